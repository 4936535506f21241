"""Blanks TOML: the same tables and keys, each value a mark beside a comment with what it was."""

import json
import re
from collections.abc import Iterator, Mapping

from tomlkit import parse
from tomlkit.container import Container
from tomlkit.items import AoT, Comment, Item, Table, Whitespace

from skill.authoring.language.unfilled import MARK

NAMES = frozenset({"slots", "routines", "other_routines", "files", "slot_types", "intents"})
"""Keys whose values are about ids, which every language has."""
_PATTERN = re.compile(r"[][ (){}|+*?\\^]")
"""What a key has that is words, or a pattern of letters, and no id."""


def blanked(text: str, renamed: Mapping[str, str]) -> str:
    """The TOML text with its values blanked.

    Args:
        text: A TOML document.
        renamed: Language or locale → the one in its place, where a whole text is its id.
    """
    return "".join(_Blanking(renamed).lines(parse(text), ()))


def blanked_rows(text: str, key: str, renamed: Mapping[str, str]) -> str:
    """A table of the document and those within, blanked and renamed; empty if all is there already.

    A row's switches are left out: they are off until somebody finds out that they are on.
    """
    document = parse(text)
    rows = [item for item in _items(document, key) if isinstance(item, Table)]
    blanking = _Rows(renamed, document.unwrap().get(renamed[key], {}))
    lines = [line for row in rows for line in blanking.table(row, (renamed[key],))]
    return f"\n{''.join(lines).strip()}\n" if "".join(lines).strip() else ""


class _Blanking:
    def __init__(self, renamed: Mapping[str, str]) -> None:
        self._renamed = renamed

    def lines(self, container: Container, path: tuple[str, ...]) -> Iterator[str]:
        """The lines of a container whose header has been written."""
        for key, item in container.body:
            if key is None or isinstance(item, (Comment, Whitespace)):
                yield item.as_string()
            elif not self.is_left_out(key.key, item, path):
                yield from self._entry(key.key, item, path)

    def table(self, table: Table, path: tuple[str, ...], header: str = "[{}]\n") -> Iterator[str]:
        """The lines of a table with its header."""
        if not table.is_super_table():
            yield header.format(".".join(path))
        yield from self.lines(table.value, path)

    def is_left_out(self, _key: str, _item: Item, _path: tuple[str, ...]) -> bool:
        """Whether a key of the container at this path is not wanted."""
        return False

    def _entry(self, key: str, item: Item, path: tuple[str, ...]) -> Iterator[str]:
        if isinstance(item, Table):
            yield from self.table(item, (*path, _key(key)))
        elif isinstance(item, AoT):
            for table in item:
                yield from self.table(table, (*path, _key(key)), "[[{}]]\n")
        else:
            yield f"{_key(key)} = {self._value(key, item)}\n"

    def _value(self, key: str, item: Item) -> str:
        value = item.unwrap()
        if key in NAMES or value in ([], {}):
            return item.as_string()
        if isinstance(value, list):
            return self._list(value)
        if isinstance(value, dict):
            inner = ", ".join(f"{_key(name)} = {_quoted(MARK)}" for name in value)
            return f"{{ {inner} }}  # {item.as_string()}"
        return self._renamed_or(value) or f"{_quoted(MARK)}  # {_quoted(value)}"

    def _renamed_or(self, value: object) -> str:
        """What takes the place of an id; empty if it is none."""
        known = isinstance(value, str) and value in self._renamed
        return _quoted(self._renamed[str(value)]) if known else ""

    def _list(self, values: list[object]) -> str:
        if known := [*filter(None, map(self._renamed_or, values))]:
            return f"[{', '.join(known)}]"
        former = "".join(f"    # {_quoted(value)},\n" for value in values)
        return f"[\n    {_quoted(MARK)},\n{former}]"


class _Rows(_Blanking):
    def __init__(self, renamed: Mapping[str, str], there: Mapping[str, object]) -> None:
        super().__init__(renamed)
        self._there = there
        self._has_header = any(not isinstance(value, dict) for value in there.values())

    def table(self, table: Table, path: tuple[str, ...], header: str = "[{}]\n") -> Iterator[str]:
        """The lines of a table, with its header unless the row has one already."""
        has_header = self._has_header and len(path) == 1
        return self.lines(table.value, path) if has_header else super().table(table, path, header)

    def is_left_out(self, key: str, item: Item, path: tuple[str, ...]) -> bool:
        """Whether somebody has written it already, or it is a switch."""
        if len(path) > 1:
            return isinstance(item.unwrap(), bool)
        behind_header = self._has_header and not isinstance(item, Table)
        return behind_header or key in self._there or isinstance(item.unwrap(), bool)


def _items(document: Container, key: str) -> Iterator[Item]:
    """What stands under a key, which may be in several places of a document."""
    return (item for name, item in document.body if name is not None and name.key == key)


def _key(key: str) -> str:
    """A key as it is written; one that is words or a pattern has a mark before it."""
    if _PATTERN.search(key):
        return _quoted(f"{MARK} {key}")
    plain = key.replace("_", "").replace("-", "").isalnum() and key.isascii()
    return key if plain else _quoted(key)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
