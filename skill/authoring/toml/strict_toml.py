"""Reads TOML strictly: unknown keys and values of the wrong type are reported as problems."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from skill.authoring.problems import Problems

CONTENT = Path(__file__).parents[2] / "content"
"""The folder with the sources of the skill's own content."""


class Table:
    """A TOML table that knows its path and which of its keys were read.

    A method that cannot read a value reports a problem and returns a harmless substitute, so that
    one run finds all problems.
    """

    def __init__(self, path: str, data: dict[str, Any], problems: Problems) -> None:
        """Create it.

        Args:
            path: File and keys that lead to the table, such as `ladder.toml.rungs[0]`.
            data: The values.
            problems: Where problems are reported.
        """
        self.path = path
        self.data = data
        self.problems = problems
        self._read: set[str] = set()

    def string(self, key: str, default: str | None = None) -> str:
        """A string; without a default the key is required."""
        return str(self._value(key, str, default, ""))

    def strings(self, key: str, default: list[str] | None = None) -> tuple[str, ...]:
        """A list of strings; without a default the key is required."""
        values = self._value(key, list, default, [])
        if not all(isinstance(value, str) for value in values):
            self._wrong(key, "a list of texts")
            return ()
        return tuple(values)

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """An integer from `low` to `high`, or the default; without one the key is required."""
        value = int(self._value(key, int, default, low))
        if value != default and not low <= value <= high:
            self.problems.add(
                f"{self.path}.{key}", "Number-MustBeInRange", f"{value} is not {low} to {high}"
            )
            return low
        return value

    def decimal(self, key: str, low: float, high: float) -> float:
        """A number from `low` to `high`; the key is required."""
        value = float(self._value(key, float, None, low))
        if not low <= value <= high:
            text = f"{value:g} is not {low:g} to {high:g}"
            self.problems.add(f"{self.path}.{key}", "Number-MustBeInRange", text)
            return low
        return value

    def boolean(self, key: str, default: bool = False) -> bool:
        """A boolean; the key may be missing."""
        return bool(self._value(key, bool, default, default))

    def date(self, key: str) -> str:
        """A date in ISO format, such as 2026-01-31; the key is required."""
        value: date = self._value(key, date, None, date.min)
        return value.isoformat()

    def table(self, key: str, required: bool = True) -> "Table":
        """A table in this one; empty if the key is missing, which is a problem if `required`."""
        default: dict[str, Any] | None = None if required else {}
        return Table(f"{self.path}.{key}", self._value(key, dict, default, {}), self.problems)

    def tables(self, key: str) -> list["Table"]:
        """A list of tables in this one; empty if the key is missing."""
        rows = self._value(key, list, [], [])
        if not all(isinstance(row, dict) for row in rows):
            self._wrong(key, "a list of tables")
            return []
        paths = [f"{self.path}.{key}[{place}]" for place in range(len(rows))]
        return [Table(path, row, self.problems) for path, row in zip(paths, rows, strict=True)]

    def all_tables(self) -> dict[str, "Table"]:
        """All values of this table, which have to be tables."""
        return {key: self.table(key) for key in self.data}

    def all_strings(self) -> dict[str, str]:
        """All values of this table, which have to be strings."""
        return {key: self.string(key) for key in self.data}

    def reject_unknown(self) -> None:
        """Report the keys that were not read."""
        for key in sorted(self.data.keys() - self._read):
            self.problems.add(f"{self.path}.{key}", "Key-MustBeKnown", "nothing reads this key")

    def _value(self, key: str, kind: type, default: Any, instead: Any) -> Any:
        self._read.add(key)
        if key not in self.data and default is not None:
            return default
        if key not in self.data:
            self.problems.add(f"{self.path}.{key}", "Key-MustBePresent", "this key is missing")
            return instead
        value = self.data[key]
        if kind is float and type(value) is int:
            return float(value)
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        self._wrong(key, _KINDS[kind])
        return instead

    def _wrong(self, key: str, kind: str) -> None:
        self.problems.add(f"{self.path}.{key}", "Value-MustBeOfItsKind", f"this must be {kind}")


_KINDS = {
    str: "a text",
    list: "a list",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dict: "a table",
    date: "a date",
}


def read_file(root: Path, name: str, problems: Problems) -> Table:
    """Read the file `name` in the folder `root`; returns an empty table if it cannot be read."""
    try:
        data = tomllib.loads((root / name).read_text("utf-8"))
    except FileNotFoundError:
        problems.add(name, "File-MustExist", "there is no such file")
        data = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(name, "File-MustBeToml", str(error))
        data = {}
    return Table(name, data, problems)
