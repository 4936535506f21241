"""Compares files that are built from sources with those on disk, and writes what differs."""

from collections.abc import Iterable, Mapping
from pathlib import Path

Changes = Mapping[Path, bytes | None]
"""Path → what the file should hold; None if no source makes it any more."""


def changes(wanted: Mapping[Path, str | bytes], built: Iterable[Path]) -> Changes:
    """The files that have to be written or deleted.

    Args:
        wanted: Path → text or bytes of every file, as the sources make it.
        built: Paths of the existing files.
    """
    made = {path: _bytes(content) for path, content in wanted.items()}
    existing = {path: path.read_bytes() for path in built}
    every = sorted(made.keys() | existing)
    return {path: made.get(path) for path in every if made.get(path) != existing.get(path)}


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def write(changed: Changes) -> list[Path]:
    """Write or delete the files; returns their paths."""
    for path, content in changed.items():
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return list(changed)
