import pytest

from skill.authoring.problems import Problems
from skill.authoring.rules import phrases
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import VARIED, Question
from tests.support.rehearsal import LIBRARY

WORDS = LIBRARY.words["en"]


def test_words_that_are_missing_or_needless_are_reported() -> None:
    changed = {**WORDS.phrases, "farewell": ("Bye.",), Phrase.HALFWAY: ("Half.", "Halfway.")}
    del changed[Phrase.EASE_OFF]
    changed[Phrase.PRAISE] = ("Good.",)
    changed[Phrase.UP] = ()
    broken = LIBRARY._replace(words={"en": WORDS._replace(phrases=changed)})
    problems = Problems()
    phrases.check(broken, problems)
    path = "locales/en/phrases.toml"
    assert {(problem.path, problem.rule) for problem in problems} == {
        (f"{path}.phrases", "Phrase-MustHaveWords"),
        (f"{path}.phrases", "Phrase-MustBeKnown"),
        (f"{path}.halfway", "Phrase-MustNotVary"),
        (f"{path}.ease_off", "Phrase-MustNotVary"),
        (f"{path}.praise", "Phrase-MustVary"),
        (f"{path}.up", "Phrase-MustNotVary"),
    }


def asked(question: Question, *wordings: str) -> set[tuple[str, str]]:
    """What is wrong if a question has just these wordings."""
    changed = WORDS.questions[question]._replace(ask=wordings)
    questions = {**WORDS.questions, question: changed}
    problems = Problems()
    phrases.check(LIBRARY._replace(words={"en": WORDS._replace(questions=questions)}), problems)
    return {(problem.path, problem.rule) for problem in problems}


@pytest.mark.parametrize("question", sorted(VARIED))
def test_a_check_in_is_worded_in_three_ways_or_more(question: Question) -> None:
    path = f"locales/en/phrases.toml.{question}"
    assert asked(question, "Easing?", "Softer?") == {(path, "Phrase-MustVary")}
    assert asked(question, "Easing?", "Softer?", "Better?") == set()


def test_another_question_needs_one_wording() -> None:
    assert asked(Question.GUIDE, "Shall I?") == set()
