"""The rules for interaction models: what Amazon refuses or warns about.

They come from Amazon's documentation of custom intents, slots and invocation names, and from
validators that the community wrote.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from skill.authoring.interaction_model import catch_all_rules, sample_rules, slot_rules
from skill.authoring.interaction_model.breaches import Breach, Rule, of_model
from skill.authoring.interaction_model.sample_rules import CONNECTORS, WAKE_WORDS
from skill.authoring.interaction_model.schema import LanguageModel

INVOCATION_WORDS: Final = range(2, 4)
LAUNCH_WORDS: Final = frozenset([
    "ask", "begin", "enable", "launch", "load", "open", "play", "resume", "run", "start", "talk",
    "tell", "use",
])  # fmt: skip
SMALL_WORDS: Final = frozenset([
    "a", "an", "as", "at", "by", "for", "from", "in", "of", "off", "on", "out", "the", "to", "up",
    "with",
])  # fmt: skip
REQUIRED_INTENTS: Final = tuple(
    f"AMAZON.{name}Intent"
    for name in (
        "Cancel", "Fallback", "Help", "NavigateHome", "Next", "No", "Pause", "Previous",
        "Repeat", "Resume", "StartOver", "Stop", "Yes",
    )
)  # fmt: skip

_INVOCATION: Final = re.compile(r"[a-z' .]+")


def broken_rules(language: LanguageModel) -> Iterator[tuple[str, Breach]]:
    """Check a model; yields the name of the broken rule and the breach, for every breach."""
    for name, rule in RULES.items():
        yield from ((name, breach) for breach in rule(language))


def _invocation_name(language: LanguageModel) -> Iterator[Breach]:
    name = language["invocationName"]
    words = name.split()
    if not _INVOCATION.fullmatch(name):
        yield of_model(f"{name!r} is more than lower case letters")
    if len(words) not in INVOCATION_WORDS:
        yield of_model(f"{name!r} is not two or three words")
    forbidden = LAUNCH_WORDS | CONNECTORS | WAKE_WORDS | {"skill", "app"}
    if len(words) == INVOCATION_WORDS.start:
        forbidden |= SMALL_WORDS
    yield from (of_model(f"{name!r} holds {word!r}") for word in words if word in forbidden)


def _sensitivity(language: LanguageModel) -> Iterator[Breach]:
    level = language["modelConfiguration"]["fallbackIntentSensitivity"]["level"]
    if level not in {"LOW", "MEDIUM", "HIGH"}:
        yield of_model(f"{level!r} is not LOW, MEDIUM or HIGH")


def _required(language: LanguageModel) -> Iterator[Breach]:
    present = {intent["name"] for intent in language["intents"]}
    yield from (of_model(f"{name} is missing") for name in REQUIRED_INTENTS if name not in present)


RULES: Final[Mapping[str, Rule]] = {
    "InvocationName-MustFitAmazonsRules": _invocation_name,
    "FallbackSensitivity-MustBeALevel": _sensitivity,
    "BuiltInIntents-MustBeThere": _required,
    **sample_rules.RULES,
    **slot_rules.RULES,
    **catch_all_rules.RULES,
}
"""Name of the rule → function that yields its breaches."""
