"""People who stop a walk and come back after the server was stopped, killed, or doubled."""

import json
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from simulator.amazon.web_service import Server
from simulator.services.alexa_services import AlexaServices
from skill.coaching.messages.questions import Question
from skill.coaching.messages.replies import Ask
from skill.coaching.messages.schedule import USUAL
from skill.coaching.state.state import State
from tests.support.envelopes import Envelope, intent, kept, request, spoken
from tests.web.conftest import AMAZON, Starter

PROPOSED = State(open_question=Ask(Question.REMIND, USUAL))
OFFER = "Welcome back. Carry on with the runner's stretch?"


def ask(server: Server, envelope: Envelope) -> Envelope:
    """The answer to a signed request."""
    body = json.dumps(envelope).encode()
    reply = server.ask("POST", "/", body, AMAZON.headers(body))
    assert reply.status == 200
    answer: Envelope = json.loads(reply.body)
    return answer


def begin(server: Server) -> Envelope:
    """A walk has just begun."""
    return ask(server, intent("StretchIntent", at=time.time(), stretch="runners_stretch"))


def launched(server: Server) -> str:
    return spoken(ask(server, request("LaunchRequest", at=time.time())))


def test_a_walk_that_was_stopped_is_offered_after_a_restart(start: Starter, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/people.sqlite3"
    with start(CRAMP_COACH_STORE=store) as server:
        state = kept(begin(server))
        goodbye = ask(server, intent("AMAZON.StopIntent", state, time.time()))
        assert goodbye["response"]["shouldEndSession"] is True
    with start(CRAMP_COACH_STORE=store) as server:
        assert launched(server) == OFFER


def test_a_walk_is_offered_after_the_server_was_killed(start: Starter, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/people.sqlite3"
    with start(CRAMP_COACH_STORE=store) as server:
        begin(server)
        for process in (server.process.pid, server.worker):
            os.kill(process, signal.SIGKILL)
        server.process.wait()
    with start(CRAMP_COACH_STORE=store) as server:
        assert launched(server) == OFFER


def test_forget_me_is_for_good(start: Starter, tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/people.sqlite3"
    with start(CRAMP_COACH_STORE=store) as server:
        state = kept(begin(server))
        ask(server, intent("PrivacyIntent", state, time.time(), forget="forget"))
    with start(CRAMP_COACH_STORE=store) as server:
        assert launched(server).startswith("If your calf is cramping")


def test_without_a_store_named_people_are_remembered_in_a_file(
    start: Starter, tmp_path: Path
) -> None:
    with start("--chdir", str(tmp_path), CRAMP_COACH_STORE="") as server:
        begin(server)
    assert (tmp_path / "cramp-coach.sqlite3").stat().st_size > 0


def test_a_store_that_is_not_there_changes_no_answer(start: Starter, tmp_path: Path) -> None:
    folder = tmp_path / "mounted"
    folder.mkdir()
    with start(CRAMP_COACH_STORE=f"sqlite:///{folder}/people.sqlite3") as server:
        folder.rmdir()
        began = time.monotonic()
        assert spoken(begin(server)).startswith("Stand at arm's length from a wall.")
        assert time.monotonic() - began < 2.0
        assert launched(server).startswith("If your calf is cramping")
        failures = [line for line in server.log.splitlines() if "the store failed" in line]
    assert len(failures) == 1


def test_two_processes_remember_the_same_people_and_count_together(start: Starter) -> None:
    with start(WEB_CONCURRENCY="2") as server:
        for _ in range(6):
            begin(server)
            assert launched(server) == OFFER
        numbers = server.ask("GET", "/metrics").body.decode().splitlines()
        lines = [json.loads(line) for line in server.log.splitlines() if line.startswith("{")]
    assert 'cramp_coach_turns_total{noted="other"} 12.0' in numbers
    reported = [line for line in lines if line["message"] == "answered"]
    assert [line["doing"] for line in reported] == ["nothing"] * 12


def test_what_is_measured_and_logged_tells_of_nobody(start: Starter) -> None:
    with start() as server:
        begin(server)
        server.ask("POST", "/", b"{}", {"Content-Type": "application/json"})
        numbers = server.ask("GET", "/metrics").body.decode()
        log = server.log
    assert 'cramp_coach_refusals_total{reason="chain url"} 1.0' in numbers
    for secret in ("user", "session", "runners_stretch", "amzn1", "echo.api"):
        assert secret not in numbers + log


def disabled() -> Envelope:
    event = request("AlexaSkillEvent.SkillDisabled", at=time.time())
    del event["session"]
    return event


def status(server: Server, envelope: Envelope) -> int:
    """The status of the answer to a signed request."""
    body = json.dumps(envelope).encode()
    return server.ask("POST", "/", body, AMAZON.headers(body)).status


def test_a_deletion_that_failed_is_to_be_sent_again(start: Starter, tmp_path: Path) -> None:
    folder = tmp_path / "mounted again"
    folder.mkdir()
    with start(CRAMP_COACH_STORE=f"sqlite:///{quote(str(folder))}/people.sqlite3") as server:
        folder.rmdir()
        assert status(server, disabled()) == 503
        folder.mkdir()
        begin(server)
        assert status(server, disabled()) == 200
        assert launched(server).startswith("If your calf is cramping")
        assert "Traceback" not in server.log


def test_the_same_signed_request_twice_at_once_has_its_effect_once(start: Starter) -> None:
    with (
        AlexaServices() as alexa,
        start(WEB_CONCURRENCY="2", CRAMP_COACH_ALEXA_API="http://127.0.0.1") as server,
    ):
        yes = intent("AMAZON.YesIntent", PROPOSED, time.time())
        yes["context"]["System"].update(apiEndpoint=alexa.endpoint, apiAccessToken="token")
        with ThreadPoolExecutor(8) as threads:
            said = list(threads.map(lambda _: spoken(ask(server, yes)), range(8)))
        assert len(alexa.reminders) == 1
    assert any(words.startswith("Done. I will remind you") for words in said)


def test_a_file_that_is_removed_meanwhile_is_noticed(start: Starter, tmp_path: Path) -> None:
    with start(CRAMP_COACH_STORE=f"sqlite:///{tmp_path}/people.sqlite3") as server:
        begin(server)
        for file in tmp_path.iterdir():
            assert file.stat().st_mode & 0o077 == 0
            file.unlink()
        assert launched(server).startswith("If your calf is cramping")
        begin(server)
        assert launched(server) == OFFER
        assert "was removed or replaced" in server.log
    assert (tmp_path / "people.sqlite3").exists()
