import wave
from datetime import UTC, datetime
from io import BytesIO
from itertools import groupby
from typing import Any

import pytest

from simulator.device.echo import Echo, Handler
from simulator.device.script import parse_line, play
from simulator.hearing.interaction_model import available_locales
from simulator.hearing.nlu import Recognizer
from simulator.sound.soundtrack import Soundtrack, SpeechSynthesizer
from simulator.sound.voice import EspeakVoice
from tests.support.small_model import HOLD_SECONDS, answer, small_model, small_skill

TENTH = 0.1


class Hum:
    """Hums for exactly as long as the reading clock gives to the words."""

    rate = 1000

    def speak(self, words: str) -> bytes:
        return b"\x00\x40" * (375 * len(words.split()))


@pytest.fixture(scope="module")
def voice() -> EspeakVoice:
    return EspeakVoice("en-US")


def conversation(speaker: SpeechSynthesizer, *lines: str, handler: Handler = small_skill) -> bytes:
    echo = Echo(handler, Recognizer(small_model()), datetime(2026, 1, 10, tzinfo=UTC))
    track = Soundtrack(speaker)
    for line in lines:
        for event in play(echo, parse_line(line)):
            track.follow(event)
    return track.wav()


def loudness(wav: bytes) -> tuple[list[bool], int]:
    """For each sample whether it can be heard, and samples a second."""
    with wave.open(BytesIO(wav)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        samples = memoryview(file.readframes(file.getnframes())).cast("h")
        return [abs(sample) > 300 for sample in samples], file.getframerate()


def stretches(wav: bytes) -> list[tuple[bool, float]]:
    """Sound and silence in turn, with their seconds."""
    recognition, rate = loudness(wav)
    return [(loud, len(list(run)) / rate) for loud, run in groupby(recognition)]


def silences(wav: bytes, least: float) -> list[float]:
    return [seconds for loud, seconds in stretches(wav) if not loud and seconds >= least]


def test_breaks_are_silence_and_words_are_sound() -> None:
    assert stretches(conversation(Hum(), "help my calf cramp")) == [
        (False, 1.5),
        (True, 9 * 0.375),
        (False, 9.0),
        (True, 2 * 0.375),
        (False, 8.125),
        (True, 5 * 0.375),
    ]


def test_a_bargein_cuts_the_answer_and_leaves_time_for_the_words() -> None:
    track = stretches(conversation(Hum(), "help my calf cramp", "@2 stop"))
    assert track == [(False, 1.5), (True, 2.0), (False, 1.5), (True, 0.375)]


def test_a_bargein_in_a_silence_cuts_the_silence() -> None:
    track = stretches(conversation(Hum(), "help my calf cramp", "@10 stop"))
    assert track[1:] == [(True, 3.375), (False, 10 - 3.375 + 1.5), (True, 0.375)]


def test_a_late_answer_is_silence_until_it_is_given() -> None:
    track = stretches(conversation(Hum(), "help my calf cramp", "@30 stop"))
    assert track[-2] == (False, 30 - HOLD_SECONDS)


def test_silence_lets_the_reprompt_be_heard() -> None:
    track = stretches(conversation(Hum(), "open cramp coach", "..."))
    assert track == [(False, 1.5), (True, 1.5), (False, 8.0), (True, 1.875), (False, 8.0)]


def test_a_real_voice_keeps_silences_to_the_tenth_of_a_second(voice: EspeakVoice) -> None:
    found = silences(conversation(voice, "help my calf cramp", "stop"), least=1.0)
    assert found == pytest.approx([1.5, 9.0, 8.125, 1.5], abs=TENTH)


def test_short_silences_are_kept_too(voice: EspeakVoice) -> None:
    def counter(_: dict[str, Any], __: object) -> dict[str, Any]:
        count = "".join(f"{word}.<break time='600ms'/>" for word in ("Three", "Two", "One"))
        return answer(f"{count}Go.", None, {})

    found = silences(conversation(voice, "@0 yes", handler=counter), least=0.4)
    assert found == pytest.approx([0.6, 0.6, 0.6], abs=TENTH)


@pytest.mark.parametrize("locale", available_locales())
def test_every_locale_has_a_voice_without_silence_around_its_words(locale: str) -> None:
    voice = EspeakVoice(locale)
    samples = memoryview(voice.speak("Pull your toes up toward your shin.")).cast("h")
    assert 1.5 < len(samples) / voice.rate < 3.5
    assert abs(samples[0]) > 100
    assert abs(samples[-1]) > 100


def test_no_words_make_no_sound(voice: EspeakVoice) -> None:
    assert voice.speak("") == b""
