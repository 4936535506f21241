"""Makes the skeleton of a language, or of a locale of a language that is there already."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import tomlkit

from skill.authoring.language.blanks import blanked, blanked_rows
from skill.authoring.language.places import listing, named, renamed, with_table
from skill.authoring.language.unfilled import MARK
from skill.authoring.problems import ContentError, Problem

LOCALES = "locales/locales.toml"
_LOCALE = re.compile("[a-z]{2,3}-[A-Z]{2}")


def begin(root: Path, locale: str) -> list[Path]:
    """Write what a locale of the project in `root` needs, with a mark in place of all words.

    A new language gets every file and key that the default one has. A further locale gets what
    another one of its language has of its own. What is written already stays as it is.

    Returns:
        The paths of the files that were written or got something to write.

    Raises:
        ContentError: It is no id of a locale, or is there already.
    """
    rows = tomllib.loads((root / "skill" / "content" / LOCALES).read_text("utf-8"))
    _check(locale, rows)
    language, default = locale.partition("-")[0], rows["default"]
    siblings = [
        key for key, row in rows.items() if key != "default" and row["language"] == language
    ]
    if siblings:
        return _further(root, siblings[0], locale)
    return _language(root, {default: locale, rows[default]["language"]: language})


def _check(locale: str, rows: Mapping[str, object]) -> None:
    if not _LOCALE.fullmatch(locale):
        text = f"{locale!r} is not a language and a country, such as {rows['default']}"
        raise ContentError([Problem(LOCALES, "Locale-MustHaveAnId", text)])
    if locale in rows:
        raise ContentError([Problem(LOCALES, "Locale-MustBeNew", f"{locale} is there already")])


def _language(root: Path, names: Mapping[str, str]) -> list[Path]:
    """Everything of the default language and its locale, but what only that locale says."""
    (old_locale, locale), (old, new) = names.items()
    wanted = [*_files(root, old, new)]
    wanted += [pair for pair in _files(root, old_locale, locale) if not _changes(pair[0], old)]
    written = _blank(wanted, names)
    return [*written, *_rows(root, old, names), *_rows(root, old_locale, names)]


def _further(root: Path, sibling: str, locale: str) -> list[Path]:
    """Everything of another locale of the language, which lists the new one too."""
    language = locale.partition("-")[0]
    names = {sibling: locale, language: language}
    listed = [_list(path, key, locale) for path, key in listing(root, sibling)]
    written = _blank(_files(root, sibling, locale), names)
    return [*listed, *written, *_rows(root, sibling, names)]


def _files(root: Path, old: str, new: str) -> list[tuple[Path, Path]]:
    """Each file of a language or locale, and the path of the same for another."""
    return [(path, renamed(path, root, old, new)) for path in named(root, old)]


def _changes(path: Path, language: str) -> bool:
    """Whether a locale's file only has what differs from the folder of its language."""
    return (path.parent / language).is_dir()


def _blank(wanted: Iterable[tuple[Path, Path]], names: Mapping[str, str]) -> list[Path]:
    """Write what is not there yet; returns the paths of that."""
    new = [(path, target) for path, target in wanted if not target.exists()]
    for path, target in new:
        text = path.read_text("utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        # A page has a mark in its first line, which goes when its words are in the language.
        blank = blanked(text, names) if path.suffix == ".toml" else f"{MARK}\n{text}"
        target.write_text(blank, "utf-8")
    return [target for _, target in new]


def _rows(root: Path, old: str, names: Mapping[str, str]) -> Iterator[Path]:
    """Add the table of the new language or locale to files with a table of the old one."""
    for path in list(with_table(root, old)):
        text = path.read_text("utf-8")
        if missing := blanked_rows(text, old, names):
            path.write_text(text + missing, "utf-8")
            yield path


def _list(path: Path, key: str, locale: str) -> Path:
    document = tomlkit.parse(path.read_text("utf-8"))
    document[key] = [*document[key].unwrap(), locale]
    path.write_text(tomlkit.dumps(document), "utf-8")
    return path
