"""Checks that the skill's answers are byte for byte the same as at another revision.

`python -m bench.same_answers REVISION` replays every golden conversation with the skill of that
revision, with and without a screen. The current skill gets each request twice: with the session
attributes that the old skill wrote, and in a conversation of its own. The answers must be the same
bytes; the session attributes must decode to the same state.
"""

import argparse
import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simulator.device.echo import REMEMBERING, Echo, Handler
from simulator.device.script import parse_line, play
from simulator.device.viewports import VIEWPORTS, Viewport
from simulator.hearing.interaction_model import load_model
from simulator.hearing.nlu import Recognizer
from simulator.services.alexa_services import AlexaServices
from simulator.transcripts.golden import STARTS_AT, TRANSCRIPTS
from skill.alexa.request import STATE_ATTRIBUTE, read_state
from skill.coaching.state.state import State
from skill.content.library import load_library
from skill.content.model import Library
from skill.hosts.entry import entry

ROOT = Path(__file__).parent.parent
_SERVE = """
import json, sys
from skill.hosts.entry import entry
handler = entry(json.loads(sys.argv[1]))
for line in sys.stdin:
    print(json.dumps(handler(json.loads(line), None)), flush=True)
"""
"""Program that serves the old skill: reads a request a line, writes an answer a line."""

Json = dict[str, Any]


class Comparison:
    """A handler that answers as the old skill and compares the current skill with it.

    Each of the three skills has its own store and its own reminders.
    """

    def __init__(self, old: Handler, services: Sequence[AlexaServices]) -> None:
        """Create it.

        Args:
            old: The handler of the old skill.
            services: Alexa's services for the old skill, for the current skill with the old one's
                session attributes, and for the current skill with its own.
        """
        self._old = old
        self._given, self._own = entry(REMEMBERING), entry(REMEMBERING)
        self._services = services
        self._attributes: Json = {}
        self.compared = 0
        self.differences: list[str] = []

    def __call__(self, request: Json, context: object) -> Json:
        """Return the old skill's answer, and note how the current skill's answers differ."""
        expected = self._old(request, context)
        given = self._given(self._at(1, request), context)
        own = self._own(self._in_its_own_session(self._at(2, request)), context)
        self._attributes = own.get("sessionAttributes") or {}
        for answer in (given, own):
            self._compare(request, expected, answer)
        self._same_meaning(request, expected.get("sessionAttributes") or {}, self._attributes)
        return expected

    def _at(self, number: int, request: Json) -> Json:
        moved = deepcopy(request)
        moved["context"]["System"]["apiEndpoint"] = self._services[number].endpoint
        self._services[number].permitted = self._services[0].permitted
        return moved

    def _in_its_own_session(self, request: Json) -> Json:
        kept = {} if request["session"]["new"] else self._attributes
        return {**request, "session": {**request["session"], "attributes": kept}}

    def _compare(self, request: Json, expected: Json, answer: Json) -> None:
        self.compared += 1
        texts = [json.dumps({**one, "sessionAttributes": None}) for one in (expected, answer)]
        if texts[0] != texts[1]:
            self._note(request, *texts)

    def _same_meaning(self, request: Json, expected: Json, attributes: Json) -> None:
        states = [_state(one) for one in (expected, attributes)]
        if states[0] != states[1]:
            self._note(request, *map(repr, states))

    def _note(self, request: Json, expected: str, answer: str) -> None:
        intent = request["request"].get("intent", {}).get("name", request["request"]["type"])
        self.differences.append(f"{intent}\n- {expected}\n+ {answer}")


def _state(attributes: Json) -> State | None:
    """The state in session attributes; None if there is none.

    Raises:
        ValueError: The state cannot be decoded.
    """
    if STATE_ATTRIBUTE not in attributes:
        return None
    state = read_state(attributes[STATE_ATTRIBUTE])
    if state is None:
        raise ValueError("session attributes that cannot be read")
    return state


@cache
def _library() -> Library:
    return load_library()


def compare(old: Handler, transcripts: Iterable[Path]) -> Comparison:
    """Replay these conversations, each without a screen and with one."""
    with ExitStack() as stack:
        services = [stack.enter_context(AlexaServices()) for _ in range(3)]
        comparison = Comparison(old, services)
        for path in transcripts:
            for screen in (None, VIEWPORTS["medium-hub"]):
                _hold(path, comparison, services, screen)
    return comparison


def _hold(
    path: Path, comparison: Comparison, services: Sequence[AlexaServices], screen: Viewport | None
) -> None:
    for each in services:
        each.reset()
    services[0].permitted = False
    echo = Echo(comparison, _recognizer(path.parent.name), STARTS_AT, services[0], screen)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(">"):
            deque(play(echo, parse_line(line.lstrip(">? "))), maxlen=0)


@cache
def _recognizer(locale: str) -> Recognizer:
    return Recognizer(load_model(locale))


@contextmanager
def skill_at(revision: str) -> Iterator[Handler]:
    """Run the skill of a revision in its own process; yields its handler.

    Raises:
        subprocess.CalledProcessError: There is no such revision.
    """
    with TemporaryDirectory() as scratch:
        tree = Path(scratch, "skill")
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", tree, revision], check=True)
        try:
            with _running(tree) as process:
                yield partial(_ask, process)
        finally:
            subprocess.run([*git, "remove", "--force", tree], check=True)


@contextmanager
def _running(tree: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _SERVE, json.dumps(REMEMBERING)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tree, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _ask(process: subprocess.Popen[str], request: Json, _: object) -> Json:
    if process.stdin is None or process.stdout is None:
        raise TypeError("a process that is asked needs pipes")
    print(json.dumps(request), file=process.stdin, flush=True)
    answer: Json = json.loads(process.stdout.readline())
    return answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all differences; returns the exit code, which is 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m bench.same_answers", description=__doc__)
    parser.add_argument("revision", help="a commit, a tag or a branch, such as HEAD")
    with skill_at(parser.parse_args(arguments).revision) as old:
        comparison = compare(old, sorted(TRANSCRIPTS.glob("*/*.txt")))
    print(*comparison.differences, sep="\n", end="\n" if comparison.differences else "")
    print(f"{comparison.compared} answers compared, {len(comparison.differences)} differences")
    return int(bool(comparison.differences))


if __name__ == "__main__":
    sys.exit(main())
