"""Steering words, in a walk, at a check-in and with nothing running."""

import pytest

from skill.alexa.skill import CoachSkill
from tests.conversation.exploring import AFTERWARDS, BEGAN, ROUND_TRIP, Place, Turn, take
from tests.conversation.inputs import LAUNCH, SILENCE, Act, envelope
from tests.conversation.session_state import marks, state_in

RELIEF = Act("ReliefIntent")
RUNNERS = Act("StretchIntent", (("stretch", "runners_stretch"),))
PREVENTION = Act("PreventionIntent")
FRESH = Place({}, BEGAN, "after")

TOES = "Pull your toes up toward your shin."
STEPS = (
    "Stand at arm's length from a wall.",
    "Put both hands on the wall.",
    "Step your other leg forward",
    "Keep your sore leg behind you",
    "Lean in slowly",
)
MENU = "I can help with a cramp, teach you a stretch, or say how to prevent cramps."
OPENING = "If your calf is cramping, pull your toes up toward your shin and hold."
OTHER_LEG = "Ready for the other leg?"
EASING = "Is it easing?"


def _act(word: str) -> Act:
    named = {"time left": "TimeLeftIntent", "start over": "AMAZON.StartOverIntent"}
    return Act(named.get(word, f"AMAZON.{word.title()}Intent"))


def _after(turn: Turn) -> Place:
    """The place after the whole answer was spoken."""
    second = ROUND_TRIP + turn.heard.seconds + AFTERWARDS
    return Place(turn.attributes, turn.before.at + second, "after")


def _in_step(turn: Turn, step: int) -> Place:
    """The place in the middle of a step of the answer."""
    mark = marks(state_in(turn.attributes))[step]
    second = (mark["start"] + max(mark["hold_end"], mark["start"] + 1)) / 2
    return Place(turn.attributes, turn.before.at + ROUND_TRIP + second, "hold")


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("next", f"Step three of five. {STEPS[2]}"),
        ("previous", f"Step one of five. {STEPS[0]}"),
        ("repeat", f"Step two of five. {STEPS[1]}"),
        ("resume", f"Step two of five. {STEPS[1]}"),
        ("start over", f"Step one of five. {STEPS[0]}"),
        ("time left", "About one minute left in all. Put both hands"),
    ],
)
def test_in_the_second_step_of_a_stretch(word: str, begins: str, skill: CoachSkill) -> None:
    walking = take(skill, FRESH, RUNNERS)
    turn = take(skill, _in_step(walking, 1), _act(word))
    if word == "time left":
        begins = begins.replace("one minute", "two minutes")
    assert turn.heard.text.startswith(begins)
    assert turn.heard.text.endswith(OTHER_LEG)


@pytest.mark.parametrize(
    ("word", "begins", "asks"),
    [
        ("next", f"Step two of five. {STEPS[0]}", EASING),
        ("previous", f"Step one of five. Stop where you are. {TOES}", EASING),
        ("repeat", f"Step one of five. Stop where you are. {TOES}", EASING),
        ("resume", "Step one of five. Is it easing?", EASING),
        ("start over", f"Stop where you are. {TOES}", EASING),
        ("time left", "Take your time.", EASING),
        ("yes", "Good. Point your toes slowly down", EASING),
        ("no", f"Okay, next thing. {STEPS[0]}", EASING),
        ("help", "Keep pulling your toes up.", EASING),
        ("fallback", "Sorry, I missed that.", EASING),
        ("pause", "Paused. I keep your place.", "Ready to go on?"),
    ],
)
def test_at_the_first_check_in(word: str, begins: str, asks: str, skill: CoachSkill) -> None:
    turn = take(skill, _after(take(skill, FRESH, RELIEF)), _act(word))
    assert turn.heard.text.startswith(begins)
    assert turn.heard.text.endswith(asks)


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("next", MENU),
        ("previous", MENU),
        ("repeat", "Drink enough water every day."),
        ("resume", OPENING),
        ("start over", OPENING),
        ("time left", MENU),
        ("pause", f"There is nothing to pause. {MENU}"),
        ("help", MENU),
    ],
)
def test_with_nothing_running(word: str, begins: str, skill: CoachSkill) -> None:
    turn = take(skill, _after(take(skill, FRESH, PREVENTION)), _act(word))
    assert turn.heard.text.startswith(begins)


@pytest.mark.parametrize("word", ["repeat", "resume", "start over", "help", "fallback"])
def test_as_the_very_first_words(word: str, skill: CoachSkill) -> None:
    assert take(skill, FRESH, _act(word)).heard.text.startswith(OPENING)


@pytest.mark.parametrize("word", ["yes", "no", "next", "previous", "time left"])
def test_an_answer_before_any_question(word: str, skill: CoachSkill) -> None:
    assert take(skill, FRESH, _act(word)).heard.text.startswith(MENU)


@pytest.mark.parametrize("word", ["yes", "no"])
def test_an_answer_in_mid_turn_is_asked_what_it_means(word: str, skill: CoachSkill) -> None:
    holding = take(skill, FRESH, RELIEF)
    asked = take(skill, _in_step(holding, 0), _act(word))
    assert asked.heard.text == "What would you like to do?"
    resumed = take(skill, _after(asked), _act("resume"))
    assert resumed.heard.text.startswith(f"Step one of five. Stop where you are. {TOES}")


@pytest.mark.parametrize("aside", [Act("IceHeatIntent"), _act("fallback"), _act("help")])
def test_an_aside_in_mid_rung_keeps_the_step(aside: Act, skill: CoachSkill) -> None:
    second_rung = take(skill, _after(take(skill, FRESH, RELIEF)), _act("no"))
    asked = take(skill, _in_step(second_rung, 1), aside)
    assert asked.heard.text.endswith(EASING)
    repeated = take(skill, _after(asked), _act("repeat"))
    assert repeated.heard.text.startswith(f"Step two of five. {STEPS[1]}")


def test_an_answer_as_soon_as_the_hold_is_over_is_no_bargein(skill: CoachSkill) -> None:
    stretch = take(skill, FRESH, Act("StretchIntent", (("stretch", "ankle_stretch"),)))
    hold_end = marks(state_in(stretch.attributes))[-1]["hold_end"]
    early = Place(stretch.attributes, BEGAN + ROUND_TRIP + hold_end + 1, "after")
    assert take(skill, early, _act("yes")).heard.text.startswith(STEPS[0])


def test_easing_after_the_first_of_two_legs_goes_on_to_the_second(skill: CoachSkill) -> None:
    first = take(skill, FRESH, Act("ReliefIntent", (("leg", "both"),)))
    second = take(skill, _after(first), Act("EasingIntent"))
    assert "Pull the toes of your right foot up" in second.heard.text


def test_a_seated_stretch_asked_for_in_relief_is_given(skill: CoachSkill) -> None:
    sitting = take(skill, FRESH, Act("ReliefIntent", (("situation", "sitting"),)))
    towel = Act("StretchIntent", (("stretch", "towel_stretch"), ("leg", "left")))
    turn = take(skill, _after(sitting), towel)
    assert turn.heard.text.startswith("Sit with your left leg straight out.")


def test_help_before_the_car_has_stopped_says_to_stop_it(skill: CoachSkill) -> None:
    driving = take(skill, FRESH, Act("ReliefIntent", (("situation", "driving"),)))
    turn = take(skill, _after(driving), _act("help"))
    assert turn.heard.text.startswith("Pull over first.")


def test_a_finished_stretch_is_not_offered_again(skill: CoachSkill) -> None:
    done = take(skill, FRESH, Act("PressureIntent", (("remedy", "calf_massage"),)))
    assert take(skill, _after(done), LAUNCH).heard.text.startswith(OPENING)


def test_the_rest_of_a_hold_may_be_asked_for_twice(skill: CoachSkill) -> None:
    holding = take(skill, FRESH, Act("ReliefIntent", (("situation", "pregnant"),)))
    once = take(skill, _in_step(holding, 0), _act("time left"))
    again = take(skill, _in_step(once, 0), _act("time left"))
    assert again.heard.text.count("Hold for ten seconds.") == 2


def test_pause_in_a_hold_comes_back_to_that_hold(skill: CoachSkill) -> None:
    walking = take(skill, FRESH, RUNNERS)
    paused = take(skill, _in_step(walking, 4), _act("pause"))
    resumed = take(skill, _after(paused), _act("resume"))
    assert resumed.heard.text.startswith(f"Step five of five. {STEPS[4]}")


def test_pause_at_a_check_in_comes_back_to_its_question(skill: CoachSkill) -> None:
    paused = take(skill, _after(take(skill, FRESH, RUNNERS)), _act("pause"))
    resumed = take(skill, _after(paused), _act("resume"))
    assert resumed.heard.text.endswith(OTHER_LEG)
    assert "Lean" not in resumed.heard.text


def test_opening_again_in_mid_relief_asks_whether_it_eases(skill: CoachSkill) -> None:
    turn = take(skill, _after(take(skill, FRESH, RELIEF)), LAUNCH)
    assert turn.heard.text == "Welcome back. Is your calf easing?"


def test_opening_again_in_mid_stretch_offers_to_carry_on(skill: CoachSkill) -> None:
    turn = take(skill, _in_step(take(skill, FRESH, RUNNERS), 2), LAUNCH)
    assert turn.heard.text == "Welcome back. Carry on with the runner's stretch?"


def test_the_end_of_a_session_is_answered_by_silence(skill: CoachSkill) -> None:
    attributes = take(skill, FRESH, RELIEF).attributes
    answer = skill.handle(envelope(SILENCE, attributes, BEGAN + 60), None)
    assert answer["response"] == {}
