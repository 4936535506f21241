"""Converts reminders to and from the JSON of Alexa's Reminders API.

https://developer.amazon.com/en-US/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

from dateutil.rrule import rrulestr
from dateutil.tz import datetime_exists, gettz, tzfile

from skill.coaching.messages.effects import Reminder
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Days

_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS = {
    Days.DAILY: _WEEK,
    Days.WEEKDAYS: _WEEK[:5],
    Days.WEEKENDS: _WEEK[5:],
    Days.MONDAY: ("MO",),
    Days.TUESDAY: ("TU",),
    Days.WEDNESDAY: ("WE",),
    Days.THURSDAY: ("TH",),
    Days.FRIDAY: ("FR",),
    Days.SATURDAY: ("SA",),
    Days.SUNDAY: ("SU",),
}
_BY_DAYS = {frozenset(days): name for name, days in _DAYS.items()}
_ALWAYS_SO = {"BYSECOND": "0", "INTERVAL": "1"}
_PARTS = {"FREQ", "BYDAY", "BYHOUR", "BYMINUTE", *_ALWAYS_SO}
_HOUR = re.compile(r"[01]?[0-9]|2[0-3]")
_MINUTE = re.compile(r"[0-5]?[0-9]")
_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")


def write(schedule: Schedule, text: str, locale: str, zone: str, now: float) -> bytes:
    """The JSON body of a request that sets a reminder.

    Args:
        schedule: When to remind.
        text: What the reminder says.
        locale: Language of the text, such as en-US.
        zone: IANA name of the schedule's time zone, such as Europe/Berlin.
        now: Seconds since the epoch.

    Raises:
        ValueError: The time zone does not exist, or a time is out of range.
    """
    rule = write_rule(schedule)
    first = _first(rule, time_zone(zone), now)
    reminder = {
        "requestTime": _stamp(datetime.fromtimestamp(now, UTC)) + "Z",
        "trigger": {
            "type": "SCHEDULED_ABSOLUTE",
            "timeZoneId": zone,
            "recurrence": {"startDateTime": _stamp(first), "recurrenceRules": [rule]},
        },
        "alertInfo": {"spokenInfo": {"content": [{"locale": locale, "text": text}]}},
        "pushNotification": {"status": "ENABLED"},
    }
    return json.dumps(reminder).encode()


def _first(rule: str, zone: tzinfo, now: float) -> datetime:
    """The first time of a rule that the clocks of the zone will show.

    Where they are put forward, a time is left out once; where they are put back, it comes twice,
    and the earlier of the two has to be still to come.
    """
    here = datetime.fromtimestamp(now, zone).replace(tzinfo=None)
    times: Iterator[datetime] = rrulestr(rule.rstrip(";"), dtstart=here).xafter(here)
    return next(
        time
        for time in times
        if datetime_exists(time, zone) and time.replace(tzinfo=zone).timestamp() > now
    )


def read_all(body: bytes) -> tuple[Reminder, ...]:
    """The active reminders in an answer to a request for all reminders.

    Raises:
        ValueError: The body is not a list of reminders.
    """
    match json.loads(body):
        case {"alerts": None}:
            return ()
        case {"alerts": [*alerts]}:
            return tuple(_read(alert) for alert in alerts if _is_on(alert))
    raise ValueError("not a list of reminders")


def read_token(body: bytes) -> str:
    """The token (id) of a reminder, from the answer to setting or changing it.

    Raises:
        ValueError: The body contains no token.
    """
    return _token(json.loads(body))


def read_zone(body: bytes) -> str:
    """Name of the device's time zone; empty if it has none or an unknown one.

    Raises:
        ValueError: The body is neither a name nor null.
    """
    match json.loads(body):
        case None:
            return ""
        case str(name):
            return name if _find_zone(name) else ""
    raise ValueError("not the name of a time zone")


def time_zone(name: str) -> tzinfo:
    """The time zone with this IANA name, such as Europe/Berlin.

    Raises:
        ValueError: There is no such time zone.
    """
    found = _find_zone(name)
    if found is None:
        raise ValueError("no such time zone")
    return found


def write_rule(schedule: Schedule) -> str:
    """A schedule as a recurrence rule of RFC 5545, with the final semicolon of Amazon's examples.

    https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
    """
    days = f"FREQ=WEEKLY;BYDAY={','.join(_DAYS[schedule.days])}"
    often = "FREQ=DAILY" if schedule.days is Days.DAILY else days
    return f"{often};BYHOUR={schedule.hour};BYMINUTE={schedule.minute};BYSECOND=0;INTERVAL=1;"


def read_rule(rule: str) -> Schedule | None:
    """The schedule of a recurrence rule.

    None if the rule repeats more than once a day, or on a set of days that `Days` has no name for.
    """
    pairs = [part.partition("=") for part in rule.upper().split(";") if part]
    parts = {name: value for name, _, value in pairs}
    usual = all(parts.get(name, value) == value for name, value in _ALWAYS_SO.items())
    hour, minute = parts.get("BYHOUR", ""), parts.get("BYMINUTE", "")
    known = len(parts) == len(pairs) and parts.keys() <= _PARTS and usual
    if not (known and _HOUR.fullmatch(hour) and _MINUTE.fullmatch(minute)):
        return None
    days = _named_days(parts)
    return Schedule(int(hour), int(minute), days) if days else None


def _named_days(parts: dict[str, str]) -> Days | None:
    if parts.get("FREQ") == "DAILY" and "BYDAY" not in parts:
        return Days.DAILY
    if parts.get("FREQ") not in {"DAILY", "WEEKLY"}:
        return None
    return _BY_DAYS.get(frozenset(parts.get("BYDAY", "").split(",")))


def _is_on(alert: Any) -> bool:
    match alert:
        case {"status": "ON", "alertToken": str()}:
            return True
    return False


def _read(alert: Any) -> Reminder:
    match alert:
        case {"trigger": {"recurrence": {"recurrenceRules": [str(rule)]}}}:
            return Reminder(_token(alert), read_rule(rule))
    return Reminder(_token(alert), None)


def _token(record: Any) -> str:
    match record:
        case {"alertToken": str(token)} if token:
            return token
    raise ValueError("no token")


def _find_zone(name: str) -> tzinfo | None:
    # dateutil also accepts file paths and POSIX rules such as EST5EDT,M3.2.0; refuse these.
    found = gettz(name) if _ZONE.fullmatch(name) else None
    return found if isinstance(found, tzfile) else None


def _stamp(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds")
