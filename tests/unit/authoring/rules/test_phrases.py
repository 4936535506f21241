from skill.authoring.problems import Problems
from skill.authoring.rules import phrases
from skill.coaching.messages.phrases import Phrase
from tests.support.rehearsal import LIBRARY

WORDS = LIBRARY.words["en"]


def test_words_that_are_missing_or_needless_are_reported() -> None:
    changed = {**WORDS.phrases, "farewell": ("Bye.",), Phrase.HALFWAY: ("Half.", "Halfway.")}
    del changed[Phrase.LET_GO]
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
        (f"{path}.let_go", "Phrase-MustNotVary"),
        (f"{path}.praise", "Phrase-MustVary"),
        (f"{path}.up", "Phrase-MustNotVary"),
    }
