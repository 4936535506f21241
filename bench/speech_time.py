"""How far the reckoned time of a sentence is from what a synthesizer takes for it.

`python -m bench.speech_time [--voice espeak|piper] [--locale xx-XX]`. Voices have rates of their
own, so the reckoned time is corrected by one number for the whole voice; what is left is the error
of each sentence. A count of words, corrected in the same way, stands beside it.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.progress import progress_of
from bench.voices import VOICES, seconds_of
from simulator.sound.voice import NoVoiceError
from skill.authoring.rules.sentences import lines, of_legs
from skill.content.library import load_library
from skill.content.model import Library, Locale
from skill.content.sentences import sentences
from skill.speech.speaking_time import speaking_time


class Errors(NamedTuple):
    """How far off the sentences of a locale are, on average."""

    locale: str
    sentences: int
    by_words: float
    """Mean error, as a part of a sentence, of a count of words."""
    by_syllables: float
    """The same of the skill's own reckoning."""
    pace: float
    """Seconds that the voice takes for a second that is reckoned."""

    def __str__(self) -> str:
        return (
            f"{self.locale:8}{self.sentences:>6} sentences{self.by_words:>9.1%} by words"
            f"{self.by_syllables:>9.1%} by syllables{self.pace:>8.2f} × the reckoned time"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the errors of a voice; returns the exit code: 1 if there is no such voice."""
    options = _parser().parse_args(arguments)
    library = load_library()
    if options.text:
        seconds = speaking_time(library, library.locale(options.locale)).seconds(options.text)
        print(f"{seconds:.1f} s")
        return 0
    asked = [library.locale(options.locale)] if options.locale else of_each_language(library)
    try:
        for locale in asked:
            print(measure(library, locale, options.voice, options.most))
    except NoVoiceError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def measure(library: Library, locale: Locale, voice: str, most: int) -> Errors:
    """Let a voice say sentences of a locale; raises `NoVoiceError`."""
    speaker = VOICES[voice](locale.id)
    said = list(_evenly(list(_sentences(library, locale)), most))
    show = progress_of(f"{voice} speaks {locale.id}")
    taken = []
    for sentence in said:
        taken.append(seconds_of(speaker, sentence))
        show(len(taken) / len(said))
    by_words, _ = _error(lambda text: len(text.split()), said, taken)
    by_syllables, pace = _error(speaking_time(library, locale).seconds, said, taken)
    return Errors(locale.id, len(said), by_words, by_syllables, pace)


def _error(
    reckon: Callable[[str], float], said: Sequence[str], taken: Sequence[float]
) -> tuple[float, float]:
    """Mean error after one correction, and that correction."""
    reckoned = [reckon(sentence) for sentence in said]
    pace = sum(taken) / sum(reckoned)
    errors = [abs(own * pace / real - 1) for own, real in zip(reckoned, taken, strict=True)]
    return sum(errors) / len(errors), pace


def _sentences(library: Library, locale: Locale) -> Iterator[str]:
    """Every sentence that is said in a locale without anything to fill in."""
    words = library.words[locale.words]
    whole = (line.text for line in lines("", words, of_legs(words)) if "{" not in line.text)
    yield from dict.fromkeys(one for text in whole for one in sentences(text))


def _evenly(texts: Sequence[str], most: int) -> Sequence[str]:
    """So many of them, from all parts."""
    return texts[:: max(1, -(-len(texts) // most))]


def of_each_language(library: Library) -> list[Locale]:
    """The first locale of every language."""
    rows = [*library.locales.values()]
    return [next(row for row in rows if row.language == language) for language in library.languages]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="speech_time", description="Measure reckoned speech.")
    parser.add_argument("--voice", choices=VOICES, default="espeak", help="the synthesizer")
    parser.add_argument("--locale", default="", help="one locale; default: one of each language")
    parser.add_argument("--text", default="", help="print only the seconds reckoned for a text")
    parser.add_argument("--most", type=int, default=1000, help="sentences of each locale")
    return parser


if __name__ == "__main__":
    sys.exit(main())
