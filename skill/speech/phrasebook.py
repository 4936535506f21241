"""The words of phrases, questions, durations and times in one language."""

from collections.abc import Mapping

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import About, AdviceId, Question, RoutineId
from skill.coaching.messages.replies import Ask, Param, Say
from skill.coaching.messages.schedule import Schedule
from skill.content.model import Library, Locale
from skill.content.word_records import QuestionWords, Words

NOON = 12
FEW = 9
"""Minutes up to which a zero is said before them: nine oh five."""


def reminder_text(library: Library, locale: Locale) -> str:
    """The text that a reminder says when its time has come."""
    return library.words[locale.words].phrases[Phrase.REMINDER][0]


class Phrasebook:
    """The words for one answer; keeps track of which wording comes next."""

    def __init__(self, words: Words, next_variant: Mapping[str, int]) -> None:
        """Take the words of a language, and phrase → index of its next wording."""
        self.words = words
        self.next_variant = dict(next_variant)

    def phrase(self, phrase: Phrase, **params: Param) -> str:
        """The next wording of a phrase, its placeholders filled with words."""
        wordings = self.words.phrases[phrase]
        if len(wordings) == 1:
            text = wordings[0]
        else:
            turn = self.next_variant.get(phrase, 0) % len(wordings)
            self.next_variant[phrase] = (turn + 1) % len(wordings)
            text = wordings[turn]
        if not params:
            return text
        filled = {name: self._param(name, value) for name, value in params.items()}
        return text.format(**filled).replace("..", ".")  # "p.m." already ends with a full stop

    def say(self, say: Say) -> str:
        """The words of a reply that is one phrase."""
        return self.phrase(say.phrase, **say.params)

    def question(self, ask: Ask) -> QuestionWords:
        """The words of a question, filled in; an offer has those of its routine or advice."""
        usual = self.words.questions[ask.question]
        if ask.question is Question.OFFER:
            return self._offer(ask.about, usual)
        if isinstance(ask.about, Schedule):
            return usual._replace(ask=usual.ask.format(when=self.when(ask.about)))
        if isinstance(ask.about, RoutineId):
            name = self.words.routines[ask.about.routine].name
            return usual._replace(ask=usual.ask.format(name=name))
        return usual

    def _offer(self, about: About | None, usual: QuestionWords) -> QuestionWords:
        """The words with which a routine or an advice offers what comes after it."""
        if isinstance(about, AdviceId):
            advice = self.words.advice[about.advice]
            return QuestionWords(advice.ask, advice.reprompt, usual.help)
        if isinstance(about, RoutineId):
            routine = self.words.routines[about.routine]
            return QuestionWords(routine.ask, routine.reprompt, usual.help)
        return usual

    def explanation(self, question: Question) -> str:
        """How a question can be answered."""
        return self.words.questions[question].help

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
        """The words of a duration, or of the nearest one that has words."""
        if (exact := self.words.seconds.get(seconds)) is not None:
            return exact
        in_minutes = {minutes * 60: text for minutes, text in self.words.minutes.items()}
        known = {**in_minutes, **self.words.seconds}
        return known[min(known, key=lambda length: abs(length - seconds))]
