"""Copies of the project with one language: the one that its recipes write words in."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import tomlkit

from tests.support.rehearsal import LIBRARY
from tests.support.repository import ROOT

OF_ALL_LANGUAGES = ("locales.toml", "device_words.toml")
"""Files with a table for each locale or language."""
_SPOKEN = LIBRARY.locales[LIBRARY.default_locale].language
OTHERS = frozenset(
    name
    for key, row in LIBRARY.locales.items()
    if row.language != _SPOKEN
    for name in (key, row.language)
)
"""The other languages and their locales."""
_MADE = frozenset({"build", "node_modules", "__pycache__"})


def copy_folder(name: str, project: Path, *, to: str = "") -> Path:
    """Copy a folder of this repository into another project, under the same name if no other."""
    copy = Path(shutil.copytree(ROOT / name, project / (to or name), ignore=_ignored))
    for path in copy.rglob("*.toml"):
        if path.name in OF_ALL_LANGUAGES:
            _leave_out_others(path)
    return copy


def _ignored(_folder: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if name in _MADE or name.partition(".")[0] in OTHERS}


def _leave_out_others(path: Path) -> None:
    tables = tomlkit.parse(path.read_text("utf-8"))
    for name in OTHERS & tables.keys():
        del tables[name]
    path.write_text(tomlkit.dumps(tables), "utf-8")
