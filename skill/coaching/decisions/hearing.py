"""What is meant by words that were read: of all meanings, which one is acted on.

>>> meant(State(), Said(reader.read("help me with this cramp and then remind me")), library, now)
CrampReported(leg=None, situations=(), severe=False, then_remind=True, signs=())
"""

from collections.abc import Callable, Iterable, Mapping

from skill.coaching.decisions import heard_signs
from skill.coaching.decisions.heard import Heard, cramp_of, leg_of, situations_of
from skill.coaching.messages.events import (
    AdviceAsked,
    AnswerDoubted,
    Control,
    CrampReported,
    Event,
    Feeling,
    Felt,
    ForgetAsked,
    NotUnderstood,
    Nudge,
    PaceAsked,
    ReminderWanted,
    Said,
    SignDoubted,
    SignReported,
    SituationTold,
    Steered,
    StretchAsked,
)
from skill.coaching.state.context import Context
from skill.coaching.state.state import State
from skill.content.choices import OtherLeg
from skill.content.model import Library
from skill.reading.reading import Kind, Meaning

MOVEMENT = "movement"
"""Topic of questions about how a movement goes."""
_FEELINGS: Mapping[str, Feeling] = {
    "eased": Feeling.EASING,
    "eased.a_bit": Feeling.A_BIT,
    "gone": Feeling.GONE,
    "same": Feeling.SAME,
    "worse": Feeling.WORSE,
    "worse_from_stretch": Feeling.WORSE_FROM_STRETCH,
}
_CONTROLS: Mapping[str, Event] = {
    **{control.value: Steered(control) for control in Control},
    "next.done": Steered(Control.DONE),
    "next.onward": Steered(Control.ONWARD),
    "next.hands_off": Steered(Control.HANDS_OFF),
    "slower": PaceAsked(Nudge.MORE),
    "longer": PaceAsked(Nudge.MORE),
    "faster": PaceAsked(Nudge.LESS),
    "shorter": PaceAsked(Nudge.LESS),
}
"""Steering word → its event."""
_KEEP_THE_PLACE = frozenset({"repeat", "pause", "time_left", "help"})
"""Steering words that may be acted on though they are only a guess."""
_ANSWERS = frozenset({Kind.FEELING, Kind.STEERING, Kind.YES, Kind.NO, Kind.SIGN})
"""Kinds of which a guess, or a sign that can wait, has the open question asked again."""
_CRIES = frozenset({"stop", "pause", "help"})
"""Steering words that count only where nothing else is meant: "stop, something popped"."""


def meant(state: State, said: Said, library: Library, now: float) -> Event:
    """The event that the words stand for, given what is open and under way."""
    heard = Heard(Context(state, now, library), said.reading)
    for find in _ORDER:
        event = find(heard)
        if event is not None:
            return event
    taken_for = _taken_for(heard.context, said.taken_for)
    doubted = not said.reading.kinds.isdisjoint(_ANSWERS) and not heard.context.is_new
    return AnswerDoubted() if doubted and taken_for == NotUnderstood() else taken_for


def _taken_for(context: Context, event: Event) -> Event:
    """What Alexa took unread words for, unless that would end or move something on a guess."""
    if isinstance(event, SignReported):
        return SignDoubted()
    harmless = isinstance(event, AdviceAsked) or context.state.walk is None
    guessed = isinstance(event, CrampReported | StretchAsked | AdviceAsked)
    return event if harmless and guessed else NotUnderstood()


def _unsafe_place(heard: Heard) -> Event | None:
    """A cramp where something must be made safe first, even if only the place was said."""
    situations = heard.context.library.situations
    unsafe = any(
        one.id in situations and situations[one.id].safe_from
        for one in heard.reading.of(Kind.SITUATION)
        if one.certain
    )
    asks = heard.reading.has(Kind.TOPIC) and not heard.reading.has(Kind.CRAMP)
    return cramp_of(heard.reading) if unsafe and not asks else None


def _feeling(heard: Heard) -> Event | None:
    """How the cramp is doing, in a walk or at the end of one."""
    felt = [one for one in heard.reading.of(Kind.FEELING) if one.certain]
    if not felt or (heard.context.state.walk is None and heard.reading.has(Kind.CRAMP)):
        return None
    # "Stop, it hurts" is no mere "it hurts": what comes from the stretch counts first.
    told = max(felt, key=lambda one: (_FEELINGS[one.id] is Feeling.WORSE_FROM_STRETCH, one.place))
    return Felt(_FEELINGS[told.id], leg_of(heard.reading))


def _cramp(heard: Heard) -> Event | None:
    """A cramp; on a guess only where no walk is under way that it would end."""
    cramps = heard.reading.of(Kind.CRAMP)
    if not cramps or _is_general(heard):
        return None
    rows = heard.context.library.situations.values()
    first = (topic for row in rows for topic in row.before_relief if _asks(heard, topic))
    if topic := next(first, ""):
        return AdviceAsked(topic)
    certain = any(one.certain for one in cramps)
    return cramp_of(heard.reading) if certain or heard.context.state.walk is None else None


def _asks(heard: Heard, topic: str) -> bool:
    return any(one.id == topic and one.certain for one in heard.reading.of(Kind.TOPIC))


def _is_general(heard: Heard) -> bool:
    """Whether cramps are only talked about: with a topic or a sign that can wait, on a guess."""
    certain = any(one.certain for one in heard.reading.of(Kind.CRAMP))
    return not certain and (heard.reading.has(Kind.TOPIC) or heard.reading.has(Kind.SIGN))


def _question(heard: Heard) -> Event | None:
    """A question, the narrowest first; "how does this go?" has the step said again."""
    library = heard.context.library
    topics = [one for one in heard.reading.of(Kind.TOPIC) if library.topic(one.id)]
    named = heard.reading.has(Kind.LEG) and heard.context.state.walk is not None
    wanted = heard.reading.certain.has(Kind.STRETCH)
    if not topics or ((named or wanted) and not any(one.certain for one in topics)):
        return None
    asked = min(topics, key=lambda one: (not one.certain, one.id == one.broad_id)).id
    if asked == MOVEMENT and heard.context.state.walk is not None:
        return Steered(Control.REPEAT)
    return AdviceAsked(asked, situations_of(heard.reading))


def _asks_for_reminder(heard: Heard) -> Event | None:
    """A reminder, where nothing is under way that a sentence about it could mean instead."""
    asks = heard.reading.certain.has(Kind.WISH, "remind")
    return _wish(heard) if asks and heard.context.state.walk is None else None


def _stretch(heard: Heard) -> Event | None:
    """A routine that is asked for; on a guess only where no walk is under way."""
    wanted = _certain_first(heard.reading.of(Kind.STRETCH))
    if not wanted or not (wanted[-1].certain or heard.context.state.walk is None):
        return None
    return StretchAsked(wanted[-1].id, leg_of(heard.reading), situations_of(heard.reading))


def _place_named(heard: Heard) -> Event | None:
    """A leg or a situation alone: the walk under way goes on with it, or a cramp is meant."""
    if not heard.reading.has(Kind.LEG) and not situations_of(heard.reading):
        return None
    if heard.context.state.walk is None and not heard.context.cramp_possible:
        return None
    return SituationTold(situations_of(heard.reading), leg_of(heard.reading))


def _other_leg(heard: Heard) -> Event | None:
    """Another leg than the one under way: a correction, whatever no or yes comes with it."""
    asks = any(one.certain for one in heard.reading.of(Kind.TOPIC))
    other = leg_of(heard.reading) is OtherLeg.OTHER
    return _place_named(heard) if other and not asks else None


def _corrected_place(heard: Heard) -> Event | None:
    """Where the person is after all, whatever no or yes comes with it: "no, I'm the passenger"."""
    walk, rows = heard.context.state.walk, heard.context.library.situations
    told = [rows[one] for one in situations_of(heard.reading) if one in rows]
    excluded = {one for row in told for one in row.excludes}
    return _place_named(heard) if walk and excluded & {*walk.situations} else None


def _answer(heard: Heard) -> Event | None:
    """Yes or no, where something was asked."""
    answers = [
        one for one in (*heard.reading.of(Kind.YES), *heard.reading.of(Kind.NO)) if one.certain
    ]
    if not answers:
        return None
    last = max(answers, key=lambda one: one.place)
    cries = [one for one in heard.reading.of(Kind.STEERING) if one.certain and one.id in _CRIES]
    if any(cry.place > last.place for cry in cries):
        return None  # the yes was only a beginning: "okay pause"
    return Steered(Control.YES if last.kind is Kind.YES else Control.NO)


def _steering(heard: Heard) -> Event | None:
    """What moves the walk; words that can be a mere cry, such as "stop", are left for later."""
    wanted = [
        one.id for one in heard.reading.of(Kind.STEERING) if one.certain and one.id not in _CRIES
    ]
    return _CONTROLS.get(wanted[-1]) if wanted else None


def _cried(heard: Heard) -> Event | None:
    """Steering words of which nothing else was said, and guesses that keep the place."""
    wanted = [
        one.id
        for one in heard.reading.of(Kind.STEERING)
        if one.certain or one.id in _KEEP_THE_PLACE
    ]
    return _CONTROLS.get(wanted[-1]) if wanted else None


def _wish(heard: Heard) -> Event | None:
    if any(one.id == "forget" and one.certain for one in heard.reading.of(Kind.WISH)):
        return ForgetAsked()
    return ReminderWanted() if heard.reading.has(Kind.WISH, "remind") else None


def _certain_first(meanings: Iterable[Meaning]) -> list[Meaning]:
    return sorted(meanings, key=lambda one: not one.certain)


_ORDER: tuple[Callable[[Heard], Event | None], ...] = (
    heard_signs.said,
    heard_signs.check_answered,
    heard_signs.doubted,
    _unsafe_place,
    _feeling,
    _cramp,
    _other_leg,
    _corrected_place,
    heard_signs.said_and_can_wait,
    _asks_for_reminder,
    _steering,
    _question,
    _stretch,
    _answer,
    _cried,
    _place_named,
    _wish,
)
"""Which meaning goes before which; each gives the event of its meaning, or None."""
