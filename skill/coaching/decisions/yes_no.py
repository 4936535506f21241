"""Yes and no: what they mean after each question that the coach asks."""

from collections.abc import Callable, Mapping

from skill.coaching.decisions import (
    navigation,
    relief,
    reminders,
    requests,
    walking,
)
from skill.coaching.messages.events import CrampReported, Feeling
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Outcome,
    Question,
    Say,
)
from skill.coaching.state.context import BETWEEN_TURNS, Context
from skill.coaching.state.state import Walk

PREVENTION = "prevention"
"""The topic whose offer is a stretch that prevents cramps."""

Answer = Callable[[Context], Outcome]
"""What is made of a yes or a no."""


def yes(context: Context) -> Outcome:
    """Yes to the open question; in mid-turn or to none, what the person would like."""
    return _answer(context, _YES)


def no(context: Context) -> Outcome:
    """No to the open question; in mid-turn or to none, what the person would like."""
    return _answer(context, _NO)


def _answer(context: Context, answers_to: Mapping[str, Answer]) -> Outcome:
    if context.current_mark:
        return context.outcome(Ask(Question.WHAT), walk=context.walk)
    answer = answers_to.get(context.state.question)
    return answer(context) if answer else context.menu()


def _accept(context: Context) -> Outcome:
    """Yes to an offer: walk through the routine, or answer about the topic."""
    offering, library = context.state.topic, context.library
    advice = library.advice.get(offering)
    offered = advice.offer if advice else library.routines[offering].then
    free = context.with_state(context.state._replace(walk=None))
    if offered in library.routines:
        return walking.speak_from(free, Walk(offered))
    return requests.advise(free, offered)


def _decline(context: Context) -> Outcome:
    """No to an offer: goodbye; after relief, to the stretch that prevents cramps: a reminder."""
    if context.state.topic == PREVENTION and context.state.relieved and not context.has_reminder:
        return context.outcome(reminders.proposal(context))
    return navigation.stop(context)


def _no_reminder(context: Context) -> Outcome:
    """No to a reminder; who did not ask for one is not asked anything more."""
    unasked = context.state.relieved or context.state.walk is not None
    return navigation.stop(context) if unasked else reminders.decline(context)


def _easing(context: Context) -> Outcome:
    return relief.feel(context, Feeling.EASING)


def _not_easing(context: Context) -> Outcome:
    return relief.feel(context, Feeling.SAME)


def _guide(context: Context) -> Outcome:
    return relief.report(context, CrampReported())


def _something_else(context: Context) -> Outcome:
    return context.outcome(Say(Phrase.MENU_DAY), Ask(Question.WHICH), walk=None)


def _leave_it(context: Context) -> Outcome:
    return context.menu(walk=None)


def _not_safe_yet(context: Context) -> Outcome:
    return walking.speak_from(context, context.walk)


def _not_yet(context: Context) -> Outcome:
    return navigation.rest(context, Phrase.NOT_YET)


def _explain(context: Context) -> Outcome:
    return context.ask_again(Say(Phrase.MENU_ALL), explain=True)


def _go_on(context: Context) -> Outcome:
    """Rested: the turn they were asked to be ready for, or where they paused."""
    ready = context.check_in in BETWEEN_TURNS
    return walking.next_turn(context) if ready else navigation.resume(context)


def _say_how(context: Context) -> Outcome:
    return context.ask_again(explain=True)


_YES: Mapping[str, Answer] = {
    Question.GUIDE: _guide,
    Question.EASING: _easing,
    Question.CALF_EASING: _easing,
    Question.OTHER_LEG: walking.next_turn,
    Question.NEXT_PART: walking.next_turn,
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
