"""Metrics of the service, in the text format of Prometheus."""

from collections.abc import Iterable

from flask import Flask, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.multiprocess import MultiProcessCollector

from skill.alexa.complaints import TYPES
from skill.alexa.report import Complaint, Report
from skill.coaching.metrics import TurnResult
from skill.hosts.web.rejections import Reason

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 2.5)
"""Upper bounds, in seconds, of the histogram's buckets for the time of an answer."""


class Metrics:
    """Counts answers and rejected requests of this process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = self._by(
            "noted", TurnResult, "cramp_coach_turns", "Spoken answers, by what happened"
        )
        self._refusals = self._by(
            "reason",
            Reason,
            "cramp_coach_refusals",
            "Requests that were not answered, by what was wrong with them",
        )
        self._complaints = self._by(
            "type", TYPES, "cramp_coach_complaints", "What Alexa reported as wrong, by its type"
        )
        self._store_failures = Counter(
            "cramp_coach_store_failures",
            "Turns in which the store failed or took too long",
            registry=self.registry,
        )
        self._seconds = Histogram(
            "cramp_coach_answer_seconds",
            "Time for a spoken answer, waiting for the store included",
            buckets=SECONDS,
            registry=self.registry,
        )

    def _by(self, label: str, values: Iterable[str], name: str, text: str) -> Counter:
        """A counter with one label, whose values all start at 0 instead of being missing."""
        counter = Counter(name, text, [label], registry=self.registry)
        for value in values:
            counter.labels(value)
        return counter

    def count_answer(self, report: Report) -> None:
        """Count an answer and its time; one without speech is not counted."""
        if report.complaint is not None:
            self.count_complaint(report.complaint)
        if report.turn is None:
            return
        self._turns.labels(report.turn.noted).inc()
        self._store_failures.inc(report.turn.store_failed)
        self._seconds.observe(report.milliseconds / 1000)

    def count_complaint(self, complaint: Complaint) -> None:
        """Count what Alexa reported as wrong."""
        self._complaints.labels(complaint.type).inc()

    def count_rejection(self, reason: Reason) -> None:
        """Count a request that was rejected for this reason."""
        self._refusals.labels(reason).inc()


def serve_metrics(app: Flask, metrics: Metrics, shared: str) -> None:
    """Serve the metrics at `/metrics`.

    Args:
        app: The app.
        metrics: The metrics of this process.
        shared: The folder in which several processes share their metrics; empty if there is one.
    """

    def show() -> Response:
        registry = metrics.registry
        if shared:
            registry = CollectorRegistry()
            MultiProcessCollector(registry, shared)  # type: ignore[no-untyped-call]
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)

    app.add_url_rule("/metrics", view_func=show, provide_automatic_options=False)
