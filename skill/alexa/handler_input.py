"""One request on its way through the SDK's dispatcher, and what is noted of its answer.

It stands in for the class of that name in the SDK, which brings a response factory, view
resolvers and all of the models that these could need: ten milliseconds of a start for what no
answer here uses.
"""

from time import perf_counter
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa.report import TurnReport


class HandlerInput:
    """A request envelope, and what becomes of it."""

    def __init__(self, envelope: RequestEnvelope) -> None:
        """Take the envelope; the time that its answer takes counts from here."""
        # The SDK's models name their members in comments alone.
        self.envelope: Any = envelope
        self.began = perf_counter()
        """Seconds of a clock that only says how much later it is."""
        self.attributes: dict[str, Any] = getattr(envelope.session, "attributes", None) or {}
        """Session attributes, as JSON; a handler replaces them."""
        self.turn: TurnReport | None = None
        """What happened, once something was spoken."""

    @property
    def request(self) -> Any:
        """The request within the envelope."""
        return self.envelope.request
