"""Building models: templates spelled out, routines joined in, every problem named at once."""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from skill.authoring.interaction_model.build import (
    build,
    out_of_date,
    render,
    write_models,
)
from skill.authoring.interaction_model.rules import REQUIRED_INTENTS
from skill.authoring.interaction_model.schema import Intent, LanguageModel, TypeValue
from skill.authoring.interaction_model.source import ModelSource, SlotType, Value
from skill.authoring.problems import ContentError

ROOT = Path(__file__).parents[4]
SOURCES = ROOT / "interaction_models" / "source"
LOCALES = ("en-AU", "en-CA", "en-GB", "en-IN", "en-US")
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
SOURCE = ModelSource(
    path="en.toml",
    language="en",
    locales=("en-US",),
    invocation_name="cramp coach",
    fallback_sensitivity="MEDIUM",
    rules={"calf": "(calf|leg)"},
    slots={"leg": "Leg", "stretch": "Stretch", "remedy": "Remedy"},
    types={
        "Leg": SlotType((LEFT, RIGHT), (), other_routines=False),
        "Stretch": SlotType((), (), other_routines=True),
        "Remedy": SlotType((ICE,), ("thumbs",), other_routines=False),
    },
    intents={
        "ReliefIntent": ("[help] my <calf>", "my {leg} <calf>", "ow"),
        "StretchIntent": ("(do|go) the {stretch}", "{remedy} or {stretch}", "bend my {leg}", "up"),
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


def _rules_broken(source: ModelSource) -> set[tuple[str, str]]:
    with pytest.raises(ContentError) as caught:
        build(source, NAMES)
    assert {problem.path for problem in caught.value.problems} == {"en.toml"}
    return {(problem.rule, problem.text) for problem in caught.value.problems}


def test_templates_are_spelled_out_in_order() -> None:
    assert _intent("ReliefIntent")["samples"] == [
        "help my calf", "help my leg", "my calf", "my leg", "my {leg} calf", "my {leg} leg", "ow",
    ]  # fmt: skip


def test_an_intent_declares_the_slots_it_uses_in_order() -> None:
    assert _intent("StretchIntent")["slots"] == [
        {"name": "stretch", "type": "Stretch"},
        {"name": "remedy", "type": "Remedy"},
        {"name": "leg", "type": "Leg"},
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


def test_every_problem_is_named_at_once() -> None:
    spoiled = replace(
        SOURCE,
        invocation_name="open it",
        slots={**SOURCE.slots, "side": "Leg"},
        types={**SOURCE.types, "Remedy": SlotType((), ("thumbs", "cupping"), other_routines=False)},
        intents={**SOURCE.intents, "ReliefIntent": ("(my calf", "my <shin>", "ow 2", "my {knee}")},
    )
    broken = _rules_broken(spoiled)
    assert ("Routine-MustBeKnown", "cupping of Remedy") in broken
    assert ("Slot-MustBeUsed", "{side}") in broken
    assert ("Words-MustBeSpelledOut", "'ow 2' of ReliefIntent") in broken
    assert ("Slot-MustBeDeclared", "{knee} in 'my {knee}'") in broken
    assert ("Intent-MustHaveFiveSamples", "ReliefIntent has 2") in broken
    assert ("InvocationName-MustFitAmazonsRules", "'open it' holds 'open'") in broken
    unreadable = [text for rule, text in broken if rule == "Template-MustBeReadable"]
    assert [text.partition(":")[0] for text in sorted(unreadable)] == ["'(my calf'", "'my <shin>'"]


def test_a_rule_that_cannot_be_read_is_named() -> None:
    broken = _rules_broken(replace(SOURCE, rules={"calf": "(calf"}))
    assert any(rule == "Template-MustBeReadable" and "'(calf'" in text for rule, text in broken)


def test_the_text_is_readable_and_always_the_same() -> None:
    text = render(build(SOURCE, NAMES))
    assert text == render(build(SOURCE, NAMES))
    assert text.endswith("}\n")
    assert text.startswith('{\n  "interactionModel": {\n    "languageModel": {\n')
    assert json.loads(text) == build(SOURCE, NAMES)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real content and sources, and no built model yet."""
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "content").symlink_to(ROOT / "skill" / "content")
    (tmp_path / "interaction_models").mkdir()
    (tmp_path / "interaction_models" / "source").symlink_to(ROOT / "interaction_models" / "source")
    return tmp_path


def test_missing_models_are_written_once(project: Path) -> None:
    models = [project / "interaction_models" / f"{locale}.json" for locale in LOCALES]
    assert sorted(out_of_date(project)) == models
    assert sorted(write_models(project)) == models
    assert all(model.exists() for model in models)
    assert out_of_date(project) == []
    assert write_models(project) == []


def test_a_model_changed_by_hand_is_out_of_date(project: Path) -> None:
    model, *_ = write_models(project)
    model.write_text(model.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert out_of_date(project) == [model]


def test_a_broken_source_writes_nothing(project: Path) -> None:
    (_own_sources(project) / "en.toml").write_text("language = 1", encoding="utf-8")
    with pytest.raises(ContentError):
        write_models(project)
    assert list((project / "interaction_models").glob("*.json")) == []


def test_a_language_without_content_has_no_routines_to_name(project: Path) -> None:
    text = (SOURCES / "en.toml").read_text(encoding="utf-8")
    foreign = text.replace('"en"', '"xx"', 1)
    (_own_sources(project) / "xx.toml").write_text(foreign, encoding="utf-8")
    with pytest.raises(ContentError, match="thumb_pressure of Remedy"):
        write_models(project)


def test_a_locale_without_a_number_to_call_gets_no_model(project: Path) -> None:
    text = (SOURCES / "en.toml").read_text(encoding="utf-8")
    wider = text.replace('"en-GB"', '"en-GB", "en-ZZ"', 1)
    (_own_sources(project) / "en.toml").write_text(wider, encoding="utf-8")
    with pytest.raises(ContentError, match="Locale-MustExist: give en-ZZ a row"):
        write_models(project)


def test_what_a_locale_adds_is_heard_there_alone(project: Path) -> None:
    sources = _own_sources(project)
    shutil.copy(SOURCES / "en.toml", sources)
    adding = '[intents.ReliefIntent]\nsamples = ["(bother|blast) my calf"]'
    (sources / "en-GB.toml").write_text(adding, encoding="utf-8")
    write_models(project)
    heard = {
        locale: "blast my calf"
        in (project / f"interaction_models/{locale}.json").read_text("utf-8")
        for locale in LOCALES
    }
    assert heard == {locale: locale == "en-GB" for locale in LOCALES}


def test_what_a_locale_breaks_is_named_as_the_locales_own(project: Path) -> None:
    sources = _own_sources(project)
    shutil.copy(SOURCES / "en.toml", sources)
    (sources / "en-GB.toml").write_text('[intents.ReliefIntent]\nsamples = ["ow"]', "utf-8")
    with pytest.raises(ContentError, match=r"^en-GB\.toml: Sample-MustBeUnique: 'ow'"):
        write_models(project)


def _own_sources(project: Path) -> Path:
    """A folder for sources of its own, in place of the real ones."""
    sources = project / "interaction_models" / "source"
    sources.unlink()
    sources.mkdir()
    return sources
