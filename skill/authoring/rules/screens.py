"""Rules for texts on screens: they are short, and every drawing has a caption."""

import re
from collections.abc import Iterable, Mapping

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.authoring.rules.keys import check_known, check_same_keys
from skill.content.model import GOODBYE, Library
from skill.content.word_records import ScreenWords, Words

LONGEST = {"captions": 34, "titles": 24, "facts": 72, "touches": 12, "labels": 40}
"""Kind of text → characters that it may have, to fit on the smallest screen in large letters."""
LABELS: Mapping[str, frozenset[str]] = {
    "position": frozenset({"n", "total"}),
    "position_round": frozenset({"round", "n", "total"}),
}
"""Label → its placeholders."""


def poses(library: Library) -> set[str]:
    """Ids of all drawings that the content refers to."""
    steps = [step for routine in library.routines.values() for step in routine.steps]
    of_steps = {pose for step in steps for pose in (step.pose, *step.poses.values())}
    of_advice = {pose for advice in library.advice.values() for pose in advice.poses.values()}
    return (of_steps | of_advice | {GOODBYE}) - {""}


def check(library: Library, problems: Problems) -> None:
    """Report what a screen cannot show, and every text that does not fit on it."""
    _structure(library, problems)
    checked: list[ScreenWords] = []
    for key, words in library.words.items():
        if words.screens not in checked:
            checked.append(words.screens)
            _words(f"locales/{key}/screens.toml", words, library, problems)


def _structure(library: Library, problems: Problems) -> None:
    for routine in library.routines.values():
        for step in routine.steps:
            path = f"routines/{routine.id}.toml.{step.id}.poses"
            check_known(path, "Situation-MustExist", step.poses, library.situations, problems)
    for advice in library.advice.values():
        path = f"advice/{advice.id}.toml.poses"
        check_known(path, "Fact-MustExist", advice.poses, advice.facts, problems)


def _words(path: str, words: Words, library: Library, problems: Problems) -> None:
    screens = words.screens
    check_same_keys(f"{path}.captions", screens.captions, poses(library), problems)
    check_same_keys(f"{path}.advice", screens.advice, library.advice, problems)
    check_same_keys(f"{path}.labels", screens.labels, LABELS, problems)
    for key in screens.advice.keys() & library.advice.keys():
        facts, shown = library.advice[key].facts, screens.advice[key].facts
        check_known(f"{path}.advice.{key}", "Fact-MustExist", shown, facts, problems)
    _lines(path, words, problems)


def _lines(path: str, words: Words, problems: Problems) -> None:
    never = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words.never_said)) or '$^'})", re.IGNORECASE
    )
    for place, kind, text in _shown(words.screens):
        where = f"{path}.{place}"
        if len(text) > LONGEST[kind]:
            problems.add(where, "Line-MustFit", f"over {LONGEST[kind]} characters: {text}")
        if word := never.search(text):
            problems.add(where, "Word-MustBeAllowed", f"{word.group()!r} is never shown")
        filled = LABELS.get(place.removeprefix("labels."), frozenset())
        for name in sorted(placeholders(text) - filled):
            problems.add(where, "Placeholder-MustBeKnown", f"nothing fills {{{name}}} here")


def _shown(screens: ScreenWords) -> Iterable[tuple[str, str, str]]:
    """Key, kind and text of everything that screens show."""
    for kind in ("captions", "touches", "labels"):
        for key, text in getattr(screens, kind).items():
            yield f"{kind}.{key}", kind, text
    for topic, lines in screens.advice.items():
        yield f"advice.{topic}.title", "titles", lines.title
        for fact, text in lines.facts.items():
            yield f"advice.{topic}.{fact}", "facts", text
