import json
import logging
from typing import Any

import pytest

from tests.unit.alexa.envelopes import Envelope, ask, intent, request

LOGGER = "skill.alexa.interceptors"


def logged(envelope: Envelope, caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """The one line that a request leaves."""
    with caplog.at_level(logging.INFO, LOGGER):
        ask(envelope)
    (message,) = [record.getMessage() for record in caplog.records if record.name == LOGGER]
    line: dict[str, Any] = json.loads(message)
    return line


def test_a_request_leaves_one_line_of_what_it_was(caplog: pytest.LogCaptureFixture) -> None:
    line = logged(intent("ReliefIntent", leg="left"), caplog)
    milliseconds = line.pop("milliseconds")
    assert 0 <= milliseconds < 10_000
    assert line == {"request": "IntentRequest", "intent": "ReliefIntent", "closes": False}


def test_a_closed_session_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert logged(intent("AMAZON.StopIntent"), caplog)["closes"] is True


@pytest.mark.parametrize(
    ("envelope", "kind"),
    [
        (request("LaunchRequest"), "LaunchRequest"),
        (intent("SecretIntent"), "IntentRequest"),
        (request("Secret.Request"), "Request"),
        ({}, "NoneType"),
    ],
)
def test_a_name_that_is_not_ours_is_not_logged(
    envelope: Envelope, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    line = logged(envelope, caplog)
    assert (line["request"], line["intent"]) == (kind, None)


def test_nothing_is_written_where_nobody_listens(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, LOGGER):
        ask(intent("ReliefIntent"))
    assert caplog.records == []
