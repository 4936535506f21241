"""Yes and no: what they mean after each question that the coach asks.

>>> asked = State(open_question=Ask(Question.ANYTHING_ELSE))
>>> respond(asked, Steered(Control.NO), library, now).replies
(Say(phrase=<Phrase.GOODBYE: 'goodbye'>, params=()),)
"""

from collections.abc import Callable, Mapping

from skill.coaching.decisions import (
    danger_check,
    leg_screen,
    navigation,
    relief,
    reminders,
    requests,
    walking,
)
from skill.coaching.messages.events import CrampReported, Feeling, StretchAsked
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import AdviceId, Question, RoutineId
from skill.coaching.messages.replies import Ask, Reply, Say
from skill.coaching.state.circumstances import suited
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome
from skill.content.choices import Manner
from skill.record import Record

PREVENTION = "prevention"
"""Id of the advice that offers a stretch to prevent cramps."""

Decision = Callable[[Context], Outcome]


class YesNo(Record):
    """The decisions that the two answers to a question lead to."""

    yes: Decision
    no: Decision


def yes(context: Context) -> Outcome:
    """Answer yes to the open question; if none is open yet, ask what the person wants."""
    answers = _answers(context)
    return answers.yes(context) if answers else _not_asked(context, easing=True)


def no(context: Context) -> Outcome:
    """Answer no to the open question; if none is open yet, ask what the person wants."""
    answers = _answers(context)
    return answers.no(context) if answers else _not_asked(context, easing=False)


def good(context: Context) -> Outcome:
    """Like yes, but no sign of a clot or a tear: whether there is one is asked again."""
    if context.is_screening:
        return context.ask_again(explain=True)
    return yes(context)


def enough(context: Context) -> Outcome:
    """Offer to finish, if the next segment was asked for; else it is a no."""
    return _finish(context) if context.is_between_segments else no(context)


def _answers(context: Context) -> YesNo | None:
    asked = context.state.open_question
    return ANSWERS[asked.question] if asked and not context.current_mark else None


def _not_asked(context: Context, *, easing: bool) -> Outcome:
    """In a hold, ask if yes meant that the cramp eases, and go on after no; else ask what next."""
    if context.current_mark is None:
        return context.menu()
    if easing and context.relieving:
        return context.ask_again(_keep(context))
    return walking.go_on(context)


def _keep(context: Context) -> Reply:
    """Has the person go on with what they do, a hold or a movement."""
    if context.segment.steps[context.walk.step].manner in (None, Manner.HOLD):
        return Say(Phrase.HOLD_ON)
    return walking.keep(context)


def _accept(context: Context) -> Outcome:
    """Accept an offer: lead through the routine, or answer about the topic."""
    offered, free = _offered(context), context.with_walk(None)
    if offered in context.library.routines:
        routine = suited(offered, context.state.lasting, context.library)
        return requests.stretch(free, StretchAsked(routine))
    return requests.advise(free, offered)


def _offered(context: Context) -> str:
    """Id of the routine or advice on offer; raises LookupError if the question is no offer."""
    asked = context.state.open_question
    about = asked.about if asked else None
    if isinstance(about, AdviceId):
        return context.library.advice[about.advice].offer
    if isinstance(about, RoutineId):
        return context.library.routines[about.routine].then
    raise LookupError("nothing is offered")


def _decline(context: Context) -> Outcome:
    """Say goodbye; after relief, declining the preventive stretch leads to a reminder instead."""
    prevents = context.state.open_question == Ask(Question.OFFER, AdviceId(PREVENTION))
    if prevents and context.state.relieved and not context.has_reminder:
        return context.say(reminders.proposal(context))
    return navigation.stop(context)


def _no_reminder(context: Context) -> Outcome:
    """Decline a reminder; say goodbye if the coach proposed it unasked."""
    unasked = context.state.relieved or context.state.walk is not None
    return navigation.stop(context) if unasked else reminders.decline(context)


def _gone(context: Context) -> Outcome:
    return relief.feel(context, Feeling.GONE)


def _not_gone(context: Context) -> Outcome:
    """Go on gently after the first movement; what still is not gone then grips again."""
    return relief.not_gone(context)


def _finish(context: Context) -> Outcome:
    return context.with_walk(context.walk).say(
        Ask(Question.FINISH), paused_question=context.check_in
    )


def _easing(context: Context) -> Outcome:
    return relief.feel(context, Feeling.EASING)


def _not_easing(context: Context) -> Outcome:
    return relief.feel(context, Feeling.SAME)


def _guide(context: Context) -> Outcome:
    return relief.report(context, CrampReported())


def _something_else(context: Context) -> Outcome:
    return context.with_walk(None).say(Say(Phrase.MENU_DAY), Ask(Question.WHICH))


def _leave_it(context: Context) -> Outcome:
    return context.with_walk(None).menu()


def _not_safe_yet(context: Context) -> Outcome:
    return walking.speak_from(context, context.walk)


def _not_yet(context: Context) -> Outcome:
    return navigation.rest(context, Phrase.NOT_YET)


def _explain(context: Context) -> Outcome:
    return context.ask_again(Say(Phrase.MENU_ALL), explain=True)


def _go_on(context: Context) -> Outcome:
    """End a pause: begin the next segment if that was the question, or resume where it began."""
    if context.is_between_segments:
        return walking.next_segment(context)
    return navigation.resume(context)


def _say_how(context: Context) -> Outcome:
    return context.ask_again(explain=True)


ANSWERS: Mapping[Question, YesNo] = {
    Question.GUIDE: YesNo(_guide, _something_else),
    Question.EASING: YesNo(_easing, _not_easing),
    Question.CALF_EASING: YesNo(_easing, _not_easing),
    Question.GONE: YesNo(_gone, _not_gone),
    Question.SCREEN: YesNo(leg_screen.confirmed, leg_screen.cleared),
    Question.SCREEN_CLOT: YesNo(leg_screen.confirmed, leg_screen.cleared),
    Question.SCREEN_TEAR: YesNo(leg_screen.confirmed, leg_screen.cleared),
    Question.OTHER_LEG: YesNo(walking.next_segment, _not_yet),
    Question.NEXT_PART: YesNo(walking.next_segment, _not_yet),
    Question.GO_ON: YesNo(navigation.resume, _not_yet),
    Question.CARRY_ON: YesNo(_go_on, _leave_it),
    Question.RESUME: YesNo(_go_on, _finish),
    Question.MADE_SAFE: YesNo(walking.made_safe, _not_safe_yet),
    Question.FINISH: YesNo(navigation.stop, _go_on),
    Question.WHICH: YesNo(_explain, navigation.stop),
    Question.OFFER: YesNo(_accept, _decline),
    Question.REMIND: YesNo(reminders.accept, _no_reminder),
    Question.MOVE_REMINDER: YesNo(reminders.accept, reminders.decline),
    Question.WHICH_TIME: YesNo(_say_how, reminders.decline),
    Question.ANYTHING_ELSE: YesNo(_something_else, navigation.stop),
    Question.DANGER_CHECK: YesNo(danger_check.confirmed, danger_check.cleared),
    Question.LEG_CHECK: YesNo(danger_check.confirmed, danger_check.cleared),
    Question.POP_CHECK: YesNo(danger_check.confirmed, danger_check.cleared),
    Question.SAY_AGAIN: YesNo(_explain, navigation.stop),
}
"""Question → what yes and no to it lead to."""
