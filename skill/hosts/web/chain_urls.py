"""Checks the URL of a certificate chain: only Amazon's own location is accepted."""

import re
from posixpath import normpath

from skill.hosts.web.rejections import Reason, RejectedError

MAX_PATH = 200
"""Characters that a path may have; Amazon's have less than 40."""

_URL = re.compile(
    rf"https://s3\.amazonaws\.com(?::443)?(?P<path>/[\w./-]{{1,{MAX_PATH}}})",
    re.ASCII | re.IGNORECASE,
)
_FOLDER = "/echo.api/"
_USUAL = re.compile(
    rf"https://s3\.amazonaws\.com{_FOLDER}echo-api-cert(-\w{{1,4}}){{0,2}}\.pem", re.ASCII
)


def canonical_url(url: str) -> str:
    """Normalize the URL of a chain, so that each chain is fetched and cached once.

    https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html says
    which URLs are valid. This is stricter: paths may contain only letters, digits, dots, slashes,
    dashes and underscores, as Amazon's always did.

    Raises:
        RejectedError: Amazon does not publish certificates at this URL.
    """
    match = _URL.fullmatch(url)
    path = normpath(match["path"]) if match else ""
    # `normpath` keeps exactly two leading slashes, as POSIX allows.
    path = path.replace("//", "/")
    if not path.startswith(_FOLDER):
        raise RejectedError(Reason.CHAIN_URL)
    return f"https://s3.amazonaws.com{path}"


def is_usual(url: str) -> bool:
    """Whether a canonical URL is like those that Amazon uses: `…/echo-api-cert-12.pem`."""
    return _USUAL.fullmatch(url) is not None
