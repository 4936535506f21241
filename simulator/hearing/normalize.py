"""Turns typed words into those that a speech recognizer gives, and into those that are compared."""

import re
from functools import cache, lru_cache

from unicode_rbnf import RbnfEngine

LARGEST_NUMBER = 999_999
"""Larger numbers are dropped, as nobody says them."""

_APOSTROPHE = re.compile(r"['\u2018\u2019`]")
_SEPARATOR = re.compile(r"[^\w{}']+")
_QUOTE = re.compile(r"(?<![\w}])'+|'+(?!\w)")
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d\d)(?!\d)")
_HALF_OF_THE_DAY = re.compile(r"\b([ap]) m\b")


def as_recognized(words: str, language: str) -> str:
    """Lower case, numbers in words, no punctuation but apostrophes: "It's 9!" → "it's nine".

    Times of day are written as spoken: "9:30 p.m." → "nine thirty pm", "9:05" → "nine zero five".
    """
    times = _CLOCK.sub(lambda time: f"{time[1]} {_minutes(time[2])}", words)
    spelled = _NUMBER.sub(lambda number: f" {_spelled(int(number[0]), language)} ", times)
    contracted = _QUOTE.sub(" ", _APOSTROPHE.sub("'", spelled.lower()))
    separated = _SEPARATOR.sub(" ", contracted).strip()
    return _HALF_OF_THE_DAY.sub(r"\1m", separated)


def normalize(words: str, language: str) -> str:
    """The words as they are compared: as recognized, without apostrophes; "it's" is "its"."""
    return without_apostrophes(as_recognized(words, language))


def without_apostrophes(recognized: str) -> str:
    """Recognized words as they are compared."""
    return recognized.replace("'", "")


def _minutes(digits: str) -> str:
    """The minutes as they are said; nothing on the hour, and a leading zero on its own."""
    if digits == "00":
        return ""
    return f"0 {digits[1]}" if digits.startswith("0") else digits


@lru_cache(maxsize=100)
def _spelled(number: int, language: str) -> str:
    """The number in words; empty if it is larger than `LARGEST_NUMBER`."""
    return _engine(language).format_number(number).text if number <= LARGEST_NUMBER else ""


@cache
def _engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)
