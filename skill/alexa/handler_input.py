"""One request on its way through the SDK's dispatcher, with what its answer leaves behind.

It replaces the SDK's class of the same name, which imports a response factory, view resolvers and
all their models: ten milliseconds of a cold start for what no answer here uses.
"""

from time import perf_counter

from skill.alexa.envelope import Json, part, text
from skill.alexa.report import TurnReport
from skill.coaching.state.state import State


class HandlerInput:
    """A request envelope, the state of its session and the report of its turn."""

    def __init__(self, envelope: Json) -> None:
        """Take the envelope; the time of the answer is measured from here."""
        self.envelope = envelope
        self.request = part(envelope, "request")
        """The request within the envelope; empty if there is none."""
        self.type = text(self.request, "type")
        """The request's type; empty if it has none."""
        self.has_session = isinstance(envelope.get("session"), dict)
        """Whether it belongs to a session, as skill events do not."""
        self.began = perf_counter()
        """When the request came, by `perf_counter`."""
        self.state: State | None = None
        """The state that the session keeps: first that of the request, then that of the answer."""
        self.turn: TurnReport | None = None
        """What happened; None until an answer was spoken."""
        self.failed = False
        """Whether the skill itself went wrong, so that this is answered as well as can be."""
