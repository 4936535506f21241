import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.messages.schedule import USUAL, Schedule, asked, is_time, read
from skill.content.choices import Days

schedules = st.builds(Schedule, st.integers(0, 23), st.integers(0, 59), st.sampled_from(Days))


@given(schedules)
def test_a_schedule_is_read_as_it_was_written(schedule: Schedule) -> None:
    assert read(str(schedule)) == schedule


@pytest.mark.parametrize(
    "text", ["", "21:00", "9:00 daily", "24:00 daily", "12:60 daily", "21:00 never", "prevention"]
)
def test_what_is_no_schedule_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("time", "days", "schedule"),
    [
        ("20:15", "weekdays", Schedule(20, 15, Days.WEEKDAYS)),
        ("07:05:00", "", Schedule(7, 5)),
        ("9:00", "", Schedule(9, 0)),
        ("", "sunday", Schedule(21, 0, Days.SUNDAY)),
        ("", "", USUAL),
        ("MO", "", Schedule(8, 0)),
        ("AF", "", Schedule(15, 0)),
        ("EV", "", Schedule(19, 0)),
        ("NI", "", Schedule(21, 0)),
        ("25:00", "someday", USUAL),
        ("10:00", "daily_night", Schedule(22, 0)),
        ("08:30", "daily_evening", Schedule(20, 30)),
        ("01:00", "daily_night", Schedule(1, 0)),
        ("22:00", "daily_night", Schedule(22, 0)),
        ("08:00", "daily_morning", Schedule(8, 0)),
        ("", "daily_morning", Schedule(8, 0)),
        ("", "weekdays_night", Schedule(21, 0, Days.WEEKDAYS)),
        ("10:00", "daily_soon", Schedule(10, 0)),
        ("?", "", USUAL),
    ],
)
def test_a_time_and_days_are_taken_from_slots(time: str, days: str, schedule: Schedule) -> None:
    assert asked(time, days) == schedule


@given(schedules, st.sampled_from(Days))
def test_what_is_not_said_stays_as_it_was(before: Schedule, days: Days) -> None:
    assert asked("", "", before) == before
    assert asked("", days, before) == before._replace(days=days)
    assert asked("06:30", "", before) == Schedule(6, 30, before.days)


@pytest.mark.parametrize("time", ["9:00", "09:00", "21:00", "23:59:59", "NI", "MO"])
def test_a_time_can_be_read(time: str) -> None:
    assert is_time(time)


@pytest.mark.parametrize(
    "time", ["", "?", "nine", "21:00Z", "21:00+02:00", "24:00", "9", "9:5", "2100", "PT9H", "N1"]
)
def test_what_cannot_be_read_is_no_time(time: str) -> None:
    assert not is_time(time)
