"""Questions that people ask in many words, and the narrow answer that each has to find."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.reading.reader import reader_of
from skill.reading.reading import Kind

LINES = Path(__file__).with_name("narrow_questions.txt")
NO_QUESTION = "-"
LEAST_FOUND = 0.9
"""Share of the questions that have to be found, of lines that the guesser has not learned from."""


def _lines() -> Iterator[tuple[str, str]]:
    for line in LINES.read_text("utf-8").splitlines()[1:]:
        words, _, question = line.partition("\t")
        yield words, question


def _asked(words: str) -> set[str]:
    reader = reader_of("en")
    assert reader is not None
    topics = (one for one in reader.read(words).of(Kind.TOPIC) if one.certain)
    return {one.id for one in topics if one.id != one.broad_id}


def test_nearly_every_question_is_found() -> None:
    asked = [(words, question) for words, question in _lines() if question != NO_QUESTION]
    missed = [words for words, question in asked if question not in _asked(words)]
    print(f"{len(asked) - len(missed)} of {len(asked)} questions found")  # noqa: T201 - by -rP
    assert len(missed) <= (1 - LEAST_FOUND) * len(asked), "\n".join(missed)


@pytest.mark.parametrize(
    "words", [words for words, question in _lines() if question == NO_QUESTION]
)
def test_what_asks_nothing_gets_no_narrow_answer(words: str) -> None:
    assert _asked(words) == set()
