"""What a listener hears of a response: parsed from its SSML, without the skill's own code."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from simulator.device.exchanges import Exchange

SECONDS_PER_WORD = 60 / 160
ALLOWED_TAGS = {"speak", "break", "say-as", "emotion"}


class Sound(NamedTuple):
    """A word or a silence, with its start and length in seconds."""

    word: str
    """Empty for a silence."""
    start: float
    seconds: float


class Heard(NamedTuple):
    """A whole response as it is heard."""

    response: dict[str, Any]
    ssml: str
    sounds: tuple[Sound, ...]
    reprompt: str
    locale: str

    @property
    def text(self) -> str:
        """Its words."""
        return _text(self.ssml)

    @property
    def sentences(self) -> list[str]:
        """Its words, sentence by sentence."""
        return re.split(r"(?<=[.?!])\s+", self.text)

    @property
    def seconds(self) -> float:
        """Its length in seconds."""
        return _seconds(self.ssml)

    @property
    def is_open(self) -> bool:
        """Whether the microphone opens afterwards."""
        return self.response["shouldEndSession"] is False


def listen(response: dict[str, Any], locale: str) -> Heard:
    """Parse a response that is heard in a locale."""
    ssml = response["outputSpeech"]["ssml"]
    asked = response.get("reprompt", {}).get("outputSpeech", {}).get("ssml", "<speak/>")
    return Heard(response, ssml, _sounds(ssml), _words(asked), locale)


def heard_in(exchange: Exchange) -> Heard:
    """Parse the response of an exchange."""
    return listen(exchange.response["response"], exchange.request["request"]["locale"])


@cache
def _words(ssml: str) -> str:
    return "".join(ET.fromstring(ssml).itertext()).strip()


@cache
def _sounds(ssml: str) -> tuple[Sound, ...]:
    sounds, second = [], 0.0
    for word, seconds in _parts(ET.fromstring(ssml.replace("amazon:emotion", "emotion"))):
        sounds.append(Sound(word, second, seconds))
        second += seconds
    return tuple(sounds)


@cache
def _text(ssml: str) -> str:
    return " ".join(sound.word for sound in _sounds(ssml) if sound.word)


@cache
def _seconds(ssml: str) -> float:
    return sum(sound.seconds for sound in _sounds(ssml))


def _parts(element: ET.Element) -> Iterator[tuple[str, float]]:
    assert element.tag in ALLOWED_TAGS, element.tag
    if element.tag == "break":
        length = re.fullmatch(r"([\d.]+)s", element.attrib["time"])
        assert length, element.attrib
        yield "", float(length[1])
    spelled = element.tag == "say-as"
    for word in (element.text or "").split():
        yield word, SECONDS_PER_WORD * (len(word) if spelled else 1)
    for child in element:
        yield from _parts(child)
        for word in (child.tail or "").split():
            # A full stop after an element, such as a number, takes no time of its own.
            yield word, SECONDS_PER_WORD if re.search(r"\w", word) else 0.0
