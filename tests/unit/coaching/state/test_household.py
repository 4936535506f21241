import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.coaching.state.household import (
    EVERYBODY,
    MARK_SECONDS,
    NOBODY_KNOWN,
    VERSION,
    Household,
    Kept,
    from_text,
    to_text,
)
from skill.coaching.state.memory import Place, Profile
from skill.content.choices import Pace
from skill.json_records import DecodeError
from tests.support.envelope_strategies import json_values
from tests.support.rehearsal import NIGHT
from tests.support.strategies import seconds, unfinished

RELIEF = Place("relief", "press", 0, 0, ready=False, until=NIGHT)
LATER = NIGHT + 60.0
GENTLE, LONGER = Profile(Pace.GENTLE), Profile(Pace.LONGER)
TWO = Household().keeping("ann", GENTLE, LATER).keeping("ben", LONGER, LATER)

names = st.text(max_size=3)
times = st.dictionaries(names, seconds, max_size=2)
households = st.builds(
    Household,
    st.dictionaries(names, st.builds(Kept, unfinished, seconds), max_size=3),
    times,
    times,
)


@given(households)
def test_a_household_survives_a_trip_through_text(house: Household) -> None:
    assert from_text(Place, to_text(house), NIGHT) == house


@pytest.mark.parametrize(
    ("version", "record"),
    [
        (1, {"pace": "gentle", "heard_disclaimer": False}),
        (2, GENTLE._asdict()),
        (3, GENTLE._asdict()),
    ],
)
def test_a_profile_of_an_older_version_is_that_of_nobody_known(
    version: int, record: object
) -> None:
    text = json.dumps({"version": version, "updated": 1, "record": record})
    assert from_text(Profile, text, LATER) == Household().keeping(NOBODY_KNOWN, GENTLE, LATER)


@pytest.mark.parametrize("version", [1, 2])
def test_a_place_of_an_older_version_is_read(version: int) -> None:
    record = {**RELIEF._asdict(), "turn": 0}
    del record["segment"], record["later"], record["ends"]
    text = json.dumps({"version": version, "record": record})
    assert from_text(Place, text, LATER).record(Place, NOBODY_KNOWN, NIGHT) == RELIEF


@given(st.text() | json_values.map(json.dumps))
def test_garbage_is_refused_and_raises_nothing_else(text: str) -> None:
    with pytest.raises(DecodeError):
        from_text(Profile, text, NIGHT)


@pytest.mark.parametrize("version", [0, VERSION + 1, None, "2", [], 1.5])
@pytest.mark.parametrize("record", [Profile()._asdict(), None, 3])
def test_an_unknown_version_is_refused(version: object, record: object) -> None:
    with pytest.raises(DecodeError):
        from_text(Profile, json.dumps({"version": version, "record": record}), NIGHT)


def test_text_that_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(DecodeError):
        from_text(Profile, "[" * 100_000, NIGHT)


def test_what_is_past_its_end_is_missing_and_tidied_away() -> None:
    house = TWO.keeping("ben", LONGER, NIGHT).erasing(["cleo"], NIGHT - MARK_SECONDS)
    assert house.record(Profile, "ben", NIGHT) is None
    assert house.record(Profile, "ann", NIGHT) == GENTLE
    assert house.tidied(NIGHT) == Household().keeping("ann", GENTLE, LATER)


def test_one_is_erased_and_others_are_not() -> None:
    house = TWO.erasing(["ann"], NIGHT)
    assert [*house.people] == ["ben"]
    assert (house.erased_at("ann"), house.erased_at("ben"), house.last_mark) == (NIGHT, 0.0, NIGHT)


def test_everybody_is_erased_with_one_mark() -> None:
    house = TWO.erasing(["ann"], NIGHT).erasing([EVERYBODY], LATER)
    assert house == Household(marks={EVERYBODY: LATER})
    assert house.erased_at("somebody new") == LATER


def test_a_row_lasts_as_long_as_anything_in_it() -> None:
    assert Household().ends == 0.0
    assert TWO.keeping("ann", GENTLE, LATER + 9.0).ends == LATER + 9.0
    assert TWO.erasing([EVERYBODY], NIGHT).ends == NIGHT + MARK_SECONDS


@pytest.mark.parametrize("change", [{"people": []}, {"people": {"ann": 3}}, {"marks": 3}], ids=str)
def test_a_damaged_row_of_this_version_is_refused(change: dict[str, object]) -> None:
    written = {**json.loads(to_text(TWO)), **change}
    with pytest.raises(DecodeError):
        from_text(Profile, json.dumps(written), LATER)
