from pathlib import Path
from typing import Any

import pytest

from skill.authoring.problems import ContentError, Problem, Problems
from skill.authoring.toml.strict_toml import Table, read_file


class Reading:
    """A table being read, and the rules that it broke so far."""

    def __init__(self, **data: Any) -> None:
        self.problems = Problems()
        self.table = Table("file.toml", data, self.problems)

    @property
    def broken(self) -> list[tuple[str, str]]:
        return [(problem.path, problem.rule) for problem in self.problems]


def test_values_are_read_by_their_kind() -> None:
    reading = Reading(name="a", names=["a", "b"], size=3, on=True, row={"x": 1}, rows=[{}, {}])
    table = reading.table
    assert table.string("name") == "a"
    assert table.strings("names") == ("a", "b")
    assert table.integer("size", 1, 3) == 3
    assert table.boolean("on")
    assert table.table("row").integer("x", 0, 1) == 1
    assert [row.path for row in table.tables("rows")] == ["file.toml.rows[0]", "file.toml.rows[1]"]
    table.reject_unknown()
    assert reading.broken == []


def test_what_is_missing_is_reported_where_nothing_stands_in_for_it() -> None:
    reading = Reading()
    table = reading.table
    assert table.string("name", "b") == "b"
    assert table.strings("names", ["c"]) == ("c",)
    assert table.integer("size", 1, 3, default=0) == 0
    assert table.boolean("on") is False
    assert table.boolean("off", default=True) is True
    assert table.tables("rows") == []
    assert table.table("row", required=False).data == {}
    assert reading.broken == []
    assert table.string("name") == ""
    assert table.strings("names") == ()
    assert table.integer("size", 1, 3) == 1
    assert table.table("row").data == {}
    assert table.date("day") == "0001-01-01"
    keys = ("name", "names", "size", "row", "day")
    assert reading.broken == [(f"file.toml.{key}", "Key-MustBePresent") for key in keys]


@pytest.mark.parametrize("value", [3, True, ["a"], {}])
def test_a_value_that_is_no_text_is_reported(value: object) -> None:
    reading = Reading(name=value)
    assert reading.table.string("name") == ""
    assert reading.broken == [("file.toml.name", "Value-MustBeOfItsKind")]


@pytest.mark.parametrize("value", ["a", [1], ["a", 1], {}])
def test_a_value_that_is_no_list_of_texts_is_reported(value: object) -> None:
    reading = Reading(names=value)
    assert reading.table.strings("names") == ()
    assert reading.broken == [("file.toml.names", "Value-MustBeOfItsKind")]


@pytest.mark.parametrize("value", ["3", 3.0, True])
def test_a_value_that_is_no_whole_number_is_reported(value: object) -> None:
    reading = Reading(size=value)
    assert reading.table.integer("size", 1, 3) == 1
    assert reading.broken == [("file.toml.size", "Value-MustBeOfItsKind")]


@pytest.mark.parametrize("value", [0, 4, -1])
def test_a_number_out_of_range_is_reported(value: int) -> None:
    reading = Reading(size=value)
    reading.table.integer("size", 1, 3)
    assert reading.broken == [("file.toml.size", "Number-MustBeInRange")]


@pytest.mark.parametrize("value", [1, "yes", []])
def test_a_value_that_is_neither_true_nor_false_is_reported(value: object) -> None:
    reading = Reading(on=value)
    assert reading.table.boolean("on") is False
    assert reading.broken == [("file.toml.on", "Value-MustBeOfItsKind")]


@pytest.mark.parametrize("value", [{}, [1], ["a"], [{}, 1]])
def test_a_value_that_is_no_list_of_tables_is_reported(value: object) -> None:
    reading = Reading(rows=value)
    assert reading.table.tables("rows") == []
    assert reading.broken == [("file.toml.rows", "Value-MustBeOfItsKind")]


def test_everything_in_a_table_can_be_of_one_kind() -> None:
    reading = Reading(a="x", b={"c": 1})
    assert reading.table.all_strings() == {"a": "x", "b": ""}
    assert reading.table.all_tables()["b"].data == {"c": 1}
    assert [place for place, _ in reading.broken] == ["file.toml.b", "file.toml.a"]


def test_keys_that_nobody_asked_for_are_reported() -> None:
    reading = Reading(name="a", zeal=1, hope=2)
    reading.table.string("name")
    reading.table.reject_unknown()
    assert reading.broken == [
        ("file.toml.hope", "Key-MustBeKnown"),
        ("file.toml.zeal", "Key-MustBeKnown"),
    ]


def test_a_file_becomes_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('day = 2026-11-22\nname = "déjà vu"', encoding="utf-8")
    problems = Problems()
    table = read_file(tmp_path, "a.toml", problems)
    assert (table.path, table.date("day"), table.string("name")) == (
        "a.toml",
        "2026-11-22",
        "déjà vu",
    )
    assert problems == []


@pytest.mark.parametrize(
    ("content", "rule"),
    [(None, "File-MustExist"), (b"a = ", "File-MustBeToml"), (b'a = "\xff"', "File-MustBeToml")],
)
def test_a_file_that_cannot_be_read_is_an_empty_table(
    content: bytes | None, rule: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "a.toml").write_bytes(content)
    problems = Problems()
    assert read_file(tmp_path, "a.toml", problems).data == {}
    assert [(problem.path, problem.rule) for problem in problems] == [("a.toml", rule)]


def test_an_error_names_every_problem_in_order() -> None:
    error = ContentError([Problem("b", "Rule-MustHold", "no"), Problem("a", "Rule-MustHold", "no")])
    assert str(error) == "a: Rule-MustHold: no\nb: Rule-MustHold: no"
    assert [problem.path for problem in error.problems] == ["a", "b"]
