"""A small skill for the simulator's own tests: its interaction model and its Lambda entry."""

from copy import deepcopy
from typing import Any

from simulator.hearing.interaction_model import InteractionModel, read_model

LOCALE = "en-ZZ"
"""One of which the skill knows nothing, so that words take their time at 160 a minute."""
DOCUMENT: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "cramp coach",
            "intents": [
                {
                    "name": "ReliefIntent",
                    "slots": [{"name": "leg", "type": "Leg"}],
                    "samples": [
                        "help my calf cramp",
                        "ow my {leg} calf",
                        "my {leg} calf is cramping",
                        "my calf hurts",
                        "i have a cramp in my calf",
                        "my leg has cramped up",
                    ],
                },
                {
                    "name": "StretchIntent",
                    "slots": [{"name": "stretch", "type": "Stretch"}],
                    "samples": [
                        "how do i stretch",
                        "start the {stretch}",
                        "show me a stretch",
                        "teach me the {stretch}",
                        "the wall stretch",
                        "the {stretch}",
                        "which stretches are there",
                    ],
                },
                {
                    "name": "HoldTimeIntent",
                    "samples": ["how long do i hold", "hold it for ten seconds"],
                },
                {"name": "AMAZON.YesIntent", "samples": []},
                {"name": "AMAZON.NoIntent", "samples": []},
                {"name": "AMAZON.RepeatIntent", "samples": ["what was that"]},
                {"name": "AMAZON.StopIntent", "samples": []},
                {"name": "AMAZON.FallbackIntent", "samples": []},
            ],
            "types": [
                {
                    "name": "Leg",
                    "values": [
                        {"id": "left", "name": {"value": "left", "synonyms": ["left hand"]}},
                        {"id": "right", "name": {"value": "right"}},
                    ],
                },
                {
                    "name": "Stretch",
                    "values": [
                        {
                            "id": "runners_stretch",
                            "name": {
                                "value": "runner's stretch",
                                "synonyms": ["wall stretch", "stretch against the wall"],
                            },
                        }
                    ],
                },
            ],
        }
    }
}

HOLD = (
    "Pull your toes up and hold for twenty seconds.<break time='9s'/>Keep breathing."
    "<break time='8125ms'/>Ease off. Is it easing?"
)
"""9 words, 9 s of silence, 2 words, 8.125 s of silence, 5 words: 23.125 s in all."""
HOLD_SECONDS = 23.125


def small_model() -> InteractionModel:
    """The small skill's interaction model."""
    return read_model(LOCALE, DOCUMENT)


def model_with_catch_all(document: dict[str, Any] = DOCUMENT) -> InteractionModel:
    """The small skill's model, or another, with an intent for words that fit no sample."""
    document = deepcopy(document)
    language = document["interactionModel"]["languageModel"]
    slots = [{"name": "words", "type": "Words"}]
    language["intents"].append({"name": "SaidIntent", "slots": slots, "samples": ["{words}"]})
    stories = {"value": "my cat sat on it", "synonyms": ["i can't find the cat's bed"]}
    language["types"].append({"name": "Words", "values": [{"id": "stories", "name": stories}]})
    return read_model(LOCALE, document)


def small_skill(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Answer as a skill does: count turns, end on "stop", and raise an error for HoldTimeIntent."""
    request = event["request"]
    turns = event["session"]["attributes"].get("turns", 0) + 1
    name = request.get("intent", {}).get("name", request["type"])
    if name == "HoldTimeIntent":
        raise LookupError("no such hold")
    if name == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if name == "AMAZON.StopIntent":
        return answer("Goodbye.", None, {"turns": turns})
    if name == "LaunchRequest":
        return answer("Where does it hurt?", "Your calf, or your foot?", {"turns": turns})
    return answer(HOLD, "Is it easing? Say yes or no.", {"turns": turns})


def answer(words: str, reprompt: str | None, attributes: dict[str, Any]) -> dict[str, Any]:
    """A response envelope; without a reprompt it ends the session."""
    response: dict[str, Any] = {
        "outputSpeech": {"type": "SSML", "ssml": f"<speak>{words}</speak>"},
        "shouldEndSession": reprompt is None,
    }
    if reprompt is not None:
        speech = {"type": "SSML", "ssml": f"<speak>{reprompt}</speak>"}
        response["reprompt"] = {"outputSpeech": speech}
    return {"version": "1.0", "sessionAttributes": attributes, "response": response}
