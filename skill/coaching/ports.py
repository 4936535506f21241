"""Interfaces that the coach needs from outside: a store of people, and reminders."""

from typing import Protocol

from skill.coaching.messages.effects import EffectError, Reminder, Result
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.memory import Memory
from skill.record import Record


class PersonRecord(Protocol):
    """What is stored about one person; an instance serves one request.

    No method raises. Together they wait for the store no longer than the time in the settings.
    """

    remembers: bool
    """Whether anything is ever stored about this person."""
    failed: bool
    """Whether the store failed, or did not answer in time."""

    def recall(self, now: float) -> Memory:
        """What is stored; an empty memory if the store fails. `now` is in epoch seconds."""

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Store what differs between `before` and `after`; other devices' changes stay.

        With `over` no unfinished walk can be resumed any more, on any device.
        """

    def forget(self) -> bool:
        """Delete everything about this person; returns whether that surely succeeded."""


class PeopleRepository(Protocol):
    """The store of all people."""

    def of(self, owner: str) -> PersonRecord:
        """The record of the account with this Alexa user id."""


class Access(Record):
    """Address and credentials of Alexa's services for one request; empty if there are none."""

    endpoint: str = ""
    """Base address of the services in the person's region."""
    token: str = ""
    """Bearer token, valid as long as the session."""
    device: str = ""

    def __repr__(self) -> str:
        return "Access(…)"  # whoever has the token can act for the person


class Reminders(Protocol):
    """The reminders that this skill has set for one person; an instance serves one request.

    No method raises. Together they take two seconds at most. A person has at most one reminder,
    unless something went wrong earlier; then each method means all of them.
    """

    def set(self, schedule: Schedule, text: str, locale: str) -> Reminder | EffectError:
        """Set a reminder that says this text; it replaces an existing one."""

    def cancel(self) -> Result:
        """Delete the reminder; returns the deleted one, or None if there was none."""

    def find(self) -> Result:
        """The reminder that is set; None if there is none."""


class ReminderService(Protocol):
    """The reminders of all people."""

    def of(self, access: Access, now: float) -> Reminders:
        """The reminders of the person who made a request at `now`, in seconds since the epoch."""
