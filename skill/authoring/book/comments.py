"""Reads the writers' comments in TOML files, such as where sources disagree.

A block of comment lines belongs to the table or key that it precedes, or to the whole file if it
is the first thing in it. With an empty line below, it is a heading of what follows.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

WHOLE_FILE = ""
_PLACE = re.compile(r"^\[{1,2}(?P<table>[^\]]+)\]{1,2}|^(?P<key>[\w-]+)\s*=")
_ID = re.compile(r'^id = "(?P<id>[^"]+)"')


class Comment(NamedTuple):
    """A comment."""

    place: str
    """The table or key that it belongs to, such as `rungs.toes_up`; empty for the whole file."""
    text: str
    heads: bool = False
    """Whether it is a heading of that place and those after it."""


def comments(path: Path) -> tuple[Comment, ...]:
    """All comments of a file, in order; none if there is no such file."""
    return tuple(_comments(path.read_text("utf-8").splitlines())) if path.is_file() else ()


def about(found: tuple[Comment, ...], place: str) -> tuple[str, ...]:
    """The texts of the comments that belong to a place or to something in it."""
    inner = f"{place}."
    return tuple(
        one.text
        for one in found
        if not one.heads and (one.place == place or (place and one.place.startswith(inner)))
    )


def heading(found: tuple[Comment, ...], place: str) -> str:
    """The heading that begins at a place; empty if none does."""
    return next((one.text.rstrip(".") for one in found if one.heads and one.place == place), "")


def _comments(lines: list[str]) -> Iterator[Comment]:
    block: list[str] = []
    table, begun = WHOLE_FILE, False
    for number, line in enumerate(lines):
        if line.startswith("#"):
            block.append(line.lstrip("# ").rstrip())
            continue
        place = _place(line, lines[number + 1 :], table)
        if line.startswith("["):
            table = place
        if block and not begun:
            yield Comment(WHOLE_FILE, " ".join(block))
            block = []
        elif block and place:
            yield Comment(place, " ".join(block), heads=not lines[number - 1])
            block = []
        begun = True


def _place(line: str, following: list[str], table: str) -> str:
    """The table or key that a line begins; empty if it begins none."""
    found = _PLACE.match(line)
    if found is None:
        return ""
    if found["key"]:
        return f"{table}.{found['key']}" if table else found["key"]
    named = found["table"]
    return f"{named}.{_id(following)}" if line.startswith("[[") else named


def _id(lines: list[str]) -> str:
    """The id among the keys of a table in a list; empty if it has none."""
    for line in lines:
        if line.startswith("["):
            break
        if found := _ID.match(line):
            return found["id"]
    return ""
