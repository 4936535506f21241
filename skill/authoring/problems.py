"""Collects the problems of sources, so that a writer sees all broken rules at once."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One place where a source breaks a rule."""

    path: str
    """The file, relative to the folder of sources, and the key in it: `signs.toml.fever`."""
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}: {self.text}"


UNREADABLE = frozenset({"File-MustExist", "File-MustBeToml"})
"""Rules about whole files. They are listed first, because an unreadable file causes others."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by path without duplicates, unreadable files first."""
    return sorted(set(problems), key=lambda found: (found.rule not in UNREADABLE, found))


class ContentError(ValueError):
    """Sources break rules; `problems` lists all of them, in order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Problems(list[Problem]):
    """A list of the problems found so far."""

    def add(self, path: str, rule: str, text: str) -> None:
        """Append a problem."""
        self.append(Problem(path, rule, text))
