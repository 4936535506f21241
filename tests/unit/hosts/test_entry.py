import json
import subprocess
import sys

import pytest

from skill.hosts.entry import entry
from skill.settings import SettingsError
from tests.support.envelopes import intent, request, spoken
from tests.support.rehearsal import NIGHT
from tests.support.repository import ROOT


def test_each_entry_is_a_skill_of_its_own() -> None:
    first, second = (entry({"CRAMP_COACH_STORE": "memory:"}) for _ in range(2))
    first(intent("StretchIntent", stretch="towel_stretch"), None)
    launch = request("LaunchRequest", at=NIGHT + 60.0)
    assert spoken(first(launch, None)).startswith("Welcome back.")
    assert spoken(second(launch, None)).startswith("If your calf is cramping")


def test_an_environment_that_cannot_be_used_is_refused() -> None:
    with pytest.raises(SettingsError):
        entry({"CRAMP_COACH_STORE_TIMEOUT_MS": "never"})


@pytest.mark.parametrize("on_lambda", [True, False])
def test_on_lambda_alone_each_turn_is_a_line_of_metrics(on_lambda: bool) -> None:
    environment = {"AWS_LAMBDA_RUNTIME_API": "127.0.0.1:1"} if on_lambda else {}
    program = (
        "import json, sys; from skill.hosts.entry import entry\n"
        f"entry({environment!r})(json.load(sys.stdin), None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(intent("ReliefIntent")),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["Turns"] for line in lines] == ([1] if on_lambda else [])
    assert done.stderr == ""
