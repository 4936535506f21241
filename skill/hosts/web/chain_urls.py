"""Where Amazon publishes the certificates that its requests are signed with."""

import re
from posixpath import normpath

from skill.hosts.web.rejections import Reason, RejectedError

MAX_PATH = 200
"""Characters of a path; Amazon's have less than 40."""

_URL = re.compile(
    rf"https://s3\.amazonaws\.com(?::443)?(?P<path>/[\w./-]{{1,{MAX_PATH}}})",
    re.ASCII | re.IGNORECASE,
)
_FOLDER = "/echo.api/"


def canonical_url(url: str) -> str:
    """The one spelling of a chain's URL, for fetching and remembering it.

    https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html says
    which URLs count. Of those, the ones are refused that need more than letters, digits, dots,
    slashes, dashes and underscores; Amazon's never did.

    Raises:
        RejectedError: It is not a place where Amazon publishes them.
    """
    match = _URL.fullmatch(url)
    path = normpath(match["path"]) if match else ""
    # A path may begin with two slashes, and `normpath` leaves exactly those alone.
    path = path.replace("//", "/")
    if not path.startswith(_FOLDER):
        raise RejectedError(Reason.CHAIN_URL)
    return f"https://s3.amazonaws.com{path}"
