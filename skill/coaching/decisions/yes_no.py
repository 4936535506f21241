"""Yes and no: what they mean after each question that the coach asks."""

from collections.abc import Callable, Mapping

from skill.coaching.decisions import (
    navigation,
    relief,
    reminders,
    requests,
)
from skill.coaching.decisions import walking as walks
from skill.coaching.messages.events import CrampReported, Feeling
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Outcome,
    Question,
    Say,
)
from skill.coaching.state.context import BETWEEN_TURNS, Moment
from skill.coaching.state.state import Walk

PREVENTION = "prevention"
"""The topic whose offer is a stretch that prevents cramps."""

Answer = Callable[[Moment], Outcome]
"""What is made of a yes or a no."""


def yes(moment: Moment) -> Outcome:
    """Yes to the open question; in mid-turn or to none, what the person would like."""
    return _answer(moment, _YES)


def no(moment: Moment) -> Outcome:
    """No to the open question; in mid-turn or to none, what the person would like."""
    return _answer(moment, _NO)


def _answer(moment: Moment, answers_to: Mapping[str, Answer]) -> Outcome:
    if moment.heard:
        return moment.outcome(Ask(Question.WHAT), walk=moment.walk)
    answer = answers_to.get(moment.state.question)
    return answer(moment) if answer else moment.menu()


def _accept(moment: Moment) -> Outcome:
    """Yes to an offer: walk through the routine, or answer about the topic."""
    offering, library = moment.state.topic, moment.library
    advice = library.advice.get(offering)
    offered = advice.offer if advice else library.routines[offering].then
    free = moment.with_state(moment.state._replace(walk=None))
    if offered in library.routines:
        return walks.lead(free, Walk(offered))
    return requests.advise(free, offered)


def _decline(moment: Moment) -> Outcome:
    """No to an offer: goodbye; after relief, to the stretch that prevents cramps: a reminder."""
    if moment.state.topic == PREVENTION and moment.state.relieved and not moment.reminded:
        return moment.outcome(reminders.proposal(moment))
    return navigation.stop(moment)


def _no_reminder(moment: Moment) -> Outcome:
    """No to a reminder; who did not ask for one is not asked anything more."""
    unasked = moment.state.relieved or moment.state.walk is not None
    return navigation.stop(moment) if unasked else reminders.decline(moment)


def _easing(moment: Moment) -> Outcome:
    return relief.feel(moment, Feeling.EASING)


def _not_easing(moment: Moment) -> Outcome:
    return relief.feel(moment, Feeling.SAME)


def _guide(moment: Moment) -> Outcome:
    return relief.report(moment, CrampReported())


def _something_else(moment: Moment) -> Outcome:
    return moment.outcome(Say(Phrase.MENU_DAY), Ask(Question.WHICH), walk=None)


def _leave_it(moment: Moment) -> Outcome:
    return moment.menu(walk=None)


def _not_safe_yet(moment: Moment) -> Outcome:
    return walks.lead(moment, moment.walk)


def _not_yet(moment: Moment) -> Outcome:
    return navigation.rest(moment, Phrase.NOT_YET)


def _explain(moment: Moment) -> Outcome:
    return moment.ask_again(Say(Phrase.MENU_ALL), explain=True)


def _go_on(moment: Moment) -> Outcome:
    """Rested: the turn they were asked to be ready for, or where they paused."""
    ready = moment.check_in in BETWEEN_TURNS
    return walks.next_turn(moment) if ready else navigation.resume(moment)


def _say_how(moment: Moment) -> Outcome:
    return moment.ask_again(explain=True)


_YES: Mapping[str, Answer] = {
    Question.GUIDE: _guide,
    Question.EASING: _easing,
    Question.CALF_EASING: _easing,
    Question.OTHER_LEG: walks.next_turn,
    Question.NEXT_PART: walks.next_turn,
    Question.GO_ON: navigation.resume,
    Question.CARRY_ON: _go_on,
    Question.RESUME: _go_on,
    Question.MADE_SAFE: navigation.make_safe,
    Question.WHICH: _explain,
    Question.WHAT: _say_how,
    Question.SAY_AGAIN: _explain,
    Question.OFFER: _accept,
    Question.REMIND: reminders.accept,
    Question.MOVE_REMINDER: reminders.accept,
    Question.WHICH_TIME: _say_how,
    Question.ANYTHING_ELSE: _something_else,
}

_NO: Mapping[str, Answer] = {
    Question.GUIDE: _something_else,
    Question.EASING: _not_easing,
    Question.CALF_EASING: _not_easing,
    Question.OTHER_LEG: _not_yet,
    Question.NEXT_PART: _not_yet,
    Question.GO_ON: _not_yet,
    Question.CARRY_ON: _leave_it,
    Question.RESUME: _not_yet,
    Question.MADE_SAFE: _not_safe_yet,
    Question.WHICH: navigation.stop,
    Question.WHAT: _say_how,
    Question.SAY_AGAIN: navigation.stop,
    Question.OFFER: _decline,
    Question.REMIND: _no_reminder,
    Question.MOVE_REMINDER: reminders.decline,
    Question.WHICH_TIME: reminders.decline,
    Question.ANYTHING_ELSE: navigation.stop,
}
