"""Calls the skill through its web host, so that the host's checks and limits apply."""

from contextvars import ContextVar
from datetime import datetime
from http import HTTPStatus
from time import time

from flask import Flask
from werkzeug.test import Client

from simulator.device.echo import Handler
from simulator.device.request_json import Json
from skill.hosts.web.development import secret_path

ADDRESS = "127.0.0.1"
"""Address of the server and of its clients."""

_moment: ContextVar[float | None] = ContextVar("moment", default=None)


class HostError(RuntimeError):
    """The web host refused a request."""


def clock() -> float:
    """Seconds since the epoch: during a request the conversation's clock, else this machine's.

    A conversation has its own clock, which stands still while the person types.
    """
    moment = _moment.get()
    return time() if moment is None else moment


def handler_for(app: Flask) -> Handler:
    """A handler that sends each request through the app's whole WSGI stack, as Alexa would."""
    client = Client(app)

    def ask(event: Json, _context: object) -> Json:
        token = _moment.set(datetime.fromisoformat(event["request"]["timestamp"]).timestamp())
        try:
            answer = client.post(
                "/",
                json=event,
                base_url=f"http://{ADDRESS}{secret_path(app)}/",
                environ_base={"REMOTE_ADDR": ADDRESS},
            )
        finally:
            _moment.reset(token)
        if answer.status_code != HTTPStatus.OK:
            raise HostError(f"the web host answers {answer.status}")
        response = answer.get_json()
        return response if isinstance(response, dict) else {}

    return ask
