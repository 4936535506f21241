"""One broken piece of content for each rule: what it takes to break it, and where that shows."""

import tomllib
from pathlib import Path
from typing import NamedTuple

from tests.support.one_language import copy_folder

FOLDER = Path(__file__).parent


class Example(NamedTuple):
    """A change to the content that breaks one rule."""

    rule: str
    file: str
    at: str
    """The place that the problem names."""
    replace: str = ""
    by: str = ""
    delete: bool = False

    def apply(self, content: Path) -> None:
        """Break a copy of the content; the text to replace has to be in it just once."""
        path = content / self.file
        if self.delete:
            path.unlink()
            return
        text = path.read_text(encoding="utf-8")
        assert text.count(self.replace) == 1, f"{self.rule}: {self.replace!r} in {self.file}"
        path.write_text(text.replace(self.replace, self.by), encoding="utf-8")


def _read(path: Path) -> Example:
    return Example(rule=path.stem, **tomllib.loads(path.read_text(encoding="utf-8")))


EXAMPLES = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]


def copy_content(folder: Path) -> Path:
    """A copy of the content that the skill ships with, in one language."""
    return copy_folder("skill/content", folder, to="content")
