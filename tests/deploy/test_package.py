"""The package for the store, as the command builds it."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from deploy.package import __main__ as command
from deploy.package.contents import ROOT, gather
from deploy.package.icons import size_of
from skill.hosts.web import create_app
from skill.hosts.web.pages import page, style
from skill.hosts.web.stretches_page import path_of
from skill.settings import Settings
from tests.deploy.packages import AMERICAN, LAMBDA, OWNER, altered
from tests.support.rehearsal import LIBRARY

LOCALES = tuple(LIBRARY.locales)
PAGES = {
    language: "" if language == LIBRARY.languages[0] else f"/{language}"
    for language in LIBRARY.languages
}
"""Language → what the addresses of its pages end with."""
FILES = {
    "ask-resources.json",
    *(f"pages/privacy{page}.html" for page in PAGES.values()),
    *(f"pages/stretches/{locale}.html" for locale in LOCALES),
    "pages/style.css",
    *(f"pages/terms{page}.html" for page in PAGES.values()),
    "skill-package/assets/images/icon-108.png",
    "skill-package/assets/images/icon-512.png",
    *(f"skill-package/interactionModels/custom/{locale}.json" for locale in LOCALES),
    "skill-package/skill.json",
}


def arguments(build: Path, **given: str) -> list[str]:
    options = [(f"--{name}", value) for name, value in {**asdict(OWNER), **given}.items()]
    return [text for option in options for text in option] + ["--build", str(build)]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def manifest(folder: Path) -> Any:
    return json.loads((folder / "skill-package/skill.json").read_text(encoding="utf-8"))["manifest"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package for Lambda, built where an older one and the state of ask-cli already were."""
    build = tmp_path_factory.mktemp("package")
    for left in ("skill-package/interactionModels/custom/hi-IN.json", ".ask/ask-states.json"):
        (build / left).parent.mkdir(parents=True)
        (build / left).write_text("{}", encoding="utf-8")
    assert command.main(arguments(build)) == 0
    return build


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all that a package is made of, in place of this repository."""
    kept = shutil.ignore_patterns("build", "node_modules", "__pycache__")
    for folder in ("deploy", "interaction_models", "skill"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=kept)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    return tmp_path


def rewrite(project: Path, path: str, value: object) -> None:
    """Make the project's manifest say this there."""
    file = project / "deploy/skill.json"
    ours = json.loads(file.read_text(encoding="utf-8"))["manifest"]
    file.write_text(json.dumps({"manifest": altered(ours, path, value)}), encoding="utf-8")


def retell(project: Path, key: str, value: object) -> None:
    """Make the project's American texts say this there; None takes away what they say."""
    file = project / "deploy/store/en-US.toml"
    texts = tomlkit.parse(file.read_text("utf-8"))
    texts[key] = value or ""
    if value is None:
        del texts[key]
    file.write_text(tomlkit.dumps(texts), "utf-8")


def test_the_package_is_anew_what_the_store_asks_for(built: Path) -> None:
    assert files(built).keys() == FILES | {".ask/ask-states.json"}


def test_the_same_is_built_twice(built: Path, tmp_path: Path) -> None:
    command.write(command.files(gather(OWNER), OWNER), tmp_path)
    again = files(tmp_path)
    assert again.keys() == FILES
    assert again.items() <= files(built).items()


def test_the_manifest_is_ours_with_what_was_given(built: Path) -> None:
    ours = json.loads((ROOT / "deploy/skill.json").read_text(encoding="utf-8"))["manifest"]
    packed = manifest(built)
    assert packed["apis"]["custom"].pop("endpoint") == {"uri": LAMBDA}
    assert packed["events"].pop("endpoint") == {"uri": LAMBDA}
    pages = {
        locale: {
            "privacyPolicyUrl": f"https://coach.test/privacy{PAGES[row.language]}",
            "termsOfUseUrl": f"https://coach.test/terms{PAGES[row.language]}",
        }
        for locale, row in LIBRARY.locales.items()
    }
    assert packed["privacyAndCompliance"].pop("locales") == pages
    shown = packed["publishingInformation"].pop("locales")
    assert shown.keys() == {*LOCALES}
    assert {*packed["publishingInformation"].pop("distributionCountries")} == {
        country for row in LIBRARY.locales.values() for country in row.countries
    }
    assert packed == ours


@pytest.mark.parametrize("certificate", ["Trusted", "Wildcard", "SelfSigned"])
def test_a_service_of_ones_own_says_who_vouches_for_it(certificate: str, tmp_path: Path) -> None:
    owner = replace(OWNER, endpoint="https://coach.test/", certificate=certificate)
    command.write(command.files(gather(owner), owner), tmp_path)
    served = {"uri": "https://coach.test/", "sslCertificateType": certificate}
    assert manifest(tmp_path)["apis"]["custom"]["endpoint"] == served
    assert manifest(tmp_path)["events"]["endpoint"] == served


def test_what_is_packed_is_what_is_served() -> None:
    service = create_app(Settings()).test_client()
    for path in ("", "/", "/skill", "/alexa/"):
        is_packed = not replace(OWNER, endpoint=f"https://coach.test{path}").problems()
        assert is_packed is (service.post(path or "/").status_code != 404)


def test_the_icons_are_where_and_what_the_manifest_says(built: Path) -> None:
    locales = manifest(built)["publishingInformation"]["locales"].values()
    sizes = (("smallIconUri", 108), ("largeIconUri", 512))
    for texts, (key, size) in product(locales, sizes):
        path = built / "skill-package" / texts[key].removeprefix("file://")
        assert size_of(path.read_bytes()) == (size, size)


def test_what_is_no_png_image_has_no_size() -> None:
    assert size_of(b"") == (0, 0)
    assert size_of(b"<svg/>" * 9) == (0, 0)
    assert size_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0") == (0, 0)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_models_are_those_that_were_tested(built: Path, locale: str) -> None:
    packed = (built / f"skill-package/interactionModels/custom/{locale}.json").read_text("utf-8")
    tested = (ROOT / f"interaction_models/{locale}.json").read_text("utf-8")
    assert json.loads(packed) == json.loads(tested)


def test_ask_cli_finds_the_package(built: Path) -> None:
    profile = json.loads((built / "ask-resources.json").read_text("utf-8"))["profiles"]["default"]
    assert (built / profile["skillMetadata"]["src"] / "skill.json").is_file()


def test_the_pages_name_the_owner(built: Path) -> None:
    for name, (language, ending) in product(("privacy", "terms"), PAGES.items()):
        written = (built / "pages" / f"{name}{ending}.html").read_text(encoding="utf-8")
        assert written == page(name, language, OWNER.owner, OWNER.contact)
        assert "Ann O&#39;Nym &amp; Daughters" in written
    assert (built / "pages/style.css").read_text(encoding="utf-8") == style()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sheet_of_stretches_is_what_is_served(built: Path, locale: str) -> None:
    written = (built / "pages" / f"{path_of(locale)}.html").read_text(encoding="utf-8")
    served = create_app(Settings()).test_client().get(f"/{path_of(locale)}")
    assert (served.status_code, served.text) == (200, written)


def test_the_command_says_what_it_made(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "deploy.package", *arguments(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "CRAMP_COACH_SKILL_ID": "another", "CRAMP_COACH_STORE": "nonsense:"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert {Path(line) for line in done.stdout.splitlines()} == {tmp_path / name for name in FILES}
    checking, ready = done.stderr.splitlines()
    assert "checking" in checking
    assert "https://coach.test/privacy" in ready


def test_what_was_not_given_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--build", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        [name, "Value-MustFit"] for name in ("CONTACT", "ENDPOINT", "OWNER", "PAGES")
    ]
    assert list(tmp_path.iterdir()) == []


def test_every_problem_is_named_and_nothing_is_built(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retell(project, "name", "Cramp Skill")
    retell(project, "keywords", ["cramp cure"])
    shutil.copy(
        project / "interaction_models/en-US.json", project / "interaction_models/en-ZZ.json"
    )
    assert command.main(arguments(tmp_path / "build")) == 1
    printed = capsys.readouterr()
    rules = {line.split(": ")[1] for line in printed.out.splitlines()}
    assert rules == {
        "Value-MustFit",
        "Name-MustOpenTheSkill",
        "Word-MustBeAllowed",
        "Locale-MustHaveModelAndTexts",
        "Model-MustBeUpToDate",
    }
    assert printed.err.endswith("problems; nothing was built\n")
    assert not (tmp_path / "build").exists()


def test_a_model_that_is_out_of_date_is_not_packed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = project / "interaction_models/en-US.json"
    model.write_text(model.read_text("utf-8").replace('"ouch",', '"ouch", "ouchie",'), "utf-8")
    assert command.main(arguments(tmp_path / "build")) == 1
    assert capsys.readouterr().out == "en-US.json: Model-MustBeUpToDate: run make update\n"


def test_a_manifest_that_is_no_json_is_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "deploy/skill.json").write_text("{,}", encoding="utf-8")
    assert command.main(arguments(tmp_path / "build")) == 1
    assert capsys.readouterr().out.startswith("skill.json: File-MustBeJson: ")


@pytest.mark.parametrize("path", ["permissions", "events"])
def test_a_key_that_is_missing_is_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    rewrite(project, path, None)
    assert command.main(arguments(tmp_path / "build")) == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line == f"{path}: Shape-MustFit: is missing"


def test_a_text_that_is_missing_is_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retell(project, "keywords", None)
    assert command.main(arguments(tmp_path / "build")) == 1
    assert capsys.readouterr().out == f"{AMERICAN}.keywords: Shape-MustFit: is missing\n"


def test_a_language_without_a_file_is_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "deploy/store/en.toml").unlink()
    assert command.main(arguments(tmp_path / "build")) == 1
    assert capsys.readouterr().out.startswith("en.toml: File-MustExist: ")
