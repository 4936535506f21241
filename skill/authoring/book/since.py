"""Reads the edition that was signed before: from a saved book, or from a revision of git."""

import json
import shutil
import subprocess
from pathlib import Path

from skill.authoring.book.editions import BookError, Edition, edition_of_built, read_saved
from skill.content.library import STRUCTURE

BUILT = "skill/content/built"
"""The folder of the built content, as git names it."""


def edition_since(since: str, root: Path) -> Edition:
    """The edition in a saved book, or of a git revision of the project in `root`.

    Raises:
        BookError: There is no such file or revision, or it holds no edition.
    """
    path = Path(since)
    if path.is_file():
        return read_saved(path)
    return _edition_at(since, root)


def _edition_at(since: str, root: Path) -> Edition:
    """The edition that was built at a revision; it is what the skill said then."""
    named = f"{since}^{{commit}}"
    revision = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", named)
    if revision is None:
        raise BookError(f"{since!r} is neither a saved book nor a revision of git")
    revision = revision.strip()
    listed = _git(root, "ls-tree", "--name-only", revision, f"{BUILT}/") or ""
    names = [name for name in listed.splitlines() if name.endswith(".json")]
    try:
        files = {Path(name).stem: json.loads(_shown(root, revision, name)) for name in names}
    except ValueError as error:
        raise BookError(f"the content of {since} cannot be read: {error}") from error
    if STRUCTURE not in files:
        raise BookError(f"{since} has no built content in {BUILT}")
    return edition_of_built(files)


def _shown(root: Path, revision: str, name: str) -> str:
    return _git(root, "show", f"{revision}:./{name}") or ""


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints in a folder; None if it fails.

    Raises:
        BookError: There is no git.
    """
    git = shutil.which("git")
    if git is None:
        raise BookError("git was not found; name a saved book instead")
    # Names are relative to the folder, also if the project is a part of a larger repository.
    done = subprocess.run(
        [git, *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    return done.stdout if done.returncode == 0 else None
