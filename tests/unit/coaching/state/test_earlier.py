from itertools import product
from typing import Any

import pytest

from skill.coaching.messages.events import AdviceAsked, CrampReported, StretchAsked
from skill.coaching.messages.questions import AdviceId, RoutineId
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state import earlier
from skill.coaching.state.state import State, to_json
from skill.content.choices import Leg
from skill.json_records import DecodeError
from tests.support.rehearsal import EVENTS, LIBRARY, NO, PAUSE, STOP, YES, Rehearsal

RENAMED = {
    "last_advice": "answered",
    "asked_mid_step": "aside",
    "misses": "missed",
    "next_variant": "varied",
    "timeline": "spoken",
}
REACHED = [Rehearsal(*events).state for events in product(EVENTS, (PAUSE, STOP, YES, NO))]


def topic(ask: Ask | None) -> str:
    """How version 3 wrote what a question is about."""
    about = ask.about if ask else None
    if isinstance(about, Schedule):
        return str(about)
    if isinstance(about, AdviceId):
        return about.advice
    return about.routine if isinstance(about, RoutineId) else ""


def with_a_turn(place: dict[str, Any] | None) -> dict[str, Any] | None:
    """A walk or a place as version 3 wrote it."""
    if place is None:
        return None
    before = {("turn" if name == "segment" else name): value for name, value in place.items()}
    return {**before, "leg": before["leg"] or ""} if "leg" in before else before


def version_3(state: State) -> dict[str, Any]:
    """The state as version 3 wrote it."""
    now = to_json(state)["state"]
    opened, paused = now.pop("open_question"), now.pop("paused_question")
    before = {RENAMED.get(name, name): value for name, value in now.items()}
    before |= {
        "walk": with_a_turn(now["walk"]),
        "unfinished": with_a_turn(now["unfinished"]),
        "question": opened["question"] if opened else "",
        "asked_at_check_in": paused["question"] if paused else "",
        "topic": topic(state.open_question) or topic(state.paused_question),
    }
    return {"version": 3, "state": before}


@pytest.mark.parametrize("state", REACHED, ids=range(len(REACHED)))
def test_a_session_that_was_open_goes_on(state: State) -> None:
    assert earlier.from_json(version_3(state), LIBRARY) == state


@pytest.mark.parametrize("leg", [None, *Leg])
def test_the_leg_is_kept(leg: Leg | None) -> None:
    state = Rehearsal(CrampReported(leg=leg)).state
    assert earlier.from_json(version_3(state), LIBRARY) == state


@pytest.mark.parametrize(
    "changes",
    [
        {"question": "riddle"},
        {"asked_at_check_in": "riddle"},
        {"walk": {**version_3(Rehearsal(StretchAsked()).state)["state"]["walk"], "leg": "middle"}},
        {"missed": -1},
        {"mood": "good"},
    ],
    ids=str,
)
def test_what_version_3_never_wrote_is_refused(changes: dict[str, Any]) -> None:
    state = version_3(Rehearsal(AdviceAsked("causes")).state)
    with pytest.raises(DecodeError):
        earlier.from_json({**state, "state": {**state["state"], **changes}}, LIBRARY)


def test_another_version_is_refused() -> None:
    with pytest.raises(DecodeError):
        earlier.from_json(to_json(State()), LIBRARY)
