"""The record of one request that is logged and measured."""

from collections.abc import Callable

from skill.record import Record


class TurnReport(Record):
    """What happened in a spoken turn; never contains a person's words or ids."""

    doing: str
    """What was under way: `relief`, `stretch` or `nothing`."""
    asked: str
    """Id of the question that was open; empty if none was."""
    noted: str
    """What happened: a `TurnResult`."""
    speech_seconds: float
    """Estimated length of the answer."""
    store_failed: bool


class Complaint(Record):
    """What Alexa reports as wrong, such as an answer that it refused."""

    type: str
    """One of Amazon's error types, such as INVALID_RESPONSE."""
    reason: str
    """One of Amazon's reasons; empty if none is given."""


class Report(Record):
    """One request."""

    request: str
    intent: str | None
    milliseconds: float
    """Time to answer the request, including waits for the store."""
    closes: bool | None
    """Whether the session ends; None if the response does not say."""
    turn: TurnReport | None
    """None if nothing was spoken."""
    failed: bool = False
    """Whether it was answered for an error of the skill's own."""
    complaint: Complaint | None = None
    """What the request reports as wrong; None for every other request."""


Observer = Callable[[Report], None]
"""Called with the report of every request."""
