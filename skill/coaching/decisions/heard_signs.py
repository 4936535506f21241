"""Danger signs in words that were read: said, only perhaps meant, or asked about and answered.

>>> from skill.coaching.state.context import Context
>>> said(Heard(Context(State(), now, library), Reading((Meaning(Kind.SIGN, "pop"),))))
SignReported(sign='pop', situations=())
"""

from collections.abc import Iterable

from skill.coaching.decisions.heard import Heard, cramp_of, every_situation, signs_of
from skill.coaching.decisions.red_flags import LEG_CHECKS, LONG_CRAMP, can_wait, most_urgent
from skill.coaching.messages.events import Control, Event, SignDoubted, SignReported, Steered
from skill.coaching.messages.questions import Question
from skill.content.model import Library
from skill.reading.reading import Kind, Meaning

THROBS = "swollen_leg.throbs"
"""Id of a sign: the leg throbs, which a swollen one does, and many a cramp."""
HANDS_OFF = "next.hands_off"
"""Id of a steering word: hands are not wanted on the calf."""
A_BIT = "eased.a_bit"
"""Id of a feeling; "a bit" says no more to a check than "maybe"."""


def said(heard: Heard) -> Event | None:
    """The most urgent sign that was said, if it cannot wait until after a cramp."""
    library = heard.context.library
    pressing = [sign for sign in signs_of(heard.reading) if not can_wait(sign, library)]
    if not pressing:
        return None
    return SignReported(most_urgent(pressing, library), every_situation(heard.reading))


def doubted(heard: Heard) -> Event | None:
    """Signs that only may have been meant, with the cramp that was reported beside them."""
    perhaps = [one for one in heard.reading.of(Kind.SIGN) if not one.certain]
    pressing = [one for one in perhaps if _presses(one.broad_id, heard.context.library)]
    if not pressing:
        return None
    cramp = cramp_of(heard.reading) if heard.reading.has(Kind.CRAMP) else None
    signs = tuple(dict.fromkeys(one.broad_id for one in pressing))
    return SignDoubted(signs, cramp, throbs=all(one.id == THROBS for one in pressing))


def _presses(sign: str, library: Library) -> bool:
    """Whether a sign that may have been meant cannot wait; a long cramp shows by itself."""
    return sign != LONG_CRAMP and not can_wait(sign, library)


def check_answered(heard: Heard) -> Event | None:
    """What answers an open danger check: yes, no, a sign that it asks for, or that it is not so.

    The question before hands are laid on the calf is answered like one; only no clears it.
    """
    if not (heard.context.checks_danger or heard.context.is_screening):
        return None
    if heard.context.is_screening and heard.reading.has(Kind.STEERING, HANDS_OFF):
        return Steered(Control.HANDS_OFF)  # "no, I'd rather not be massaged" clears nothing
    certain = heard.reading.certain
    denies = certain.has(Kind.NO) or bool(heard.reading.denied)
    if denies and _asked_for(heard, heard.reading.of(Kind.SIGN)):
        return Steered(Control.YES)  # "no chest pain but i can't breathe"
    answers = [one for one in certain.meanings if one.kind in (Kind.YES, Kind.NO)]
    if answers:
        yes = answers[-1].kind is Kind.YES
        return Steered(Control.YES if yes else Control.NO)
    if _asked_for(heard, heard.reading.denied):
        return Steered(Control.NO)
    others = [one for one in certain.meanings if one.id != A_BIT]
    return Steered(Control.YES) if certain.unsure and not others else None


def _asked_for(heard: Heard, meanings: Iterable[Meaning]) -> bool:
    """Whether one of these is a sign that the open check asks for."""
    return any(
        one.kind is Kind.SIGN
        and heard.context.is_asked(LEG_CHECKS.get(one.broad_id, Question.DANGER_CHECK))
        for one in meanings
    )


def said_and_can_wait(heard: Heard) -> Event | None:
    """The most urgent sign of those that were said and can wait until after a cramp."""
    signs = signs_of(heard.reading)
    if not signs:
        return None
    return SignReported(most_urgent(signs, heard.context.library), every_situation(heard.reading))
