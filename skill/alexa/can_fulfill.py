"""Whether a request made without the skill's name can be answered; asking it changes nothing.

Alexa asks before it hands such a request over, of several skills at once.
https://developer.amazon.com/docs/custom-skills/implement-canfulfillintentrequest-for-name-free-interaction.html
"""

from typing import Any

from skill.alexa import intents
from skill.alexa.handler_input import HandlerInput
from skill.alexa.intents import Slots
from skill.alexa.request import Request
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    SignReported,
    StretchAsked,
)
from skill.content.model import Library

CANNOT: dict[str, Any] = {"canFulfill": "NO", "slots": {}}
"""The answer to whatever could not be looked at."""

_ABOUT_THE_SKILL = {"history", "privacy"}
"""Topics that without its name would be about anything."""
_WITHIN_A_CONVERSATION = {"pace", "forget", "days"}
"""Slots of what nobody can begin with; that they are understood is not said."""


def can_fulfill(intent: str, slots: Slots, library: Library) -> dict[str, Any]:
    """The answer for an intent and for each of its slots.

    Yes is for a skill that understands every slot and answers all of the request. What is
    understood in part could be about another muscle or another illness, and is left to others:
    maybe is for skills that ask for what they lack, and this one does not ask.
    https://github.com/alexa/alexa-apis-for-python has these rules in `ask_sdk_model.canfulfill`.

    Args:
        intent: Its name.
        slots: Name of each slot that holds words → id of the value they mean; empty for none.
        library: The content that values are looked up in.
    """
    begins = _can_begin(intents.event(intent, slots))
    values = intents.slot_values(library)
    understood = {
        name: bool(id_) and name not in _WITHIN_A_CONVERSATION and id_ in values.get(name, ())
        for name, id_ in slots.items()
    }
    fulfilled = begins and all(understood.values())
    slots_answered = {name: _slot(known, known and begins) for name, known in understood.items()}
    return {"canFulfill": _yes_no(fulfilled), "slots": slots_answered}


def slots_with_words(handler_input: HandlerInput, request: Request) -> Slots:
    """Name of each slot that holds words → id of the value they mean; empty for none.

    A slot that nobody said anything for is not asked about.
    """
    slots = getattr(getattr(handler_input.request, "intent", None), "slots", None) or {}
    spoken = {name: "" for name, slot in slots.items() if getattr(slot, "value", None)}
    return {**spoken, **request.slots}


def _can_begin(event: Event) -> bool:
    """Whether a conversation can begin so, with somebody who did not name the skill.

    Reminders without its name are Alexa's own.
    """
    if isinstance(event, AdviceAsked):
        return event.topic not in _ABOUT_THE_SKILL
    return isinstance(event, CrampReported | StretchAsked | SignReported)


def _slot(understood: bool, fulfilled: bool) -> dict[str, str]:
    return {"canUnderstand": _yes_no(understood), "canFulfill": _yes_no(fulfilled)}


def _yes_no(answer: bool) -> str:
    return "YES" if answer else "NO"
