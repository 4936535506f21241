from itertools import pairwise

import pytest

from skill.authoring.toml.record_reader import HOLD_SECONDS
from skill.coaching.holds import LEAST_NAMED
from skill.coaching.messages.replies import Guide
from skill.coaching.state.state import TimelineMark
from skill.content.choices import Act, Ending, Manner, Pace, Side
from skill.content.routine_records import Step
from skill.speech.holding import READY_SECONDS, speak_holds
from skill.speech.phrasebook import Phrasebook
from skill.speech.speaking_time import speaking_time
from skill.speech.speech_plan import SpeechPlan, Utterance
from tests.support.rehearsal import LIBRARY

SHORTEST, LONGEST = HOLD_SECONDS
LENGTHS = range(SHORTEST, LONGEST + 1)
SPELLED = {n: "any seconds" if n < 20 or n % 10 == 0 else "any one seconds" for n in LENGTHS}
WORDS = LIBRARY.words["en"]._replace(seconds=SPELLED)
"""Words for every length that content may have, as many as they are in earnest."""
TIME = speaking_time(LIBRARY, LIBRARY.locale(""))


class Spoken:
    """A timed step as it is spoken."""

    def __init__(
        self,
        *holds: int,
        manner: Manner = Manner.HOLD,
        beats: int = 0,
        resumed: bool = False,
        ending: Ending = Ending.EASE_OFF,
        until_eased: bool = False,
        again: bool = False,
    ) -> None:
        seconds = dict.fromkeys(Pace, holds[0])
        step = Step("any", 0, manner, seconds, beats, ending=ending)
        guide = Guide(step, 0, "any", "", (), Side.UNNAMED, holds, 0, resumed, until_eased)
        guide = guide._replace(again=again)
        score = SpeechPlan(TIME)
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
    announced, end = spoken.one("Hold for"), spoken.one("Ease off.")
    assert end.start - announced.start == pytest.approx(seconds, rel=0.1)
    heard = announced.start + announced.seconds
    assert end.start - heard == pytest.approx(seconds, rel=0.1)


@pytest.mark.parametrize("seconds", LENGTHS)
def test_nobody_is_left_alone_for_more_than_ten_seconds(seconds: int) -> None:
    said = Spoken(seconds).said
    gaps = [later.start - earlier.start - earlier.seconds for earlier, later in pairwise(said)]
    assert max(gaps) <= 10.0


@pytest.mark.parametrize("seconds", LENGTHS)
def test_the_last_three_seconds_are_counted_evenly(seconds: int) -> None:
    three, two, one, end = Spoken(seconds).said[-4:]
    assert [three.text, two.text, one.text, end.text] == ["Three.", "Two.", "One.", "Ease off."]
    for earlier, later in pairwise((three, two, one, end)):
        assert later.start - earlier.start == pytest.approx(1.0, abs=0.11)


@pytest.mark.parametrize("seconds", LENGTHS)
def test_the_time_line_marks_the_hold(seconds: int) -> None:
    spoken = Spoken(seconds)
    (mark,) = spoken.marks
    assert mark.hold_end - mark.hold_start == pytest.approx(seconds)
    assert mark.hold_end == pytest.approx(spoken.one("Ease off.").start, abs=0.05)
    assert (mark.start, mark.holds_after) == (0.0, 0)


def test_three_holds_follow_one_another_with_a_rest_between() -> None:
    spoken = Spoken(10, 10, 10)
    assert [mark.holds_after for mark in spoken.marks] == [2, 1, 0]
    texts = [part.text for part in spoken.said]
    assert texts.count("Ease off.") == 3
    assert texts.count("Again.") == 2
    for earlier, later in pairwise(spoken.marks):
        assert later.start >= earlier.hold_end + READY_SECONDS


def test_a_hold_that_goes_on_says_so() -> None:
    assert Spoken(20, resumed=True).one("Hold for").text.endswith("more.")


def test_only_the_first_hold_goes_on() -> None:
    texts = [part.text for part in Spoken(10, 10, resumed=True).said if "Hold for" in part.text]
    assert [text.endswith("more.") for text in texts] == [True, False]


@pytest.mark.parametrize("seconds", range(1, LEAST_NAMED))
def test_a_short_rest_is_only_said_to_be_nearly_over(seconds: int) -> None:
    spoken = Spoken(seconds, resumed=True)
    texts = [part.text for part in spoken.said]
    assert texts[0] == "Nearly done."
    counted = ["Three.", "Two.", "One."][-seconds:]
    assert texts[-len(counted) - 1 :] == [*counted, "Ease off."]
    (mark,) = spoken.marks
    assert mark.hold_end - mark.hold_start == pytest.approx(seconds)


def test_where_nothing_is_left_of_a_hold_only_its_end_is_said() -> None:
    spoken = Spoken(0, 10, resumed=True)
    assert [part.text for part in spoken.said][:2] == ["Ease off.", "Again."]
    assert spoken.marks[0].hold_end == spoken.marks[0].hold_start == 0.0


def test_the_time_line_tells_what_was_interrupted() -> None:
    assert [mark.resumed for mark in Spoken(10, 10, resumed=True).marks] == [True, False]
    assert [mark.again for mark in Spoken(10, 10, again=True).marks] == [True, False]


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending.EASE_OFF, "Ease off."),
        (Ending.COME_UP, "Come back up."),
        (Ending.REST_HANDS, "Rest your hands."),
        (Ending.REST, "And rest."),
    ],
)
def test_the_end_fits_the_act(ending: Ending, words: str) -> None:
    assert Spoken(30, ending=ending).said[-1].text == words


@pytest.mark.parametrize("ending", Ending)
def test_what_still_grips_is_held_on(ending: Ending) -> None:
    held = Spoken(30, ending=ending, until_eased=True)
    assert held.said[-1].text == "Keep holding if it still grips."
    assert held.one("Keep holding").start == pytest.approx(held.marks[0].hold_end, abs=0.05)


def test_between_short_holds_a_gripping_calf_is_never_let_go() -> None:
    texts = [part.text for part in Spoken(10, 10, 10, until_eased=True).said]
    assert texts.count("Ease a little.") == 2
    assert texts.count("Again.") == 2
    assert texts[-1] == "Keep holding if it still grips."
    assert "Ease off." not in texts


@pytest.mark.parametrize("routine", LIBRARY.routines)
def test_every_step_of_the_content_has_an_end_that_fits(routine: str) -> None:
    hands = {Act.PRESS, Act.KNEAD, Act.RUB}
    for step in LIBRARY.routines[routine].steps:
        rests_hands = step.ending is Ending.REST_HANDS
        assert rests_hands == (not hands.isdisjoint(LIBRARY.routines[routine].acts))
        assert (step.ending is Ending.REST) == (step.manner is Manner.BEAT)
        assert (step.ending is None) == (step.manner is None)


def test_kneading_goes_on_for_as_long_as_it_says() -> None:
    spoken = Spoken(60, manner=Manner.KNEAD, ending=Ending.REST_HANDS)
    announced, end = spoken.one("Keep going for"), spoken.one("Rest your hands.")
    assert end.start - announced.start == pytest.approx(60, rel=0.1)


@pytest.mark.parametrize("seconds", [30, 40, 60])
def test_a_movement_is_counted_down_and_up(seconds: int) -> None:
    spoken = Spoken(seconds, manner=Manner.BEAT, beats=10, ending=Ending.REST)
    texts = [part.text for part in spoken.said]
    assert texts[0].startswith("Do it ten times with me")
    assert (texts.count("Down."), texts.count("Up."), texts[-1]) == (10, 10, "And rest.")
    first, last = spoken.said[1], spoken.said[-1]
    assert last.start - first.start == pytest.approx(seconds, abs=0.1)


def test_the_rest_of_a_movement_goes_on_in_time() -> None:
    spoken = Spoken(24, manner=Manner.BEAT, beats=6, ending=Ending.REST, resumed=True)
    texts = [part.text for part in spoken.said]
    assert texts[:2] == ["Another six.", "Down."]
    assert (texts.count("Down."), texts.count("Up."), texts[-1]) == (6, 6, "And rest.")


@pytest.mark.parametrize("seconds", [30, 40, 60])
def test_each_down_is_as_long_as_each_up(seconds: int) -> None:
    spoken = Spoken(seconds, manner=Manner.BEAT, beats=10)
    moves = [part.start for part in spoken.said if part.text in ("Down.", "Up.")]
    gaps = [later - earlier for earlier, later in pairwise(moves)]
    assert max(gaps) - min(gaps) <= 0.25
