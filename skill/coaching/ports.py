"""Interfaces that the coach needs from outside: a store of people, and reminders."""

from collections.abc import Callable
from typing import Protocol

from skill.coaching.messages.effects import EffectError, Reminder, Result
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.memory import Memory
from skill.record import Record


class PersonRecord(Protocol):
    """What is stored about one person; an instance serves one request.

    No method raises. Together they wait for the store no longer than the time in the settings; only
    the end of all walks is tried for up to a second.
    """

    remembers: bool
    """Whether anything is ever stored about this person."""
    failed: bool
    """Whether the store failed, or did not answer in time."""

    def recall(self, now: float) -> Memory:
        """What is stored; an empty memory if the store fails. `now` is in epoch seconds.

        It is called by the request that begins a conversation.
        """

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> float:
        """Store what differs between `before` and `after`; other devices' changes stay.

        Nothing is stored of what was erased since the conversation began. A place that is left out
        in `after` ends all conversations' walks of this person. With `over` no walk of anybody of
        the account can be resumed, on any device; what fails of that is tried again later.

        Returns:
            The mark that `after` has from now on.
        """

    def lose_reminders(self, is_gone: Callable[[str], bool], now: float) -> None:
        """Remove the tokens of which `is_gone` says so, of whomever of the account."""

    def forget(self, now: float) -> bool:
        """Delete everything about this person; returns whether that surely succeeded.

        What was stored when no voice was recognized may be theirs, and is deleted too. If it is not
        known whose voice it is, everything about everybody of the account is deleted.
        """

    def is_first(self, now: float) -> bool:
        """Whether this request is seen for the first time; to be asked before it has an effect.

        From then on it counts as seen, for as long as it could be repeated.
        """


class PeopleRepository(Protocol):
    """The store of all people."""

    def of(self, account: str, person: str = "", request: str = "") -> PersonRecord:
        """The record of a person.

        Args:
            account: The Alexa user id.
            person: Key of the recognized person; empty if no voice was recognized.
            request: What tells the request from all others of the account; empty if nothing does.
        """


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
