"""The only writer of SSML: it escapes, and knows Alexa's limits."""

import re
from collections.abc import Iterable
from functools import lru_cache

from skill.speech.speech_plan import CACHE_SIZE, Part, Utterance

LONGEST_BREAK = 10.0
"""Seconds that one break may last."""

PLEASED = '<amazon:emotion name="excited" intensity="low">{}</amazon:emotion>'
"""Only where a locale's voice can: https://developer.amazon.com/en-US/docs/alexa/custom-skills/speech-synthesis-markup-language-ssml-reference.html#amazon-emotion"""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_NUMBER = re.compile(r"\d+")


def ssml(parts: Iterable[Part]) -> str:
    """Words and silences as the inside of a `speak` element."""
    return " ".join(
        said(part) if isinstance(part, Utterance) else silence(part.seconds) for part in parts
    )


def said(part: Utterance) -> str:
    """Words, in the voice that they are said in."""
    return PLEASED.format(words(part.text)) if part.pleased else words(part.text)


@lru_cache(maxsize=CACHE_SIZE)
def words(text: str) -> str:
    """Text that XML may hold; a number is said digit by digit, as phone numbers are."""
    return _NUMBER.sub(_digits, text.translate(_ESCAPES))


def _digits(number: re.Match[str]) -> str:
    return f'<say-as interpret-as="digits">{number.group()}</say-as>'


@lru_cache(maxsize=CACHE_SIZE)
def silence(seconds: float) -> str:
    """Breaks that add up to `seconds`, none longer than Alexa allows."""
    whole, rest = divmod(round(seconds, 1), LONGEST_BREAK)
    lengths = [LONGEST_BREAK] * int(whole) + ([rest] if round(rest, 1) else [])
    return " ".join(f'<break time="{length:.3g}s"/>' for length in lengths)
