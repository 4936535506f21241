"""What only watches costs no answer: folders that vanish or fill, workers that are killed."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from resource import RLIMIT_FSIZE, prlimit
from shutil import rmtree

import pytest

from simulator.amazon.web_service import Server
from tests.support.envelopes import spoken
from tests.web.conftest import AMAZON, Starter, body_now


def fitting(server: Server) -> bool:
    """Whether help is answered by help."""
    body = body_now()
    reply = server.ask("POST", "/", body, AMAZON.headers(body))
    return reply.status == 200 and spoken(json.loads(reply.body)).startswith("Keep still.")


def counted(server: Server) -> float:
    """Answers, as /metrics tells."""
    lines = server.ask("GET", "/metrics").body.decode().splitlines()
    found = [line.split()[1] for line in lines if line.startswith("cramp_coach_answer_seconds_c")]
    return float(found[0])


def until(holds: Callable[[], bool]) -> None:
    patient_until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < patient_until, "it never came to that"
        time.sleep(0.1)


def workers(server: Server) -> int:
    """How many workers have begun so far."""
    return server.log.count("Booting worker")


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("left", [True, False])
def test_a_folder_for_numbers_that_somebody_names_is_not_needed(
    start: Starter, temporary: Path, left: bool
) -> None:
    if not left:
        temporary.rmdir()
    with start(PROMETHEUS_MULTIPROC_DIR=str(temporary)) as server:
        assert fitting(server)
        assert counted(server) == 1.0
        assert not left or [*temporary.iterdir()] == []
    assert "Traceback" not in server.log


def test_a_temporary_folder_may_be_cleaned_at_any_time(start: Starter, temporary: Path) -> None:
    with start(TMPDIR=str(temporary)) as server:
        assert fitting(server)
        rmtree(temporary)
        assert fitting(server)
        server.process.send_signal(signal.SIGHUP)
        until(lambda: workers(server) == 2)
        until(lambda: fitting(server))
        assert fitting(server)
        assert server.ask("GET", "/healthz").status == 200
        assert server.process.poll() is None
    assert "Traceback" not in server.log


def test_a_full_disk_costs_no_answer(start: Starter) -> None:
    with start() as server:
        assert fitting(server)
        before = prlimit(server.worker, RLIMIT_FSIZE, (0, -1))
        assert all(fitting(server) for _ in range(3))
        assert server.ask("GET", "/healthz").status == 200
        prlimit(server.worker, RLIMIT_FSIZE, before)
        assert fitting(server)
        assert counted(server) == 5.0


def test_the_numbers_of_workers_that_are_gone_stay(start: Starter) -> None:
    with start() as server:
        for number in range(1, 4):
            assert fitting(server)
            assert counted(server) == number
            os.kill(workers_pids(server)[-1], signal.SIGKILL)
            until(lambda number=number: workers(server) == number + 1)  # type: ignore[misc]
            until(lambda: server.ask("GET", "/healthz").status == 200)


def workers_pids(server: Server) -> list[int]:
    return [int(line.split()[-1]) for line in server.log.splitlines() if "Booting worker" in line]
