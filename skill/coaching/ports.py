"""What the coach needs of the world: somewhere to remember people, and somebody to remind them."""

from typing import NamedTuple, Protocol

from skill.coaching.messages.effects import EffectError, Reminder, Result
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.memory import Memory


class PersonRecord(Protocol):
    """What is remembered of one person, for as long as one request takes.

    No method raises. All of them together wait for the store no longer than the settings say.
    """

    remembers: bool
    """Whether anything is kept of them at all."""
    failed: bool
    """Whether the store did not answer, or not in time."""

    def recall(self, now: float) -> Memory:
        """What is known; nothing if the store fails. `now` is in seconds since the epoch."""

    def keep(self, before: Memory, after: Memory, now: float, *, over: bool = False) -> None:
        """Remember what changed in this request, and leave alone what other devices did.

        With `over` nothing may be gone on with any more, on whichever device it began.
        """

    def forget(self) -> bool:
        """Delete everything of this person; says whether that is certain."""


class PeopleRepository(Protocol):
    """Everybody who is remembered."""

    def of(self, owner: str) -> PersonRecord:
        """The person with this id of Alexa's."""


class Access(NamedTuple):
    """How Alexa's services are reached for one request; all empty if they cannot be."""

    endpoint: str = ""
    """Address of the services in the person's region."""
    token: str = ""
    """Lets the skill in for as long as the session lasts."""
    device: str = ""

    def __repr__(self) -> str:
        return "Access(…)"  # whoever has the token can act for the person


class Reminders(Protocol):
    """The reminders that this skill has set for one person, for as long as one request takes.

    No method raises. All of them together take no longer than two seconds. There is one reminder at
    the most, unless something went wrong earlier; then all of them are meant.
    """

    def set(self, schedule: Schedule, text: str, locale: str) -> Reminder | EffectError:
        """Say this text at these times, in place of any reminder that there is."""

    def cancel(self) -> Result:
        """Delete what there is; gives what was deleted."""

    def find(self) -> Result:
        """What there is."""


class ReminderService(Protocol):
    """Everybody's reminders."""

    def of(self, access: Access, now: float) -> Reminders:
        """Those of the person who made a request at `now`, in seconds since the epoch."""
