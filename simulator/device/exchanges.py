"""The events of a conversation: exchanges with the skill, and reprompts of the device."""

from dataclasses import dataclass

from simulator.device.envelopes import UserTouch
from simulator.device.request_json import Json
from simulator.device.response import COACH, DeviceOutput
from simulator.device.speech import Piece
from simulator.hearing.nlu import Recognition


@dataclass(frozen=True, slots=True)
class UserUtterance:
    """What the person said, when, and the recognized intent."""

    words: str
    at: float
    """Seconds since the device last began to speak."""
    bargein: bool
    """Whether it interrupted the device's speech."""
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to the skill, its response, and what the device does with it."""

    utterance: UserUtterance | None
    """None if the person said nothing."""
    at: float
    """Seconds since the device last began to speak."""
    request: Json
    response: Json
    output: DeviceOutput
    fault: str
    """Why Alexa would refuse the response; empty if it is valid."""
    touch: UserTouch | None = None
    """What the person touched; None if they did not."""
    understood: tuple[str, ...] = ()
    """The meanings that the skill understood, such as `cramp`; empty if it does not tell."""

    @property
    def ends_session(self) -> bool:
        """Whether the request only tells the skill that the session is over."""
        return bool(self.request["request"]["type"] == "SessionEndedRequest")


@dataclass(frozen=True, slots=True)
class Reprompt:
    """The device asks again, because the person did not answer."""

    speech: tuple[Piece, ...]
    by: str = COACH
    """Who speaks: `COACH` or `ALEXA`."""


DeviceEvent = Exchange | Reprompt
