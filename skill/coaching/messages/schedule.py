"""When to remind: a time of day, and on which days.

>>> str(asked("20:30", "weekdays"))
'20:30 weekdays'
"""

import re

from skill.content.choices import Days
from skill.record import Record

_WRITTEN = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ([a-z]+)")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?")
_PARTS_OF_THE_DAY = {"MO": (8, 0), "AF": (15, 0), "EV": (19, 0), "NI": (21, 0)}
"""Morning, afternoon, evening and night, as the slot type AMAZON.TIME calls them.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html#time
"""
_SAID_WITH_DAYS = {"morning": "MO", "evening": "EV", "night": "NI"}
"""Second half of a `days` slot id, such as `daily_night` → part of the day."""
_LATE = range(5, 12)
"""Hours that mean the second half of the day if evening or night is said: 9 is then 21:00."""


class Schedule(Record):
    """A time of day on some days, in the person's own time zone."""

    hour: int
    """0 to 23."""
    minute: int
    """0 to 59."""
    days: Days = Days.DAILY

    @property
    def is_on_the_clock(self) -> bool:
        """Whether hour and minute are within their ranges."""
        return self.hour in range(24) and self.minute in range(60)

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02} {self.days}"


USUAL = Schedule(21, 0)
"""Proposed when the person names no time: the last thing before bed."""


def read(text: str) -> Schedule | None:
    """Read what `str(schedule)` gives, such as "21:00 daily"; None for any other text."""
    match = _WRITTEN.fullmatch(text)
    if match is None or match[3] not in list(Days):
        return None
    return Schedule(int(match[1]), int(match[2]), Days(match[3]))


def is_time(text: str) -> bool:
    """Whether a slot names a time, or a part of the day, that can be read."""
    return _clock(text) is not None


def asked(time: str, days: str, otherwise: Schedule = USUAL) -> Schedule:
    """The schedule that two slots name; what is missing or unreadable comes from `otherwise`."""
    named, _, part = days.partition("_")
    part_of_day = _SAID_WITH_DAYS.get(part, "")
    hour, minute = _clock(time or part_of_day) or (otherwise.hour, otherwise.minute)
    if part_of_day in {"EV", "NI"} and hour in _LATE:
        hour += 12
    return Schedule(hour, minute, Days(named) if named in list(Days) else otherwise.days)


def _clock(time: str) -> tuple[int, int] | None:
    match = _TIME.fullmatch(time)
    return (int(match[1]), int(match[2])) if match else _PARTS_OF_THE_DAY.get(time)
