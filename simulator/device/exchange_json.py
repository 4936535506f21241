"""A turn as data, for programs that read the conversation."""

from typing import Any

from simulator.device.exchanges import Turn
from simulator.device.response import ALEXA, Answer
from simulator.device.speech import written
from simulator.hearing.interaction_model import CONSENT
from simulator.hearing.nlu import Heard


def slot_ids(heard: Heard) -> dict[str, str]:
    """Slot name → id of its value, or the person's words where the model knows no value."""
    return {
        name: found.value.id if found.value else found.words for name, found in heard.slots.items()
    }


def intent_name(turn: Turn) -> str:
    """The intent that was heard, or the type of a request that has none."""
    return turn.said.heard.intent if turn.said else str(turn.request["request"]["type"])


def particulars(turn: Turn) -> dict[str, str]:
    """What was heard besides the intent: slots, or what came of Alexa's own question, or an end."""
    request = turn.request["request"]
    if request["type"] == CONSENT:
        return {"status": str(request["payload"]["status"])}
    if turn.touch:
        return {"arguments": " ".join(turn.touch.arguments)}
    return slot_ids(turn.said.heard) if turn.said else {"reason": str(request["reason"])}


def card_lines(answer: Answer) -> list[str]:
    """What a card of the answer asks for in the Alexa app, a line each."""
    return [f"the Alexa app asks for {permission}" for permission in answer.card_permissions]


def turn_record(turn: Turn) -> dict[str, Any]:
    """The turn as one JSON object.

    `alexa` is there only when Alexa speaks in her own words, and `error` when she would refuse the
    answer.
    """
    record: dict[str, Any] = {
        "said": turn.said.words if turn.said else None,
        "intent": intent_name(turn),
        "slots": slot_ids(turn.said.heard) if turn.said else {},
        "request": turn.request,
        "response": turn.response,
    }
    if turn.answer.by == ALEXA:
        record["alexa"] = written(turn.answer.speech)
    return record | {"error": turn.fault} if turn.fault else record
