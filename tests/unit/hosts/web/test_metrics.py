import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from skill.alexa.complaints import TYPES
from skill.alexa.report import Complaint, Report, TurnReport
from skill.coaching.metrics import TurnResult
from skill.hosts.web.metrics import Metrics, serve_metrics
from skill.hosts.web.rejections import Reason

TURN = TurnReport("relief", "easing", TurnResult.EASING, 42.0, store_failed=False)


def emit(metrics: Metrics, turn: TurnReport | None, milliseconds: float = 0.4) -> None:
    """Report a turn."""
    metrics.count_answer(Report("IntentRequest", None, milliseconds, closes=False, turn=turn))


def shown(metrics: Metrics) -> dict[str, float]:
    """Every sample at /metrics, by its name and label."""
    app = Flask("test")
    serve_metrics(app, metrics)
    answer = app.test_client().get("/metrics")
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_before_the_first_turn_every_number_is_there_and_zero() -> None:
    samples = shown(Metrics())
    assert {samples[f"cramp_coach_turns_total {noted}"] for noted in TurnResult} == {0.0}
    assert samples["cramp_coach_store_failures_total"] == 0.0


@pytest.mark.parametrize("noted", TurnResult)
def test_each_turn_counts_as_what_it_was(noted: TurnResult) -> None:
    metrics = Metrics()
    emit(metrics, TURN._replace(noted=noted))
    samples = shown(metrics)
    counted = {name: samples[f"cramp_coach_turns_total {name}"] for name in TurnResult}
    assert counted == {name: float(name is noted) for name in TurnResult}


def test_store_failures_and_the_time_for_answers_are_counted() -> None:
    metrics = Metrics()
    emit(metrics, TURN._replace(store_failed=True), milliseconds=301.0)
    emit(metrics, TURN, milliseconds=0.4)
    samples = shown(metrics)
    assert samples["cramp_coach_store_failures_total"] == 1.0
    assert samples["cramp_coach_answer_seconds_count"] == 2.0
    assert samples["cramp_coach_answer_seconds_sum"] == pytest.approx(0.3014)
    assert samples["cramp_coach_answer_seconds_bucket 0.0005"] == 1.0
    assert samples["cramp_coach_answer_seconds_bucket 0.3"] == 1.0
    assert samples["cramp_coach_answer_seconds_bucket 1"] == 2.0
    assert samples["cramp_coach_answer_seconds_bucket +Inf"] == 2.0


@pytest.mark.parametrize("turn", [TURN, None])
def test_an_error_is_counted_whether_anything_was_said_or_not(turn: TurnReport | None) -> None:
    metrics = Metrics()
    metrics.count_answer(Report("IntentRequest", None, 0.4, closes=False, turn=turn, failed=True))
    emit(metrics, TURN)
    assert shown(metrics)["cramp_coach_errors_total"] == 1.0


def test_refusals_are_counted_by_their_reason() -> None:
    metrics = Metrics()
    metrics.count_rejection(Reason.SIGNATURE)
    samples = shown(metrics)
    counted = {reason: samples[f"cramp_coach_refusals_total {reason}"] for reason in Reason}
    assert counted == {reason: float(reason is Reason.SIGNATURE) for reason in Reason}


def test_what_alexa_reports_as_wrong_is_counted_by_its_type() -> None:
    metrics = Metrics()
    told = Complaint("INVALID_RESPONSE", "ERROR")
    metrics.count_answer(Report("SessionEndedRequest", None, 0.4, None, None, complaint=told))
    samples = shown(metrics)
    counted = {kind: samples[f"cramp_coach_complaints_total {kind}"] for kind in TYPES}
    assert counted == {kind: float(kind == told.type) for kind in TYPES}


def test_what_is_no_turn_is_not_counted() -> None:
    metrics = Metrics()
    emit(metrics, None)
    assert sum(shown(metrics).values()) == 0.0
