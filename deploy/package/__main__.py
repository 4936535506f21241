"""Builds the package for the Alexa store, for `ask deploy` to send; `make package` runs it."""

import argparse
import json
import shutil
import sys
from dataclasses import fields
from pathlib import Path

from deploy.package import checks
from deploy.package.contents import ROOT, Package, gather
from deploy.package.owner_settings import Given
from skill.authoring.problems import ContentError, Problem
from skill.hosts.web import pages

BUILD = ROOT / "deploy" / "build"
RESOURCES = {
    "askcliResourcesVersion": "2020-03-31",
    "profiles": {"default": {"skillMetadata": {"src": "./skill-package"}}},
}
"""What ask-cli reads first; code is not named in it, since the code is put up without ask-cli."""


def main(arguments: list[str] | None = None) -> int:
    """Build the package; returns 0, or 1 and writes nothing if a rule is broken."""
    given, build = _parsed(arguments)
    try:
        package = _checked(given)
    except ContentError as error:
        print(error)
        _say(f"{len(error.problems)} problems; nothing was built")
        return 1
    for path in (*write_package(package, build), *write_pages(given, build)):
        print(path)
    _say(f"put the pages where {given.page('privacy')} answers, then run ask deploy in {build}")
    return 0


def write_package(package: Package, build: Path) -> list[Path]:
    """Write the package anew into the folder `build`; gives the paths of its files."""
    folder = build / "skill-package"
    _clear(folder)
    files = {
        build / "ask-resources.json": _json(RESOURCES),
        folder / "skill.json": _json(package.manifest),
    }
    for locale, model in package.models.items():
        files[folder / "interactionModels" / "custom" / f"{locale}.json"] = _json(model)
    for address, image in package.icons.items():
        files[folder / address.removeprefix("file://")] = image
    return _written(files)


def write_pages(given: Given, build: Path) -> list[Path]:
    """Write the public pages into the folder `build`, for owners whom no web host serves them."""
    folder = build / "pages"
    _clear(folder)
    files = {
        folder / f"{name}.html": pages.page(name, given.owner, given.contact).encode()
        for name in pages.PAGES
    }
    return _written({**files, folder / pages.STYLE: pages.style().encode()})


def _parsed(arguments: list[str] | None) -> tuple[Given, Path]:
    parser = argparse.ArgumentParser(prog="python -m deploy.package", description=__doc__)
    names = [field.name for field in fields(Given)]
    for name in names:
        parser.add_argument(f"--{name}", default="", help="see deploy/README.md")
    parser.add_argument("--build", type=Path, default=BUILD, help=f"folder; default: {BUILD}")
    options = parser.parse_args(arguments)
    return Given(*(getattr(options, name).strip() for name in names)), options.build


def _checked(given: Given) -> Package:
    """The package; raises ContentError with all its problems, or with what was not given."""
    _refuse(list(given.problems()))
    _say("checking the texts, the models, the icons and the examples")
    package = gather(given, ROOT)
    _refuse([*checks.outdated(ROOT), *checks.problems(package)])
    return package


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ContentError(problems)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _written(files: dict[Path, bytes]) -> list[Path]:
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(files)


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _say(text: str) -> None:
    print(f"cramp-coach: {text}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
