"""Gathers the contents of the package, and fills in the owner's settings."""

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.package import schema
from deploy.package.icons import icons
from deploy.package.owner_settings import OwnerSettings
from skill.alexa.handlers import HANDLERS
from skill.alexa.reminders import PERMISSION
from skill.authoring.library import load_library
from skill.authoring.problems import ContentError, Problem
from skill.content.model import Library

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds `deploy`, `skill` and `interaction_models`."""
MANIFEST = "skill.json"
LOCALES = "publishingInformation.locales"
"""Path in the manifest to the texts of each locale."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Package:
    """The contents of a skill package, and what they are checked against."""

    manifest: Json
    """The manifest: the value of the only key, `manifest`, of skill.json."""
    models: Mapping[str, Json]
    """Locale → interaction model."""
    icons: Mapping[str, bytes]
    """URI in the manifest → PNG image."""
    library: Library
    """The skill's content."""
    request_types: frozenset[str]
    """The types of requests that the skill answers."""
    permissions: frozenset[str]
    """The permissions that the skill asks people for."""

    @property
    def locales(self) -> dict[str, Json]:
        """Locale → its texts in the store."""
        return dict(self.manifest["publishingInformation"]["locales"])


def gather(owner: OwnerSettings, root: Path = ROOT) -> Package:
    """Read manifest, models and content, and draw the icons.

    Raises:
        ContentError: A file is not JSON, the manifest lacks keys, or the content breaks rules.
    """
    manifest = _read(root / "deploy" / MANIFEST).get("manifest", {})
    problems = schema.problems("manifest", manifest)
    if any(problem.rule == schema.SHAPE for problem in problems):
        raise ContentError(problems)
    models = sorted((root / "interaction_models").glob("*.json"))
    return Package(
        manifest=_filled(manifest, owner),
        models={path.stem: _read(path) for path in models},
        icons=icons(root / "deploy" / "icon.svg"),
        library=load_library(root / "skill" / "content"),
        request_types=frozenset(kind for each in HANDLERS for kind in each.request_types),
        permissions=frozenset({PERMISSION}),
    )


def _filled(manifest: Json, owner: OwnerSettings) -> Json:
    """The manifest with the owner's endpoint, and the URLs of the public pages for each locale."""
    copy = deepcopy(manifest)
    copy["apis"]["custom"]["endpoint"] = copy["events"]["endpoint"] = owner.manifest_endpoint()
    pages = {"privacyPolicyUrl": owner.page("privacy"), "termsOfUseUrl": owner.page("terms")}
    locales = copy["publishingInformation"]["locales"]
    copy["privacyAndCompliance"]["locales"] = dict.fromkeys(locales, pages)
    return copy


def _read(path: Path) -> Json:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ContentError([Problem(path.name, "File-MustBeJson", str(error))]) from error
