from itertools import product
from typing import Any

import pytest
from hypothesis import given

from skill.coaching.messages.events import AdviceAsked, CrampReported
from skill.coaching.state import earlier
from skill.coaching.state.state import Hands, State, to_json
from skill.coaching.state.validation import is_valid
from skill.content.choices import Leg
from skill.json_records import DecodeError, encode
from tests.support.envelope_strategies import json_values
from tests.support.rehearsal import CRAMP, EVENTS, LIBRARY, NO, PAUSE, STOP, YES, Rehearsal

THEN = (PAUSE, STOP, YES, NO)
REACHED = [Rehearsal(*events).state for events in product(EVENTS, THEN)]


def version_5(state: State) -> dict[str, Any]:
    """The state as version 5 wrote it, with the first situation only."""
    now = encode(state)
    for name in ("lasting", "for_later", "warned"):
        del now[name]
    if (walk := now["walk"]) is not None:
        del walk["wished"], walk["hands"]
        walk["seated"] = False
        walk["situation"] = next(iter(walk.pop("situations")), "")
        if (relief := walk["relief"]) is not None:
            relief["tries"] = relief.pop("rounds") - 1
    return {"version": 5, "state": now}


@pytest.mark.parametrize("state", REACHED, ids=range(len(REACHED)))
def test_a_session_that_was_open_goes_on(state: State) -> None:
    read = earlier.from_json(version_5(state))
    assert is_valid(read, LIBRARY)
    kept = ("profile", "unfinished", "last_advice", "relieved", "then_remind", "forgotten")
    assert [getattr(read, name) for name in kept] == [getattr(state, name) for name in kept]
    assert (read.walk is None) == (state.walk is None)


def test_relief_goes_on_from_its_first_movement_where_and_as_long_as_it_was() -> None:
    before = Rehearsal(CrampReported(Leg.LEFT, ("bed",), severe=True), NO)
    after = earlier.from_json(version_5(before.state)).walk
    assert after == before.walk._replace(segment=0)
    assert after.hands is Hands.UNKNOWN


@pytest.mark.parametrize(("tries", "rounds"), [(0, 1), (1, 1), (3, 3)])
def test_the_presses_of_before_count_as_rounds(tries: int, rounds: int) -> None:
    data = version_5(Rehearsal(CRAMP).state)
    data["state"]["walk"]["relief"]["tries"] = tries
    walk = earlier.from_json(data).walk
    assert walk is not None
    assert walk.relief is not None
    assert walk.relief.rounds == rounds


def test_what_was_asked_of_other_steps_is_left() -> None:
    read = earlier.from_json(version_5(Rehearsal(CRAMP, NO, PAUSE).state))
    asked = (read.open_question, read.paused_question, read.asked_mid_step, read.timeline)
    assert asked == (None, None, False, None)


@pytest.mark.parametrize(
    "changes",
    [{"misses": -1}, {"mood": "good"}, {"lasting": []}, {"walk": "left"}, {"walk": {}}],
    ids=str,
)
def test_what_version_5_never_wrote_is_refused(changes: dict[str, Any]) -> None:
    state = version_5(Rehearsal(AdviceAsked("causes")).state)
    with pytest.raises(DecodeError):
        earlier.from_json({**state, "state": {**state["state"], **changes}})


@given(json_values)
def test_garbage_is_refused_and_raises_nothing_else(data: Any) -> None:
    in_relief = version_5(Rehearsal(CRAMP).state)
    walk = in_relief["state"]["walk"]
    for name in ("situation", "relief", "leg"):
        garbled = {**in_relief["state"], "walk": {**walk, name: data}}
        _read_or_refuse({"version": 5, "state": garbled})
    tried = {**walk, "relief": {**walk["relief"], "tries": data}}
    _read_or_refuse({"version": 5, "state": {**in_relief["state"], "walk": tried}})
    _read_or_refuse({"version": 5, "state": data})


def _read_or_refuse(data: object) -> None:
    try:
        earlier.from_json(data)
    except DecodeError:
        return


def test_another_version_is_refused() -> None:
    with pytest.raises(DecodeError):
        earlier.from_json(to_json(State()))
