"""Renders the replies of an outcome as speech, with one method for each kind of reply."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from skill.coaching.messages.phrases import Phrase
from skill.coaching.messages.replies import (
    Advise,
    Ask,
    AskPermission,
    Explain,
    Guide,
    Keep,
    MakeSafe,
    PermissionCard,
    Reply,
    Say,
    Wait,
    Warn,
)
from skill.coaching.state.outcome import Outcome
from skill.coaching.state.state import NOTHING_VARIED, State, Timeline, TimelineMark
from skill.content.model import Library, Locale
from skill.content.sentences import sentences
from skill.content.word_records import GENTLY, HELPER, Words
from skill.record import Record
from skill.speech.holding import speak_holds
from skill.speech.phrasebook import Phrasebook, turns
from skill.speech.speaking_time import speaking_time
from skill.speech.speech_plan import CHANCE_TO_ACT, Part, SpeechPlan, Utterance
from skill.speech.warnings import warning_texts

PLEASED = frozenset({Phrase.PRAISE})
"""Phrases that are said in a pleased voice."""


class SpokenReply(Record):
    """One reply as speech."""

    start: float
    """Second of the answer at which it begins."""
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Its words, without the cues that only keep time."""
        return _words(self.parts)


class Speech(Record):
    """A whole answer, independent of the device."""

    parts: tuple[Part, ...]
    reprompt: str
    """Asked if the person says nothing; empty if the session closes."""
    seconds: float
    marks: tuple[TimelineMark, ...] = ()
    """When each step is spoken."""
    next_variant: Mapping[str, int] = NOTHING_VARIED
    """Phrase that was said → index of its next wording."""
    replies: tuple[SpokenReply, ...] = ()
    """Each reply of the outcome as speech, in order."""
    permission: AskPermission | PermissionCard | None = None
    """How to ask for the permission to set reminders; None if it is not asked for."""

    @property
    def text(self) -> str:
        """All words, without the cues that only keep time."""
        return _words(self.parts)


def state_after(outcome: Outcome, speech: Speech, now: float) -> State:
    """The state once an outcome is spoken, with what the next answer needs of this speech.

    `now` is when the request was made, in seconds since the epoch.
    """
    timeline = Timeline(now, speech.marks) if speech.marks else None
    varied = {**outcome.state.next_variant, **speech.next_variant}
    return outcome.state._replace(timeline=timeline, next_variant=varied)


def _words(parts: Iterable[Part]) -> str:
    return " ".join(part.text for part in parts if isinstance(part, Utterance) and not part.cue)


def render(outcome: Outcome, library: Library, locale: Locale) -> Speech:
    """Render an outcome in a locale."""
    words = library.words[locale.words]
    due = turns(outcome.replies, outcome.state.next_variant)
    book = Phrasebook(words, due, helped=_is_helped(outcome.state))
    renderer = _Renderer(library, locale, book)
    replies = tuple(renderer.speak_reply(reply) for reply in outcome.replies)
    plan = renderer.plan
    return Speech(
        parts=tuple(plan.parts),
        reprompt=renderer.reprompt,
        seconds=plan.second,
        marks=tuple(renderer.marks),
        next_variant=book.next_variant,
        replies=replies,
        permission=renderer.permission,
    )


def _is_helped(state: State) -> bool:
    """Whether the words are said to somebody who helps another person."""
    return HELPER in (state.walk.situations if state.walk else state.lasting)


class _Renderer:
    def __init__(self, library: Library, locale: Locale, book: Phrasebook) -> None:
        self.library = library
        self.locale = locale
        self.book = book
        self.plan = SpeechPlan(speaking_time(library, locale))
        self.marks: list[TimelineMark] = []
        self.reprompt = ""
        self.permission: AskPermission | PermissionCard | None = None

    def speak_reply(self, reply: Reply) -> SpokenReply:
        """Speak one reply."""
        start, spoken = self.plan.second, len(self.plan.parts)
        _RENDERERS[type(reply)](self, reply)
        return SpokenReply(start, tuple(self.plan.parts[spoken:]))

    def speak(self, text: str, *, pleased: bool = False) -> None:
        """Add a text sentence by sentence, without a pause if it is not too long."""
        self.plan.breathe_before(text)
        for sentence in sentences(text):
            self.plan.say(sentence, pleased)

    def say(self, reply: Say) -> None:
        pleased = self.locale.emotions and reply.phrase in PLEASED
        self.speak(self.book.say(reply), pleased=pleased)

    def wait(self, reply: Wait) -> None:
        self.plan.quiet(reply.seconds)

    def guide(self, reply: Guide) -> None:
        start = self.plan.second
        routine = self.book.words.routines[reply.routine]
        if not reply.resumed:
            self._instruct(reply)
        if not reply.holds:
            self.plan.quiet(reply.pause)
            self.marks.append(
                TimelineMark(reply.place, start, self.plan.second, self.plan.second, 0)
            )
            return
        self.marks.extend(speak_holds(reply, self.plan, self.book, start))
        if after := routine.said("after", reply.situations):
            self.speak(after)

    def _instruct(self, reply: Guide) -> None:
        for text in instruction(reply, self.book.words):
            self.speak(text)

    def keep(self, reply: Keep) -> None:
        self.speak(self.book.words.routines[reply.routine].said("keep", reply.situations))

    def advise(self, reply: Advise) -> None:
        advice = self.library.advice_on(reply.topic)
        words = self.book.words.advice[advice.id]
        for fact in self.library.answer(reply.topic):
            self.speak(words.said(fact, reply.situations).format(number=self.number))
            if fact == advice.breath_after:
                self.plan.quiet(CHANCE_TO_ACT)

    def warn(self, reply: Warn) -> None:
        for text in warning_texts(reply, self.library, self.book.words):
            self.speak(text.format(number=self.number))

    @property
    def number(self) -> str:
        """The emergency number, or the words for one that is unknown."""
        return self.locale.number_in_words or self.book.words.local_number

    def make_safe(self, reply: MakeSafe) -> None:
        self.speak(self.book.words.situations[reply.situation].told(reply.helped).make_safe)

    def ask_permission(self, reply: AskPermission) -> None:
        self.permission = reply

    def show_card(self, reply: PermissionCard) -> None:
        self.permission = reply

    def explain(self, reply: Explain) -> None:
        self.speak(self.book.explanation(reply.question))

    def ask(self, reply: Ask) -> None:
        question = self.book.question(reply)
        self.speak(question.ask)
        self.reprompt = question.reprompt


def instruction(guide: Guide, words: Words) -> tuple[str, ...]:
    """What tells how to do a step, and what is added where and how the person is."""
    routine = words.routines[guide.routine]
    texts = (routine.said(key, guide.situations) for key in instruction_keys(guide))
    return tuple(text.format(**words.legs[guide.side]) for text in texts if text)


def instruction_keys(guide: Guide) -> tuple[str, ...]:
    """The keys of an instruction among the words of its routine; the first is the step's."""
    if not guide.holds:
        return (guide.step.id,)
    in_relief = ("in_relief",) if guide.rung else ()
    gently = ("gently",) if GENTLY in guide.situations else ()
    return (guide.step.id, *in_relief, *gently)


_RENDERERS: Mapping[type[Reply], Callable[[_Renderer, Any], None]] = {
    Say: _Renderer.say,
    Wait: _Renderer.wait,
    Guide: _Renderer.guide,
    Keep: _Renderer.keep,
    Advise: _Renderer.advise,
    Warn: _Renderer.warn,
    MakeSafe: _Renderer.make_safe,
    AskPermission: _Renderer.ask_permission,
    PermissionCard: _Renderer.show_card,
    Explain: _Renderer.explain,
    Ask: _Renderer.ask,
}
"""Kind of reply → the method that speaks it."""
