"""Gathers the contents of the package, and fills in the owner's settings."""

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.package import schema
from deploy.package.icons import SIZES, address, icons
from deploy.package.owner_settings import OwnerSettings
from deploy.package.store_texts import StoreLanguage, read_languages, read_texts
from skill.alexa.handlers import HANDLERS
from skill.alexa.reminders import PERMISSION
from skill.authoring.library import load_library
from skill.authoring.problems import ContentError, Problem
from skill.content.model import Library
from skill.hosts.web.pages import path_of

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
    languages: Mapping[str, StoreLanguage]
    """Language → what its texts in the store have in common."""
    request_types: frozenset[str]
    """The types of requests that the skill answers."""
    permissions: frozenset[str]
    """The permissions that the skill asks people for."""

    @property
    def locales(self) -> dict[str, Json]:
        """Locale → its texts in the store."""
        return dict(self.manifest["publishingInformation"]["locales"])


def gather(owner: OwnerSettings, root: Path = ROOT) -> Package:
    """Read manifest, texts, models and content, and draw the icons.

    Raises:
        ContentError: A file is malformed, the manifest lacks keys, or the content breaks rules.
    """
    library = load_library(root / "skill" / "content")
    store = root / "deploy" / "store"
    languages = read_languages(store, library)
    manifest = _read(root / "deploy" / MANIFEST).get("manifest", {})
    manifest.setdefault("publishingInformation", {}).update(
        locales={locale: texts | _ICONS for locale, texts in read_texts(store, languages).items()},
        distributionCountries=list(library.countries),
    )
    problems = schema.problems("manifest", manifest)
    if any(problem.rule == schema.SHAPE for problem in problems):
        raise ContentError(problems)
    models = sorted((root / "interaction_models").glob("*.json"))
    return Package(
        manifest=_filled(manifest, owner, library),
        models={path.stem: _read(path) for path in models},
        icons=icons(root / "deploy" / "icon.svg"),
        library=library,
        languages=languages,
        request_types=frozenset(kind for each in HANDLERS for kind in each.request_types),
        permissions=frozenset({PERMISSION}),
    )


_ICONS = {key: address(size) for key, size in SIZES.items()}
"""Key of a locale's texts → URI of the icon, the same everywhere."""


def _filled(manifest: Json, owner: OwnerSettings, library: Library) -> Json:
    """The manifest with the owner's endpoint, and the URLs of the public pages for each locale."""
    copy = deepcopy(manifest)
    copy["apis"]["custom"]["endpoint"] = copy["events"]["endpoint"] = owner.manifest_endpoint()
    copy["privacyAndCompliance"]["locales"] = {
        locale: _pages(library.locale(locale).language, owner)
        for locale in copy["publishingInformation"]["locales"]
    }
    return copy


def _pages(language: str, owner: OwnerSettings) -> dict[str, str]:
    """The addresses of the pages that the store asks for, in a language."""
    pages = {"privacyPolicyUrl": "privacy", "termsOfUseUrl": "terms"}
    return {key: owner.page(path_of(name, language)) for key, name in pages.items()}


def _read(path: Path) -> Json:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ContentError([Problem(path.name, "File-MustBeJson", str(error))]) from error
