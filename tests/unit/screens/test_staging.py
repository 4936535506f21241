"""What is shown follows what is said: the same words, at the same second."""

import pytest

from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    Opened,
    ReminderWanted,
    SignReported,
    StretchAsked,
)
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Guide
from skill.coaching.state.circumstances import BOTH_LEGS
from skill.content.choices import Leg
from skill.content.sentences import sentences
from skill.screens.scenes import (
    AdviceScene,
    ClosingScene,
    QuestionScene,
    Scene,
    StepScene,
    WarningScene,
)
from skill.screens.staging import at_rest, stage
from skill.speech.speech_plan import Utterance
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    EVENTS,
    GONE,
    HELP,
    LIBRARY,
    NEXT,
    NO,
    PAUSE,
    STOP,
    TIME_LEFT,
    US,
    YES,
    Rehearsal,
)

RUNNERS = StretchAsked("runners_stretch")


def scenes(rehearsal: Rehearsal) -> tuple[Scene, ...]:
    """What is shown of the last answer."""
    return stage(rehearsal.outcome, rehearsal.speech, LIBRARY, US)


def only(rehearsal: Rehearsal) -> Scene:
    (scene,) = scenes(rehearsal)
    return scene


def steps(rehearsal: Rehearsal) -> list[StepScene]:
    return [scene for scene in scenes(rehearsal) if isinstance(scene, StepScene)]


def question(rehearsal: Rehearsal) -> QuestionScene:
    last = scenes(rehearsal)[-1]
    assert isinstance(last, QuestionScene)
    return last


def spoken_at(rehearsal: Rehearsal, milliseconds: int) -> str:
    """The words that begin at this moment."""
    parts = {round(part.start * 1000): part for part in rehearsal.speech.parts}
    part = parts[milliseconds]
    return part.text if isinstance(part, Utterance) else ""


def touches(scene: StepScene | QuestionScene | AdviceScene) -> list[str]:
    return [button.touch for button in scene.buttons]


def test_opening_shows_the_first_movement_and_its_question_at_once() -> None:
    shown = only(Rehearsal(Opened()))
    assert isinstance(shown, QuestionScene)
    assert (shown.start, shown.picture.pose) == (0, "toes_up")
    assert shown.note == "If your calf is cramping, pull your toes up toward your shin and hold."
    assert shown.question == "Shall I guide you through it?"
    assert touches(shown) == ["yes", "no"]


def test_a_rung_shows_its_hold_and_then_its_check_in() -> None:
    rehearsal = Rehearsal(CRAMP)
    step, check_in = scenes(rehearsal)
    assert isinstance(step, StepScene)
    assert isinstance(check_in, QuestionScene)
    (mark,) = rehearsal.marks
    assert (step.start, step.hold_start) == (0, round(mark.hold_start * 1000))
    assert step.hold_end - step.hold_start == 30_000
    assert step.picture.pose == "toes_up"
    assert check_in.start >= step.hold_end
    assert check_in.picture == at_rest(step.picture)
    assert check_in.question == "Is it easing?"
    assert touches(check_in) == ["yes", "no", "worse"]


def test_steps_of_one_turn_follow_the_time_line() -> None:
    rehearsal = Rehearsal(RUNNERS)
    shown = steps(rehearsal)
    assert [scene.picture.pose for scene in shown] == [
        "wall_distance",
        "wall_hands",
        "wall_front_leg",
        "wall_back_heel",
        "wall_lean",
    ]
    assert [scene.start for scene in shown] == [
        round(mark.start * 1000) for mark in rehearsal.marks
    ]
    assert all(scene.hold_end == scene.hold_start for scene in shown[:-1])


def test_each_of_several_holds_has_its_own_countdown() -> None:
    shown = steps(Rehearsal(CrampReported(situations=("pregnant",))))
    assert [scene.hold_end - scene.hold_start for scene in shown] == [10_000] * 3
    assert {scene.picture.pose for scene in shown} == {"toes_up_steady"}


def test_the_other_leg_is_named_and_so_is_the_swap() -> None:
    rehearsal = Rehearsal(StretchAsked("runners_stretch", Leg.LEFT), YES)
    first, *_ = steps(rehearsal)
    assert (first.leg, first.note) == ("Right leg", "Now swap legs.")


def test_whoever_holds_on_is_told_to_ease_off_before_the_next_movement() -> None:
    assert steps(Rehearsal(CRAMP, EASING))[0].note == "Ease off slowly."


def test_kind_words_and_the_position_are_no_note() -> None:
    assert steps(Rehearsal(CRAMP, NO))[0].note == ""
    assert steps(Rehearsal(CRAMP, NEXT))[0].note == ""


def test_what_is_counted_aloud_moves_as_it_is_counted() -> None:
    (step,) = steps(Rehearsal(CRAMP, EASING))
    assert (step.picture.pose, step.picture.motion) == ("ankle_move", "swing")
    assert step.picture.period == 4000


@pytest.mark.parametrize("situation", [*LIBRARY.first_movement.poses])
def test_the_drawing_is_that_of_the_situation(situation: str) -> None:
    told = () if situation == BOTH_LEGS else (situation,)
    leg = Leg.BOTH if situation == BOTH_LEGS else None
    rehearsal = Rehearsal(CrampReported(leg, told))
    if rehearsal.question is Question.MADE_SAFE:
        rehearsal.hear(YES)
    if rehearsal.question is Question.SCREEN:
        rehearsal.hear(NO)
    assert steps(rehearsal)[0].picture.pose == LIBRARY.first_movement.poses[situation]


def test_of_several_situations_the_first_is_drawn() -> None:
    rehearsal = Rehearsal(CrampReported(situations=("pregnant", "standing", "bed")))
    assert steps(rehearsal)[0].picture.pose == "toes_up_bed"
    rehearsal.hear(PAUSE, at=10.0)
    assert question(rehearsal).picture.pose == "toes_up_bed"


def test_before_a_press_nobody_is_shown_moving() -> None:
    rehearsal = Rehearsal(CRAMP, NO, NO)
    asked = question(rehearsal)
    assert asked.picture.pose == ""
    assert asked.question == "Is that leg swollen, hot or red, or did it pop?"
    assert touches(asked) == ["yes", "no"]


def test_a_narrow_question_shows_just_its_answer() -> None:
    told, _ = scenes(Rehearsal(AdviceAsked("ice_heat.ice")))
    assert isinstance(told, AdviceScene)
    assert told.title == LIBRARY.words[US.words].screens.advice["ice_heat"].title
    assert len(told.lines) <= len(LIBRARY.answer("ice_heat.ice"))
    assert "ice" in [line.picture.pose for line in told.lines]


@pytest.mark.parametrize(
    ("situation", "line", "pose"),
    [
        ("bed", "Still tight: a warm towel", "warm_towel"),
        ("fluid_limit", "Drink only what is allowed", ""),
        ("someone_else", "Grips again: push their toes up", "toes_up_helped"),
    ],
)
def test_what_a_situation_replaces_is_shown_as_it_is_told_there(
    situation: str, line: str, pose: str
) -> None:
    told, *_ = scenes(Rehearsal(CrampReported(situations=(situation,)), GONE))
    assert isinstance(told, AdviceScene)
    assert (line, pose) in [(one.text, one.picture.pose) for one in told.lines]
    assert len(told.lines) == len(LIBRARY.answer("aftercare"))


def test_advice_shows_a_line_a_fact_and_then_what_it_offers() -> None:
    told, offer = scenes(Rehearsal(AdviceAsked("prevention")))
    assert isinstance(told, AdviceScene)
    assert [(line.text, line.picture.pose) for line in told.lines] == [
        ("Water every day, unless limited", "water"),
        ("More with hard exercise", ""),
        ("Stretch daily, before bed", "wall_lean"),
        ("Loose covers, good shoes, less alcohol", ""),
    ]
    assert isinstance(offer, QuestionScene)
    assert offer.question == "Shall we do that stretch now?"
    assert touches(told) == ["repeat", "stop"]


@pytest.mark.parametrize("topic", LIBRARY.advice)
def test_each_line_of_advice_begins_with_its_words(topic: str) -> None:
    rehearsal = Rehearsal(AdviceAsked(topic))
    while rehearsal.ask and rehearsal.ask.question.facts.checks_danger:
        rehearsal.hear(NO)
    told = scenes(rehearsal)[0]
    assert isinstance(told, AdviceScene)
    facts = LIBRARY.words[US.words].advice[topic].facts
    shown = LIBRARY.words[US.words].screens.advice[topic].facts
    answered = [facts[fact] for fact in LIBRARY.answer(topic) if fact in shown]
    assert [spoken_at(rehearsal, line.start) for line in told.lines] == [
        sentences(text.format(number="911"))[0] for text in answered
    ]


def test_after_care_shows_the_disclaimer_with_its_question() -> None:
    rehearsal = Rehearsal(CRAMP, GONE)
    told, offer = scenes(rehearsal)
    assert isinstance(told, AdviceScene)
    assert told.pictured
    assert isinstance(offer, QuestionScene)
    assert offer.note.startswith("I'm not a doctor.")


def test_a_danger_sign_shows_the_number() -> None:
    shown = only(Rehearsal(SignReported("chest_pain")))
    assert isinstance(shown, WarningScene)
    assert (shown.number, shown.headline) == ("911", "Use a phone to call 911 now.")
    assert shown.urgent
    assert shown.text.startswith("Chest pain with a sore leg")


def test_a_sign_for_a_doctor_shows_no_number_to_call() -> None:
    shown = only(Rehearsal(SignReported("pop")))
    assert isinstance(shown, WarningScene)
    assert (shown.number, shown.headline) == ("", "Stop, and see a doctor today.")
    assert not shown.urgent


def test_a_sign_that_can_wait_goes_on_to_an_offer() -> None:
    warning, offer = scenes(Rehearsal(SignReported("statin")))
    assert isinstance(warning, WarningScene)
    assert isinstance(offer, QuestionScene)


def test_a_pause_shows_where_one_is_and_the_way_back() -> None:
    rehearsal = Rehearsal(CRAMP)
    rehearsal.hear(PAUSE, at=10.0)
    shown = only(rehearsal)
    assert isinstance(shown, QuestionScene)
    assert shown.picture.pose == "toes_up"
    assert shown.note == "Paused. I keep your place. The step begins again."
    assert touches(shown) == ["resume", "start_over", "stop"]


def test_a_pause_at_a_check_in_begins_no_step_again() -> None:
    assert question(Rehearsal(CRAMP, PAUSE)).note == "Paused. I keep your place."


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_a_question_tells_nobody_to_move(event: Event) -> None:
    for rehearsal in (Rehearsal(event), Rehearsal(RUNNERS, event)):
        if rehearsal.question not in (None, Question.GUIDE):
            assert question(rehearsal).picture == at_rest(question(rehearsal).picture)


def test_the_first_movement_is_shown_while_a_guide_is_offered() -> None:
    assert question(Rehearsal(Opened())).picture.arrow
    assert steps(Rehearsal(CRAMP))[0].picture == question(Rehearsal(Opened())).picture


def test_who_is_not_safe_yet_is_shown_no_movement() -> None:
    rehearsal = Rehearsal(CrampReported(situations=("swimming",)), NO)
    assert rehearsal.question is Question.MADE_SAFE
    assert question(rehearsal).picture.pose == ""


def test_a_reminder_is_asked_for_with_its_time() -> None:
    shown = only(Rehearsal(ReminderWanted("21:00", "daily")))
    assert isinstance(shown, QuestionScene)
    assert shown.question == "Shall I remind you to stretch your calves every day at nine p.m.?"
    assert touches(shown) == ["yes", "no"]


def test_the_last_words_are_shown_with_somebody_at_rest() -> None:
    shown = only(Rehearsal(STOP))
    assert isinstance(shown, ClosingScene)
    assert (shown.text, shown.picture.pose) == ("Okay. Take care.", "rest")


def test_help_in_a_cramp_shows_what_to_keep_doing() -> None:
    rehearsal = Rehearsal(CRAMP)
    rehearsal.hear(HELP, at=10.0)
    shown = only(rehearsal)
    assert isinstance(shown, QuestionScene)
    assert shown.note.startswith("Keep pulling your toes up.")


def test_help_after_a_second_miss_is_no_part_of_the_question() -> None:
    rehearsal = Rehearsal(Opened(), YES, HELP)
    assert question(rehearsal).question == "Is the grip easing?"


def test_whoever_goes_on_with_a_hold_is_shown_as_they_are() -> None:
    rehearsal = Rehearsal(RUNNERS)
    leaning = steps(rehearsal)[-1]
    rehearsal.hear(TIME_LEFT, at=rehearsal.marks[-1].hold_start + 5.0)
    assert leaning.picture.motion == "once"
    assert steps(rehearsal)[0].picture == leaning.picture._replace(motion="")


def test_what_can_be_touched_is_not_listed_once_more() -> None:
    rehearsal = Rehearsal(CRAMP)
    rehearsal.hear(HELP, at=10.0)
    assert question(rehearsal).note == "Keep pulling your toes up."
    assert question(Rehearsal(HELP)).note.endswith("toward your shin and hold.")


def test_a_step_without_a_drawing_shows_its_caption() -> None:
    rehearsal = Rehearsal(StretchAsked("ankle_stretch"))
    first, *others = rehearsal.outcome.replies
    assert isinstance(first, Guide)
    undrawn = first._replace(step=first.step._replace(pose=""))
    outcome = rehearsal.outcome._replace(replies=(undrawn, *others))
    shown = stage(outcome, rehearsal.speech, LIBRARY, US)[0]
    assert isinstance(shown, StepScene)
    assert (shown.picture.pose, shown.picture.caption) == ("", "Sit or lie, legs out")


@pytest.mark.parametrize(
    "event", [CRAMP, RUNNERS, Opened(), AdviceAsked("causes"), SignReported(), STOP], ids=repr
)
def test_the_first_scene_is_there_from_the_first_word(event: Event) -> None:
    assert scenes(Rehearsal(event))[0].start == 0
