"""From words to an intent with slots: what Alexa's cloud does before a skill is asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from simulator.hearing.exact_match import Samples, SlotFound
from simulator.hearing.interaction_model import FALLBACK, LAUNCH, InteractionModel
from simulator.hearing.normalize import plain


class Certainty(Enum):
    """How an intent was found."""

    EXACT = "sample"
    """The words are the device's own, or a sample with its slots filled."""
    NEAREST = "nearest meaning"
    NONE = "nothing fits"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the words were taken for."""

    intent: str
    """Name of the intent, or `LaunchRequest`."""
    slots: dict[str, SlotFound] = field(default_factory=dict)
    certainty: Certainty = Certainty.EXACT
    opens: bool = False
    """Whether the words named the skill, which starts a new session."""


class Hearing:
    """The hearing of one locale: samples first, then the nearest meaning, else Fallback."""

    def __init__(
        self, model: InteractionModel, nearest: Callable[[str], str | None] | None = None
    ) -> None:
        """`nearest` guesses an intent for plain words; without it only samples are heard."""
        self.model = model
        self._samples = Samples(model)
        self._nearest = nearest

    def hear(self, words: str) -> Heard:
        """Find the intent of what was said, with or without "Alexa" and the skill's name."""
        rest = self._after_wake_word(plain(words, self.model.language))
        wish = self._after_invocation(rest)
        if wish is None:
            return self._intent(rest, opens=False)
        return self._intent(wish, opens=True) if wish else Heard(LAUNCH, opens=True)

    def _intent(self, words: str, *, opens: bool) -> Heard:
        match = self._samples.match(words)
        if match is not None:
            return Heard(match[0], match[1], Certainty.EXACT, opens)
        guess = self._nearest(words) if self._nearest else None
        if guess is None:
            return Heard(FALLBACK, {}, Certainty.NONE, opens)
        intent = self.model.intents[guess]
        known = self._samples.slots_within(words, intent.slots)
        slots = known or self._samples.unknown_value(words, intent)
        return Heard(guess, slots, Certainty.NEAREST, opens)

    def _after_wake_word(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if first in self.model.device.wake else words

    def _after_invocation(self, words: str) -> str | None:
        """What is asked of the skill; None when the skill is not named."""
        for prefix in ("", *(f"{verb} " for verb in self.model.device.open)):
            opening = prefix + self.model.invocation
            if words == opening or words.startswith(f"{opening} "):
                return self._after_connector(words.removeprefix(opening).strip())
        return None

    def _after_connector(self, words: str) -> str:
        first, _, rest = words.partition(" ")
        return rest if first in self.model.device.connectors else words
