"""One request on its way through the SDK's dispatcher, with what its answer leaves behind.

It replaces the SDK's class of the same name, which imports a response factory, view resolvers and
all their models: ten milliseconds of a cold start for what no answer here uses.
"""

from time import perf_counter
from typing import Any

from ask_sdk_model import RequestEnvelope

from skill.alexa.report import TurnReport
from skill.coaching.state.state import State


class HandlerInput:
    """A request envelope, the state of its session and the report of its turn."""

    def __init__(self, envelope: RequestEnvelope) -> None:
        """Take the envelope; the time of the answer is measured from here."""
        # The SDK's models declare their types in comments only.
        self.envelope: Any = envelope
        self.began = perf_counter()
        """When the request came, by `perf_counter`."""
        self.state: State | None = None
        """The state that the session keeps: first that of the request, then that of the answer."""
        self.turn: TurnReport | None = None
        """What happened; None until an answer was spoken."""
        self.failed = False
        """Whether the skill itself went wrong, so that this is answered as well as can be."""

    @property
    def request(self) -> Any:
        """The request within the envelope."""
        return self.envelope.request
