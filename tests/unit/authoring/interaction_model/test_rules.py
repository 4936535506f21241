"""Each rule lets a sound model pass and refuses one that breaks it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest

from skill.authoring.interaction_model.breaches import CATCH_ALL, FALLBACK, slots_of
from skill.authoring.interaction_model.reader import read_sources
from skill.authoring.interaction_model.rules import REQUIRED_INTENTS, broken_rules, rules
from skill.authoring.interaction_model.schema import Intent, LanguageModel
from tests.support.repository import ROOT

Break = Callable[[LanguageModel], None]
ENGLISH = next(
    source.amazon
    for source in read_sources(ROOT / "interaction_models" / "source")
    if source.language == "en"
)


def _built_in(name: str) -> Intent:
    samples = [f"{name[7:].lower()} {word}" for word in ("one", "two", "three", "four", "five")]
    return {"name": name, "slots": [], "samples": [] if name == FALLBACK else samples}


def _sound() -> LanguageModel:
    relief: Intent = {
        "name": "ReliefIntent",
        "slots": [{"name": "leg", "type": "Leg"}],
        "samples": [
            "help",
            "my {leg} hurts",
            "it's {leg}'s a. m. again",
            "d.v.t.",
            "well-known cramp",
        ],
    }
    said: Intent = {
        "name": CATCH_ALL,
        "slots": [{"name": "words", "type": "Words"}],
        "samples": ["{words}"],
    }
    return {
        "invocationName": "cramp coach",
        "modelConfiguration": {"fallbackIntentSensitivity": {"level": "MEDIUM"}},
        "intents": [relief, *map(_built_in, REQUIRED_INTENTS), said],
        "types": [
            {
                "name": "Leg",
                "values": [
                    {"id": "left", "name": {"value": "left", "synonyms": ["left one"]}},
                    {"id": "right", "name": {"value": "right"}},
                ],
            },
            {
                "name": "Words",
                "values": [
                    {"id": "cats", "name": {"value": "my cat is up the tree"}},
                    {"id": "legs", "name": {"value": "my sore leg hurts again"}},
                ],
            },
        ],
    }


def _name(name: str) -> Break:
    def rename(language: LanguageModel) -> None:
        language["invocationName"] = name

    return rename


def _sample(sample: str, intent: int = 0) -> Break:
    def add(language: LanguageModel) -> None:
        language["intents"][intent]["samples"].append(sample)

    return add


def _synonyms(*synonyms: str) -> Break:
    def replace(language: LanguageModel) -> None:
        language["types"][0]["values"][1]["name"]["synonyms"] = list(synonyms)

    return replace


def _sensitivity(language: LanguageModel) -> None:
    language["modelConfiguration"]["fallbackIntentSensitivity"]["level"] = "UTMOST"


def _no_stop(language: LanguageModel) -> None:
    language["intents"] = [
        intent for intent in language["intents"] if intent["name"] != "AMAZON.StopIntent"
    ]


def _four_samples(language: LanguageModel) -> None:
    language["intents"][0]["samples"].pop()


def _undeclared_slot(language: LanguageModel) -> None:
    language["intents"][0]["slots"].clear()


def _unused_slot(language: LanguageModel) -> None:
    language["intents"][1]["slots"].append({"name": "leg", "type": "Leg"})


def _undefined_type(language: LanguageModel) -> None:
    language["intents"][0]["slots"][0]["type"] = "Limb"


def _unused_type(language: LanguageModel) -> None:
    spare = deepcopy(language["types"][0])
    spare["name"] = "Limb"
    language["types"].append(spare)


def _two_intents(language: LanguageModel) -> None:
    """The left leg alone, and somebody who says so to another intent."""
    language["intents"][0]["samples"].append("{leg}")
    language["intents"][1]["samples"].append("left one")


def _further_sample(language: LanguageModel) -> None:
    language["intents"][-1]["samples"].append("well {words}")


def _carrier(language: LanguageModel) -> None:
    language["intents"][-1]["samples"] = ["well {words}"]


def _second_slot(language: LanguageModel) -> None:
    language["intents"][-1]["slots"].append({"name": "leg", "type": "Leg"})


def _type_of_the_catch_all(kind: str) -> Break:
    def take(language: LanguageModel) -> None:
        language["intents"][-1]["slots"][0]["type"] = kind

    return take


def _said(words: str) -> Break:
    def add(language: LanguageModel) -> None:
        language["types"][1]["values"][0]["name"]["synonyms"] = [words]

    return add


def _one_wording(language: LanguageModel) -> None:
    language["types"][0]["values"] = language["types"][0]["values"][1:]


BROKEN: tuple[tuple[str, str, Break], ...] = (
    ("InvocationName-MustFitAmazonsRules", "model", _name("cramps")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("the friendly cramp coach")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("Cramp Coach")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("cramp coach 2")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("open cramps")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("coach for cramps")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("echo coach")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("cramp skill")),
    ("InvocationName-MustFitAmazonsRules", "model", _name("the coach")),
    ("FallbackSensitivity-MustBeALevel", "model", _sensitivity),
    ("BuiltInIntents-MustBeThere", "model", _no_stop),
    ("Intent-MustHaveFiveSamples", "intents/ReliefIntent", _four_samples),
    (
        "Fallback-MustHaveNoSamples",
        "intents/AMAZON.FallbackIntent",
        _sample("banana", 1 + REQUIRED_INTENTS.index(FALLBACK)),
    ),
    ("Sample-MustBeUnique", "intents/ReliefIntent", _sample("help")),
    ("Sample-MustBeUnique", "intents/AMAZON.CancelIntent", _sample("help", 1)),
    ("Words-MustBeSpelledOut", "intents/ReliefIntent", _sample("hold 30 seconds")),
    ("Words-MustBeSpelledOut", "intents/ReliefIntent", _sample("ow, my calf")),
    ("Words-MustBeSpelledOut", "intents/ReliefIntent", _sample("how long?")),
    ("Words-MustBeSpelledOut", "intents/ReliefIntent", _sample("it hurts. help")),
    ("Words-MustBeSpelledOut", "intents/ReliefIntent", _sample(" help me")),
    ("Words-MustBeSpelledOut", "intents/ReliefIntent", _sample("")),
    ("Words-MustBeSpelledOut", "slot_types/Leg", _synonyms("right 1")),
    ("Sample-MustNotStartWithConnector", "intents/ReliefIntent", _sample("about my calf")),
    ("Sample-MustNotStartWithConnector", "intents/ReliefIntent", _sample("to stretch")),
    ("Sample-MustNotHoldWakeWord", "intents/ReliefIntent", _sample("help me alexa")),
    ("Sample-MustHoldSlotOnce", "intents/ReliefIntent", _sample("the {leg} or the {leg}")),
    ("Slot-MustBeDeclared", "intents/ReliefIntent", _undeclared_slot),
    ("Slot-MustBeUsed", "intents/AMAZON.CancelIntent", _unused_slot),
    ("Type-MustBeDefined", "slot_types/Limb", _undefined_type),
    ("Type-MustBeUsed", "slot_types/Limb", _unused_type),
    ("Type-MustHaveTwoWordings", "slot_types/Leg", _one_wording),
    ("Words-MustMeanOneValue", "slot_types/Leg", _synonyms("left one")),
    ("Words-MustMeanOneIntent", "intents/AMAZON.CancelIntent", _two_intents),
    ("Synonyms-MustNotBeEmpty", "slot_types/Leg", _synonyms()),
    ("CatchAll-MustBeItsSlotAlone", "intents/SaidIntent", _further_sample),
    ("CatchAll-MustBeItsSlotAlone", "intents/SaidIntent", _carrier),
    ("CatchAll-MustBeItsSlotAlone", "intents/SaidIntent", _second_slot),
    ("CatchAll-MustHaveATypeOfItsOwn", "intents/SaidIntent", _type_of_the_catch_all("Leg")),
    (
        "CatchAll-MustHaveATypeOfItsOwn",
        "intents/SaidIntent",
        _type_of_the_catch_all("AMAZON.SearchQuery"),
    ),
    ("CatchAll-MustKnowSentences", "slot_types/Words", _said("three words only")),
    ("CatchAll-MustKnowSentences", "slot_types/Words", _said(" ".join(["word"] * 15))),
    ("CatchAll-MustTakeNothingFromOthers", "slot_types/Words", _said("well-known cramp")),
    ("CatchAll-MustTakeNothingFromOthers", "slot_types/Words", _said("my left one hurts")),
    ("CatchAll-MustTakeNothingFromOthers", "slot_types/Words", _said("it's right's a. m. again")),
)


def test_a_sound_model_breaks_no_rule() -> None:
    assert list(broken_rules(_sound(), ENGLISH)) == []


@pytest.mark.parametrize(("rule", "place", "spoil"), BROKEN)
def test_a_broken_model_is_refused_and_the_place_is_named(
    rule: str, place: str, spoil: Break
) -> None:
    language = _sound()
    spoil(language)
    assert (rule, place) in {
        (name, breach.place) for name, breach in broken_rules(language, ENGLISH)
    }


def test_the_catch_all_alone_may_have_one_sample() -> None:
    language = _sound()
    language["intents"][-1]["name"] = "ChatIntent"
    assert ("Intent-MustHaveFiveSamples", "intents/ChatIntent") in {
        (name, breach.place) for name, breach in broken_rules(language, ENGLISH)
    }


@pytest.mark.parametrize(
    "words", ["my left one hurts now", "oh my left hurts", "my sore hurts too"]
)
def test_the_catch_all_may_know_words_around_a_sample(words: str) -> None:
    language = _sound()
    _said(words)(language)
    assert list(broken_rules(language, ENGLISH)) == []


@pytest.mark.parametrize(
    "name", ["waden coach", "câimbra calma", "ऐंठन साथी", "قدم هادئة", "足 の 筋"]
)
def test_a_name_has_the_letters_of_any_script(name: str) -> None:
    language = _sound()
    _name(name)(language)
    assert list(broken_rules(language, ENGLISH)) == []


@pytest.mark.parametrize(
    "name", ["Öl füße", "wade\u0308n coach", "cramp,coach now", "coach  cramp"]
)
def test_a_name_has_small_letters_as_a_recogniser_writes_them(name: str) -> None:
    language = _sound()
    _name(name)(language)
    assert [rule for rule, _ in broken_rules(language, ENGLISH)] == [
        "InvocationName-MustFitAmazonsRules"
    ]


def test_a_language_may_allow_one_word_as_a_name() -> None:
    language = _sound()
    _name("wadencoach")(language)
    german = replace(ENGLISH, name=range(1, 4))
    assert list(broken_rules(language, german)) == []


def test_where_no_spaces_stand_between_words_letters_are_counted_and_words_found_in_them() -> None:
    language = _sound()
    _name("足つり先生")(language)
    for value in language["types"][1]["values"]:
        value["name"]["value"] = "ふくらはぎがまだ痛い" + value["id"]
    japanese = replace(
        ENGLISH,
        spaces=False,
        name=range(4, 12),
        sentence=range(10, 46),
        wake_words=frozenset({"アレクサ"}),
        launch_words=frozenset({"開いて"}),
        small_words=frozenset(),
        connectors=frozenset(),
    )
    assert list(broken_rules(language, japanese)) == []
    _sample("ねえアレクサ助けて")(language)
    _name("足つり開いて")(language)
    assert [rule for rule, _ in broken_rules(language, japanese)] == [
        "InvocationName-MustFitAmazonsRules",
        "Sample-MustNotHoldWakeWord",
    ]


def test_a_sample_may_begin_with_what_only_looks_like_a_connector() -> None:
    language = _sound()
    spanish = replace(ENGLISH, connectors=frozenset({"por"}), no_connectors=("por qué",))
    _sample("por qué me dan calambres")(language)
    assert list(broken_rules(language, spanish)) == []
    _sample("por la noche")(language)
    assert [rule for rule, _ in broken_rules(language, spanish)] == [
        "Sample-MustNotStartWithConnector"
    ]


def test_a_sensitivity_is_refused_where_amazon_takes_none() -> None:
    language = _sound()
    french = replace(ENGLISH, sensitivities=())
    assert [rule for rule, _ in broken_rules(language, french)] == [
        "FallbackSensitivity-MustBeALevel"
    ]
    del language["modelConfiguration"]
    assert list(broken_rules(language, french)) == []


def test_every_rule_has_a_broken_example() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(rules(ENGLISH))


def test_slots_of_a_sample_come_in_order_and_as_often_as_they_occur() -> None:
    assert slots_of("my {leg} hurts {situation} and my {leg}") == ["leg", "situation", "leg"]
