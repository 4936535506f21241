"""The danger check: words that may have been a danger sign are asked about, one question at a time.

>>> checked = respond(State(), SignDoubted(("swollen_leg",)), library, now)
>>> checked.ask.question, checked.ask.about.then
(<Question.DANGER_CHECK: 'danger_check'>, (<Question.LEG_CHECK: 'leg_check'>,))
"""

from collections.abc import Mapping

from skill.coaching.decisions import navigation, red_flags, relief, requests, walking
from skill.coaching.decisions.interrupted import Rest, rest_of_step
from skill.coaching.messages.events import (
    Control,
    EffectDone,
    Event,
    ForgetAsked,
    PermissionAnswered,
    SignDenied,
    SignDoubted,
    SignReported,
    Steered,
    WentWrong,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import Doubt, Question
from skill.coaching.messages.replies import Advise, Ask, Say
from skill.coaching.state import whereabouts
from skill.coaching.state.context import Context
from skill.coaching.state.outcome import Outcome

_SIGNS: Mapping[Question, str] = {
    Question.DANGER_CHECK: "",
    Question.LEG_CHECK: "swollen_leg",
    Question.POP_CHECK: "pop",
}
"""Check → the sign that yes to it reports; empty for an emergency of any kind."""
_ANSWERS = (
    SignReported,
    SignDenied,
    SignDoubted,
    EffectDone,
    ForgetAsked,
    PermissionAnswered,
    WentWrong,
)
"""Events that a check lets pass."""
_STEERED_ANSWERS = (Control.YES, Control.NO, Control.STOP)


def ask(context: Context, event: SignDoubted) -> Outcome:
    """Pause whatever is under way, and ask for the signs that may have been meant.

    What makes the person safe where they are comes before the question.
    """
    if context.checks_danger:
        return context.ask_again(explain=True)
    cramp = None if context.state.warned else event.cramp
    if cramp is None:
        return _pause(context, _checks(event, context))
    context = relief.wishing(context, cramp)
    if context.state.walk is not None:
        return _pause(context, _checks(event, context))
    begun = context.with_walk(relief.first_walk(context, cramp))
    first, *then = _checks(event, begun)
    return begun.say(
        *walking.unsafe_place(begun), Ask(first, Doubt(tuple(then))), asked_mid_step=True
    )


def go_through(context: Context, topic: str) -> Outcome:
    """Ask for every sign, one at a time; the topic is answered once none is there."""
    return _pause(context, [*_SIGNS], topic)


def _pause(context: Context, checks: list[Question], answer: str = "") -> Outcome:
    """Ask the checks while the walk waits; who may have torn something eases off meanwhile."""
    first, *then = checks
    if context.state.walk is None:
        check = Ask(first, Doubt(tuple(then), answer=answer))
        return context.say(check, paused_question=context.state.open_question)
    left = rest_of_step(context)
    check = Ask(first, Doubt(tuple(then), left.holds, answer, left.instructs))
    here = context.with_walk(context.walk)
    mid_step = context.current_mark is not None or context.state.asked_mid_step
    eases = [Say(Phrase.EASE_OFF_FIRST)] if first is Question.POP_CHECK else []
    return here.say(
        *walking.unsafe_place(here),
        *eases,
        check,
        asked_mid_step=mid_step,
        paused_question=context.check_in,
    )


def _checks(event: SignDoubted, context: Context) -> list[Question]:
    """The checks for what may have been meant: emergencies first, unless a leg only throbs.

    A pop alone is asked for alone. The leg is not asked for where that comes next anyway.
    """
    checks = red_flags.LEG_CHECKS
    named = [checks[sign] for sign in event.signs if sign in checks]
    of_leg = [one for one in named[:1] if not _comes_next(one, context)]
    if event.throbs:
        return [*of_leg, Question.DANGER_CHECK]
    pop_alone = {*named} == {Question.POP_CHECK} and len(named) == len(event.signs)
    return of_leg if pop_alone else [Question.DANGER_CHECK, *of_leg]


def _comes_next(check: Question, context: Context) -> bool:
    """Whether the walk asks for signs of a clot as soon as it goes on, and this is that check."""
    walk = context.state.walk
    if check is not Question.LEG_CHECK or check in context.state.cleared or walk is None:
        return False
    return whereabouts.must_screen(walk, context.library)


def confirmed(context: Context) -> Outcome:
    """Warn of the sign that the open check asks for."""
    return red_flags.warn(context, _SIGNS[_open(context).question])


def cleared(context: Context) -> Outcome:
    """Ask the next check; after the last one, answer, or go on where the person was.

    Whoever was warned of another sign before gets that help first.
    """
    context, doubt = _noting(context), _doubt(context)
    if doubt.then:
        following, *rest = doubt.then
        return context.ask_instead(Ask(following, doubt._replace(then=tuple(rest))))
    if context.state.warned:
        return context.say(Say(Phrase.HELP_FIRST))
    if context.state.walk is None:
        return _cleared_by_day(context, doubt)
    answer = [Advise(doubt.answer, context.walk.situations)] if doubt.answer else []
    if context.check_in is not None:
        return navigation.resume(context, *answer)
    left = Rest(doubt.rest, doubt.instructs)
    return walking.speak_from(context, context.walk, *answer, rest=left)


def _noting(context: Context) -> Context:
    """The context in which the open check of the leg is not asked once more before a press."""
    check, state = _open(context).question, context.state
    if check in state.cleared or check not in red_flags.LEG_CHECKS.values():
        return context
    return context.with_state(state._replace(cleared=(*state.cleared, check)))


def _cleared_by_day(context: Context, doubt: Doubt) -> Outcome:
    if doubt.answer:
        return requests.advise(context, doubt.answer)
    before = context.state.paused_question
    asked = before is not None and before.question is not Question.WHICH
    return context.say(before) if before and asked else context.menu()


def denied(context: Context, event: SignDenied) -> Outcome:
    """Take a sign that is not there for no to the check of it; else go on where the person was."""
    if context.checks_danger:
        answers = context.is_asked(red_flags.LEG_CHECKS.get(event.sign, Question.DANGER_CHECK))
        return cleared(context) if answers else insist(context)
    return (
        navigation.not_understood(context)
        if context.is_new
        else walking.go_on(context, Say(Phrase.NOT_THAT))
    )


def evades(context: Context, event: Event) -> bool:
    """Whether a check is open that the event does not answer, so that it is asked once more."""
    if not context.checks_danger or isinstance(event, _ANSWERS):
        return False
    return not isinstance(event, Steered) or event.control not in _STEERED_ANSWERS


def insist(context: Context) -> Outcome:
    """Ask the open check once more, and say how it can be answered."""
    return context.ask_again(explain=True, misses=context.state.misses + 1)


def _open(context: Context) -> Ask:
    asked = context.state.open_question
    if asked is None:
        raise LookupError("no check is open")
    return asked


def _doubt(context: Context) -> Doubt:
    about = _open(context).about
    return about if isinstance(about, Doubt) else Doubt()
