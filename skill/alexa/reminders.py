"""Alexa's side of reminders: asking for permission to set them, and hearing that one is gone."""

from collections.abc import Collection
from typing import Any

from skill.coaching.messages import schedule
from skill.coaching.messages.events import Consent, PermissionAnswered
from skill.coaching.messages.schedule import Schedule

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
_ANSWERED = "200"


def question(wanted: Schedule) -> dict[str, Any]:
    """Has Alexa ask for the permission; the schedule comes back with the person's answer.

    https://developer.amazon.com/en-US/docs/alexa/smapi/voice-permissions-for-reminders.html
    """
    payload = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": PERMISSION,
    }
    return {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "payload": payload,
        "token": str(wanted),
    }


def card() -> dict[str, Any]:
    """Shows in the app where the permission can be given."""
    return {"type": "AskForPermissionsConsent", "permissions": [PERMISSION]}


def answered(request: Any) -> PermissionAnswered:
    """What the person said to the question, of a `Connections.Response`."""
    status = getattr(getattr(request, "status", None), "code", None)
    payload = getattr(request, "payload", None) or {}
    said = str(payload.get("status", "")).lower()
    heard = str(status) == _ANSWERED and said in list(Consent)
    return PermissionAnswered(
        consent=Consent(said) if heard else Consent.FAILED,
        schedule=schedule.read(str(getattr(request, "token", None))),
    )


def is_gone(token: str, event: Any) -> bool:
    """Whether the reminder with this token is no more, or out of reach, after an event."""
    body = getattr(event, "body", None)
    if (deleted := getattr(body, "alert_tokens", None)) is not None:
        return token in deleted
    if event.object_type != "AlexaSkillEvent.SkillPermissionChanged":
        return False
    permitted: Collection[Any] = getattr(body, "accepted_permissions", None) or ()
    return PERMISSION not in [getattr(row, "scope", None) for row in permitted]
