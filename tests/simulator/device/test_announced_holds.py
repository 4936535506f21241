import pytest

from simulator.device.announced_holds import (
    ANNOUNCING,
    ENDING,
    TOGETHER,
    Hold,
    HoldWords,
    hold_words,
    holds_in,
    timed_sentences,
)
from simulator.device.speech import Piece, parse_ssml
from skill.coaching.messages.phrases import Phrase
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


def test_a_hold_lasts_from_the_middle_of_its_announcement_to_its_end() -> None:
    speech = (
        "Pull up. Hold for ten seconds.<break time='9s'/>One.<break time='500ms'/>Ease off. So?"
    )
    assert holds(speech) == [Hold(10, 0.75 + 0.75, 0.75 + 1.5 + 9 + 0.375 + 0.5)]


@pytest.mark.parametrize(
    ("announcement", "seconds"),
    [
        ("Hold for forty five seconds.", 45),
        ("Hold for fifteen seconds more.", 15),
        ("Pull your toes up and hold for twenty seconds.", 20),
        ("Keep going for one minute.", 60),
        ("Keep going one minute and five seconds more.", 65),
    ],
)
def test_every_way_to_announce_a_hold_is_understood(announcement: str, seconds: int) -> None:
    [hold] = holds(f"{announcement}<break time='9s'/>Ease off.")
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
    once = "Hold for ten seconds.<break time='9s'/>Ease off.<break time='2s'/>Again. "
    assert [hold.announced for hold in holds(once * 3)] == [10, 10, 10]


@pytest.mark.parametrize(
    "speech",
    [
        "Hold each calf stretch for thirty seconds. Ease off.",
        "Hold on to something. Ease off.",
        "Hold for a while. Ease off.",
        "Use ice for ten to fifteen minutes. Ease off.",
        "Hold for ten seconds.<break time='9s'/>Is it easing?",
        "Do it ten times with me, for forty seconds.",
        "Ease off.",
        "",
    ],
)
def test_what_is_not_announced_or_never_ends_is_no_hold(speech: str) -> None:
    assert holds(speech) == []


MADE_UP = HoldWords(
    [
        {
            "phrases": {
                "hold": ["{duration} bovu.", "Bovu {duration}?"],
                "beats": ["{n} kiri, {duration}!"],
                "rest": ["Naka."],
            },
            "seconds": {"10": "dek", "15": "dek kvin"},
            "minutes": {"1": "minu"},
        }
    ]
)


@pytest.mark.parametrize(
    ("announcement", "seconds"),
    [("Dek bovu.", 10), ("Dek kvin bovu.", 15), ("Bovu minu?", 60), ("Tri kiri, dek!", 10)],
)
def test_a_hold_is_found_in_whatever_language_it_is_announced(
    announcement: str, seconds: int
) -> None:
    pieces = parse_ssml(f"<speak>{announcement}<break time='9s'/>Naka.</speak>")
    [hold] = holds_in(pieces, MADE_UP)
    assert hold.announced == seconds


def test_a_length_that_no_language_names_announces_nothing() -> None:
    assert MADE_UP.announced("Dudek bovu.") is None
    assert MADE_UP.announced("Malbovu minu?") is None


@pytest.mark.parametrize("language", sorted(LIBRARY.words))
def test_every_hold_that_the_coach_can_announce_is_found(language: str) -> None:
    words = LIBRARY.words[language]
    for phrase in (*ANNOUNCING, *TOGETHER):
        for wording in words.phrases[phrase]:
            for seconds, duration in words.seconds.items():
                announcement = hold_words().announced(wording.format(duration=duration, n="ten"))
                assert announcement is not None
                assert (announcement.seconds, announcement.together) == (
                    seconds,
                    phrase in TOGETHER,
                )


def test_what_announces_and_ends_holds_are_phrases_of_the_coach() -> None:
    assert {*ANNOUNCING, *TOGETHER, *ENDING} <= set(Phrase)
    assert set(ENDING) >= {*Ending}
