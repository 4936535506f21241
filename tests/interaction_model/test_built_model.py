"""The models that Amazon gets: up to date, sound, and one with what the skill knows."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from skill.alexa.intents import HANDLED, event
from skill.alexa.slots import BUILT_IN, slot_values
from skill.authoring.interaction_model.breaches import CATCH_ALL, slots_of
from skill.authoring.interaction_model.built_models import out_of_date
from skill.authoring.interaction_model.reader import read_sources
from skill.authoring.interaction_model.rules import broken_rules
from skill.authoring.interaction_model.schema import Intent, LanguageModel, SlotType
from skill.coaching.messages.events import AdviceAsked
from skill.content.library import load_library
from skill.content.model import Library

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "interaction_models"
SOURCES = MODELS / "source"
LONGEST_SOURCE = 160
"""Lines."""

FREELY_PHRASED = range(40, 151)
DANGER_SIGNS = range(40, 231)
"""Safety asks for more."""
SHORT_COMMANDS = range(20, 101)
OF_ONE_SLOT = {
    "LegIntent",
    "NoRedFlagIntent",
    "QuestionIntent",
    "SituationIntent",
    "TheirRedFlagIntent",
}
"""Intents whose samples are little more than a slot, the values of which are the phrasings."""
FEW_FRAMES = range(5, 21)
NEVER_SAID = {
    "situation": {"both_legs", "cannot_reach", "fluid_limit", "gently"},
    "sign": {"fainting.theirs", "unresponsive.theirs"},
    "question": {"aftercare"},
}
"""Slot → ids that follow from something else than their own words."""
SENTENCES = range(100, 161)
"""Values of the catch-all."""
MOST_ADDED = 12
"""Samples of an intent that another locale may have besides."""
LOCALES = load_library().locales


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


def _types_of_slots(language: LanguageModel) -> dict[str, str]:
    return {slot["name"]: slot["type"] for row in language["intents"] for slot in row["slots"]}


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


def test_the_built_model_keeps_every_rule(language: LanguageModel, locale: str) -> None:
    source = next(one for one in read_sources(SOURCES) if locale in one.locales)
    assert list(broken_rules(language, source.amazon)) == []


def test_the_intents_are_those_of_the_skill(language: LanguageModel) -> None:
    assert {intent["name"] for intent in language["intents"]} == HANDLED


def test_the_number_of_samples_is_sensible(language: LanguageModel, locale: str) -> None:
    more = 0 if locale == "en-US" else MOST_ADDED

    def allowed(name: str) -> range:
        usual = DANGER_SIGNS if name == "RedFlagIntent" else FREELY_PHRASED
        if name.startswith("AMAZON.") or name in ("DoneIntent", "GoodIntent", "EnoughIntent"):
            usual = SHORT_COMMANDS
        if name in OF_ONE_SLOT:
            usual = FEW_FRAMES
        return range(usual.start, usual.stop + more)

    counts = {intent["name"]: len(intent["samples"]) for intent in language["intents"]}
    del counts["AMAZON.FallbackIntent"], counts[CATCH_ALL]
    assert {name: count for name, count in counts.items() if count not in allowed(name)} == {}


def test_slots_hold_what_the_skill_understands(language: LanguageModel, library: Library) -> None:
    types = _types_of_slots(language)
    read = {"words"}
    held = {slot: _ids(language, types[slot]) for slot in types.keys() - BUILT_IN - read}
    understood = {slot: set(ids) - {""} for slot, ids in slot_values(library).items()}
    offered = {routine.id for routine in library.routines.values() if routine.offered}
    understood["stretch"] = offered - understood["remedy"]
    understood["question"] -= _topics_with_an_intent_of_their_own()
    said = {slot: ids - NEVER_SAID.get(slot, set()) for slot, ids in understood.items()}
    assert held == said


def _topics_with_an_intent_of_their_own() -> set[str]:
    events = [event(name, {}) for name in HANDLED]
    return {meant.topic for meant in events if isinstance(meant, AdviceAsked)}


def test_no_question_and_no_situation_is_worded_like_another(language: LanguageModel) -> None:
    for name in ("Question", "Situation"):
        wordings = next(_wordings(kind) for kind in language["types"] if kind["name"] == name)
        assert len(set(wordings)) == len(wordings)


def test_every_model_hands_on_what_fits_no_sample(language: LanguageModel) -> None:
    """The skill reads the words of its slot, so what they resolve to means nothing."""
    (catch_all,) = [intent for intent in language["intents"] if intent["name"] == CATCH_ALL]
    assert catch_all["samples"] == ["{words}"]
    assert catch_all["slots"] == [{"name": "words", "type": "Words"}]
    sentences = next(_wordings(kind) for kind in language["types"] if kind["name"] == "Words")
    assert len(sentences) in SENTENCES
    assert len(set(sentences)) == len(sentences)


GREEDY = ("i", "it", "he", "she", "my leg", "my calf", "help", "now", "yes", "i'm", "cramps")


@pytest.mark.parametrize("before", GREEDY)
def test_no_sample_takes_whatever_follows_a_common_word(
    before: str, language: LanguageModel
) -> None:
    """A recogniser may fill such a slot with anything, and the words of a story begin so."""
    allowed = {"i'm {situation}", "cramps {often}"}
    samples = {sample for intent in language["intents"] for sample in intent["samples"]}
    assert {
        sample
        for sample in samples - allowed
        if slots_of(sample) and sample == f"{before} {{{slots_of(sample)[0]}}}"
    } == set()


def test_a_pronoun_alone_is_nobody(language: LanguageModel) -> None:
    situations = next(_wordings(kind) for kind in language["types"] if kind["name"] == "Situation")
    assert not {"he", "she", "him", "her", "his"} & set(situations)


def test_built_in_slots_are_those_of_amazons_types(language: LanguageModel) -> None:
    types = _types_of_slots(language)
    assert {slot for slot, kind in types.items() if kind.startswith("AMAZON.")} == BUILT_IN


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
