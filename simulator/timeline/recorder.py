"""Records what a person in the room hears of a conversation, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from simulator.device.announced_holds import Hold, holds_in, timed_sentences
from simulator.device.echo import MICROPHONE_SECONDS
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt
from simulator.device.speech import Piece, length


class SoundKind(Enum):
    """What a sound is for."""

    SPEECH = "speech"
    CUE = "cue"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Sound:
    """A sentence or a silence."""

    kind: SoundKind
    words: str
    start: float
    """Second of the answer at which it begins."""
    seconds: float

    @property
    def end(self) -> float:
        """Second of the answer at which it ends."""
        return self.start + self.seconds


@dataclass(frozen=True, slots=True)
class BargeIn:
    """The person interrupts an answer."""

    words: str
    at: float
    """Second of the answer at which the person begins to speak."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One answer of the device, and how it ended."""

    after: str | None
    """The person's words that it answers; None if they said nothing."""
    speech: tuple[Piece, ...]
    open: bool
    """Whether the microphone opens after the speech."""
    listened: float = 0.0
    """Seconds that the microphone stayed open."""
    given_up: bool = False
    """Whether the session then ended because the person did not answer."""
    bargein: BargeIn | None = None

    @property
    def seconds(self) -> float:
        """Length of the whole speech, including what was cut off."""
        return length(self.speech)

    @property
    def heard(self) -> float:
        """Seconds of the speech until it ended or was interrupted."""
        return self.bargein.at if self.bargein else self.seconds

    @property
    def holds(self) -> tuple[Hold, ...]:
        """All holds of the answer, including those that were cut off."""
        return tuple(holds_in(self.speech))

    @property
    def sounds(self) -> Iterator[Sound]:
        """All sentences and silences of the answer, including what was cut off."""
        holds = self.holds
        for start, piece in timed_sentences(self.speech):
            inside = any(hold.start <= start < hold.end for hold in holds)
            kind = _kind(piece, inside=inside)
            yield Sound(kind, piece.words, start, piece.seconds)


class TimelineRecorder:
    """Follows a conversation and records one row for each answer."""

    def __init__(self) -> None:
        """Begin without any answer."""
        self.rows: list[TimelineRow] = []
        """The answers so far, oldest first."""
        self._session_ended = False

    def follow(self, event: DeviceEvent) -> None:
        """Record the next answer, and how the one before it ended."""
        if self.rows and not self._session_ended:
            self.rows[-1] = _ended(self.rows[-1], event)
        self._session_ended = isinstance(event, Exchange) and event.ends_session
        if isinstance(event, Reprompt):
            self.rows.append(TimelineRow(None, event.speech, open=True))
        elif not event.ends_session:
            words = event.utterance.words if event.utterance else None
            self.rows.append(TimelineRow(words, event.output.speech, event.output.open))


def _kind(piece: Piece, *, inside: bool) -> SoundKind:
    if not piece.words:
        return SoundKind.SILENCE
    return SoundKind.CUE if inside else SoundKind.SPEECH


def _ended(row: TimelineRow, event: DeviceEvent) -> TimelineRow:
    if isinstance(event, Exchange) and event.utterance and event.utterance.bargein:
        return replace(row, bargein=BargeIn(event.utterance.words, event.at))
    if not row.open:
        return row
    if isinstance(event, Reprompt):
        return replace(row, listened=MICROPHONE_SECONDS)
    return replace(row, listened=event.at - row.seconds, given_up=event.ends_session)
