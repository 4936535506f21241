"""Blanked TOML has the same keys and structure, and a mark wherever there were words."""

import tomllib

import pytest

from skill.authoring.language.blanks import blanked, blanked_rows

NAMES = {"en": "xx", "en-US": "xx-XX"}


@pytest.mark.parametrize(
    ("written", "blank"),
    [
        ('leg = "sore leg"\n', 'leg = "…"  # "sore leg"\n'),
        ('said = ["ow", "ouch"]\n', 'said = [\n    "…",\n    # "ow",\n    # "ouch",\n]\n'),
        ('"Do not bounce." = "No bouncing"\n', '"… Do not bounce." = "…"  # "No bouncing"\n'),
        ('"sign:pop" = "It popped"\n', '"sign:pop" = "…"  # "It popped"\n'),
        ('text = """\\\n    one \\\n    two"""\n', 'text = "…"  # "one two"\n'),
        ('# Why.\n\n[legs.left]\nfoot = "foot"\n', '# Why.\n\n[legs.left]\nfoot = "…"  # "foot"\n'),
        ('[[rows]]\nname = "one"\n', '[[rows]]\nname = "…"  # "one"\n'),
        ('say = { a = "b" }\n', 'say = { a = "…" }  # { a = "b" }\n'),
        ("size = { few = 2 }\n", 'size = { few = "…" }  # { few = 2 }\n'),
        ("spaces = true\nnone = []\n", 'spaces = "…"  # true\nnone = []\n'),
        ("'[aeiou]+' = 0.6\n", '"… [aeiou]+" = "…"  # 0.6\n'),
        ('slots = ["leg"]\n', 'slots = ["leg"]\n'),
        ('language = "en"\n', 'language = "xx"\n'),
        ('locales = ["en-GB", "en-US"]\n', 'locales = ["xx-XX"]\n'),
    ],
)
def test_words_are_blanked_and_nothing_else(written: str, blank: str) -> None:
    assert blanked(written, NAMES) == blank
    tomllib.loads(blank)


def test_the_rows_of_a_language_are_blanked_without_what_is_yes_or_no() -> None:
    text = (
        '[en]\nwake = ["alexa"]\nloud = true\n\n[de]\nwake = ["computer"]\n\n[en.more]\nno = "no"\n'
    )
    assert tomllib.loads(text + blanked_rows(text, "en", NAMES))["xx"] == {
        "wake": ["…"],
        "more": {"no": "…"},
    }


def test_what_is_there_already_is_not_asked_for_again() -> None:
    text = (
        '[en]\nwake = ["alexa"]\nrate = 4.4\n[en.times]\nnoon = "noon"\n[xx.times]\nnoon = "mezo"\n'
    )
    whole = tomllib.loads(text + blanked_rows(text, "en", NAMES))
    assert whole["xx"] == {"wake": ["…"], "rate": "…", "times": {"noon": "mezo"}}
    assert blanked_rows('[en]\na = "b"\n[xx]\na = "c"\n', "en", NAMES) == ""
