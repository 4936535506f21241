"""Checks the content against all rules: files, references, words, drawings and lengths of turns."""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from skill.authoring import announcements, led
from skill.authoring.drawing.poses import read_poses
from skill.authoring.library import read_library
from skill.authoring.problems import Problem, Problems, in_order
from skill.authoring.rules import screens
from skill.authoring.rules.keys import check_known
from skill.coaching.decisions import relief, walking
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import Say
from skill.coaching.state.context import Context
from skill.coaching.state.memory import Profile
from skill.coaching.state.segments import segments
from skill.coaching.state.state import Hands, Relief, State, Walk
from skill.content.choices import Leg, Pace
from skill.content.model import Library, Locale
from skill.content.word_records import SignWords, Words
from skill.speech.render import render
from skill.speech.ssml import ssml

LONGEST_TURN = 90.0
"""Seconds that a turn may last if it expects an answer; the limit is from Alexa's audio guide."""
NO_WARNINGS = SignWords({}, {}, {})
MOST_CHARACTERS = 8000
"""Alexa's limit for the characters of an answer, SSML tags included; it has to have fewer."""


def problems(content: Path) -> list[Problem]:
    """All problems of the content in a folder, sorted by path.

    What is said to somebody, and how long, is checked only if there are no other problems.
    """
    library, found = read_library(content)
    drawn, undrawable = read_poses(content)
    found += undrawable
    check_known("poses", "Pose-MustBeDrawn", screens.poses(library), drawn, found)
    if not found:
        led.check(library, found)
        announcements.check(library, found)
        _check_turns(library, found)
    return in_order(found)


def _check_turns(library: Library, found: Problems) -> None:
    """Report routines with a turn that Alexa would cut off, in any language and at any pace."""
    walked: list[tuple[Words, float]] = []
    for key, words in library.words.items():
        of_walks = words._replace(
            advice={}, warnings=NO_WARNINGS, helper_warnings=NO_WARNINGS, after_hours=""
        )
        locale = _slowest(library, key)
        if (of_walks, locale.syllables_per_second) in walked:
            continue
        walked.append((of_walks, locale.syllables_per_second))
        for routine, (seconds, characters) in _longest_turns(library, locale).items():
            path = f"locales/{key}/routines/{routine}.toml"
            if seconds > LONGEST_TURN:
                found.add(path, "Turn-MustEndInTime", f"{seconds:.0f} s in one go")
            if characters >= MOST_CHARACTERS:
                found.add(path, "Turn-MustFitAnAnswer", f"{characters} characters")


def _slowest(library: Library, key: str) -> Locale:
    """The locale of a language, or with words of its own, in which these words take longest."""
    rows = [row for row in library.locales.values() if key in (row.words, row.language)]
    return min(rows, key=lambda row: row.syllables_per_second)._replace(words=key)


def _longest_turns(library: Library, locale: Locale) -> dict[str, tuple[float, int]]:
    """Routine → seconds and characters of its longest turn, with the longest possible opening."""
    longest: dict[str, tuple[float, int]] = {}
    for walk, pace in product(every_walk(library), Pace):
        context = Context(State(profile=Profile(pace)), 0.0, library)
        safe = walk._replace(safe=True)
        outcome = walking.speak_from(context, safe, Say(Phrase.PACE_LONGER), position=True)
        speech = render(outcome, library, locale)
        routine = segments(walk, library)[walk.segment].routine
        size = (speech.seconds, len(ssml(speech.parts)))
        longest[routine] = max(size, longest.get(routine, size))
    return longest


def every_walk(library: Library) -> Iterator[Walk]:
    """Every walk at the start of each of its turns, for each leg and situation.

    In relief also for each pair of situations.
    """
    in_relief = dict.fromkeys(library.routines) | {relief.ROUTINE: Relief(0.0)}
    for routine, cramp in in_relief.items():
        told = [(), *((one,) for one in library.situations)]
        told += combinations(library.situations, 2) if cramp else []
        for leg, situations in product((None, *Leg), told):
            walk = Walk(routine, leg=leg, situations=situations, hands=Hands.ALLOWED, relief=cramp)
            for segment in range(len(segments(walk, library))):
                yield walk._replace(segment=segment)
