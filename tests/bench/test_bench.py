"""The bench reports what it should, and notices a contender that is slower."""

import json
import re
import subprocess
import sys

import pytest

from bench.bodies import representative_bodies
from bench.contenders import BARE, COACH, FLOOR, Contender
from bench.latency import Latency, measure_latency
from bench.report import Report
from bench.starts import ROOT, Start, measure_starts

SLOW = Contender("slow", "tests.bench.slow_skill")
BODIES = representative_bodies(BARE.handler())
QUICK = ["--rounds", "20", "--starts", "1", "--requests", "20"]


def silent(_share: float) -> None:
    """Progress that nobody watches."""


def run_bench(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "bench", *QUICK, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def report(p50: float, import_seconds: float) -> Report:
    """A run in which the bare skill takes one second for everything."""
    one = Start(1, 1, 1)
    return Report(
        latency={
            BARE.name: {"all": Latency(1, 1)},
            COACH.name: {"all": Latency(p50, 1)},
            FLOOR.name: {"all": Latency(1, 1)},
        },
        starts={BARE.name: one, COACH.name: Start(import_seconds, 1, 1), FLOOR.name: one},
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


def test_one_run_prints_every_ratio() -> None:
    measured = json.loads(run_bench("--json"))
    assert (
        measured["latency"].keys()
        == measured["starts"].keys()
        == {"bare skill", "cramp coach", "json"}
    )
    assert all(0.05 < ratio < 20 for ratio in measured["ratios"].values())


def test_the_table_names_every_cost_and_target() -> None:
    table = run_bench()
    for title in [*BODIES, "all", "import", "peak memory", "steady memory"]:
        assert re.search(rf"^{title}, .* \d+\.\d\d ×$", table, re.MULTILINE), title
    for target in ["warm p50", "import"]:
        assert re.search(rf"^{target} ≤ 1\.3 × bare skill: .* (met|MISSED)$", table, re.MULTILINE)


@pytest.mark.parametrize(
    ("p50", "import_seconds", "met"),
    [(1.3, 1.3, [True, True]), (1.31, 0.5, [False, True]), (0.5, 1.31, [True, False])],
)
def test_a_target_is_met_up_to_its_limit(
    p50: float, import_seconds: float, met: list[bool]
) -> None:
    assert list(report(p50, import_seconds).verdicts().values()) == met
