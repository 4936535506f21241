from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.conversation import respond
from skill.coaching.messages.effects import EffectError
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    EffectDone,
    Event,
    NotUnderstood,
    SignDoubted,
    SignReported,
    SituationTold,
    StretchAsked,
)
from skill.coaching.messages.questions import (
    About,
    AdviceId,
    Doubt,
    Question,
    RoutineId,
    SituationId,
)
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import Schedule
from skill.coaching.state.memory import Place, Profile
from skill.coaching.state.state import Relief, State, Timeline, TimelineMark, Walk
from skill.coaching.state.validation import is_valid
from skill.content.choices import Leg
from skill.speech.render import render, state_after
from tests.support.rehearsal import (
    CRAMP,
    EVENTS,
    LIBRARY,
    NIGHT,
    PAUSE,
    STOP,
    US,
    YES,
    Rehearsal,
)
from tests.support.strategies import states

IN_RELIEF = Rehearsal(CRAMP).state
IN_A_STRETCH = Rehearsal(StretchAsked("runners_stretch")).state
PAUSED = Rehearsal(StretchAsked("towel_stretch"), PAUSE).state

Change = Callable[[State], State]


def walk(**changes: object) -> Change:
    def change(state: State) -> State:
        assert state.walk is not None
        return state._replace(walk=state.walk._replace(**changes))  # type: ignore[arg-type]

    return change


def state(**changes: object) -> Change:
    return lambda before: before._replace(**changes)  # type: ignore[arg-type]


def asked(question: Question, about: About | None = None) -> Change:
    return state(open_question=Ask(question, about))


def spoken(**changes: object) -> Change:
    def change(before: State) -> State:
        assert before.timeline is not None
        first, *others = before.timeline.marks
        mark = first._replace(**changes)  # type: ignore[arg-type]
        return before._replace(timeline=before.timeline._replace(marks=(mark, *others)))

    return change


def test_states_of_a_conversation_fit() -> None:
    for before in (State(), IN_RELIEF, IN_A_STRETCH, PAUSED, Rehearsal(CRAMP, STOP).state):
        assert is_valid(before, LIBRARY)


@pytest.mark.parametrize("before", [IN_RELIEF, IN_A_STRETCH], ids=["relief", "stretch"])
@pytest.mark.parametrize(
    "change",
    [
        walk(segment=99),
        walk(step=99),
        walk(hold=3),
        walk(situations=("bed", "boat")),
        walk(wished="wall_lean"),
        state(lasting=("boat",)),
        state(for_later="hiccups"),
        state(lasting=("older",) * 1000),
        walk(situations=("bed",) * 1000),
        walk(routine="r" * 10_000),
        state(profile=Profile(reminder="t" * 10_000)),
        state(profile=Profile(reminder="\ud800")),
        state(unfinished=Place("r" * 10_000, "lean", 0, 0, ready=False, until=NIGHT)),
        state(next_variant=dict.fromkeys(map(str, range(1000)), 0)),
        state(next_variant={"\udfff": 0}),
        state(next_variant={"v" * 10_000: 0}),
        state(timeline=Timeline(NIGHT, (TimelineMark(0, 0.0, 5.0, 35.0, 0),) * 1000)),
        asked(Question.LEG_CHECK, Doubt(rest=(10**9,))),
        asked(Question.LEG_CHECK, Doubt(rest=(0,) * 1000)),
        asked(Question.LEG_CHECK, Doubt((Question.DANGER_CHECK,) * 1000)),
        state(paused_question=Ask(Question.RESUME)),
        asked(Question.REMIND, AdviceId("doctor")),
        asked(Question.REMIND, Schedule(25, 0)),
        asked(Question.OFFER, AdviceId("weather")),
        asked(Question.OFFER, RoutineId("wall_lean")),
        asked(Question.OFFER),
        asked(Question.OFFER, RoutineId("toes_up")),
        asked(Question.CARRY_ON, AdviceId("doctor")),
        asked(Question.GO_ON, AdviceId("doctor")),
        asked(Question.MADE_SAFE, SituationId("boat")),
        asked(Question.MADE_SAFE, RoutineId("towel_stretch")),
        asked(Question.DANGER_CHECK, Doubt((Question.GUIDE,))),
        asked(Question.DANGER_CHECK),
        state(last_advice="weather"),
        state(last_advice="weather.tomorrow"),
        state(last_advice="remedies.moonlight"),
        state(last_advice="towel_stretch"),
        state(walk=None),
        state(walk=None, timeline=None),
        spoken(step=99),
        spoken(start=300.0),
        spoken(hold_start=300.0),
        spoken(hold_end=1e11),
        spoken(holds_after=10**9),
        state(timeline=Timeline(NIGHT, (TimelineMark(0, 0.0, 1.0, 9e10, 0),))),
    ],
)
def test_a_wrong_id_place_or_time_does_not_fit(before: State, change: Change) -> None:
    assert not is_valid(change(before), LIBRARY)


@pytest.mark.parametrize(
    ("kept", "fitting"),
    [
        (Place("towel_stretch", "", 0, 0, ready=True, until=NIGHT), True),
        (Place("towel_stretch", "", 0, 99, ready=False, until=NIGHT), False),
        (Place("relief", "press", 0, 0, ready=False, until=NIGHT), True),
        (Place("relief", "wall_lean", 0, 0, ready=False, until=NIGHT), False),
    ],
)
def test_an_unfinished_walk_has_to_fit_too(kept: Place, fitting: bool) -> None:
    assert is_valid(State(unfinished=kept), LIBRARY) is fitting


def test_a_routine_that_is_gone_does_not_fit() -> None:
    assert not is_valid(walk(routine="wall_lean")(IN_A_STRETCH), LIBRARY)


def test_in_relief_no_routine_is_needed() -> None:
    assert is_valid(walk(routine="")(IN_RELIEF), LIBRARY)


def test_a_narrower_question_and_a_sign_for_later_fit() -> None:
    told = State(last_advice="remedies.mustard", lasting=("pregnant",), for_later="statin")
    assert is_valid(told, LIBRARY)


@pytest.mark.parametrize("question", [Question.EASING, Question.CALF_EASING, Question.GONE])
def test_outside_relief_nothing_is_asked_to_ease(question: Question) -> None:
    assert is_valid(IN_A_STRETCH, LIBRARY)
    assert not is_valid(asked(question)(IN_A_STRETCH), LIBRARY)


@pytest.mark.parametrize("question", [Question.OTHER_LEG, Question.NEXT_PART])
def test_nothing_follows_the_last_turn(question: Question) -> None:
    last = Rehearsal(StretchAsked("towel_stretch"), YES).state
    assert not is_valid(asked(question)(last), LIBRARY)


@pytest.mark.parametrize("leg", [None, *Leg])
@pytest.mark.parametrize("situation", ["", *LIBRARY.situations])
def test_each_leg_and_situation_fits(leg: Leg | None, situation: str) -> None:
    place = Walk(
        "relief", leg=leg, situations=tuple(filter(None, [situation])), relief=Relief(NIGHT)
    )
    assert is_valid(State(walk=place, open_question=Ask(Question.EASING)), LIBRARY)


THEN: tuple[Event, ...] = (CRAMP, PAUSE, STOP, YES)
REACHED = [Rehearsal(*events).state for events in product(EVENTS, THEN)]


@given(st.sampled_from(REACHED), states, st.sets(st.sampled_from(State._fields), max_size=2))
def test_whatever_fits_can_be_answered_and_fits_again(
    reached: State, other: State, replaced: set[str]
) -> None:
    before = reached._replace(**{name: getattr(other, name) for name in replaced})
    if not is_valid(before, LIBRARY):
        assert replaced
        return
    for event in EVENTS:
        outcome = respond(before, event, LIBRARY, NIGHT)
        if outcome.effect is not None:
            done = EffectDone(outcome.effect, EffectError.DOWN)
            outcome = respond(outcome.state, done, LIBRARY, NIGHT)
        speech = render(outcome, LIBRARY, US)
        assert speech.parts
        assert is_valid(state_after(outcome, speech, NIGHT), LIBRARY)


@pytest.mark.parametrize(
    ("event", "understood"),
    [
        (CrampReported(situations=("boat",), severe=True), CrampReported(severe=True)),
        (StretchAsked("wall_lean", situations=("boat",)), StretchAsked()),
        (
            StretchAsked("ankle_stretch", Leg.LEFT, ("bed",)),
            StretchAsked("ankle_stretch", Leg.LEFT, ("bed",)),
        ),
        (SituationTold(("boat", "bed")), SituationTold(("bed",))),
        (SignReported("pop", ("boat", "pregnant")), SignReported("pop", ("pregnant",))),
        (
            SignDoubted(("pop",), CrampReported(situations=("boat", "bed"))),
            SignDoubted(("pop",), CrampReported(situations=("bed",))),
        ),
        (AdviceAsked("remedies.moonlight"), AdviceAsked("remedies")),
        (AdviceAsked("remedies.mustard"), AdviceAsked("remedies.mustard")),
        (AdviceAsked("weather"), NotUnderstood()),
        (AdviceAsked("weather.tomorrow"), NotUnderstood()),
    ],
)
def test_what_the_content_does_not_have_is_left_out(event: Event, understood: Event) -> None:
    after = Rehearsal(event)
    assert after.outcome == Rehearsal(understood).outcome
    assert is_valid(after.state, LIBRARY)
