"""A device tells what the skill understood of each request, and of no other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any

from simulator.device import understood
from simulator.device.echo import Echo
from simulator.device.exchange_json import beside, exchange_record
from simulator.device.exchanges import Exchange
from simulator.device.real_skill import remembering_skill
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from tests.support.small_model import model_with_catch_all, small_skill

START = datetime(2026, 1, 10, tzinfo=UTC)
HEARING = Recognizer(model_with_catch_all())


def knowing_skill(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Understands the words of the catch-all, each as a meaning, and nothing else."""
    slots = event["request"].get("intent", {}).get("slots", {})
    if "value" in slots.get("words", {}):
        understood.note(tuple(slots["words"]["value"].split()))
    return small_skill(event, context)


def exchanges(echo: Echo, *lines: str) -> list[Exchange]:
    events = [event for line in lines for event in (echo.say(line) if line else echo.silence())]
    return [event for event in events if isinstance(event, Exchange)]


def test_what_was_understood_comes_with_its_own_exchange() -> None:
    echo = Echo(knowing_skill, HEARING, START)
    talk = exchanges(echo, "cramp again", "yes", "gone now", "")
    assert [exchange.understood for exchange in talk] == [
        ("cramp", "again"),
        (),
        ("gone", "now"),
        (),
    ]
    assert exchange_record(talk[0])["understood"] == ["cramp", "again"]


def test_a_skill_that_does_not_tell_leaves_it_empty() -> None:
    understood.note(("cramp",))
    (exchange,) = exchanges(Echo(small_skill, HEARING, START), "cramp again")
    assert exchange.understood == ()


def test_an_answer_that_is_refused_is_told_without() -> None:
    def broken(event: dict[str, Any], context: object) -> dict[str, Any]:
        knowing_skill(event, context)
        return {}

    refused, *_ = exchanges(Echo(broken, HEARING, START), "cramp again")
    assert refused.fault
    assert refused.understood == ()


def test_devices_that_talk_at_once_are_not_mixed_up() -> None:
    together = Barrier(2, timeout=10)

    def slow(event: dict[str, Any], context: object) -> dict[str, Any]:
        answer = knowing_skill(event, context)
        together.wait()
        return answer

    def told(words: str) -> tuple[str, ...]:
        (exchange,) = exchanges(Echo(slow, HEARING, START), words)
        return exchange.understood

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(told, ["left leg", "right leg"])) == [
            ("left", "leg"),
            ("right", "leg"),
        ]


def test_the_skill_itself_tells() -> None:
    echo = Echo(remembering_skill(), Recognizer(load_model("en-US")), START)
    (exchange,) = exchanges(echo, "my left leg is cramping")
    assert set(exchange.understood) >= {"cramp", "leg:left"}


def test_it_is_written_beside_what_was_heard() -> None:
    assert beside("SaidIntent", ("cramp", "leg:left")) == "[SaidIntent · cramp, leg:left]"
    assert beside("SaidIntent", ()) == "[SaidIntent]"
