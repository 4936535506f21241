"""The events of a conversation: exchanges with the skill, and reprompts of the device."""

from dataclasses import dataclass

from simulator.device.envelopes import UserTouch
from simulator.device.request_json import Json
from simulator.device.response import COACH, DeviceOutput
from simulator.device.speech import Piece
from simulator.hearing.nlu import Recognition


@dataclass(frozen=True, slots=True)
class UserUtterance:
    """What the person said, when, and which intent it was taken for."""

    words: str
    at: float
    """Seconds since the device last began to speak."""
    bargein: bool
    """Whether it interrupted the device."""
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request to the skill, its response, and what the device makes of it."""

    utterance: UserUtterance | None
    """None when nobody said a word."""
    at: float
    """Seconds from the moment the device last began to speak until this request."""
    request: Json
    response: Json
    output: DeviceOutput
    fault: str
    """Why Alexa would refuse the response; empty when it is fine."""
    touch: UserTouch | None = None
    """What the person touched, if nothing was said."""

    @property
    def ends_session(self) -> bool:
        """Whether the request only tells the skill that the session is over."""
        return bool(self.request["request"]["type"] == "SessionEndedRequest")


@dataclass(frozen=True, slots=True)
class Reprompt:
    """The device asks again, because nobody answered."""

    speech: tuple[Piece, ...]
    by: str = COACH
    """Whose words they are."""


DeviceEvent = Exchange | Reprompt
