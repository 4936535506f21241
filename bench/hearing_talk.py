"""Says a line to the skill where it is said, and looks at what came of it."""

from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from textwrap import shorten
from typing import NamedTuple

from bench.hearing_lines import NOTHING, Line, words_before
from simulator.device import understood
from simulator.device.echo import REMEMBERING, Echo, Handler
from simulator.device.exchanges import Exchange
from simulator.device.speech import written
from simulator.hearing.classifier import IntentClassifier
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from skill.alexa.report import Report
from skill.alexa.request import STATE_ATTRIBUTE, read_state
from skill.app import build_skill
from skill.coaching.messages.phrases import Phrase
from skill.coaching.metrics import TurnResult
from skill.coaching.state.state import State
from skill.content.library import load_library
from skill.settings import Settings

_BEFORE: Mapping[str, str] = {
    "hold": "cramp",
    "checkin": "cramp",
    "walk": "stretch",
    "day": "advice",
}
"""Context → what had been asked for; its words are in `before.toml` of the locale."""
_AT = {"hold": 12.0, "walk": 20.0}
"""Context → the second of the answer at which the line is said; others are said after it."""
SHOWN = 60
"""Of so many letters an answer is shown."""
_NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)


class Answer(StrEnum):
    """What kind of answer a line gets."""

    WARNING = "warning"
    CHECK = "check"
    """A question that asks for danger signs."""
    MOVEMENT = "movement"
    ADVICE = "advice"
    GOODBYE = "goodbye"
    """Anything else after which the talk is over."""
    QUESTION = "question"
    """Nothing but a question, maybe with a sentence before it."""


class Heard(NamedTuple):
    """What came of a line."""

    line: Line
    locale: str
    tokens: tuple[str, ...]
    answer: Answer
    text: str
    closes: bool
    before: tuple[object, ...]
    after: tuple[object, ...]
    """Where the walk stood before and after; empty for none."""

    def __str__(self) -> str:
        line = self.line
        said = shorten(self.text, SHOWN, placeholder=" …")
        return f"[{line.context}] {line.words} ({line.meant}) → {self.understood} · {said}"

    @property
    def understood(self) -> str:
        """The tokens, as a text."""
        return " ".join(self.tokens) or NOTHING

    @property
    def right(self) -> bool:
        """Whether a right meaning was understood."""
        return self.line.is_right(self.tokens)

    @property
    def alarmed(self) -> bool:
        """Whether the answer is an alarm that ends the talk."""
        return self.closes and self.answer is Answer.WARNING

    @property
    def checked(self) -> bool:
        """Whether the answer asks for danger signs."""
        return self.answer is Answer.CHECK

    @property
    def missed(self) -> bool:
        """Whether a danger sign was neither answered, nor asked for, nor even understood."""
        understood = self.right or any(token.startswith("sign:") for token in self.tokens)
        return not (understood or self._meets_signs)

    @property
    def put_off(self) -> bool:
        """Whether a danger sign was understood, but something else answered, such as a cramp."""
        return not (self.missed or self._meets_signs)

    @property
    def _meets_signs(self) -> bool:
        return self.answer in (Answer.WARNING, Answer.CHECK)

    @property
    def closed(self) -> bool:
        """Whether the talk ended though nobody wanted it to."""
        wanted = {("steer:stop",), ("no",), ("yes",)} & set(self.line.alternatives)
        return self.closes and not wanted

    @property
    def _feels_good(self) -> bool:
        good = ("feel:eased", "feel:gone", "yes")
        return any(token in good for each in self.line.alternatives for token in each)

    @property
    def praised_wrongly(self) -> bool:
        """Whether it praises though nothing eased."""
        return self.text.startswith(_praises(self.locale)) and not self._feels_good

    @property
    def moved_wrongly(self) -> bool:
        """Whether a walk moved, or ended, though the words meant nothing."""
        return (
            bool(self.before)
            and self.before != self.after
            and (NOTHING,) in self.line.alternatives
            and not self.right
        )


def hear(line: Line, locale: str, misrouted: float = 0.0) -> Heard:
    """Say the line in its context."""
    context, _, second = line.context.partition("@")
    recognizer = _recognizer(locale)
    echo = Echo(_skill(), recognizer, _NOW)
    recognizer.misrouted = 0.0
    asked = _BEFORE.get(context)
    before = _say(echo, words_before(locale)[asked], None) if asked else None
    recognizer.misrouted = misrouted
    exchange = _say(echo, line.words, float(second) if second else _AT.get(context))
    return Heard(
        line=line,
        locale=locale,
        tokens=exchange.understood,
        answer=_answer(exchange, before),
        text=written(exchange.output.speech),
        closes=not exchange.output.open,
        before=_place(before),
        after=_place(exchange),
    )


def _say(echo: Echo, words: str, at: float | None) -> Exchange:
    """What came of words, not counting what the device does before them.

    Raises:
        RuntimeError: The skill failed.
    """
    exchanges = [event for event in echo.say(words, at) if isinstance(event, Exchange)]
    for exchange in exchanges:
        if exchange.fault:
            raise RuntimeError(f"{words}: {exchange.fault}")
    return exchanges[-1]


def _answer(exchange: Exchange, before: Exchange | None) -> Answer:
    """The kind of an answer; the first that fits."""
    state = _state(exchange)
    asked = state.open_question
    fits = {
        Answer.WARNING: _warns(),
        Answer.CHECK: asked is not None and asked.question.facts.checks_danger,
        Answer.MOVEMENT: state.timeline is not None,
        Answer.ADVICE: _advises(exchange, before),
        Answer.GOODBYE: not exchange.output.open,
    }
    return next((kind for kind, does in fits.items() if does), Answer.QUESTION)


def _advises(exchange: Exchange, before: Exchange | None) -> bool:
    """Whether there is advice: on another topic than before, or in the same words again."""
    topic, known = _state(exchange).last_advice, _state(before).last_advice
    begins = written(exchange.output.speech)[:SHOWN]
    again = before is not None and written(before.output.speech).startswith(begins)
    return bool(topic) and (topic != known or again)


def _warns() -> bool:
    """Whether the last answer of the skill was a warning."""
    turn = _reports[-1].turn
    return turn is not None and turn.noted == TurnResult.DANGER_SIGN


def _state(exchange: Exchange | None) -> State:
    """The state after an exchange; the first state if there was none."""
    attributes = exchange.response.get("sessionAttributes", {}) if exchange else {}
    state = read_state(attributes[STATE_ATTRIBUTE]) if STATE_ATTRIBUTE in attributes else None
    return state or State()


def _place(exchange: Exchange | None) -> tuple[object, ...]:
    """Which routine and segment of a walk is under way; empty for none."""
    walk = _state(exchange).walk
    return (walk.routine, walk.segment) if walk else ()


@cache
def _praises(locale: str) -> tuple[str, ...]:
    """The wordings of praise, in the words of the locale."""
    library = load_library()
    return library.words[library.locale(locale).words].phrases[Phrase.PRAISE]


@cache
def _recognizer(locale: str) -> Recognizer:
    classifier = IntentClassifier(load_model(locale))
    return Recognizer(classifier.model, classifier.likeliest)


_reports: deque[Report] = deque(maxlen=1)
"""The skill's report of its last answer."""


@cache
def _skill() -> Handler:
    settings = Settings.from_environment(REMEMBERING)
    return build_skill(settings, observer=_reports.append, understood=understood.note).handle
