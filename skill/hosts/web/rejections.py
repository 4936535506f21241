"""Requests that are rejected, and why."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a request is rejected; it is counted and logged, and the sender is never told."""

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
    """In development mode: it does not come straight from this machine."""


class RejectedError(Exception):
    """A request that does not come from Alexa, is not for this skill, or is too old."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
