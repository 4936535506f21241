import pytest

from skill.coaching.messages.questions import Question
from skill.coaching.state.segments import Segment, segments
from skill.coaching.state.state import Hands, Relief, Walk
from skill.content.choices import Leg, Side
from tests.support.rehearsal import LIBRARY

LEGS = (None, *Leg)


def of_routine(routine: str, leg: Leg | None = None) -> tuple[Segment, ...]:
    return segments(Walk(routine, leg=leg), LIBRARY)


def of_relief(
    *situations: str,
    leg: Leg | None = None,
    wished: str = "",
    hands: Hands = Hands.UNKNOWN,
) -> tuple[Segment, ...]:
    walk = Walk(
        "relief",
        leg=leg,
        situations=situations,
        wished=wished,
        hands=hands,
        relief=Relief(0.0),
    )
    return segments(walk, LIBRARY)


def rungs(*situations: str, hands: Hands = Hands.UNKNOWN) -> dict[str, str]:
    """The rungs of relief, each with its routine."""
    return {turn.rung: turn.routine for turn in of_relief(*situations, hands=hands)}


def ids(turn: Segment) -> list[str]:
    return [step.id for step in turn.steps]


def test_a_stretch_is_led_on_one_leg_and_then_on_the_other() -> None:
    first, second = of_routine("runners_stretch")
    assert ids(first) == ["distance", "hands", "front_leg", "back_heel", "lean"]
    assert ids(second) == ["front_leg", "back_heel", "lean"]
    assert (first.side, second.side) == (Side.LEFT, Side.RIGHT)
    assert (first.ask, second.ask) == (Question.OTHER_LEG, Question.OFFER)
    assert (first.swapped, second.swapped) == (False, True)


@pytest.mark.parametrize(
    ("leg", "sides"),
    [
        (None, [Side.LEFT, Side.RIGHT]),
        (Leg.LEFT, [Side.LEFT, Side.RIGHT]),
        (Leg.RIGHT, [Side.RIGHT, Side.LEFT]),
        (Leg.BOTH, [Side.LEFT, Side.RIGHT]),
    ],
)
def test_the_leg_that_was_named_comes_first_else_the_left(
    leg: Leg | None, sides: list[Side]
) -> None:
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
        (1, Side.LEFT),
        (1, Side.RIGHT),
        (2, Side.LEFT),
        (2, Side.RIGHT),
        (3, Side.LEFT),
        (3, Side.RIGHT),
    ]
    assert {turn.rounds for turn in runner} == {3}
    asked = [turn.ask for turn in runner]
    assert asked == [Question.OTHER_LEG] * 5 + [Question.ANYTHING_ELSE]


@pytest.mark.parametrize(
    ("situation", "routine"),
    [
        ("pregnant", "towel_stretch"),
        ("unsteady", "towel_stretch"),
        ("cannot_stand", "towel_stretch"),
        ("bed", "runners_stretch"),
        ("thinners", "runners_stretch"),
    ],
)
def test_a_part_that_is_forbidden_is_done_seated(situation: str, routine: str) -> None:
    daily = segments(Walk("daily_routine", situations=(situation,)), LIBRARY)
    assert {turn.routine for turn in daily[-6:]} == {routine}


def test_relief_is_the_ladder_from_the_first_rung_to_the_last() -> None:
    ladder = of_relief()
    assert rungs() == {
        "toes_up": "toes_up",
        "lean": "stand_on_it",
        "press": "thumb_pressure",
        "ankle": "ankle_stretch",
        "knead": "calf_massage",
    }
    assert [turn.ask for turn in ladder] == [Question.EASING] * 3 + [Question.GONE] * 2
    assert [ids(turn) for turn in ladder[2:4]] == [["press"], ["move"]]
    assert {turn.side for turn in ladder} == {Side.UNNAMED}


def test_both_legs_take_each_rung_at_once() -> None:
    ladder = of_relief(leg=Leg.BOTH)
    assert [turn.rung for turn in ladder] == [*rungs()]
    assert {turn.side for turn in ladder} == {Side.BOTH}
    assert not any(turn.swapped for turn in ladder)


@pytest.mark.parametrize("situation", ["standing", "running"])
def test_who_stands_gets_the_runners_stretch(situation: str) -> None:
    assert rungs(situation)["lean"] == "runners_stretch"


@pytest.mark.parametrize(
    "situation",
    [
        "swimming",
        "driving",
        "ladder",
        "stairs",
        "bathroom",
        "bed",
        "sitting",
        "cannot_stand",
        "pregnant",
        "after_birth",
        "unsteady",
        "older",
        "child",
    ],
)
def test_who_cannot_stand_or_sits_gets_the_towel_stretch(situation: str) -> None:
    assert rungs(situation)["lean"] == "towel_stretch"


def test_two_cramped_legs_do_not_hold_anybody() -> None:
    assert of_relief(leg=Leg.BOTH)[1].routine == "towel_stretch"
    assert of_relief("standing", leg=Leg.BOTH)[1].routine == "towel_stretch"


@pytest.mark.parametrize("situation", ["", "dialysis", "thinners", "someone_else"])
def test_whose_place_is_not_known_puts_weight_on_the_leg(situation: str) -> None:
    assert rungs(situation)["lean"] == "stand_on_it"


@pytest.mark.parametrize("stronger", ["pregnant", "unsteady", "older", "cannot_stand"])
def test_who_must_not_stand_never_stands_whatever_else_is_told(stronger: str) -> None:
    for situations in (("standing", stronger), (stronger, "running")):
        assert rungs(*situations)["lean"] == "towel_stretch"


@pytest.mark.parametrize("situation", ["pregnant", "after_birth"])
def test_in_and_after_pregnancy_toes_are_not_pointed_and_no_calf_is_pressed(situation: str) -> None:
    assert rungs(situation) == {
        "toes_up": "toes_up",
        "lean": "towel_stretch",
        "knead": "light_rub",
    }


def test_a_child_is_neither_pressed_nor_kneaded() -> None:
    assert rungs("child").keys() == rungs().keys() - {"press"}
    assert rungs("child")["knead"] == "light_rub"


@pytest.mark.parametrize("situation", ["thinners", "after_surgery"])
def test_where_a_clot_is_likelier_no_hand_is_laid_on_the_calf(situation: str) -> None:
    assert rungs(situation).keys() == rungs().keys() - {"press", "knead"}


def test_whose_stretch_hurts_is_not_stretched_further() -> None:
    assert rungs("gently").keys() == rungs().keys() - {"lean"}


def test_whatever_one_of_several_situations_forbids_is_left_out() -> None:
    several = rungs("bed", "thinners", "pregnant", "someone_else")
    assert several == {"toes_up": "toes_up", "lean": "towel_stretch"}


def test_hands_that_are_off_leave_out_what_needs_them() -> None:
    assert rungs(hands=Hands.OFF).keys() == rungs().keys() - {"press", "knead"}
    assert "knead" not in rungs("pregnant", hands=Hands.OFF)
    assert rungs(hands=Hands.ALLOWED) == rungs()


@pytest.mark.parametrize("wished", ["towel_stretch", "runners_stretch", "stand_on_it"])
def test_who_asks_for_a_stretch_gets_it_where_it_is_allowed(wished: str) -> None:
    assert of_relief(wished=wished)[1].routine == wished
    assert of_relief("pregnant", wished=wished)[1].routine == "towel_stretch"


@pytest.mark.parametrize("routine", LIBRARY.routines)
@pytest.mark.parametrize("leg", LEGS)
def test_every_turn_begins_somewhere_and_ends_with_a_timed_step(
    routine: str, leg: Leg | None
) -> None:
    for situation in LIBRARY.situations:
        for turn in (*of_routine(routine, leg), *of_relief(situation, leg=leg)):
            assert turn.steps[-1].manner is not None
            assert turn.first_step + len(turn.steps) <= turn.of_steps
