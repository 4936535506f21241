"""Times of the day in words: what Alexa's slot type AMAZON.TIME hears, to five minutes.

Its values are times such as 21:00, or MO, AF, EV and NI for a part of the day.
https://developer.amazon.com/en-US/docs/alexa/custom-skills/slot-type-reference.html#time
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from simulator.hearing.normalize import normalize

AMAZON_TIME = "AMAZON.TIME"
STEP = 5
"""Minutes from one time that is heard to the next."""
NOON = 12


def times_of_day(words: Mapping[str, Any], language: str) -> dict[str, tuple[str, ...]]:
    """Value of AMAZON.TIME → the ways to say it.

    A time without a half of the day, such as "half past eight", is taken for the one from one in
    the morning to before one in the afternoon. Amazon does not say which it picks.

    Args:
        words: `named`: value → its own names; `minutes`: minute → ways to say it, with {hour} and
            {next}; `halves`: what follows an hour of twelve → first and last hour of the day for
            which it does. Empty for a language whose times are not heard.
        language: Such as en.
    """
    times = {value: tuple(names) for value, names in words.get("named", {}).items()}
    for minute, hour in product(range(0, 60, STEP), range(24)) if words else ():
        value = f"{hour:02}:{minute:02}"
        times[value] = (*times.get(value, ()), *_wordings(hour, minute, words, language))
    return times


def _wordings(hour: int, minute: int, words: Mapping[str, Any], language: str) -> Iterator[str]:
    """Every way to say one time, without its names."""
    spoken = list(_on_twelve_hours(hour, minute, words, language))
    yield from spoken if 1 <= hour <= NOON else [_digits(hour, minute, language)]
    for half, (first, last) in words["halves"].items():
        if first <= hour <= last:
            yield from (f"{time} {half}" for time in spoken)


def _on_twelve_hours(
    hour: int, minute: int, words: Mapping[str, Any], language: str
) -> Iterator[str]:
    this, following = (
        normalize(str(number % NOON or NOON), language) for number in (hour, hour + 1)
    )
    yield _digits(hour % NOON or NOON, minute, language)
    for way in words["minutes"].get(str(minute), ()):
        yield way.format(hour=this, next=following)


def _digits(hour: int, minute: int, language: str) -> str:
    """The time as it is read from a digital clock: "nine thirty", "twenty one fifteen"."""
    return normalize(f"{hour}:{minute:02}", language)
