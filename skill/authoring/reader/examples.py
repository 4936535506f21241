"""The utterances that the guesser learns from: phrases, and what the interaction model hears."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

from skill.authoring.reader.sources import ReaderSources

FILLINGS = 2
"""How often a sample with slots is learned, each time with other values."""
INTENT_TOKENS: Mapping[str, str] = {
    "ReliefIntent": "cramp",
    "PressureIntent": "stretch:thumb_pressure",
    "IceHeatIntent": "topic:ice_heat",
    "PreventionIntent": "topic:prevention",
    "CauseIntent": "topic:causes",
    "DoctorIntent": "topic:doctor",
    "HoldTimeIntent": "topic:hold_time",
    "SuppliesIntent": "topic:supplies",
    "HistoryIntent": "topic:history",
    "EasingIntent": "feel:eased",
    "StillHurtsIntent": "feel:same",
    "WorseIntent": "feel:worse",
    "TimeLeftIntent": "steer:time_left",
    "SetReminderIntent": "wish:remind",
    "AMAZON.YesIntent": "yes",
    "AMAZON.NoIntent": "no",
    "AMAZON.NextIntent": "steer:next",
    "AMAZON.PreviousIntent": "steer:previous",
    "AMAZON.RepeatIntent": "steer:repeat",
    "AMAZON.PauseIntent": "steer:pause",
    "AMAZON.ResumeIntent": "steer:resume",
    "AMAZON.StartOverIntent": "steer:start_over",
    "AMAZON.HelpIntent": "steer:help",
    "AMAZON.StopIntent": "steer:stop",
}
"""Intent → the meaning of all its samples; the others mean several things."""
SIGN_TYPE = "Sign"
"""The slot type whose values are danger signs."""

_SLOT = re.compile(r"\{(\w+)\}")


def examples(root: Path, language: str, sources: ReaderSources) -> list[tuple[str, str]]:
    """All examples of a language with their meaning, in a fixed order, each once."""
    model = _model(root, language)
    found = dict(_of_model(model))
    found |= {words: token for token, phrases in sources.phrases.items() for words in phrases}
    return sorted(found.items())


def _model(root: Path, language: str) -> Any:
    """The interaction model of the language's first locale."""
    path = min((root / "interaction_models").glob(f"{language}-*.json"))
    return json.loads(path.read_text("utf-8"))["interactionModel"]["languageModel"]


def _of_model(model: Any) -> Iterator[tuple[str, str]]:
    wordings = {kind["name"]: list(_wordings(kind)) for kind in model["types"]}
    for id_, words in wordings[SIGN_TYPE]:
        yield words, f"sign:{id_.partition('.')[0]}"
    for intent in model["intents"]:
        token = INTENT_TOKENS.get(intent["name"], "")
        fillings = {
            slot["name"]: cycle([words for _, words in wordings.get(slot["type"], [("", "")])])
            for slot in intent["slots"]
        }
        for sample in intent["samples"] if token else ():
            for _ in range(FILLINGS if _SLOT.search(sample) else 1):
                yield _filled(sample, fillings), token


def _filled(sample: str, fillings: Mapping[str, Iterator[str]]) -> str:
    return _SLOT.sub(lambda slot: next(fillings[slot[1]]), sample)


def _wordings(kind: Any) -> Iterator[tuple[str, str]]:
    for value in kind["values"]:
        for words in (value["name"]["value"], *value["name"].get("synonyms", ())):
            yield value["id"], words
