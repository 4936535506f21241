"""Steering words such as "next" and "pause": they work in every state and never lose the place.

>>> stopped = respond(State(), Steered(Control.STOP), library, now)
>>> stopped.ask is None
True
"""

from skill.coaching.decisions import durations, relief, requests, resuming, walking
from skill.coaching.decisions.interrupted import rest_of_step
from skill.coaching.messages.events import Nudge
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask, Reply, Say, Wait
from skill.coaching.state import pace
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.content.choices import Pace

PACE_PHRASES = {
    Pace.GENTLE: Phrase.PACE_GENTLE,
    Pace.STANDARD: Phrase.PACE_STANDARD,
    Pace.LONGER: Phrase.PACE_LONGER,
}
LIMIT_PHRASES = {Pace.GENTLE: Phrase.PACE_SHORTEST, Pace.LONGER: Phrase.PACE_LONGEST}


def next_(context: Context) -> Outcome:
    """Go to the next step or rung; outside a walk, say what the skill can do."""
    if context.state.walk is None:
        return context.menu()
    if context.is_asked(Question.MADE_SAFE):
        return walking.made_safe(context)
    last_step = context.walk.step + 1 == len(context.segment.steps)
    return (
        relief.next_rung(context) if context.relieving and last_step else walking.next_step(context)
    )


def done(context: Context) -> Outcome:
    """Go on like "next"; at the question if a cramp eases, ask once more."""
    check_in = context.check_in
    if context.relieving and check_in is not None and check_in.question.facts.is_check_in:
        return context.ask_again(explain=True)
    return next_(context)


def onward(context: Context) -> Outcome:
    """Go on with the step that was paused; where none is, go on like "next"."""
    return resume(context) if context.is_asked(Question.RESUME) else next_(context)


def hands_off(context: Context) -> Outcome:
    """Skip what is pressed and rubbed; elsewhere, go on."""
    if context.relieving:
        return relief.leave_out(context)
    return context.menu() if context.state.walk is None else walking.next_step(context)


def previous(context: Context) -> Outcome:
    """Go back one step; outside a walk, say what the skill can do."""
    return context.menu() if context.state.walk is None else walking.previous_step(context)


def repeat(context: Context) -> Outcome:
    """Repeat the step, the open reminder question or the last advice; else say the opening."""
    state = context.state
    if state.walk is not None:
        return walking.this_step(context)
    if context.reminder_question_open:
        return context.ask_again()
    if state.last_advice:
        return requests.advise(context, state.last_advice)
    return requests.opening(context)


def pause(context: Context) -> Outcome:
    """Stop speaking and keep the person's place."""
    if context.state.walk is None:
        return context.menu(Say(Phrase.NOTHING_TO_PAUSE))
    return rest(context, Phrase.PAUSED)


def rest(context: Context, phrase: Phrase) -> Outcome:
    """Say the phrase and offer to resume; keep the place and an open check-in question."""
    here, paused = context.with_walk(context.walk), context.check_in
    return here.say(Say(phrase), Ask(Question.RESUME), paused_question=paused)


def resume(context: Context, *before: Reply) -> Outcome:
    """Speak the current step or hold from its beginning, position first; at a check-in, ask again.

    `before` is said first.

    Outside a walk, resume the last unfinished one; if there is none, say the opening.
    """
    if context.state.walk is None:
        back = resuming.resumed(context)
        return resume(back) if back else requests.opening(context)
    check_in = context.check_in
    if check_in is None:
        return walking.speak_from(context, context.walk, *before, position=True)
    where = walking.position_of(context) or Say(Phrase.NOT_YET)
    return context.with_walk(context.walk).say(*before, where, check_in)


def start_over(context: Context) -> Outcome:
    """Begin the walk at its first step; outside a walk, say the opening."""
    return requests.opening(context) if context.state.walk is None else walking.start_over(context)


def time_left(context: Context) -> Outcome:
    """Continue the hold with its time left; outside a hold, say how long the walk still takes."""
    if context.state.walk is None:
        return context.menu()
    if context.at_check_in:
        return context.ask_again(Say(Phrase.NOT_YET))
    rest = rest_of_step(context)
    if not rest.instructs:
        return walking.speak_from(context, context.walk, rest=rest)
    left = Say.of(Phrase.TIME_LEFT, duration=durations.seconds_left(context, rest))
    return walking.go_on(context, left)


def change_pace(context: Context, wanted: Pace | Nudge) -> Outcome:
    """Change how long holds last; in a walk, repeat the current step at the new pace."""
    state = context.state
    before = state.profile.pace
    after = pace.nudged(before, wanted) if isinstance(wanted, Nudge) else wanted
    paced = context.with_state(state._replace(profile=state.profile._replace(pace=after)))
    no_more = isinstance(wanted, Nudge) and after is before
    confirmation = Say(LIMIT_PHRASES[after] if no_more else PACE_PHRASES[after])
    if context.state.walk is None:
        return paced.menu(confirmation)
    if not no_more and not durations.depends_on_pace(context, before, after):
        return walking.go_on(paced, Say(Phrase.UNCHANGED))
    return walking.this_step(paced, confirmation, position=False)


def help_(context: Context) -> Outcome:
    """During a cramp, first the movement to do, then what can be said; else what the skill does."""
    if context.is_asked(Question.MADE_SAFE):
        return walking.speak_from(context, context.walk)
    if context.relieving:
        return context.ask_again(walking.keep(context), Say(Phrase.STEERING))
    if context.cramp_possible:
        opening: list[Reply] = [Say(Phrase.OPENING), Wait(requests.ACT_SECONDS)]
        return context.say(*opening, Say(Phrase.MENU_ALL), Ask(Question.GUIDE))
    if context.state.walk is not None:
        return context.ask_again(Say(Phrase.MENU_ALL), Say(Phrase.STEERING))
    if context.reminder_question_open:
        return context.ask_again(Say(Phrase.MENU_ALL))
    return context.menu()


def stop(context: Context) -> Outcome:
    """Say goodbye and close the session; keep the place of an unfinished walk."""
    if context.state.walk is None or context.is_finished:
        return context.with_walk(None).say(Say(Phrase.GOODBYE))
    here, paused = context.with_walk(context.walk), context.check_in
    return here.say(Say(Phrase.GOODBYE), paused_question=paused)


def not_understood(context: Context) -> Outcome:
    """Ask again, with help from the second miss in a row on; the place does not change."""
    if context.is_new:
        return requests.opening(context)
    missed = context.state.misses + 1
    return context.ask_again(Say(Phrase.MISSED), explain=missed > 1, misses=missed)


def doubted(context: Context) -> Outcome:
    """Ask the open question again, with help from the second time in a row on."""
    missed = context.state.misses + 1
    return context.ask_again(explain=missed > 1, misses=missed)
