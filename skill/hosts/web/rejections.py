"""Why requests are rejected."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a request is rejected. It is counted and logged, but not sent to the client."""

    CONTENT_TYPE = "content type"
    SIZE = "size"
    BODY = "body"
    CHAIN_URL = "chain url"
    CHAIN_BUSY = "chain busy"
    CHAIN_FETCH = "chain fetch"
    CHAIN = "chain"
    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"
    SKILL_ID = "skill id"
    ELSEWHERE = "elsewhere"
    """In development mode: it is not from this machine, or does not know the secret path."""


class RejectedError(Exception):
    """A request is not from Alexa, not for this skill, malformed or too old; answered with 400."""

    def __init__(self, reason: Reason, cause: str = "") -> None:
        """Create it with a reason and, for the log, what caused it, without anything received."""
        super().__init__(reason, cause)
        self.reason = reason
        self._cause = cause

    @property
    def logged(self) -> str:
        """Reason and cause, such as `chain fetch (dns)`."""
        return f"{self.reason} ({self._cause})" if self._cause else self.reason

    def again(self) -> "RejectedError":
        """The same rejection for another request."""
        return RejectedError(self.reason, self._cause)
