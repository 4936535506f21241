import pytest

from skill.coaching.messages.questions import Question
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import Relief, Walk
from skill.content.choices import Leg, Side
from tests.support.rehearsal import LIBRARY

LEGS = (None, *Leg)


def of_routine(routine: str, leg: Leg | None = None) -> tuple[Segment, ...]:
    return segments(Walk(routine, leg=leg), LIBRARY)


def of_relief(leg: Leg | None = None, situation: str = "") -> tuple[Segment, ...]:
    return segments(Walk("relief", leg=leg, situation=situation, relief=Relief(0.0)), LIBRARY)


def ids(turn: Segment) -> list[str]:
    return [step.id for step in turn.steps]


def test_a_stretch_is_led_on_one_leg_and_then_on_the_other() -> None:
    first, second = of_routine("runners_stretch")
    assert ids(first) == ["distance", "hands", "front_leg", "back_heel", "lean"]
    assert ids(second) == ["front_leg", "back_heel", "lean"]
    assert (first.side, second.side) == (Side.UNNAMED, Side.OTHER)
    assert (first.ask, second.ask) == (Question.OTHER_LEG, Question.OFFER)
    assert (first.swapped, second.swapped) == (False, True)


@pytest.mark.parametrize(
    ("leg", "sides"),
    [
        (Leg.LEFT, [Side.LEFT, Side.RIGHT]),
        (Leg.RIGHT, [Side.RIGHT, Side.LEFT]),
        (Leg.BOTH, [Side.LEFT, Side.RIGHT]),
    ],
)
def test_the_leg_that_was_named_comes_first(leg: Leg, sides: list[Side]) -> None:
    assert [turn.side for turn in of_routine("towel_stretch", leg)] == sides


def test_steps_of_the_second_leg_keep_their_place_in_the_routine() -> None:
    second = of_routine("runners_stretch")[1]
    assert (second.first_step, second.of_steps) == (2, 5)


@pytest.mark.parametrize("routine", ["ankle_stretch", "thumb_pressure", "calf_massage"])
def test_what_is_done_once_is_one_turn(routine: str) -> None:
    (turn,) = of_routine(routine)
    assert turn.steps == LIBRARY.routines[routine].steps
    assert turn.ask is Question.OFFER


def test_the_daily_routine_is_the_ankle_and_then_three_rounds_on_each_leg() -> None:
    ankle, *runner = of_routine("daily_routine")
    assert (ankle.routine, ankle.ask) == ("ankle_stretch", Question.NEXT_PART)
    assert [(turn.round, turn.side) for turn in runner] == [
        (1, Side.UNNAMED),
        (1, Side.OTHER),
        (2, Side.UNNAMED),
        (2, Side.OTHER),
        (3, Side.UNNAMED),
        (3, Side.OTHER),
    ]
    assert {turn.rounds for turn in runner} == {3}
    asked = [turn.ask for turn in runner]
    assert asked == [Question.OTHER_LEG] * 5 + [Question.ANYTHING_ELSE]


def test_relief_is_the_ladder_from_the_first_rung_to_the_last() -> None:
    ladder = of_relief()
    assert [turn.rung for turn in ladder] == ["toes_up", "lean", "press", "ankle", "knead"]
    assert {turn.ask for turn in ladder} == {Question.EASING}
    assert [ids(turn) for turn in ladder[2:4]] == [["press"], ["move"]]


def test_both_legs_take_each_rung_one_after_the_other() -> None:
    ladder = of_relief(Leg.BOTH)
    assert [turn.rung for turn in ladder[:4]] == ["toes_up", "toes_up", "lean", "lean"]
    assert [turn.side for turn in ladder[:2]] == ["left", "right"]
    assert [turn.ask for turn in ladder[:2]] == [Question.OTHER_LEG, Question.EASING]
    assert [turn.swapped for turn in ladder[:2]] == [False, True]


@pytest.mark.parametrize("situation", ["", *LIBRARY.situations])
def test_who_cannot_stand_gets_the_towel_stretch(situation: str) -> None:
    seated = situation in ("bed", "cannot_stand", "pregnant", "unsteady")
    lean = of_relief(situation=situation)[1]
    assert lean.routine == ("towel_stretch" if seated else "runners_stretch")


@pytest.mark.parametrize("routine", LIBRARY.routines)
@pytest.mark.parametrize("leg", LEGS)
def test_every_turn_begins_somewhere_and_ends_with_a_timed_step(
    routine: str, leg: Leg | None
) -> None:
    for situation in LIBRARY.situations:
        for turn in (*of_routine(routine, leg), *of_relief(leg, situation)):
            assert turn.steps[-1].manner is not None
            assert turn.first_step + len(turn.steps) <= turn.of_steps
