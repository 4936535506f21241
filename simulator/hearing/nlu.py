"""Finds the intent and slots of words, as Alexa's cloud does before it calls a skill."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from simulator.hearing.exact_match import ExactMatcher, SlotMatch
from simulator.hearing.interaction_model import FALLBACK, LAUNCH, InteractionModel
from simulator.hearing.normalize import normalize


class Certainty(Enum):
    """How an intent was found."""

    EXACT = "sample"
    """The words are a command of the device, or match a sample."""
    NEAREST = "nearest meaning"
    NONE = "nothing fits"


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
    """Recognizes words by the samples of one locale, else by similarity, else as Fallback."""

    def __init__(
        self, model: InteractionModel, classify: Callable[[str], str | None] | None = None
    ) -> None:
        """`classify` guesses the intent of normalized words; without it only samples match."""
        self.model = model
        self._matcher = ExactMatcher(model)
        self._classify = classify

    def recognize(self, words: str) -> Recognition:
        """Recognize words, which may begin with "Alexa" and the skill's name."""
        rest = self._after_wake_word(normalize(words, self.model.language))
        command = self._after_invocation(rest)
        if command is None:
            return self._intent(rest, opens_skill=False)
        if not command:
            return Recognition(LAUNCH, opens_skill=True)
        return self._intent(command, opens_skill=True)

    def _intent(self, words: str, *, opens_skill: bool) -> Recognition:
        match = self._matcher.match(words)
        if match is not None:
            return Recognition(match[0], match[1], Certainty.EXACT, opens_skill)
        guess = self._classify(words) if self._classify else None
        if guess is None:
            return Recognition(FALLBACK, {}, Certainty.NONE, opens_skill)
        intent = self.model.intents[guess]
        known = self._matcher.slots_within(words, intent.slots)
        slots = known or self._matcher.unknown_value(words, intent)
        return Recognition(guess, slots, Certainty.NEAREST, opens_skill)

    def _after_wake_word(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if first in self.model.device.wake else words

    def _after_invocation(self, words: str) -> str | None:
        """The words after the skill's name, maybe empty; None if the skill is not named."""
        for prefix in ("", *(f"{verb} " for verb in self.model.device.open)):
            opening = prefix + self.model.invocation
            if words == opening or words.startswith(f"{opening} "):
                return self._after_connector(words.removeprefix(opening).strip())
        return None

    def _after_connector(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if first in self.model.device.connectors else words
