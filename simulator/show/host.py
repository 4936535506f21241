"""The skill behind its own web host: each request goes through the host's checks and limits."""

from contextvars import ContextVar
from datetime import datetime
from http import HTTPStatus
from time import time

from flask import Flask
from werkzeug.test import Client

from simulator.device.echo import Handler
from simulator.device.request_json import Json

ADDRESS = "127.0.0.1"
"""Where everything here is served, and where requests come from."""

_moment: ContextVar[float | None] = ContextVar("moment", default=None)


class HostError(RuntimeError):
    """The web host refuses a request."""


def clock() -> float:
    """Seconds since the epoch: of the conversation while it asks the skill, else of this machine.

    A conversation has its own clock, which stands still while somebody types.
    """
    moment = _moment.get()
    return time() if moment is None else moment


def handler_for(app: Flask) -> Handler:
    """A handler that asks the skill of an app as Alexa does, through its whole WSGI stack."""
    client = Client(app)

    def ask(event: Json, _context: object) -> Json:
        token = _moment.set(datetime.fromisoformat(event["request"]["timestamp"]).timestamp())
        try:
            answer = client.post(
                "/",
                json=event,
                base_url=f"http://{ADDRESS}/",
                environ_base={"REMOTE_ADDR": ADDRESS},
            )
        finally:
            _moment.reset(token)
        if answer.status_code != HTTPStatus.OK:
            raise HostError(f"the web host answers {answer.status}")
        response = answer.get_json()
        return response if isinstance(response, dict) else {}

    return ask
