from http import HTTPStatus

from flask import Flask

from skill.alexa.report import Report
from skill.hosts.web.health import FAILURES, Health, serve_health

GOOD = Report("IntentRequest", None, 0.4, closes=False, turn=None)
BAD = GOOD._replace(failed=True)


def told(health: Health) -> tuple[int, str]:
    app = Flask("test")
    serve_health(app, health)
    answer = app.test_client().get("/healthz")
    return answer.status_code, answer.text


def test_before_the_first_request_all_is_well() -> None:
    assert told(Health()) == (HTTPStatus.OK, "OK\n")


def test_one_error_among_good_answers_is_no_illness() -> None:
    health = Health()
    for report in (BAD, GOOD) * FAILURES:
        health.watch(report)
        assert told(health)[0] == HTTPStatus.OK


def test_nothing_but_errors_is_one_until_an_answer_is_good() -> None:
    health = Health()
    for _ in range(FAILURES):
        health.watch(BAD)
    assert told(health) == (HTTPStatus.SERVICE_UNAVAILABLE, "Service Unavailable\n")
    health.watch(GOOD)
    assert told(health)[0] == HTTPStatus.OK
