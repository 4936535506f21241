"""The words of one language for the coach's phrases, questions and measures."""

from collections.abc import Mapping

from skill.coaching.messages import schedule
from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Ask,
    Param,
    Question,
    Say,
)
from skill.coaching.messages.schedule import Schedule
from skill.content.model import Library, Locale
from skill.content.word_records import QuestionWords, Words

NOON = 12
FEW = 9
"""Minutes up to which a nought is heard before them: nine oh five."""


def reminder_text(library: Library, locale: Locale) -> str:
    """What a reminder says when its time has come."""
    return library.words[locale.words].phrases[Phrase.REMINDER][0]


class Phrasebook:
    """Words for one turn; it remembers which wording comes next."""

    def __init__(self, words: Words, varied: Mapping[str, int]) -> None:
        """Take the language, and the place of each phrase among its wordings."""
        self.words = words
        self.varied = dict(varied)

    def phrase(self, phrase: Phrase, **params: Param) -> str:
        """The next wording of a phrase, its numbers put into words."""
        wordings = self.words.phrases[phrase]
        if len(wordings) == 1:
            text = wordings[0]
        else:
            turn = self.varied.get(phrase, 0) % len(wordings)
            self.varied[phrase] = (turn + 1) % len(wordings)
            text = wordings[turn]
        filled = {name: self._param(name, value) for name, value in params.items()}
        return text.format(**filled).replace("..", ".")  # "p.m." brings a full stop of its own

    def say(self, say: Say) -> str:
        """The words of a reply that is one phrase."""
        return self.phrase(say.phrase, **say.params)

    def question(self, ask: Ask, library: Library) -> QuestionWords:
        """The words of a question; an offer's own, if it has any."""
        usual = self.words.questions[ask.question]
        if ask.question is Question.CARRY_ON:
            return usual._replace(ask=usual.ask.format(name=self.words.routines[ask.topic].name))
        if proposed := schedule.read(ask.topic):
            return usual._replace(ask=usual.ask.format(when=self.when(proposed)))
        if ask.question is not Question.OFFER or not ask.topic:
            return usual
        topics = self.words.advice if ask.topic in library.advice else self.words.routines
        offer = topics[ask.topic]
        return QuestionWords(offer.ask, offer.reprompt, usual.help)

    def _param(self, name: str, value: Param) -> str:
        if isinstance(value, Schedule):
            return self.when(value)
        return self.duration(value) if name == "duration" else self.words.numbers[value]

    def when(self, when: Schedule) -> str:
        """A time on some days, such as "every day at nine p.m."."""
        clock = self.words.clock
        return clock["when"].format(days=self.words.days[when.days], time=self._time(when))

    def _time(self, when: Schedule) -> str:
        clock, numbers = self.words.clock, self.words.numbers
        hour, minute = when.hour, when.minute
        if minute == 0 and hour % NOON == 0:
            return clock["noon" if hour else "midnight"]
        minutes = "on_the_hour" if minute == 0 else "few_minutes" if minute <= FEW else "minutes"
        return clock[minutes].format(
            hour=numbers[(hour - 1) % NOON + 1],
            minute=numbers[minute] if minute else "",
            half=clock["evening" if hour >= NOON else "morning"],
        )

    def duration(self, seconds: int) -> str:
        """A length of time: the nearest that has words."""
        in_minutes = {minutes * 60: text for minutes, text in self.words.minutes.items()}
        known = {**in_minutes, **self.words.seconds}
        return known[min(known, key=lambda length: abs(length - seconds))]
