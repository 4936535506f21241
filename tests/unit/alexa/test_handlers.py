import pytest

from skill.alexa.handlers import TurnHandler
from tests.support.envelopes import ask, intent, kept, request, spoken
from tests.support.rehearsal import CRAMP, NIGHT, Rehearsal

IN_RELIEF = Rehearsal(CRAMP).state
LATER = NIGHT + 120.0
TOUCH = "Alexa.Presentation.APL.UserEvent"
UNHEARD = [
    "SessionEndedRequest",
    "AlexaSkillEvent.SkillDisabled",
    "AlexaSkillEvent.SkillAccountLinked",
    "Reminders.NewEvent",
    "AudioPlayer.PlaybackStarted",
    "PlaybackController.NextCommandIssued",
    "System.ExceptionEncountered",
    "Alexa.Presentation.APL.RuntimeError",
    "Alexa.Presentation.APL.LoadIndexListData",
]


def test_opening_the_skill_begins_with_a_movement() -> None:
    said = spoken(ask(request("LaunchRequest")))
    assert said.startswith("If your calf is cramping, pull your toes up")


def test_opening_it_again_comes_back_to_the_walk() -> None:
    answer = ask(request("LaunchRequest", IN_RELIEF, LATER))
    assert spoken(answer) == "Welcome back. Keep your toes gently up. Is your calf easing?"


def test_an_intent_is_answered() -> None:
    assert spoken(ask(intent("CauseIntent"))).startswith("A calf cramp is")


@pytest.mark.parametrize("kind", UNHEARD)
def test_what_nobody_hears_gets_no_speech(kind: str) -> None:
    answer = ask(request(kind, IN_RELIEF, LATER))
    assert answer["response"] == {}
    assert kept(answer) == IN_RELIEF


@pytest.mark.parametrize("kind", ["Alexa.New.Thing", "Connections.Response", TOUCH])
def test_an_unknown_request_in_a_session_asks_again_and_keeps_the_place(kind: str) -> None:
    answer = ask(request(kind, IN_RELIEF, LATER))
    assert spoken(answer).endswith("Is the grip easing?")
    assert kept(answer).walk == IN_RELIEF.walk


@pytest.mark.parametrize("kind", ["Alexa.New.Thing", TOUCH, *UNHEARD])
def test_an_unknown_request_outside_a_session_gets_no_speech(kind: str) -> None:
    envelope = request(kind)
    del envelope["session"]
    answer = ask(envelope)
    assert answer["response"] == {}
    assert "sessionAttributes" not in answer


def test_a_handler_has_to_say_what_happened() -> None:
    class Silent(TurnHandler):
        request_types = ("LaunchRequest",)

    handler = Silent(None)  # type: ignore[arg-type]
    with pytest.raises(NotImplementedError):
        handler.event(None)  # type: ignore[arg-type]
