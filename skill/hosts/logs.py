"""Logs as lines of JSON, and on Lambda as metrics too: what happened, never what was said."""

import json
import logging
from datetime import UTC, datetime
from typing import Any, TextIO

from skill.alexa.report import Report
from skill.coaching.metrics import TurnResult

NAMESPACE = "CrampCoach"
"""Where CloudWatch shows the metrics."""
DIMENSION = {"Service": "cramp-coach"}
"""What the metrics are of."""
UNITS = {
    "Latency": "Milliseconds",
    "Turns": "Count",
    "NotUnderstood": "Count",
    "CheckInsEasing": "Count",
    "CheckInsNotEasing": "Count",
    "DangerSigns": "Count",
    "StoreFailures": "Count",
}
"""Each metric and its unit in CloudWatch."""

JsonObject = dict[str, Any]


class JsonLines(logging.Formatter):
    """One JSON object a record; of an exception only its type."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        return json.dumps(self.line(record))

    def line(self, record: logging.LogRecord) -> JsonObject:
        """The record as a JSON object, a report and its turn spread out in it."""
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
    """Lines that CloudWatch reads metrics from: its embedded metric format.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/
    CloudWatch_Embedded_Metric_Format_Specification.html
    """

    def line(self, record: logging.LogRecord) -> JsonObject:
        """The record as a JSON object, with the metrics of a turn."""
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
    """The report that a record carries, if it carries one."""
    report = getattr(record, "report", None)
    return report if isinstance(report, Report) else None


def configure(lines: JsonLines, stream: TextIO) -> None:
    """Write all that the skill logs from level INFO on to a stream, and nowhere else."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(lines)
    log = logging.getLogger("skill")
    log.handlers = [handler]
    log.propagate = False
    log.setLevel(logging.INFO)


def _spread(report: Report | None) -> JsonObject:
    if report is None:
        return {}
    turn = report.turn._asdict() if report.turn else {}
    return {name: value for name, value in report._asdict().items() if name != "turn"} | turn


def _metrics(report: Report) -> dict[str, float]:
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
