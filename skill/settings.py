"""The settings, read from environment variables. No other module of the skill reads these."""

import os
import re
from collections.abc import Iterator, Mapping
from typing import Self

from skill.record import Record

MAX_STORE_TIMEOUT = 2.0
"""Largest accepted `store_timeout`, in seconds."""

IN_MEMORY = "memory:"
"""URL of the store that a process keeps in its memory, and loses when it ends."""

MAX_PICTURES_ADDRESS = 1800
"""Characters that the base URL of pictures may have; Alexa accepts 2000 for a picture's URL.

https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html
"""

_SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CONTACT = re.compile(r"mailto:[^\s@?\"<>]+@[^\s@?\"<>]+|https://\w[\w.-]*(/[^\s\"<>]*)?")
_PICTURES = re.compile(r"https://\w[\w.-]*(:\d+)?(/[\w./~%!$&'()*+,;=:@-]*)?", re.ASCII)


_STAND_IN = re.compile(r"https://[a-z\d][a-z\d.-]*|http://(localhost|127\.0\.0\.1|\[::1])")


class SettingsError(RuntimeError):
    """An environment variable has an invalid value; the message names the variable.

    It is a RuntimeError because gunicorn, when it cannot start, prints only the message of such an
    error instead of a traceback.
    """


class Aws(Record):
    """Region and credentials for AWS, as Lambda puts them into a function's environment.

    https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
    """

    region: str = ""
    access_key: str = ""
    secret_key: str = ""
    session_token: str = ""
    dynamodb: str = ""
    """URL of DynamoDB; empty takes the endpoint of the region."""

    def __repr__(self) -> str:
        return "Aws(…)"  # keeps the secret key out of logs and tracebacks

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read the variables that begin with AWS_, as Amazon's own clients do.

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


class Proxy(Record):
    """The proxy for https URLs, from the usual variables HTTPS_PROXY and NO_PROXY."""

    address: str = ""
    """URL of the proxy, such as `http://proxy:3128`; empty if there is none."""
    exceptions: str = ""
    """Hosts that are reached directly, separated by commas; each includes its subdomains, and `*`
    means every host."""

    def __repr__(self) -> str:
        return "Proxy(…)"  # the URL may contain a password

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read HTTPS_PROXY and NO_PROXY; the lower-case names take precedence, as in curl.

        An address without a scheme is taken as http.
        """
        address, exceptions = (
            environment.get(name.lower(), environment.get(name, "")).strip()
            for name in ("HTTPS_PROXY", "NO_PROXY")
        )
        is_whole = not address or "://" in address
        return cls(address if is_whole else f"http://{address}", exceptions)


DIRECT = Proxy()
"""No proxy."""


class Settings(Record):
    """The settings of one installation."""

    skill_id: str = ""
    """The skill id that requests must have; empty accepts every id, for trying out the skill."""
    store: str = ""
    """URL of the store in which people are remembered, such as `dynamodb://table`.

    Empty takes the host's default: a file for the web service, none for Lambda.
    """
    store_timeout: float = 0.3
    """Seconds that one request waits for the store, over all its calls."""
    trust_roots: str = ""
    """Path of a PEM file with root certificates to verify Amazon's; empty takes certifi's."""
    owner: str = ""
    """Name of who runs the skill, for the public pages; these are not served without it."""
    contact: str = ""
    """How to reach the owner: a mailto: or https: URL; without it the pages are not served."""
    pictures: str = ""
    """Base URL (https) of the cards' pictures, without a final slash; empty for no pictures."""
    aws: Aws = Aws()
    """How a store in DynamoDB is reached."""
    proxy: Proxy = DIRECT
    """The proxy to Alexa's services and Amazon's certificates."""
    alexa_api: str = ""
    """Address of a host that may stand in for Alexa's services; empty for Amazon's hosts alone."""
    on_lambda: bool = False
    """Whether this process runs on AWS Lambda."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the variables that begin with CRAMP_COACH_ or AWS_, and those of a proxy.

        Raises:
            SettingsError: One of them has an invalid value, or they do not go together.
        """
        settings = cls(
            skill_id=_skill_id(environment.get("CRAMP_COACH_SKILL_ID", "").strip()),
            store=environment.get("CRAMP_COACH_STORE", "").strip(),
            store_timeout=_store_timeout(environment),
            trust_roots=environment.get("CRAMP_COACH_TRUST_ROOTS", "").strip(),
            owner=environment.get("CRAMP_COACH_OWNER", "").strip(),
            contact=_contact(environment.get("CRAMP_COACH_CONTACT", "").strip()),
            pictures=_pictures(environment.get("CRAMP_COACH_PICTURES", "").strip()),
            aws=Aws.from_environment(environment),
            proxy=Proxy.from_environment(environment),
            alexa_api=_alexa_api(environment.get("CRAMP_COACH_ALEXA_API", "").strip()),
            on_lambda="AWS_LAMBDA_RUNTIME_API" in environment,
        )
        for problem in _contradictions(settings):
            raise SettingsError(problem)
        return settings


def _contradictions(settings: Settings) -> Iterator[str]:
    """What is wrong with settings that are sound by themselves, beginning with the variable."""
    if settings.owner and not settings.contact:
        yield "CRAMP_COACH_CONTACT: has to be set where CRAMP_COACH_OWNER is"
    if settings.contact and not settings.owner:
        yield "CRAMP_COACH_OWNER: has to be set where CRAMP_COACH_CONTACT is"
    if settings.on_lambda and settings.store == IN_MEMORY:
        yield f"CRAMP_COACH_STORE: {IN_MEMORY} is kept by one process, and Lambda runs several"
    if settings.store.startswith("dynamodb:"):
        yield from _missing_for_dynamodb(settings.aws)


def _missing_for_dynamodb(aws: Aws) -> Iterator[str]:
    wanted = {
        "AWS_REGION": aws.region or aws.dynamodb,
        "AWS_ACCESS_KEY_ID": aws.access_key,
        "AWS_SECRET_ACCESS_KEY": aws.secret_key,
    }
    for name, value in wanted.items():
        if not value:
            yield f"{name}: has to be set for a store in DynamoDB"


def is_contact(address: str) -> bool:
    """Whether a URL is a contact address: mailto:name@host, or https://host with any path."""
    return _CONTACT.fullmatch(address) is not None


def _skill_id(name: str) -> str:
    if name and not _SKILL_ID.fullmatch(name):
        raise SettingsError(
            "CRAMP_COACH_SKILL_ID: not amzn1.ask.skill. and then 32 hexadecimal digits in five "
            "groups, without quotation marks"
        )
    return name


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


def _alexa_api(address: str) -> str:
    if address and not _STAND_IN.fullmatch(address):
        raise SettingsError(
            "CRAMP_COACH_ALEXA_API: neither https://host nor http://localhost, without a port"
        )
    return address


def _store_timeout(environment: Mapping[str, str]) -> float:
    """The timeout in seconds. The variable's former name is read only if the new one is not set."""
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
