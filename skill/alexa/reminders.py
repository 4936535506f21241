"""Alexa's JSON for reminders: asking for the permission, and events after which one is gone."""

from collections.abc import Collection
from typing import Any

from skill.coaching.messages import schedule
from skill.coaching.messages.events import Consent, PermissionAnswered
from skill.coaching.messages.schedule import Schedule

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
_ANSWERED = "200"


def question(wanted: Schedule) -> dict[str, Any]:
    """The directive that lets Alexa ask for the permission; she returns `wanted` as the token.

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
    """The card with which the person can give the permission in the app."""
    return {"type": "AskForPermissionsConsent", "permissions": [PERMISSION]}


def answered(request: Any) -> PermissionAnswered:
    """The event for a `Connections.Response`, with the person's answer to the question."""
    status = getattr(getattr(request, "status", None), "code", None)
    payload = getattr(request, "payload", None) or {}
    answer = str(payload.get("status", "")).lower()
    is_answer = str(status) == _ANSWERED and answer in list(Consent)
    return PermissionAnswered(
        consent=Consent(answer) if is_answer else Consent.FAILED,
        schedule=schedule.read(str(getattr(request, "token", None))),
    )


def is_gone(token: str, event: Any) -> bool:
    """Whether the reminder with this token is deleted or inaccessible after an event."""
    body = getattr(event, "body", None)
    if (deleted := getattr(body, "alert_tokens", None)) is not None:
        return token in deleted
    if event.object_type != "AlexaSkillEvent.SkillPermissionChanged":
        return False
    permitted: Collection[Any] = getattr(body, "accepted_permissions", None) or ()
    return PERMISSION not in [getattr(row, "scope", None) for row in permitted]
