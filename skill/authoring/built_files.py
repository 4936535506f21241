"""Compares files that are built from sources with those on disk, and writes what differs."""

from collections.abc import Iterable, Mapping
from pathlib import Path

Changes = Mapping[Path, str | None]
"""Path → the text that the file should have; None if no source makes it any more."""


def changes(wanted: Mapping[Path, str], built: Iterable[Path]) -> Changes:
    """The files that have to be written or deleted.

    Args:
        wanted: Path → text of every file, as the sources make it.
        built: Paths of the existing files.
    """
    existing = {path: path.read_text("utf-8") for path in built}
    every = sorted(wanted.keys() | existing)
    return {path: wanted.get(path) for path in every if wanted.get(path) != existing.get(path)}


def write(changed: Changes) -> list[Path]:
    """Write or delete the files; returns their paths."""
    for path, text in changed.items():
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return list(changed)
