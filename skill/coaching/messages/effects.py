"""Effects: what a decision needs done outside of the conversation, and what came of it.

>>> respond(State(), ForgetAsked(), library, now).effect
Forget()
"""

from enum import StrEnum
from typing import NamedTuple

from skill.coaching.messages.schedule import Schedule


class SetReminder(NamedTuple):
    """Remind at these times, in place of any reminder that there is."""

    schedule: Schedule
    permitted: bool = False
    """Whether the person has just been asked for permission, and gave it."""


class CancelReminder(NamedTuple):
    """Remind no more."""


class FindReminder(NamedTuple):
    """Find out when the person is reminded."""

    changing: bool = False
    """Whether it is to be moved: to the time or the days below, if they are not empty."""
    time: str = ""
    days: str = ""


class Forget(NamedTuple):
    """Delete everything that is remembered of the person."""


Effect = SetReminder | CancelReminder | FindReminder | Forget
"""Something to be done before an answer can be given."""


class Reminder(NamedTuple):
    """A reminder that is set."""

    token: str
    schedule: Schedule | None
    """None if the person changed it into something that cannot be said here."""


class EffectError(StrEnum):
    """Why an effect came to nothing."""

    NOT_PERMITTED = "not_permitted"
    UNSUPPORTED = "unsupported"
    """The device cannot remind anybody."""
    TOO_MANY = "too_many"
    """The person has as many reminders as there can be."""
    BUSY = "busy"
    """Too many requests at once."""
    NO_TIME_ZONE = "no_time_zone"
    """Nobody knows what time it is where the device is."""
    DOWN = "down"
    """No answer, none in time, or none that makes sense."""


Result = Reminder | None | EffectError
"""The reminder that there is now, or was until now when it was cancelled.

None if there is none, or if everything is forgotten.
"""
