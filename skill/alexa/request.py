"""Reads an Alexa request into plain values; reading never raises, whatever the request holds."""

import logging
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from skill.alexa import screens
from skill.alexa.envelope import Json, part, parts, seconds, sender, text
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

MATCHED = "ER_SUCCESS_MATCH"
"""The status of a slot whose words are a declared wording."""
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
    system, session = part(envelope, "context", "System"), part(envelope, "session")
    intent = part(request, "intent")
    name, slots = text(intent, "name"), part(intent, "slots")
    values = {slot: _values(slot, filled) for slot, filled in slots.items()}
    said_at = seconds(request, "timestamp")
    moment = now if said_at is None else max(said_at, 0.0)
    return Request(
        type=handler_input.type,
        locale=library.locale(text(request, "locale")),
        now=moment,
        state=_state(session, library),
        account=text(part(sender(envelope), "user"), "userId"),
        has_session=handler_input.has_session,
        person=_key(text(part(system, "person"), "personId")),
        id=_id(text(request, "requestId"), moment),
        access=_access(system),
        screen=screens.can_show(system),
        intent=name,
        slots=_slots(name, values, library),
        words=_words(name, slots, values),
    )


def _key(person_id: str) -> str:
    if not person_id:
        return ""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and few requests need a hash

    return sha256(person_id.encode(errors="replace")).hexdigest()[:KEY_LENGTH]


def _id(request_id: str, said_at: float) -> str:
    return f"{request_id} {said_at:.0f}" if request_id else ""


def _access(system: Json) -> Access:
    device = text(part(system, "device"), "deviceId")
    return Access(text(system, "apiEndpoint"), text(system, "apiAccessToken"), device)


def _state(session: Json, library: Library) -> State | None:
    """The state in the session; None if there is no usable one."""
    attributes = part(session, "attributes")
    if STATE_ATTRIBUTE not in attributes:
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


Values = Mapping[str, list[str]]
"""Slot name → all its values, the likeliest first."""


def _slots(intent: str, values: Values, library: Library) -> dict[str, str]:
    counting = ((name, chosen(intent, name, ids, library)) for name, ids in values.items())
    return {name: value for name, value in counting if value}


def _values(name: str, slot: Any) -> list[str]:
    """All values of a slot."""
    return [text(part(slot), "value")] if name in BUILT_IN else list(_resolved(slot))


def _resolved(slot: Any) -> Iterator[str]:
    """Ids of all values that the slot resolved to, the likeliest first."""
    for authority in parts(part(slot, "resolutions"), "resolutionsPerAuthority"):
        if part(authority, "status").get("code") == MATCHED:
            ids = (text(part(value, "value"), "id") for value in parts(authority, "values"))
            yield from filter(None, ids)


def _words(intent: str, slots: Json, values: Values) -> Words:
    """The words of the catch-all intent; of one with slots, those of the slots without a value."""
    if intent not in SPEAKING:
        return NO_WORDS
    spoken = (
        text(part(slot), "value")
        for name, slot in slots.items()
        if intent == CATCH_ALL or not values[name]
    )
    return Words(" ".join(filter(None, spoken)))
