"""Paths of this repository and lists of its files."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CODE = ("skill", "simulator", "bench", "deploy")
"""Folders with code that is not tests."""
BUILT = ROOT / "deploy" / "build"
"""Folder of built packages, which contain third-party code."""
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules(folders: tuple[str, ...] = CODE) -> list[Path]:
    """All Python files in these folders, sorted."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in paths if not path.is_relative_to(BUILT))


def tracked_files() -> list[Path]:
    """Every file that git tracks and that exists."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]
