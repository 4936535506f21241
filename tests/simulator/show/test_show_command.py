"""`cramp-coach show` from the outside."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from flask import Flask

from simulator.console.terminal import main
from simulator.show.host import HostError, handler_for

ROOT = Path(__file__).parents[3]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[\w-]{22}/echo/")


@contextmanager
def shown(*arguments: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command under way, and the address that it has told."""
    command = [sys.executable, *arguments, "--port", "0"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        assert process.stdout
        try:
            told = ADDRESS.search(process.stdout.readline())
            assert told
            yield process, told[0]
        finally:
            process.send_signal(signal.SIGINT)


def test_it_says_where_the_page_is_and_ends_with_ctrl_c() -> None:
    with shown("-m", "simulator.console.terminal", "show", "--no-browser") as (process, address):
        with urlopen(address) as answer:
            assert b"Cramp Coach" in answer.read()
        choices = json.load(urlopen(f"{address}choices"))
        assert choices["locale"] == "en-US"
        wrong = Request(address, headers={"Host": "evil.test"})
        with pytest.raises(HTTPError, match="400"):
            urlopen(wrong)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stdout
        (log,) = process.stdout.read().splitlines()
        assert log == "refused: elsewhere 1"


def test_it_opens_the_browser_in_the_language_that_is_wanted(tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" >{opened}.new\nmv {opened}.new {opened}\n')
    browser.chmod(0o755)
    command = ("-m", "simulator.console.terminal", "show", "--locale", "en-GB")
    with shown(*command, BROWSER=str(browser)) as (_, address):
        assert json.load(urlopen(f"{address}choices"))["locale"] == "en-GB"
        ends = time.monotonic() + 10
        while not opened.exists() and time.monotonic() < ends:
            time.sleep(0.05)
        assert opened.read_text().strip() == address


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["show", "--port", "70000"], "'70000' is no port"),
        (["show", "--port", "-1"], "'-1' is no port"),
        (["show", "--json"], "unrecognized arguments"),
    ],
)
def test_a_wrong_call_is_refused_in_one_line(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    told = capsys.readouterr().err
    assert reason in told
    assert told.count("\n") == 1


def test_a_language_that_there_is_not_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--no-browser", "--port", "0", "--locale", "xx-XX"]) == 2
    assert "no interaction model for 'xx-XX'" in capsys.readouterr().err


def test_without_the_web_extra_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("simulator.show")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "flask", None)
    assert main(["show", "--no-browser"]) == 2
    assert "the page needs the web extra, too" in capsys.readouterr().err


def test_the_terminal_needs_no_flask() -> None:
    program = "import simulator.console.terminal, sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert {
        name for name in loaded if name.startswith(("flask", "werkzeug", "simulator.show"))
    } == set()


def test_a_host_that_refuses_is_told_as_such() -> None:
    event = {"request": {"timestamp": "2026-01-10T03:00:00Z"}}
    with pytest.raises(HostError, match="the web host answers 404 NOT FOUND"):
        handler_for(Flask("empty"))(event, None)
