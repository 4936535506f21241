"""The relief ladder: how the cramp responds decides the next movement, up to after-care.

>>> first, question = respond(State(), CrampReported(), library, now).replies
>>> first.rung, question.question.value
('toes_up', 'easing')
"""

from skill.coaching.decisions import red_flags, reminders, walking
from skill.coaching.messages.events import CrampReported, Feeling, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, Reply, Say
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Relief, Walk
from skill.content.choices import Leg
from skill.content.model import Rung

_GOOD = (Feeling.EASING, Feeling.GONE)
ROUTINE = "relief"
"""Stands for the id of a routine in a walk through the ladder."""


def report(context: Context, event: CrampReported) -> Outcome:
    """Begin relief; if it is under way, repeat the rung for the leg and situation just named."""
    if context.relieving:
        return _report_again(context, event)
    return begin(context, event)


def begin(context: Context, event: CrampReported, worse: int = 0) -> Outcome:
    """Begin with the first movement; `worse` is how many times in a row the cramp got worse."""
    state = context.state
    wished = context.with_state(state._replace(then_remind=state.then_remind or event.then_remind))
    return walking.speak_from(wished, first_walk(context, event, worse))


def first_walk(context: Context, event: CrampReported, worse: int = 0) -> Walk:
    """The walk at the first rung of the ladder."""
    relief = Relief(began=context.now, severe=event.severe, worse=worse)
    situation = walking.foremost(event.situations, context.library)
    return Walk(ROUTINE, leg=event.leg, situation=situation, relief=relief)


def _report_again(context: Context, event: CrampReported) -> Outcome:
    updated = _updated(context, event.leg, event.situations)
    relief = context.relief._replace(severe=event.severe or context.relief.severe)
    updated = updated._replace(relief=relief)
    if context.at_check_in and updated == context.walk:
        return feel(context, Feeling.SAME)
    return walking.speak_from(context, _at_rung(context, updated, context.segment.rung))


def _updated(context: Context, leg: Leg | None, situations: tuple[str, ...]) -> Walk:
    """The walk with the leg and the situation that were just named; empty ones stay."""
    walk = context.walk
    situation = walking.foremost(situations, context.library) or walk.situation
    return walk._replace(leg=leg or walk.leg, situation=situation)


def feel(context: Context, feeling: Feeling) -> Outcome:
    """React to how the cramp is doing: go up the ladder, on to after-care, or warn."""
    if context.is_asked(Question.MADE_SAFE):
        safe = context.walk.safe or feeling in _GOOD
        return walking.speak_from(context, context.walk._replace(safe=safe))
    rung = _rung(context)
    other_leg = context.segment.ask is Question.OTHER_LEG
    if feeling in _GOOD:
        return _better(context, "" if feeling is Feeling.GONE else rung.easing)
    worse = context.relief.worse + 1 if feeling is Feeling.WORSE else 0
    if worse > 1 or _exhausted(context, rung):
        return red_flags.warn(context, red_flags.LONG_CRAMP)
    if other_leg:
        return walking.speak_from(context, _next_leg(context, worse))
    lead_in = Say(Phrase.WORSE if worse else Phrase.ONWARD)
    return _go(context, _otherwise(context, rung), lead_in, worse=worse)


def _better(context: Context, rung: str) -> Outcome:
    """Go on with the other leg, or with this rung; without one, to after-care."""
    if context.segment.ask is Question.OTHER_LEG:
        return walking.speak_from(context, _next_leg(context, worse=0), Say(Phrase.PRAISE))
    return _go(context, rung, Say(Phrase.PRAISE))


def _exhausted(context: Context, rung: Rung) -> bool:
    """Whether the cramp has lasted too long, or the last rung was tried `rounds` times."""
    ladder, relief = context.library.ladder, context.relief
    last_round = rung.id == ladder.last_try and relief.tries >= ladder.rounds
    return last_round or context.now - relief.began >= ladder.minutes * 60


def _otherwise(context: Context, rung: Rung) -> str:
    relief = context.relief
    return rung.severe if rung.severe and (relief.severe or relief.tries) else rung.otherwise


def _next_leg(context: Context, worse: int) -> Walk:
    walk = context.walk
    return walk.at(walk.segment + 1)._replace(relief=context.relief._replace(worse=worse))


def next_rung(context: Context) -> Outcome:
    """Skip to the next rung, without claiming that the cramp has eased."""
    following = context.segments[context.walk.segment + 1 :]
    rung = following[0].rung if following else ""
    if rung == context.segment.rung:
        return walking.next_step(context)
    return _go(context, rung, position=True)


def ask_for(context: Context, event: StretchAsked) -> Outcome:
    """Go to the rung of a requested routine; repeat this rung if it has none or has to wait."""
    updated = _updated(context, event.leg, event.situations)
    for rung in context.library.ladder.rungs:
        if event.routine in (rung.routine, rung.seated) and not rung.needs_easing:
            seated = event.routine == rung.seated and rung.seated != rung.routine
            return _enter(context, updated._replace(seated=seated), rung.id)
    return walking.speak_from(
        context, _at_rung(context, updated, context.segment.rung), position=True
    )


def _go(
    context: Context, rung: str, *before: Reply, worse: int = 0, position: bool = False
) -> Outcome:
    if not rung:
        return after_care(context, *before)
    return _enter(context, context.walk, rung, *before, worse=worse, position=position)


def _enter(
    context: Context, walk: Walk, rung: str, *before: Reply, worse: int = 0, position: bool = False
) -> Outcome:
    """Begin a rung; warn instead if it is the last one and was tried `rounds` times."""
    ladder, relief = context.library.ladder, context.relief
    tries = relief.tries + (rung == ladder.last_try)
    if rung == ladder.last_try and tries > ladder.rounds:
        return red_flags.warn(context, red_flags.LONG_CRAMP)
    entered = walk._replace(relief=relief._replace(tries=tries, worse=worse))
    return walking.speak_from(context, _at_rung(context, entered, rung), *before, position=position)


def _at_rung(context: Context, walk: Walk, rung: str) -> Walk:
    ids = [segment.rung for segment in segments(walk, context.library)]
    return walk.at(ids.index(rung))


def after_care(context: Context, *before: Reply) -> Outcome:
    """End relief with the advice for after a cramp, and the disclaimer the first time."""
    topic = context.library.ladder.aftercare
    disclaimer = [] if context.state.profile.heard_disclaimer else [Say(Phrase.DISCLAIMER)]
    cared_for = context.state._replace(
        walk=None,
        last_advice=topic,
        profile=context.state.profile._replace(heard_disclaimer=True),
        relieved=True,
        unfinished=None,
        then_remind=False,
    )
    wished = context.state.then_remind
    offer = reminders.proposal(context) if wished else Ask(Question.OFFER, AdviceId(topic))
    return context.with_state(cared_for).say(*before, Advise(topic), *disclaimer, offer)


def _rung(context: Context) -> Rung:
    return next(rung for rung in context.library.ladder.rungs if rung.id == context.segment.rung)
