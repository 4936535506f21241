"""Builds the package for the Alexa store, for `ask deploy` to send; `make package` runs it."""

import argparse
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import fields
from itertools import product
from pathlib import Path

from deploy.package import rules
from deploy.package.contents import ROOT, Package, gather
from deploy.package.owner_settings import OwnerSettings
from skill.authoring.interaction_model import built_models
from skill.authoring.problems import ContentError, Problem
from skill.hosts.web import pages
from skill.hosts.web.stretches_page import path_of, stretches_page

BUILD = ROOT / "deploy" / "build"
PACKAGE = "skill-package"
PAGES = "pages"
RESOURCES = {
    "askcliResourcesVersion": "2020-03-31",
    "profiles": {"default": {"skillMetadata": {"src": f"./{PACKAGE}"}}},
}
"""Content of ask-resources.json. It names no code, because that is deployed without ask-cli."""


def main(arguments: list[str] | None = None) -> int:
    """Build the package; returns 0, or 1 if a rule is broken; nothing is written then."""
    owner, build = _parsed(arguments)
    try:
        package = _checked(owner)
    except ContentError as error:
        print(error)
        _say(f"{len(error.problems)} problems; nothing was built")
        return 1
    for path in write(files(package, owner), build):
        print(path)
    _say(f"put the pages where {owner.page('privacy')} answers, then run ask deploy in {build}")
    return 0


def files(package: Package, owner: OwnerSettings) -> dict[str, bytes]:
    """Path → content of every file of the package, and of the public pages.

    The pages are for owners who run the skill on Lambda, and have to host these elsewhere.
    """
    models = package.models.items()
    images = package.icons.items()
    texts = {
        pages.path_of(name, language): pages.page(name, language, owner.owner, owner.contact)
        for name, language in product(pages.PAGES, package.library.languages)
    }
    sheets = {path_of(locale): stretches_page(locale) for locale in package.models}
    return {
        "ask-resources.json": _json(RESOURCES),
        f"{PACKAGE}/skill.json": _json({"manifest": package.manifest}),
        **{
            f"{PACKAGE}/interactionModels/custom/{name}.json": _json(model)
            for name, model in models
        },
        **{f"{PACKAGE}/{address.removeprefix('file://')}": image for address, image in images},
        **{f"{PAGES}/{name}.html": text.encode() for name, text in {**texts, **sheets}.items()},
        f"{PAGES}/{pages.STYLE}": pages.style().encode(),
    }


def write(files: Mapping[str, bytes], build: Path) -> list[Path]:
    """Write the files into the folder `build`, replacing former ones; returns their paths."""
    for folder in (PACKAGE, PAGES):
        shutil.rmtree(build / folder, ignore_errors=True)
    paths = [build / name for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return paths


def _parsed(arguments: list[str] | None) -> tuple[OwnerSettings, Path]:
    parser = argparse.ArgumentParser(prog="python -m deploy.package", description=__doc__)
    names = [field.name for field in fields(OwnerSettings)]
    for name in names:
        parser.add_argument(f"--{name}", default="", help="see deploy/README.md")
    parser.add_argument("--build", type=Path, default=BUILD, help=f"folder; default: {BUILD}")
    options = parser.parse_args(arguments)
    return OwnerSettings(*(getattr(options, name).strip() for name in names)), options.build


def _checked(owner: OwnerSettings) -> Package:
    """Gather and check the package.

    Raises:
        ContentError: Settings are missing or invalid, or the package breaks rules.
    """
    _refuse(owner.problems())
    _say("checking the texts, the models, the icons and the examples")
    package = gather(owner, ROOT)
    outdated = [path.name for path in built_models.out_of_date(ROOT)]
    advice = [Problem(name, "Model-MustBeUpToDate", "run make update") for name in outdated]
    _refuse([*advice, *rules.problems(package)])
    return package


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ContentError(problems)


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _say(text: str) -> None:
    print(f"cramp-coach: {text}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
