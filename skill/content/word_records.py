"""The records of what is said in one language; all of them are frozen."""

from collections.abc import Mapping
from typing import NamedTuple

UNKNOWN_SIGN = "unknown"
"""Among the signs, the words for one that could not be told apart."""


class RoutineWords(NamedTuple):
    """A routine in one language."""

    name: str
    also_called: tuple[str, ...]
    keep: str
    """What to keep doing while the person talks, for help in mid-walk; empty if nothing."""
    ask: str
    """The offer of what comes afterwards, a question; empty if nothing is offered."""
    reprompt: str
    steps: Mapping[str, str]
    situations: Mapping[str, Mapping[str, str]]
    """Situation id → step id (or `after`) → the words that replace the usual ones."""

    def step(self, step: str, situation: str) -> str:
        """Words of one step in a situation; empty if there are none."""
        return self.situations.get(situation, {}).get(step, self.steps.get(step, ""))


class AdviceWords(NamedTuple):
    """A topic in one language."""

    facts: Mapping[str, str]
    ask: str
    """The offer, a question."""
    reprompt: str


class QuestionWords(NamedTuple):
    """A question in one language."""

    ask: str
    reprompt: str
    """Shorter than what it follows, naming two or three answers."""
    help: str
    """What can be answered, said when a second answer was not understood."""


class Lines(NamedTuple):
    """What a screen shows of a topic, in one language."""

    title: str
    facts: Mapping[str, str]
    """Fact id → a line of a few words, for those that are shown."""


class ScreenWords(NamedTuple):
    """What a screen shows in one language besides what is said."""

    captions: Mapping[str, str]
    """Id of a drawing → what it shows to do, in a few words."""
    advice: Mapping[str, Lines]
    touches: Mapping[str, str]
    """What can be touched → its label, which can be said as well."""
    labels: Mapping[str, str]
    """Small print, such as `position` → "Step {n} of {total}"."""


class Words(NamedTuple):
    """Everything that is said and shown in one language."""

    never_said: tuple[str, ...]
    """Beginnings of words that must not be spoken."""
    phrases: Mapping[str, tuple[str, ...]]
    """Phrase id → its wordings; more than one where they take turns."""
    questions: Mapping[str, QuestionWords]
    routines: Mapping[str, RoutineWords]
    advice: Mapping[str, AdviceWords]
    urgencies: Mapping[str, str]
    """Urgency → the first sentence of every sign of it."""
    local_number: str
    """What to call where no number is known."""
    after_hours: str
    """Where to go when no doctor can be seen today."""
    signs: Mapping[str, str]
    """Sign id → what to do or not to do, after the first sentence."""
    rungs: Mapping[str, str]
    """Rung id → an instruction that only relief adds."""
    situations: Mapping[str, str]
    """Situation id → what makes it safe to begin."""
    legs: Mapping[str, Mapping[str, str]]
    """Side → placeholder → words, such as `left` → `foot` → "left foot"."""
    seconds: Mapping[int, str]
    minutes: Mapping[int, str]
    numbers: Mapping[int, str]
    clock: Mapping[str, str]
    """How a time of the day is put together, such as `on_the_hour` → "{hour} {half}"."""
    days: Mapping[str, str]
    """On which days → words, such as `daily` → "every day"."""
    screens: ScreenWords
