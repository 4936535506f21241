"""The chapter on locales: only what differs from the language."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.authoring.book.comments import WHOLE_FILE, comments
from skill.authoring.book.parts import Group, Line, Part, Section, trail
from skill.content.model import Library, Locale


def locales_section(
    library: Library, language: str, sentences: Mapping[str, str], content: Path
) -> Section:
    """The chapter."""
    locales = [row for row in library.locales.values() if row.language == language]
    return Section(
        id="locales",
        title="Countries",
        intro="For each country only what differs from the language, which stands beside it.",
        groups=tuple(_group(row, sentences, content) for row in locales),
    )


def _group(row: Locale, sentences: Mapping[str, str], content: Path) -> Group:
    found = comments(content / "locales" / f"{row.id}.toml")
    number = row.emergency_number
    return Group(
        title=row.id,
        parts=(Part("", tuple(_lines(row, sentences))),),
        notes=(f"Emergency number: {number}." if number else "No emergency number is known.",),
        comments=tuple(one.text for one in found if one.place != WHOLE_FILE),
    )


def _lines(row: Locale, sentences: Mapping[str, str]) -> Iterator[Line]:
    start = f"{row.id}/"
    for path, text in sentences.items():
        if path.startswith(start):
            usual = sentences.get(f"{row.language}/{path[len(start) :]}", "")
            here = text.replace("{number}", row.number_in_words or "{number}")
            yield Line(trail(path), (here,), instead_of=usual)
