"""Wordings of times of day, in steps of five minutes, for Alexa's slot type AMAZON.TIME.

Its values are times such as 21:00, and MO, AF, EV and NI for parts of the day.
https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html#time
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from simulator.hearing.hours import hour_in_words
from simulator.hearing.normalize import normalize

AMAZON_TIME = "AMAZON.TIME"
STEP = 5
"""Minutes between two times that are recognized."""
NOON = 12


def times_of_day(words: Mapping[str, Any], language: str) -> dict[str, tuple[str, ...]]:
    """Value of AMAZON.TIME → its wordings.

    A time without a part of the day, such as "half past eight", means the one between 01:00 and
    12:59. Amazon does not say which it picks.

    Args:
        words: `named`: value → its names; `minutes`: minute → templates with {hour} and {next};
            `hours`: how these hours are said; `parts`: template with {time}, such as "{time} pm" →
            first and last hour it is said with, where the last may be past midnight; `digital`:
            times as a digital clock shows them. Empty for a language whose times are not
            recognized.
        language: Language code, such as en.
    """
    times = {value: tuple(names) for value, names in words.get("named", {}).items()}
    for minute, hour in product(range(0, 60, STEP), range(24)) if words else ():
        value = f"{hour:02}:{minute:02}"
        times[value] = (*times.get(value, ()), *_wordings(hour, minute, words, language))
    return {value: tuple(dict.fromkeys(names)) for value, names in times.items()}


def _wordings(hour: int, minute: int, words: Mapping[str, Any], language: str) -> Iterator[str]:
    """All wordings of one time, except its names."""
    spoken = list(_on_twelve_hours(hour, minute, words, language))
    yield from spoken if 1 <= hour <= NOON else [_digits(hour, minute, language)]
    for part, (first, last) in words["parts"].items():
        if _is_within(hour, first, last):
            yield from (part.format(time=time) for time in spoken)


def _is_within(hour: int, first: int, last: int) -> bool:
    """Whether an hour is one of these, the last of which may be past midnight."""
    return first <= hour <= last if first <= last else hour >= first or hour <= last


def _on_twelve_hours(
    hour: int, minute: int, words: Mapping[str, Any], language: str
) -> Iterator[str]:
    this, following = (
        normalize(hour_in_words(number % NOON or NOON, language, words.get("hours", {})), language)
        for number in (hour, hour + 1)
    )
    yield _digits(hour % NOON or NOON, minute, language)
    for way in words["minutes"].get(str(minute), ()):
        yield way.format(hour=this, next=following)


def _digits(hour: int, minute: int, language: str) -> str:
    """The time as read from a digital clock: "nine thirty", "twenty one fifteen"."""
    return normalize(f"{hour}:{minute:02}", language)
