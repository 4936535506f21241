"""What Alexa is sent back: the response as JSON, which this is the one place to write.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html#response-format
"""

from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]

SILENCE: Json = {}
"""The response to what must not be answered by speech."""


def response(
    text: str,
    *,
    card: Json,
    reprompt: str = "",
    directives: Sequence[Json] = (),
    closes: bool | None = None,
) -> Json:
    """A spoken answer.

    Args:
        text: The inside of a `speak` element.
        card: What the app shows.
        reprompt: The same as `text`, asked after silence; empty if nothing is.
        directives: What else the device does.
        closes: Whether the session ends; None leaves it open without a microphone.
    """
    parts: Json = {"outputSpeech": _speech(text), "card": card}
    if reprompt:
        parts["reprompt"] = {"outputSpeech": _speech(reprompt)}
    if directives:
        parts["directives"] = list(directives)
    if closes is not None:
        parts["shouldEndSession"] = closes
    return parts


def directive(wanted: Json) -> Json:
    """A directive and nothing else."""
    return {"directives": [wanted]}


def can_fulfill(answer: Json) -> Json:
    """The answer to the question whether a request can be answered."""
    return {"canFulfillIntent": answer}


def _speech(text: str) -> Json:
    return {"type": "SSML", "ssml": f"<speak>{text}</speak>"}
