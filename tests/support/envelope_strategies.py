"""Hypothesis strategies for request envelopes as Amazon documents them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

words = st.text(max_size=8)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
json_objects = st.dictionaries(words, json_values, max_size=3)


def some_of(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with any subset of these keys."""
    return st.fixed_dictionaries({}, optional=fields)


def typed(kind: str, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """An object with this `type` and any subset of these keys."""
    return st.fixed_dictionaries({"type": st.just(kind)}, optional=fields)


confirmations = st.sampled_from(["NONE", "DENIED", "CONFIRMED"])
resolutions = some_of(
    resolutionsPerAuthority=st.lists(
        some_of(
            authority=words,
            status=some_of(code=st.sampled_from(["ER_SUCCESS_MATCH", "ER_SUCCESS_NO_MATCH"])),
            values=st.lists(some_of(value=some_of(name=words, id=words)), max_size=2),
        ),
        max_size=2,
    )
)
simple_slot_values = typed("Simple", value=words, resolutions=resolutions)
slots = some_of(
    name=words,
    value=words,
    confirmationStatus=confirmations,
    source=st.just("USER"),
    resolutions=resolutions,
    slotValue=simple_slot_values | typed("List", values=st.lists(simple_slot_values, max_size=2)),
)
intents = some_of(
    name=words,
    confirmationStatus=confirmations,
    slots=st.dictionaries(words, st.none() | slots, max_size=3),
)
times = st.datetimes(
    min_value=datetime(2000, 1, 1),  # noqa: DTZ001 - the time zone is drawn beside it
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda moment: moment.isoformat().replace("+00:00", "Z"))
common: dict[str, st.SearchStrategy[Any]] = {
    "requestId": words,
    "timestamp": times,
    "locale": st.sampled_from(["en-US", "en-GB", "xx"]),
}
requests = st.one_of(
    typed("LaunchRequest", **common, task=some_of(name=words, version=words, input=json_values)),
    typed(
        "IntentRequest",
        **common,
        intent=intents,
        dialogState=st.sampled_from(["STARTED", "IN_PROGRESS", "COMPLETED"]),
    ),
    typed(
        "SessionEndedRequest",
        **common,
        reason=st.sampled_from(["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"]),
        error=some_of(type=st.sampled_from(["INVALID_RESPONSE"]), message=words),
    ),
    typed(
        "Alexa.Presentation.APL.UserEvent",
        **common,
        token=words,
        arguments=st.lists(json_values, max_size=2),
        source=json_values,
        components=json_objects,
    ),
    typed("Connections.Response", **common, name=words, token=words, payload=json_objects),
    typed("AlexaSkillEvent.SkillDisabled", **common, eventCreationTime=times),
)
applications = some_of(applicationId=words)
scopes = st.dictionaries(words, some_of(status=st.sampled_from(["GRANTED", "DENIED"])), max_size=2)
users = some_of(
    userId=words, accessToken=words, permissions=some_of(consentToken=words, scopes=scopes)
)
contexts = some_of(
    System=some_of(
        application=applications,
        user=users,
        device=some_of(
            deviceId=words,
            supportedInterfaces=st.fixed_dictionaries(
                {},
                optional={
                    "Alexa.Presentation.APL": some_of(runtime=some_of(maxVersion=words)),
                    "AudioPlayer": st.just({}),
                },
            ),
        ),
        person=some_of(personId=words),
        unit=some_of(unitId=words),
        apiEndpoint=words,
        apiAccessToken=words,
    ),
    Viewport=some_of(
        shape=st.sampled_from(["ROUND", "RECTANGLE"]),
        dpi=st.integers(0, 500),
        touch=st.lists(st.just("SINGLE"), max_size=1),
        experiences=st.lists(some_of(arcMinuteWidth=st.integers(0, 500)), max_size=1),
    ),
    AudioPlayer=some_of(token=words, playerActivity=st.sampled_from(["IDLE", "PLAYING"])),
    Extensions=some_of(available=st.dictionaries(words, st.just({}), max_size=1)),
)
envelopes = some_of(
    version=words,
    session=some_of(
        new=st.booleans(),
        sessionId=words,
        attributes=json_objects,
        application=applications,
        user=users,
    ),
    context=contexts,
    request=requests,
    somethingNew=json_values,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every value inside a JSON value."""
    if path:
        yield path
    if isinstance(value, (dict, list)):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(child, (*path, key))
