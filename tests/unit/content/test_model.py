import pytest

from skill.content.word_records import RoutineWords
from tests.support.rehearsal import LIBRARY

WORDS = RoutineWords(
    name="lean",
    also_called=(),
    keep="",
    ask="",
    reprompt="",
    steps={"stand": "Stand.", "lean": "Lean."},
    situations={"bed": {"stand": "Lie.", "after": "Get up."}},
)


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        ("en-US", "en-US"),
        ("en-GB", "en-GB"),
        ("en-AU", "en-AU"),
        ("en-ZZ", "en-US"),
        ("en", "en-US"),
        ("de-DE", "en-US"),
        ("", "en-US"),
        ("-", "en-US"),
        ("default", "en-US"),
    ],
)
def test_an_unknown_locale_is_served_along_one_chain(asked: str, served: str) -> None:
    assert LIBRARY.locale(asked).id == served


def test_only_what_holds_everywhere_is_said_in_an_unknown_locale() -> None:
    unknown = LIBRARY.locale("en-ZZ")
    assert (unknown.words, unknown.emergency_number, unknown.emotions) == ("en", "", False)


@pytest.mark.parametrize(
    ("step", "situation", "said"),
    [
        ("stand", "", "Stand."),
        ("stand", "bed", "Lie."),
        ("lean", "bed", "Lean."),
        ("lean", "boat", "Lean."),
        ("after", "bed", "Get up."),
        ("jump", "", ""),
    ],
)
def test_a_situation_replaces_the_words_of_a_step(step: str, situation: str, said: str) -> None:
    assert WORDS.step(step, situation) == said
