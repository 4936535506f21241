"""Answers Alexa's question whether the skill can handle a request that named no skill.

Alexa asks several skills before it hands such a request to one. Answering changes no state.
https://developer.amazon.com/docs/custom-skills/implement-canfulfillintentrequest-for-name-free-interaction.html
"""

from typing import Any

from skill.alexa import intents
from skill.alexa.envelope import part, text
from skill.alexa.handler_input import HandlerInput
from skill.alexa.request import Request
from skill.alexa.slots import UNLISTED, Slots, slot_values
from skill.coaching.messages.events import (
    AdviceAsked,
    CrampReported,
    Event,
    SignDoubted,
    SignReported,
    StretchAsked,
)
from skill.content.model import Library

CANNOT: dict[str, Any] = {"canFulfill": "NO", "slots": {}}
"""The answer if an error keeps the question from being looked at."""

_ABOUT_CRAMPS = {"causes", "doctor", "hold_time", "ice_heat", "prevention", "supplies"}
"""Topics that can begin a conversation.

Others, such as "can I drive", could be about anything if the skill is not named.
"""
_WITHIN_A_CONVERSATION = {"pace", "forget", "days"}
"""Slots of requests that cannot begin a conversation; they are answered as not understood."""


def can_fulfill(intent: str, slots: Slots, library: Library) -> dict[str, Any]:
    """The answer for an intent and for each of its slots.

    The answer is yes only if the skill understands every slot. A request that it understands in
    part could be about another muscle or illness, so the answer is no. It is never maybe, which
    is for skills that ask for missing slots. Slots that the skill does not have are not named.
    https://github.com/alexa/alexa-apis-for-python has these rules in `ask_sdk_model.canfulfill`.

    Args:
        intent: Name of the intent.
        slots: Name of each slot that has words → id of the value they resolved to, or empty.
        library: The content with the ids of all values.
    """
    begins = _can_begin(intents.event(intent, slots))
    values = slot_values(library)
    understood = {
        name: bool(id_) and name not in _WITHIN_A_CONVERSATION and id_ in values.get(name, ())
        for name, id_ in slots.items()
    }
    fulfilled = begins and all(understood.values())
    ours = {*values, *UNLISTED}
    slots_answered = {
        name: _slot(known, known and begins) for name, known in understood.items() if name in ours
    }
    return {"canFulfill": _yes_no(fulfilled), "slots": slots_answered}


def slots_with_words(handler_input: HandlerInput, request: Request) -> Slots:
    """Name of each slot that has words → id of the value they resolved to, or empty.

    Slots for which the person said nothing are left out.
    """
    slots = part(handler_input.request, "intent", "slots")
    spoken = {name: "" for name, slot in slots.items() if text(part(slot), "value")}
    return {**spoken, **request.slots}


def _can_begin(event: Event) -> bool:
    """Whether the event can begin a conversation in which the skill was not named.

    A reminder cannot: without a skill's name, Alexa sets her own.
    """
    if isinstance(event, AdviceAsked):
        return event.topic in _ABOUT_CRAMPS
    return isinstance(event, CrampReported | StretchAsked | SignReported | SignDoubted)


def _slot(understood: bool, fulfilled: bool) -> dict[str, str]:
    return {"canUnderstand": _yes_no(understood), "canFulfill": _yes_no(fulfilled)}


def _yes_no(answer: bool) -> str:
    return "YES" if answer else "NO"
