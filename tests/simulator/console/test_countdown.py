from io import StringIO

from rich.console import Console
from rich.text import Text

from simulator.console.countdown import Span, as_ansi, bar, countdowns, speaking, words_until
from simulator.device.speech import Piece, parse_ssml

CONSOLE = Console(file=StringIO(), width=60)


def test_a_hold_lasts_from_its_first_silence_to_its_last_through_short_cues() -> None:
    pieces = parse_ssml(
        "<speak>Hold.<break time='9s'/>Keep breathing.<break time='8s'/>Three."
        "<break time='1s'/>Let go. Is it easing?</speak>"
    )
    hold = Span(0.375, 0.375 + 9 + 0.75 + 8 + 0.375 + 1)
    assert countdowns(pieces) == [None, hold, hold, hold, hold, hold, None, None]


def test_an_instruction_ends_a_pause() -> None:
    pieces = parse_ssml(
        "<speak>Sit.<break time='3s'/>Put both of your hands on the wall.<break time='2s'/>"
        "Lean.</speak>"
    )
    assert countdowns(pieces) == [None, Span(0.375, 3.375), None, Span(6.375, 8.375), None]


def test_two_sentences_end_a_pause() -> None:
    pieces = parse_ssml("<speak>A.<break time='3s'/>B. C.<break time='3s'/></speak>")
    assert [bool(span) for span in countdowns(pieces)] == [False, True, False, False, True]


def test_the_bar_empties_and_tells_the_seconds_left() -> None:
    full = as_ansi(CONSOLE, bar(Span(10, 20), 10, Text("hold")))
    late = as_ansi(CONSOLE, bar(Span(10, 20), 18.5, Text("hold")))
    assert full.split()[-2:] == ["10", "s"]
    assert late.split()[-2:] == ["2", "s"]
    assert full.startswith("hold ━")


def test_words_come_one_by_one() -> None:
    piece = Piece("pull your toes up", 1.5)
    assert words_until(piece, 0) == "pull"
    assert words_until(piece, 0.8) == "pull your toes"
    assert words_until(piece, 9) == "pull your toes up"
    assert "halfway" in as_ansi(CONSOLE, speaking("halfway", Span(0, 30), 15))
