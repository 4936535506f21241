"""Reads an Alexa request into plain values; reading never raises, whatever the request holds."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from skill.alexa import screens
from skill.alexa.handler_input import HandlerInput
from skill.alexa.intents import CATCH_ALL, SPEAKING
from skill.alexa.slots import BUILT_IN, chosen
from skill.coaching.ports import Access
from skill.coaching.state.state import State, from_json
from skill.coaching.state.validation import is_valid
from skill.content.model import Library, Locale
from skill.json_records import DecodeError
from skill.record import Record

STATE_ATTRIBUTE = "coach"
"""Session attribute that holds the state of the conversation."""

KEY_LENGTH = 16
"""Hexadecimal digits of a recognized person's key, which is a part of a hash."""

_log = logging.getLogger(__name__)


class Words(str):
    """What a person said; it shows itself nowhere."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Only that there are words."""
        return "Words(…)" if self else "Words()"


NO_WORDS = Words()
NO_SLOTS: Mapping[str, str] = MappingProxyType({})


class Request(Record):
    """What handlers need from a request."""

    type: str
    locale: Locale
    now: float
    """When the person spoke, in seconds since the epoch."""
    state: State | None
    """State of the conversation; None at its beginning, or if the session's state is unusable."""
    account: str
    """Alexa's user id; empty if there is none."""
    has_session: bool
    person: str = ""
    """Key of the person whose voice Alexa recognized; empty if she recognized none."""
    id: str = ""
    """What this request alone has, also when it comes a second time; empty if it has no id."""
    access: Access = Access()
    screen: bool = False
    """Whether the device has a screen that can show the skill's documents."""
    intent: str = ""
    slots: Mapping[str, str] = NO_SLOTS
    """Slot name → id of the value it resolved to; unresolved slots are left out.

    A slot of one of Amazon's own types has that type's value, such as "21:00".
    """
    words: Words = NO_WORDS
    """The person's words where they reach the skill: in place of the value of a slot."""


def read(handler_input: HandlerInput, library: Library, now: float) -> Request:
    """Read a request; `now`, in epoch seconds, replaces a missing timestamp."""
    envelope, request = handler_input.envelope, handler_input.request
    intent = getattr(request, "intent", None)
    said_at = _seconds(getattr(request, "timestamp", None), now)
    name = str(getattr(intent, "name", None) or "")
    return Request(
        type=str(getattr(request, "object_type", None) or ""),
        locale=library.locale(str(getattr(request, "locale", None) or "")),
        now=said_at,
        state=_state(envelope.session, library),
        account=_account(envelope),
        has_session=envelope.session is not None,
        person=_person(envelope),
        id=_id(request, said_at),
        access=_access(envelope),
        screen=screens.can_show(envelope),
        intent=name,
        slots=_slots(name, getattr(intent, "slots", None), library),
        words=_words(name, getattr(intent, "slots", None)),
    )


def _seconds(timestamp: datetime | None, otherwise: float) -> float:
    if timestamp is None:
        return otherwise
    aware = timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC)
    return max(aware.timestamp(), 0.0)


def _account(envelope: Any) -> str:
    holder = getattr(envelope.context, "system", None) or envelope.session
    return str(getattr(getattr(holder, "user", None), "user_id", None) or "")


def _person(envelope: Any) -> str:
    system = getattr(envelope.context, "system", None)
    person_id = getattr(getattr(system, "person", None), "person_id", None)
    return _key(str(person_id)) if person_id else ""


def _key(person_id: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and few requests need a hash

    return sha256(person_id.encode(errors="replace")).hexdigest()[:KEY_LENGTH]


def _id(request: Any, said_at: float) -> str:
    request_id = getattr(request, "request_id", None)
    return f"{request_id} {said_at:.0f}" if request_id else ""


def _access(envelope: Any) -> Access:
    system = getattr(envelope.context, "system", None)
    endpoint = getattr(system, "api_endpoint", None)
    token = getattr(system, "api_access_token", None)
    device = getattr(getattr(system, "device", None), "device_id", None)
    return Access(str(endpoint or ""), str(token or ""), str(device or ""))


def _state(session: Any, library: Library) -> State | None:
    """The state in the session; None if there is no usable one."""
    attributes = getattr(session, "attributes", None)
    if not isinstance(attributes, Mapping) or STATE_ATTRIBUTE not in attributes:
        return None
    state = read_state(attributes[STATE_ATTRIBUTE])
    if state is None or not is_valid(state, library):
        _log.warning("the session's state could not be used; beginning anew")
        return None
    return state


def read_state(data: object) -> State | None:
    """The state in a session attribute of the current or previous version; None if unreadable."""
    try:
        return from_json(data)
    except DecodeError:
        return _read_earlier(data)


def _read_earlier(data: object) -> State | None:
    # Needed only while sessions from before an update are open.
    from skill.coaching.state import earlier  # noqa: PLC0415

    try:
        return earlier.from_json(data)
    except DecodeError:
        return None


def _slots(intent: str, slots: Any, library: Library) -> dict[str, str]:
    values = ((name, _values(name, slot)) for name, slot in (slots or {}).items())
    counting = ((name, chosen(intent, name, ids, library)) for name, ids in values)
    return {name: value for name, value in counting if value}


def _values(name: str, slot: Any) -> list[str]:
    """All values of a slot."""
    if name in BUILT_IN:
        return [str(getattr(slot, "value", None) or "")]
    return _resolved(slot)


def _resolved(slot: Any) -> list[str]:
    """Ids of all values that the slot resolved to, the likeliest first."""
    resolutions = getattr(slot, "resolutions", None)
    matched = filter(_matched, getattr(resolutions, "resolutions_per_authority", None) or ())
    values = (value for one in matched for value in getattr(one, "values", None) or ())
    ids = (getattr(getattr(value, "value", None), "id", None) for value in values)
    return [str(id_) for id_ in ids if id_]


def _words(intent: str, slots: Any) -> Words:
    """The words of the catch-all intent; of one with slots, those of the slots without a value."""
    if intent not in SPEAKING:
        return NO_WORDS
    spoken = (
        str(getattr(slot, "value", None) or "")
        for name, slot in (slots or {}).items()
        if intent == CATCH_ALL or (name not in BUILT_IN and not _resolved(slot))
    )
    return Words(" ".join(filter(None, spoken)))


def _matched(authority: Any) -> bool:
    code = getattr(getattr(authority, "status", None), "code", None)
    return getattr(code, "value", None) == "ER_SUCCESS_MATCH"
