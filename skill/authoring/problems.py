"""What is wrong with a source: every broken rule by its place and name, all told at once."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """A rule that a source breaks."""

    path: str
    """The file, relative to the folder of sources, and the place in it."""
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}: {self.text}"


UNREADABLE = frozenset({"File-MustExist", "File-MustBeToml"})
"""Rules about whole files; much else follows from a file that cannot be read."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by place; files that cannot be read first."""
    return sorted(set(problems), key=lambda found: (found.rule not in UNREADABLE, found))


class ContentError(ValueError):
    """Sources that break rules, with all their problems."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Problems(list[Problem]):
    """The problems found so far."""

    def add(self, path: str, rule: str, text: str) -> None:
        """Note one more."""
        self.append(Problem(path, rule, text))
