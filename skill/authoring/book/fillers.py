"""Fills placeholders as when spoken, so that nobody has to read braces."""

from collections.abc import Mapping

from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Days, Side
from skill.content.word_records import LEG_LABEL, Words
from skill.speech.phrasebook import Phrasebook

NINE_IN_THE_EVENING = Schedule(21, 0, Days.DAILY)
TIMES: Mapping[str, Schedule] = {
    "when": NINE_IN_THE_EVENING,
    "on_the_hour": Schedule(7, 0, Days.WEEKDAYS),
    "few_minutes": Schedule(6, 5, Days.SUNDAY),
    "minutes": Schedule(18, 45, Days.WEEKENDS),
}
"""Template of a time → a time that is said with it."""
HELD, COUNTED, OF = 30, 2, 4
"""Seconds of a hold, a number, and the number of all."""


def fillers(words: Words, number: str = "") -> Mapping[str, str]:
    """Placeholder → words that may take its place: a left leg, thirty seconds, a local number.

    Args:
        words: The words of the language.
        number: The emergency number; empty for what is said where it is unknown.
    """
    return {
        **words.legs[Side.LEFT],
        "number": number or words.local_number,
        "duration": words.seconds[HELD],
        "n": words.numbers[COUNTED],
        "round": words.numbers[COUNTED],
        "total": words.numbers[OF],
        "all": words.numbers[OF],
        "what": words.legs[Side.RIGHT][LEG_LABEL],
        "name": next(iter(words.routines.values())).name,
        "who": next(iter(words.written.situations.values())),
        "when": Phrasebook(words, {}).when(NINE_IN_THE_EVENING),
    }


def times(words: Words) -> Mapping[str, str]:
    """Template of a time → an example of what is said with it."""
    return {name: Phrasebook(words, {}).when(time) for name, time in TIMES.items()}
