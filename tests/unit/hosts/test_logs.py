import io
import json
import logging
from datetime import datetime
from typing import Any

import pytest
from jsonschema import validate

from skill.alexa.complaints import NOT_OURS
from skill.alexa.report import Complaint, Report, TurnReport
from skill.coaching.metrics import TurnResult
from skill.hosts.logs import DIMENSION, NAMESPACE, UNITS, JsonLines, JsonMetrics, configure

TURN = TurnReport("relief", "easing", TurnResult.EASING, 42.0, store_failed=False)
REPORT = Report("IntentRequest", "AMAZON.YesIntent", 0.4, closes=False, turn=TURN)
# After the specification's own schema:
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
NAME = {"type": "string", "minLength": 1, "maxLength": 1024}
METRIC = {
    "type": "object",
    "required": ["Name"],
    "properties": {"Name": NAME, "Unit": {"enum": ["Count", "Milliseconds"]}},
    "additionalProperties": False,
}
DIRECTIVE = {
    "type": "object",
    "required": ["Namespace", "Dimensions", "Metrics"],
    "properties": {
        "Namespace": NAME,
        "Dimensions": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "array", "minItems": 1, "maxItems": 30, "items": NAME},
        },
        "Metrics": {"type": "array", "maxItems": 100, "items": METRIC},
    },
}
EMBEDDED = {
    "type": "object",
    "required": ["_aws"],
    "properties": {
        "_aws": {
            "type": "object",
            "required": ["Timestamp", "CloudWatchMetrics"],
            "properties": {
                "Timestamp": {"type": "integer"},
                "CloudWatchMetrics": {"type": "array", "items": DIRECTIVE},
            },
        }
    },
}


@pytest.fixture
def log() -> logging.Logger:
    """The logger of the whole skill."""
    return logging.getLogger("skill")


def line(lines: JsonLines, report: Report | None = REPORT) -> dict[str, Any]:
    """What a report looks like when it is written."""
    record = logging.LogRecord("skill.alexa", logging.INFO, "", 0, "answered", (), None)
    record.report = report
    read: dict[str, Any] = json.loads(lines.format(record))
    return read


def test_a_report_is_one_flat_object() -> None:
    written = line(JsonLines())
    assert datetime.fromisoformat(written.pop("timestamp")).tzinfo
    assert written == {
        "level": "INFO",
        "logger": "skill.alexa",
        "message": "answered",
        "request": "IntentRequest",
        "intent": "AMAZON.YesIntent",
        "milliseconds": 0.4,
        "closes": False,
        "failed": False,
        "doing": "relief",
        "asked": "easing",
        "noted": "easing",
        "speech_seconds": 42.0,
        "store_failed": False,
    }


def test_what_was_not_spoken_is_reported_without_a_turn() -> None:
    written = line(JsonLines(), REPORT._replace(turn=None))
    assert written["request"] == "IntentRequest"
    assert "noted" not in written


def test_metrics_are_as_cloudwatch_reads_them() -> None:
    written = line(JsonMetrics())
    validate(written, EMBEDDED)
    (directive,) = written["_aws"]["CloudWatchMetrics"]
    assert directive["Namespace"] == NAMESPACE
    of_a_turn = {name: unit for name, unit in UNITS.items() if name != "AnswersRefused"}
    assert {metric["Name"]: metric["Unit"] for metric in directive["Metrics"]} == of_a_turn
    assert all(isinstance(written[name], int | float) for name in of_a_turn)
    assert all(written[name] == DIMENSION[name] for (name,) in directive["Dimensions"])
    assert written["asked"] == "easing"


@pytest.mark.parametrize(
    ("noted", "counted"),
    [
        (TurnResult.EASING, "CheckInsEasing"),
        (TurnResult.NOT_EASING, "CheckInsNotEasing"),
        (TurnResult.DANGER_SIGN, "DangerSigns"),
        (TurnResult.NOT_UNDERSTOOD, "NotUnderstood"),
        (TurnResult.OTHER, None),
    ],
)
def test_each_turn_counts_as_what_it_was(noted: TurnResult, counted: str | None) -> None:
    written = line(JsonMetrics(), REPORT._replace(turn=TURN._replace(noted=noted)))
    ones = {name for name in UNITS if written.get(name) == 1} - {"Latency", "Turns"}
    assert ones == ({counted} if counted else set())
    assert (written["Turns"], written["Latency"]) == (1, 0.4)


def test_a_failing_store_is_counted() -> None:
    written = line(JsonMetrics(), REPORT._replace(turn=TURN._replace(store_failed=True)))
    assert written["StoreFailures"] == 1


def test_what_alexa_reports_as_wrong_is_a_line_and_a_metric() -> None:
    told = REPORT._replace(turn=None, complaint=Complaint("INVALID_RESPONSE", "ERROR"))
    written = line(JsonMetrics(), told)
    validate(written, EMBEDDED)
    assert (written["type"], written["reason"]) == ("INVALID_RESPONSE", "ERROR")
    assert written["AnswersRefused"] == 1
    assert "complaint" not in written


@pytest.mark.parametrize("kind", NOT_OURS)
def test_what_failed_elsewhere_rings_no_alarm(kind: str) -> None:
    told = REPORT._replace(turn=None, complaint=Complaint(kind, "ERROR"))
    assert line(JsonMetrics(), told)["AnswersRefused"] == 0


@pytest.mark.parametrize("report", [None, REPORT._replace(turn=None)])
def test_what_is_no_turn_is_no_metric(report: Report | None) -> None:
    assert "_aws" not in line(JsonMetrics(), report)


def test_a_foreign_report_is_left_out() -> None:
    assert "secret" not in str(line(JsonLines(), {"leg": "secret"}))  # type: ignore[arg-type]


def test_of_an_exception_only_the_kind_is_written(log: logging.Logger) -> None:
    stream = io.StringIO()
    configure(JsonLines(), stream)
    try:
        int("my secret leg")
    except ValueError:
        log.exception("failed")
    assert json.loads(stream.getvalue())["error"] == "ValueError"
    assert "secret" not in stream.getvalue()


def test_every_line_goes_to_the_stream_alone(
    log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        stream = io.StringIO()
        configure(JsonLines(), stream)
    logging.getLogger("skill.somewhere").info("one")
    logging.getLogger("skill.somewhere").debug("too much")
    assert [json.loads(text)["message"] for text in stream.getvalue().splitlines()] == ["one"]
    assert capsys.readouterr() == ("", "")
