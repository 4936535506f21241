"""The models that Amazon gets: up to date, sound, and one with what the skill knows."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from skill.alexa.intents import HANDLED
from skill.authoring.interaction_model.breaches import slots_of
from skill.authoring.interaction_model.built_models import out_of_date
from skill.authoring.interaction_model.rules import RULES
from skill.authoring.interaction_model.schema import Intent, LanguageModel, SlotType
from skill.authoring.toml.library_reader import load_library
from skill.coaching.messages.events import Nudge
from skill.content.model import Days, Library, Pace

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "interaction_models"
SOURCES = MODELS / "source"
LONGEST_SOURCE = 160
"""Lines."""

FREELY_PHRASED = range(40, 151)
DANGER_SIGNS = range(40, 231)
"""Safety asks for more."""
SHORT_COMMANDS = range(20, 101)
MOST_ADDED = 12
"""Samples of an intent that another locale may have besides."""
LOCALES = load_library().locales


PARTS_OF_DAYS = ("daily_morning", "daily_evening", "daily_night", "weekdays_night")


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def language(locale: str) -> LanguageModel:
    document = json.loads((MODELS / f"{locale}.json").read_text(encoding="utf-8"))
    assert list(document) == ["interactionModel"]
    assert list(document["interactionModel"]) == ["languageModel"]
    model: LanguageModel = document["interactionModel"]["languageModel"]
    return model


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def _ids(language: LanguageModel, kind: str) -> set[str]:
    values = next(entry["values"] for entry in language["types"] if entry["name"] == kind)
    return {value["id"] for value in values}


def test_the_built_models_are_what_the_sources_make() -> None:
    assert out_of_date(ROOT) == []


@pytest.mark.parametrize(
    "path", sorted(SOURCES.rglob("*.toml")), ids=lambda path: str(path.relative_to(SOURCES))
)
def test_a_source_is_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_SOURCE


def test_every_locale_has_a_model_and_no_other() -> None:
    assert {path.stem for path in MODELS.glob("*.json")} == LOCALES.keys()


@pytest.mark.parametrize("rule", RULES)
def test_the_built_model_keeps(rule: str, language: LanguageModel) -> None:
    assert list(RULES[rule](language)) == []


def test_the_intents_are_those_of_the_skill(language: LanguageModel) -> None:
    assert {intent["name"] for intent in language["intents"]} == HANDLED


def test_the_number_of_samples_is_sensible(language: LanguageModel, locale: str) -> None:
    more = 0 if locale == "en-US" else MOST_ADDED

    def allowed(name: str) -> range:
        usual = DANGER_SIGNS if name == "RedFlagIntent" else FREELY_PHRASED
        if name.startswith("AMAZON."):
            usual = SHORT_COMMANDS
        return range(usual.start, usual.stop + more)

    counts = {intent["name"]: len(intent["samples"]) for intent in language["intents"]}
    del counts["AMAZON.FallbackIntent"]
    assert {name: count for name, count in counts.items() if count not in allowed(name)} == {}


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("Leg", {"left", "right", "both"}),
        ("Severity", {"severe", "mild"}),
        ("Remedy", {"thumb_pressure", "calf_massage"}),
        ("Temperature", {"ice", "heat"}),
        ("Pace", {*Pace, *Nudge}),
        ("Forget", {"forget"}),
        ("Recurrence", {*Days, *PARTS_OF_DAYS}),
        ("Often", {"frequent"}),
    ],
)
def test_slot_values_are_those_the_skill_understands(
    kind: str, ids: set[str], language: LanguageModel
) -> None:
    assert _ids(language, kind) == ids


def test_signs_are_those_of_the_content(language: LanguageModel, library: Library) -> None:
    assert _ids(language, "Sign") == library.signs.keys()


def test_situations_are_those_of_the_content(language: LanguageModel, library: Library) -> None:
    assert _ids(language, "Situation") == library.situations.keys()


def test_routines_that_can_be_asked_for_are_all_heard(
    language: LanguageModel, library: Library
) -> None:
    offered = {routine.id for routine in library.routines.values() if routine.offered}
    assert _ids(language, "Stretch") | _ids(language, "Remedy") == offered


def test_no_sample_takes_a_word_from_a_slot(language: LanguageModel) -> None:
    """A sample that spells out a slot's value would be heard without the slot.

    The words of Amazon's own types are not in the model.
    """
    wordings = {kind["name"]: _wordings(kind) for kind in language["types"]}
    hidden = [
        filled
        for intent in language["intents"]
        for filled in _filled_once(intent, wordings)
        if filled in intent["samples"]
    ]
    assert hidden == []


def _wordings(kind: SlotType) -> list[str]:
    names = [value["name"] for value in kind["values"]]
    return [word for name in names for word in (name["value"], *name.get("synonyms", ()))]


def _filled_once(intent: Intent, wordings: Mapping[str, list[str]]) -> Iterator[str]:
    types = {slot["name"]: slot["type"] for slot in intent["slots"]}
    for sample in intent["samples"]:
        slots = slots_of(sample)
        if len(slots) == 1:
            for word in wordings.get(types[slots[0]], ()):
                yield sample.replace(f"{{{slots[0]}}}", word)
