"""The container's files: linted, and run as far as that goes without a container engine."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cfnlint.decode import cfn_yaml
from compose_spec import PyCompose

from deploy.wheels import PIP, ROOT
from skill.hosts.gunicorn_conf import threads
from skill.hosts.limits import WANTED_FILES
from skill.hosts.web.pages import PAGES, STYLE
from skill.settings import Settings
from tests.support.repository import PYPROJECT

DEPLOY = ROOT / "deploy"
DOCKERFILE = DEPLOY / "Dockerfile"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
PORT = "8080"
BELOW = {f"/{folder}/*" for folder in (*PAGES, "pictures", "stretches")}
PUBLIC = {"/", f"/{STYLE}", *(f"/{page}" for page in PAGES), *BELOW}


def instructions() -> list[tuple[str, str]]:
    """What the Dockerfile says: the name of each instruction, and the rest of it on one line."""
    text = DOCKERFILE.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def said(name: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == name]


def copied() -> list[str]:
    """What is copied from the repository."""
    return [
        source
        for rest in said("COPY")
        if not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]


COMPOSE: dict[str, Any] = cfn_yaml.load(str(DEPLOY / "compose.yaml"))
SERVICES: dict[str, Any] = COMPOSE["services"]


@pytest.fixture
def context(tmp_path: Path) -> Path:
    """The build's folder: what the Dockerfile copies, from what is not ignored."""
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert allowed[1] == "*"
    assert allowed[-1] == "**/__pycache__"
    for source in copied():
        assert f"!{source}" in allowed
        target = tmp_path / source
        target.parent.mkdir(exist_ok=True)
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, target)
    return tmp_path


def test_the_linter_has_nothing_to_say() -> None:
    linted = subprocess.run(
        [BIN / "hadolint", "--no-color", DOCKERFILE], capture_output=True, text=True, check=False
    )
    assert (linted.returncode, linted.stdout) == (0, "")
    assert "hadolint" not in DOCKERFILE.read_text(encoding="utf-8")


def test_what_is_let_through_is_what_is_copied() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {line.removeprefix("!") for line in ignored if line.startswith("!")} == set(copied())


def test_what_is_copied_is_enough_to_install_the_skill(context: Path) -> None:
    wheel = [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", "wheel", "."]
    subprocess.run(wheel, cwd=context, check=True)
    (built,) = (context / "wheel").iterdir()
    packed = set(zipfile.ZipFile(built).namelist())
    skill = ROOT / "skill"
    needed = {
        f"skill/{path.relative_to(skill).as_posix()}"
        for path in skill.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    assert needed <= packed


def test_it_installs_and_starts_as_make_does() -> None:
    tools, packages, wheel, project = steps("pip install", "pip --python", "pip wheel")
    assert "--require-hashes --requirement requirements/build.txt" in MAKEFILE
    assert "--requirement requirements/$(1).txt" in MAKEFILE
    assert tools.endswith("--require-hashes --requirement requirements/build.txt")
    assert packages.endswith("--require-hashes --requirement requirements/web.txt")
    assert "--no-deps --no-build-isolation --editable ." in MAKEFILE
    assert "--no-deps --no-build-isolation" in wheel
    assert project.endswith("--no-deps --no-index dist/*.whl")
    (drawing,) = steps("card_pictures")
    assert drawing.rpartition("/")[2] in MAKEFILE
    (command,) = said("CMD")
    assert f"$(bin)/{' '.join(json.loads(command))} " in MAKEFILE


def steps(*kinds: str) -> list[str]:
    """The steps of the build that are of these kinds."""
    every = [step.strip() for rest in said("RUN") for step in rest.split("&&")]
    return [step for step in every if any(kind in step for kind in kinds)]


def test_what_serves_holds_what_is_locked_and_nothing_else() -> None:
    assert "python -m venv --without-pip /opt/coach" in steps("venv")
    assert all("--python /opt/coach" in step for step in steps("web.txt", ".whl"))
    assert not any("/opt/coach" in step for step in steps("build.txt", "pip wheel"))
    assert steps("uninstall") == ["python -m pip uninstall --no-cache-dir --yes pip"]
    locked = (ROOT / "requirements/web.txt").read_text(encoding="utf-8")
    tools = {*PYPROJECT["dependency-groups"]["build"], "setuptools", "wheel"}
    assert not re.search(rf"^({'|'.join(sorted(tools))})==", locked, re.MULTILINE)


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_has_limits_and_least_rights(name: str) -> None:
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) in ([], ["NET_BIND_SERVICE"])
    assert service["read_only"] is True
    assert re.fullmatch(r"\d+m", service["mem_limit"])
    assert service["pids_limit"] > threads
    assert service["ulimits"]["nofile"] > WANTED_FILES // 2


def test_every_image_is_pinned_by_version_and_digest() -> None:
    for rest in said("FROM"):
        assert re.match(r"python:3\.\d+\.\d+-slim-\w+@sha256:[0-9a-f]{64}\b", rest)
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"# (\w+) ([\d.]+)-.*\n +image: \1@sha256:[0-9a-f]{64}\n", text))
    assert pinned.keys() == {"postgres", "caddy"}
    assert len(re.findall(r"\bimage:", text)) == len(pinned)
    tested = subprocess.run([BIN / "caddy", "version"], capture_output=True, text=True, check=True)
    assert tested.stdout.split()[0] == f"v{pinned['caddy']}"


def test_its_python_is_one_that_is_supported() -> None:
    versions = {re.match(r"python:(3\.\d+)\.\d+-slim", rest) for rest in said("FROM")}
    assert len({found and found[1] for found in versions}) == 1
    (version,) = {found[1] for found in versions if found}
    classifiers = PYPROJECT["project"]["classifiers"]
    assert f"Programming Language :: Python :: {version}" in classifiers


def test_it_runs_as_nobody_in_particular() -> None:
    last = [name for name, _ in instructions()][::-1]
    assert last.index("USER") < last.index("FROM")
    (user,) = said("USER")
    assert all(int(number) >= 1000 for number in user.split(":"))


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def environment(port: str) -> dict[str, str]:
    """The container's variables, its own folder replaced by the one in use."""
    pairs = [pair.partition("=") for pair in shlex.split(said("ENV")[-1])]
    variables = {name: value.replace(PORT, port) for name, _, value in pairs}
    path = variables["PATH"].replace("/opt/coach/bin", str(BIN)).replace("$PATH", os.defpath)
    return {**variables, "PATH": path, "CRAMP_COACH_STORE": "memory:"}


@contextmanager
def started(port: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The container's command, in an empty folder."""
    program, *arguments = json.loads(said("CMD")[0])
    process = subprocess.Popen(
        [str(BIN / program), *arguments],
        cwd=folder,
        env=environment(port),
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)


def is_healthy(port: str) -> bool:
    """What the container's health check finds."""
    check = said("HEALTHCHECK")[0].partition("CMD ")[2]
    program, *arguments = json.loads(check.replace(PORT, port))
    command = [str(BIN / program), *arguments]
    done = subprocess.run(command, env=environment(port), stderr=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def test_it_starts_is_found_healthy_and_stops(tmp_path: Path) -> None:
    port = free_port()
    assert not is_healthy(port)
    with started(port, tmp_path) as process:
        patient_until = time.monotonic() + 30
        while not is_healthy(port) and time.monotonic() < patient_until:
            time.sleep(0.1)
        assert is_healthy(port)
        assert process.poll() is None
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []
    assert not is_healthy(port)


def test_its_port_is_the_one_that_is_checked_and_proxied() -> None:
    assert said("EXPOSE") == [PORT]
    assert f"0.0.0.0:{PORT}" in said("ENV")[-1]
    assert f":{PORT}/healthz" in said("HEALTHCHECK")[0]
    assert f"reverse_proxy coach:{PORT} {{\n" in (DEPLOY / "Caddyfile").read_text(encoding="utf-8")


def test_the_skill_can_write_nowhere_and_gain_nothing() -> None:
    coach = SERVICES["coach"]
    assert "cap_add" not in coach
    assert "volumes" not in coach
    assert all("no-new-privileges:true" in service["security_opt"] for service in SERVICES.values())


def test_it_is_built_from_here() -> None:
    build = SERVICES["coach"]["build"]
    folder = (DEPLOY / build["context"]).resolve()
    assert folder == ROOT
    assert folder / build["dockerfile"] == DOCKERFILE


def test_only_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["database"]["networks"] == ["memory"]
    assert COMPOSE["networks"]["memory"]["internal"] is True
    assert "memory" not in SERVICES["proxy"]["networks"]


def test_the_skill_finds_its_database() -> None:
    coach, database = SERVICES["coach"]["environment"], SERVICES["database"]["environment"]
    user, name = database["POSTGRES_USER"], database["POSTGRES_DB"]
    assert coach["CRAMP_COACH_STORE"] == f"postgresql://{user}@database/{name}"
    assert coach["PGPASSWORD"] == database["POSTGRES_PASSWORD"]


def test_cards_name_pictures_of_this_machine() -> None:
    address = SERVICES["coach"]["environment"]["CRAMP_COACH_PICTURES"]
    site = SERVICES["proxy"]["environment"]["SITE"]
    assert address == f"https://{site}/pictures"
    told = {"CRAMP_COACH_PICTURES": address.replace(site, "coach.test")}
    assert Settings.from_environment(told).pictures == "https://coach.test/pictures"


def test_every_setting_is_one_that_the_skill_reads() -> None:
    named = {name for name in SERVICES["coach"]["environment"] if name.startswith("CRAMP_COACH_")}
    fields = {f"CRAMP_COACH_{field.upper()}" for field in Settings._fields}
    assert named <= fields


def test_what_has_to_last_is_in_a_volume() -> None:
    mounted = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", ())
    }
    assert {name for name in mounted if not name.startswith(".")} == set(COMPOSE["volumes"])
    assert (DEPLOY / "Caddyfile").is_file()
    assert "./Caddyfile" in mounted


def test_no_password_is_written_down() -> None:
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if "PASSWORD" in name:
                assert re.fullmatch(r"\$\{POSTGRES_PASSWORD:\?[^}]+\}", value)


def test_the_proxy_passes_on_nothing_but_public_pages() -> None:
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    (paths,) = re.findall(r"@public path (.*)", text)
    assert set(paths.split()) == PUBLIC
    assert text.count("reverse_proxy") == 1


def test_the_composition_keeps_to_the_specification() -> None:
    text = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
    assert set(PyCompose.from_yaml(text).service_names()) == set(SERVICES)
    with pytest.raises(ValueError, match="readonly"):
        PyCompose.from_yaml(text.replace("read_only:", "readonly:"))
