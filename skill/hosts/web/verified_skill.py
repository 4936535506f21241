"""The coach in the shape that flask-ask-sdk takes, for requests whose signature is checked."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import orjson
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill
from ask_sdk_model import RequestEnvelope

from skill.alexa.deserializer import deserialize
from skill.alexa.skill import CoachSkill, WrongSkillError
from skill.hosts.web.rejections import Reason, RejectedError

TOLERANCE = 150.0
"""Seconds that a request may be older or newer than now.

https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html
"""
EVENTS = ("AlexaSkillEvent.", "Reminders.")
"""Beginnings of the request types of skill events."""
EVENT_TOLERANCE = 3600.0
"""The same for skill events, which are sent again when they could not be delivered.

https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html
"""


class StrictSerializer(DefaultSerializer):
    """Reads requests as the coach does, refusing what it has no answer to; answers are JSON."""

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Read an envelope.

        Raises:
            RejectedError: The text is not JSON, is no object, or is nested too deeply.
        """
        try:
            envelope = deserialize(orjson.loads(payload), obj_type)
        except (ValueError, SerializationException):
            envelope = None
        if envelope is None:
            raise RejectedError(Reason.BODY)
        return envelope

    def serialize(self, obj: Any) -> Any:
        """An answer of the coach, which is JSON already."""
        return obj


class VerifiedSkill(CustomSkill):
    """Answers what the coach answers, if the request is new and for this skill.

    Within the tolerance the same request is answered as often as it comes. Amazon asks for no more,
    and nothing is done by answering that answering again would do twice.
    """

    def __init__(self, coach: CoachSkill, clock: Callable[[], float]) -> None:
        """Take the coach and seconds since the epoch; the SDK's own set-up is not needed."""
        self._coach = coach
        self._clock = clock
        self.serializer = StrictSerializer()
        self.custom_user_agent = ""

    def invoke(self, request_envelope: RequestEnvelope, context: object) -> Any:
        """Answer a request.

        Raises:
            RejectedError: It is too old, too new, of unknown age, or for another skill.
        """
        if not _timely(request_envelope, self._clock()):
            raise RejectedError(Reason.TIMESTAMP)
        try:
            return self._coach.invoke(request_envelope, context)
        except WrongSkillError:
            raise RejectedError(Reason.SKILL_ID) from None


def _timely(envelope: Any, now: float) -> bool:
    timestamp = getattr(envelope.request, "timestamp", None)
    if not isinstance(timestamp, datetime):
        return False
    aware = timestamp if timestamp.tzinfo else timestamp.replace(tzinfo=UTC)
    kind = str(getattr(envelope.request, "object_type", None))
    tolerance = EVENT_TOLERANCE if kind.startswith(EVENTS) else TOLERANCE
    return abs(aware.timestamp() - now) <= tolerance
