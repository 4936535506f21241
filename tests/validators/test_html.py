"""The HTML second opinion lets a good page pass and refuses each kind of broken page."""

import pytest

from tests.validators.html import html_problems

GOOD = """<!DOCTYPE html>
<html lang="en">
<head>
  <title>A page</title>
</head>
<body>
  <h1>A page</h1>
  <p>Rock &amp; roll.</p>
</body>
</html>
"""


BROKEN = {
    "missing-doctype": ("<!DOCTYPE html>\n", ""),
    "element-required-attributes": (' lang="en"', ""),
    "element-required-content": ("  <title>A page</title>\n", ""),
    "no-implicit-close": ("roll.</p>", "roll."),
    "element-permitted-content": ("<h1>A page", "<h1><div>A page</div>"),
    "close-order": ("<h1>", "<h3>"),
    "no-raw-characters": ("&amp;", "&"),
    "no-inline-style": ("<p>", '<p style="color: red">'),
    "require-sri": ("</title>", '</title><link rel="stylesheet" href="https://cdn.test/a.css">'),
    "wcag/h37": ("Rock", '<img src="rock.png">'),
}
"""Rule → what is replaced in the good page, and by what."""


@pytest.fixture(scope="module")
def problems() -> list[str]:
    """What is found in the good page, then in each broken one."""
    broken = [GOOD.replace(*change, 1) for change in BROKEN.values()]
    assert GOOD not in broken
    return html_problems([GOOD, *broken])


def test_a_good_page_passes(problems: list[str]) -> None:
    assert [problem for problem in problems if problem.startswith("page 0, ")] == []


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_page_is_named_by_its_rule(problems: list[str], rule: str) -> None:
    number = [*BROKEN].index(rule) + 1
    found = [problem for problem in problems if problem.startswith(f"page {number}, ")]
    assert any(rule in problem for problem in found), found
