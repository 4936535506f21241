"""Checks a reminder against the rules of Alexa's service.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html#reminder-object
"""

from datetime import datetime
from typing import Any

from dateutil.rrule import rrulestr
from dateutil.tz import gettz

Json = dict[str, Any]


def check(reminder: Any) -> None:
    """Check that all required fields are present and of the right type.

    Deprecated fields are refused too, although Amazon still accepts them.

    Raises:
        ValueError: A field is missing or wrong; the message names it.
    """
    record = _object(reminder, "reminder")
    _moment(record.get("requestTime"), "requestTime")
    _check_trigger(_object(record.get("trigger"), "trigger"))
    info = _object(record.get("alertInfo"), "alertInfo")
    spoken = _object(info.get("spokenInfo"), "spokenInfo")
    for content in _some(spoken.get("content"), "content"):
        _check_content(_object(content, "content"))
    push = _object(record.get("pushNotification"), "pushNotification")
    _require(push.get("status") in {"ENABLED", "DISABLED"}, "pushNotification.status")


def _check_trigger(trigger: Json) -> None:
    if trigger.get("type") == "SCHEDULED_RELATIVE":
        seconds = trigger.get("offsetInSeconds")
        _require(isinstance(seconds, int) and seconds > 0, "offsetInSeconds")
        return
    _require(trigger.get("type") == "SCHEDULED_ABSOLUTE", "trigger.type")
    zone = trigger.get("timeZoneId", "UTC")
    _require(isinstance(zone, str) and gettz(zone) is not None, "timeZoneId")
    if "recurrence" in trigger:
        _check_recurrence(_object(trigger["recurrence"], "recurrence"))
    else:
        _local(trigger.get("scheduledTime"), "scheduledTime")


def _check_recurrence(recurrence: Json) -> None:
    for deprecated in ("freq", "byDay"):
        _require(deprecated not in recurrence, f"{deprecated} (deprecated)")
    for name in ("startDateTime", "endDateTime"):
        if name in recurrence:
            _local(recurrence[name], name)
    for rule in _some(recurrence.get("recurrenceRules"), "recurrenceRules"):
        _check_rule(rule)


def _check_rule(rule: Any) -> None:
    _require(isinstance(rule, str), "recurrenceRules")
    try:
        rrulestr(rule.rstrip(";"))
    except ValueError:
        raise ValueError("recurrenceRules") from None
    names = {part.partition("=")[0] for part in rule.split(";")}
    _require({"FREQ", "BYHOUR", "BYMINUTE"} <= names, "recurrenceRules")


def _check_content(content: Json) -> None:
    _require(bool(content.get("locale")) and isinstance(content["locale"], str), "locale")
    speech = content.get("text") or content.get("ssml")
    _require(bool(speech) and isinstance(speech, str), "text")


def _moment(value: Any, name: str) -> datetime:
    try:
        return datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(name) from None


def _local(value: Any, name: str) -> None:
    _require(_moment(value, name).tzinfo is None, name)


def _object(value: Any, name: str) -> Json:
    _require(isinstance(value, dict), name)
    record: Json = value
    return record


def _some(value: Any, name: str) -> list[Any]:
    _require(isinstance(value, list) and bool(value), name)
    several: list[Any] = value
    return several


def _require(holds: bool, name: str) -> None:
    if not holds:
        raise ValueError(name)
