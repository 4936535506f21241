"""What is left of a hold only ever gets less, whatever interrupts it and however often."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.decisions.interrupted import SAYING_SECONDS
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    NotUnderstood,
    PaceAsked,
    SignDenied,
    SignDoubted,
    SignReported,
    StretchAsked,
)
from skill.coaching.messages.phrases import Phrase
from skill.coaching.state.context import Context
from skill.coaching.state.state import ROUND_TRIP_SECONDS, TimelineMark
from skill.content.choices import Pace
from skill.speech.speaking_time import speaking_time
from tests.support.rehearsal import (
    CRAMP,
    EASING,
    LIBRARY,
    NO,
    PAUSE,
    REPEAT,
    RESUME,
    TIME_LEFT,
    YES,
    Rehearsal,
)

WALKS: tuple[tuple[Event, ...], ...] = (
    (CRAMP,),
    (CrampReported(situations=("pregnant",)),),
    (PaceAsked(Pace.GENTLE), CRAMP),
    (CRAMP, NO),
    (CRAMP, EASING),
    (CRAMP, NO, NO, NO),
    (StretchAsked("ankle_stretch"),),
    (PaceAsked(Pace.LONGER), StretchAsked("ankle_stretch")),
    (StretchAsked("runners_stretch"),),
    (StretchAsked("towel_stretch"), YES),
    (StretchAsked("towel_stretch", situations=("pregnant",)),),
    (StretchAsked("thumb_pressure"), NO),
    (StretchAsked("calf_massage"), NO),
)
ROUNDING = 1e-9
"""Seconds by which sums of the same numbers may differ."""
LATE = 0.5
"""Most seconds by which a hold ends later than it would have."""
SIGN_THAT_WAITS = SignReported("new_medicine")
CHECKED = SignDoubted(("swollen_leg",))
KEEPING: tuple[Event, ...] = (
    TIME_LEFT,
    NO,
    SignDenied("pop"),
    SIGN_THAT_WAITS,
    PaceAsked(Pace.STANDARD),
    CHECKED,
)
"""What interrupts a hold that then goes on."""
RESTARTING: tuple[Event, ...] = (REPEAT, PAUSE, AdviceAsked("remedies.magnesium"), NotUnderstood())
"""After these the person has the step begin anew."""


class Held(NamedTuple):
    """The step that is spoken at a moment."""

    mark: TimelineMark
    second: float

    @property
    def length(self) -> float:
        return self.mark.hold_end - self.mark.hold_start

    @property
    def left(self) -> float:
        """Seconds until its hold ends."""
        return self.mark.hold_end - self.second

    @property
    def is_hold(self) -> bool:
        return self.length > 0

    @property
    def is_instructed_first(self) -> bool:
        """Whether its instruction is being spoken for the first time."""
        m = self.mark
        return self.second < m.hold_start - ROUND_TRIP_SECONDS and not (m.again or m.resumed)


def held(coach: Rehearsal, second: float) -> Held | None:
    """What is spoken at a second of the last answer; None after its last hold."""
    moment = coach.now + ROUND_TRIP_SECONDS + second
    mark = Context(coach.state, moment, LIBRARY).current_mark
    return Held(mark, second) if mark else None


def interrupt(coach: Rehearsal, event: Event, second: float) -> None:
    """Say something at a second of the answer, and no to every check that it leads to."""
    coach.hear(event, at=second)
    while coach.context.checks_danger:
        coach.hear(NO)


def check(before: Held, coach: Rehearsal, event: Event) -> None:
    """What the answer leads through lasts no longer than what it has interrupted."""
    assert coach.state.timeline is not None, event
    after = coach.marks[0]
    length = after.hold_end - after.hold_start
    if after.holds_after < before.mark.holds_after:
        return
    assert length <= before.length + ROUNDING
    if before.is_instructed_first:
        return
    waited = 0.0 if event == CHECKED else ROUND_TRIP_SECONDS
    assert after.hold_end <= max(before.left - waited + LATE, after.start)


@given(
    st.sampled_from(WALKS),
    st.lists(
        st.tuples(st.sampled_from((*KEEPING, *RESTARTING)), st.floats(0.0, 1.0)),
        min_size=1,
        max_size=12,
    ),
)
def test_no_interruption_makes_a_hold_longer(
    walk: tuple[Event, ...], interruptions: list[tuple[Event, float]]
) -> None:
    coach = Rehearsal(*walk)
    for said, share in interruptions:
        if coach.state.timeline is None:
            return
        second = share * coach.marks[-1].hold_end
        before = held(coach, second)
        if before is None or (said == SIGN_THAT_WAITS and not coach.context.relieving):
            return
        pace = coach.state.profile.pace
        interrupt(coach, said, second)
        if said in RESTARTING:
            coach.hear(RESUME)
        elif before.is_hold and coach.state.profile.pace is pace:
            check(before, coach, said)


@pytest.mark.parametrize("walk", WALKS, ids=str)
@pytest.mark.parametrize("event", [TIME_LEFT, NO, SignDenied("pop")])
@pytest.mark.parametrize("every", [1, 3, 7])
def test_looking_at_the_clock_does_not_set_it(
    walk: tuple[Event, ...], event: Event, every: int
) -> None:
    coach = Rehearsal(*walk)
    hold = next(mark for mark in coach.marks if mark.hold_end > mark.hold_start)
    second = max(hold.start, hold.hold_start - 2.0)
    began, longest = coach.now + hold.start, hold.hold_end - hold.start
    ends = None
    while (before := held(coach, second)) and _is_same(before, hold):
        interrupt(coach, event, second)
        now, after = coach.now, coach.marks[0]
        ends = ends or now + after.hold_end + LATE
        if (after.step, after.holds_after) == (hold.step, hold.holds_after):
            assert now + after.hold_end <= max(ends, now + after.start)
        second = float(every)
    assert coach.now - began <= 2 * longest + SAYING_SECONDS + every


def _is_same(now: Held, hold: TimelineMark) -> bool:
    """Whether the same hold is still under way."""
    mark = now.mark
    return now.is_hold and (mark.step, mark.holds_after) == (hold.step, hold.holds_after)


def test_what_is_said_before_a_rest_takes_no_longer_than_it_is_given() -> None:
    words = LIBRARY.words["en"]
    phrases = (Phrase.NOT_THAT, Phrase.FOR_LATER, Phrase.UNCHANGED)
    said = [words.phrases[phrase][0] for phrase in phrases]
    (left,) = words.phrases[Phrase.TIME_LEFT]
    said += [left.format(duration=words.seconds[seconds]) for seconds in range(10, 75, 5)]
    assert max(map(speaking_time(LIBRARY, LIBRARY.locale("")).seconds, said)) <= SAYING_SECONDS
