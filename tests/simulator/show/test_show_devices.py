"""Devices are kept for a while, and never too many."""

from collections.abc import Iterator
from typing import Any

import pytest

from simulator.device.exchanges import Exchange
from simulator.hearing.interaction_model import UnknownLocaleError
from simulator.show import people
from simulator.show.devices import IDLE_SECONDS, MAX_DEVICES, Devices, NoSuchDeviceError
from tests.support.small_model import small_skill


class Watch:
    """A clock that goes when it is told to, and what the skill was asked."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked: list[str] = []

    def __call__(self) -> float:
        return self.now

    def skill(self, event: dict[str, Any], context: object) -> dict[str, Any]:
        self.asked.append(event["request"]["type"])
        return small_skill(event, context)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def devices(watch: Watch) -> Iterator[Devices]:
    devices = Devices(watch.skill, watch)
    yield devices
    devices.close()


def say(devices: Devices, name: str, words: str) -> Exchange:
    with devices.using(name) as echo:
        *_, exchange = echo.say(words)
    assert isinstance(exchange, Exchange)
    return exchange


def test_a_device_is_found_again(devices: Devices) -> None:
    name, _ = devices.open("en-US", None)
    session = say(devices, name, "help my calf cramp").request["session"]["sessionId"]
    assert say(devices, name, "yes").request["session"]["sessionId"] == session


def test_two_devices_know_nothing_of_each_other(devices: Devices) -> None:
    (one, _), (other, _) = devices.open("en-US", None), devices.open("en-US", None)
    assert one != other
    first, second = (say(devices, name, "help my calf cramp") for name in (one, other))
    assert first.request["session"]["user"] != second.request["session"]["user"]
    endpoints = {
        exchange.request["context"]["System"]["apiEndpoint"] for exchange in (first, second)
    }
    assert len(endpoints) == 2


def test_two_devices_of_one_person_share_their_account(devices: Devices) -> None:
    one, person = devices.open("en-US", None)
    other, same = devices.open("en-GB", None, person)
    assert (one != other, same) == (True, person)
    first, second = (say(devices, name, "help my calf cramp") for name in (one, other))
    assert first.request["session"]["user"] == second.request["session"]["user"]
    assert first.request["session"]["sessionId"] != second.request["session"]["sessionId"]


def test_a_new_conversation_of_a_person_begins_after_the_old_one(devices: Devices) -> None:
    one, person = devices.open("en-US", None)
    with devices.using(one) as echo:
        (*_, last) = echo.say("help my calf cramp", 7200.0)
    other, _ = devices.open("en-US", None, person)
    new = say(devices, other, "help my calf cramp")
    assert isinstance(last, Exchange)
    assert new.request["request"]["timestamp"] > last.request["request"]["timestamp"]


def test_a_person_is_known_while_they_have_a_device_and_for_a_while_afterwards(
    devices: Devices, watch: Watch
) -> None:
    name, person = devices.open("en-US", None)
    devices.drop(name)
    watch.now = people.IDLE_SECONDS - 1
    assert devices.open("en-US", None, person)[1] == person
    devices.close()
    watch.now = 2 * people.IDLE_SECONDS
    assert devices.open("en-US", None, person)[1] != person


def test_of_too_many_people_without_a_device_the_first_is_forgotten(devices: Devices) -> None:
    names = []
    for _ in range(people.MAX_PEOPLE + 1):
        device, person = devices.open("en-US", None)
        names.append(person)
        devices.drop(device)
    _, somebody = devices.open("en-US", None)
    assert devices.open("en-US", None, names[-1])[1] == names[-1]
    assert devices.open("en-US", None, names[0])[1] != names[0]
    assert devices.open("en-US", None, somebody)[1] == somebody


def test_a_dropped_device_ends_its_session_and_is_gone(devices: Devices, watch: Watch) -> None:
    name, _ = devices.open("en-US", None)
    say(devices, name, "help my calf cramp")
    devices.drop(name)
    assert watch.asked[-1] == "SessionEndedRequest"
    with pytest.raises(NoSuchDeviceError), devices.using(name):
        pass
    devices.drop(name)


def test_one_too_many_drops_the_one_that_was_used_least_lately(devices: Devices) -> None:
    names = [devices.open("en-US", None)[0] for _ in range(MAX_DEVICES)]
    say(devices, names[0], "help my calf cramp")
    devices.open("en-US", None)
    with pytest.raises(NoSuchDeviceError), devices.using(names[1]):
        pass
    assert say(devices, names[0], "yes").request["session"]["new"] is False


def test_a_device_that_nobody_uses_is_dropped(devices: Devices, watch: Watch) -> None:
    (idle, _), (busy, _) = devices.open("en-US", None), devices.open("en-US", None)
    watch.now = IDLE_SECONDS - 1
    say(devices, busy, "help my calf cramp")
    watch.now = IDLE_SECONDS + 1
    devices.open("en-US", None)
    with pytest.raises(NoSuchDeviceError), devices.using(idle):
        pass
    say(devices, busy, "yes")


def test_a_locale_without_a_model_is_refused(devices: Devices) -> None:
    with pytest.raises(UnknownLocaleError):
        devices.open("xx-XX", None)
    assert devices.recognizer("en-GB") is devices.recognizer("en-GB")
