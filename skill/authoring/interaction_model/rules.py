"""The rules for interaction models: what Amazon refuses or warns about.

They come from Amazon's documentation of custom intents, slots and invocation names, and from
validators that the community wrote.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from skill.authoring.interaction_model import catch_all_rules, sample_rules, slot_rules
from skill.authoring.interaction_model.amazon_words import AmazonWords
from skill.authoring.interaction_model.breaches import Breach, Rule, of_model
from skill.authoring.interaction_model.letters import is_lower, is_spoken
from skill.authoring.interaction_model.schema import LanguageModel

REQUIRED_INTENTS: Final = tuple(
    f"AMAZON.{name}Intent"
    for name in (
        "Cancel", "Fallback", "Help", "NavigateHome", "Next", "No", "Pause", "Previous",
        "Repeat", "Resume", "StartOver", "Stop", "Yes",
    )
)  # fmt: skip


def broken_rules(language: LanguageModel, amazon: AmazonWords) -> Iterator[tuple[str, Breach]]:
    """Check a model; yields the name of the broken rule and the breach, for every breach."""
    for name, rule in rules(amazon).items():
        yield from ((name, breach) for breach in rule(language))


def rules(amazon: AmazonWords) -> Mapping[str, Rule]:
    """Name of the rule → function that yields its breaches in a model of the language."""
    return {
        "InvocationName-MustFitAmazonsRules": partial(_invocation_name, amazon),
        "FallbackSensitivity-MustBeALevel": partial(_sensitivity, amazon),
        "BuiltInIntents-MustBeThere": _required,
        **sample_rules.rules(amazon),
        **slot_rules.RULES,
        **catch_all_rules.rules(amazon),
    }


def _invocation_name(amazon: AmazonWords, language: LanguageModel) -> Iterator[Breach]:
    name, allowed = language["invocationName"], amazon.name
    length = amazon.length(name)
    if not (is_spoken(name) and is_lower(name)):
        yield of_model(f"{name!r} is more than lower case letters")
    if length not in allowed:
        yield of_model(f"{name!r} is not {allowed.start} to {allowed.stop - 1} long, but {length}")
    few = length == allowed.start
    forbidden = amazon.never_in_a_name | (amazon.small_words if few else frozenset())
    yield from (of_model(f"{name!r} holds {word!r}") for word in amazon.found(name, forbidden))


def _sensitivity(amazon: AmazonWords, language: LanguageModel) -> Iterator[Breach]:
    """A level that Amazon does not know in this language; a model need not have one."""
    if "modelConfiguration" in language:
        level = language["modelConfiguration"]["fallbackIntentSensitivity"]["level"]
        if level not in amazon.sensitivities:
            yield of_model(f"{level!r} is none of {', '.join(amazon.sensitivities) or 'no levels'}")


def _required(language: LanguageModel) -> Iterator[Breach]:
    present = {intent["name"] for intent in language["intents"]}
    yield from (of_model(f"{name} is missing") for name in REQUIRED_INTENTS if name not in present)
