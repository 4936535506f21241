"""Answers to requests: opening the skill, a stretch, advice, deleting data, a feeling.

>>> respond(State(), AdviceAsked("causes"), library, now).replies[0]
Advise(topic='causes', situations=())
"""

from skill.coaching.decisions import after_care, relief, resuming, walking
from skill.coaching.messages.effects import EffectError, Forget, Result
from skill.coaching.messages.events import CrampReported, Feeling, SituationTold, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question
from skill.coaching.messages.replies import Advise, Ask, Say, Wait
from skill.coaching.state import whereabouts
from skill.coaching.state.circumstances import allowed, sits, together
from skill.coaching.state.context import Context
from skill.coaching.state.memory import Profile
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.segments import segments
from skill.coaching.state.state import NOTHING_VARIED, Walk
from skill.content.choices import Leg, NamedLeg, OtherLeg, Side
from skill.content.model import Library
from skill.content.word_records import GENTLY

FIRST_STRETCH = "ankle_stretch"
"""Id of the routine that "how do I stretch" starts with."""
SEATED_STRETCH = "towel_stretch"
"""Id of the routine it starts with if the person sits, or must not stand."""
ACT_SECONDS = 3
"""Silence after the first movement of the opening, so that the person can do it."""
_ONE_LEG = (Leg.LEFT, Leg.RIGHT)


def open_skill(context: Context) -> Outcome:
    """Offer to resume an unfinished walk; if there is none, say the opening."""
    return resuming.offer(context) or opening(context)


def opening(context: Context) -> Outcome:
    """Say the first movement, leave time to do it, and offer to guide."""
    anew = context.state._replace(walk=None, last_advice="")
    first = Say(Phrase.OPENING)
    return context.with_state(anew).say(first, Wait(ACT_SECONDS), Ask(Question.GUIDE))


def stretch(context: Context, event: StretchAsked) -> Outcome:
    """Lead through a routine, or one that suits the person; during relief, go to its rung."""
    if instead := relief.answered_instead(context, event.situations):
        return instead
    context = relief.wishing(context, CrampReported(situations=event.situations))
    if context.relieving:
        return relief.ask_for(context, event)
    if not event.routine and context.state.walk is not None and event.leg:
        return go_on_with(context, event.leg, event.situations)
    situations = together(context.state.lasting, event.situations)
    wanted = event.routine or _first_stretch(situations, context.library)
    routine = allowed(wanted, situations, context.library)
    leg = whereabouts.leg_meant(event.leg, context.state.walk, context.library)
    return walking.speak_from(context, Walk(routine, leg=leg, situations=situations))


def tell_situation(context: Context, event: SituationTold) -> Outcome:
    """Go on for where or how the person is; with nothing under way, a cramp is meant."""
    report = CrampReported(leg=event.leg, situations=event.situations)
    if context.state.walk is None:
        return relief.report(context, report)
    if instead := relief.answered_instead(context, event.situations):
        return instead
    context = relief.wishing(context, report)
    if context.relieving:
        return relief.ask_for(context, StretchAsked("", event.leg, event.situations))
    return go_on_with(context, event.leg, event.situations)


def _first_stretch(situations: tuple[str, ...], library: Library) -> str:
    return SEATED_STRETCH if sits(situations, library) else FIRST_STRETCH


def go_on_with(context: Context, leg: NamedLeg | None, situations: tuple[str, ...]) -> Outcome:
    """Say the step again for the leg or the situations that were just named.

    Where they need another movement, its segment is said from the beginning. "The other leg" goes
    on where that comes next anyway.
    """
    if isinstance(leg, OtherLeg) and context.check_in == Ask(Question.OTHER_LEG):
        return walking.next_segment(context)
    meant = whereabouts.leg_meant(leg, context.walk, context.library)
    if meant and context.segment.side != Side(meant):
        return _with_leg(context, meant, situations)
    told = whereabouts.with_told(context.walk, None, situations, context.library)
    now = segments(told, context.library)
    same = len(now) == len(context.segments) and now[told.segment].steps == context.segment.steps
    place = told if same else told.at(min(told.segment, len(now) - 1))
    return walking.speak_from(context, place, position=True)


def _with_leg(context: Context, leg: Leg, situations: tuple[str, ...]) -> Outcome:
    """Go on with another leg, from the first of its steps that are done with each."""
    told = whereabouts.with_told(context.walk, leg, situations, context.library)
    now = segments(told, context.library)
    here = min(told.segment, len(now) - 1)
    if leg in _ONE_LEG and now[here].side != Side(leg):
        here -= 1  # the segment before is the one for that leg
    each = next((place for place, step in enumerate(now[here].steps) if step.again), 0)
    return walking.speak_from(context, told.at(here, min(told.step, each)), position=True)


def advise(context: Context, topic: str, situations: tuple[str, ...] = ()) -> Outcome:
    """Answer about a topic, then make its offer; in a walk, return to the walk.

    What was said with the question of how the person is counts for the whole talk, if it lasts.
    """
    broad, _, question = topic.partition(".")
    advice = context.library.advice[broad]
    told = together(situations, filter(None, [advice.tells.get(question, "")]))
    context = _being(context, told)
    state = context.state._replace(last_advice=topic)
    answered = context.with_state(state)
    in_walk = state.walk.situations if state.walk else ()
    answer = Advise(topic, together(in_walk, state.lasting, situations))
    if question in advice.offers_nothing:
        return answered.say(answer)
    if state.walk is not None:
        return answered.ask_again(answer)
    return answered.say(answer, Ask(Question.OFFER, AdviceId(broad)))


def _being(context: Context, told: tuple[str, ...]) -> Context:
    """The context in which what was told with a question counts, in the walk under way as well."""
    walk, library = context.state.walk, context.library
    here = whereabouts.told_with_question(told, walk, library)
    context = relief.wishing(context, CrampReported(situations=here))
    if walk is None:
        return context
    now = whereabouts.with_told(walk, None, here, library)
    if segments(now, library) == context.segments:
        return context.with_walk(now)
    place = relief.at_rung(context, now, context.segment.rung)
    return context.with_state(context.state._replace(walk=place, timeline=None))


def forget(context: Context) -> Outcome:
    """Have everything deleted that is stored about the person."""
    return context.request(Forget())


def forgotten(context: Context, result: Result) -> Outcome:
    """Say whether the stored data is deleted; a walk goes on if it is under way, not only kept."""
    if isinstance(result, EffectError):
        return _still(context, Say(Phrase.NOT_FORGOTTEN))
    blank = context.state._replace(
        walk=None if context.is_asked(Question.CARRY_ON) else context.state.walk,
        profile=Profile(reminder=context.state.profile.reminder),
        unfinished=None,
        relieved=False,
        forgotten=True,
        last_advice="",
        next_variant=NOTHING_VARIED,
    )
    stays = [Say(Phrase.REMINDER_STAYS)] if context.has_reminder else []
    return _still(context.with_state(blank), Say(Phrase.FORGOTTEN), *stays)


def _still(context: Context, *replies: Say) -> Outcome:
    """Say this and go on where the person was."""
    return context.menu(*replies) if context.state.walk is None else context.ask_again(*replies)


def feel(context: Context, feeling: Feeling, leg: Leg | None = None) -> Outcome:
    """React to how the cramp is doing, whether or not the coach has asked."""
    if context.relieving:
        return relief.feel(context, feeling, leg)
    if context.state.walk is not None and feeling is Feeling.WORSE_FROM_STRETCH:
        return _ease_off(context)
    if not feeling.is_good:
        hurt = (GENTLY,) if feeling is Feeling.WORSE_FROM_STRETCH else ()
        cramp = CrampReported(situations=hurt)
        return relief.begin(context, cramp, worse=int(feeling is Feeling.WORSE))
    if context.state.walk is not None:
        return context.ask_again(Say(Phrase.PRAISE))
    if context.state.relieved and context.state.open_question:
        return context.ask_again(explain=True)
    return after_care.begin(context)


def _ease_off(context: Context) -> Outcome:
    """Have the person ease off what hurts, ask for signs of a tear, and go on more gently."""
    gently = whereabouts.with_told(context.walk, None, (GENTLY,), context.library)
    return walking.speak_from(context, gently, Say(Phrase.EASE_OFF_FIRST))
