"""What the environment says; the only reader of it."""

import os
import re
from collections.abc import Mapping
from typing import NamedTuple, Self

MAX_STORE_TIMEOUT = 2.0
"""Seconds that a request waits for the store, at most, whatever is set."""

MAX_PICTURES_ADDRESS = 1800
"""Characters of the address that pictures are below; Alexa takes 2000 for one of a picture.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
"""

_CONTACT = re.compile(r"mailto:[^\s@?\"<>]+@[^\s@?\"<>]+|https://\w[\w.-]*(/[^\s\"<>]*)?")
_PICTURES = re.compile(r"https://\w[\w.-]*(:\d+)?(/[\w./~%!$&'()*+,;=:@-]*)?", re.ASCII)


class SettingsError(RuntimeError):
    """A variable that cannot be used; the message names it.

    Of a RuntimeError gunicorn shows the message alone when it cannot start.
    """


class Aws(NamedTuple):
    """How Amazon's services are reached: what Lambda tells each function in its environment.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
    """

    region: str = ""
    access_key: str = ""
    secret_key: str = ""
    session_token: str = ""
    dynamodb: str = ""
    """Address of DynamoDB; empty takes the region's own."""

    def __repr__(self) -> str:
        return "Aws(…)"  # a setting that is shown must not show a key

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables that begin with AWS_, each as Amazon's own clients do.

        https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html
        """
        everywhere = environment.get("AWS_ENDPOINT_URL", "")
        return cls(
            region=environment.get("AWS_REGION", ""),
            access_key=environment.get("AWS_ACCESS_KEY_ID", ""),
            secret_key=environment.get("AWS_SECRET_ACCESS_KEY", ""),
            session_token=environment.get("AWS_SESSION_TOKEN", ""),
            dynamodb=environment.get("AWS_ENDPOINT_URL_DYNAMODB", "") or everywhere,
        )


class Proxy(NamedTuple):
    """The way out to other machines over TLS, by the variables that most programs read."""

    address: str = ""
    """Such as `http://proxy:3128`; empty goes straight."""
    exceptions: str = ""
    """Hosts that are reached straight, with commas between them: each with all of its subdomains;
    `*` means every host."""

    def __repr__(self) -> str:
        return "Proxy(…)"  # an address may hold a password

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read HTTPS_PROXY and NO_PROXY; their names in small letters win, as everywhere."""
        address, exceptions = (
            environment.get(name.lower(), environment.get(name, "")).strip()
            for name in ("HTTPS_PROXY", "NO_PROXY")
        )
        is_whole = not address or "://" in address
        return cls(address if is_whole else f"http://{address}", exceptions)


DIRECT = Proxy()
"""No proxy."""


class Settings(NamedTuple):
    """How this installation is set up."""

    skill_id: str = ""
    """The id that requests must carry; empty accepts every one, for trying things out."""
    store: str = ""
    """Where people are remembered, as a URL; empty leaves it to the host."""
    store_timeout: float = 0.3
    """Seconds that one request waits for the store in all."""
    trust_roots: str = ""
    """PEM file of the authorities that may vouch for Amazon; empty takes certifi's."""
    owner: str = ""
    """Who runs this skill, for its public pages; empty leaves them out."""
    contact: str = ""
    """Where the owner is reached: a mailto: or https: address; empty leaves the pages out."""
    pictures: str = ""
    """Where the pictures of cards are: an https: address without a slash at its end; empty leaves
    cards without."""
    aws: Aws = Aws()
    """How a store of Amazon's is reached."""
    proxy: Proxy = DIRECT
    """How Alexa's services and Amazon's certificates are reached."""
    metrics_folder: str = ""
    """Where the processes of one web service put their numbers together; empty if it has one."""
    on_lambda: bool = False
    """Whether this process serves a Lambda function."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the variables that begin with CRAMP_COACH_ or AWS_, and those of a proxy.

        Raises:
            SettingsError: One of them cannot be used.
        """
        return cls(
            skill_id=environment.get("CRAMP_COACH_SKILL_ID", "").strip(),
            store=environment.get("CRAMP_COACH_STORE", "").strip(),
            store_timeout=_store_timeout(environment),
            trust_roots=environment.get("CRAMP_COACH_TRUST_ROOTS", "").strip(),
            owner=environment.get("CRAMP_COACH_OWNER", "").strip(),
            contact=_contact(environment.get("CRAMP_COACH_CONTACT", "").strip()),
            pictures=_pictures(environment.get("CRAMP_COACH_PICTURES", "").strip()),
            aws=Aws.from_environment(environment),
            proxy=Proxy.from_environment(environment),
            metrics_folder=environment.get("PROMETHEUS_MULTIPROC_DIR", ""),
            on_lambda="AWS_LAMBDA_RUNTIME_API" in environment,
        )


def is_contact(address: str) -> bool:
    """Whether somebody can be reached there: mailto:name@host, or https://host with any path."""
    return _CONTACT.fullmatch(address) is not None


def _contact(address: str) -> str:
    if address and not is_contact(address):
        raise SettingsError("CRAMP_COACH_CONTACT: neither mailto:name@host nor https://host")
    return address


def _pictures(address: str) -> str:
    below = address.rstrip("/")
    if address and (not _PICTURES.fullmatch(below) or len(below) > MAX_PICTURES_ADDRESS):
        raise SettingsError(
            "CRAMP_COACH_PICTURES: not https://host/path, without a query and "
            f"of at most {MAX_PICTURES_ADDRESS} characters"
        )
    return below


def _store_timeout(environment: Mapping[str, str]) -> float:
    """Seconds; the older of two names counts only while the newer one is not set."""
    names = ("CRAMP_COACH_STORE_TIMEOUT_MS", "CRAMP_COACH_STORE_PATIENCE_MS")
    name = next((name for name in names if name in environment), names[0])
    longest = round(MAX_STORE_TIMEOUT * 1000)
    try:
        number = int(environment.get(name, "300"))
    except ValueError:
        number = 0
    if not 1 <= number <= longest:
        raise SettingsError(f"{name}: not a number from 1 to {longest}")
    return number / 1000
