"""Says a line to the skill where it is said, and looks at what came of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from bench.hearing_lines import Line
from simulator.device.echo import Echo
from simulator.device.exchanges import Exchange
from simulator.device.real_skill import remembering_skill
from simulator.device.speech import written
from simulator.hearing.classifier import IntentClassifier
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer

_BEFORE: Mapping[str, tuple[tuple[str, float | None], ...]] = {
    "fresh": (),
    "hold": (("help my calf cramp", None),),
    "checkin": (("help my calf cramp", None),),
    "walk": (("teach me the runner's stretch", None),),
    "day": (("how do i prevent cramps", None),),
}
"""Context → what was said before."""
_AT = {"hold": 12.0, "walk": 20.0}
"""Context → the second of the answer at which the line is said; others are said after it."""
_PRAISE = ("Good.", "That's good to hear.", "Well done.", "Nice work.")
_ALARMS = ("Use a phone to call", "Go to your maternity unit", "Stop, and see a doctor today")
_NOW = datetime(2026, 1, 10, 3, 0, tzinfo=UTC)


class Heard(NamedTuple):
    """What came of a line."""

    line: Line
    tokens: tuple[str, ...]
    text: str
    closes: bool
    question: str
    """Id of the question that the answer ends with."""
    before: tuple[object, ...]
    after: tuple[object, ...]
    """Where the walk stood before and after; empty for none."""

    def __str__(self) -> str:
        understood = " ".join(self.tokens) or "nothing"
        said = self.text[:60]
        return (
            f"[{self.line.context}] {self.line.words} ({self.line.meant}) → {understood} · {said}"
        )

    @property
    def right(self) -> bool:
        """Whether a right meaning was understood."""
        return self.line.is_right(self.tokens)

    @property
    def alarmed(self) -> bool:
        """Whether the answer is an alarm that ends the talk."""
        return self.closes and self.text.startswith(_ALARMS)

    @property
    def checked(self) -> bool:
        """Whether the answer asks for danger signs."""
        return self.question.endswith("_check")

    @property
    def missed(self) -> bool:
        """Whether neither a sign was answered nor asked for."""
        warned = any(token.startswith("sign:") for token in self.tokens)
        return not (warned or self.checked or self.alarmed or self.right)

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
        return self.text.startswith(_PRAISE) and not self._feels_good

    @property
    def moved_wrongly(self) -> bool:
        """Whether a walk moved, or ended, though the words meant nothing."""
        return (
            bool(self.before)
            and self.before != self.after
            and ("nothing",) in self.line.alternatives
            and not self.right
        )


def hear(line: Line, misrouted: float = 0.0) -> Heard:
    """Say the line in its context."""
    context, _, second = line.context.partition("@")
    recognizer = _recognizer()
    echo = Echo(_skill(), recognizer, _NOW)
    recognizer.misrouted = 0.0
    before: tuple[object, ...] = ()
    for words, at in _BEFORE[context]:
        before = _place([event for event in echo.say(words, at) if isinstance(event, Exchange)][-1])
    recognizer.misrouted = misrouted
    at = float(second) if second else _AT.get(context)
    exchange = [event for event in echo.say(line.words, at) if isinstance(event, Exchange)][-1]
    state = _state(exchange)
    asked = state.get("open_question") or {}
    return Heard(
        line=line,
        tokens=exchange.understood,
        text=written(exchange.output.speech),
        closes=not exchange.output.open,
        question=asked.get("question", ""),
        before=before,
        after=_place(exchange),
    )


def _state(exchange: Exchange) -> dict[str, Any]:
    attributes = exchange.response.get("sessionAttributes", {})
    state: dict[str, Any] = attributes.get("coach", {}).get("state", {})
    return state


def _place(exchange: Exchange) -> tuple[object, ...]:
    """Which routine and segment of a walk is under way; empty for none."""
    walk = _state(exchange).get("walk")
    return (walk["routine"], walk["segment"]) if walk else ()


@cache
def _recognizer() -> Recognizer:
    classifier = IntentClassifier(load_model("en-US"))
    return Recognizer(classifier.model, classifier.likeliest)


@cache
def _skill() -> Any:
    return remembering_skill()
