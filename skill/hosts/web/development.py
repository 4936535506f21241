"""Development mode: requests need no signature, but must come directly from this machine.

It can only be turned on in code, by an argument of `create_app`. The headers that a browser adds
show which page sent a request: https://fetch.spec.whatwg.org/#origin-header and
https://www.w3.org/TR/fetch-metadata/. A local program that forwards requests without the headers of
a proxy is not detected.
"""

import re
import sys
from ipaddress import ip_address

from flask import Flask, Request, request

from skill.hosts.web.rejections import Reason, RejectedError
from skill.settings import SettingsError

FORWARDING = ("Forwarded", "X-Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "Cf-Connecting-Ip")
"""Prefixes of the headers that proxies and tunnels add to the requests they forward."""
SAME_ORIGIN = ("same-origin", "none")
"""Accepted values of `Sec-Fetch-Site`: sent by a page of this app, or by a person typing a URL."""

_HOST = re.compile(r"(localhost|[\d.]+|\[[\da-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE)


def restrict_to_this_machine(app: Flask) -> None:
    """Make an app reject all requests, on every path, that do not come directly from this machine.

    Raises:
        SettingsError: The app runs under gunicorn, which is for public service.
    """
    if "gunicorn.arbiter" in sys.modules:
        raise SettingsError("the development mode is not for gunicorn")

    def check() -> None:
        if not is_local_and_direct(request):
            raise RejectedError(Reason.ELSEWHERE)

    app.before_request(check)


def is_local_and_direct(sent: Request) -> bool:
    """Whether a request comes from this machine, and not from the web page of another site.

    The header `Host` is checked against DNS rebinding: another site can make its own host name
    resolve to this machine, but the header then still has that name.
    """
    return (
        is_loopback(sent.remote_addr or "")
        and names_this_machine(sent.headers.get("Host", ""))
        and not any(name.startswith(FORWARDING) for name, _ in sent.headers)
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
