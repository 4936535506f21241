"""Parses SSML into words and silences, with the seconds that each takes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from simulator.device.reading_clock import BY_WORDS, Clock

LONGEST_BREAK = 10.0
"""Seconds of the longest `<break>` that Alexa accepts."""
ALLOWED_TAGS = frozenset(
    {"speak", "p", "s", "w", "break", "audio", "sub", "say-as", "emphasis", "prosody", "phoneme"}
    | {"lang", "voice", "amazon:effect", "amazon:emotion", "amazon:domain"}
)
_STRENGTHS = {"none": 0.0, "x-weak": 0.0, "weak": 0.3, "medium": 0.5, "strong": 0.8} | {
    "x-strong": 1.2
}
_SENTENCE_GAP = re.compile(r"(?<=[.?!]) ")
_ENDED_SENTENCE = re.compile(r"[.?!](?: ⟨[^⟩]*⟩)*$")
_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


class InvalidSpeechError(ValueError):
    """SSML that Alexa would refuse; the message says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or a silence."""

    words: str
    """The sentence spoken, or a part of one between silences; empty for a silence."""
    seconds: float
    """Length by the reading clock; a sentence has with it the pause after the one before it."""


def length(pieces: Sequence[Piece]) -> float:
    """Seconds that these pieces take by the reading clock."""
    return sum(piece.seconds for piece in pieces)


def parse_ssml(ssml: str, clock: Clock = BY_WORDS) -> tuple[Piece, ...]:
    """Parse SSML into sentences and silences.

    Raises:
        InvalidSpeechError: Alexa would refuse it.
    """
    root = _tree(ssml)
    if root.tag != "speak":
        raise InvalidSpeechError("speech must be wrapped in <speak>")
    return tuple(_pieces(_walk(root), clock))


def from_text(text: str, clock: Clock = BY_WORDS) -> tuple[Piece, ...]:
    """The sentences of a plain text."""
    words = " ".join(text.split())
    sentences = [one for one in _SENTENCE_GAP.split(words) if one]
    pauses = [0.0, *[clock.pause] * len(sentences)]
    return tuple(
        Piece(one, pause + clock.seconds(one))
        for one, pause in zip(sentences, pauses, strict=False)
    )


def _tree(ssml: str) -> ET.Element:
    declared = re.sub(r"(</?)amazon:", r"\1amazon_", ssml)
    try:
        return ET.fromstring(declared)  # noqa: S314 - written by the skill on this machine
    except ET.ParseError as error:
        raise InvalidSpeechError(f"speech is not well formed: {error}") from error


def _walk(element: ET.Element) -> Iterator[str | float]:
    """Yield text and seconds of silence in spoken order."""
    tag = str(element.tag).replace("amazon_", "amazon:")
    if tag not in ALLOWED_TAGS:
        raise InvalidSpeechError(f"<{tag}> is not a tag that Alexa speaks")
    if tag == "break":
        yield _break_seconds(element)
    edge = " " if tag in {"p", "s"} else ""
    yield edge + (element.get("alias") or element.text or "")
    for child in element:
        yield from _walk(child)
        yield child.tail or ""
    yield edge


def _break_seconds(element: ET.Element) -> float:
    time = element.get("time")
    if time is None:
        return _strength_seconds(element.get("strength", "medium"))
    match = _TIME.fullmatch(time)
    if match is None:
        raise InvalidSpeechError(f"a break of {time!r} needs a number with s or ms")
    seconds = float(match[1]) / (1000 if match[2] == "ms" else 1)
    if seconds > LONGEST_BREAK:
        raise InvalidSpeechError(f"a break of {time} is over {LONGEST_BREAK:g} s")
    return seconds


def _strength_seconds(strength: str) -> float:
    if strength not in _STRENGTHS:
        raise InvalidSpeechError(f"a break cannot have the strength {strength!r}")
    return _STRENGTHS[strength]


def _pieces(parts: Iterator[str | float], clock: Clock) -> Iterator[Piece]:
    for spoken, run in groupby(parts, key=lambda part: isinstance(part, str)):
        if spoken:
            yield from from_text("".join(str(part) for part in run), clock)
        else:
            yield from (Piece("", float(part)) for part in run if part)


def written(pieces: Sequence[Piece]) -> str:
    """Speech as one line of text, with silences as ⟨3 s⟩."""
    return " ".join(_parts(pieces))


def written_lines(pieces: Sequence[Piece]) -> list[str]:
    """Speech as text, one line for each sentence with the silences that follow it."""
    lines: list[str] = []
    for part in _parts(pieces):
        if lines and (part.startswith("⟨") or not _ENDED_SENTENCE.search(lines[-1])):
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def in_one_breath(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same speech with all sentences between two silences in one piece."""
    for spoken, run in groupby(pieces, key=lambda piece: bool(piece.words)):
        if spoken:
            several = tuple(run)
            yield Piece(" ".join(piece.words for piece in several), length(several))
        else:
            yield from run


def _parts(pieces: Sequence[Piece]) -> Iterator[str]:
    """Sentences and silences, in order."""
    return (piece.words or f"⟨{piece.seconds:g} s⟩" for piece in pieces)
