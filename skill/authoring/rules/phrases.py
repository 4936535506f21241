"""Rules for phrases and questions: each needs words, and the right number of wordings."""

from collections.abc import Mapping

from skill.authoring.placeholders import placeholders
from skill.authoring.problems import Problems
from skill.coaching.messages.phrases import PLACEHOLDERS, VARIED, Phrase
from skill.coaching.messages.questions import VARIED as VARIED_QUESTIONS
from skill.coaching.messages.questions import Question
from skill.content.model import Library

FEWEST_WORDINGS = 3
"""Wordings that a varied phrase must have at least, so that it does not soon repeat itself."""


def check(library: Library, problems: Problems) -> None:
    """Report phrases and questions with missing, unknown or too few words, in every language."""
    for key, words in library.words.items():
        path = f"locales/{key}/phrases.toml"
        _check_names(f"{path}.phrases", words.phrases, Phrase, problems)
        _check_names(f"{path}.questions", words.questions, Question, problems)
        for asked in VARIED_QUESTIONS:
            if asked in words.questions and len(words.questions[asked].ask) < FEWEST_WORDINGS:
                problems.add(f"{path}.{asked}", "Phrase-MustVary", "give three wordings or more")
        for phrase in Phrase:
            _check_phrase(f"{path}.{phrase}", phrase, words.phrases.get(phrase, ()), problems)


def _check_phrase(path: str, phrase: Phrase, wordings: tuple[str, ...], problems: Problems) -> None:
    if phrase in VARIED and len(wordings) < FEWEST_WORDINGS:
        problems.add(path, "Phrase-MustVary", "give three wordings or more")
    if phrase not in VARIED and len(wordings) != 1:
        problems.add(path, "Phrase-MustNotVary", "give one wording")
    filled = PLACEHOLDERS.get(phrase, frozenset())
    for name in sorted({name for text in wordings for name in placeholders(text)} - filled):
        problems.add(path, "Placeholder-MustBeFilled", f"nothing fills {{{name}}} here")


def _check_names(
    path: str, have: Mapping[str, object], need: type[Phrase] | type[Question], problems: Problems
) -> None:
    for missing in sorted(set(need) - set(have)):
        problems.add(path, "Phrase-MustHaveWords", f"there are no words for {missing.value!r}")
    for unknown in sorted(set(have) - set(need)):
        problems.add(path, "Phrase-MustBeKnown", f"nothing says {unknown!r}")
