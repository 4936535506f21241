import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.speech.speech_plan import (
    CHANCE_TO_ACT,
    LONGEST_RUN,
    Pause,
    SpeechPlan,
    Utterance,
    speaking_seconds,
)

FIVE_SECONDS = "Here are thirteen words that take about five seconds for her to say."


def test_a_minute_holds_160_words() -> None:
    assert speaking_seconds("word " * 160) == 60.0


def test_a_number_is_said_digit_by_digit() -> None:
    assert speaking_seconds("911") == speaking_seconds("nine one one")
    assert speaking_seconds("Call 911.") == speaking_seconds("Call nine one one.")


def test_words_and_silences_follow_one_another() -> None:
    score = SpeechPlan()
    score.say("Let go now.")
    score.quiet(2.5)
    score.cue("Halfway.")
    assert score.parts == [
        Utterance("Let go now.", 0.0, cue=False),
        Pause(2.5, 1.125),
        Utterance("Halfway.", 3.625, cue=True),
    ]
    assert score.second == 4.0


def test_nobody_is_talked_to_for_too_long_without_a_breath() -> None:
    score = SpeechPlan()
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


@given(st.lists(st.integers(1, 40) | st.floats(0.0, 4.0), max_size=30))
def test_there_is_a_chance_to_act_every_fifteen_seconds(parts: list[int | float]) -> None:
    score = SpeechPlan()
    for length in parts:
        if isinstance(length, int):
            score.say("word " * length)
        else:
            score.quiet(length)
    run = 0.0
    for part in score.parts:
        run = 0.0 if isinstance(part, Pause) and part.seconds >= CHANCE_TO_ACT else run
        run += part.seconds if isinstance(part, Utterance) else 0.0
        assert run <= LONGEST_RUN


def test_a_text_too_long_for_this_breath_waits_for_the_next() -> None:
    score = SpeechPlan()
    score.say(FIVE_SECONDS)
    score.breathe_before(FIVE_SECONDS * 3)
    assert isinstance(score.parts[-1], Pause)


def test_the_first_words_need_no_breath() -> None:
    score = SpeechPlan()
    score.breathe_before(FIVE_SECONDS * 4)
    assert score.parts == []


@pytest.mark.parametrize("seconds", [0.0, 0.04, -3.0])
def test_no_silence_leaves_no_trace(seconds: float) -> None:
    score = SpeechPlan()
    score.quiet(seconds)
    assert (score.parts, score.second) == ([], 0.0)


def test_silence_up_to_a_second_ends_there() -> None:
    score = SpeechPlan()
    score.say("Let go now.")
    score.quiet_until(8.0)
    assert score.second == pytest.approx(8.0, abs=0.05)


def test_the_time_line_has_no_holes() -> None:
    score = SpeechPlan()
    for text in ("One.", "Two three.", FIVE_SECONDS):
        score.say(text)
        score.quiet(1.23)
    ends = [part.start + part.seconds for part in score.parts]
    assert [part.start for part in score.parts] == pytest.approx([0.0, *ends[:-1]])
    assert score.second == pytest.approx(ends[-1])
