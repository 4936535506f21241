"""Chooses the words of a warning: to whom it is said, and where that person is."""

from collections.abc import Iterator

from skill.coaching.messages.replies import Warn
from skill.content.choices import Urgency
from skill.content.model import Library
from skill.content.word_records import HELPER, UNKNOWN_SIGN, PlaceWords, SignWords, Words

PREGNANT = "pregnant"
"""Id of the situation in which something else is done about some signs."""


def warning_texts(warn: Warn, library: Library, words: Words) -> Iterator[str]:
    """The sentences of a warning; the first says what to do, and where to be safe first.

    What has to be done on dry land and firm ground waits until the person is there.
    """
    sign = library.signs.get(warn.sign)
    urgency = sign.urgency if sign else Urgency.EMERGENCY
    told = [words.warnings]
    if HELPER in warn.situations:
        told = [words.helper_warnings, words.warnings]
    place = _place(warn, words) if urgency.stops_exercise else None
    yield from _opening(warn, urgency, place, told)
    yield from _what_to_do(warn, place, told)
    if urgency is Urgency.TODAY and not (sign and sign.own_help):
        yield words.after_hours


def _place(warn: Warn, words: Words) -> PlaceWords | None:
    """What is said where the person is, if that is not safe."""
    unsafe = (words.situations[one] for one in warn.situations if one in words.situations)
    found = next(unsafe, None)
    return found.told(HELPER in warn.situations) if found else None


def _opening(
    warn: Warn, urgency: Urgency, place: PlaceWords | None, told: list[SignWords]
) -> Iterator[str]:
    """The first sentence; in a place that is not safe, that comes first."""
    if place and urgency is Urgency.EMERGENCY:
        yield place.call
        return
    if place:
        yield place.first
    own = (each.openings[warn.sign] for each in told if warn.sign in each.openings)
    usual = (each.urgencies[urgency] for each in told if urgency in each.urgencies)
    yield next(own, "") or next(usual)


def _what_to_do(warn: Warn, place: PlaceWords | None, told: list[SignWords]) -> Iterator[str]:
    """What holds anywhere, then what is done once the person is safe."""
    sign = warn.sign or UNKNOWN_SIGN
    anywhere = next((each.signs[sign] for each in told if sign in each.signs), "")
    if not anywhere:
        raise LookupError(f"there are no words for {sign}")
    yield anywhere
    if deed := _deed(sign, PREGNANT in warn.situations, told):
        yield from (place.once_safe, deed) if place else (deed,)


def _deed(sign: str, pregnant: bool, told: list[SignWords]) -> str:
    """What to do about a sign; empty for nothing."""
    for each in told:
        if pregnant and sign in each.pregnant:
            return each.pregnant[sign]
        if sign in each.deeds:
            return each.deeds[sign]
    return ""
