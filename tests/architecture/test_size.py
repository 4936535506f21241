"""Small modules, short functions."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.support.repository import ROOT, modules

LONGEST_MODULE = 250
LONGEST_FUNCTION = 40
LONGEST_NINE_IN_TEN = 25
LONGEST_MEDIAN = 8


def function_lengths(source: str) -> Iterator[tuple[str, int]]:
    """Name and lines of every function, its docstring left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            docstring = node.body[0] if ast.get_docstring(node) is not None else None
            yield node.name, lines(node) - (lines(docstring) if docstring else 0)


def lines(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def test_the_ruler_leaves_out_the_docstring() -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    return 1\n\n\nasync def g(): ...\n'
    assert list(function_lengths(source)) == [("f", 2), ("g", 1)]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_functions_are_short() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}: {name}": length
        for path in modules()
        for name, length in function_lengths(path.read_text(encoding="utf-8"))
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert quantiles(lengths.values(), n=10)[-1] <= LONGEST_NINE_IN_TEN
    assert median(lengths.values()) <= LONGEST_MEDIAN
