import pytest

from skill.adapters.people import seen_requests
from skill.adapters.people.seen_requests import REPEATED_SECONDS, SeenRequests


def test_a_request_is_new_once_and_again_when_it_can_no_longer_be_repeated() -> None:
    clock = [0.0]
    seen = SeenRequests(lambda: clock[0])
    assert [seen.add("one"), seen.add("one")] == [True, False]
    clock[0] = REPEATED_SECONDS - 1.0
    assert not seen.add("one")
    clock[0] = REPEATED_SECONDS
    assert seen.add("one")


def test_requests_without_a_name_are_not_taken_for_one_another() -> None:
    seen = SeenRequests()
    assert [seen.add(""), seen.add("")] == [True, True]


def test_no_more_are_kept_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen_requests, "MAX_REQUESTS", 2)
    clock = [0.0]
    seen = SeenRequests(lambda: clock[0])
    for name in ("one", "two", "three"):
        assert seen.add(name)
    assert not seen.add("three")
    assert seen.add("one")
    clock[0] = REPEATED_SECONDS
    seen.add("four")
    assert [*seen._until] == ["four"]
