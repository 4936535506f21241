"""Compares what is heard of an answer with what is expected: words, silences and lengths."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from skill.content.choices import Manner
from skill.content.word_records import Words
from tests.conversation.expected import Answer, Piece, Wording
from tests.conversation.exploring import ROUND_TRIP
from tests.conversation.rendered import Heard

CUES = ("halfway", "ten_left", "three", "two", "one", "down", "up", "beats_left", "last_beat")
"""Phrases that mark time within a hold, besides `steady` and those that end it."""
ENDS = ("ease_off", "soften", "keep_holding", "come_up", "rest_hands", "rest")
SHORTENED = 6.75
"""Most seconds by which a hold ends earlier because the person spoke in the middle of it."""
MOVED_LESS = 7.5
"""Most seconds by which a movement does, which is as long as one more time down and up."""
LENGTHENED = 0.5
"""Most seconds by which either ends later, unless it was over before it could be announced."""
TENTH = 0.1
"""Share by which a length may differ from the announced one; also the tolerance in seconds."""


class Line(NamedTuple):
    """A sentence that was heard, with its start and end in seconds."""

    text: str
    start: float
    end: float


class Span(NamedTuple):
    """When a piece was heard, in seconds from the beginning of the answer."""

    piece: Piece
    start: float
    announced: float
    """When the announcement of the hold begins; in a position, its last sentence."""
    end: float
    """When the hold is over; for a position, when the next sentence begins."""


class Difference(ValueError):  # noqa: N818 - a result of the comparison, not an error
    """What was heard differs from what was expected."""


def spans(answer: Answer, heard: Heard, words: Words) -> tuple[Span, ...]:
    """When each piece of the answer was heard.

    Raises:
        Difference: The words, a silence or a length differ from the expected answer.
    """
    reading = _Reading(lines(heard), words)
    for wording in answer.opening:
        reading.next(wording)
    found = tuple(reading.piece(piece) for piece in answer.pieces)
    for wording in answer.closing:
        reading.next(wording)
    reading.end(answer)
    if heard.is_open is not answer.is_open:
        raise Difference("the microphone should be " + ("open" if answer.is_open else "closed"))
    for span in found:
        _right_length(span, reading, words)
    return found


def lines(heard: Heard) -> list[Line]:
    """What was heard, sentence by sentence."""
    found: list[Line] = []
    words: list[str] = []
    start = 0.0
    for sound in heard.sounds:
        if sound.word:
            start = start if words else sound.start
            words.append(sound.word)
        if sound.word.endswith((".", "?")):
            found.append(Line(" ".join(words), start, sound.start + sound.seconds))
            words = []
    return found


@cache
def _count(text: str) -> int:
    """Number of sentences in a text."""
    return len(re.findall(r"[.?](?=\s|$)", text))


class _Reading:
    """Reads what was heard sentence by sentence, and compares it with the expected answer."""

    def __init__(self, heard: Sequence[Line], words: Words) -> None:
        ends = {text for phrase in ENDS for text in words.phrases[phrase]}
        cues = {text for phrase in (*CUES, "steady") for text in words.phrases[phrase]}
        self.lines = heard
        self.ends = [line for line in heard[1:] if line.text in ends]
        # What an answer begins with ends no hold of its own, even if it is "Ease off."
        spoken = [line for line in heard[1:] if line.text not in ends | cues]
        self._said = [*heard[:1], *spoken]
        self._place = 0

    def next(self, wording: Wording) -> tuple[Line, Line]:
        """Read one of some expected texts; returns its first and last sentence as heard."""
        for text in wording:
            ahead = self._said[self._place : self._place + _count(text)]
            if " ".join(line.text for line in ahead) == text:
                self._place += len(ahead)
                return ahead[0], ahead[-1]
        raise Difference(f"expected {' or '.join(sorted(wording))!r}, heard {self._ahead!r}")

    def piece(self, piece: Piece) -> Span:
        """Read a position or hold; of one that was all but over, only its ending words."""
        if piece.left and (ended := self._next_line).text == piece.ending:
            self._place += ended is self.lines[0]
            return Span(piece, ended.start, ended.start, ended.start)
        heard = [self.next(wording) for wording in piece.said]
        start, last = heard[0][0], heard[-1][-1]
        if piece.manner:
            over = [line.start for line in self.ends if line.start >= last.end - TENTH]
        else:
            over = [line.start for line in self.lines if line.start >= last.end - TENTH]
        if not over:
            raise Difference(f"no end of {last.text!r}")
        if piece.manner:
            self._ending(piece, over[0])
        return Span(piece, start.start, last.start, over[0])

    def _ending(self, piece: Piece, second: float) -> None:
        said = next(line.text for line in self.ends if line.start == second)
        if said != piece.ending:
            raise Difference(f"expected {piece.ending!r} at the end, heard {said!r}")

    def end(self, answer: Answer) -> None:
        """Check the end: nothing more is said, or anything that ends with a question."""
        if answer.ends and self._ahead:
            raise Difference(f"expected nothing more, heard {self._ahead!r}")
        if not answer.ends and not self._ahead.endswith("?"):
            raise Difference(f"expected a question at the end, heard {self._ahead!r}")

    @property
    def _next_line(self) -> Line:
        """The line that follows what was read, whether or not it only keeps time."""
        read = self._said[self._place - 1].end - TENTH if self._place else 0.0
        return next(line for line in self.lines if line.start >= read)

    @property
    def _ahead(self) -> str:
        return " ".join(line.text for line in self._said[self._place :])


def _right_length(span: Span, reading: _Reading, words: Words) -> None:
    if span.piece.left:
        _ends_in_time(span)
    within = [line for line in reading.lines if span.announced <= line.start < span.end]
    if not within or within[0].text in words.phrases["nearly"]:
        return
    announced, *cues = within
    if span.piece.manner is Manner.BEAT:
        _moved(span, announced, cues, words)
        return
    wanted = _wanted(span.piece, announced.text, words)
    built = span.end - (announced.start if span.piece.manner else announced.end)
    if abs(built - wanted) > TENTH * max(wanted, 1):
        raise Difference(f"{wanted} s after {announced.text!r} took {built:.1f} s")


def _moved(span: Span, announced: Line, cues: Sequence[Line], words: Words) -> None:
    """Check that a movement is counted as often as announced, evenly and in time."""
    beats = [*words.phrases["down"], *words.phrases["up"]]
    counted = [line for line in cues if line.text in beats]
    times = {text: n for n, text in words.numbers.items()}
    (said,) = [word for word in announced.text.strip(".").split() if word in times][:1]
    if [line.text for line in counted] != beats * times[said]:
        raise Difference(f"counted {len(counted)} after {announced.text!r}")
    half = (span.end - counted[0].start) / len(counted)
    if any(abs(later.start - line.start - half) > 2 * TENTH for line, later in pairwise(counted)):
        raise Difference(f"moved unevenly after {announced.text!r}")


def _ends_in_time(span: Span) -> None:
    """Check that asking how long is left does not move the end of a hold."""
    left = span.piece.left
    late = ROUND_TRIP + span.end - left
    early = MOVED_LESS if span.piece.manner is Manner.BEAT else SHORTENED
    if not -early <= late <= max(LENGTHENED, ROUND_TRIP + span.announced - left):
        raise Difference(f"a hold with {left:.1f} s left ended {late:.1f} s late")


def _wanted(piece: Piece, announced: str, words: Words) -> int:
    """Seconds that a piece has to last according to its announcement."""
    if not piece.manner:
        return piece.pause
    named = [seconds for seconds, text in words.seconds.items() if text in announced]
    assert named, announced
    return max(named, key=lambda seconds: len(words.seconds[seconds]))


def problems(answer: Answer, heard: Heard, words: Words) -> Iterator[str]:
    """The difference between an expected answer and what was heard, if any."""
    try:
        spans(answer, heard, words)
    except Difference as difference:
        yield str(difference)
