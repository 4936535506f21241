"""What is declared, locked, built and documented agrees with what is used."""

import ast
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deploy.lambda_build import LEFT_OUT
from tests.support.repository import PYPROJECT, ROOT, modules, tracked_files

PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(
    r"^(?P<name>[a-z0-9-]+)(?:\[[a-z, ]+\])?==(?P<version>[\w.]+)(?: ; (?P<when>[^\\]+?))? \\$"
)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def names(requirements: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def pins(lock: Path) -> set[tuple[str, str, str | None]]:
    """Package, version and condition of each entry of a lock."""
    entries = map(PINNED.match, lock.read_text(encoding="utf-8").splitlines())
    return {(entry["name"], entry["version"], entry["when"]) for entry in entries if entry}


def imported_distributions(paths: Iterable[Path]) -> set[str]:
    """The installed packages that some modules import, the standard library left out."""
    by_module = packages_distributions()
    top_level = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                top_level |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                top_level.add(node.module.partition(".")[0])
    own = {"skill", "simulator", "bench", "deploy", "tests"}
    foreign = top_level - own - sys.stdlib_module_names
    return {canonicalize_name(name) for module in foreign for name in by_module[module]}


SDK = {"ask-sdk-core", "ask-sdk-model", "ask-sdk-runtime"}
COMES_ALONG = {"python-dateutil"}
"""What is needed besides, and the SDK brings."""
AUTHORING = modules(("skill/authoring",))
SERVED = modules(("simulator/amazon", "simulator/show"))
"""What of the simulator needs the web service."""


def test_on_lambda_the_skill_needs_nothing_but_the_sdk_and_what_it_brings() -> None:
    assert names(PROJECT["dependencies"]) == {"ask-sdk-core"} | COMES_ALONG
    assert names(requires("ask-sdk-core") or []) >= COMES_ALONG
    left_out = [ROOT / "skill" / name for name in LEFT_OUT]
    kept = [
        path
        for path in modules(("skill",))
        if not any(path == other or other in path.parents for other in left_out)
    ]
    assert imported_distributions(kept) <= SDK | COMES_ALONG


def test_a_machine_of_ones_own_needs_what_the_web_extra_declares() -> None:
    hosting = [path for path in modules(("skill",)) if path not in AUTHORING]
    declared = {Requirement(text).name for text in EXTRAS["web"]}
    assert imported_distributions(hosting) <= SDK | COMES_ALONG | names(declared) | {"werkzeug"}


def test_the_terminal_echo_declares_all_that_it_uses() -> None:
    declared = names(EXTRAS["talk"]) | COMES_ALONG
    assert imported_distributions(set(modules(("simulator",))) - set(SERVED)) == declared


def test_the_echo_in_a_browser_declares_all_that_it_uses() -> None:
    declared = names(EXTRAS["talk"] + EXTRAS["web"]) | COMES_ALONG | {"werkzeug"}
    assert imported_distributions(SERVED) <= declared


def test_the_tools_declare_all_that_they_use() -> None:
    extras = [text for extra in ("bench", "talk", "web", "dev") for text in EXTRAS[extra]]
    declared = names(PROJECT["dependencies"] + extras)
    used = imported_distributions([*AUTHORING, *modules(("bench", "deploy", "tests"))])
    assert used <= declared | SDK | {"werkzeug"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_pins_and_hashes_and_nothing_else(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not (PINNED.match(line) or HASH.match(line))] == []
    assert all(HASH.match(after) for line, after in pairwise(lines) if PINNED.match(line))


def test_each_lock_holds_what_its_use_declares() -> None:
    build, core, dev, talk, web = LOCKS
    assert [lock.stem for lock in LOCKS] == ["build", "core", "dev", "talk", "web"]
    tools = names(PYPROJECT["dependency-groups"]["build"])
    assert names(PROJECT["dependencies"]) <= {name for name, _, _ in pins(core)}
    assert tools <= {name for name, _, _ in pins(build)}
    assert names(EXTRAS["talk"]) <= {name for name, _, _ in pins(talk)}
    assert names(EXTRAS["web"]) <= {name for name, _, _ in pins(web)}
    developed = names(EXTRAS["bench"] + EXTRAS["dev"]) - {"cramp-coach"}
    assert developed <= {name for name, _, _ in pins(dev)}
    assert pins(core) <= pins(talk) <= pins(dev)
    assert pins(core) <= pins(web) <= pins(dev)
    assert pins(build) <= pins(dev)


def test_the_node_lock_holds_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "tests/validators/package-lock.json").read_text(encoding="utf-8"))
    manifest = json.loads((ROOT / "tests/validators/package.json").read_text(encoding="utf-8"))
    root, *packages = lock["packages"].values()
    assert root["dependencies"] == manifest["dependencies"]
    assert all("integrity" in package and "resolved" not in package for package in packages)


def test_the_changelog_ends_at_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == PROJECT["version"]


def test_the_wheel_holds_all_code_and_content(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.iterdir()
    packed = set(zipfile.ZipFile(wheel).namelist())
    shipped = {"skill", "simulator", "interaction_models"}
    relative = {path.relative_to(ROOT) for path in tracked_files()}
    assert {path.as_posix() for path in relative if path.parts[0] in shipped} <= packed
    top_level = {name.partition("/")[0] for name in packed}
    assert {name for name in top_level if not name.endswith(".dist-info")} == shipped


def test_the_lambda_entry_loads_nothing_that_it_does_not_need() -> None:
    program = "import skill.hosts.aws_lambda, sys; print(*sys.modules)"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    top_level = {name.partition(".")[0] for name in loaded}
    unwanted = {"boto3", "botocore", "flask", "hassil", "rich", "simulator", "sklearn", "yaml"}
    assert top_level & (unwanted | {"tomllib"}) == set()
    assert "skill.authoring" not in loaded
