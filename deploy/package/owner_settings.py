"""What only the owner of a skill knows, and gives when the package is built."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from skill.authoring.problems import Problem
from skill.settings import is_contact

HTTPS_PORT = 443
"""The only port on which Alexa calls a skill."""

_LAMBDA = re.compile(
    r"arn:aws:lambda:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:function:[\w-]{1,64}(?::[\w-]+)?"
)
_HOST = re.compile(r"(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]")


@dataclass(frozen=True)
class Given:
    """The owner's part of the package; the names are those of the variables of `make package`."""

    endpoint: str
    """ARN of the Lambda function, or https address of the service."""
    pages: str
    """Https address below which `privacy` and `terms` are served."""
    owner: str
    """Who runs the skill."""
    contact: str
    """Where they are reached: a mailto: or https: address."""

    @property
    def on_lambda(self) -> bool:
        """Whether the endpoint is a Lambda function."""
        return _LAMBDA.fullmatch(self.endpoint) is not None

    def page(self, name: str) -> str:
        """Address of one of the public pages."""
        return f"{self.pages.rstrip('/')}/{name}"

    def problems(self) -> Iterator[Problem]:
        """Everything that is missing or cannot be used."""
        for name, (what, usable) in self._values().items():
            value = getattr(self, name)
            if not value:
                yield Problem(name.upper(), "Value-MustBeGiven", what)
            elif not usable:
                yield Problem(name.upper(), "Value-MustBeUsable", f"{value!r} is not {what}")

    def _values(self) -> dict[str, tuple[str, bool]]:
        """Name → what it has to be, and whether it is."""
        service = "the ARN of the Lambda function, or the https address of the service"
        return {
            "endpoint": (service, self.on_lambda or is_public(self.endpoint)),
            "pages": ("the https address that privacy and terms are below", is_public(self.pages)),
            "owner": (
                "the name of the person or company that runs the skill",
                any(map(str.isalpha, self.owner)),
            ),
            "contact": ("mailto:name@host or an https address", is_contact(self.contact)),
        }


def is_public(address: str) -> bool:
    """Whether an address is https on the usual port of a named host, without query or fragment.

    The store takes no address with "Alexa" in its host:
    https://developer.amazon.com/en-US/docs/alexa/custom-skills/policy-requirements-for-an-alexa-skill.html
    """
    try:
        parts = urlsplit(address)
        port = parts.port or HTTPS_PORT
    except ValueError:
        return False
    host = parts.hostname or ""
    named = bool(_HOST.fullmatch(host)) and "alexa" not in host
    plain = not re.search(r"[\s\"<>@?#]", address)
    return parts.scheme == "https" and named and port == HTTPS_PORT and plain
