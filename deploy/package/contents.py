"""What goes into the package, gathered and filled in before anything is written."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.package.icons import icons
from deploy.package.owner_settings import Given
from skill.authoring.library import load_library
from skill.authoring.problems import ContentError, Problem
from skill.content.model import Library

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds `deploy`, `skill` and `interaction_models`."""
MANIFEST = "skill.json"

Json = dict[str, Any]

KEYS = (
    "apis.custom.interfaces", "events.subscriptions", "permissions", "privacyAndCompliance",
    "publishingInformation.distributionCountries", "publishingInformation.testingInstructions",
)  # fmt: skip
"""What the manifest has to say, even if it is nothing."""
LOCALES = "publishingInformation.locales"
LOCALE_KEYS = (
    "name", "summary", "description", "updatesDescription", "examplePhrases", "keywords",
    "smallIconUri", "largeIconUri",
)  # fmt: skip
"""What it has to say for each locale."""


@dataclass(frozen=True)
class Package:
    """A whole skill package, and what it is checked against."""

    manifest: Json
    """The content of skill.json."""
    models: Mapping[str, Json]
    """Locale → interaction model."""
    icons: Mapping[str, bytes]
    """Address in the manifest → PNG image."""
    library: Library
    """What the skill says, in every language."""
    code: str
    """The Python code of the skill, which uses what the manifest declares."""

    def at(self, path: str) -> Any:
        """The value at a dotted path below `manifest`; None if there is none."""
        return at(self.manifest, path)

    @property
    def locales(self) -> dict[str, Json]:
        """Locale → its texts in the store."""
        return dict(self.at(LOCALES))


def gather(given: Given, root: Path = ROOT) -> Package:
    """Read and draw all that the package is made of.

    Raises:
        ContentError: A file is no JSON, the manifest lacks a key, or what the skill says breaks
            rules.
    """
    manifest = _read(root / "deploy" / MANIFEST)
    if problems := list(_missing(manifest)):
        raise ContentError(problems)
    models = sorted((root / "interaction_models").glob("*.json"))
    sources = sorted((root / "skill").rglob("*.py"))
    return Package(
        manifest=filled(manifest, given),
        models={path.stem: _read(path) for path in models},
        icons=icons(root / "deploy" / "icon.svg"),
        library=load_library(root / "skill" / "content"),
        code="\n".join(path.read_text(encoding="utf-8") for path in sources),
    )


def filled(manifest: Json, given: Given) -> Json:
    """The manifest with the endpoint, and each locale's pages, as they were given."""
    copy = deepcopy(manifest)
    for user in ("apis.custom", "events"):
        at(copy, user)["endpoint"] = _endpoint(given)
    at(copy, "privacyAndCompliance")["locales"] = {
        locale: {"privacyPolicyUrl": given.page("privacy"), "termsOfUseUrl": given.page("terms")}
        for locale in at(copy, LOCALES)
    }
    return copy


def at(manifest: Json, path: str) -> Any:
    """The value at a dotted path below the key `manifest`; None if there is none."""
    value: Any = manifest.get("manifest")
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _missing(manifest: Json) -> Iterator[Problem]:
    locales = at(manifest, LOCALES) or {}
    of_locales = (f"{LOCALES}.{locale}.{key}" for locale in locales for key in LOCALE_KEYS)
    for path in (*KEYS, LOCALES, *of_locales):
        if at(manifest, path) is None:
            yield Problem(path, "Key-MustBePresent", "this key is missing")


def _endpoint(given: Given) -> Json:
    if given.on_lambda:
        return {"uri": given.endpoint}
    return {"uri": given.endpoint, "sslCertificateType": "Trusted"}


def _read(path: Path) -> Json:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ContentError([Problem(path.name, "File-MustBeJson", str(error))]) from error
