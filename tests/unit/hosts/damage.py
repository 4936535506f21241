"""Requests that are not as Alexa sends them, drawn by Hypothesis."""

from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import strategies as st

from skill.alexa.intents import HANDLED
from skill.coaching.messages.events import AdviceAsked, CrampReported, PaceAsked, StretchAsked
from skill.coaching.messages.touches import Touch
from skill.coaching.state.state import State
from skill.content.choices import Leg, Pace
from tests.support.envelope_strategies import json_values, paths
from tests.support.envelopes import Envelope, intent, on_screen, request
from tests.support.rehearsal import CRAMP, NIGHT, NO, PAUSE, STOP, YES, Rehearsal

IN_A_WALK: list[State] = [
    Rehearsal(*events).state
    for events in (
        (CRAMP,),
        (CRAMP, NO, NO),
        (CRAMP, PAUSE),
        (CrampReported(Leg.BOTH, ("pregnant",), severe=True),),
        (CrampReported(situations=("driving",)),),
        (StretchAsked("runners_stretch", Leg.LEFT),),
        (StretchAsked("towel_stretch"), YES, PAUSE),
        (PaceAsked(Pace.LONGER), StretchAsked("daily_routine"), YES, YES),
        (StretchAsked("runners_stretch"), STOP),
    )
]
STATES: list[State] = [
    *IN_A_WALK,
    State(),
    *(
        Rehearsal(*events).state
        for events in ((STOP,), (AdviceAsked("causes"),), (CRAMP, YES, YES, YES))
    ),
]
KEEPING = (
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.PauseIntent",
    "AMAZON.RepeatIntent",
    "CauseIntent",
    "TimeLeftIntent",
    "UnknownIntent",
)
"""Intents that never end a walk, one that is not ours among them."""
SLOTS = {
    "leg": "left",
    "situation": "bed",
    "severity": "severe",
    "stretch": "towel_stretch",
    "remedy": "calf_massage",
    "sign": "pop",
    "pace": "gentle",
}
times = st.floats(0.0, 100.0).map(lambda seconds: NIGHT + seconds)


def intents(names: st.SearchStrategy[str], states: list[State]) -> st.SearchStrategy[Envelope]:
    """Sound intents, all slots filled."""
    drawn = st.tuples(names, st.sampled_from(states), times)
    return drawn.map(lambda row: intent(row[0], row[1], row[2], **SLOTS))


def touched(touch: str, state: State, at: float, version: str) -> Envelope:
    """A finger on a screen that knows a version of APL."""
    source = {"type": "TouchWrapper", "handler": "Press", "id": touch}
    event = {"token": "cramp-coach", "arguments": [touch], "source": source, "components": {}}
    return on_screen(request("Alexa.Presentation.APL.UserEvent", state, at, **event), version)


touches = st.builds(
    touched,
    st.sampled_from(Touch).map(str),
    st.sampled_from(STATES),
    times,
    st.sampled_from(["1.0", "1.6", "2024.3"]),
)
sound = st.one_of(
    intents(st.sampled_from(sorted(HANDLED)), STATES),
    st.builds(
        request,
        st.sampled_from(
            [
                "LaunchRequest",
                "SessionEndedRequest",
                "Alexa.New.Thing",
                "Alexa.Presentation.APL.RuntimeError",
                "AlexaSkillEvent.SkillEnabled",
                "CanFulfillIntentRequest",
                "System.ExceptionEncountered",
            ]
        ),
        st.sampled_from(STATES),
        times,
    ),
    touches,
)


def nested(levels: int) -> Any:
    """A value within so many objects."""
    value: Any = "x"
    for level in range(levels):
        value = {"a": value} if level % 2 else [value]
    return value


foreign: st.SearchStrategy[Any] = st.one_of(
    st.integers(200, 1_000).map(nested),
    st.sampled_from([float("nan"), float("inf"), 10**400, "\ud800", "x" * 130_000, ["x"] * 40_000]),
    st.sampled_from([{"\udfff": 1}, {"x" * 130_000: 1}, {str(n): n for n in range(20_000)}]),
)
"""Values that JSON, UTF-8 or the size of an answer does not allow to be sent back."""


def loaded(envelopes: st.SearchStrategy[Envelope]) -> st.SearchStrategy[Envelope]:
    """Envelopes with such a value somewhere, most often among the attributes of the session."""
    return st.builds(_load, envelopes, foreign, st.randoms(use_true_random=False))


def _load(envelope: Envelope, value: Any, random: Random) -> Envelope:
    envelope = deepcopy(envelope)
    attributes = envelope["session"]["attributes"]
    places: list[tuple[Any, Any]] = [(attributes, key) for key in ("other", "coach")]
    for path in paths(envelope):
        holder = envelope
        for key in path[:-1]:
            holder = holder[key]
        places.append((holder, path[-1]))
    holder, key = random.choice([*places[:2], random.choice(places)])
    holder[key] = value
    return envelope


@st.composite
def damaged(
    draw: st.DrawFn, envelopes: st.SearchStrategy[Envelope], *below: str, spare: str = ""
) -> Envelope:
    """A sound envelope with one to three values below a place replaced by garbage or removed.

    Nothing is damaged below `spare`, a key at the top.
    """
    envelope: Envelope = deepcopy(draw(envelopes))
    for _ in range(draw(st.integers(1, 3))):
        places = [
            path
            for path in paths(envelope)
            if path[: len(below)] == below and len(path) > len(below) and path[0] != spare
        ]
        if places:
            _damage(draw, envelope, draw(st.sampled_from(places)))
    return envelope


def _damage(draw: st.DrawFn, envelope: Any, place: tuple[Any, ...]) -> None:
    for key in place[:-1]:
        envelope = envelope[key]
    if draw(st.booleans()):
        envelope[place[-1]] = draw(json_values)
    else:
        del envelope[place[-1]]
