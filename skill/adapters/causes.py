"""Names the cause of a failed exchange for the log."""

from os import strerror
from socket import gaierror
from ssl import SSLCertVerificationError, SSLError

from skill.adapters.http_message import HttpError, ProxyError


def cause_of(error: BaseException) -> str:
    """Why an exchange failed, such as `dns`; never a URL, a host or anything that was sent."""
    if isinstance(error, ProxyError) and error.__cause__:
        return f"proxy: {cause_of(error.__cause__)}"
    if isinstance(error, HttpError):
        return str(error)
    if isinstance(error, SSLError):
        return f"tls: {_trouble_with_tls(error)}"
    if isinstance(error, gaierror):
        return "dns"
    if isinstance(error, TimeoutError):
        return "timed out"
    return _of_the_system(error)


def _trouble_with_tls(error: SSLError) -> str:
    if isinstance(error, SSLCertVerificationError):
        # What follows the comma is the name of a host.
        return str(error.verify_message).partition(",")[0].lower()
    return str(error.reason or type(error).__name__).replace("_", " ").lower()


def _of_the_system(error: BaseException) -> str:
    known = isinstance(error, OSError) and error.errno
    return strerror(known).lower() if known else type(error).__name__
