import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.state.memory import (
    VERSION,
    Place,
    Profile,
    from_text,
    merged,
    to_text,
)
from skill.content.model import Pace
from skill.json_records import DecodeError
from tests.support.envelope_strategies import json_values
from tests.support.rehearsal import NIGHT
from tests.support.strategies import profiles, unfinished

RELIEF = Place("relief", "press", 0, 0, ready=False, until=NIGHT)


@given(unfinished)
def test_a_place_survives_a_trip_through_text(place: Place) -> None:
    assert from_text(Place, to_text(place, NIGHT)) == place


@given(profiles)
def test_a_profile_survives_a_trip_through_text(profile: Profile) -> None:
    back = from_text(Profile, to_text(profile, NIGHT))
    assert back == profile
    assert type(back.pace) is Pace


def test_a_record_says_its_version_and_when_it_was_written() -> None:
    data = json.loads(to_text(Profile(), NIGHT + 0.4))
    assert data.keys() == {"version", "updated", "record"}
    assert (data["version"], data["updated"]) == (VERSION, NIGHT)


def test_version_1_is_read_as_it_was_before_reminders() -> None:
    old = {"version": 1, "record": {"pace": "gentle", "heard_disclaimer": True}}
    assert from_text(Profile, json.dumps(old)) == Profile(Pace.GENTLE, heard_disclaimer=True)
    place = {"version": 1, "record": RELIEF._asdict()}
    assert from_text(Place, json.dumps(place)) == RELIEF


@given(st.text() | json_values.map(json.dumps))
def test_garbage_is_refused_and_raises_nothing_else(text: str) -> None:
    with pytest.raises(DecodeError):
        from_text(Profile, text)


@pytest.mark.parametrize("version", [0, VERSION + 1, None, "2", [], 1.5])
@pytest.mark.parametrize("record", [Profile()._asdict(), None, 3])
def test_an_unknown_version_is_refused(version: object, record: object) -> None:
    with pytest.raises(DecodeError):
        from_text(Profile, json.dumps({"version": version, "record": record}))


def test_text_that_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(DecodeError):
        from_text(Profile, "[" * 100_000)


@given(profiles, profiles, profiles)
def test_only_what_changed_is_taken_over(before: Profile, after: Profile, stored: Profile) -> None:
    result = merged(before, after, stored)
    for name in Profile._fields:
        old, new = getattr(before, name), getattr(after, name)
        assert getattr(result, name) == (new if new != old else getattr(stored, name))
