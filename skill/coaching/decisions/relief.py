"""The relief ladder: how the cramp responds decides the next movement, up to after-care.

>>> first, question = respond(State(), CrampReported(), library, now).replies
>>> first.rung, question.question.value
('toes_up', 'easing')
"""

from skill.coaching.decisions import after_care, red_flags, walking
from skill.coaching.messages.events import CrampReported, Feeling, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Advise, Ask, Reply, Say
from skill.coaching.state import whereabouts
from skill.coaching.state.circumstances import lasting, together
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Hands, Relief, Walk
from skill.content.choices import Leg, NamedLeg, OtherLeg
from skill.content.model import Rung
from skill.content.word_records import GENTLY

ROUTINE = "relief"
"""Stands for the id of a routine in a walk through the ladder."""


def report(context: Context, event: CrampReported) -> Outcome:
    """Begin relief; if it is under way, repeat the rung for the leg and situation just named."""
    if instead := answered_instead(context, event.situations):
        return instead
    return _report_again(context, event) if context.relieving else begin(context, event)


def answered_instead(context: Context, situations: tuple[str, ...]) -> Outcome | None:
    """The advice that these situations get in place of any movement, if any."""
    here = together(situations, context.state.lasting)
    told = (context.library.situations[one].advice for one in here)
    topic = next(filter(None, told), "")
    if not topic:
        return None
    remembered = wishing(context, CrampReported(situations=situations)).state
    answered = context.with_state(remembered._replace(walk=None, last_advice=topic))
    return answered.say(Advise(topic), Ask(Question.ANYTHING_ELSE))


def begin(context: Context, event: CrampReported, worse: int = 0) -> Outcome:
    """Begin with the first movement; `worse` is how many times in a row the cramp got worse.

    Whoever is hurt by the stretch lets go of it first.
    """
    context = wishing(context, event)
    hurts = [Say(Phrase.EASE_OFF_FIRST)] if GENTLY in event.situations else []
    return walking.speak_from(context, first_walk(context, event, worse), *hurts)


def wishing(context: Context, event: CrampReported) -> Context:
    """The context with what the person said for later: a reminder, a lasting situation."""
    state = context.state
    return context.with_state(
        state._replace(
            then_remind=state.then_remind or event.then_remind,
            for_later=red_flags.waiting(event.signs, state, context.library),
            lasting=lasting(
                whereabouts.still(state.lasting, event.situations, context.library), context.library
            ),
        )
    )


def first_walk(context: Context, event: CrampReported, worse: int = 0) -> Walk:
    """The walk at the first rung of the ladder."""
    relief = Relief(began=context.now, severe=event.severe, worse=worse)
    situations = together(context.state.lasting, event.situations)
    leg = whereabouts.leg_meant(event.leg, None, context.library)
    return Walk(ROUTINE, leg=leg, situations=situations, relief=relief)


def _report_again(context: Context, event: CrampReported) -> Outcome:
    """Go on for what was just told; a fresh cry after the grip had let go begins with toes up."""
    context = wishing(context, event)
    relief = context.relief._replace(severe=event.severe or context.relief.severe)
    told = whereabouts.with_told(context.walk, event.leg, event.situations, context.library)
    told = told._replace(relief=relief)
    afresh = _rung(context).needs_easing or _is_unnamed(event.leg, told)
    nothing_new = told == context.walk and not isinstance(event.leg, OtherLeg)
    here = context.with_walk(told)
    if nothing_new and (context.at_check_in or afresh):
        return feel(context, Feeling.SAME)
    rung = context.library.ladder.first if afresh else _here(context)
    return walking.speak_from(context, at_rung(here, told, rung))


def _is_unnamed(leg: NamedLeg | None, walk: Walk) -> bool:
    """Whether the other leg cramps, of which nothing is known: neither which it is nor its rung."""
    return isinstance(leg, OtherLeg) and walk.leg is None


def feel(context: Context, feeling: Feeling, leg: NamedLeg | None = None) -> Outcome:
    """React to how the cramp is doing: go up the ladder, on to after-care, or warn."""
    if context.is_asked(Question.MADE_SAFE) and feeling is not Feeling.GONE:
        return walking.speak_from(context, context.walk)
    cramps_on = whereabouts.BESIDE.get(leg or "")
    if feeling.is_good and context.walk.leg is Leg.BOTH and cramps_on:
        return walking.speak_from(context, context.walk._replace(leg=cramps_on, step=0, hold=0))
    return _better(context, feeling) if feeling.is_good else _no_better(context, feeling)


def _better(context: Context, feeling: Feeling) -> Outcome:
    """Hold on if it eases a bit; go up the ladder once it eases; to after-care once it is gone."""
    rung = _rung(context)
    if feeling is Feeling.A_BIT:
        return walking.speak_from(
            context, at_rung(context, context.walk, rung.id), Say(Phrase.PRAISE)
        )
    release = [Say(Phrase.EASED_OFF)] if rung.until_eased else []
    following = "" if feeling is Feeling.GONE else _present(context, rung.easing, "easing")
    return _go(context, following, *release, Say(Phrase.PRAISE))


def _no_better(context: Context, feeling: Feeling) -> Outcome:
    """Try the next rung, or a smaller pull if the stretch made it worse; at last warn."""
    rung = _rung(context)
    got_worse = feeling in (Feeling.WORSE, Feeling.WORSE_FROM_STRETCH)
    worse = context.relief.worse + 1 if got_worse else 0
    following = _otherwise(context, rung)
    if worse > 1 or _exhausted(context, following):
        return red_flags.warn(context, red_flags.LONG_CRAMP, context.walk.situations)
    if got_worse and (rung.until_eased or feeling is Feeling.WORSE_FROM_STRETCH):
        return _smaller_pull(context, worse)
    return _go(context, following, Say(Phrase.WORSE if worse else Phrase.ONWARD), worse=worse)


def not_gone(context: Context) -> Outcome:
    """Go on to the next rung after easing; after the last one, the cramp is there again."""
    following = _present(context, _rung(context).easing, "easing")
    return _go(context, following) if following else feel(context, Feeling.SAME)


def _smaller_pull(context: Context, worse: int) -> Outcome:
    """Have the person ease off, ask for signs of a clot or a tear, and pull more gently."""
    relief = context.relief._replace(worse=worse)
    walk = whereabouts.with_told(context.walk, None, (GENTLY,), context.library)
    first = at_rung(context, walk._replace(relief=relief), context.library.ladder.first)
    return walking.speak_from(context, first, Say(Phrase.EASE_OFF_FIRST))


def _exhausted(context: Context, following: str) -> bool:
    """Whether the cramp has lasted too long, or another round would be one too many."""
    ladder, relief = context.library.ladder, context.relief
    next_round = following == ladder.first and relief.rounds >= ladder.rounds
    return next_round or context.now - relief.began >= ladder.minutes * 60


def _otherwise(context: Context, rung: Rung) -> str:
    relief = context.relief
    hurried = relief.severe or relief.rounds > 1
    short_cut = hurried and rung.severe in _rungs(context.walk, context)
    return _present(context, rung.severe if short_cut else rung.otherwise, "otherwise")


def _present(context: Context, rung: str, way: str) -> str:
    """The rung, or the next one on this way if it is left out; empty for after-care."""
    rungs = {one.id: one for one in context.library.ladder.rungs}
    there = _rungs(context.walk, context)
    while rung and rung not in there:
        rung = getattr(rungs[rung], way)
    return rung


def next_rung(context: Context) -> Outcome:
    """Skip to the next rung, without claiming that the cramp has eased."""
    rung = _rung(context)
    following = rung.easing if rung.needs_easing else _otherwise(context, rung)
    if following and _exhausted(context, following):
        return red_flags.warn(context, red_flags.LONG_CRAMP, context.walk.situations)
    return _go(context, _present(context, following, "easing"))


def leave_out(context: Context) -> Outcome:
    """Lay no hands on the calf in this relief; a rung that needs them is skipped."""
    rung, off = _rung(context), context.walk._replace(hands=Hands.OFF)
    left = _rungs(off, context)
    if rung.id in left:
        here = context.with_walk(off._replace(segment=left.index(rung.id)))
        if context.is_screening:
            return walking.speak_from(here, here.walk)
        return walking.go_on(here)
    here = context.with_state(context.state._replace(walk=off.at(0), timeline=None))
    if rung.needs_easing:
        return _go(here, _present(here, rung.easing, "easing"), Say(Phrase.LEFT_OUT))
    following = _present(here, rung.otherwise, "otherwise")
    if _exhausted(here, following):
        return red_flags.warn(here, red_flags.LONG_CRAMP, here.walk.situations)
    return _go(here, following, Say(Phrase.LEFT_OUT))


def ask_for(context: Context, event: StretchAsked) -> Outcome:
    """Go to the rung of a requested routine; repeat this rung if it has none or has to wait."""
    told = whereabouts.with_told(context.walk, event.leg, event.situations, context.library)
    for rung in context.library.ladder.rungs:
        if event.routine in rung.routines and not rung.needs_easing:
            usual = told._replace(wished="")
            wished = (
                usual
                if _leads_to(usual, event.routine, context)
                else told._replace(wished=event.routine)
            )
            if rung.id in _rungs(wished, context):
                return _enter(context.with_walk(context.walk), wished, rung.id)
    unnamed = _is_unnamed(event.leg, told)
    here = context.library.ladder.first if unnamed else _here(context)
    return walking.speak_from(context, at_rung(context, told, here))


def _leads_to(walk: Walk, routine: str, context: Context) -> bool:
    """Whether a rung of the walk has the routine anyway."""
    return any(one.routine == routine for one in segments(walk, context.library))


def _go(context: Context, rung: str, *before: Reply, worse: int = 0) -> Outcome:
    if not rung:
        return after_care.begin(context, *before)
    return _enter(context, context.walk, rung, *before, worse=worse)


def _enter(context: Context, walk: Walk, rung: str, *before: Reply, worse: int = 0) -> Outcome:
    """Begin a rung; the first one begins another round."""
    relief = context.relief
    first = rung == context.library.ladder.first
    entered = walk._replace(relief=relief._replace(rounds=relief.rounds + first, worse=worse))
    return walking.speak_from(context, at_rung(context, entered, rung), *before)


def at_rung(context: Context, walk: Walk, rung: str) -> Walk:
    """The walk at a rung; at the first one if that is left out."""
    there = _rungs(walk, context)
    return walk.at(there.index(rung) if rung in there else 0)


def _rungs(walk: Walk, context: Context) -> list[str]:
    """Ids of the rungs of a walk that are not left out, in order."""
    return [segment.rung for segment in segments(walk, context.library)]


def _here(context: Context) -> str:
    return context.segment.rung


def _rung(context: Context) -> Rung:
    return next(rung for rung in context.library.ladder.rungs if rung.id == _here(context))
