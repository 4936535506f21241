"""The bench reports what it should, and notices a contender that is slower."""

import json
import re
import subprocess
import sys
from math import inf
from pathlib import Path

import pytest

from bench.__main__ import main
from bench.bodies import first_word_of_help, representative_bodies, words_to_read
from bench.cold_start import COLD, COLD_READ, Run, start_once
from bench.contenders import (
    BARE,
    BARE_WITH_DYNAMODB,
    COACH,
    COACH_IN_MEMORY,
    COACH_WITH_DYNAMODB,
    FLOOR,
    Contender,
)
from bench.latency import MIXTURE, SLOWEST, measure_latency
from bench.report import ROWS, Report
from bench.starts import ROOT, measure_starts
from bench.throughput import IN_MEMORY
from deploy.local_lambda import CLIENT, link_packages
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Certainty, Recognizer

SLOW = Contender("slow", "tests.bench.slow_skill")
BODIES = representative_bodies(BARE.handler())
(HELP,) = first_word_of_help()
QUICK = ["--rounds", "20", "--starts", "1", "--requests", "20"]


def silent(_share: float) -> None:
    """Progress that nobody watches."""


def report(cost: str = HELP, who: str = COACH.name, factor: float = 1) -> Report:
    """A run in which every target is just met, but for one cost that is another."""
    costs = {row.cost: {BARE.name: 1.0, FLOOR.name: 1.0} for row in ROWS}
    for row in ROWS:
        costs[row.cost][row.coach] = 1 if row.limit == inf else row.limit
    costs[COLD] |= {COACH_WITH_DYNAMODB.name: 1.1, BARE_WITH_DYNAMODB.name: 2.2}
    costs[cost][who] *= factor
    return Report(costs)


def test_three_times_the_work_takes_about_three_times_as_long() -> None:
    latency = measure_latency([BARE, SLOW, FLOOR], BODIES, rounds=60, progress=silent)
    assert latency.keys() == {*BODIES, MIXTURE, SLOWEST}
    mixture = latency[MIXTURE]
    assert 2 < mixture[SLOW.name] / mixture[BARE.name] < 4.5
    assert 0 < mixture[FLOOR.name] < mixture[BARE.name]
    assert all(mixture[name] <= seconds < 5 for name, seconds in latency[SLOWEST].items())


def test_a_start_counts_imports_and_memory() -> None:
    starts = measure_starts([BARE, FLOOR], BODIES, starts=1, requests=10, progress=silent)
    assert 0 < starts["import"][FLOOR.name] < starts["import"][BARE.name] < 30
    peak, steady = starts["peak memory"], starts["steady memory"]
    assert 1e6 < peak[FLOOR.name] < peak[BARE.name] < 1e9
    assert steady[FLOOR.name] <= peak[FLOOR.name]


def test_every_body_is_answered_by_the_coach() -> None:
    handler = COACH.handler()
    for name, body in representative_bodies(handler).items():
        response = handler(body, None)["response"]
        assert ("outputSpeech" in response) is (name != "session ended")


@pytest.mark.parametrize("coach", [COACH, COACH_IN_MEMORY], ids=lambda coach: coach.name)
def test_the_first_word_of_help_begins_a_session_with_the_ear_alone(coach: Contender) -> None:
    response = coach.handler()(first_word_of_help()[HELP], None)["response"]
    assert "Hold for" in response["outputSpeech"]["ssml"]
    assert "directives" not in response


def test_the_words_that_are_read_have_to_be_read() -> None:
    (body,) = words_to_read().values()
    model = load_model("en-US")
    said = body["request"]["intent"]["slots"]["words"]["value"]
    assert Recognizer(model).recognize(said).certainty is Certainty.SAID
    response = COACH.handler()(body, None)["response"]
    assert "Hold for" in response["outputSpeech"]["ssml"]
    assert "directives" in response


def test_who_says_samples_loads_nothing_of_the_reader_but_its_records() -> None:
    program = (
        "import sys\n"
        "from bench.bodies import first_word_of_help, representative_bodies\n"
        "from bench.contenders import COACH\n"
        "handler = COACH.handler()\n"
        "for body in (representative_bodies(handler) | first_word_of_help()).values():\n"
        "    handler(body, None)\n"
        "print(*sorted(name for name in sys.modules if name.startswith('skill.reading')))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert told.stdout.split() == ["skill.reading", "skill.reading.reading"]


def test_one_run_prints_every_cost_and_target() -> None:
    command = [sys.executable, "-m", "bench", *QUICK]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    lines = re.findall(
        r"^( *\S.*?), (?:ms|MB) .* (\d+\.\d\d) ×(?: +≤ (\d\.\d\d) × (?:met|MISSED))?$",
        done.stdout,
        re.MULTILINE,
    )
    assert [title for title, *_ in lines] == [*BODIES, *(row.title for row in ROWS)]
    assert all(0.05 < float(ratio) < 20 for _, ratio, _ in lines)
    limits = [float(limit) for *_, limit in lines if limit]
    assert limits == [row.limit for row in ROWS if row.limit < inf]


@pytest.mark.parametrize("factor", [1, 2])
def test_it_is_printed_as_json_and_fails_for_a_missed_target_if_asked_to(
    factor: float, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bench.__main__.measure", lambda *_: report(factor=factor))
    assert main(["--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["costs"] == report(factor=factor).costs
    missed = [row["title"] for row in printed["targets"] if not row["met"]]
    assert missed == ([HELP] if factor > 1 else [])
    assert main(["--check"]) == len(missed)


def test_a_target_is_met_up_to_its_limit() -> None:
    assert report().missed() == []


@pytest.mark.parametrize(
    ("cost", "who", "factor", "missed"),
    [
        (MIXTURE, COACH, 1.01, [MIXTURE]),
        (HELP, COACH, 1.01, [HELP]),
        (HELP, COACH_IN_MEMORY, 1.01, ["  with memory:"]),
        ("import", COACH, 1.01, ["import"]),
        (COLD, COACH, 1.01, ["cold start, first screen"]),
        (COLD_READ, COACH, 1.01, ["  words that are read"]),
        (COLD, BARE_WITH_DYNAMODB, 0.99, ["  both with DynamoDB"]),
        (
            COLD,
            COACH_WITH_DYNAMODB,
            1.01,
            ["  both with DynamoDB", "  coach with DynamoDB"],
        ),
        ("verified request", Contender(IN_MEMORY, ""), 1.01, ["verified request"]),
    ],
)
def test_a_target_is_missed_beyond_its_limit(
    cost: str, who: Contender, factor: float, missed: list[str]
) -> None:
    assert [row.title for row in report(cost, who.name, factor).missed()] == missed


def test_a_contender_that_does_not_answer_is_no_measurement(tmp_path: Path) -> None:
    function, client = tmp_path / "function", tmp_path / "client"
    function.mkdir()
    link_packages(client, *CLIENT)
    with pytest.raises(RuntimeError, match=r"bench\.bare_skill"):
        start_once(Run(COLD, BARE, BODIES["launch"]), function, client)
