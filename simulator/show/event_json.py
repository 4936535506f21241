"""Converts the events of a device to JSON for the page."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from simulator.device.announced_holds import holds_in
from simulator.device.exchange_json import details, intent_name, slot_ids
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt, UserUtterance
from simulator.device.response import DeviceOutput
from simulator.device.speech import Piece

Json = dict[str, Any]


def event_json(event: DeviceEvent) -> Json:
    """An event as JSON."""
    return _reprompt(event) if isinstance(event, Reprompt) else _exchange(event)


def _reprompt(event: Reprompt) -> Json:
    return {"kind": "reprompt", "by": event.by, "open": True, **_speech(event.speech)}


def _exchange(exchange: Exchange) -> Json:
    output = exchange.output
    return {
        "kind": "turn",
        "intent": intent_name(exchange),
        "said": _utterance(exchange.utterance) if exchange.utterance else None,
        "touched": list(exchange.touch.arguments) if exchange.touch else None,
        "at": exchange.at,
        "details": details(exchange),
        "understood": list(exchange.understood),
        "ends": exchange.request["request"]["reason"] if exchange.ends_session else None,
        "by": output.by,
        "open": output.open,
        "fault": exchange.fault,
        "request": exchange.request,
        "response": exchange.response,
        **_speech(output.speech),
        **_shown(output),
    }


def _utterance(utterance: UserUtterance) -> Json:
    return {
        "words": utterance.words,
        "at": utterance.at,
        "bargein": utterance.bargein,
        "intent": utterance.recognition.intent,
        "certainty": utterance.recognition.certainty.value,
        "slots": slot_ids(utterance.recognition),
    }


def _speech(pieces: Sequence[Piece]) -> Json:
    """Sentences and silences with their seconds, and the holds within them."""
    return {
        "pieces": [asdict(piece) for piece in pieces],
        "holds": [asdict(hold) for hold in holds_in(pieces)],
    }


def _shown(output: DeviceOutput) -> Json:
    screen, card = output.screen, output.card
    return {
        "screen": asdict(screen) if screen else None,
        "card": asdict(card) if card else None,
    }
