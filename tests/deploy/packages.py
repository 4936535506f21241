"""A package that keeps every rule, and how to break one."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

from deploy.package.contents import Json, Package
from deploy.package.owner_settings import OwnerSettings

LAMBDA = "arn:aws:lambda:us-east-1:210987654321:function:cramp-coach"
OWNER = OwnerSettings(
    endpoint=LAMBDA,
    pages="https://coach.test/",
    owner="Ann O'Nym & Daughters",
    contact="mailto:ann@coach.test",
    certificate="Trusted",
)
AMERICAN = "publishingInformation.locales.en-US"

Change = Callable[[Package], Package]


def altered(manifest: Json, path: str, value: object) -> Json:
    """A copy that says this at a dotted path; None takes away what it says there."""
    copy = deepcopy(manifest)
    *folders, key = (int(key) if key.isdecimal() else key for key in path.split("."))
    table: Any = copy
    for folder in folders:
        table = table[folder]
    table[key] = value
    if value is None:
        del table[key]
    return copy


def said(path: str, value: object) -> Change:
    """The manifest says this there."""
    return lambda package: replace(package, manifest=altered(package.manifest, path, value))


def text(key: str, value: object) -> Change:
    """The American texts say this."""
    return said(f"{AMERICAN}.{key}", value)


def examples(*phrases: str) -> Change:
    """These come after the first example."""
    return text("examplePhrases", ["Alexa, open cramp coach.", *phrases])


def described(more: str) -> Change:
    """The description goes on with this."""
    return lambda package: text("description", package.locales["en-US"]["description"] + more)(
        package
    )
