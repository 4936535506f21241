"""What happens on a device, as the page gets to know it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from simulator.device.announced_holds import holds_in
from simulator.device.exchange_json import intent_name, particulars, slot_ids
from simulator.device.exchanges import (
    Event,
    Reprompt,
    Said,
    Turn,
)
from simulator.device.response import Answer
from simulator.device.speech import Piece, by_sentence

Json = dict[str, Any]


def told(event: Event) -> Json:
    """An event as JSON."""
    return _reprompt(event) if isinstance(event, Reprompt) else _turn(event)


def _reprompt(event: Reprompt) -> Json:
    return {"kind": "reprompt", "by": event.by, "open": True, **_speech(event.speech)}


def _turn(turn: Turn) -> Json:
    answer = turn.answer
    return {
        "kind": "turn",
        "intent": intent_name(turn),
        "said": _said(turn.said) if turn.said else None,
        "touched": list(turn.touch.arguments) if turn.touch else None,
        "at": turn.at,
        "particulars": particulars(turn),
        "ends": turn.request["request"]["reason"] if turn.ends_session else None,
        "by": answer.by,
        "open": answer.open,
        "fault": turn.fault,
        "request": turn.request,
        "response": turn.response,
        **_speech(answer.speech),
        **_shown(answer),
    }


def _said(said: Said) -> Json:
    return {
        "words": said.words,
        "at": said.at,
        "bargein": said.bargein,
        "intent": said.heard.intent,
        "certainty": said.heard.certainty.value,
        "slots": slot_ids(said.heard),
    }


def _speech(pieces: Sequence[Piece]) -> Json:
    """Sentences and silences with their seconds, and the holds that they make up."""
    return {
        "pieces": [asdict(piece) for piece in by_sentence(pieces)],
        "holds": [asdict(hold) for hold in holds_in(pieces)],
    }


def _shown(answer: Answer) -> Json:
    screen, card = answer.screen, answer.card
    return {
        "screen": asdict(screen) if screen else None,
        "card": asdict(card) if card else None,
    }
