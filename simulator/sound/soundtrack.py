"""A whole conversation as sound: what a person in the room would hear from the device."""

import wave
from collections.abc import Sequence
from io import BytesIO
from typing import Protocol

from simulator.device.echo import MICROPHONE_SECONDS, PERSON_SECONDS
from simulator.device.exchanges import DeviceEvent, Reprompt
from simulator.device.speech import Piece, in_one_breath, length

SAMPLE_BYTES = 2
"""Bytes of one mono sample."""


class SpeechSynthesizer(Protocol):
    """Turns words into 16-bit mono samples."""

    rate: int
    """Samples per second."""

    def speak(self, words: str) -> bytes:
        """The samples of `words`."""


class Soundtrack:
    """Joins the device's answers, with the time between them.

    The person's own words are silence: the time until they are said, and after a barge-in
    `PERSON_SECONDS` more for the words themselves.
    """

    def __init__(self, synthesizer: SpeechSynthesizer) -> None:
        """`synthesizer` is the voice of the device."""
        self._synthesizer = synthesizer
        self._sound = bytearray()
        self._speaking: tuple[Piece, ...] = ()

    def follow(self, event: DeviceEvent) -> None:
        """Add the next speech, cutting off the one it interrupts."""
        if isinstance(event, Reprompt):
            self._finish(until=length(self._speaking) + MICROPHONE_SECONDS)
            self._speaking = event.speech
            return
        self._finish(until=event.at)
        if event.utterance and event.utterance.bargein:
            self._sound += self._silence(PERSON_SECONDS)
        self._speaking = event.output.speech

    def wav(self) -> bytes:
        """The conversation up to the end of the last answer, as a WAV file."""
        self._finish(until=length(self._speaking))
        self._speaking = ()
        return as_wav(bytes(self._sound), self._synthesizer.rate)

    def _finish(self, until: float) -> None:
        """Add the current speech up to the second `until` of the reading clock."""
        for piece in in_one_breath(self._speaking):
            share = min(1.0, max(0.0, until / piece.seconds))
            self._sound += _beginning(self.sound_of(piece), share)
            until -= piece.seconds
        self._sound += self._silence(max(0.0, until))

    def sound_of(self, piece: Piece) -> bytes:
        """The samples of one piece; a silence lasts exactly its seconds."""
        return self._synthesizer.speak(piece.words) if piece.words else self._silence(piece.seconds)

    def _silence(self, seconds: float) -> bytes:
        return bytes(SAMPLE_BYTES * round(seconds * self._synthesizer.rate))


def as_wav(sound: bytes, rate: int) -> bytes:
    """Samples as a WAV file."""
    file = BytesIO()
    with wave.open(file, "wb") as track:
        track.setnchannels(1)
        track.setsampwidth(SAMPLE_BYTES)
        track.setframerate(rate)
        track.writeframes(sound)
    return file.getvalue()


def _beginning(sound: Sequence[int], share: float) -> bytes:
    return bytes(sound[: SAMPLE_BYTES * round(share * len(sound) / SAMPLE_BYTES)])
