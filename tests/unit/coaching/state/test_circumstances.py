import pytest

from skill.coaching.state.circumstances import (
    allowed,
    circumstances,
    circumstances_of,
    forbidden,
    is_careful,
    lasting,
    suited,
    together,
)
from skill.coaching.state.state import Relief, Walk
from skill.content.choices import Act, Leg
from tests.support.rehearsal import LIBRARY


def test_situations_count_in_the_order_of_the_content() -> None:
    told = ("someone_else", "pregnant", "bed", "swimming")
    assert circumstances(told, None, LIBRARY) == ("swimming", "bed", "pregnant", "someone_else")


@pytest.mark.parametrize("stronger", ["pregnant", "unsteady", "cannot_stand", "gently"])
def test_standing_counts_only_for_who_may_stand(stronger: str) -> None:
    stands = Act.STAND not in forbidden((stronger,), LIBRARY)
    here = circumstances(("standing", stronger), None, LIBRARY)
    assert ("standing" in here) is stands
    assert stronger in here


def test_both_legs_are_a_situation_of_their_own_in_relief() -> None:
    assert circumstances((), Leg.BOTH, LIBRARY) == ("both_legs",)
    assert circumstances(("standing",), Leg.BOTH, LIBRARY) == ("both_legs",)
    in_relief = Walk("relief", leg=Leg.BOTH, relief=Relief(0.0))
    assert circumstances_of(in_relief, LIBRARY) == ("both_legs",)
    assert circumstances_of(Walk("towel_stretch", leg=Leg.BOTH), LIBRARY) == ()


def test_what_any_situation_forbids_is_forbidden() -> None:
    assert forbidden((), LIBRARY) == forbidden(("bed",), LIBRARY) == frozenset()
    assert forbidden(("thinners", "unsteady"), LIBRARY) == {
        Act.STAND,
        Act.PRESS,
        Act.KNEAD,
        Act.RUB,
    }


@pytest.mark.parametrize("situation", ["bed", "sitting", "cannot_stand", "pregnant", "child"])
def test_who_sits_is_offered_no_wall(situation: str) -> None:
    assert suited("runners_stretch", (situation,), LIBRARY) == "towel_stretch"
    assert suited("towel_stretch", (situation,), LIBRARY) == "towel_stretch"


def test_who_may_stand_is_offered_the_wall() -> None:
    assert suited("runners_stretch", ("dialysis",), LIBRARY) == "runners_stretch"
    assert suited("ankle_stretch", ("bed",), LIBRARY) == "ankle_stretch"


def test_one_careful_situation_is_enough() -> None:
    assert is_careful(("bed", "older"), LIBRARY)
    assert not is_careful(("bed", "driving"), LIBRARY)


def test_only_what_lasts_is_kept_for_the_talk() -> None:
    told = ("swimming", "thinners", "running", "bed", "pregnant")
    assert lasting(told, LIBRARY) == ("thinners", "bed", "pregnant")


def test_each_situation_is_told_once() -> None:
    assert together(("bed", "pregnant"), (), ("pregnant", "older")) == ("bed", "pregnant", "older")


@pytest.mark.parametrize(
    ("routine", "situation", "instead"),
    [
        ("runners_stretch", "pregnant", "towel_stretch"),
        ("runners_stretch", "unsteady", "towel_stretch"),
        ("ankle_stretch", "pregnant", "towel_stretch"),
        ("thumb_pressure", "pregnant", "towel_stretch"),
        ("calf_massage", "child", "light_rub"),
        ("calf_massage", "thinners", "towel_stretch"),
        ("light_rub", "thinners", "towel_stretch"),
        ("runners_stretch", "bed", "runners_stretch"),
        ("ankle_stretch", "unsteady", "ankle_stretch"),
    ],
)
def test_what_is_forbidden_is_replaced(routine: str, situation: str, instead: str) -> None:
    assert allowed(routine, (situation,), LIBRARY) == instead


@pytest.mark.parametrize("routine", LIBRARY.routines)
@pytest.mark.parametrize("situation", LIBRARY.situations)
def test_nobody_is_led_through_what_is_forbidden(routine: str, situation: str) -> None:
    led = LIBRARY.routines[allowed(routine, (situation,), LIBRARY)]
    assert forbidden((situation,), LIBRARY).isdisjoint(led.acts)
