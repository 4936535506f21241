"""Alexa herself asks whether the skill may set reminders, and the skill hears what came of it."""

import io
import json
import wave
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from simulator.console.terminal import main
from simulator.device.echo import MICROPHONE_SECONDS, Echo, Handler
from simulator.device.exchanges import DeviceEvent, Exchange, Reprompt
from simulator.device.speech import length, written
from simulator.hearing.nlu import Recognizer
from simulator.services.alexa_services import AlexaServices
from simulator.transcripts.golden import TranscriptError, render
from tests.support.small_model import answer, small_model

REMINDERS = "alexa::alerts:reminders:skill:readwrite"
QUESTION = "Cramp Coach would like to set reminders for you. Do you allow that?"
START = datetime(2026, 1, 10, tzinfo=UTC)


def reminding_skill(event: dict[str, Any], _: object) -> dict[str, Any]:
    """Asks for the permission on a yes, and tells what came of it."""
    request = event["request"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if request["type"] == "Connections.Response":
        status = request["payload"]["status"].lower()
        return answer(f"It was {status}.", "Anything else?", event["session"]["attributes"])
    if request["type"] == "IntentRequest" and request["intent"]["name"] == "AMAZON.YesIntent":
        return asking(REMINDERS)
    return answer("Shall I remind you?", "Shall I?", {})


def asking(permission: str) -> dict[str, Any]:
    payload = {"@type": "AskForPermissionsConsentRequest", "@version": "1"}
    directive = {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": payload | {"permissionScope": permission},
        "token": "21:00 daily",
    }
    attributes = {"wanted": "21:00"}
    response = {"directives": [directive]}
    return {"version": "1.0", "sessionAttributes": attributes, "response": response}


@pytest.fixture
def services() -> Iterator[AlexaServices]:
    with AlexaServices() as services:
        services.permitted = False
        yield services


@pytest.fixture
def echo(services: AlexaServices) -> Echo:
    return asked(reminding_skill, services)


def asked(handler: Handler, services: AlexaServices) -> Echo:
    """A device that has just asked its own question."""
    echo = Echo(handler, Recognizer(small_model()), START, services)
    list(echo.say("open cramp coach", at=0))
    list(echo.say("yes", at=3))
    return echo


def only(events: Iterator[DeviceEvent]) -> Exchange:
    (event,) = events
    assert isinstance(event, Exchange)
    return event


def status(exchange: Exchange) -> str:
    assert exchange.request["request"]["type"] == "Connections.Response"
    return str(exchange.request["request"]["payload"]["status"])


def test_alexa_asks_in_her_own_words_and_listens(services: AlexaServices) -> None:
    echo = Echo(reminding_skill, Recognizer(small_model()), START, services)
    exchange = only(echo.say("yes"))
    assert written(exchange.output.speech) == QUESTION
    assert (exchange.output.by, exchange.output.open, exchange.fault) == ("alexa", True, "")
    assert exchange.request["context"]["System"]["apiEndpoint"] == services.endpoint
    assert echo.open
    assert not services.permitted


def test_a_yes_permits_it_and_goes_on_in_the_same_session(
    echo: Echo, services: AlexaServices
) -> None:
    exchange = only(echo.say("yes please"))
    request, session = exchange.request["request"], exchange.request["session"]
    assert services.permitted
    assert {name: request[name] for name in ("type", "name", "status", "payload", "token")} == {
        "type": "Connections.Response",
        "name": "AskFor",
        "status": {"code": "200", "message": "OK"},
        "payload": {"permissionScope": REMINDERS, "status": "ACCEPTED"},
        "token": "21:00 daily",
    }
    assert (session["new"], session["attributes"]) == (False, {"wanted": "21:00"})
    assert written(exchange.output.speech) == "It was accepted."
    assert exchange.output.by == "coach"
    assert only(echo.say("no")).request["request"]["intent"]["name"] == "AMAZON.NoIntent"


def test_amazons_own_sdk_reads_what_came_of_it(echo: Echo) -> None:
    exchange = only(echo.say("yes"))
    read = DefaultSerializer().deserialize(json.dumps(exchange.request), RequestEnvelope)
    assert type(read.request).__name__ == "ConnectionsResponse"
    assert read.request.payload == {"permissionScope": REMINDERS, "status": "ACCEPTED"}
    assert read.request.token == "21:00 daily"


def test_a_no_permits_nothing(echo: Echo, services: AlexaServices) -> None:
    assert status(only(echo.say("no"))) == "DENIED"
    assert not services.permitted
    assert echo.open


def test_other_words_are_no_answer(echo: Echo, services: AlexaServices) -> None:
    exchange = only(echo.say("help my calf cramp"))
    assert status(exchange) == "NOT_ANSWERED"
    assert written(exchange.output.speech) == "It was not_answered."
    assert not services.permitted


def test_silence_is_asked_again_and_then_no_answer(echo: Echo, services: AlexaServices) -> None:
    reprompt, exchange, again, ended = echo.silence()
    assert isinstance(reprompt, Reprompt)
    assert (written(reprompt.speech), reprompt.by) == (QUESTION, "alexa")
    assert isinstance(exchange, Exchange)
    assert status(exchange) == "NOT_ANSWERED"
    assert exchange.utterance is None
    assert exchange.at == pytest.approx(length(reprompt.speech) + MICROPHONE_SECONDS)
    assert isinstance(again, Reprompt)
    assert (written(again.speech), again.by) == ("Anything else?", "coach")
    assert isinstance(ended, Exchange)
    assert ended.ends_session
    assert not services.permitted


def test_who_speaks_after_the_question_was_given_up_speaks_to_the_skill(echo: Echo) -> None:
    question = 13 * 60 / 160
    reprompt, unanswered, exchange = echo.say("no", at=2 * (question + MICROPHONE_SECONDS) + 2)
    assert isinstance(reprompt, Reprompt)
    assert isinstance(unanswered, Exchange)
    assert status(unanswered) == "NOT_ANSWERED"
    assert isinstance(exchange, Exchange)
    assert exchange.request["request"]["intent"]["name"] == "AMAZON.NoIntent"
    assert exchange.at == pytest.approx(1)


def test_who_speaks_just_as_the_question_is_given_up_barges_in(echo: Echo) -> None:
    question = 13 * 60 / 160
    *_, exchange = echo.say("no", at=2 * (question + MICROPHONE_SECONDS) + 0.5)
    assert isinstance(exchange, Exchange)
    assert exchange.at == 0


def test_naming_the_skill_drops_the_question(echo: Echo) -> None:
    exchange = only(echo.say("open cramp coach"))
    assert exchange.request["request"]["type"] == "LaunchRequest"
    assert exchange.request["session"]["new"]


def test_leaving_ends_the_session(echo: Echo) -> None:
    assert only(echo.leave()).request["request"]["reason"] == "USER_INITIATED"


def test_a_permission_that_alexa_does_not_ask_for_is_a_problem() -> None:
    def curious(_: object, __: object) -> dict[str, Any]:
        return asking("alexa::profile:email:read")

    problem, _ = Echo(curious, Recognizer(small_model()), START).say("yes")
    assert isinstance(problem, Exchange)
    assert problem.fault == "Alexa does not ask for alexa::profile:email:read"
    assert problem.output.by == "alexa"


def test_a_skill_that_fails_to_go_on_is_a_problem(services: AlexaServices) -> None:
    def forgetful(event: dict[str, Any], context: object) -> dict[str, Any]:
        if event["request"]["type"] == "Connections.Response":
            raise LookupError("what for?")
        return reminding_skill(event, context)

    echo = asked(forgetful, services)
    reprompt, problem, ended = echo.silence()
    assert isinstance(reprompt, Reprompt)
    assert isinstance(problem, Exchange)
    assert "LookupError" in problem.fault
    assert isinstance(ended, Exchange)
    assert ended.request["request"]["reason"] == "ERROR"


def test_the_terminal_shows_who_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["say", "open cramp coach", "yes", "yes", "yes", "..."], reminding_skill) == 0
    shown = capsys.readouterr().out.partition("you   yes\n")[2]
    assert shown == (
        "      AMAZON.YesIntent (sample)\n"
        "alexa Cramp Coach would like to set reminders for you.\n"
        "      Do you allow that?\n"
        "      ● microphone open\n"
        "you   yes\n"
        "      Connections.Response status=ACCEPTED (sample)\n"
        "coach It was accepted.\n"
        "      ● microphone open\n"
        "you   yes\n"
        "      AMAZON.YesIntent (sample)\n"
        "alexa Cramp Coach would like to set reminders for you.\n"
        "      Do you allow that?\n"
        "      ● microphone open\n"
        "      (nobody answers)\n"
        "alexa Cramp Coach would like to set reminders for you.\n"
        "      Do you allow that?\n"
        "      ● microphone open\n"
        "      (nobody answers)\n"
        "      Connections.Response status=NOT_ANSWERED\n"
        "coach It was not_answered.\n"
        "      ● microphone open\n"
        "      (nobody answers)\n"
        "coach Anything else?\n"
        "      ● microphone open\n"
        "      (the session ends: EXCEEDED_MAX_REPROMPTS)\n"
        "      ○ session closed\n"
    )


def test_json_has_what_alexa_asked_and_what_came_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--json", "say", "open cramp coach", "yes", "no"], reminding_skill) == 0
    first, question, reply = map(json.loads, io.StringIO(capsys.readouterr().out))
    assert "alexa" not in first
    assert question["alexa"] == QUESTION
    assert (reply["said"], reply["intent"]) == ("no", "Connections.Response")
    assert reply["request"]["request"]["payload"]["status"] == "DENIED"
    assert "alexa" not in reply


def test_the_question_is_part_of_the_sound(tmp_path: Path) -> None:
    def seconds(*lines: str) -> float:
        file = tmp_path / "talk.wav"
        assert main(["say", "--wav", str(file), *lines], reminding_skill) == 0
        with wave.open(str(file)) as track:
            return float(track.getnframes() / track.getframerate())

    assert seconds("open cramp coach", "yes") > seconds("open cramp coach") + 3


def test_a_card_that_asks_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    def carded(_: object, __: object) -> dict[str, Any]:
        found = answer("Look at the Alexa app.", "Anything else?", {})
        card = {"type": "AskForPermissionsConsent", "permissions": [REMINDERS]}
        return {**found, "response": {**found["response"], "card": card}}

    assert main(["say", "yes"], carded) == 0
    assert f"      (the Alexa app asks for {REMINDERS})\n" in capsys.readouterr().out
    assert render("> yes", "en-US", carded) == (
        "> yes\n"
        "= AMAZON.YesIntent · open\n"
        "< Look at the Alexa app.\n"
        "? Anything else?\n"
        f"! the Alexa app asks for {REMINDERS}\n"
    )


GOLDEN = """\
> open cramp coach
= LaunchRequest · open
< Shall I remind you?
? Shall I?

> yes
= AMAZON.YesIntent · open
! Cramp Coach would like to set reminders for you.
! Do you allow that?

> yes
= Connections.Response status=ACCEPTED · open
< It was accepted.
? Anything else?

> yes
= AMAZON.YesIntent · open
! Cramp Coach would like to set reminders for you.
! Do you allow that?

> ...
= Connections.Response status=NOT_ANSWERED · open
< It was not_answered.
? Anything else?
= SessionEndedRequest reason=EXCEEDED_MAX_REPROMPTS · closed
"""


def test_a_golden_conversation_shows_who_asks() -> None:
    utterance = "".join(line for line in GOLDEN.splitlines(keepends=True) if line.startswith(">"))
    assert render(utterance, "en-US", reminding_skill) == GOLDEN
    assert render(GOLDEN, "en-US", reminding_skill) == GOLDEN


def test_words_that_answer_nothing_are_marked_in_a_golden_conversation() -> None:
    unheard = render("> yes\n>? make me a sandwich", "en-US", reminding_skill)
    assert "= Connections.Response status=NOT_ANSWERED · open" in unheard
    with pytest.raises(TranscriptError, match="no sample of the model fits"):
        render("> yes\n> make me a sandwich", "en-US", reminding_skill)
