"""Reads values out of the JSON of a request, as far as somebody looks.

Nothing here raises: what is missing, or is of another kind than Amazon's documentation says, counts
as empty. That is why the models of Amazon's SDK are not used: they refuse a whole request for one
such value, and take longer to load than all other imports of the skill.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
"""

from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

_MILLISECONDS_FROM = 1e11
"""From this number on, a time counts milliseconds: as seconds it would be in the year 5138."""


def part(value: Any, *path: str) -> Json:
    """The object at a path within an object; empty if there is none.

    >>> part({"session": {"user": {"userId": "7"}}}, "session", "user")
    {'userId': '7'}
    >>> part({"session": "new"}, "session", "user")
    {}
    """
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def parts(value: Json, key: str) -> list[Any]:
    """The list under a key; empty if there is none."""
    found = value.get(key)
    return found if isinstance(found, list) else []


def sender(envelope: Json) -> Json:
    """What says whose request it is and for which skill: the system, or else the session."""
    system: Any = part(envelope, "context").get("System")
    return system if isinstance(system, dict) else part(envelope, "session")


def text(value: Json, key: str) -> str:
    """The string under a key; empty if there is none."""
    found = value.get(key)
    return found if isinstance(found, str) else ""


def seconds(value: Json, key: str) -> float | None:
    """The time under a key in seconds since the epoch; None if there is none that can be read.

    Amazon documents ISO 8601; some of her services have sent a number of seconds or milliseconds.
    """
    found: Any = value.get(key)
    try:
        if isinstance(found, str):
            moment = datetime.fromisoformat(found)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        if type(found) in (int, float):
            number = found if abs(found) < _MILLISECONDS_FROM else found / 1000
            return datetime.fromtimestamp(number, UTC).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    return None
