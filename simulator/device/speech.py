"""Parses SSML into words and silences, with the seconds that each takes."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

WORDS_PER_MINUTE = 160
"""Rate of the reading clock, at which the skill expects its answers to be spoken."""
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
    """Words or a silence."""

    words: str
    """The words spoken; empty for a silence."""
    seconds: float
    """Length by the reading clock."""


def length(pieces: Sequence[Piece]) -> float:
    """Seconds that these pieces take by the reading clock."""
    return sum(piece.seconds for piece in pieces)


def reading_seconds(words: str) -> float:
    """Seconds to say `words` by the reading clock."""
    return len(words.split()) * 60 / WORDS_PER_MINUTE


def parse_ssml(ssml: str) -> tuple[Piece, ...]:
    """Parse SSML into words and silences; raises `InvalidSpeechError` if Alexa would refuse it."""
    root = _tree(ssml)
    if root.tag != "speak":
        raise InvalidSpeechError("speech must be wrapped in <speak>")
    return tuple(_pieces(_walk(root)))


def from_text(text: str) -> tuple[Piece, ...]:
    """Plain text as one piece of speech."""
    words = " ".join(text.split())
    return (Piece(words, reading_seconds(words)),) if words else ()


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


def _pieces(parts: Iterator[str | float]) -> Iterator[Piece]:
    for spoken, run in groupby(parts, key=lambda part: isinstance(part, str)):
        if spoken:
            yield from from_text("".join(str(part) for part in run))
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


def by_sentence(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same speech with one piece for each sentence."""
    for piece in pieces:
        if piece.words:
            yield from (Piece(part, reading_seconds(part)) for part in _parts([piece]))
        else:
            yield piece


def _parts(pieces: Sequence[Piece]) -> Iterator[str]:
    """Sentences and silences, in order."""
    for piece in pieces:
        yield from _SENTENCE_GAP.split(piece.words or f"⟨{piece.seconds:g} s⟩")
