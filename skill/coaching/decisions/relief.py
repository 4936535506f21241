"""The relief ladder: from the first movement to after-care, by how the cramp answers."""

from skill.coaching.decisions import red_flags
from skill.coaching.decisions import walking as walks
from skill.coaching.messages.events import CrampReported, Feeling, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Advise,
    Ask,
    Outcome,
    Question,
    Reply,
    Say,
)
from skill.coaching.state.context import Moment
from skill.coaching.state.segments import turns
from skill.coaching.state.state import Relief, Walk
from skill.content.model import Rung

ROUTINE = "relief"
"""What a walk through the ladder is called in place of a routine's id."""


def report(moment: Moment, event: CrampReported) -> Outcome:
    """Somebody has a cramp: the first movement, or the rung again with what is new."""
    if moment.relieving:
        return _report_again(moment, event)
    return begin(moment, event)


def begin(moment: Moment, event: CrampReported, worse: int = 0) -> Outcome:
    """The first movement; `worse` is how many times running it was said to get worse."""
    relief = Relief(began=moment.now, severe=event.severe, worse=worse)
    walk = Walk(ROUTINE, leg=event.leg, situation=event.situation, relief=relief)
    return walks.lead(moment, walk)


def _report_again(moment: Moment, event: CrampReported) -> Outcome:
    told = _told(moment, event.leg, event.situation)
    relief = moment.relief._replace(severe=event.severe or moment.relief.severe)
    told = told._replace(relief=relief)
    if moment.at_check_in and told == moment.walk:
        return feel(moment, Feeling.SAME)
    return walks.lead(moment, _at_rung(moment, told, moment.turn.rung))


def _told(moment: Moment, leg: str, situation: str) -> Walk:
    """The walk with what was said just now about the leg and the situation."""
    walk = moment.walk
    return walk._replace(leg=leg or walk.leg, situation=situation or walk.situation)


def feel(moment: Moment, feeling: Feeling) -> Outcome:
    """An answer to "is it easing?"."""
    if moment.state.question == Question.MADE_SAFE:
        safe = moment.walk.safe or feeling is Feeling.EASING
        return walks.lead(moment, moment.walk._replace(safe=safe))
    rung = _rung(moment)
    other_leg = moment.turn.ask is Question.OTHER_LEG
    if feeling is Feeling.EASING and other_leg:
        return walks.lead(moment, _next_leg(moment, worse=0), Say(Phrase.PRAISE))
    if feeling is Feeling.EASING:
        return _go(moment, rung.easing, Say(Phrase.PRAISE), worse=0)
    worse = moment.relief.worse + 1 if feeling is Feeling.WORSE else 0
    if worse > 1 or _exhausted(moment, rung):
        return red_flags.warn(moment, red_flags.LONG_CRAMP)
    if other_leg:
        return walks.lead(moment, _next_leg(moment, worse))
    lead_in = Say(Phrase.WORSE if worse else Phrase.ONWARD)
    return _go(moment, _otherwise(moment, rung), lead_in, worse=worse)


def _exhausted(moment: Moment, rung: Rung) -> bool:
    """Whether the cramp has lasted too long, or the last round of the last rung is over."""
    ladder, relief = moment.library.ladder, moment.relief
    last_round = rung.id == ladder.last_try and relief.tries >= ladder.rounds
    return last_round or moment.now - relief.began >= ladder.minutes * 60


def _otherwise(moment: Moment, rung: Rung) -> str:
    relief = moment.relief
    return rung.severe if rung.severe and (relief.severe or relief.tries) else rung.otherwise


def _next_leg(moment: Moment, worse: int) -> Walk:
    walk = moment.walk
    return walk.at(walk.turn + 1)._replace(relief=moment.relief._replace(worse=worse))


def next_rung(moment: Moment) -> Outcome:
    """Skip to the rung after this one, without claiming that the cramp eased."""
    following = moment.turns[moment.walk.turn + 1 :]
    rung = following[0].rung if following else ""
    if rung == moment.turn.rung:
        return walks.next_step(moment)
    return _go(moment, rung, position=True)


def ask_for(moment: Moment, event: StretchAsked) -> Outcome:
    """A routine asked for in mid-relief: its rung; none, or one that has to wait: this rung."""
    told = _told(moment, event.leg, event.situation)
    for rung in moment.library.ladder.rungs:
        if event.routine in (rung.routine, rung.seated) and not rung.needs_easing:
            seated = event.routine == rung.seated and rung.seated != rung.routine
            return _enter(moment, told._replace(seated=seated), rung.id)
    return walks.lead(moment, _at_rung(moment, told, moment.turn.rung), position=True)


def _go(
    moment: Moment, rung: str, *before: Reply, worse: int = 0, position: bool = False
) -> Outcome:
    if not rung:
        return after_care(moment, *before)
    return _enter(moment, moment.walk, rung, *before, worse=worse, position=position)


def _enter(
    moment: Moment, walk: Walk, rung: str, *before: Reply, worse: int = 0, position: bool = False
) -> Outcome:
    """Begin a rung, unless it is the last one to try and was tried often enough."""
    ladder, relief = moment.library.ladder, moment.relief
    tries = relief.tries + (rung == ladder.last_try)
    if rung == ladder.last_try and tries > ladder.rounds:
        return red_flags.warn(moment, red_flags.LONG_CRAMP)
    entered = walk._replace(relief=relief._replace(tries=tries, worse=worse))
    return walks.lead(moment, _at_rung(moment, entered, rung), *before, position=position)


def _at_rung(moment: Moment, walk: Walk, rung: str) -> Walk:
    ids = [turn.rung for turn in turns(walk, moment.library)]
    return walk.at(ids.index(rung))


def after_care(moment: Moment, *before: Reply) -> Outcome:
    """What to do once it has eased; the disclaimer the first time."""
    topic = moment.library.ladder.aftercare
    disclaimer = [] if moment.state.profile.heard_disclaimer else [Say(Phrase.DISCLAIMER)]
    return moment.outcome(
        *before,
        Advise(topic),
        *disclaimer,
        Ask(Question.OFFER, topic),
        walk=None,
        answered=topic,
        profile=moment.state.profile._replace(heard_disclaimer=True),
        relieved=True,
        unfinished=None,
    )


def _rung(moment: Moment) -> Rung:
    return next(rung for rung in moment.library.ladder.rungs if rung.id == moment.turn.rung)
