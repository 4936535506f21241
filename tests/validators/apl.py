"""What apl-suggester, Amazon's own linter, says about our documents."""

from collections.abc import Sequence
from typing import Any

from tests.validators.node import run_script


def apl_problems(documents: Sequence[dict[str, Any]]) -> list[str]:
    """Check whole APL documents, their layouts and their graphics.

    Returns:
        A line for each problem, with its place; empty when all is well.
    """
    found = run_script("apl.js", {"documents": list(documents)})
    assert isinstance(found, list)
    return [
        f"document {number}, {problem['path']}: {problem['errorMessage']}"
        for number, problems in enumerate(found)
        for problem in problems
    ]
