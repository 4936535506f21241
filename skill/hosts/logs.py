"""Formats log records as JSON lines, on Lambda with metrics; a person's words are never logged."""

import json
import logging
from datetime import UTC, datetime
from typing import Any, TextIO

from skill.alexa.report import Report
from skill.coaching.metrics import TurnResult

NAMESPACE = "CrampCoach"
"""Namespace of the metrics in CloudWatch."""
DIMENSION = {"Service": "cramp-coach"}
"""Name and value of the metrics' one dimension in CloudWatch."""
UNITS = {
    "Latency": "Milliseconds",
    "Turns": "Count",
    "NotUnderstood": "Count",
    "CheckInsEasing": "Count",
    "CheckInsNotEasing": "Count",
    "DangerSigns": "Count",
    "StoreFailures": "Count",
    "AnswersRefused": "Count",
}
"""Each metric and its unit in CloudWatch."""

JsonObject = dict[str, Any]


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object.

    An exception is logged by its type only: its message may contain a person's words.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line of JSON."""
        return json.dumps(self.line(record))

    def line(self, record: logging.LogRecord) -> JsonObject:
        """The record as a JSON object, with the fields of its report and turn, if any."""
        line: JsonObject = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return line | _spread(report_of(record))


class JsonMetrics(JsonLines):
    """Adds metrics to the lines, in the embedded metric format that CloudWatch reads from logs.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/
    CloudWatch_Embedded_Metric_Format_Specification.html
    """

    def line(self, record: logging.LogRecord) -> JsonObject:
        """The record as a JSON object, with the metrics of its turn, if any."""
        report = report_of(record)
        values = _metrics(report) if report else {}
        if not values:
            return super().line(record)
        names = [{"Name": name, "Unit": UNITS[name]} for name in values]
        directive = {"Namespace": NAMESPACE, "Dimensions": [[*DIMENSION]], "Metrics": names}
        timestamp = round(record.created * 1000)
        return {
            "_aws": {"Timestamp": timestamp, "CloudWatchMetrics": [directive]},
            **super().line(record),
            **DIMENSION,
            **values,
        }


def report_of(record: logging.LogRecord) -> Report | None:
    """The report attached to a record (`extra={"report": …}`), if any."""
    report = getattr(record, "report", None)
    return report if isinstance(report, Report) else None


def configure(lines: JsonLines, stream: TextIO) -> None:
    """Write the skill's log records of level INFO and above to a stream, and nowhere else."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(lines)
    log = logging.getLogger("skill")
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO)


def _spread(report: Report | None) -> JsonObject:
    if report is None:
        return {}
    line = report._asdict()
    for part in (line.pop("turn"), line.pop("complaint")):
        line |= part._asdict() if part else {}
    return line


def _metrics(report: Report) -> dict[str, float]:
    return _metrics_of_turn(report) | _metrics_of_complaint(report)


def _metrics_of_complaint(report: Report) -> dict[str, float]:
    if report.complaint is None:
        return {}
    from skill.alexa.complaints import is_ours  # noqa: PLC0415 - hardly ever needed

    return {"AnswersRefused": int(is_ours(report.complaint))}


def _metrics_of_turn(report: Report) -> dict[str, float]:
    turn = report.turn
    if turn is None:
        return {}
    return {
        "Latency": report.milliseconds,
        "Turns": 1,
        "NotUnderstood": int(turn.noted == TurnResult.NOT_UNDERSTOOD),
        "CheckInsEasing": int(turn.noted == TurnResult.EASING),
        "CheckInsNotEasing": int(turn.noted == TurnResult.NOT_EASING),
        "DangerSigns": int(turn.noted == TurnResult.DANGER_SIGN),
        "StoreFailures": int(turn.store_failed),
    }
