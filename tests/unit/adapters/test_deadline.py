from time import monotonic

import pytest

from skill.adapters.deadline import Deadline


def test_the_time_that_is_left_gets_less_until_it_is_over() -> None:
    now = [100.0]
    deadline = Deadline.after(2.0, lambda: now[0])
    assert (deadline.left(), deadline.over) == (2.0, False)
    now[0] += 1.5
    assert (deadline.left(), deadline.over) == (0.5, False)


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_when_it_is_over_nothing_can_be_waited_for(seconds: float) -> None:
    deadline = Deadline.after(seconds, lambda: 100.0)
    assert deadline.over
    with pytest.raises(TimeoutError):
        deadline.left()


def test_it_goes_by_a_clock_that_is_never_set_back() -> None:
    assert Deadline.after(60.0).left() == pytest.approx(60.0, abs=5.0)
    assert Deadline(monotonic() - 1.0).over
