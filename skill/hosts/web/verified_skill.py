"""Adapts the skill to flask-ask-sdk, and checks the age and skill id of requests."""

from collections.abc import Callable
from typing import Any

import orjson
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill

from skill.alexa.envelope import Json, part, seconds, text
from skill.alexa.skill import CoachSkill, WrongSkillError
from skill.hosts.web.rejections import Reason, RejectedError

TOLERANCE = 150.0
"""Seconds by which a request's timestamp may differ from now.

https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html
"""
EVENTS = ("AlexaSkillEvent.", "Reminders.")
"""Prefixes of the request types that are skill events."""
EVENT_TOLERANCE = 3600.0
"""The tolerance in seconds for skill events, which Amazon sends again if delivery fails.

https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html
"""


class StrictSerializer(DefaultSerializer):
    """Parses requests strictly, and leaves both them and answers as the JSON values that they are.

    It has the SDK's name and methods, by which flask-ask-sdk calls it.
    """

    def deserialize(self, payload: Any, obj_type: Any) -> Any:
        """Parse the JSON of a request envelope.

        Raises:
            RejectedError: It is not JSON, not an object, or nested too deeply.
        """
        try:
            envelope = orjson.loads(payload)
        except ValueError:
            envelope = None
        if not isinstance(envelope, dict):
            raise RejectedError(Reason.BODY)
        return envelope

    def serialize(self, obj: Any) -> Any:
        """Return an answer unchanged: it already consists of JSON values."""
        return obj


class VerifiedSkill(CustomSkill):
    """Answers requests that are recent and for this skill.

    A replayed request is answered again within the tolerance. Amazon demands no more, and answering
    a request twice has the same effect as answering it once.
    """

    def __init__(self, coach: CoachSkill, clock: Callable[[], float]) -> None:
        """Create it without the SDK's own set-up, which is not needed.

        Args:
            coach: The skill that answers.
            clock: Returns seconds since the epoch.
        """
        self._coach = coach
        self._clock = clock
        self.serializer = StrictSerializer()
        self.custom_user_agent = ""

    def invoke(self, request_envelope: Any, context: object) -> Any:
        """Answer a request.

        Raises:
            RejectedError: It is too old, too new, has no timestamp, or is for another skill.
        """
        if not _timely(request_envelope, self._clock()):
            raise RejectedError(Reason.TIMESTAMP)
        try:
            return self._coach.invoke(request_envelope, context)
        except WrongSkillError:
            raise RejectedError(Reason.SKILL_ID) from None


def _timely(envelope: Json, now: float) -> bool:
    request = part(envelope, "request")
    said_at = seconds(request, "timestamp")
    tolerance = EVENT_TOLERANCE if text(request, "type").startswith(EVENTS) else TOLERANCE
    return said_at is not None and abs(said_at - now) <= tolerance
