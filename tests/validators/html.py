"""What html-validate, another project's checker, says about our pages."""

from collections.abc import Sequence

from tests.validators.node import run_script


def html_problems(pages: Sequence[str]) -> list[str]:
    """Check whole HTML documents: syntax, which element may hold which, accessibility.

    Returns:
        A line for each problem, with its rule and place; empty when all is well.
    """
    found = run_script("html.js", {"pages": list(pages)})
    assert isinstance(found, list)
    return [
        f"page {number}, line {problem['line']}: {problem['ruleId']}: {problem['message']}"
        for number, problems in enumerate(found)
        for problem in problems
    ]
