"""What goes into the package, gathered and filled in before anything is written."""

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
"""Where the manifest has the texts of each locale."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Package:
    """A whole skill package, and what it is checked against."""

    manifest: Json
    """What skill.json has below its one key, `manifest`."""
    models: Mapping[str, Json]
    """Locale → interaction model."""
    icons: Mapping[str, bytes]
    """Address in the manifest → PNG image."""
    library: Library
    """What the skill says, in every language."""
    request_types: frozenset[str]
    """The types of requests that the skill answers."""
    permissions: frozenset[str]
    """What the skill asks people's leave for."""

    @property
    def locales(self) -> dict[str, Json]:
        """Locale → its texts in the store."""
        return dict(self.manifest["publishingInformation"]["locales"])


def gather(owner: OwnerSettings, root: Path = ROOT) -> Package:
    """Read and draw all that the package is made of.

    Raises:
        ContentError: A file is no JSON, the manifest cannot be read for lack of keys, or what the
            skill says breaks rules.
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
    """The manifest with the endpoint, and each locale's pages, as the owner gave them."""
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
