import json

import pytest
from hypothesis import assume, given

from skill.coaching.state.state import (
    ROUND_TRIP_SECONDS,
    VERSION,
    Relief,
    State,
    Timeline,
    TimelineMark,
    Walk,
    from_json,
    to_json,
)
from skill.content.choices import Pace
from skill.json_records import DecodeError
from tests.support.envelope_strategies import json_values
from tests.support.strategies import states

POSITION = TimelineMark(step=0, start=0.0, hold_start=4.0, hold_end=4.0, holds_after=0)
HOLD = TimelineMark(step=1, start=4.0, hold_start=10.0, hold_end=40.0, holds_after=0)
SPOKEN = Timeline(began=100.0, marks=(POSITION, HOLD))


@given(states)
def test_every_state_survives_a_trip_through_json(state: State) -> None:
    back = from_json(json.loads(json.dumps(to_json(state))))
    assert back == state
    assert type(back.profile.pace) is Pace
    if state.walk:
        assert type(back.walk) is Walk
        assert back.walk.relief is None or type(back.walk.relief) is Relief


@given(json_values)
def test_garbage_is_refused_and_raises_nothing_else(data: object) -> None:
    assume(data != {})  # a state in which nothing has happened
    for garbage in (data, {"version": VERSION, "state": data}):
        with pytest.raises(DecodeError):
            from_json(garbage)


@pytest.mark.parametrize("version", [0, VERSION + 1, None, "1"])
def test_a_state_of_another_version_is_refused(version: object) -> None:
    with pytest.raises(DecodeError):
        from_json({**to_json(State()), "version": version})


def test_the_version_alone_is_no_state() -> None:
    with pytest.raises(DecodeError):
        from_json({"version": VERSION})


@pytest.mark.parametrize(
    ("second", "heard"),
    [(-5.0, POSITION), (0.0, POSITION), (3.9, POSITION), (4.0, HOLD), (39.9, HOLD), (40.0, None)],
)
def test_the_time_line_knows_what_is_spoken(second: float, heard: TimelineMark | None) -> None:
    assert SPOKEN.mark_at(100.0 + ROUND_TRIP_SECONDS + second) == heard


def test_before_its_first_step_a_turn_is_at_that_step() -> None:
    late = Timeline(began=0.0, marks=(HOLD,))
    assert late.mark_at(ROUND_TRIP_SECONDS + 1.0) == HOLD


def test_a_turn_without_steps_has_none_to_come_back_to() -> None:
    assert Timeline(began=0.0, marks=()).mark_at(ROUND_TRIP_SECONDS) is None
