import pytest

from skill.authoring.toml.record_reader import PAUSE_SECONDS
from skill.coaching.messages.events import Nudge
from skill.coaching.state.pace import holds, nudged, pause
from skill.coaching.state.state import Walk
from skill.content.choices import Manner, Pace
from skill.content.routine_records import Dose, Step
from tests.support.rehearsal import LIBRARY

POSITION = Step("stand", 3, None, {}, 0, None, False)
SECONDS = {Pace.GENTLE: 10, Pace.STANDARD: 30, Pace.LONGER: 45}
HOLD = Step("lean", 0, Manner.HOLD, SECONDS, 0, Dose(10, 3), True)
PLAIN_HOLD = HOLD._replace(careful=None)


@pytest.mark.parametrize(("pace", "seconds"), SECONDS.items())
def test_a_hold_follows_the_pace(pace: Pace, seconds: int) -> None:
    assert holds(HOLD, Walk("any"), pace, LIBRARY) == (seconds,)


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize(
    "situation", ["gently", "child", "pregnant", "after_birth", "unsteady", "older"]
)
def test_a_careful_person_holds_three_times_for_ten_seconds(pace: Pace, situation: str) -> None:
    walk = Walk("any", situations=("bed", situation))
    assert holds(HOLD, walk, pace, LIBRARY) == (10, 10, 10)
    assert holds(PLAIN_HOLD, walk, pace, LIBRARY) == (SECONDS[pace],)


@pytest.mark.parametrize(
    "situation", [row.id for row in LIBRARY.situations.values() if not row.careful]
)
def test_other_situations_leave_holds_as_they_are(situation: str) -> None:
    assert holds(HOLD, Walk("any", situations=(situation,)), Pace.STANDARD, LIBRARY) == (30,)


def test_a_position_has_no_hold() -> None:
    assert holds(POSITION, Walk("any"), Pace.LONGER, LIBRARY) == ()


@pytest.mark.parametrize("seconds", range(PAUSE_SECONDS[0], PAUSE_SECONDS[1] + 1))
def test_more_time_means_half_as_much_again_and_never_ten_seconds(seconds: int) -> None:
    step = POSITION._replace(pause=seconds)
    assert pause(step, Pace.STANDARD) == pause(step, Pace.GENTLE) == seconds
    assert 1.5 * seconds <= pause(step, Pace.LONGER) < 10
    assert type(pause(step, Pace.LONGER)) is int


@pytest.mark.parametrize(
    ("before", "nudge", "after"),
    [
        (Pace.GENTLE, Nudge.MORE, Pace.STANDARD),
        (Pace.STANDARD, Nudge.MORE, Pace.LONGER),
        (Pace.LONGER, Nudge.MORE, Pace.LONGER),
        (Pace.LONGER, Nudge.LESS, Pace.STANDARD),
        (Pace.STANDARD, Nudge.LESS, Pace.GENTLE),
        (Pace.GENTLE, Nudge.LESS, Pace.GENTLE),
    ],
)
def test_a_nudge_goes_one_pace_on_and_no_further(before: Pace, nudge: Nudge, after: Pace) -> None:
    assert nudged(before, nudge) is after
