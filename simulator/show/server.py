"""Serves the skill's web host in development mode, with the Echo's page beside it."""

import logging
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import cast

from flask import Flask, redirect, url_for
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Response

from simulator.device import understood
from simulator.show.api import PREFIX, echo_in_a_browser
from simulator.show.devices import Devices
from simulator.show.host import ADDRESS, clock, handler_for
from skill.hosts.web import create_app
from skill.hosts.web.development import secret_path


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Log no requests that were answered."""


@contextmanager
def app_with_echo(locale: str) -> Iterator[Flask]:
    """The web host with the page; all devices are dropped at the end.

    Args:
        locale: Default locale of devices; raises `UnknownLocaleError` if it has no model.
    """
    app = create_app(clock=clock, development=True, understood=understood.note)
    devices = Devices(handler_for(app))
    devices.recognizer(locale)
    app.register_blueprint(echo_in_a_browser(devices, locale))
    app.add_url_rule("/", view_func=_to_the_page, provide_automatic_options=False)
    try:
        yield app
    finally:
        devices.close()


def _to_the_page() -> Response:
    """Lead whoever left out the end of the address to the page."""
    return redirect(url_for("echo.page"))


@contextmanager
def listening(locale: str, port: int) -> Iterator[BaseWSGIServer]:
    """A server for the app on the loopback interface; port 0 picks a free one.

    Whoever has its address can use it, and nobody else.
    """
    with app_with_echo(locale) as app:
        server = make_server(ADDRESS, port, app, threaded=True, request_handler=_QuietHandler)
        try:
            yield server
        finally:
            server.server_close()


def address(server: BaseWSGIServer) -> str:
    """URL of the page."""
    return f"http://{ADDRESS}:{server.port}{secret_path(cast(Flask, server.app))}{PREFIX}/"


def serve(locale: str, port: int, *, browser: bool) -> None:
    """Serve until Ctrl-C; with `browser`, also open the page in a browser."""
    with suppress(KeyboardInterrupt), listening(locale, port) as server:
        # The page shows what happens; the skill's log would push the URL out of sight.
        logging.getLogger("skill").setLevel(logging.WARNING)
        print(f"Cramp Coach is at {address(server)}  (Ctrl-C ends it)", flush=True)
        if browser:
            # A terminal browser blocks the thread that starts it.
            Thread(target=webbrowser.open, args=(address(server),), daemon=True).start()
        server.serve_forever()
