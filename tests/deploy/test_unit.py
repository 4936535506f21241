"""The systemd unit of the guide: sound to systemd's own check, with limits and least rights."""

import re
import shutil
import subprocess
import textwrap
from configparser import ConfigParser
from pathlib import Path

import pytest

from deploy.wheels import ROOT
from skill.hosts.limits import WANTED_FILES

GUIDE = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
CHECK = shutil.which("systemd-analyze")


def unit() -> str:
    (found,) = re.findall(r"^ +\[Service\]\n(?:.*\n)*?(?= +```)", GUIDE, re.MULTILINE)
    return textwrap.dedent(found)


def service() -> dict[str, str]:
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(unit())
    return dict(parser["Service"])


def test_it_has_limits_and_least_rights() -> None:
    told = service()
    assert int(told["LimitNOFILE"]) >= WANTED_FILES // 2
    assert {"MemoryMax", "TasksMax"} <= told.keys()
    assert told["DynamicUser"] == told["NoNewPrivileges"] == "yes"
    assert told["CapabilityBoundingSet"] == ""
    assert told["ProtectSystem"] == "strict"


def test_it_starts_what_make_starts() -> None:
    program, *arguments = service()["ExecStart"].split()
    assert Path(program).name == "gunicorn"
    assert f"$(bin)/gunicorn {' '.join(arguments)}" in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.skipif(CHECK is None, reason="systemd is not on this machine")
def test_systemd_has_nothing_to_say(tmp_path: Path) -> None:
    assert CHECK is not None
    there = re.sub("^ExecStart=.*$", "ExecStart=/bin/true", unit(), flags=re.MULTILINE)
    file = tmp_path / "cramp-coach.service"
    file.write_text(there, encoding="utf-8")
    checked = subprocess.run([CHECK, "verify", file], capture_output=True, text=True, check=False)
    assert [line for line in checked.stderr.splitlines() if file.name in line] == []
