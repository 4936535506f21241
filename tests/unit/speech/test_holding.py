from itertools import pairwise

import pytest

from skill.authoring.toml.library_reader import HOLD_SECONDS
from skill.coaching.holds import LAST_COUNT
from skill.coaching.messages.replies import Guide
from skill.coaching.state.state import TimelineMark
from skill.content.model import Manner, Pace, Step
from skill.speech.holding import READY_SECONDS, speak_holds
from skill.speech.phrasebook import Phrasebook
from skill.speech.score import SpeechPlan, Utterance
from tests.support.rehearsal import LIBRARY

SHORTEST, LONGEST = HOLD_SECONDS
LENGTHS = range(SHORTEST, LONGEST + 1)
SPELLED = {n: "any seconds" if n < 20 or n % 10 == 0 else "any one seconds" for n in LENGTHS}
WORDS = LIBRARY.words["en"]._replace(seconds=SPELLED)
"""Words for every length that content may have, as many as they are in earnest."""


class Spoken:
    """A timed step as it is spoken."""

    def __init__(
        self, *holds: int, manner: Manner = Manner.HOLD, beats: int = 0, resumed: bool = False
    ) -> None:
        step = Step("any", 0, manner, dict.fromkeys(Pace, holds[0]), beats, None, False)
        guide = Guide(step, 0, "any", "", "", "unnamed", holds, 0, resumed)
        score = SpeechPlan()
        self.marks: list[TimelineMark] = list(speak_holds(guide, score, Phrasebook(WORDS, {}), 0.0))
        self.said = [part for part in score.parts if isinstance(part, Utterance)]

    def one(self, text: str) -> Utterance:
        """The one part that begins with these words."""
        (part,) = [part for part in self.said if part.text.startswith(text)]
        return part


@pytest.mark.parametrize("seconds", LENGTHS)
@pytest.mark.parametrize("resumed", [False, True])
def test_a_hold_lasts_as_long_as_it_says(seconds: int, resumed: bool) -> None:
    spoken = Spoken(seconds, resumed=resumed)
    announced, let_go = spoken.one("Hold for"), spoken.one("Let go.")
    assert let_go.start - announced.start == pytest.approx(seconds, rel=0.1)
    heard = announced.start + announced.seconds
    assert let_go.start - heard == pytest.approx(seconds, rel=0.1)


@pytest.mark.parametrize("seconds", LENGTHS)
def test_nobody_is_left_alone_for_more_than_ten_seconds(seconds: int) -> None:
    said = Spoken(seconds).said
    gaps = [later.start - earlier.start - earlier.seconds for earlier, later in pairwise(said)]
    assert max(gaps) <= 10.0


@pytest.mark.parametrize("seconds", LENGTHS)
def test_the_last_three_seconds_are_counted_evenly(seconds: int) -> None:
    three, two, one, end = Spoken(seconds).said[-4:]
    assert [three.text, two.text, one.text, end.text] == ["Three.", "Two.", "One.", "Let go."]
    for earlier, later in pairwise((three, two, one, end)):
        assert later.start - earlier.start == pytest.approx(1.0, abs=0.11)


@pytest.mark.parametrize("seconds", LENGTHS)
def test_the_time_line_marks_the_hold(seconds: int) -> None:
    spoken = Spoken(seconds)
    (mark,) = spoken.marks
    assert mark.hold_end - mark.hold_start == pytest.approx(seconds)
    assert mark.hold_end == pytest.approx(spoken.one("Let go.").start, abs=0.05)
    assert (mark.start, mark.holds_after) == (0.0, 0)


def test_three_holds_follow_one_another_with_a_rest_between() -> None:
    spoken = Spoken(10, 10, 10)
    assert [mark.holds_after for mark in spoken.marks] == [2, 1, 0]
    texts = [part.text for part in spoken.said]
    assert texts.count("Let go.") == 3
    assert texts.count("Again.") == 2
    for earlier, later in pairwise(spoken.marks):
        assert later.start >= earlier.hold_end + READY_SECONDS


def test_a_hold_that_goes_on_says_so() -> None:
    assert Spoken(20, resumed=True).one("Hold for").text.endswith("more.")


def test_only_the_first_hold_goes_on() -> None:
    texts = [part.text for part in Spoken(10, 10, resumed=True).said if "Hold for" in part.text]
    assert [text.endswith("more.") for text in texts] == [True, False]


def test_the_last_count_needs_no_announcement() -> None:
    texts = [part.text for part in Spoken(LAST_COUNT, resumed=True).said]
    assert texts[-4:] == ["Three.", "Two.", "One.", "Let go."]
    assert not any(text.startswith("Hold") for text in texts)


def test_kneading_goes_on_for_as_long_as_it_says() -> None:
    spoken = Spoken(60, manner=Manner.KNEAD)
    announced, let_go = spoken.one("Keep going for"), spoken.one("Let go.")
    assert let_go.start - announced.start == pytest.approx(60, rel=0.1)


@pytest.mark.parametrize("seconds", [30, 40, 60])
def test_a_movement_is_counted_down_and_up(seconds: int) -> None:
    spoken = Spoken(seconds, manner=Manner.BEAT, beats=10)
    texts = [part.text for part in spoken.said]
    assert texts[0].startswith("Do it ten times with me")
    assert (texts.count("Down."), texts.count("Up."), texts[-1]) == (10, 10, "And rest.")
    first, last = spoken.said[1], spoken.said[-1]
    assert last.start - first.start == pytest.approx(seconds, abs=0.1)


@pytest.mark.parametrize("seconds", [30, 40, 60])
def test_each_down_is_as_long_as_each_up(seconds: int) -> None:
    spoken = Spoken(seconds, manner=Manner.BEAT, beats=10)
    moves = [part.start for part in spoken.said if part.text in ("Down.", "Up.")]
    gaps = [later - earlier for earlier, later in pairwise(moves)]
    assert max(gaps) - min(gaps) <= 0.25
