from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from simulator.device.echo import ROUND_TRIP_SECONDS, Echo, Handler
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt
from simulator.device.speech import written
from simulator.hearing.nlu import Recognizer
from skill.coaching.state import state
from tests.support.small_model import (
    HOLD_SECONDS,
    LOCALE,
    answer,
    model_with_catch_all,
    small_model,
    small_skill,
)

MIDNIGHT = datetime(2026, 1, 10, tzinfo=UTC)


def echo_with(handler: Handler = small_skill) -> Echo:
    return Echo(handler, Recognizer(small_model()), MIDNIGHT)


def only(events: list[DeviceEvent]) -> Exchange:
    (event,) = events
    assert isinstance(event, Exchange)
    return event


def say(echo: Echo, words: str, at: float | None = None) -> Exchange:
    return only(list(echo.say(words, at)))


def seconds(exchange: Exchange) -> float:
    moment = datetime.fromisoformat(exchange.request["request"]["timestamp"])
    return (moment - MIDNIGHT).total_seconds()


def test_the_skill_counts_on_the_round_trip_that_the_device_takes() -> None:
    assert state.ROUND_TRIP_SECONDS == ROUND_TRIP_SECONDS


def test_opening_the_skill_sends_a_launch_request() -> None:
    request = say(echo_with(), "open cramp coach").request
    assert request["request"]["type"] == "LaunchRequest"
    assert request["request"]["locale"] == LOCALE
    assert request["session"]["new"] is True
    system = request["context"]["System"]
    assert system["application"] == request["session"]["application"]
    assert system["user"] == request["session"]["user"]
    assert system["device"]["supportedInterfaces"] == {}
    assert system["apiEndpoint"] == "https://api.amazonalexa.com"


def test_a_filled_slot_comes_with_its_resolution() -> None:
    slots = say(echo_with(), "ow my left hand calf").request["request"]["intent"]["slots"]
    (resolution,) = slots["leg"]["resolutions"]["resolutionsPerAuthority"]
    assert slots["leg"]["value"] == "left hand"
    assert slots["leg"]["confirmationStatus"] == "NONE"
    assert resolution["authority"].endswith(".Leg")
    assert resolution["status"] == {"code": "ER_SUCCESS_MATCH"}
    assert resolution["values"] == [{"value": {"name": "left", "id": "left"}}]


def test_an_unknown_value_comes_without_a_match() -> None:
    exchange = say(Echo(small_skill, Recognizer(model_with_catch_all()), MIDNIGHT), "It's 9 cats!")
    intent = exchange.request["request"]["intent"]
    slot = intent["slots"]["words"]
    (resolution,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert (intent["name"], slot["value"]) == ("SaidIntent", "it's nine cats")
    assert resolution["status"] == {"code": "ER_SUCCESS_NO_MATCH"}
    assert "values" not in resolution


def test_an_empty_slot_comes_without_a_value() -> None:
    intent = say(echo_with(), "help my calf cramp").request["request"]["intent"]
    assert intent["name"] == "ReliefIntent"
    assert "value" not in intent["slots"]["leg"]


def test_session_attributes_come_back_and_every_request_has_its_own_id() -> None:
    echo = echo_with()
    first, second = say(echo, "help my calf cramp"), say(echo, "no")
    assert second.request["session"]["attributes"] == {"turns": 1}
    assert second.request["session"]["new"] is False
    assert second.request["session"]["sessionId"] == first.request["session"]["sessionId"]
    assert second.request["request"]["requestId"] != first.request["request"]["requestId"]


def test_the_skill_cannot_reach_into_the_session() -> None:
    def meddler(event: dict[str, Any], _: object) -> dict[str, Any]:
        event["session"]["attributes"]["meddled"] = True
        return answer("Hello?", "Hello?", {})

    echo = echo_with(meddler)
    assert say(echo, "yes").request["session"]["attributes"] == {}


def test_a_line_is_said_shortly_after_the_answer() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    assert seconds(say(echo, "no")) == pytest.approx(HOLD_SECONDS + 1.5, abs=1)


def test_a_bargein_is_said_at_its_second_of_the_answer() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    exchange = say(echo, "repeat", at=12)
    assert exchange.utterance is not None
    assert exchange.utterance.bargein
    assert seconds(exchange) == ROUND_TRIP_SECONDS + 12


def test_a_second_after_the_end_of_the_answer_is_no_bargein() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    exchange = say(echo, "repeat", at=30)
    assert exchange.utterance is not None
    assert not exchange.utterance.bargein
    assert seconds(exchange) == ROUND_TRIP_SECONDS + 30


def test_after_eight_silent_seconds_the_device_asks_again_and_still_listens() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp", at=0)
    reprompt, exchange = echo.say("no", at=HOLD_SECONDS + 9)
    assert isinstance(reprompt, Reprompt)
    assert written(reprompt.speech) == "Is it easing? Say yes or no."
    assert isinstance(exchange, Exchange)
    assert exchange.request["session"]["new"] is False
    assert seconds(exchange) == int(ROUND_TRIP_SECONDS + HOLD_SECONDS + 9)


def test_silence_ends_the_session_after_both_windows() -> None:
    echo = echo_with()
    say(echo, "open cramp coach", at=0)
    reprompt, ended = echo.silence()
    assert isinstance(reprompt, Reprompt)
    assert isinstance(ended, Exchange)
    assert ended.utterance is None
    assert ended.request["request"]["type"] == "SessionEndedRequest"
    assert ended.request["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"
    assert ended.request["session"]["attributes"] == {"turns": 1}
    assert seconds(ended) == int(ROUND_TRIP_SECONDS + 1.5 + 8 + 5 * 0.375 + 8)
    assert not echo.open
    assert list(echo.silence()) == []


def test_words_after_the_end_of_the_session_start_a_new_one() -> None:
    echo = echo_with()
    first = say(echo, "help my calf cramp", at=0)
    *_, ended, again = echo.say("no", at=300)
    assert isinstance(ended, Exchange)
    assert isinstance(again, Exchange)
    assert again.request["session"]["new"] is True
    assert again.request["session"]["attributes"] == {}
    assert again.request["session"]["sessionId"] != first.request["session"]["sessionId"]
    assert seconds(again) == ROUND_TRIP_SECONDS + 300


def test_without_a_reprompt_the_first_window_is_the_last() -> None:
    def terse(_: dict[str, Any], __: object) -> dict[str, Any]:
        return {"version": "1.0", "response": {"shouldEndSession": False}}

    echo = echo_with(terse)
    say(echo, "yes", at=0)
    assert seconds(only(list(echo.silence()))) == ROUND_TRIP_SECONDS + 8


def test_stop_is_an_intent_and_the_skill_closes_the_session() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp")
    exchange = say(echo, "stop")
    assert exchange.request["request"]["intent"]["name"] == "AMAZON.StopIntent"
    assert not exchange.output.open
    assert not echo.open
    assert list(echo.leave()) == []


def test_opening_the_skill_again_starts_a_new_session() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp")
    assert say(echo, "open cramp coach").request["session"]["new"] is True


def test_leaving_ends_an_open_session() -> None:
    echo = echo_with()
    say(echo, "help my calf cramp")
    assert only(list(echo.leave())).request["request"]["reason"] == "USER_INITIATED"
    assert not echo.open


def test_a_skill_that_raises_is_a_problem_and_hears_of_it() -> None:
    echo = echo_with()
    problem, ended = echo.say("how long do i hold")
    assert isinstance(problem, Exchange)
    assert isinstance(ended, Exchange)
    assert problem.fault == "the skill raised LookupError('no such hold')"
    assert written(problem.output.speech) == (
        "There was a problem with the requested skill's response."
    )
    assert ended.request["request"]["reason"] == "ERROR"
    assert ended.request["request"]["error"] == {
        "type": "INVALID_RESPONSE",
        "message": problem.fault,
    }
    assert not echo.open


def test_speech_in_answer_to_the_end_is_a_problem() -> None:
    def talker(_: dict[str, Any], __: object) -> dict[str, Any]:
        return answer("Still there?", "Hello?", {})

    echo = echo_with(talker)
    say(echo, "yes")
    (ended,) = echo.leave()
    assert isinstance(ended, Exchange)
    assert ended.fault == "the answer to a SessionEndedRequest has a outputSpeech"


def test_the_clock_is_the_conversations_own() -> None:
    echo = Echo(small_skill, Recognizer(small_model()), MIDNIGHT + timedelta(hours=3))
    assert say(echo, "yes", at=0).request["request"]["timestamp"] == "2026-01-10T03:00:00Z"
