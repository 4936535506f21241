"""The words of phrases, questions, durations and times in one language."""

from collections.abc import Iterable, Mapping

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.questions import About, AdviceId, Question, RoutineId, SituationId
from skill.coaching.messages.replies import Ask, Guide, Param, Reply, Say
from skill.coaching.messages.schedule import Schedule
from skill.content.model import Library, Locale
from skill.content.word_records import (
    AdviceWords,
    QuestionWords,
    RoutineWords,
    SituationWords,
    Words,
)
from skill.record import Record

NOON = 12
FEW = 9
"""Minutes up to which a zero is said before them: nine oh five."""


def reminder_text(library: Library, locale: Locale) -> str:
    """The text that a reminder says when its time has come."""
    return library.words[locale.words].phrases[Phrase.REMINDER][0]


def turns(replies: Iterable[Reply], next_variant: Mapping[str, int]) -> Mapping[str, int]:
    """Of the wordings that take turns, those that these replies need: key → index of the next.

    A timed step has steadying words; all its other cues have one wording.
    """
    needed = {key for reply in replies if (key := _turn_of(reply))}
    return {key: turn for key, turn in next_variant.items() if key in needed}


def _turn_of(reply: Reply) -> str:
    """Key of the wording that a reply takes its turn with; empty for none."""
    if isinstance(reply, Say):
        return reply.phrase
    if isinstance(reply, Ask):
        return _of_question(reply.question)
    return Phrase.STEADY if isinstance(reply, Guide) and reply.holds else ""


def _of_question(question: Question) -> str:
    return f"questions.{question}"


class AskedWords(Record):
    """One wording of a question."""

    ask: str
    reprompt: str


class Phrasebook:
    """The words for one answer; keeps track of which wording comes next."""

    def __init__(
        self, words: Words, next_variant: Mapping[str, int], *, helped: bool = False
    ) -> None:
        """Take the words of a language, and phrase → index of its next wording.

        `helped` is whether they are said to somebody who helps another person.
        """
        self.words = words
        self.helped = helped
        self.next_variant = dict(next_variant)

    def phrase(self, phrase: Phrase, **params: Param) -> str:
        """The next wording of a phrase, its placeholders filled with words."""
        text = self._next(phrase, self.words.phrases[phrase])
        if not params:
            return text
        filled = {name: self._param(name, value) for name, value in params.items()}
        return text.format(**filled).replace("..", ".")  # "p.m." already ends with a full stop

    def _next(self, key: str, wordings: tuple[str, ...]) -> str:
        """The wording whose turn it is."""
        if len(wordings) == 1:
            return wordings[0]
        turn = self.next_variant.get(key, 0) % len(wordings)
        self.next_variant[key] = (turn + 1) % len(wordings)
        return wordings[turn]

    def say(self, say: Say) -> str:
        """The words of a reply that is one phrase."""
        return self.phrase(say.phrase, **dict(say.params))

    def question(self, ask: Ask) -> AskedWords:
        """The next wording of a question, filled in."""
        usual = self.words.questions[ask.question]
        if ask.question in (Question.OFFER, Question.MADE_SAFE):
            return self._own_words(ask.about, usual)
        if self.helped and usual.helper_ask:
            return AskedWords(usual.helper_ask, usual.reprompt)
        text = self._next(_of_question(ask.question), usual.ask)
        if isinstance(ask.about, Schedule):
            text = text.format(when=self.when(ask.about))
        if isinstance(ask.about, RoutineId):
            text = text.format(name=self.words.routines[ask.about.routine].name)
        return AskedWords(text, usual.reprompt)

    def _own_words(self, about: About | None, usual: QuestionWords) -> AskedWords:
        """The words of what a question is about: whose offer it is, where to be safe."""
        words: AdviceWords | RoutineWords | SituationWords | None = None
        if isinstance(about, AdviceId):
            words = self.words.advice[about.advice]
        elif isinstance(about, RoutineId):
            words = self.words.routines[about.routine]
        elif isinstance(about, SituationId):
            words = self.words.situations[about.situation]
        return (
            AskedWords(words.ask, words.reprompt)
            if words
            else AskedWords(usual.ask[0], usual.reprompt)
        )

    def explanation(self, question: Question) -> str:
        """How a question can be answered."""
        return self.words.questions[question].help

    def _param(self, name: str, value: Param) -> str:
        if isinstance(value, Schedule):
            return self.when(value)
        return self.duration(value) if name == "duration" else self.words.numbers[value]

    def when(self, when: Schedule) -> str:
        """A time on some days, such as "every day at nine p.m."."""
        days = self.words.days[when.days]
        return self.words.clock.when.format(days=days, time=self._time(when))

    def _time(self, when: Schedule) -> str:
        clock, hour, minute = self.words.clock, when.hour, when.minute
        said = {"hour": clock.hours[hour], "part": clock.parts[hour]}
        if minute in clock.named_minutes:
            next_hour = clock.hours[(hour + 1) % len(clock.hours)]
            return clock.named_minutes[minute].format(next_hour=next_hour, **said)
        if minute:
            template = clock.few_minutes if minute <= FEW else clock.minutes
            return template.format(minute=self.words.numbers[minute], **said)
        if hour % NOON == 0:
            return clock.noon if hour else clock.midnight
        return clock.on_the_hour.format(**said)

    def duration(self, seconds: int) -> str:
        """The words of a duration, or of the nearest one that has words."""
        if (exact := self.words.seconds.get(seconds)) is not None:
            return exact
        in_minutes = {minutes * 60: text for minutes, text in self.words.minutes.items()}
        known = {**in_minutes, **self.words.seconds}
        return known[min(known, key=lambda length: abs(length - seconds))]
