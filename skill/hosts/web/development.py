"""Development mode: requests need no signature, but must know a secret and come from this machine.

It can only be turned on in code, by an argument of `create_app`. All paths are below a secret one,
which whoever starts it opens: a proxy or tunnel on this machine, whose clients come from anywhere,
does not know it. The headers that a browser adds show which page sent a request:
https://fetch.spec.whatwg.org/#origin-header and https://www.w3.org/TR/fetch-metadata/.
"""

import re
import sys
from hmac import compare_digest
from ipaddress import ip_address
from secrets import token_urlsafe
from typing import Any

from flask import Flask, Request, request

from skill.hosts.web.rejections import Reason, RejectedError
from skill.settings import SettingsError

SAME_ORIGIN = ("same-origin", "none")
"""Accepted values of `Sec-Fetch-Site`: sent by a page of this app, or by a person typing a URL."""

_KEY = "DEVELOPMENT_PATH"
"""Where the configuration of an app has its secret path."""
_HOST = re.compile(r"(localhost|[\d.]+|\[[\da-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE)


def restrict_to_this_machine(app: Flask) -> None:
    """Move an app below a secret path, and make it reject all requests that are not from here.

    Raises:
        SettingsError: The app runs under gunicorn, which is for public service.
    """
    if "gunicorn.arbiter" in sys.modules:
        raise SettingsError("the development mode is not for gunicorn")

    secret = app.config[_KEY] = f"/{token_urlsafe(16)}"

    def check() -> None:
        if not (compare_digest(request.root_path, secret) and is_local(request)):
            raise RejectedError(Reason.ELSEWHERE)

    app.before_request(check)
    app.wsgi_app = _below(secret, app.wsgi_app)  # type: ignore[method-assign]


def secret_path(app: Flask) -> str:
    """The path below which an app in development mode is, such as `/Jmpt7BGKFvXcRDwAgxRlEg`.

    It is empty for all others.
    """
    return str(app.config.get(_KEY, ""))


def _below(secret: str, app: Any) -> Any:
    """A WSGI app that takes the secret off the path; that tells the app that it is known."""

    def below(environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"]
        if compare_digest(path[: len(secret) + 1].encode(), f"{secret}/".encode()):
            environ["SCRIPT_NAME"], environ["PATH_INFO"] = secret, path[len(secret) :]
        return app(environ, start_response)

    return below


def is_local(sent: Request) -> bool:
    """Whether a request comes from this machine, and not from the web page of another site.

    The header `Host` is checked against DNS rebinding: another site can make its own host name
    resolve to this machine, but the header then still has that name.
    """
    return (
        is_loopback(sent.remote_addr or "")
        and names_this_machine(sent.headers.get("Host", ""))
        and _sent_by_own_page(sent)
    )


def is_loopback(address: str) -> bool:
    """Whether an IP address is a loopback address; also if it is IPv4 mapped into IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def names_this_machine(host: str) -> bool:
    """Whether a `Host` header is localhost or a loopback address, with or without a port."""
    match = _HOST.fullmatch(host)
    if match is None:
        return False
    name = match[1].lower()
    return name == "localhost" or is_loopback(name.strip("[]"))


def _sent_by_own_page(sent: Request) -> bool:
    own = f"{sent.scheme}://{sent.headers['Host']}".lower()
    origin = sent.headers.get("Origin", own).lower()
    return origin == own and sent.headers.get("Sec-Fetch-Site", "none") in SAME_ORIGIN
