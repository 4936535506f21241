"""Whether the service answers as it should, told at `/healthz`."""

from http import HTTPStatus

from flask import Flask, Response

from skill.alexa.report import Report
from skill.hosts.web.responses import plain_response

FAILURES = 3
"""Errors one after the other that are no accident."""


class Health:
    """Watches whether this process answers requests, or only apologizes."""

    def __init__(self) -> None:
        self._failures = 0
        """Errors since the last good answer."""

    def watch(self, report: Report) -> None:
        """Take notice of an answer."""
        self._failures = self._failures + 1 if report.failed else 0

    @property
    def status(self) -> HTTPStatus:
        """OK, or SERVICE_UNAVAILABLE while there are nothing but errors."""
        failing = self._failures >= FAILURES
        return HTTPStatus.SERVICE_UNAVAILABLE if failing else HTTPStatus.OK


def serve_health(app: Flask, health: Health) -> None:
    """Serve it at `/healthz`."""

    def show_health() -> Response:
        return plain_response(health.status)

    app.add_url_rule("/healthz", view_func=show_health, provide_automatic_options=False)
