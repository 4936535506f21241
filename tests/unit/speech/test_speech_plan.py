import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.content.sound_records import Sounds
from skill.speech.speaking_time import SENTENCE_PAUSE, SpeakingTime
from skill.speech.speech_plan import (
    CHANCE_TO_ACT,
    LONGEST_RUN,
    Pause,
    SpeechPlan,
    Utterance,
)

EVERY_LETTER = Sounds("abcdefghijklmnopqrstuvwxyz", "", {}, {}, {})
TIME = SpeakingTime(EVERY_LETTER, 2 / 3)
"""A second for each letter; a full stop takes what it always does."""
FIVE_SECONDS = "Here."


def test_words_and_silences_follow_one_another() -> None:
    score = SpeechPlan(TIME)
    score.say("Let go")
    score.quiet(2.5)
    score.cue("Halfway")
    assert [part.start for part in score.parts] == pytest.approx([0.0, 5.0, 7.5])
    assert [part.seconds for part in score.parts] == pytest.approx([5.0, 2.5, 7.0])
    assert score.second == pytest.approx(14.5)


def test_a_voice_rests_between_two_sentences_but_not_beside_a_silence() -> None:
    score = SpeechPlan(TIME)
    for text in ("a", "b"):
        score.say(text)
    score.quiet(1.0)
    score.say("c")
    said = [part for part in score.parts if isinstance(part, Utterance)]
    assert [part.seconds for part in said] == pytest.approx([1.0, 1.0 + SENTENCE_PAUSE, 1.0])


def test_nobody_is_talked_to_for_too_long_without_a_breath() -> None:
    score = SpeechPlan(TIME)
    for _ in range(9):
        score.say(FIVE_SECONDS)
    kinds = [type(part) for part in score.parts]
    assert kinds == [
        Utterance,
        Utterance,
        Utterance,
        Pause,
        Utterance,
        Utterance,
        Utterance,
        Pause,
        Utterance,
        Utterance,
        Utterance,
    ]


@given(st.lists(st.integers(1, 15) | st.floats(0.0, 4.0), max_size=30))
def test_there_is_a_chance_to_act_every_fifteen_seconds(parts: list[int | float]) -> None:
    score = SpeechPlan(TIME)
    for length in parts:
        if isinstance(length, int):
            score.say("a" * length)
        else:
            score.quiet(length)
    run = 0.0
    for part in score.parts:
        run = 0.0 if isinstance(part, Pause) and part.seconds >= CHANCE_TO_ACT else run
        run += part.seconds if isinstance(part, Utterance) else 0.0
        assert run <= LONGEST_RUN


def test_a_text_too_long_for_this_breath_waits_for_the_next() -> None:
    score = SpeechPlan(TIME)
    score.say(FIVE_SECONDS)
    score.breathe_before(FIVE_SECONDS * 3)
    assert isinstance(score.parts[-1], Pause)


def test_the_first_words_need_no_breath() -> None:
    score = SpeechPlan(TIME)
    score.breathe_before(FIVE_SECONDS * 4)
    assert score.parts == []


@pytest.mark.parametrize("seconds", [0.0, 0.04, -3.0])
def test_no_silence_leaves_no_trace(seconds: float) -> None:
    score = SpeechPlan(TIME)
    score.quiet(seconds)
    assert (score.parts, score.second) == ([], 0.0)


def test_silence_up_to_a_second_ends_there() -> None:
    score = SpeechPlan(TIME)
    score.say("Let go now.")
    score.quiet_until(12.0)
    assert score.second == pytest.approx(12.0, abs=0.05)


def test_the_time_line_has_no_holes() -> None:
    score = SpeechPlan(TIME)
    for text in ("One.", "Two three.", FIVE_SECONDS):
        score.say(text)
        score.quiet(1.23)
    ends = [part.start + part.seconds for part in score.parts]
    assert [part.start for part in score.parts] == pytest.approx([0.0, *ends[:-1]])
    assert score.second == pytest.approx(ends[-1])
