"""Where things are in this repository."""

import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CODE = ("skill", "simulator", "bench", "deploy")
"""Folders that hold code which is not a test."""
BUILT = ROOT / "deploy" / "build"
"""Where packages are built, with other people's code in them."""
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules(folders: tuple[str, ...] = CODE) -> list[Path]:
    """All Python files of some folders."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in paths if not path.is_relative_to(BUILT))


def tracked_files() -> list[Path]:
    """Every file that a clone brings and that is still there."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]
