import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skill.coaching.messages.questions import AdviceId, Doubt, Question, RoutineId, SituationId
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.state import Relief, State, TimelineMark, Walk
from skill.content.choices import Pace
from skill.json_records import LARGEST, DecodeError, brief, decode, encode
from tests.support.envelope_strategies import json_values
from tests.support.strategies import states


class Inner(NamedTuple):
    flag: bool
    size: float


class Outer(NamedTuple):
    name: str
    times: int
    pace: Pace
    inner: Inner | None
    rows: tuple[Inner, ...]
    seconds: Mapping[Pace, int]
    numbers: Mapping[int, str]


OUTER = Outer(
    "a", 3, Pace.GENTLE, Inner(True, 0.5), (Inner(False, 2.0),), {Pace.LONGER: 1}, {1: "one"}
)


def written(**changes: object) -> dict[str, Any]:
    return {**encode(OUTER), **changes}


def test_a_record_becomes_plain_json_values() -> None:
    assert encode(OUTER) == {
        "name": "a",
        "times": 3,
        "pace": "gentle",
        "inner": {"flag": True, "size": 0.5},
        "rows": [{"flag": False, "size": 2.0}],
        "seconds": {"longer": 1},
        "numbers": {"1": "one"},
    }


def test_what_was_written_is_read_back_with_its_types() -> None:
    result = decode(Outer, json.loads(json.dumps(encode(OUTER))))
    assert result == OUTER
    assert [type(value) for value in result] == [str, int, Pace, Inner, tuple, dict, dict]
    assert type(result.rows[0]) is Inner
    assert {type(pace) for pace in result.seconds} == {Pace}


def test_what_has_its_default_can_be_left_out() -> None:
    walk = Walk("towel_stretch", step=2, relief=Relief(5.0))
    assert brief(walk) == {"routine": "towel_stretch", "step": 2, "relief": {"began": 5.0}}
    assert brief(State()) == {}
    assert decode(Walk, brief(walk)) == walk


@given(states)
def test_a_brief_record_is_read_back_like_a_whole_one(state: State) -> None:
    assert decode(State, json.loads(json.dumps(brief(state)))) == state
    assert decode(State, json.loads(json.dumps(encode(state)))) == state


def test_records_of_a_union_are_told_apart_by_the_fields_that_were_written() -> None:
    for about in (RoutineId("bed"), AdviceId("bed"), SituationId("bed"), Schedule(9, 0), Doubt()):
        ask = Ask(Question.OFFER, about)
        assert decode(Ask, brief(ask)) == decode(Ask, encode(ask)) == ask


def test_nothing_in_place_of_a_record_stays_nothing() -> None:
    assert decode(Outer, written(inner=None)).inner is None


def test_a_whole_number_serves_as_a_fraction() -> None:
    size = decode(Inner, {"flag": True, "size": 2}).size
    assert (size, type(size)) == (2.0, float)


@pytest.mark.parametrize(
    "change",
    [
        {"name": None},
        {"name": 3},
        {"times": "3"},
        {"times": 3.0},
        {"times": True},
        {"times": -1},
        {"times": int(LARGEST)},
        {"pace": "hasty"},
        {"pace": []},
        {"pace": None},
        {"inner": []},
        {"inner": {}},
        {"inner": {"flag": 1, "size": 1.0}},
        {"inner": {"flag": True, "size": True}},
        {"inner": {"flag": True, "size": float("nan")}},
        {"inner": {"flag": True, "size": float("inf")}},
        {"inner": {"flag": True, "size": "1"}},
        {"inner": {"flag": True, "size": 1.0, "more": 1}},
        {"rows": None},
        {"rows": {}},
        {"rows": "ab"},
        {"rows": [None]},
        {"seconds": []},
        {"seconds": {"hasty": 1}},
        {"seconds": {"gentle": "1"}},
        {"numbers": {"one": "one"}},
        {"numbers": {"": "one"}},
        {"numbers": {"-1": "one"}},
        {"numbers": {"1": 1}},
        {"more": 1},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(DecodeError):
        decode(Outer, written(**change))


def test_a_missing_field_is_refused() -> None:
    data = written()
    del data["times"]
    with pytest.raises(DecodeError):
        decode(Outer, data)


@pytest.mark.parametrize("kind", [State, Walk, Relief, TimelineMark, Outer])
@given(data=json_values)
def test_garbage_raises_nothing_else(kind: type[tuple[object, ...]], data: object) -> None:
    assume(data != {})  # a state in which nothing has happened
    with pytest.raises(DecodeError):
        decode(kind, data)


@given(st.data())
def test_garbage_in_one_place_raises_nothing_else(draw: st.DataObject) -> None:
    data = written()
    data[draw.draw(st.sampled_from(sorted(data)))] = draw.draw(json_values)
    try:
        decode(Outer, data)
    except DecodeError:
        return
