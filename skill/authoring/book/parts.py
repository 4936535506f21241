"""What the book is made of: sections of groups of parts of lines, apart from how they look."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skill.content.choices import Act

SHORT = 9
"""Most printed rows and sources of a group that is kept on one page."""
ROW = 80
"""About how many letters a printed row has."""


class Line(NamedTuple):
    """A text that is said or shown, with what belongs to it; a row of a table."""

    label: str
    texts: tuple[str, ...]
    """Its wordings; several take turns."""
    hold: str = ""
    """How long it is held, or the silence after it."""
    timed: str = ""
    """What is said to begin and to end the hold."""
    asked: str = ""
    """The question that follows."""
    follows: tuple[str, ...] = ()
    """What follows which answer."""
    cited: tuple[str, ...] = ()
    """Ids of its sources."""
    quiet: str = ""
    """What stands in place of the words where there are none, such as "as usual"."""
    instead_of: str = ""
    """What the language says where a locale says this."""

    @property
    def rows(self) -> int:
        """About how many printed rows it takes."""
        letters = sum(map(len, self.texts)) + len(self.instead_of)
        return 1 + max(letters // ROW, len(self.follows))


class Part(NamedTuple):
    """Some lines under one heading."""

    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """What has to be known to judge the lines."""


class Picture(NamedTuple):
    """A drawing, and the words below it."""

    svg: str
    caption: str


class Group(NamedTuple):
    """Parts that are judged together, such as one routine."""

    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """What the writers noted, such as where sources disagree."""
    cited: tuple[str, ...] = ()
    """Ids of the sources of all of it."""
    reviewed_on: str = ""
    """ISO date of the last comparison with the sources; empty if none is noted."""
    above: str = ""
    """Heading of this group and those after it; empty if it goes on."""
    drawing: str = ""
    """SVG that comes first; empty for none."""
    pictures: tuple[Picture, ...] = ()
    """What screens show with it."""

    @property
    def is_short(self) -> bool:
        """Whether it should not be split between two pages."""
        rows = sum(line.rows for part in self.parts for line in part.lines)
        return rows + len(self.sources) // 2 <= SHORT

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources of the group and its lines, each once."""
        lines = (one for part in self.parts for line in part.lines for one in line.cited)
        return tuple(dict.fromkeys((*self.cited, *lines)))


class Section(NamedTuple):
    """A chapter, which a clinician signs."""

    id: str
    title: str
    intro: str
    groups: tuple[Group, ...]
    signed: bool = True
    """Whether it ends with a box for the clinician."""
    compact: bool = False
    """Whether its texts are short, so that they are set in columns."""

    @property
    def cites(self) -> bool:
        """Whether sources are given in it."""
        return any(group.sources for group in self.groups)

    @property
    def is_dated(self) -> bool:
        """Whether a date of comparison with the sources is noted in it."""
        return any(group.reviewed_on for group in self.groups)

    @property
    def texts(self) -> set[str]:
        """All texts in it."""
        lines = (line for group in self.groups for part in group.parts for line in part.lines)
        return {text for line in lines for text in (*line.texts, line.timed, line.asked) if text}


ACTS: Mapping[Act, str] = {
    Act.STRETCH: "stretching beyond toes up",
    Act.STAND: "standing",
    Act.POINT: "pointing the toes",
    Act.PRESS: "pressing",
    Act.KNEAD: "kneading",
    Act.RUB: "rubbing",
}
"""What a movement does that a situation can forbid → its name."""


def plain(name: str) -> str:
    """An id as words, such as `toes_up` → "toes up"."""
    return name.replace("_", " ").strip()


def listed(names: Iterable[str]) -> str:
    """Ids as words, one after the other."""
    return ", ".join(map(plain, names))


def same_words(
    tables: Mapping[str, Mapping[str, str]],
) -> Iterator[tuple[str, str, str]]:
    """Situations, key and words of each text of a table of situations.

    Situations in which the same is said under the same key stand together.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for situation, words in tables.items():
        for key, text in words.items():
            found.setdefault((key, text), []).append(situation)
    for (key, text), situations in found.items():
        yield label(listed(situations)), key, text


def label(name: str) -> str:
    """An id as a heading: `toes_up` → "Toes up"."""
    words = plain(name)
    return words[:1].upper() + words[1:]


_PLAIN = frozenset({"facts", "advice", "routines"})
"""Keys of a path that say nothing to a reader."""


def trail(path: str) -> str:
    """A path as words, without the language or locale it begins with."""
    _, *rest = path.split("/")
    return " · ".join(label(key) for key in rest if key not in _PLAIN)
