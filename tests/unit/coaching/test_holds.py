from itertools import pairwise

import pytest

from skill.authoring.toml.record_reader import HOLD_SECONDS
from skill.coaching.holds import beat_cues, hold_cues
from skill.coaching.messages.phrases import Phrase

SHORTEST, LONGEST = 3, HOLD_SECONDS[1]
LENGTHS = range(SHORTEST, LONGEST + 1)
BEATS = [(beats, seconds) for beats in range(2, 16) for seconds in (30, 40, 60)]


@pytest.mark.parametrize("seconds", LENGTHS)
def test_a_hold_has_a_cue_at_least_every_ten_seconds(seconds: int) -> None:
    times = [0.0, *(cue.second for cue in hold_cues(seconds)), float(seconds)]
    assert times == sorted(times)
    assert max(later - earlier for earlier, later in pairwise(times)) <= 10


@pytest.mark.parametrize("seconds", LENGTHS)
def test_the_last_three_seconds_are_counted(seconds: int) -> None:
    assert hold_cues(seconds)[-3:] == (
        (seconds - 3, Phrase.THREE),
        (seconds - 2, Phrase.TWO),
        (seconds - 1, Phrase.ONE),
    )


def test_of_the_last_seconds_only_those_that_are_left_are_counted() -> None:
    assert hold_cues(2) == ((0, Phrase.TWO), (1, Phrase.ONE))
    assert hold_cues(1) == ((0, Phrase.ONE),)


@pytest.mark.parametrize("seconds", range(5, LONGEST + 1))
def test_cues_leave_room_for_one_another(seconds: int) -> None:
    before_the_count = [0.0, *(cue.second for cue in hold_cues(seconds)[:-2])]
    assert min(later - earlier for earlier, later in pairwise(before_the_count)) >= 2


@pytest.mark.parametrize("seconds", range(20, LONGEST + 1))
def test_a_longer_hold_is_told_its_middle(seconds: int) -> None:
    (halfway,) = [cue.second for cue in hold_cues(seconds) if cue.phrase is Phrase.HALFWAY]
    assert abs(halfway - seconds / 2) <= 0.5


@pytest.mark.parametrize("seconds", range(30, LONGEST + 1))
def test_a_long_hold_is_told_its_last_ten_seconds(seconds: int) -> None:
    assert (seconds - 10, Phrase.TEN_LEFT) in hold_cues(seconds)


@pytest.mark.parametrize("seconds", LENGTHS)
def test_cues_only_keep_time(seconds: int) -> None:
    assert {cue.phrase for cue in hold_cues(seconds)} <= {
        Phrase.STEADY,
        Phrase.HALFWAY,
        Phrase.TEN_LEFT,
        Phrase.THREE,
        Phrase.TWO,
        Phrase.ONE,
    }


@pytest.mark.parametrize(("beats", "seconds"), BEATS)
def test_a_movement_goes_down_and_up_at_an_even_pace(beats: int, seconds: int) -> None:
    moves = [cue for cue in beat_cues(beats, seconds) if cue.phrase in (Phrase.DOWN, Phrase.UP)]
    assert [cue.phrase for cue in moves] == [Phrase.DOWN, Phrase.UP] * beats
    for place, move in enumerate(moves):
        assert move.second == pytest.approx(place * seconds / beats / 2)


@pytest.mark.parametrize(("beats", "seconds"), BEATS)
def test_the_end_of_a_movement_is_announced(beats: int, seconds: int) -> None:
    phrases = [cue.phrase for cue in beat_cues(beats, seconds)]
    assert phrases[-3] is Phrase.LAST_BEAT
    assert phrases.count(Phrase.BEATS_LEFT) == (beats > 3)
