"""What happens in a conversation, as whoever follows it gets to know it."""

from dataclasses import dataclass

from simulator.device.envelopes import Json, UserTouch
from simulator.device.response import COACH, DeviceOutput
from simulator.device.speech import Piece
from simulator.hearing.nlu import Recognition


@dataclass(frozen=True, slots=True)
class UserUtterance:
    """What the person said, and when."""

    words: str
    at: float
    """Seconds since the device last began to speak."""
    bargein: bool
    """Whether it interrupted the device."""
    recognition: Recognition


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer."""

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
        """Whether the skill is only told that the session is over."""
        return bool(self.request["request"]["type"] == "SessionEndedRequest")


@dataclass(frozen=True, slots=True)
class Reprompt:
    """Nobody answered, so the device asked again."""

    speech: tuple[Piece, ...]
    by: str = COACH
    """Whose words they are."""


DeviceEvent = Exchange | Reprompt
