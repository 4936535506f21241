"""Alexa's side of screens: who is sent one, and what a touch does."""

import logging
from typing import Any

import pytest

from skill.alexa import screens
from skill.alexa.presentation import presentation
from skill.coaching.messages.touches import EVENTS, Touch
from tests.support.envelopes import Envelope, ask, intent, kept, on_screen, request, spoken
from tests.support.rehearsal import CRAMP, NIGHT, Rehearsal

IN_RELIEF = Rehearsal(CRAMP).state
LATER = NIGHT + 120.0


def touched(*arguments: object) -> Envelope:
    """A finger on the screen, in relief."""
    return request(
        "Alexa.Presentation.APL.UserEvent",
        IN_RELIEF,
        LATER,
        token="cramp-coach",
        arguments=list(arguments),
        source={"type": "TouchWrapper", "handler": "Press", "id": "yes"},
        components={},
    )


def directives(answer: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer["response"].get("directives", [])
    return found


def test_a_device_with_a_screen_is_sent_a_document_with_its_data() -> None:
    (shown,) = directives(ask(on_screen(intent("ReliefIntent"))))
    assert shown["type"] == "Alexa.Presentation.APL.RenderDocument"
    assert shown["token"] == screens.NAME
    version = ".".join(map(str, screens.OLDEST))
    assert (shown["document"]["type"], shown["document"]["version"]) == ("APL", version)
    assert [scene["view"] for scene in shown["datasources"]["screen"]["scenes"]] == [
        "Step",
        "Question",
    ]


def test_what_is_said_and_kept_is_the_same_without_a_screen() -> None:
    with_screen, without = ask(on_screen(intent("ReliefIntent"))), ask(intent("ReliefIntent"))
    del with_screen["response"]["directives"]
    assert with_screen == without


@pytest.mark.parametrize("version", ["1.6", "1.7", "1.10", "2022.1", "2024.3"])
def test_a_version_that_is_new_enough_is_shown_something(version: str) -> None:
    assert directives(ask(on_screen(intent("ReliefIntent"), version)))


@pytest.mark.parametrize("version", ["1.5", "1.0", "0.9", "", None, "new", "1", 1.6e300, {}, []])
def test_an_older_or_odd_version_counts_as_no_screen(version: object) -> None:
    answer = ask(on_screen(intent("ReliefIntent"), version))
    assert directives(answer) == []
    assert spoken(answer).startswith("Keep still.")


def test_a_number_to_call_stays_on_the_screen_while_nobody_is_listened_to() -> None:
    on_a_screen = ask(on_screen(intent("RedFlagIntent", sign="chest_pain")))["response"]
    assert "shouldEndSession" not in on_a_screen
    assert "reprompt" not in on_a_screen
    assert ask(intent("RedFlagIntent", sign="chest_pain"))["response"]["shouldEndSession"] is True


def test_the_screen_of_a_number_is_on_for_as_long_as_it_takes_to_find_a_phone() -> None:
    def stays(envelope: Envelope) -> int:
        (shown,) = directives(ask(on_screen(envelope)))
        return int(shown["datasources"]["screen"]["milliseconds"])

    assert stays(intent("RedFlagIntent", sign="chest_pain")) >= 180_000
    assert stays(intent("RedFlagIntent", sign="pop")) >= 180_000
    assert stays(intent("AMAZON.StopIntent")) < 60_000


@pytest.mark.parametrize("touch", ["yes", "no", "next", "pause", "stop"])
def test_an_answer_to_a_talk_that_is_over_opens_a_new_one(touch: str) -> None:
    envelope = touched(touch)
    envelope["session"]["attributes"] = {}
    assert spoken(ask(envelope)) == spoken(ask(request("LaunchRequest")))


def test_a_wish_is_granted_in_a_new_talk_as_well() -> None:
    envelope = touched("cramp")
    envelope["session"]["attributes"] = {}
    assert spoken(ask(envelope)).startswith("Keep still.")


@pytest.mark.parametrize(
    ("envelope", "ends"),
    [
        (intent("RedFlagIntent", sign="statin"), False),
        (intent("ReliefIntent"), False),
        (intent("AMAZON.StopIntent"), True),
    ],
)
def test_whatever_else_is_shown_says_whether_the_session_ends(
    envelope: Envelope, ends: bool
) -> None:
    assert ask(on_screen(envelope))["response"]["shouldEndSession"] is ends


def test_a_touch_is_answered_as_its_words_are() -> None:
    by_touch = ask(touched("worse"))
    by_voice = ask(intent("WorseIntent", IN_RELIEF, LATER))
    assert by_touch == by_voice


@pytest.mark.parametrize("touch", Touch)
def test_every_touch_is_understood(touch: Touch) -> None:
    assert screens.touch({"arguments": [touch.value]}) == EVENTS[touch]


@pytest.mark.parametrize("arguments", [(), ("sideways",), (7,), (None,), ({"yes": 1},), (["yes"],)])
def test_an_odd_touch_moves_nobody_on(arguments: tuple[object, ...]) -> None:
    answer = ask(touched(*arguments))
    assert spoken(answer).endswith("Is the grip easing?")
    assert kept(answer).walk == IN_RELIEF.walk


def test_a_screen_that_fails_costs_no_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("somebody's words")

    monkeypatch.setattr("skill.screens.screen.show", fail)
    presentation.cache_clear()
    with caplog.at_level(logging.ERROR):
        answer = ask(on_screen(intent("ReliefIntent")))
    assert directives(answer) == []
    assert spoken(answer).startswith("Keep still.")
    assert "ValueError in fail" in caplog.text
    assert "somebody's words" not in caplog.text
    monkeypatch.undo()
    assert directives(ask(on_screen(intent("ReliefIntent"))))
