"""The bench reports what it should, and notices a contender that is slower."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.bodies import representative_bodies
from bench.cold_start import REMEMBERING, start_once
from bench.contenders import BARE, COACH, FLOOR, Contender
from bench.latency import Latency, measure_latency
from bench.report import TARGETS, Report
from bench.starts import ROOT, Start, measure_starts
from bench.throughput import IN_MEMORY, IN_SQLITE
from deploy.local_lambda import link_client

SLOW = Contender("slow", "tests.bench.slow_skill")
BODIES = representative_bodies(BARE.handler())
QUICK = ["--rounds", "20", "--starts", "1", "--requests", "20"]


def silent(_share: float) -> None:
    """Progress that nobody watches."""


def report(
    p50: float = 1,
    import_seconds: float = 1,
    cold: float = 1,
    dynamodb: float = 1,
    served: float = 1,
) -> Report:
    """A run in which the bare skill takes one second for everything."""
    one = Start(1, 1, 1)
    return Report(
        latency={
            BARE.name: {"all": Latency(1, 1)},
            COACH.name: {"all": Latency(p50, 1)},
            FLOOR.name: {"all": Latency(1, 1)},
        },
        starts={BARE.name: one, COACH.name: Start(import_seconds, 1, 1), FLOOR.name: one},
        cold_starts={BARE.name: 1, COACH.name: cold, REMEMBERING: dynamodb, FLOOR.name: 1},
        served={BARE.name: 1, IN_MEMORY: served, IN_SQLITE: 9},
    )


def test_three_times_the_work_takes_about_three_times_as_long() -> None:
    latency = measure_latency([BARE, SLOW, FLOOR], BODIES, rounds=60, progress=silent)
    ratio = latency["slow"]["all"].p50 / latency[BARE.name]["all"].p50
    assert 2 < ratio < 4.5
    assert latency[FLOOR.name]["all"].p50 < latency[BARE.name]["all"].p50
    for per_body in latency.values():
        assert per_body.keys() == {*BODIES, "all"}
        assert all(0 < taken.p50 <= taken.p99 < 5 for taken in per_body.values())


def test_a_start_counts_imports_and_memory() -> None:
    starts = measure_starts([BARE, FLOOR], BODIES, starts=1, requests=10, progress=silent)
    bare, floor = starts[BARE.name], starts[FLOOR.name]
    assert 0 < floor.import_seconds < bare.import_seconds < 30
    assert 1e6 < floor.peak_bytes < bare.peak_bytes < 1e9
    assert floor.steady_bytes <= floor.peak_bytes


def test_every_body_is_answered_by_the_coach() -> None:
    handler = COACH.handler()
    for name, body in representative_bodies(handler).items():
        response = handler(body, None)["response"]
        assert ("outputSpeech" in response) is (name != "session ended")


def test_one_run_prints_every_cost_and_target() -> None:
    command = [sys.executable, "-m", "bench", *QUICK]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    costs = re.findall(r"^(.+?),.* (\d+\.\d\d) ×$", done.stdout, re.MULTILINE)
    starts = ["import", "peak memory", "steady memory", "cold start", "  with DynamoDB"]
    served = ["verified request", "  with SQLite"]
    assert [title for title, _ in costs] == [*BODIES, "all", "all", *starts, *served]
    assert all(0.05 < float(ratio) < 20 for _, ratio in costs)
    for name, limit in TARGETS.items():
        target = re.escape(f"{name} ≤ {limit} × bare skill: ")
        assert re.search(rf"^{target}.* (met|MISSED)$", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("p50", [1, 2])
def test_it_is_printed_as_json_and_fails_for_a_missed_target_if_asked_to(
    p50: float, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bench.__main__.measure", lambda *_: report(p50=p50))
    assert main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out) == report(p50=p50).as_json()
    assert main(["--check"]) == int(p50 > TARGETS["warm p50"])


def test_a_target_is_met_up_to_its_limit() -> None:
    assert all(report(1.3, 1.3, 1.25, 1.25, 1.25).verdicts().values())


@pytest.mark.parametrize(
    ("measured", "missed"),
    [
        (report(p50=1.31), "warm p50"),
        (report(import_seconds=1.31), "import"),
        (report(cold=1.26), "cold start"),
        (report(dynamodb=1.26), "cold start with DynamoDB"),
        (report(served=1.26), "verified request"),
    ],
)
def test_a_target_is_missed_beyond_its_limit(measured: Report, missed: str) -> None:
    verdicts = measured.verdicts()
    assert [target.partition(" ≤")[0] for target, met in verdicts.items() if not met] == [missed]


def test_a_contender_that_does_not_answer_is_no_measurement(tmp_path: Path) -> None:
    function, client = tmp_path / "function", tmp_path / "client"
    function.mkdir()
    link_client(client)
    with pytest.raises(RuntimeError, match=r"bench\.bare_skill"):
        start_once(BARE, BODIES["launch"], function, client, {})
