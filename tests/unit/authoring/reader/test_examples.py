import json
from pathlib import Path
from typing import Any

from skill.authoring.reader.examples import INTENT_TOKENS, SIGN_TYPE, examples
from skill.reading.reading import Kind
from tests.support.repository import ROOT
from tests.support.small_lexicon import sources

NO_SOURCES = sources({})


def value(id_: str, name: str, *synonyms: str) -> dict[str, Any]:
    return {"id": id_, "name": {"value": name, "synonyms": list(synonyms)}}


def project(folder: Path) -> Path:
    """A project whose interaction model hears a few words."""
    leg = [{"name": "leg", "type": "Leg"}, {"name": "time", "type": "AMAZON.TIME"}]
    model = {
        "intents": [
            {"name": "ReliefIntent", "slots": leg, "samples": ["my {leg} calf", "{leg} or {leg}"]},
            {"name": "SetReminderIntent", "slots": leg, "samples": ["remind me at {time}"]},
            {"name": "AMAZON.YesIntent", "slots": [], "samples": ["yes"]},
            {"name": "PaceIntent", "slots": [], "samples": ["hold longer"]},
        ],
        "types": [
            {"name": "Leg", "values": [value("left", "left"), value("right", "right", "good")]},
            {"name": SIGN_TYPE, "values": [{"id": "pop", "name": {"value": "something popped"}}]},
        ],
    }
    models = folder / "interaction_models"
    models.mkdir()
    whole = {"interactionModel": {"languageModel": model}}
    (models / "en-GB.json").write_text(json.dumps(whole), encoding="utf-8")
    (models / "en-US.json").write_text("not read", encoding="utf-8")
    return folder


def test_samples_are_examples_of_their_intents_meaning(tmp_path: Path) -> None:
    found = dict(examples(project(tmp_path), "en", NO_SOURCES))
    assert found["yes"] == "yes"
    assert found["something popped"] == "sign:pop"
    assert "hold longer" not in found


def test_slots_are_filled_with_the_wordings_of_their_type_in_turn(tmp_path: Path) -> None:
    found = dict(examples(project(tmp_path), "en", NO_SOURCES))
    relief = {words for words, token in found.items() if token == "cramp"}
    assert relief == {"my left calf", "my right calf", "good or left", "right or good"}


def test_a_slot_of_a_type_of_amazons_stays_empty(tmp_path: Path) -> None:
    assert ("remind me at ", "wish:remind") in examples(project(tmp_path), "en", NO_SOURCES)


def test_phrases_are_examples_too_and_win(tmp_path: Path) -> None:
    known = NO_SOURCES._replace(phrases={"feel:eased": ("phew",), "no": ("yes",)})
    found = dict(examples(project(tmp_path), "en", known))
    assert found["phew"] == "feel:eased"
    assert found["yes"] == "no"


def test_each_example_is_there_once_and_in_order(tmp_path: Path) -> None:
    found = examples(project(tmp_path), "en", NO_SOURCES)
    assert found == sorted(set(found))
    assert found == examples(tmp_path, "en", NO_SOURCES)


def test_every_meaning_of_an_intent_is_of_a_known_kind() -> None:
    assert {token.partition(":")[0] for token in INTENT_TOKENS.values()} <= set(Kind)


def test_every_intent_with_a_meaning_is_one_of_the_models() -> None:
    model = json.loads((ROOT / "interaction_models/en-US.json").read_text("utf-8"))
    intents = model["interactionModel"]["languageModel"]["intents"]
    assert INTENT_TOKENS.keys() <= {intent["name"] for intent in intents}
