"""Blanks TOML: the same tables and keys, each text a mark beside a comment with what it was."""

import json
from collections.abc import Iterator, Mapping

from tomlkit import parse
from tomlkit.container import Container
from tomlkit.items import AoT, Comment, Item, Table, Whitespace

from skill.authoring.language.unfilled import MARK

NAMES = frozenset({"slots", "routines", "files", "slot_types", "intents"})
"""Keys whose texts are ids, not words."""


def blanked(text: str, renamed: Mapping[str, str]) -> str:
    """The TOML text with its words blanked.

    Args:
        text: A TOML document.
        renamed: Language or locale → the one in its place, where a whole text is its id.
    """
    return "".join(_Blanking(renamed).lines(parse(text), ()))


def blanked_rows(text: str, key: str, renamed: Mapping[str, str]) -> str:
    """A table of the document and those within, blanked and renamed, without what is yes or no."""
    document = parse(text)
    rows = [item for item in _items(document, key) if isinstance(item, Table)]
    blanking = _Blanking(renamed, switches=False)
    lines = [line for row in rows for line in blanking.table(row, (renamed[key],))]
    return f"\n{''.join(lines).strip()}\n"


class _Blanking:
    def __init__(self, renamed: Mapping[str, str], *, switches: bool = True) -> None:
        self._renamed = renamed
        self._switches = switches

    def lines(self, container: Container, path: tuple[str, ...]) -> Iterator[str]:
        """The lines of a container whose header has been written."""
        for key, item in container.body:
            if key is None or isinstance(item, (Comment, Whitespace)):
                yield item.as_string()
            elif isinstance(item, Table):
                yield from self.table(item, (*path, _key(key.key)))
            elif isinstance(item, AoT):
                for table in item:
                    yield from self.table(table, (*path, _key(key.key)), "[[{}]]\n")
            elif self._switches or not isinstance(item.unwrap(), bool):
                yield f"{_key(key.key)} = {self._value(key.key, item)}\n"

    def table(self, table: Table, path: tuple[str, ...], header: str = "[{}]\n") -> Iterator[str]:
        """The lines of a table with its header."""
        if not table.is_super_table():
            yield header.format(".".join(path))
        yield from self.lines(table.value, path)

    def _value(self, key: str, item: Item) -> str:
        value = item.unwrap()
        if key in NAMES or not _has_words(value):
            return item.as_string()
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return self._list(value)
        inner = ", ".join(f"{_key(name)} = {_quoted(MARK)}" for name in value)
        return f"{{ {inner} }}  # {item.as_string()}"

    def _text(self, text: str) -> str:
        if text in self._renamed:
            return _quoted(self._renamed[text])
        return f"{_quoted(MARK)}  # {_quoted(text)}"

    def _list(self, texts: list[str]) -> str:
        if known := [self._renamed[text] for text in texts if text in self._renamed]:
            return json.dumps(known)
        former = "".join(f"    # {_quoted(text)},\n" for text in texts)
        return f"[\n    {_quoted(MARK)},\n{former}]"


def _items(document: Container, key: str) -> Iterator[Item]:
    """What stands under a key, which may be in several places of a document."""
    return (item for name, item in document.body if name is not None and name.key == key)


def _has_words(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_has_words, value.values()))
    return isinstance(value, str) or (isinstance(value, list) and any(map(_has_words, value)))


def _key(key: str) -> str:
    """A key as it is written; one with spaces is words itself."""
    if " " in key:
        return _quoted(f"{MARK} {key}")
    return (
        key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _quoted(key)
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
