"""What Alexa reports as wrong is a warning with its own values, and nothing else of it."""

import logging
from typing import Any

import pytest
from ask_sdk_model import SessionEndedErrorType
from ask_sdk_model.interfaces.alexa.presentation.apl import ListRuntimeErrorReason
from ask_sdk_model.interfaces.system import ErrorType

from skill.alexa.complaints import _REASONS, OTHER, TYPES
from skill.alexa.report import Complaint, Report
from skill.app import build_skill
from skill.settings import Settings
from tests.support.envelopes import ask, request
from tests.support.rehearsal import LIBRARY

LOGGER = "skill.alexa.interceptors"
ENDED, FAILED = "SessionEndedRequest", "System.ExceptionEncountered"
SCREEN, SOUND = (f"Alexa.Presentation.{name}.RuntimeError" for name in ("APL", "APLA"))
TEXT = "what somebody wrote"


def error(kind: object, **more: object) -> dict[str, object]:
    return {"type": kind, "message": TEXT, **more}


COMPLAINTS: list[tuple[str, dict[str, Any], Complaint]] = [
    *(
        (ENDED, {"reason": "ERROR", "error": error(kind.value)}, Complaint(kind.value, "ERROR"))
        for kind in SessionEndedErrorType
    ),
    *((FAILED, {"error": error(kind.value)}, Complaint(kind.value, "")) for kind in ErrorType),
    *(
        (
            SCREEN,
            {"errors": [error("LIST_ERROR", reason=why.value)]},
            Complaint("LIST_ERROR", why.value),
        )
        for why in ListRuntimeErrorReason
    ),
    (SCREEN, {"errors": [error("LIST_ERROR"), error("x")]}, Complaint("LIST_ERROR", "")),
    (SOUND, {"errors": [error("RENDER_ERROR")]}, Complaint("RENDER_ERROR", "")),
    (SCREEN, {"errors": [error(TEXT, reason=TEXT)]}, Complaint(OTHER, "")),
    (SCREEN, {"errors": [None]}, Complaint(OTHER, "")),
    (SCREEN, {"errors": TEXT}, Complaint(OTHER, "")),
    (SCREEN, {}, Complaint(OTHER, "")),
    (FAILED, {"error": error(TEXT), "cause": {"requestId": TEXT}}, Complaint(OTHER, "")),
    (FAILED, {}, Complaint(OTHER, "")),
    (ENDED, {"reason": "ERROR"}, Complaint(OTHER, "ERROR")),
    (ENDED, {"reason": "ERROR", "error": error(3)}, Complaint(OTHER, "ERROR")),
]


@pytest.mark.parametrize(("kind", "fields", "told"), COMPLAINTS)
def test_what_alexa_refuses_is_a_warning_with_type_and_reason(
    kind: str, fields: dict[str, Any], told: Complaint, caplog: pytest.LogCaptureFixture
) -> None:
    reports = list[Report]()
    skill = build_skill(Settings(), library=LIBRARY, observer=reports.append)
    with caplog.at_level(logging.WARNING, LOGGER):
        assert ask(request(kind, **fields), skill)["response"] == {}
    (record,) = [record for record in caplog.records if record.name == LOGGER]
    assert record.getMessage() == f"Alexa reports {' '.join(told)}".strip()
    assert [report.complaint for report in reports] == [told]
    assert TEXT not in repr(vars(record))


@pytest.mark.parametrize("reason", ["USER_INITIATED", "EXCEEDED_MAX_REPROMPTS", TEXT, None])
def test_a_session_that_ends_as_sessions_do_is_no_complaint(
    reason: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, LOGGER):
        ask(request(ENDED, reason=reason))
    assert caplog.records == []


def test_all_values_of_amazons_models_are_known() -> None:
    assert {kind.value for kind in (*SessionEndedErrorType, *ErrorType)} <= {*TYPES}
    assert {why.value for why in ListRuntimeErrorReason} <= {*_REASONS}
