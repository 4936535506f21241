"""What Amazon refuses or warns of in an interaction model, one function for each rule.

The rules are those of Amazon's pages on custom intents, slots and invocation names and of the
validators that people wrote for them.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from skill.authoring.interaction_model.schema import Intent, LanguageModel

Rule = Callable[[LanguageModel], Iterator[str]]

FEWEST_SAMPLES: Final = 5
FEWEST_WORDINGS: Final = 2
"""Of a slot type: with fewer there is nothing to choose from."""
INVOCATION_WORDS: Final = range(2, 4)

REQUIRED_INTENTS: Final = tuple(
    f"AMAZON.{name}Intent"
    for name in (
        "Cancel", "Fallback", "Help", "NavigateHome", "Next", "No", "Pause", "Previous",
        "Repeat", "Resume", "StartOver", "Stop", "Yes",
    )
)  # fmt: skip
FALLBACK: Final = "AMAZON.FallbackIntent"

CONNECTORS: Final = frozenset(
    ["about", "and", "by", "for", "from", "if", "in", "that", "to", "using", "whether", "with"]
)
"""Words that join a request to the skill's name: "ask cramp coach about …"."""
LAUNCH_WORDS: Final = frozenset([
    "ask", "begin", "enable", "launch", "load", "open", "play", "resume", "run", "start", "talk",
    "tell", "use",
])  # fmt: skip
WAKE_WORDS: Final = frozenset(["alexa", "amazon", "computer", "echo", "ziggy"])
SMALL_WORDS: Final = frozenset([
    "a", "an", "as", "at", "by", "for", "from", "in", "of", "off", "on", "out", "the", "to", "up",
    "with",
])  # fmt: skip

_SLOT: Final = re.compile(r"\{(\w+)\}")
_WORD: Final = r"(?:(?:[^\W\d_]\.)+|(?:[^\W\d]|['-])+)"
"""Letters, hyphens and apostrophes, or letters with a period each."""
_SPOKEN: Final = re.compile(f"{_WORD}(?: {_WORD})*")
_INVOCATION: Final = re.compile(r"[a-z' .]+")


def slots_of(sample: str) -> list[str]:
    """Names of the slots in a sample, in order, as often as they occur."""
    return _SLOT.findall(sample)


def broken_rules(language: LanguageModel) -> Iterator[tuple[str, str]]:
    """Every rule that a model breaks: its name, and what breaks it."""
    for name, rule in RULES.items():
        yield from ((name, text) for text in rule(language))


def _samples(language: LanguageModel) -> Iterator[tuple[Intent, str]]:
    for intent in language["intents"]:
        yield from ((intent, sample) for sample in intent["samples"])


def _wordings(language: LanguageModel) -> Iterator[tuple[str, str, str]]:
    """Slot type, value id and words of everything that can be said in a slot."""
    for kind in language["types"]:
        for value in kind["values"]:
            for words in (value["name"]["value"], *value["name"].get("synonyms", ())):
                yield kind["name"], value["id"], words


def _invocation_name(language: LanguageModel) -> Iterator[str]:
    name = language["invocationName"]
    words = name.split()
    if not _INVOCATION.fullmatch(name):
        yield f"{name!r} is more than lower case letters"
    if len(words) not in INVOCATION_WORDS:
        yield f"{name!r} is not two or three words"
    forbidden = LAUNCH_WORDS | CONNECTORS | WAKE_WORDS | {"skill", "app"}
    if len(words) == INVOCATION_WORDS.start:
        forbidden |= SMALL_WORDS
    yield from (f"{name!r} holds {word!r}" for word in words if word in forbidden)


def _sensitivity(language: LanguageModel) -> Iterator[str]:
    level = language["modelConfiguration"]["fallbackIntentSensitivity"]["level"]
    if level not in {"LOW", "MEDIUM", "HIGH"}:
        yield f"{level!r} is not LOW, MEDIUM or HIGH"


def _required(language: LanguageModel) -> Iterator[str]:
    present = {intent["name"] for intent in language["intents"]}
    yield from (f"{name} is missing" for name in REQUIRED_INTENTS if name not in present)


def _few_samples(language: LanguageModel) -> Iterator[str]:
    for intent in language["intents"]:
        count = len(intent["samples"])
        if intent["name"] != FALLBACK and count < FEWEST_SAMPLES:
            yield f"{intent['name']} has {count}"


def _fallback_samples(language: LanguageModel) -> Iterator[str]:
    for intent, sample in _samples(language):
        if intent["name"] == FALLBACK:
            yield repr(sample)


def _repeated(language: LanguageModel) -> Iterator[str]:
    homes: dict[str, list[str]] = {}
    for intent, sample in _samples(language):
        homes.setdefault(sample, []).append(intent["name"])
    for sample, intents in homes.items():
        if len(intents) > 1:
            yield f"{sample!r} in {', '.join(intents)}"


def _spelling(language: LanguageModel) -> Iterator[str]:
    for intent, sample in _samples(language):
        if not _SPOKEN.fullmatch(_SLOT.sub("x", sample)):
            yield f"{sample!r} of {intent['name']}"
    for kind, _, words in _wordings(language):
        if not _SPOKEN.fullmatch(words):
            yield f"{words!r} of {kind}"


def _connector(language: LanguageModel) -> Iterator[str]:
    for intent, sample in _samples(language):
        if sample.partition(" ")[0] in CONNECTORS:
            yield f"{sample!r} of {intent['name']}"


def _wake_word(language: LanguageModel) -> Iterator[str]:
    for intent, sample in _samples(language):
        if not WAKE_WORDS.isdisjoint(sample.split()):
            yield f"{sample!r} of {intent['name']}"


def _slot_twice(language: LanguageModel) -> Iterator[str]:
    for _, sample in _samples(language):
        yield from (repr(sample) for count in Counter(slots_of(sample)).values() if count > 1)


def _slot_undeclared(language: LanguageModel) -> Iterator[str]:
    for intent, sample in _samples(language):
        declared = {slot["name"] for slot in intent["slots"]}
        yield from (
            f"{{{slot}}} in {sample!r}" for slot in slots_of(sample) if slot not in declared
        )


def _slot_unused(language: LanguageModel) -> Iterator[str]:
    for intent in language["intents"]:
        used = {slot for sample in intent["samples"] for slot in slots_of(sample)}
        for slot in intent["slots"]:
            if slot["name"] not in used:
                yield f"{{{slot['name']}}} of {intent['name']}"


def _types(language: LanguageModel) -> Mapping[str, set[str]]:
    """Slot type → slots of that type."""
    slots: dict[str, set[str]] = {}
    for intent in language["intents"]:
        for slot in intent["slots"]:
            slots.setdefault(slot["type"], set()).add(slot["name"])
    return slots


def _type_undefined(language: LanguageModel) -> Iterator[str]:
    defined = {kind["name"] for kind in language["types"]}
    of_others = (name for name in _types(language) if not name.startswith("AMAZON."))
    yield from (name for name in of_others if name not in defined)


def _type_unused(language: LanguageModel) -> Iterator[str]:
    used = _types(language)
    yield from (kind["name"] for kind in language["types"] if kind["name"] not in used)


def _few_wordings(language: LanguageModel) -> Iterator[str]:
    counts = Counter(kind for kind, _, _ in _wordings(language))
    for kind in language["types"]:
        if counts[kind["name"]] < FEWEST_WORDINGS:
            yield kind["name"]


def _ambiguous(language: LanguageModel) -> Iterator[str]:
    homes: dict[tuple[str, str], list[str]] = {}
    for kind, value, words in _wordings(language):
        homes.setdefault((kind, words), []).append(value)
    for (kind, words), values in homes.items():
        if len(values) > 1:
            yield f"{words!r} of {kind} in {', '.join(values)}"


def _of_two_intents(language: LanguageModel) -> Iterator[str]:
    """Words that are all somebody says, and that two intents wait for."""
    wordings: dict[str, list[str]] = {}
    for kind, _, words in _wordings(language):
        wordings.setdefault(kind, []).append(words)
    homes: dict[str, set[str]] = {}
    for intent in language["intents"]:
        kinds = {f"{{{slot['name']}}}": slot["type"] for slot in intent["slots"]}
        for sample in intent["samples"]:
            for words in wordings.get(kinds.get(sample, ""), [sample]):
                homes.setdefault(words, set()).add(intent["name"])
    for words, intents in homes.items():
        if len(intents) > 1:
            yield f"{words!r} in {', '.join(sorted(intents))}"


def _empty_synonyms(language: LanguageModel) -> Iterator[str]:
    for kind in language["types"]:
        for value in kind["values"]:
            if value["name"].get("synonyms") == []:
                yield f"{value['id']} of {kind['name']}"


RULES: Final[Mapping[str, Rule]] = {
    "InvocationName-MustFitAmazonsRules": _invocation_name,
    "FallbackSensitivity-MustBeALevel": _sensitivity,
    "BuiltInIntents-MustBeThere": _required,
    "Intent-MustHaveFiveSamples": _few_samples,
    "Fallback-MustHaveNoSamples": _fallback_samples,
    "Sample-MustBeUnique": _repeated,
    "Words-MustBeSpelledOut": _spelling,
    "Sample-MustNotStartWithConnector": _connector,
    "Sample-MustNotHoldWakeWord": _wake_word,
    "Sample-MustHoldSlotOnce": _slot_twice,
    "Slot-MustBeDeclared": _slot_undeclared,
    "Slot-MustBeUsed": _slot_unused,
    "Type-MustBeDefined": _type_undefined,
    "Type-MustBeUsed": _type_unused,
    "Type-MustHaveTwoWordings": _few_wordings,
    "Words-MustMeanOneValue": _ambiguous,
    "Words-MustMeanOneIntent": _of_two_intents,
    "Synonyms-MustNotBeEmpty": _empty_synonyms,
}
"""Rule name → the rule; each yields what breaks it."""
