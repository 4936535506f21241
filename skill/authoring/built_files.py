"""Files built beside their sources: those that are not what the sources make, and writing them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

Changes = Mapping[Path, str | None]
"""A file → the text that it ought to hold; None if nothing makes it any more."""


def changes(wanted: Mapping[Path, str], built: Iterable[Path]) -> Changes:
    """What has to change.

    Args:
        wanted: Every file with its text, as the sources make it.
        built: Every file that is there.
    """
    there = {path: path.read_text("utf-8") for path in built}
    every = sorted(wanted.keys() | there)
    return {path: wanted.get(path) for path in every if wanted.get(path) != there.get(path)}


def write(changed: Changes) -> list[Path]:
    """Write what changes; gives its paths."""
    for path, text in changed.items():
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return list(changed)
