"""Rules for how letters sound: every letter that is said, and every digit, has to be told once."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from unicodedata import category

from skill.authoring.problems import Problems
from skill.authoring.rules.sentences import spoken
from skill.content.model import Library
from skill.content.sound_records import Sounds
from skill.content.word_records import Words

DIGITS = "0123456789"
LETTERS_AND_MARKS = "LM"
"""First letters of the categories in which Unicode has letters, and vowel signs."""
_PLACEHOLDER = re.compile(r"\{\w+\}")


def check(library: Library, problems: Problems) -> None:
    """Report letters and digits of which nothing is told, and sounds that are told twice."""
    languages = {row.words: row.language for row in library.locales.values()}
    missing: dict[str, set[str]] = {}
    for key, words in library.words.items():
        language = languages.get(key, key)
        missing.setdefault(language, set()).update(_letters(words) - _told(words.sounds))
        if key == language:
            _check_language(f"locales/{language}/speech.toml.sounds", words.sounds, problems)
    for language, letters in missing.items():
        path = f"locales/{language}/speech.toml.sounds"
        for letter in sorted(letters):
            text = f"tell whether {letter!r} is a vowel or a consonant"
            problems.add(path, "Letter-MustSound", text)


def _check_language(path: str, sounds: Sounds, problems: Problems) -> None:
    for digit in sorted(set(DIGITS) - set(_texts(sounds.groups))):
        problems.add(f"{path}.groups", "Digit-MustSound", f"tell how many syllables {digit} has")
    for name in ("groups", "endings", "words"):
        for text, times in Counter(_texts(getattr(sounds, name))).items():
            if times > 1:
                problems.add(f"{path}.{name}", "Sound-MustBeToldOnce", f"{text!r} is there twice")


def _letters(words: Words) -> set[str]:
    """The letters of all that is said, in lower case, vowel signs of other scripts included."""
    said = "".join(_PLACEHOLDER.sub(" ", text) for text in spoken(words)).lower()
    return {letter for letter in set(said) if category(letter)[0] in LETTERS_AND_MARKS}


def _told(sounds: Sounds) -> set[str]:
    return {*sounds.vowels, *sounds.consonants, *_texts(sounds.groups)}


def _texts(counted: Mapping[int, str]) -> Iterator[str]:
    for texts in counted.values():
        yield from texts.split()
