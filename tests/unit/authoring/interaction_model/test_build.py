"""Building models: templates spelled out, routines joined in, every problem named at once."""

from dataclasses import dataclass, replace

import pytest

from skill.authoring.interaction_model.amazon_words import AmazonWords
from skill.authoring.interaction_model.build import build
from skill.authoring.interaction_model.rules import REQUIRED_INTENTS
from skill.authoring.interaction_model.schema import Intent, LanguageModel, TypeValue
from skill.authoring.interaction_model.source import ModelSource, SlotType, Value
from skill.authoring.problems import ContentError

UNREADABLE = "Template-MustBeReadable"
FIVE = ("one", "two", "three", "four", "five")


@dataclass(frozen=True)
class Named:
    name: str
    also_called: tuple[str, ...] = ()


NAMES = {
    "wall_lean": Named("wall lean", ("lean on the wall",)),
    "heel_drop": Named("heel drop"),
    "thumbs": Named("thumbs"),
}
LEFT = Value("left", "left", ("left one",))
RIGHT = Value("right", "right", ())
ICE = Value("ice", "ice", ())
AMAZON = AmazonWords(
    spaces=True,
    name=range(2, 4),
    sentence=range(4, 15),
    launch_words=frozenset({"open"}),
    skill_words=frozenset({"skill"}),
    small_words=frozenset({"the"}),
    connectors=frozenset({"about"}),
    no_connectors=(),
    wake_words=frozenset({"alexa"}),
    sensitivities=("MEDIUM",),
)
SOURCE = ModelSource(
    path="en",
    language="en",
    locales=("en-US",),
    invocation_name="cramp coach",
    fallback_sensitivity="MEDIUM",
    amazon=AMAZON,
    rules={"calf": "(calf|leg)"},
    types={
        "Leg": SlotType(("leg",), (LEFT, RIGHT)),
        "Stretch": SlotType(("stretch",), other_routines=True),
        "Remedy": SlotType(("remedy",), (ICE,), ("thumbs",)),
        "AMAZON.TIME": SlotType(("time",)),
    },
    intents={
        "ReliefIntent": ("[help] my <calf>", "my {leg} <calf>", "ow"),
        "StretchIntent": ("(do|go) the {stretch}", "{remedy} or {stretch}", "my {leg}", "{time}"),
        **{
            name: () if "Fallback" in name else tuple(f"{name[7:].lower()} {word}" for word in FIVE)
            for name in REQUIRED_INTENTS
        },
    },
)  # fmt: skip


def _language(source: ModelSource = SOURCE) -> LanguageModel:
    return build(source, NAMES)["interactionModel"]["languageModel"]


def _intent(name: str) -> Intent:
    return next(intent for intent in _language()["intents"] if intent["name"] == name)


def _values(name: str) -> list[TypeValue]:
    return next(kind["values"] for kind in _language()["types"] if kind["name"] == name)


def _problems(source: ModelSource) -> set[tuple[str, str, str]]:
    with pytest.raises(ContentError) as caught:
        build(source, NAMES)
    return {*caught.value.problems}


def test_templates_are_spelled_out_in_order() -> None:
    assert _intent("ReliefIntent")["samples"] == [
        "help my calf", "help my leg", "my calf", "my leg", "my {leg} calf", "my {leg} leg", "ow",
    ]  # fmt: skip


def test_an_intent_declares_the_slots_it_uses_in_order() -> None:
    assert _intent("StretchIntent")["slots"] == [
        {"name": "stretch", "type": "Stretch"},
        {"name": "remedy", "type": "Remedy"},
        {"name": "leg", "type": "Leg"},
        {"name": "time", "type": "AMAZON.TIME"},
    ]


def test_a_value_without_synonyms_has_no_list_of_them() -> None:
    assert _values("Leg") == [
        {"id": "left", "name": {"value": "left", "synonyms": ["left one"]}},
        {"id": "right", "name": {"value": "right"}},
    ]


def test_a_named_routine_joins_its_type_and_the_others_join_the_rest() -> None:
    assert [value["id"] for value in _values("Remedy")] == ["ice", "thumbs"]
    assert _values("Stretch") == [
        {"id": "wall_lean", "name": {"value": "wall lean", "synonyms": ["lean on the wall"]}},
        {"id": "heel_drop", "name": {"value": "heel drop"}},
    ]


def test_the_model_carries_name_and_sensitivity() -> None:
    language = _language()
    assert language["invocationName"] == "cramp coach"
    level = language["modelConfiguration"]["fallbackIntentSensitivity"]["level"]
    assert level == "MEDIUM"


def test_a_model_without_a_sensitivity_has_no_configuration() -> None:
    assert "modelConfiguration" not in _language(replace(SOURCE, fallback_sensitivity=""))


def test_a_type_that_brings_its_own_words_is_not_in_the_model() -> None:
    assert "AMAZON.TIME" in SOURCE.types
    assert [kind["name"] for kind in _language()["types"]] == ["Leg", "Stretch", "Remedy"]


def test_every_problem_is_named_at_once_and_with_its_file() -> None:
    spoiled = replace(
        SOURCE,
        invocation_name="open it",
        types={
            **SOURCE.types,
            "Leg": SlotType(("leg", "side"), (LEFT, RIGHT)),
            "Remedy": SlotType(("remedy",), (), ("thumbs", "cupping")),
        },
        intents={**SOURCE.intents, "ReliefIntent": ("(my calf", "my <shin>", "ow 2", "my {knee}")},
    )
    problems = _problems(spoiled)
    relief = "en/intents/ReliefIntent.toml"
    assert problems >= {
        ("en/slot_types/Remedy.toml", "Routine-MustBeKnown", "cupping"),
        ("en/slot_types/Leg.toml", "Slot-MustBeUsed", "{side}"),
        (relief, "Words-MustBeSpelledOut", "'ow 2'"),
        (relief, "Slot-MustBeDeclared", "{knee} in 'my {knee}'"),
        (relief, "Intent-MustHaveFiveSamples", "there are 2"),
        ("en/model.toml", "InvocationName-MustFitAmazonsRules", "'open it' holds 'open'"),
    }
    unreadable = sorted((path, text) for path, rule, text in problems if rule == UNREADABLE)
    assert [path for path, _ in unreadable] == [relief, relief]
    assert [text.partition(":")[0] for _, text in unreadable] == ["'(my calf'", "'my <shin>'"]


def test_a_rule_that_cannot_be_read_is_named() -> None:
    problems = _problems(replace(SOURCE, rules={"calf": "(calf"}))
    assert any(row[:2] == ("en/model.toml", UNREADABLE) and "'(calf'" in row[2] for row in problems)
