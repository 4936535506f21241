"""Reckoned time is near what a synthesizer takes, in every language; without one, that is said."""

import sys

import pytest

from bench import voices
from bench.speech_time import main, measure, of_each_language
from skill.content.library import load_library
from skill.content.model import Locale

LIBRARY = load_library()


@pytest.mark.parametrize("locale", of_each_language(LIBRARY), ids=lambda row: row.id)
def test_syllables_are_nearer_than_words(locale: Locale) -> None:
    found = measure(LIBRARY, locale, "espeak", 250)
    assert found.by_syllables <= 0.11
    assert found.by_syllables < 0.8 * found.by_words
    assert 0.6 <= found.pace <= 1.4


def test_the_errors_of_a_voice_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--locale", LIBRARY.default_locale, "--most", "20"]) == 0
    assert "by words" in capsys.readouterr().out


def test_the_seconds_of_a_text_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--text", "Let that heel sink until your calf stretches."]) == 0
    assert 2.0 < float(capsys.readouterr().out.removesuffix(" s\n")) < 3.5


def test_somebody_without_the_voice_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    assert main(["--voice", "piper"]) == 1
    assert capsys.readouterr().err.strip() == f"piper is not installed: {voices.INSTALL}"
