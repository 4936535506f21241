import logging

import pytest

from skill.alexa.report import Report, TurnReport
from skill.app import build_skill
from skill.settings import Settings
from tests.support.envelopes import Envelope, ask, intent, request
from tests.support.rehearsal import CRAMP, LIBRARY, NIGHT, Rehearsal

LOGGER = "skill.alexa.interceptors"


def reported(envelope: Envelope, caplog: pytest.LogCaptureFixture) -> Report:
    """The one report that a request leaves."""
    with caplog.at_level(logging.INFO, LOGGER):
        ask(envelope)
    (report,) = [vars(record)["report"] for record in caplog.records if record.name == LOGGER]
    assert isinstance(report, Report)
    return report


def test_a_request_leaves_one_report_of_what_it_was(caplog: pytest.LogCaptureFixture) -> None:
    report = reported(intent("ReliefIntent", leg="left"), caplog)
    assert 0 <= report.milliseconds < 10_000
    assert (report.request, report.intent, report.closes) == (
        "IntentRequest",
        "ReliefIntent",
        False,
    )
    assert report.turn is not None
    assert report.turn.speech_seconds > 30
    assert report.turn._replace(speech_seconds=0.0) == TurnReport(
        "nothing", "", "other", 0.0, False
    )


def test_it_says_what_was_under_way_and_what_came_of_it(caplog: pytest.LogCaptureFixture) -> None:
    state = Rehearsal(CRAMP).state
    report = reported(intent("EasingIntent", state, NIGHT + 90.0), caplog)
    assert report.turn is not None
    assert report.turn[:3] == ("relief", "easing", "easing")


def test_a_closed_session_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    assert reported(intent("AMAZON.StopIntent"), caplog).closes is True


@pytest.mark.parametrize(
    ("envelope", "kind"),
    [
        (request("LaunchRequest"), "LaunchRequest"),
        (intent("SecretIntent"), "IntentRequest"),
        (request("Secret.Request"), "Request"),
        ({"request": {}}, "Request"),
    ],
)
def test_a_name_that_is_not_ours_is_not_reported(
    envelope: Envelope, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    report = reported(envelope, caplog)
    assert (report.request, report.intent) == (kind, None)


def test_what_is_not_spoken_has_no_turn(caplog: pytest.LogCaptureFixture) -> None:
    assert reported(request("SessionEndedRequest"), caplog).turn is None


def test_nothing_is_reported_where_nobody_listens(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, LOGGER):
        ask(intent("ReliefIntent"))
    assert caplog.records == []


def test_an_observer_sees_every_report_whether_it_is_logged_or_not(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen: list[Report] = []
    skill = build_skill(Settings(), library=LIBRARY, observer=seen.append)
    for level in (logging.WARNING, logging.INFO):
        with caplog.at_level(level, LOGGER):
            ask(intent("ReliefIntent"), skill)
    assert [report.intent for report in seen] == ["ReliefIntent"] * 2
    assert len(caplog.records) == 1


def test_an_observer_that_fails_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    def fail(report: Report) -> None:
        raise ZeroDivisionError(report)

    skill = build_skill(Settings(), library=LIBRARY, observer=fail)
    assert ask(intent("ReliefIntent"), skill) == ask(intent("ReliefIntent"))
    assert [text.partition(":")[0] for text in caplog.messages] == ["ZeroDivisionError in fail"]
