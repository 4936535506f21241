import pytest

from simulator.device.announced_holds import Hold, holds_in, seconds_in, timed_sentences
from simulator.device.speech import Piece, parse_ssml
from skill.content.choices import Ending
from tests.support.rehearsal import LIBRARY


def holds(text: str) -> list[Hold]:
    return list(holds_in(parse_ssml(f"<speak>{text}</speak>")))


def test_sentences_and_silences_have_the_second_at_which_they_begin() -> None:
    pieces = parse_ssml("<speak>Sit down. Hold on.<break time='2s'/>Breathe.</speak>")
    assert timed_sentences(pieces) == [
        (0.0, Piece("Sit down.", 0.75)),
        (0.75, Piece("Hold on.", 0.75)),
        (1.5, Piece("", 2.0)),
        (3.5, Piece("Breathe.", 0.375)),
    ]
    assert timed_sentences(()) == []


def test_a_hold_lasts_from_the_middle_of_its_announcement_to_let_go() -> None:
    speech = "Pull up. Hold for ten seconds.<break time='9s'/>One.<break time='500ms'/>Let go. So?"
    assert holds(speech) == [Hold(10, 0.75 + 0.75, 0.75 + 1.5 + 9 + 0.375 + 0.5)]


@pytest.mark.parametrize(
    ("announcement", "seconds"),
    [
        ("Hold for forty five seconds.", 45),
        ("Hold for fifteen seconds more.", 15),
        ("Pull your toes up and hold for twenty seconds.", 20),
        ("Keep going for one minute.", 60),
        ("Keep going, one minute and five seconds more.", 65),
    ],
)
def test_every_way_to_announce_a_hold_is_understood(announcement: str, seconds: int) -> None:
    [hold] = holds(f"{announcement}<break time='9s'/>Let go.")
    assert hold.announced == seconds


@pytest.mark.parametrize("ending", [*Ending, "soften", "keep_holding"])
def test_every_way_to_end_a_hold_is_understood(ending: str) -> None:
    (words,) = LIBRARY.words["en"].phrases[ending]
    [hold] = holds(f"Hold for ten seconds.<break time='9s'/>{words} So?")
    assert (hold.announced, hold.end) == (10, 1.5 + 9)


def test_what_is_counted_together_begins_with_the_first_count() -> None:
    speech = "Do it ten times with me, for forty seconds.<break time='2s'/>Down. Up. And rest."
    assert holds(speech) == [Hold(40, 9 * 0.375 + 2, 9 * 0.375 + 2 + 2 * 0.375)]


def test_each_of_several_holds_is_found() -> None:
    once = "Hold for ten seconds.<break time='9s'/>Let go.<break time='2s'/>Again. "
    assert [hold.announced for hold in holds(once * 3)] == [10, 10, 10]


@pytest.mark.parametrize(
    "speech",
    [
        "Hold each calf stretch for thirty seconds. Let go.",
        "Hold on to something. Let go.",
        "Hold for a while. Let go.",
        "Use ice for ten to fifteen minutes. Let go.",
        "Hold for ten seconds.<break time='9s'/>Is it easing?",
        "Do it ten times with me, for forty seconds.",
        "Let go.",
        "",
    ],
)
def test_what_is_not_announced_or_never_ends_is_no_hold(speech: str) -> None:
    assert holds(speech) == []


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("one second", 1),
        ("twenty-five seconds", 25),
        ("One minute", 60),
        ("two minutes", 120),
        ("one minute and fifteen seconds", 75),
        ("some seconds", 0),
        ("", 0),
    ],
)
def test_spoken_lengths_are_seconds(words: str, seconds: int) -> None:
    assert seconds_in(words) == seconds
