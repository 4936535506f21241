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

TOES = "Keep still. Pull your toes up with your hand or a sheet."
WEIGHT = "If you can stand, hold on to something."
GENTLY = "Pull only a little. It should not hurt."
AGAIN = "If it grips again, toes up at once."
STEPS = (
    "Stand at arm's length from a wall.",
    "Put both hands on the wall.",
    "Step your right leg forward",
    "Keep your left leg behind you",
    "Lean in slowly",
)
MENU = "I can help with a cramp, teach you a stretch, or say how to prevent cramps."
OPENING = "If your calf is cramping, pull your toes up toward your shin and hold."
OTHER_LEG = "Ready for the other leg?"
EASING = ("Is it easing?", "Is the grip easing?", "Does it feel any softer?")
GONE = ("Has it gone?", "Is it all gone now?", "Has the cramp gone?")
SCREEN = "Is that leg swollen, hot or red, or did it pop?"


def _act(word: str) -> Act:
    named = {"time left": "TimeLeftIntent", "start over": "AMAZON.StartOverIntent"}
    return Act(named.get(word, f"AMAZON.{word.title()}Intent"))


def _relief(**slots: str) -> Act:
    return Act("ReliefIntent", tuple(slots.items()))


def _talk(skill: CoachSkill, *said: Act | str) -> Turn:
    """The last turn of a talk in which each answer is spoken to its end."""
    place = FRESH
    for each in said:
        turn = take(skill, place, each if isinstance(each, Act) else _act(each))
        place = _after(turn)
    return turn


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
        ("time left", "About two minutes left in all. Put both hands"),
    ],
)
def test_in_the_second_step_of_a_stretch(word: str, begins: str, skill: CoachSkill) -> None:
    walking = take(skill, FRESH, RUNNERS)
    turn = take(skill, _in_step(walking, 1), _act(word))
    assert turn.heard.text.startswith(begins)
    assert turn.heard.text.endswith(OTHER_LEG)


@pytest.mark.parametrize(
    ("word", "begins", "asks"),
    [
        ("next", WEIGHT, EASING),
        ("previous", TOES, EASING),
        ("repeat", TOES, EASING),
        ("resume", "Take your time.", EASING),
        ("start over", TOES, EASING),
        ("time left", "Take your time.", EASING),
        ("yes", "Ease off slowly. Good. Point your toes slowly down", GONE),
        ("no", f"Okay, next thing. {WEIGHT}", EASING),
        ("help", "Keep pulling your toes up.", EASING),
        ("fallback", "Sorry, I missed that.", EASING),
        ("pause", "Paused. I keep your place.", "Ready to go on?"),
    ],
)
def test_at_the_first_check_in(
    word: str, begins: str, asks: str | tuple[str, ...], skill: CoachSkill
) -> None:
    turn = _talk(skill, RELIEF, word)
    assert turn.heard.text.startswith(begins)
    assert turn.heard.text.endswith(asks)


@pytest.mark.parametrize(
    ("intent", "begins", "asks"),
    [
        ("EasingIntent", "Ease off slowly. Good. Point your toes slowly down", GONE),
        ("BitBetterIntent", f"Good. {TOES}", EASING),
        ("GoneIntent", f"Ease off slowly. Good. {AGAIN}", "how to prevent the next one?"),
        ("StillHurtsIntent", f"Okay, next thing. {WEIGHT}", EASING),
        ("WorseIntent", "Ease off. Toes gently up.", SCREEN),
        ("DoneIntent", "If the pain is going, say yes.", EASING),
    ],
)
def test_how_it_feels_at_the_first_check_in(
    intent: str, begins: str, asks: str | tuple[str, ...], skill: CoachSkill
) -> None:
    turn = _talk(skill, RELIEF, Act(intent))
    assert turn.heard.text.startswith(begins)
    assert turn.heard.text.endswith(asks)


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("next", MENU),
        ("previous", MENU),
        ("repeat", "Unless a doctor limits it, drink enough water every day."),
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


def test_yes_in_a_hold_is_asked_what_it_means(skill: CoachSkill) -> None:
    holding = take(skill, FRESH, RELIEF)
    asked = take(skill, _in_step(holding, 0), _act("yes"))
    assert asked.heard.text.startswith("Keep holding.")
    assert asked.heard.text.endswith(EASING)
    resumed = take(skill, _after(asked), _act("resume"))
    assert resumed.heard.text.startswith(TOES)


def test_yes_in_a_movement_keeps_the_movement(skill: CoachSkill) -> None:
    moving = _talk(skill, RELIEF, "yes")
    asked = take(skill, _in_step(moving, 0), _act("yes"))
    assert asked.heard.text.startswith("Keep moving your ankle slowly.")
    assert asked.heard.text.endswith(EASING)


@pytest.mark.parametrize("asked", [RELIEF, RUNNERS])
def test_no_in_a_hold_goes_on_with_its_rest(asked: Act, skill: CoachSkill) -> None:
    holding = take(skill, FRESH, asked)
    last = len(marks(state_in(holding.attributes))) - 1
    turn = take(skill, _in_step(holding, last), _act("no"))
    assert turn.heard.text.startswith("Hold for fifteen seconds more.")
    assert turn.heard.text.endswith((*EASING, OTHER_LEG))


@pytest.mark.parametrize("aside", [Act("IceHeatIntent"), _act("fallback"), _act("help")])
def test_an_aside_in_mid_rung_keeps_the_step(aside: Act, skill: CoachSkill) -> None:
    second_rung = _talk(skill, _relief(situation="standing"), "no")
    asked = take(skill, _in_step(second_rung, 1), aside)
    assert asked.heard.text.endswith(EASING)
    repeated = take(skill, _after(asked), _act("repeat"))
    assert repeated.heard.text.startswith(STEPS[1])


def test_an_answer_as_soon_as_the_hold_is_over_is_no_bargein(skill: CoachSkill) -> None:
    stretch = take(skill, FRESH, Act("StretchIntent", (("stretch", "ankle_stretch"),)))
    hold_end = marks(state_in(stretch.attributes))[-1]["hold_end"]
    early = Place(stretch.attributes, BEGAN + ROUND_TRIP + hold_end + 1, "after")
    assert take(skill, early, _act("yes")).heard.text.startswith(STEPS[0])


def test_both_legs_are_moved_at_once(skill: CoachSkill) -> None:
    first = take(skill, FRESH, _relief(leg="both"))
    assert first.heard.text.startswith("Sit down first. Pull the toes of both feet up")
    second = take(skill, _after(first), Act("EasingIntent"))
    assert "Point the toes of both feet slowly down" in second.heard.text


def test_the_way_up_the_ladder_for_what_does_not_ease(skill: CoachSkill) -> None:
    asked = _talk(skill, RELIEF, "no", "no")
    assert asked.heard.text.endswith(f"Toes gently up. {SCREEN}")
    pressing = take(skill, _after(asked), _act("no"))
    assert pressing.heard.text.startswith("Press your thumb into the thickest part")
    again = take(skill, _after(pressing), _act("no"))
    assert TOES in again.heard.text


@pytest.mark.parametrize("answer", ["next", "fallback"])
def test_without_a_clear_no_nobody_presses(answer: str, skill: CoachSkill) -> None:
    turn = _talk(skill, RELIEF, "no", "no", answer)
    assert turn.heard.text.startswith(f"Then we leave that out. {TOES}")
    kneading = _talk(skill, RELIEF, "no", "no", answer, "yes", "no")
    assert "Knead" not in kneading.heard.text


def test_yes_to_the_screen_is_a_danger_sign(skill: CoachSkill) -> None:
    turn = _talk(skill, RELIEF, "no", "no", "yes")
    assert turn.heard.text.startswith("Stop, and see a doctor today. Do not massage or press")
    assert not turn.heard.is_open


def test_a_stretch_that_makes_it_worse_is_made_smaller(skill: CoachSkill) -> None:
    asked = take(skill, _in_step(take(skill, FRESH, RELIEF), 0), Act("WorseIntent"))
    assert asked.heard.text == f"Ease off. Toes gently up. {SCREEN}"
    smaller = take(skill, _after(asked), _act("no"))
    assert GENTLY in smaller.heard.text
    assert smaller.heard.text.count("Ease a little.") == 2


def test_worse_twice_running_is_a_case_for_a_doctor(skill: CoachSkill) -> None:
    turn = _talk(skill, RELIEF, Act("WorseIntent"), "no", Act("WorseIntent"))
    assert turn.heard.text.startswith("See a doctor today. Keep the toes gently up.")


@pytest.mark.parametrize("back", ["StillHurtsIntent", "ReliefIntent"])
def test_a_cramp_that_is_back_is_pulled_and_not_pressed(back: str, skill: CoachSkill) -> None:
    turn = _talk(skill, RELIEF, "no", "no", "no", "yes", Act(back))
    assert TOES in turn.heard.text
    assert "Press" not in turn.heard.text


def test_what_is_gone_is_not_kneaded(skill: CoachSkill) -> None:
    turn = _talk(skill, RELIEF, "yes", "yes")
    assert f"Good. {AGAIN}" in turn.heard.text.replace("That's good to hear.", "Good.")
    assert turn.heard.text.endswith("Would you like to hear how to prevent the next one?")


def test_a_severe_cramp_in_pregnancy_is_stretched_too(skill: CoachSkill) -> None:
    turn = _talk(skill, _relief(severity="severe", situation="pregnant"), "no")
    assert "Put a towel round the ball of your foot." in turn.heard.text


def test_a_severe_cramp_is_pressed_at_once(skill: CoachSkill) -> None:
    assert _talk(skill, _relief(severity="severe"), "no").heard.text.endswith(SCREEN)


@pytest.mark.parametrize(
    ("situation", "before", "asks"),
    [
        ("driving", (), "Have you stopped?"),
        ("cycling", (), "Have you stopped?"),
        ("treadmill", (), "Has the belt stopped?"),
        ("swimming", ("no",), "Out of the water now?"),
        ("ladder", ("no",), "Off the ladder now?"),
        ("ladder", ("yes",), "Off the ladder now?"),
    ],
)
def test_nobody_goes_on_before_they_are_safe(
    situation: str, before: tuple[str, ...], asks: str, skill: CoachSkill
) -> None:
    for answers in ((), ("no",), ("help",)):
        turn = _talk(skill, _relief(situation=situation), *before, *answers)
        assert turn.heard.text.endswith(asks)
    going_on = _talk(skill, _relief(situation=situation), *before, "yes")
    assert going_on.heard.text.endswith((*EASING, *GONE))


@pytest.mark.parametrize(
    "asked",
    [
        (_relief(situation="baby"),),
        (Act("StretchIntent", (("stretch", "towel_stretch"), ("situation", "baby"))),),
        (RUNNERS, Act("SituationIntent", (("situation", "baby"),))),
        (RELIEF, Act("SituationIntent", (("situation", "baby"),))),
    ],
)
def test_a_baby_is_neither_stretched_nor_pressed(asked: tuple[Act, ...], skill: CoachSkill) -> None:
    turn = _talk(skill, *asked)
    assert turn.heard.text.startswith("A baby with leg pain should see a doctor.")


@pytest.mark.parametrize("before", [(), (RELIEF,), (_relief(situation="driving"),)], ids=str)
def test_on_a_hard_shoulder_nobody_stretches(before: tuple[Act, ...], skill: CoachSkill) -> None:
    turn = _talk(skill, *before, Act("SituationIntent", (("situation", "roadside"),)))
    assert "get out on the side away from the traffic" in turn.heard.text
    assert "Do not stretch there." in turn.heard.text
    assert turn.walk is None


def test_a_pace_that_changes_nothing_is_told_and_the_hold_goes_on(skill: CoachSkill) -> None:
    holding = take(skill, FRESH, _relief(situation="older"))
    turn = take(skill, _in_step(holding, 0), Act("PaceIntent", (("pace", "longer"),)))
    assert turn.heard.text.startswith("This one stays as it is. Nearly done.")
    assert turn.heard.text.count("Again. Hold for ten seconds.") == 2


def test_no_twice_to_going_on_offers_to_finish(skill: CoachSkill) -> None:
    said = (RUNNERS, "no", "no")
    assert _talk(skill, *said).heard.text.startswith("Shall we finish here")
    assert not _talk(skill, *said, "yes").heard.is_open
    assert _talk(skill, *said, "no").heard.text.startswith("Now swap legs.")


def test_a_seated_stretch_asked_for_in_relief_is_given(skill: CoachSkill) -> None:
    sitting = take(skill, FRESH, Act("ReliefIntent", (("situation", "sitting"),)))
    towel = Act("StretchIntent", (("stretch", "towel_stretch"), ("leg", "left")))
    turn = take(skill, _after(sitting), towel)
    assert turn.heard.text.startswith("Sit with your left leg straight out.")


def test_help_before_the_car_has_stopped_says_to_stop_it(skill: CoachSkill) -> None:
    driving = take(skill, FRESH, Act("ReliefIntent", (("situation", "driving"),)))
    turn = take(skill, _after(driving), _act("help"))
    assert turn.heard.text.startswith("Pull over where it is safe.")


def test_a_finished_stretch_is_not_offered_again(skill: CoachSkill) -> None:
    done = _talk(skill, Act("PressureIntent", (("remedy", "calf_massage"),)), "no")
    assert take(skill, _after(done), LAUNCH).heard.text.startswith(OPENING)


def test_asking_for_the_rest_again_and_again_never_puts_its_end_off(skill: CoachSkill) -> None:
    turn = take(skill, FRESH, RELIEF)
    (mark,) = marks(state_in(turn.attributes))
    end = turn.before.at + ROUND_TRIP + mark["hold_end"]
    now = turn.before.at + ROUND_TRIP + mark["hold_start"] + 1
    while mark["hold_end"] > mark["hold_start"]:
        turn = take(skill, Place(turn.attributes, now, "hold"), _act("time left"))
        (mark,) = marks(state_in(turn.attributes))
        assert now + ROUND_TRIP + mark["hold_end"] <= end
        now += ROUND_TRIP + mark["hold_start"] + 0.5
    assert now <= end


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
    assert turn.heard.text == "Welcome back. Keep your toes gently up. Is your calf easing?"


def test_opening_again_in_mid_stretch_offers_to_carry_on(skill: CoachSkill) -> None:
    turn = take(skill, _in_step(take(skill, FRESH, RUNNERS), 2), LAUNCH)
    assert turn.heard.text == "Welcome back. Carry on with the runner's stretch?"


def test_the_end_of_a_session_is_answered_by_silence(skill: CoachSkill) -> None:
    attributes = take(skill, FRESH, RELIEF).attributes
    answer = skill.handle(envelope(SILENCE, attributes, BEGAN + 60), None)
    assert answer["response"] == {}
