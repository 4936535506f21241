"""Builds the models `interaction_models/<locale>.json`.

They are kept in version control, so that a diff shows what a change of words changes for Alexa.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.authoring.built_files import Changes, changes, write
from skill.authoring.interaction_model.build import build
from skill.authoring.interaction_model.reader import read_sources
from skill.authoring.interaction_model.schema import InteractionModel
from skill.authoring.library import load_library
from skill.authoring.problems import ContentError, Problem
from skill.content.model import Library
from skill.content.word_records import RoutineWords


def render(model: InteractionModel) -> str:
    """The text of a model's file: indented JSON with a final newline."""
    return json.dumps(model, indent=2, ensure_ascii=False) + "\n"


def out_of_date(root: Path) -> list[Path]:
    """The built models of the project in `root` that differ from what their sources make.

    Raises:
        ContentError: A source or the content breaks a rule.
    """
    return list(_changes(root))


def write_models(root: Path) -> list[Path]:
    """Build every model of the project in `root`; returns the paths that changed.

    Raises:
        ContentError: A source or the content breaks a rule; nothing is written.
    """
    return write(_changes(root))


def _changes(root: Path) -> Changes:
    folder = root / "interaction_models"
    library = load_library(root / "skill" / "content")
    return changes(dict(_models(folder, library)), folder.glob("*.json"))


def _models(folder: Path, library: Library) -> Iterator[tuple[Path, str]]:
    """Path and text of every model, as the sources make it."""
    for source in read_sources(folder / "source"):
        # First without any locale's additions, so that an error names the language's own file.
        build(source, _names(library, source.language))
        for locale in source.locales:
            model = build(source.for_locale(locale), _names(library, _key(library, locale)))
            yield folder / f"{locale}.json", render(model)


def _key(library: Library, locale: str) -> str:
    """Key of a locale's words.

    Raises:
        ContentError: The content has no such locale.
    """
    if locale not in library.locales:
        text = f"give {locale} a row, with the number to call in an emergency"
        raise ContentError([Problem("locales/locales.toml", "Locale-MustExist", text)])
    return library.locales[locale].words


def _names(library: Library, key: str) -> Mapping[str, RoutineWords]:
    """The names of the routines that people can ask for; empty if the key has no words."""
    words = library.words[key].routines if key in library.words else {}
    return {
        id_: words[id_]
        for id_, routine in library.routines.items()
        if routine.offered and id_ in words
    }
