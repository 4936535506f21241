"""What Alexa reports as wrong, in its own enumerated values; its texts are never read.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-types-reference.html
It is imported when the first such request comes: a start needs nothing of it.
"""

from collections.abc import Iterator

from skill.alexa.envelope import Json, part, parts, text
from skill.alexa.report import Complaint

OTHER = "OTHER"
"""Stands for every value that is not listed here."""
NOT_OURS = ("DEVICE_COMMUNICATION_ERROR", "INTERNAL_SERVICE_ERROR")
"""Types of what failed between a person and Alexa, or within it."""
TYPES = (
    "INVALID_RESPONSE",
    "ENDPOINT_TIMEOUT",
    *NOT_OURS,
    "LIST_ERROR",
    "AUDIO_SOURCE_ERROR",
    "DOCUMENT_ERROR",
    "LINK_ERROR",
    "RENDER_ERROR",
    OTHER,
)
"""Types of errors: of a session, of an answer, and of what a screen shows."""
ENDED_BY_ERROR = "ERROR"
_REASONS = (
    ENDED_BY_ERROR,
    "INVALID_PRESENTATION_TOKEN",
    "INVALID_LIST_ID",
    "INVALID_DATASOURCE",
    "INVALID_OPERATION",
    "MISSING_LIST_VERSION",
    "DUPLICATE_LIST_VERSION",
    "LIST_INDEX_OUT_OF_RANGE",
    "MISSING_LIST_VERSION_IN_SEND_DATA",
    "LOAD_TIMEOUT",
    "INCONSISTENT_LIST_ID",
    "INCONSISTENT_PAGE_TOKEN",
    "INCONSISTENT_PAGE_ITEMS",
    "DUPLICATE_PAGE_TOKEN",
    "OCCUPIED_LIST_INDEX",
    "LOAD_INDEX_OUT_OF_RANGE",
    "INCONSISTENT_RANGE",
    "MISSING_LIST_ITEMS",
    "INTERNAL_ERROR",
)


def complaint(request: Json) -> Complaint | None:
    """What a request reports as wrong; None if it is a session that ended as sessions do."""
    reason = _listed(request, "reason", _REASONS)
    for error in _errors(request):
        kind = _listed(error, "type", TYPES) or OTHER
        return Complaint(kind, _listed(error, "reason", _REASONS) or reason)
    ended_well = request["type"] == "SessionEndedRequest" and reason != ENDED_BY_ERROR
    return None if ended_well else Complaint(OTHER, reason)


def is_ours(told: Complaint) -> bool:
    """Whether the skill's answer, or the lack of one, was the cause."""
    return told.type not in NOT_OURS


def _errors(request: Json) -> Iterator[Json]:
    yield from filter(None, [part(request, "error")])
    yield from map(part, parts(request, "errors"))


def _listed(value: Json, key: str, known: tuple[str, ...]) -> str:
    """The value under a key if it is known; empty for any other."""
    found = text(value, key)
    return found if found in known else ""
