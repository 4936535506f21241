"""Security headers of all answers, and plain-text answers to errors."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from skill.alexa.error_log import log_error
from skill.alexa.handlers import NotDoneError
from skill.hosts.web.rejections import RejectedError

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
"""Added to every answer that does not set the header itself."""


def plain_response(status: HTTPStatus) -> Response:
    """A plain-text answer that contains only the phrase of its status."""
    return Response(f"{status.phrase}\n", status, mimetype="text/plain")


def handle_errors(app: Flask, on_rejected: Callable[[RejectedError], None]) -> None:
    """Add the headers to an app's answers, and answer every error without any detail.

    Args:
        app: The app.
        on_rejected: Called whenever a request is rejected.
    """

    def with_headers(response: Response) -> Response:
        missing = [(name, value) for name, value in HEADERS.items() if name not in response.headers]
        response.headers.extend(missing)
        return response

    def reject(rejection: RejectedError) -> Response:
        on_rejected(rejection)
        return plain_response(HTTPStatus.BAD_REQUEST)

    # Flask and the adapter log messages of errors, which can contain a person's words.
    app.logger.disabled = True
    app.after_request(with_headers)
    app.register_error_handler(RejectedError, reject)
    app.register_error_handler(NotDoneError, _not_done)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _http_error(error: HTTPException) -> Response:
    answer = plain_response(HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR))
    if answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
        log_error(error.__context__ or error)
    if allowed := getattr(error, "valid_methods", None):
        answer.allow.update(allowed)
    return answer


def _not_done(_: NotDoneError) -> Response:
    return plain_response(HTTPStatus.SERVICE_UNAVAILABLE)


def _unexpected(error: Exception) -> Response:
    log_error(error)
    return plain_response(HTTPStatus.INTERNAL_SERVER_ERROR)
