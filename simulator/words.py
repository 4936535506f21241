"""Typed words in the form in which a recogniser hands them on."""

import re
from functools import cache

from unicode_rbnf import RbnfEngine

LARGEST_NUMBER = 999_999
"""Longer numbers are not spelled out."""

_APOSTROPHE = re.compile(r"['\u2018\u2019`]")
_SEPARATOR = re.compile(r"[^\w{}]+")
_NUMBER = re.compile(r"\d+")


def plain(words: str, language: str) -> str:
    """Lower case, numbers in words, no punctuation: "It's 10 min!" → "its ten min"."""
    spelled = _NUMBER.sub(lambda number: f" {_spelled(int(number[0]), language)} ", words)
    joined = _APOSTROPHE.sub("", spelled.lower())
    return _SEPARATOR.sub(" ", joined).strip()


def _spelled(number: int, language: str) -> str:
    """The number in words; nothing for one that nobody says."""
    return _engine(language).format_number(number).text if number <= LARGEST_NUMBER else ""


@cache
def _engine(language: str) -> RbnfEngine:
    return RbnfEngine.for_language(language)
