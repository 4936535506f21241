"""The words of one language for the coach's phrases, questions and measures."""

from collections.abc import Mapping

from skill.coaching.replies import PLACEHOLDERS, VARIED, Ask, Phrase, Question, Say
from skill.content.language import QuestionWords, Words
from skill.content.model import Library
from skill.content.reading import Problems
from skill.content.wording import placeholders

FEWEST_WORDINGS = 3
"""Wordings that take turns, so that none follows itself."""


def check(library: Library, problems: Problems) -> None:
    """Report every phrase and question that lacks its words in a language."""
    for key, words in library.words.items():
        path = f"locales/{key}/phrases.toml"
        _same(f"{path}.phrases", words.phrases, Phrase, problems)
        _same(f"{path}.questions", words.questions, Question, problems)
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


def _same(
    path: str, have: Mapping[str, object], need: type[Phrase] | type[Question], problems: Problems
) -> None:
    for missing in sorted(set(need) - set(have)):
        problems.add(path, "Phrase-MustHaveWords", f"there are no words for {missing.value!r}")
    for unknown in sorted(set(have) - set(need)):
        problems.add(path, "Phrase-MustBeKnown", f"nothing says {unknown!r}")


class Phrasebook:
    """Words for one turn; it remembers which wording comes next."""

    def __init__(self, words: Words, varied: Mapping[str, int]) -> None:
        """Take the language, and the place of each phrase among its wordings."""
        self.words = words
        self.varied = dict(varied)

    def phrase(self, phrase: Phrase, **params: int) -> str:
        """The next wording of a phrase, its numbers put into words."""
        wordings = self.words.phrases[phrase]
        if len(wordings) == 1:
            text = wordings[0]
        else:
            turn = self.varied.get(phrase, 0) % len(wordings)
            self.varied[phrase] = (turn + 1) % len(wordings)
            text = wordings[turn]
        return text.format(**{name: self._number(name, value) for name, value in params.items()})

    def say(self, say: Say) -> str:
        """The words of a reply that is one phrase."""
        return self.phrase(say.phrase, **say.params)

    def question(self, ask: Ask, library: Library) -> QuestionWords:
        """The words of a question; an offer's own, if it has any."""
        usual = self.words.questions[ask.question]
        if ask.question is Question.CARRY_ON:
            name = self.words.routines[ask.topic].name
            return QuestionWords(usual.ask.format(name=name), usual.reprompt, usual.help)
        if ask.question is not Question.OFFER or not ask.topic:
            return usual
        topics = self.words.advice if ask.topic in library.advice else self.words.routines
        offer = topics[ask.topic]
        return QuestionWords(offer.ask, offer.reprompt, usual.help)

    def _number(self, name: str, value: int) -> str:
        return self.duration(value) if name == "duration" else self.words.numbers[value]

    def duration(self, seconds: int) -> str:
        """A length of time: to the nearest that has words, or in whole minutes."""
        if seconds <= max(self.words.seconds):
            nearest = min(self.words.seconds, key=lambda known: abs(known - seconds))
            return self.words.seconds[nearest]
        longest = max(self.words.minutes)
        return self.words.minutes[min(max(round(seconds / 60), 1), longest)]
