from itertools import product
from typing import Any

import pytest

from skill.coaching.messages.events import AdviceAsked
from skill.coaching.state import earlier
from skill.coaching.state.state import State, to_json
from skill.json_records import DecodeError
from tests.support.rehearsal import EVENTS, NO, PAUSE, STOP, YES, Rehearsal

REACHED = [Rehearsal(*events).state for events in product(EVENTS, (PAUSE, STOP, YES, NO))]


def version_4(state: State) -> dict[str, Any]:
    """The state as version 4 wrote it."""
    now = to_json(state)["state"]
    del now["then_remind"]
    return {"version": 4, "state": now}


@pytest.mark.parametrize("state", REACHED, ids=range(len(REACHED)))
def test_a_session_that_was_open_goes_on(state: State) -> None:
    assert earlier.from_json(version_4(state)) == state


@pytest.mark.parametrize(
    "changes", [{"misses": -1}, {"mood": "good"}, {"then_remind": True}], ids=str
)
def test_what_version_4_never_wrote_is_refused(changes: dict[str, Any]) -> None:
    state = version_4(Rehearsal(AdviceAsked("causes")).state)
    with pytest.raises(DecodeError):
        earlier.from_json({**state, "state": {**state["state"], **changes}})


def test_another_version_is_refused() -> None:
    with pytest.raises(DecodeError):
        earlier.from_json(to_json(State()))
