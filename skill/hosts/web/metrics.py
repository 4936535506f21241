"""Metrics of the service, in the text format of Prometheus."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from flask import Flask, Response
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import CounterMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from skill.alexa.complaints import TYPES
from skill.alexa.report import Report
from skill.coaching.metrics import TurnResult
from skill.hosts.web.rejections import Reason
from skill.hosts.web.shared_numbers import SharedNumbers

SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 2.5, float("inf"))
"""Upper bounds, in seconds, of the histogram's buckets for the time of an answer."""

_ERRORS = "errors"
_STORE_FAILURES = "store_failures"
_SUM = "seconds"
_LABELS: dict[str, tuple[str, Iterable[str]]] = {
    "turns": ("noted", TurnResult),
    "refusals": ("reason", Reason),
    "complaints": ("type", TYPES),
}
"""Name of a counter → its label, and the values of that."""


class Metrics(Collector):
    """Counts answers and rejected requests, together with the processes forked from this one."""

    def __init__(self) -> None:
        labelled = ((name, value) for name, (_, values) in _LABELS.items() for value in values)
        self._numbers = SharedNumbers([_ERRORS, _STORE_FAILURES, _SUM, *SECONDS, *labelled])

    def count_answer(self, report: Report) -> None:
        """Count an answer and its time; of one without speech, only what went wrong."""
        self._numbers.add(_ERRORS, report.failed)
        if report.complaint is not None:
            self._numbers.add(("complaints", report.complaint.type))
        if report.turn is None:
            return
        seconds = report.milliseconds / 1000
        self._numbers.add(("turns", report.turn.noted))
        self._numbers.add(_STORE_FAILURES, report.turn.store_failed)
        self._numbers.add(SECONDS[bisect_left(SECONDS, seconds)])
        self._numbers.add(_SUM, seconds)

    def count_rejection(self, reason: Reason) -> None:
        """Count a request that was rejected for this reason."""
        self._numbers.add(("refusals", reason))

    def text(self) -> bytes:
        """All metrics in the text format."""
        registry = CollectorRegistry()
        registry.register(self)
        return generate_latest(registry)

    def collect(self) -> Iterator[Metric]:
        """All metrics, with the numbers of all processes; what never happened is 0, not missing."""
        yield self._by("turns", "Spoken answers, by what happened")
        yield self._by("refusals", "Requests that were not answered, by what was wrong with them")
        yield self._by("complaints", "What Alexa reported as wrong, by its type")
        yield self._one(_ERRORS, "Requests in which the skill itself went wrong")
        yield self._one(_STORE_FAILURES, "Turns in which the store failed or took too long")
        yield self._seconds()

    def _by(self, name: str, text: str) -> Metric:
        """A counter with one label."""
        label, values = _LABELS[name]
        counter = CounterMetricFamily(f"cramp_coach_{name}", text, labels=[label])
        for value in values:
            counter.add_metric([value], self._numbers.total((name, value)))
        return counter

    def _one(self, name: str, text: str) -> Metric:
        return CounterMetricFamily(f"cramp_coach_{name}", text, self._numbers.total(name))

    def _seconds(self) -> Metric:
        """The histogram of the time of an answer; each bucket has the ones below it as well."""
        counts = accumulate(self._numbers.total(bound) for bound in SECONDS)
        bounds = (f"{bound:g}".replace("inf", "+Inf") for bound in SECONDS)
        return HistogramMetricFamily(
            "cramp_coach_answer_seconds",
            "Time for a spoken answer, waiting for the store included",
            [*zip(bounds, counts, strict=True)],
            self._numbers.total(_SUM),
        )


def serve_metrics(app: Flask, metrics: Metrics) -> None:
    """Serve the metrics at `/metrics`."""

    def show_metrics() -> Response:
        return Response(metrics.text(), content_type=CONTENT_TYPE_PLAIN_0_0_4)

    app.add_url_rule("/metrics", view_func=show_metrics, provide_automatic_options=False)
