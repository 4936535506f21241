"""Words that steer: they work in every state, and never lose the place."""

from skill.coaching.decisions import relief, requests, resuming
from skill.coaching.decisions import walking as walks
from skill.coaching.messages.events import Nudge
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Keep,
    Outcome,
    Question,
    Reply,
    Say,
    Wait,
)
from skill.coaching.state import pace
from skill.coaching.state.context import Moment
from skill.content.model import Pace

PACE_PHRASES = {
    Pace.GENTLE: Phrase.PACE_GENTLE,
    Pace.STANDARD: Phrase.PACE_STANDARD,
    Pace.LONGER: Phrase.PACE_LONGER,
}
LIMIT_PHRASES = {Pace.GENTLE: Phrase.PACE_SHORTEST, Pace.LONGER: Phrase.PACE_LONGEST}


def next_(moment: Moment) -> Outcome:
    """The next step, or the next rung; with nothing running, what there is."""
    if moment.state.walk is None:
        return moment.menu()
    if moment.state.question == Question.MADE_SAFE:
        return make_safe(moment)
    last_step = moment.walk.step + 1 == len(moment.turn.steps)
    return relief.next_rung(moment) if moment.relieving and last_step else walks.next_step(moment)


def previous(moment: Moment) -> Outcome:
    """The step before, or the rung again; with nothing running, what there is."""
    return moment.menu() if moment.state.walk is None else walks.previous_step(moment)


def repeat(moment: Moment) -> Outcome:
    """The step, the hold, or the last answer again; if there is none, the opening."""
    state = moment.state
    if state.walk is not None:
        return walks.this_step(moment)
    if moment.proposing:
        return moment.ask_again()
    if state.answered:
        return requests.advise(moment, state.answered)
    return requests.opening(moment)


def pause(moment: Moment) -> Outcome:
    """Stop talking and keep the place."""
    if moment.state.walk is None:
        return moment.menu(Say(Phrase.NOTHING_TO_PAUSE))
    return rest(moment, Phrase.PAUSED)


def rest(moment: Moment, phrase: Phrase) -> Outcome:
    """Say this, and offer to resume; the place and an open question are kept."""
    ask = Ask(Question.RESUME, moment.state.topic)
    check_in = moment.check_in
    return moment.outcome(Say(phrase), ask, walk=moment.walk, asked_at_check_in=check_in)


def resume(moment: Moment) -> Outcome:
    """The step, or its hold, from its beginning, position first; at a check-in, its question again.

    With nothing running, that of the last unfinished walk; if there is none, the opening.
    """
    if moment.state.walk is None:
        back = resuming.taken_up(moment)
        return resume(back) if back else requests.opening(moment)
    if not moment.at_check_in:
        return walks.lead(moment, moment.walk, position=True)
    where = walks.position_of(moment) or Say(Phrase.NOT_YET)
    ask = Ask(Question(moment.check_in), moment.state.topic)
    return moment.outcome(where, ask, walk=moment.walk)


def start_over(moment: Moment) -> Outcome:
    """The walk from its first step; with nothing running, the opening."""
    return requests.opening(moment) if moment.state.walk is None else walks.start_over(moment)


def time_left(moment: Moment) -> Outcome:
    """The rest of the hold, which goes on at once; before it or paused, the rest of the walk."""
    if moment.state.walk is None:
        return moment.menu()
    if moment.at_check_in:
        return moment.ask_again(Say(Phrase.NOT_YET))
    if rest := walks.rest_of_hold(moment):
        return walks.lead(moment, moment.walk, rest=rest)
    left = Say(Phrase.TIME_LEFT, {"duration": walks.seconds_left(moment)})
    if not moment.heard:
        return moment.ask_again(left)
    return walks.lead(moment, moment.walk, left)


def change_pace(moment: Moment, wanted: Pace | Nudge) -> Outcome:
    """Other hold lengths from now on; in a walk, the step again with them."""
    state = moment.state
    before = state.profile.pace
    after = pace.nudged(before, wanted) if isinstance(wanted, Nudge) else wanted
    paced = moment.with_state(state._replace(profile=state.profile._replace(pace=after)))
    no_more = isinstance(wanted, Nudge) and after is before
    noted = Say(LIMIT_PHRASES[after] if no_more else PACE_PHRASES[after])
    if moment.state.walk is None:
        return paced.menu(noted)
    return walks.this_step(paced, noted, position=False)


def help_(moment: Moment) -> Outcome:
    """In a cramp the action first, then what can be said; else what the skill does."""
    if moment.state.question == Question.MADE_SAFE:
        return walks.lead(moment, moment.walk)
    if moment.relieving:
        keep = Keep(moment.turn.routine, moment.walk.situation)
        return moment.ask_again(keep, Say(Phrase.STEERING))
    if moment.cramp_possible:
        opening: list[Reply] = [Say(Phrase.OPENING), Wait(requests.ACT_SECONDS)]
        return moment.outcome(*opening, Say(Phrase.MENU_ALL), Ask(Question.GUIDE))
    if moment.state.walk is not None:
        return moment.ask_again(Say(Phrase.MENU_ALL), Say(Phrase.STEERING))
    if moment.proposing:
        return moment.ask_again(Say(Phrase.MENU_ALL))
    return moment.menu()


def stop(moment: Moment) -> Outcome:
    """Close, and keep the place of a walk that is not over."""
    if moment.state.walk is None or moment.finished:
        return moment.outcome(Say(Phrase.GOODBYE), walk=None)
    check_in = moment.check_in
    return moment.outcome(Say(Phrase.GOODBYE), walk=moment.walk, asked_at_check_in=check_in)


def not_understood(moment: Moment) -> Outcome:
    """Ask again, with more help the second time; nobody is moved on."""
    if moment.fresh:
        return requests.opening(moment)
    missed = moment.state.missed + 1
    return moment.ask_again(Say(Phrase.MISSED), explain=missed > 1, missed=missed)


def make_safe(moment: Moment) -> Outcome:
    """What the situation asked for is done: the first movement."""
    return walks.lead(moment, moment.walk._replace(safe=True))
