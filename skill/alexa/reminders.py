"""Alexa's JSON for reminders: asking for the permission, and events after which one is gone."""

from typing import Any

from skill.alexa.envelope import Json, part, parts, text
from skill.coaching.messages import schedule
from skill.coaching.messages.events import Consent, PermissionAnswered
from skill.coaching.messages.schedule import Schedule

PERMISSION = "alexa::alerts:reminders:skill:readwrite"
PERMISSION_CHANGED = "AlexaSkillEvent.SkillPermissionChanged"
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


def answered(request: Json) -> PermissionAnswered:
    """The event for a `Connections.Response`, with the person's answer to the question."""
    answer = text(part(request, "payload"), "status").lower()
    code = part(request, "status").get("code")
    is_answer = str(code) == _ANSWERED and answer in list(Consent)
    return PermissionAnswered(
        consent=Consent(answer) if is_answer else Consent.FAILED,
        schedule=schedule.read(text(request, "token")),
    )


def is_gone(token: str, event: Json) -> bool:
    """Whether the reminder with this token is deleted or inaccessible after an event."""
    body = part(event, "body")
    if event.get("type") == PERMISSION_CHANGED:
        permitted = parts(body, "acceptedPermissions")
        return PERMISSION not in [text(part(row), "scope") for row in permitted]
    return token in parts(body, "alertTokens")
