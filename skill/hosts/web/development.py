"""Development mode: nothing has to be signed, but it has to come straight from this machine.

It can be asked for in code alone, as an argument of `create_app`. What a browser adds to a request
tells whose page has sent it: https://fetch.spec.whatwg.org/#origin-header and
https://www.w3.org/TR/fetch-metadata/. Not seen is a program on this machine that passes requests on
and hides that it does.
"""

import re
import sys
from ipaddress import ip_address

from flask import Flask, Request, request

from skill.hosts.web.rejections import Reason, RejectedError
from skill.settings import SettingsError

FORWARDING = ("Forwarded", "X-Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "Cf-Connecting-Ip")
"""Beginnings of the headers by which proxies and tunnels say that they pass a request on."""
SAME_ORIGIN = ("same-origin", "none")
"""Values of `Sec-Fetch-Site` for a page from here, and for an address that a person typed."""

_HOST = re.compile(r"(localhost|[\d.]+|\[[\da-f:.]+\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE)


def restrict_to_this_machine(app: Flask) -> None:
    """Have an app refuse, on every path, what does not come straight from this machine.

    Raises:
        SettingsError: gunicorn serves the app, as it does for the public.
    """
    if "gunicorn.arbiter" in sys.modules:
        raise SettingsError("the development mode is not for gunicorn")

    def check() -> None:
        if not is_local_and_direct(request):
            raise RejectedError(Reason.ELSEWHERE)

    app.before_request(check)


def is_local_and_direct(sent: Request) -> bool:
    """Whether a request was made on this machine, for this machine, and by no page from elsewhere.

    A page elsewhere can have a name of its own resolved to this machine; the header `Host` still
    has that name.
    """
    return (
        is_loopback(sent.remote_addr or "")
        and names_this_machine(sent.headers.get("Host", ""))
        and not any(name.startswith(FORWARDING) for name, _ in sent.headers)
        and _sent_by_own_page(sent)
    )


def is_loopback(address: str) -> bool:
    """Whether an IP address never leaves the machine, also if it is an IPv4 one within IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return (getattr(parsed, "ipv4_mapped", None) or parsed).is_loopback


def names_this_machine(host: str) -> bool:
    """Whether the header `Host` is localhost or a loopback address, with or without a port."""
    match = _HOST.fullmatch(host)
    if match is None:
        return False
    name = match[1].lower()
    return name == "localhost" or is_loopback(name.strip("[]"))


def _sent_by_own_page(sent: Request) -> bool:
    own = f"{sent.scheme}://{sent.headers['Host']}".lower()
    origin = sent.headers.get("Origin", own).lower()
    return origin == own and sent.headers.get("Sec-Fetch-Site", "none") in SAME_ORIGIN
