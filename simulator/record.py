"""A turn as data, for programs that read the conversation."""

from typing import Any

from simulator.echo import Turn
from simulator.hearing import Heard


def slot_ids(heard: Heard) -> dict[str, str]:
    """Slot name → id of its value, or the person's words where the model knows no value."""
    return {
        name: found.value.id if found.value else found.words for name, found in heard.slots.items()
    }


def intent_name(turn: Turn) -> str:
    """The intent that was heard, or the type of a request that has none."""
    return turn.said.heard.intent if turn.said else str(turn.request["request"]["type"])


def turn_record(turn: Turn) -> dict[str, Any]:
    """The turn as one JSON object; `error` is there only when Alexa would refuse the answer."""
    record: dict[str, Any] = {
        "said": turn.said.words if turn.said else None,
        "intent": intent_name(turn),
        "slots": slot_ids(turn.said.heard) if turn.said else {},
        "request": turn.request,
        "response": turn.response,
    }
    return record | {"error": turn.fault} if turn.fault else record
