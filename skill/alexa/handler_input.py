"""One request on its way through the SDK's dispatcher, with what is reported about its answer.

It replaces the SDK's class of the same name, which imports a response factory, view resolvers and
all their models: ten milliseconds of a cold start for what no answer here uses.
"""

from time import perf_counter
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa.report import TurnReport


class HandlerInput:
    """A request envelope, its session attributes and the report of its turn."""

    def __init__(self, envelope: RequestEnvelope) -> None:
        """Take the envelope; the time of the answer is measured from here."""
        # The SDK's models declare their types in comments only.
        self.envelope: Any = envelope
        self.began = perf_counter()
        """When the request came, by `perf_counter`."""
        self.attributes: dict[str, Any] = getattr(envelope.session, "attributes", None) or {}
        """Session attributes, as JSON; a handler replaces them."""
        self.turn: TurnReport | None = None
        """What happened; None until an answer was spoken."""
        self.failed = False
        """Whether the skill itself went wrong, so that this is answered as well as can be."""

    @property
    def request(self) -> Any:
        """The request within the envelope."""
        return self.envelope.request
