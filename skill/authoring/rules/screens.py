"""Rules for texts on screens: they are short, and every drawing has a caption."""

from collections.abc import Iterable, Mapping

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.authoring.rules.banned import banned
from skill.authoring.rules.keys import check_known, check_same_keys
from skill.authoring.rules.sentences import of_legs
from skill.coaching.messages.phrases import Phrase
from skill.content.choices import Ending, Manner
from skill.content.model import GOODBYE, Library
from skill.content.word_records import Words

LONGEST = {"captions": 34, "cautions": 40, "titles": 24, "facts": 72, "touches": 12, "labels": 24}
"""Kind of text → characters that it may have, to fit on the smallest screen in large letters."""
LABELS: Mapping[str, frozenset[str]] = {
    "count": frozenset({"n", "all"}),
    "next": frozenset({"what"}),
    "begins_again": frozenset(),
    **dict.fromkeys(("ready", "down", "up", *Manner), frozenset()),
    **dict.fromkeys((*Ending, Phrase.SOFTEN, Phrase.KEEP_HOLDING), frozenset()),
}
"""Label → its placeholders."""
NOTHING: frozenset[str] = frozenset()
"""Placeholders of a text that has none."""
Shown = tuple[str, str, str, frozenset[str]]
"""Place, kind, text and possible placeholders of a text on a screen."""


def poses(library: Library) -> set[str]:
    """Ids of all drawings that the content refers to."""
    steps = [step for routine in library.routines.values() for step in routine.steps]
    return {pose for step in steps for pose in step.drawings} | _told_poses(library)


def _told_poses(library: Library) -> set[str]:
    """Ids of the drawings that are shown with advice and with the last words."""
    told = [
        table for row in library.advice.values() for table in (row.poses, *row.poses_in.values())
    ]
    return {pose for table in told for pose in table.values()} - {""} | {GOODBYE}


def check(library: Library, problems: Problems) -> None:
    """Report what a screen cannot show, and every text that does not fit on it."""
    _structure(library, problems)
    checked: list[object] = []
    for key, words in library.words.items():
        shown = (words.screens, words.routines, words.legs)
        if shown not in checked:
            checked.append(shown)
            _words(f"locales/{key}", words, library, problems)


def _structure(library: Library, problems: Problems) -> None:
    for routine in library.routines.values():
        for step in routine.steps:
            path = f"routines/{routine.id}.toml.{step.id}.poses"
            named = {*step.poses, *step.helped_poses}
            check_known(path, "Situation-MustExist", named, library.situations, problems)
    for advice in library.advice.values():
        path = f"advice/{advice.id}.toml.poses"
        for drawn in (advice.poses, *advice.poses_in.values()):
            check_known(path, "Fact-MustExist", drawn, advice.facts, problems)
        check_known(path, "Situation-MustExist", advice.poses_in, library.situations, problems)


def _words(folder: str, words: Words, library: Library, problems: Problems) -> None:
    path, screens = f"{folder}/screens.toml", words.screens
    check_same_keys(f"{path}.captions", screens.captions, _told_poses(library), problems)
    check_same_keys(f"{path}.advice", screens.advice, library.advice, problems)
    check_same_keys(f"{path}.labels", screens.labels, LABELS, problems)
    for key in screens.advice.keys() & library.advice.keys():
        facts, shown = library.advice[key].facts, screens.advice[key].facts
        check_known(f"{path}.advice.{key}", "Fact-MustExist", shown, facts, problems)
    _texts(folder, words, problems)


def _texts(folder: str, words: Words, problems: Problems) -> None:
    never = banned(words)
    for path, kind, text, filled in _shown(words):
        where = f"{folder}/{path}"
        if word := never.search(text):
            problems.add(where, "Word-MustBeAllowed", f"{word.group()!r} is never shown")
        unknown = placeholders(text) - filled
        for name in sorted(unknown):
            problems.add(where, "Placeholder-MustBeKnown", f"nothing fills {{{name}}} here")
        if not unknown and _longest(text, filled, words) > LONGEST[kind]:
            problems.add(where, "Line-MustFit", f"over {LONGEST[kind]} characters: {text}")


def _longest(text: str, filled: frozenset[str], words: Words) -> int:
    """Characters of a text, of its longest form if it names a leg."""
    if not filled >= of_legs(words):
        return len(text)
    return max((len(text.format(**names)) for names in words.legs.values()), default=0)


def _shown(words: Words) -> Iterable[Shown]:
    """Everything that screens show."""
    for kind in ("captions", "cautions", "touches", "labels"):
        for key, text in getattr(words.screens, kind).items():
            filled = LABELS.get(key, NOTHING) if kind == "labels" else NOTHING
            yield f"screens.toml.{kind}.{key}", kind, text, filled
    yield from _shown_advice(words)
    yield from _shown_steps(words)


def _shown_advice(words: Words) -> Iterable[Shown]:
    for topic, lines in words.screens.advice.items():
        path = f"screens.toml.advice.{topic}"
        yield f"{path}.title", "titles", lines.title, NOTHING
        for facts in (lines.facts, *lines.situations.values()):
            for fact, text in facts.items():
                yield f"{path}.{fact}", "facts", text, NOTHING


def _shown_steps(words: Words) -> Iterable[Shown]:
    for routine, spoken in words.routines.items():
        path, shown = f"routines/{routine}.toml.shown", spoken.shown
        yield f"{path}.name", "titles", shown.name, NOTHING
        for captions in (shown.steps, *shown.situations.values(), *shown.helped.values()):
            for step, text in captions.items():
                yield f"{path}.{step}", "captions", text, of_legs(words)
