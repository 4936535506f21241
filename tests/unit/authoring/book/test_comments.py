"""Comments belong to what they stand before."""

from pathlib import Path

from skill.authoring.book.comments import about, comments, heading
from skill.authoring.book.page import _numbered

TEXT = """\
# About the file.
# In two lines.
rounds = 3
# About a key.
minutes = 10

# About the first table.
[[rungs]]
routine = "toes_up"
id = "toes"
# About a key in it.
easing = "ankle"

# About the second.
[signs.pop]
urgency = "today" # not a comment of its own

# What follows.

[signs.cast]
# About nothing.
"""


def test_each_comment_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text(TEXT, "utf-8")
    found = comments(path)
    assert [(one.place, one.text) for one in found if not one.heads] == [
        ("", "About the file. In two lines."),
        ("minutes", "About a key."),
        ("rungs.toes", "About the first table."),
        ("rungs.toes.easing", "About a key in it."),
        ("signs.pop", "About the second."),
    ]
    assert about(found, "rungs.toes") == ("About the first table.", "About a key in it.")
    assert about(found, "rungs") == ("About the first table.", "About a key in it.")
    assert heading(found, "signs.cast") == "What follows"
    assert heading(found, "signs.pop") == ""
    assert about(found, "signs.cast") == ()
    assert about(found, "") == ("About the file. In two lines.",)


def test_a_file_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert comments(tmp_path / "none.toml") == ()


def test_sources_that_a_comment_names_become_numbers() -> None:
    numbers = {"article": 1, "nhs_pe": 2, "aaos": 3}
    assert _numbered("So it is (aaos, nhs_pe).", numbers) == "So it is [3, 2]."
    assert _numbered("The article (see aaos) and nhs_pe.", numbers) == (
        "The article (see [3]) and [2]."
    )
    assert _numbered("As told (only the article says it).", numbers) == (
        "As told (only the article says it)."
    )


def test_other_ids_that_a_comment_names_become_words() -> None:
    assert _numbered("Told in `causes`, as long_cramp.", {}) == "Told in “causes”, as “long cramp”."
    assert _numbered('"aha_page" only adds.', {"aha_page": 4}) == "[4] only adds."
