"""The web host of the skill in its development mode, with the Echo in a browser beside it."""

import logging
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from simulator.show.api import PREFIX, echo_in_a_browser
from simulator.show.devices import Devices
from simulator.show.host import ADDRESS, clock, handler_for
from skill.hosts.web import create_app


class _QuietHandler(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Say nothing of requests that were answered."""


@contextmanager
def app_with_echo(locale: str) -> Iterator[Flask]:
    """The web host and the page, which forget everything at the end.

    Args:
        locale: What devices are set to at first; raises `UnknownLocaleError` if there is none.
    """
    app = create_app(clock=clock, development=True)
    devices = Devices(handler_for(app))
    devices.recognizer(locale)
    app.register_blueprint(echo_in_a_browser(devices, locale))
    try:
        yield app
    finally:
        devices.close()


@contextmanager
def listening(locale: str, port: int) -> Iterator[BaseWSGIServer]:
    """A server of it on this machine's loopback; port 0 is any that is free."""
    with app_with_echo(locale) as app:
        server = make_server(ADDRESS, port, app, threaded=True, request_handler=_QuietHandler)
        try:
            yield server
        finally:
            server.server_close()


def address(server: BaseWSGIServer) -> str:
    """Where its page is."""
    return f"http://{ADDRESS}:{server.port}{PREFIX}/"


def serve(locale: str, port: int, *, browser: bool) -> None:
    """Serve until somebody presses Ctrl-C, and open the page in a browser if that is wanted."""
    with suppress(KeyboardInterrupt), listening(locale, port) as server:
        # The page shows what happens; the log of the skill would hide the address.
        logging.getLogger("skill").setLevel(logging.WARNING)
        print(f"Cramp Coach is at {address(server)}  (Ctrl-C ends it)", flush=True)
        if browser:
            # A browser in a terminal keeps whoever starts it waiting.
            Thread(target=webbrowser.open, args=(address(server),), daemon=True).start()
        server.serve_forever()
