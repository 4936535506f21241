"""What a listener hears of a response: parsed from its SSML, without the skill's own code."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from simulator.device.exchanges import Exchange
from simulator.device.reading_clock import Clock, reading_clock

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
        return _text(self.ssml, self.locale)

    @property
    def sentences(self) -> list[str]:
        """Its words, sentence by sentence."""
        return re.split(r"(?<=[.?!])\s+", self.text)

    @property
    def seconds(self) -> float:
        """Its length in seconds."""
        last = self.sounds[-1]
        return last.start + last.seconds

    @property
    def is_open(self) -> bool:
        """Whether the microphone opens afterwards."""
        return self.response["shouldEndSession"] is False


def listen(response: dict[str, Any], locale: str) -> Heard:
    """Parse a response that is heard in a locale."""
    ssml = response["outputSpeech"]["ssml"]
    asked = response.get("reprompt", {}).get("outputSpeech", {}).get("ssml", "<speak/>")
    return Heard(response, ssml, _sounds(ssml, locale), _words(asked), locale)


def heard_in(exchange: Exchange) -> Heard:
    """Parse the response of an exchange."""
    return listen(exchange.response["response"], exchange.request["request"]["locale"])


@cache
def _words(ssml: str) -> str:
    return "".join(ET.fromstring(ssml).itertext()).strip()


@cache
def _sounds(ssml: str, locale: str) -> tuple[Sound, ...]:
    sounds, second, clock = [], 0.0, reading_clock(locale)
    heard = ET.fromstring(ssml.replace("amazon:emotion", "emotion"))
    before = ""
    for word, seconds in _parts(heard, clock):
        # A voice rests between two sentences, unless it is told how long to be silent.
        second += clock.pause if word and before.endswith((".", "?")) else 0.0
        sounds.append(Sound(word, second, seconds))
        second += seconds
        before = word
    return tuple(sounds)


@cache
def _text(ssml: str, locale: str) -> str:
    words = " ".join(sound.word for sound in _sounds(ssml, locale) if sound.word)
    return re.sub(r" (?=[.,?!])", "", words)  # what is said digit by digit is an element


def _parts(element: ET.Element, clock: Clock) -> Iterator[tuple[str, float]]:
    assert element.tag in ALLOWED_TAGS, element.tag
    if element.tag == "break":
        length = re.fullmatch(r"([\d.]+)s", element.attrib["time"])
        assert length, element.attrib
        yield "", float(length[1])
    yield from ((word, clock.seconds(word)) for word in (element.text or "").split())
    for child in element:
        yield from _parts(child, clock)
        yield from ((word, clock.seconds(word)) for word in (child.tail or "").split())
