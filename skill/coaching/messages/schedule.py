"""When somebody wants to be reminded: a time of the day, and on which days.

>>> str(asked("20:30", "weekdays"))
'20:30 weekdays'
"""

import re
from typing import NamedTuple

from skill.content.choices import Days

_WRITTEN = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ([a-z]+)")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?")
_PARTS_OF_THE_DAY = {"MO": (8, 0), "AF": (15, 0), "EV": (19, 0), "NI": (21, 0)}
"""Morning, afternoon, evening and night, as the slot type AMAZON.TIME calls them.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html#time
"""
_SAID_WITH_DAYS = {"morning": "MO", "evening": "EV", "night": "NI"}
"""Parts of the day as days may end in them: `daily_night`."""
_LATE = range(5, 12)
"""Hours that are meant twelve hours later by somebody who says evening or night."""


class Schedule(NamedTuple):
    """A time on some days, as clocks show it where the person lives."""

    hour: int
    """0 to 23."""
    minute: int
    """0 to 59."""
    days: Days = Days.DAILY

    @property
    def is_on_the_clock(self) -> bool:
        """Whether there is such a time of the day."""
        return self.hour in range(24) and self.minute in range(60)

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02} {self.days}"


USUAL = Schedule(21, 0)
"""What is proposed to somebody who names no time: last thing before bed."""


def read(text: str) -> Schedule | None:
    """Read what `str` wrote; None if it is anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None or found[3] not in list(Days):
        return None
    return Schedule(int(found[1]), int(found[2]), Days(found[3]))


def asked(time: str, days: str, otherwise: Schedule = USUAL) -> Schedule:
    """The schedule of two slots; what is missing or means nothing is as in `otherwise`."""
    named, _, part = days.partition("_")
    part_of_day = _SAID_WITH_DAYS.get(part, "")
    found = _TIME.fullmatch(time)
    clock = (int(found[1]), int(found[2])) if found else _PARTS_OF_THE_DAY.get(time or part_of_day)
    hour, minute = clock or (otherwise.hour, otherwise.minute)
    if part_of_day in {"EV", "NI"} and hour in _LATE:
        hour += 12
    return Schedule(hour, minute, Days(named) if named in list(Days) else otherwise.days)
