"""The chapters for whoever knows the language: phrases, numbers and words on screens."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from skill.authoring.book.fillers import times
from skill.authoring.book.parts import Group, Line, Part, Section, label
from skill.content.word_records import Words

Texts = Sequence[tuple[str, str]]
"""Path below the language, and text."""

CHAPTERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "phrases": ("Phrases and questions", ("questions", "phrases")),
    "numbers": (
        "Legs, numbers and times",
        ("legs", "seconds", "minutes", "numbers", "clock", "days", "local_number"),
    ),
    "screens": ("Shown on screens and paper", ("screens", "written")),
}
"""Chapter → its title, and the first words of the paths in it."""
_INTRO = {
    "phrases": "Said between the movements. Several wordings of a phrase take turns.",
    "numbers": "What may take the place of words with a dotted line.",
    "screens": "Words that are read and not heard. Numbers are shown as figures.",
}


def words_sections(sentences: Mapping[str, str], language: str, words: Words) -> Iterator[Section]:
    """The chapters of a language."""
    start = f"{language}/"
    shown = {f"clock/{name}": example for name, example in times(words).items()}
    texts = [
        (path[len(start) :], shown.get(path[len(start) :], text))
        for path, text in sentences.items()
        if path.startswith(start)
    ]
    for key, (title, roots) in CHAPTERS.items():
        groups = tuple(group for root in roots for group in _groups(root, texts))
        signed = key == "phrases"
        yield Section(key, title, _INTRO[key], groups, signed=signed, compact=not signed)


def rest_section(sentences: Mapping[str, str], language: str, known: set[str]) -> Section:
    """The chapter with everything that stands in no other, so that nothing is missing."""
    start = f"{language}/"
    shown = {root for _, roots in CHAPTERS.values() for root in roots}
    rest = [
        (path[len(start) :], text)
        for path, text in sentences.items()
        if path.startswith(start) and not any(text in one for one in known)
    ]
    rest = [(path, text) for path, text in rest if path.partition("/")[0] not in shown]
    roots = dict.fromkeys(path.partition("/")[0] for path, _ in rest)
    groups = tuple(group for root in roots for group in _groups(root, rest))
    intro = "Words of the content that nothing in the other chapters leads to."
    return Section("other", "Other words", intro, groups, signed=False, compact=True)


def _groups(root: str, texts: Texts) -> Iterator[Group]:
    """A group of everything below a root; a part for each table in it."""
    inner = [
        (path.split("/")[1:] or [root], text) for path, text in texts if path.split("/")[0] == root
    ]
    parts = [
        Part(" · ".join(map(label, above)), tuple(_lines(list(rows))))
        for above, rows in groupby(inner, key=lambda row: tuple(_table(row[0])))
    ]
    if parts:
        yield Group(label(root), tuple(parts))


def _table(path: Sequence[str]) -> Sequence[str]:
    """The keys above a text; the number of a wording does not count, nor does "facts"."""
    named = [key for key in path if not key.isdigit()]
    return [key for key in named[:-1] if key != "facts"]


def _lines(rows: Sequence[tuple[list[str], str]]) -> Iterator[Line]:
    """A line for each text; the wordings of one phrase share a line."""
    for key, same in groupby(rows, key=lambda row: _key(row[0])):
        yield Line(label(key), tuple(text for _, text in same))


def _key(path: Sequence[str]) -> str:
    named = [key for key in path if not key.isdigit()]
    return named[-1] if named else "/".join(path)
