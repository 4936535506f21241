"""What was said and where, and the cramp in it.

>>> cramp_of(Reading((Meaning(Kind.CRAMP), Meaning(Kind.LEG, "left")))).leg
<Leg.LEFT: 'left'>
"""

from skill.coaching.messages.events import CrampReported, Feeling
from skill.coaching.state.context import Context
from skill.content.choices import Leg, NamedLeg, OtherLeg
from skill.content.word_records import GENTLY, HELPER
from skill.reading.reading import Kind, Meaning, Reading
from skill.record import Record

PASSENGER = "passenger"
"""Id of the situation of who is driven."""


class Heard(Record):
    """Words that were read, in the conversation in which they were said."""

    context: Context
    reading: Reading


def cramp_of(reading: Reading) -> CrampReported:
    """The cramp, with all that was said of it."""
    return CrampReported(
        leg=leg_of(reading),
        situations=situations_of(reading) + _hurt_by(reading),
        severe=reading.has(Kind.SEVERITY),
        then_remind=reading.has(Kind.WISH, "remind"),
        signs=signs_of(reading),
    )


def signs_of(reading: Reading) -> tuple[str, ...]:
    """The danger signs that were said."""
    return tuple(one.broad_id for one in reading.of(Kind.SIGN) if one.certain)


def _hurt_by(reading: Reading) -> tuple[str, ...]:
    """That the stretch hurts, if that was said with the cramp: it is not begun as usual."""
    return (GENTLY,) if reading.has(Kind.FEELING, Feeling.WORSE_FROM_STRETCH) else ()


def leg_of(reading: Reading) -> NamedLeg | None:
    """The leg that was named last; both if both were."""
    named = dict.fromkeys(one.id for one in reading.of(Kind.LEG))
    if {Leg.LEFT, Leg.RIGHT} <= named.keys() or {Leg.BOTH, OtherLeg.OTHER} <= named.keys():
        return Leg.BOTH
    return next((_leg(id_) for id_ in reversed(named)), None)


def _leg(id_: str) -> NamedLeg:
    return OtherLeg.OTHER if id_ == OtherLeg.OTHER else Leg(id_)


def situations_of(reading: Reading) -> tuple[str, ...]:
    """Where and how the person is; with a cramp also what they only may have said of it."""
    cramp = reading.has(Kind.CRAMP)
    return tuple(one.id for one in _situations(reading) if one.certain or cramp)


def every_situation(reading: Reading) -> tuple[str, ...]:
    """All that was said, or may have been, of where and how the person is.

    With a danger sign, also what is only likely counts: whose it is, and whether she is pregnant.
    """
    return tuple(one.id for one in _situations(reading))


def _situations(reading: Reading) -> list[Meaning]:
    """All situations; whoever drives a passenger, who speaks, is not the one who is helped."""
    driven = reading.has(Kind.SITUATION, PASSENGER)
    return [one for one in reading.of(Kind.SITUATION) if not (driven and one.id == HELPER)]
