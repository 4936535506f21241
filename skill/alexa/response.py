"""Writes the response JSON; no other module does.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html#response-format
"""

from collections.abc import Sequence

from skill.alexa.envelope import Json

SILENCE: Json = {}
"""The response to requests that must not be answered by speech."""


def response(
    text: str,
    *,
    card: Json | None,
    reprompt: str = "",
    directives: Sequence[Json] = (),
    closes: bool | None = None,
) -> Json:
    """A spoken answer.

    Args:
        text: SSML, without the `speak` element around it.
        card: The card for the Alexa app; None for none.
        reprompt: Like `text`, spoken if the person says nothing; empty for none.
        directives: Further directives, such as a document for the screen.
        closes: Whether the session ends; None leaves it open without a microphone.
    """
    parts: Json = {"outputSpeech": _speech(text)}
    if card:
        parts["card"] = card
    if reprompt:
        parts["reprompt"] = {"outputSpeech": _speech(reprompt)}
    if directives:
        parts["directives"] = list(directives)
    if closes is not None:
        parts["shouldEndSession"] = closes
    return parts


def directive(wanted: Json) -> Json:
    """A response that consists of one directive."""
    return {"directives": [wanted]}


def can_fulfill(answer: Json) -> Json:
    """The response to a `CanFulfillIntentRequest`."""
    return {"canFulfillIntent": answer}


def _speech(text: str) -> Json:
    return {"type": "SSML", "ssml": f"<speak>{text}</speak>"}
