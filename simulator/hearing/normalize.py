"""Turns typed words into those that a speech recognizer gives, and into those that are compared."""

import re
from collections.abc import Mapping

from simulator.hearing.device_words import words_of_device
from simulator.hearing.hours import with_times_in_words
from simulator.hearing.numbers import spelled

MARKS = (
    r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06dc"
    r"\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u200c\u200d"
)
"""Marks on letters, and the letters of scripts that need them, within a class of characters."""

_APOSTROPHE = re.compile(r"['\u2018\u2019`]")
_SEPARATOR = re.compile(rf"[^\w{MARKS}{{}}']+")
_QUOTE = re.compile(rf"(?<![\w{MARKS}}}])'+|'+(?![\w{MARKS}])")
_NUMBER = re.compile(r"\d+")


def as_recognized(words: str, language: str) -> str:
    """Lower case, numbers in words, no punctuation but apostrophes: "It's 9!" → "it's nine".

    Times of day are written as spoken: "9:30 p.m." → "nine thirty pm", "9:05" → "nine zero five".
    """
    times = with_times_in_words(words, language)
    written = _NUMBER.sub(lambda number: f" {spelled(int(number[0]), language)} ", times)
    contracted = _QUOTE.sub(" ", _APOSTROPHE.sub("'", written.lower()))
    separated = _SEPARATOR.sub(" ", contracted).strip()
    return _with_read(separated, words_of_device(language).get("read", {}))


def normalize(words: str, language: str) -> str:
    """The words as they are compared: as recognized, without apostrophes; "it's" is "its"."""
    return without_apostrophes(as_recognized(words, language))


def without_apostrophes(recognized: str) -> str:
    """Recognized words as they are compared."""
    return recognized.replace("'", "")


def _with_read(words: str, read: Mapping[str, str]) -> str:
    """The words, with those that a recognizer writes as others: "a m" is "am"."""
    padded = f" {words} "
    for written, recognized in read.items():
        padded = padded.replace(f" {written} ", f" {recognized} ")
    return padded.strip()
