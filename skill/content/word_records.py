"""The records of the words of one language; all are immutable."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

UNKNOWN_SIGN = "unknown"
"""Key in `Words.signs` for a danger sign that was not recognized."""


class RoutineWords(NamedTuple):
    """The words of a routine."""

    name: str
    also_called: tuple[str, ...] = ()
    keep: str = ""
    """What to keep doing during help in the middle of a walk; empty for nothing."""
    ask: str = ""
    """The question that offers what `Routine.then` names; empty if it offers nothing."""
    reprompt: str = ""
    steps: Mapping[str, str] = MappingProxyType({})
    situations: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """Situation id → step id, `keep` or `after` → the words that replace or add to the usual."""

    def step(self, step: str, situation: str) -> str:
        """The words of a step in a situation; empty if there are none."""
        return self.situations.get(situation, {}).get(step, self.steps.get(step, ""))


class AdviceWords(NamedTuple):
    """The words of a topic of advice."""

    facts: Mapping[str, str]
    ask: str
    """The question that makes the topic's offer."""
    reprompt: str


class QuestionWords(NamedTuple):
    """The words of a question."""

    ask: str
    reprompt: str
    """Repeats the question in short, with two or three answers."""
    help: str
    """Says how to answer, after two answers in a row were not understood."""


class Lines(NamedTuple):
    """What a screen shows about a topic."""

    title: str
    facts: Mapping[str, str]
    """Fact id → a line of a few words; facts that are not shown are left out."""


class ScreenWords(NamedTuple):
    """Words that screens show and nobody says."""

    captions: Mapping[str, str]
    """Id of a drawing → what it shows, as a short instruction."""
    advice: Mapping[str, Lines]
    touches: Mapping[str, str]
    """Touch → the label of its button, which the person can also say."""
    labels: Mapping[str, str]
    """Small print, such as `position` → "Step {n} of {total}"."""


class Words(NamedTuple):
    """Everything that is said and shown in one language."""

    never_said: tuple[str, ...]
    """Prefixes of words that the content must not use."""
    phrases: Mapping[str, tuple[str, ...]]
    """Phrase id → its wordings, which are used in turn."""
    questions: Mapping[str, QuestionWords]
    routines: Mapping[str, RoutineWords]
    advice: Mapping[str, AdviceWords]
    urgencies: Mapping[str, str]
    """Urgency → the first sentence of every danger sign with it."""
    local_number: str
    """Stands for the emergency number where that is unknown."""
    after_hours: str
    """Where to go if no doctor is available today."""
    signs: Mapping[str, str]
    """Sign id → what to do or not to do; follows the sentence of its urgency."""
    rungs: Mapping[str, str]
    """Rung id → an instruction that relief adds to the routine's."""
    situations: Mapping[str, str]
    """Situation id → what the person must do first to be safe."""
    legs: Mapping[str, Mapping[str, str]]
    """Side → placeholder → words, such as `left` → `foot` → "left foot"."""
    seconds: Mapping[int, str]
    minutes: Mapping[int, str]
    numbers: Mapping[int, str]
    clock: Mapping[str, str]
    """Templates for times of day, such as `on_the_hour` → "{hour} {half}"."""
    days: Mapping[str, str]
    """`Days` → words, such as `daily` → "every day"."""
    screens: ScreenWords
