"""Finds the intent and slots of words, as Alexa's cloud does before it calls a skill.

How a real recogniser decides is known only to Amazon, so this is a model of it:

- What a sample or a built-in command says, slots filled with listed values, reaches its intent.
- All other words reach the catch-all intent as they are. Its slot resolves if they are one of its
  values. A model without a catch-all has them reach Fallback, which carries no words.
- A share of the other words goes astray, `misrouted`. A hash of the words decides which, so the
  same words always fare the same, and what goes astray at one share does so at every larger one.
  One half of them reaches Fallback. The other half reaches the custom intent with slots that a
  classifier finds likeliest, with the slot values found among the words, or else with those that
  stand where a sample has its slot, or with all of them, as the unknown value of one slot.
- Never does anything but its own words reach a built-in intent other than Fallback.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256

from simulator.hearing.exact_match import ExactMatcher, SlotMatch
from simulator.hearing.interaction_model import (
    CATCH_ALL,
    FALLBACK,
    LAUNCH,
    InteractionModel,
)
from simulator.hearing.normalize import as_recognized, without_apostrophes

ALL = 2**32
"""Number of values of the four bytes that decide whether words go astray."""


class Certainty(Enum):
    """How an intent was found."""

    EXACT = "sample"
    """The words are a command of the device, or match a sample."""
    SAID = "said as words"
    """They match none, and reach the skill as they are."""
    ASTRAY = "gone astray"
    """They match none, and reach Fallback or another intent."""
    NONE = "nothing fits"
    """They match none, and the model has nothing that takes them."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The intent and slots of what a person said."""

    intent: str
    """Name of the intent, or `LaunchRequest`."""
    slots: dict[str, SlotMatch] = field(default_factory=dict)
    certainty: Certainty = Certainty.EXACT
    opens_skill: bool = False
    """Whether the words named the skill, which starts a new session."""


class Recognizer:
    """Recognizes words by the samples of one locale; hands on as words what fits none."""

    def __init__(
        self,
        model: InteractionModel,
        likeliest: Callable[[str], str | None] | None = None,
        misrouted: float = 0.0,
    ) -> None:
        """Compile the samples of `model`.

        Args:
            model: The interaction model.
            likeliest: Guesses which custom intent with slots takes words that go astray; without
                it, and where it knows none, they reach Fallback.
            misrouted: Share of the words without a sample that go astray, 0 to 1.
        """
        self.model = model
        self.misrouted = misrouted
        """May be changed between two utterances."""
        self._matcher = ExactMatcher(model)
        self._likeliest = likeliest

    def recognize(self, words: str) -> Recognition:
        """Recognize words, which may begin with "Alexa" and the skill's name."""
        rest = self._after_wake_word(as_recognized(words, self.model.language))
        command = self._after_invocation(rest)
        if command is None:
            return self._intent(rest, opens_skill=False)
        if not command:
            return Recognition(LAUNCH, opens_skill=True)
        return self._intent(command, opens_skill=True)

    def wish(self, words: str) -> str:
        """What words ask for, without the wake word and the skill's name."""
        rest = self._after_wake_word(as_recognized(words, self.model.language))
        command = self._after_invocation(rest)
        return rest if command is None else command

    def _intent(self, said: str, *, opens_skill: bool) -> Recognition:
        words = without_apostrophes(said)
        match = self._matcher.match(words)
        if match is not None:
            return Recognition(match[0], match[1], Certainty.EXACT, opens_skill)
        catch_all = self.model.intents.get(CATCH_ALL)
        if catch_all is None or not words:
            return Recognition(FALLBACK, {}, Certainty.NONE, opens_skill)
        if _goes_astray(words, self.misrouted):
            return Recognition(*self._astray(words, said), Certainty.ASTRAY, opens_skill)
        slots = self._matcher.whole(said, catch_all)
        return Recognition(CATCH_ALL, slots, Certainty.SAID, opens_skill)

    def _astray(self, words: str, said: str) -> tuple[str, dict[str, SlotMatch]]:
        """Fallback, or a custom intent with its slots filled."""
        guess = self._likeliest(words) if self._likeliest and not _is_lost(words) else None
        if guess is None:
            return FALLBACK, {}
        intent, matcher = self.model.intents[guess], self._matcher
        known = matcher.slots_within(words, intent.slots)
        return guess, known or matcher.unknown_value(said, intent) or matcher.whole(said, intent)

    def _after_wake_word(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if first in self.model.device.wake else words

    def _after_invocation(self, words: str) -> str | None:
        """The words after the skill's name, maybe empty; None if the skill is not named."""
        for way in (*self.model.device.open, "{skill}"):
            opening = way.format(skill=self.model.invocation)
            if words == opening or words.startswith(f"{opening} "):
                return self._after_connector(words.removeprefix(opening).strip())
        return None

    def _after_connector(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if first in self.model.device.connectors else words


def _goes_astray(words: str, share: float) -> bool:
    return int.from_bytes(_digest(words)[:4]) < share * ALL


def _is_lost(words: str) -> bool:
    """Whether words that go astray reach Fallback, which carries none."""
    return _digest(words)[4] % 2 == 0


def _digest(words: str) -> bytes:
    return sha256(words.encode()).digest()
