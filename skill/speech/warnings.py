"""Chooses the words of a warning: to whom it is said, and where that person is."""

from collections.abc import Iterator

from skill.coaching.messages.replies import Warn
from skill.content.choices import Urgency
from skill.content.model import Library
from skill.content.word_records import HELPER, UNKNOWN_SIGN, SignWords, SituationWords, Words

PREGNANT = "pregnant"
"""Id of the situation in which some signs have other words."""


def warning_texts(warn: Warn, library: Library, words: Words) -> Iterator[str]:
    """The sentences of a warning; the first says what to do, and where to be safe first."""
    sign = library.signs.get(warn.sign)
    urgency = sign.urgency if sign else Urgency.EMERGENCY
    told = [words.warnings]
    if HELPER in warn.situations:
        told = [words.helper_warnings, words.warnings]
    place = next(
        (words.situations[one] for one in warn.situations if one in words.situations), None
    )
    yield from _opening(warn, urgency, place, told)
    yield _what_to_do(warn, told)
    if (
        urgency is Urgency.TODAY
        and (place is None or HELPER in warn.situations)
        and not (sign and sign.own_help)
    ):
        yield words.after_hours


def _opening(
    warn: Warn, urgency: Urgency, place: SituationWords | None, told: list[SignWords]
) -> Iterator[str]:
    """The first sentence; in a place that is not safe, that comes first."""
    helps = HELPER in warn.situations
    if place and urgency is Urgency.EMERGENCY and (place.helper_call or not helps):
        yield place.helper_call if helps else place.call
        return
    if place and urgency is not Urgency.EMERGENCY and urgency.stops_exercise and not helps:
        yield place.first
    own = (each.openings[warn.sign] for each in told if warn.sign in each.openings)
    usual = (each.urgencies[urgency] for each in told if urgency in each.urgencies)
    yield next(own, "") or next(usual)


def _what_to_do(warn: Warn, told: list[SignWords]) -> str:
    """What to do about the sign, or not to do."""
    sign = warn.sign or UNKNOWN_SIGN
    for each in told:
        if PREGNANT in warn.situations and sign in each.pregnant:
            return each.pregnant[sign]
        if sign in each.signs:
            return each.signs[sign]
    raise LookupError(f"there are no words for {sign}")
