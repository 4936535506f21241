"""Writes SSML: escapes text and keeps to Alexa's limits. No other module writes any."""

import re
from collections.abc import Iterable
from functools import lru_cache

from skill.speech.speaking_time import CACHE_SIZE
from skill.speech.speech_plan import Part, Utterance

LONGEST_BREAK = 10.0
"""Seconds that Alexa allows for one break."""

PLEASED = '<amazon:emotion name="excited" intensity="low">{}</amazon:emotion>'
"""Only for locales whose voice has it: https://developer.amazon.com/en-US/docs/alexa/custom-skills/speech-synthesis-markup-language-ssml-reference.html#amazon-emotion"""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_NUMBER = re.compile(r"\d+")


def ssml(parts: Iterable[Part]) -> str:
    """The content of a `speak` element."""
    return " ".join(
        said(part) if isinstance(part, Utterance) else silence(part.seconds) for part in parts
    )


def said(part: Utterance) -> str:
    """Escaped words, with markup if the voice is pleased."""
    return PLEASED.format(words(part.text)) if part.pleased else words(part.text)


@lru_cache(maxsize=CACHE_SIZE)
def words(text: str) -> str:
    """Escaped text; numbers, which are all phone numbers, are marked to be read digit by digit."""
    return _NUMBER.sub(_digits, text.translate(_ESCAPES))


def _digits(number: re.Match[str]) -> str:
    return f'<say-as interpret-as="digits">{number.group()}</say-as>'


@lru_cache(maxsize=CACHE_SIZE)
def silence(seconds: float) -> str:
    """Breaks that add up to `seconds`, none longer than `LONGEST_BREAK`."""
    whole, rest = divmod(round(seconds, 1), LONGEST_BREAK)
    lengths = [LONGEST_BREAK] * int(whole) + ([rest] if round(rest, 1) else [])
    return " ".join(f'<break time="{length:.3g}s"/>' for length in lengths)
