"""Effects: what a decision needs done outside the conversation, and their results.

>>> respond(State(), ForgetAsked(), library, now).effect
Forget()
"""

from enum import StrEnum

from skill.coaching.messages.schedule import Schedule
from skill.record import Record


class SetReminder(Record):
    """Set a reminder at these times; it replaces an existing one."""

    schedule: Schedule
    permitted: bool = False
    """Whether the person has just given permission, so that they are not asked again."""


class CancelReminder(Record):
    """Delete the person's reminder."""


class FindReminder(Record):
    """Find out when the person is reminded."""

    changing: bool = False
    """Whether the person wants it changed, to the `time` or `days` that are not empty."""
    time: str = ""
    days: str = ""


class Forget(Record):
    """Delete everything that is stored about the person."""


Effect = SetReminder | CancelReminder | FindReminder | Forget
"""Something to be done before an answer can be given."""


class Reminder(Record):
    """A reminder that is set."""

    token: str
    schedule: Schedule | None
    """None if the person changed it to times that a `Schedule` cannot express."""


class EffectError(StrEnum):
    """Why an effect failed."""

    NOT_PERMITTED = "not_permitted"
    UNSUPPORTED = "unsupported"
    """The device has no reminders."""
    TOO_MANY = "too_many"
    """The person has as many reminders as Alexa allows."""
    BUSY = "busy"
    """Too many requests at once."""
    NO_TIME_ZONE = "no_time_zone"
    """The device has no time zone set."""
    DOWN = "down"
    """The service gave no answer, a late one, or one that cannot be read."""


Result = Reminder | None | EffectError
"""The reminder that is set, or that was just cancelled; None if there is none.

Forgetting succeeds with None.
"""
