"""Exchanges as JSON and as short text."""

from typing import Any

from simulator.device.exchanges import Exchange
from simulator.device.response import ALEXA, DeviceOutput
from simulator.device.speech import written
from simulator.hearing.interaction_model import PERMISSION_RESPONSE
from simulator.hearing.nlu import Certainty, Recognition


def slot_ids(recognition: Recognition) -> dict[str, str]:
    """Slot name → id of its value, or the person's words if they match no value."""
    return {
        name: match.value.id if match.value else match.words
        for name, match in recognition.slots.items()
    }


def intent_name(exchange: Exchange) -> str:
    """The recognized intent, or the type of a request that has none."""
    return (
        exchange.utterance.recognition.intent
        if exchange.utterance
        else str(exchange.request["request"]["type"])
    )


def details(exchange: Exchange) -> dict[str, str]:
    """The request's parameters by name: slots, touch arguments, a status or a reason.

    Words that reach the skill as they are are what was said, and no parameter.
    """
    request = exchange.request["request"]
    if request["type"] == PERMISSION_RESPONSE:
        return {"status": str(request["payload"]["status"])}
    if exchange.touch:
        return {"arguments": " ".join(exchange.touch.arguments)}
    if exchange.utterance is None:
        return {"reason": str(request["reason"])}
    recognition = exchange.utterance.recognition
    return {} if recognition.certainty is Certainty.SAID else slot_ids(recognition)


def beside(heard: str, understood: tuple[str, ...]) -> str:
    """What was heard, with what was understood of it: `[SaidIntent · cramp, leg:left]`."""
    return f"[{heard}{' · ' * bool(understood)}{', '.join(understood)}]"


def card_lines(output: DeviceOutput) -> list[str]:
    """One line for each permission that a card asks for in the Alexa app."""
    return [f"the Alexa app asks for {permission}" for permission in output.card_permissions]


def exchange_record(exchange: Exchange) -> dict[str, Any]:
    """The exchange as one JSON object.

    It has `alexa` only if Alexa speaks in her own words, and `error` only if the response is
    invalid.
    """
    record: dict[str, Any] = {
        "said": exchange.utterance.words if exchange.utterance else None,
        "intent": intent_name(exchange),
        "slots": slot_ids(exchange.utterance.recognition) if exchange.utterance else {},
        "understood": list(exchange.understood),
        "request": exchange.request,
        "response": exchange.response,
    }
    if exchange.output.by == ALEXA:
        record["alexa"] = written(exchange.output.speech)
    return record | {"error": exchange.fault} if exchange.fault else record
