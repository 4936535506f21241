import json
import sys
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services.reminder_management import (
    PushNotificationStatus,
    ReminderRequest,
    TriggerType,
    spoken_info,
)
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from simulator.services.reminder_rules import check
from skill.adapters.reminders.reminder_json import (
    read_all,
    read_rule,
    read_token,
    read_zone,
    time_zone,
    write,
    write_rule,
)
from skill.coaching.messages.effects import Reminder
from skill.coaching.messages.schedule import Schedule
from skill.content.choices import Days

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC).timestamp()
"""Monday noon in New York."""
NEW_YORK = "America/New_York"
WEEKDAYS_AT_SEVEN = Schedule(7, 5, Days.WEEKDAYS)
WEEK = list(Days)[3:]

schedules = st.builds(Schedule, st.integers(0, 23), st.integers(0, 59), st.sampled_from(list(Days)))
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["alerts", "alertToken", "status", "trigger", "recurrence", "x"]),
            inner | st.sampled_from(["ON"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


def written(schedule: Schedule, zone: str = NEW_YORK, now: float = NOON) -> Any:
    return json.loads(write(schedule, "Stretch.", "en-US", zone, now))


def start(schedule: Schedule, zone: str = NEW_YORK, now: float = NOON) -> str:
    recurrence = written(schedule, zone, now)["trigger"]["recurrence"]
    return str(recurrence["startDateTime"])


def days_of(days: Days) -> set[int]:
    """Monday is 0."""
    several = {Days.DAILY: range(7), Days.WEEKDAYS: range(5), Days.WEEKENDS: range(5, 7)}
    return set(several.get(days, [WEEK.index(days) if days in WEEK else -1]))


@given(schedules)
def test_what_is_written_is_read_again(schedule: Schedule) -> None:
    assert read_rule(write_rule(schedule)) == schedule


@given(schedules)
def test_others_read_the_same_times_in_a_rule(schedule: Schedule) -> None:
    monday = datetime(2026, 11, 23)  # noqa: DTZ001 - as clocks show it
    rule = rrulestr(write_rule(schedule).rstrip(";"), dtstart=monday)
    times = list(rule.between(monday, monday + timedelta(days=13.999), inc=True))
    assert {time.weekday() for time in times} == days_of(schedule.days)
    assert len(times) == 2 * len(days_of(schedule.days))
    assert {(each.hour, each.minute, each.second) for each in times} == {
        (schedule.hour, schedule.minute, 0)
    }


@pytest.mark.parametrize(
    ("rule", "schedule"),
    [
        ("FREQ=DAILY;BYHOUR=21;BYMINUTE=0;BYSECOND=0;INTERVAL=1;", Schedule(21, 0)),
        ("FREQ=DAILY;BYHOUR=21;BYMINUTE=00", Schedule(21, 0)),
        ("INTERVAL=1;BYMINUTE=5;BYHOUR=7;BYDAY=FR,TH,WE,TU,MO;FREQ=WEEKLY", WEEKDAYS_AT_SEVEN),
        ("freq=daily;byday=mo,tu,we,th,fr;byhour=7;byminute=5", WEEKDAYS_AT_SEVEN),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=0;BYMINUTE=59", Schedule(0, 59)),
    ],
)
def test_rules_that_others_write_otherwise_are_understood(rule: str, schedule: Schedule) -> None:
    assert read_rule(rule) == schedule


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "every day at nine",
        "FREQ=DAILY;BYHOUR=21",
        "FREQ=DAILY;BYHOUR=24;BYMINUTE=0",
        "FREQ=DAILY;BYHOUR=21;BYMINUTE=60",
        "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0",
        "FREQ=DAILY;BYHOUR=21;BYMINUTE=0;INTERVAL=2",
        "FREQ=DAILY;BYHOUR=21;BYMINUTE=0;BYSECOND=30",
        "FREQ=DAILY;BYHOUR=21;BYMINUTE=0;COUNT=3",
        "FREQ=DAILY;BYHOUR=21;BYHOUR=22;BYMINUTE=0",
        "FREQ=DAILY;BYHOUR=٩;BYMINUTE=0",
        "FREQ=MONTHLY;BYHOUR=21;BYMINUTE=0",
        "FREQ=WEEKLY;BYHOUR=21;BYMINUTE=0",
        "FREQ=WEEKLY;BYDAY=MO,WE;BYHOUR=21;BYMINUTE=0",
        "FREQ=WEEKLY;BYDAY=1MO;BYHOUR=21;BYMINUTE=0",
    ],
)
def test_what_cannot_be_said_in_a_word_is_no_schedule(rule: str) -> None:
    assert read_rule(rule) is None


@given(
    st.text() | st.lists(st.sampled_from(["FREQ=", "DAILY", ";", "BYHOUR=", "1", ","])).map("".join)
)
def test_any_rule_can_be_read(rule: str) -> None:
    assert isinstance(read_rule(rule), Schedule | None)


def test_amazons_own_classes_read_what_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    # The classes look for one of them in a module that is called otherwise.
    wanted = "ask_sdk_model.services.reminder_management.alert_info_spoken_info"
    monkeypatch.setitem(sys.modules, wanted, spoken_info)
    body = write(WEEKDAYS_AT_SEVEN, "Stretch.", "en-GB", "Europe/London", NOON).decode()
    request = DefaultSerializer().deserialize(body, ReminderRequest)
    assert request.request_time == datetime.fromtimestamp(NOON, UTC)
    assert request.trigger.object_type is TriggerType.SCHEDULED_ABSOLUTE
    assert request.trigger.time_zone_id == "Europe/London"
    assert request.trigger.scheduled_time is request.trigger.offset_in_seconds is None
    recurrence = request.trigger.recurrence
    assert recurrence.freq is recurrence.by_day is recurrence.end_date_time is None
    assert recurrence.recurrence_rules == [write_rule(WEEKDAYS_AT_SEVEN)]
    assert recurrence.start_date_time.isoformat() == "2026-11-24T07:05:00"
    (content,) = request.alert_info.spoken_info.content
    assert (content.locale, content.text, content.ssml) == ("en-GB", "Stretch.", None)
    assert request.push_notification.status is PushNotificationStatus.ENABLED


@given(
    schedules,
    st.sampled_from([NEW_YORK, "Asia/Kolkata", "Pacific/Kiritimati", "Australia/Lord_Howe"]),
    st.integers(1_760_000_000, 1_900_000_000),
)
def test_it_begins_the_next_time_that_it_is_that_late_there(
    schedule: Schedule, zone: str, now: int
) -> None:
    reminder = written(schedule, zone, now)
    check(reminder)
    first = datetime.fromisoformat(reminder["trigger"]["recurrence"]["startDateTime"])
    here = datetime.fromtimestamp(now, ZoneInfo(zone)).replace(tzinfo=None)
    assert (first.hour, first.minute, first.second) == (schedule.hour, schedule.minute, 0)
    assert first.weekday() in days_of(schedule.days)
    assert here < first <= here + timedelta(days=7)
    between = {(here + timedelta(days=n)).weekday() for n in range(1, (first - here).days)}
    assert not between & days_of(schedule.days)


@pytest.mark.parametrize(
    ("schedule", "zone", "now", "first"),
    [
        (Schedule(21, 0), NEW_YORK, "2026-11-23T17:00Z", "2026-11-23T21:00:00.000"),
        (Schedule(12, 0), NEW_YORK, "2026-11-23T17:00Z", "2026-11-24T12:00:00.000"),
        (Schedule(21, 0), "Europe/London", "2026-11-23T21:30Z", "2026-11-24T21:00:00.000"),
        (Schedule(2, 30), NEW_YORK, "2026-03-08T06:00Z", "2026-03-09T02:30:00.000"),
        (Schedule(3, 0), NEW_YORK, "2026-03-08T06:59Z", "2026-03-08T03:00:00.000"),
        (Schedule(1, 30), NEW_YORK, "2026-11-01T05:15Z", "2026-11-01T01:30:00.000"),
        (
            Schedule(8, 0, Days.SUNDAY),
            "Asia/Kolkata",
            "2026-11-21T20:00Z",
            "2026-11-22T08:00:00.000",
        ),
    ],
)
def test_the_clock_there_counts_even_when_it_is_put_forward_or_back(
    schedule: Schedule, zone: str, now: str, first: str
) -> None:
    assert start(schedule, zone, datetime.fromisoformat(now).timestamp()) == first


@pytest.mark.parametrize(
    "zone", ["America/Chicago", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "UTC"]
)
def test_the_name_of_a_time_zone_is_known(zone: str) -> None:
    assert read_zone(json.dumps(zone).encode()) == zone


INVENTED = [
    "",
    "Mars/Olympus",
    "america",
    "America",
    "UTC+3",
    "EST5",
    "../etc/passwd",
    "/etc/localtime",
]


@pytest.mark.parametrize("zone", [*INVENTED, ":UTC", "America/../UTC", "leapseconds", "x" * 9999])
def test_an_invented_time_zone_is_none(zone: str) -> None:
    assert read_zone(json.dumps(zone).encode()) == ""
    with pytest.raises(ValueError, match="zone"):
        time_zone(zone)


def test_a_device_may_have_no_time_zone() -> None:
    assert read_zone(b"null") == ""


def test_a_reminder_that_was_said_or_changed_is_told_apart() -> None:
    there = {"alertToken": "1", "status": "ON", **written(WEEKDAYS_AT_SEVEN)}
    said = {**there, "alertToken": "2", "status": "COMPLETED"}
    once = {"alertToken": "3", "status": "ON", "trigger": {"scheduledTime": "2026-11-24T07:05:00"}}
    body = json.dumps({"totalCount": "3", "alerts": [there, said, once], "links": None})
    assert read_all(body.encode()) == (Reminder("1", WEEKDAYS_AT_SEVEN), Reminder("3", None))
    assert read_all(b'{"totalCount": "0", "alerts": null}') == ()


@pytest.mark.parametrize("alert", ["5", "{}", '{"status": 1}', '{"status": "ON"}'])
def test_what_is_no_reminder_is_left_out(alert: str) -> None:
    there = '{"alertToken": "1", "status": "ON"}'
    assert read_all(f'{{"alerts": [{alert}, {there}]}}'.encode()) == (Reminder("1", None),)


@given(json_values.map(lambda value: json.dumps(value).encode()) | st.binary())
def test_garbage_is_read_or_refused(body: bytes) -> None:
    for read in (read_all, read_token, read_zone):
        try:
            given_back = read(body)
        except ValueError:
            continue
        assert isinstance(given_back, str | tuple)


ZONES = (
    "America/New_York",
    "Europe/London",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
)


@given(schedules, st.sampled_from(ZONES), st.floats(0, 366 * 86_400))
def test_a_reminder_begins_at_a_time_that_the_clocks_show(
    schedule: Schedule, zone: str, later: float
) -> None:
    now = NOON + later
    first = datetime.fromisoformat(start(schedule, zone, now)).replace(tzinfo=ZoneInfo(zone))
    shown = first.astimezone(UTC).astimezone(ZoneInfo(zone))
    assert (shown.hour, shown.minute) == (schedule.hour, schedule.minute)
    assert first.timestamp() > now


@pytest.mark.parametrize(
    ("said_on", "schedule", "begins"),
    [
        ("2027-03-13T22:00", Schedule(2, 30), "2027-03-15T02:30"),
        ("2027-03-13T22:00", Schedule(2, 30, Days.SUNDAY), "2027-03-21T02:30"),
        ("2027-03-13T22:00", Schedule(3, 0), "2027-03-14T03:00"),
        ("2027-11-07T01:10", Schedule(1, 30), "2027-11-07T01:30"),
        ("2027-11-07T01:10:00-05:00", Schedule(1, 30), "2027-11-08T01:30"),
    ],
)
def test_a_time_that_is_left_out_or_over_is_not_the_first(
    said_on: str, schedule: Schedule, begins: str
) -> None:
    moment = datetime.fromisoformat(said_on)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(NEW_YORK))
    assert start(schedule, now=moment.timestamp()) == f"{begins}:00.000"
