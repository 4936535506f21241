"""Rules for the words that are only read: on cards, and on the sheet to take along."""

from collections.abc import Iterator, Mapping

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.authoring.rules.banned import banned
from skill.authoring.rules.keys import check_same_keys
from skill.content.model import Library
from skill.content.word_records import Words
from skill.content.written_word_records import WrittenWords

CARDS = ("danger", "doctor")
"""What has a title of its own on cards."""
PAGES = ("privacy", "terms")
"""The pages that the store asks for."""
NONE: frozenset[str] = frozenset()
SHEET: Mapping[str, frozenset[str]] = {
    "title": NONE,
    "lead": NONE,
    "in_a_cramp": NONE,
    "every_day": NONE,
    "each_leg": NONE,
    "seconds": frozenset({"n"}),
    "times": frozenset({"n"}),
    "instead": frozenset({"who", "name"}),
    "comma": NONE,
    "or": NONE,
    "other_countries": NONE,
    "about": NONE,
}
"""Words of the sheet → their placeholders."""


def check(library: Library, problems: Problems) -> None:
    """Report words that are missing, needless or not allowed, in each language."""
    checked: list[WrittenWords] = []
    for key, words in library.words.items():
        if words.written not in checked:
            checked.append(words.written)
            _words(f"locales/{key}/written.toml", words, library, problems)


def _words(path: str, words: Words, library: Library, problems: Problems) -> None:
    written = words.written
    lasting = (one for one in library.situations.values() if one.lasts and not one.is_place)
    named = [one.id for one in lasting if one.forbids]
    check_same_keys(f"{path}.cards", written.cards, CARDS, problems)
    check_same_keys(f"{path}.sheet", written.sheet, SHEET, problems)
    check_same_keys(f"{path}.pages", written.pages, PAGES, problems)
    check_same_keys(f"{path}.situations", written.situations, named, problems)
    never = banned(words)
    for place, text, filled in _texts(written):
        where = f"{path}.{place}"
        if word := never.search(text):
            problems.add(where, "Word-MustBeAllowed", f"{word.group()!r} is never shown")
        if placeholders(text) != filled:
            wanted = ", ".join(sorted(filled)) or "no placeholder"
            problems.add(where, "Placeholder-MustBeKnown", f"it has to have {wanted}")


def _texts(written: WrittenWords) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Key, text and placeholders of everything that is read."""
    tables = written._asdict()
    yield "name", tables.pop("name"), NONE
    for kind, texts in tables.items():
        for key, text in texts.items():
            filled = SHEET.get(key, NONE) if kind == "sheet" else NONE
            yield f"{kind}.{key}", text, filled
