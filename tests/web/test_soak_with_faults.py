"""Ten thousand good and bad requests while the machine breaks and heals, again and again."""

import itertools
import json
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple
from uuid import uuid4

from simulator.amazon.authority import JSON
from simulator.amazon.publisher import Amazon
from simulator.amazon.web_service import Reply, ask
from simulator.device.request_json import Json, Session, envelope, intent_request
from tests.support.envelopes import DEVICE, slot, spoken
from tests.web.conftest import Starter
from tests.web.faults import Machine

REQUESTS = 10_000
CONNECTIONS = 4
LASTING = 1.0
"""Seconds that a fault lasts, and half that the machine is well in between."""
LONGEST = 5.0
"""Seconds that an answer may take; Alexa waits eight."""
MOST_SENT_AGAIN = 500
"""Requests that a killed worker may have taken with it, or that came before its successor."""

NEW = "If your calf is cramping"
BACK = "Welcome back. "
FORGOTTEN = "Done. I have forgotten it all."
NOT_NOW = "I could not reach my notes just now."
STRETCH = intent_request("StretchIntent", {"stretch": slot("stretch", "runners_stretch")})
FORGET = intent_request("PrivacyIntent", {"forget": slot("forget", "forget")})


class Turn(NamedTuple):
    """What a person says, and how it may be answered."""

    request: Json
    fitting: tuple[str, ...]
    """Beginnings of fitting answers."""
    begins: bool = False
    """Whether a session begins with it."""


TALK = (
    Turn(intent_request("ReliefIntent", {}), ("Keep still.",), begins=True),
    Turn(STRETCH, ("Stand at arm's length from a wall.",), begins=True),
    Turn(intent_request("AMAZON.StopIntent", {}), ("",)),
    Turn({"type": "LaunchRequest"}, (BACK, NEW), begins=True),
    Turn(FORGET, (FORGOTTEN, NOT_NOW)),
    Turn({"type": "LaunchRequest"}, (BACK, NEW), begins=True),
)
AGAIN = TALK[-1]
BAD_ONES = 4
"""Requests of others to one talk."""


@dataclass
class Person:
    """Somebody with an account, who talks to the skill in one session after the other."""

    user: str = field(default_factory=lambda: f"user-{uuid4().hex}")
    session: Session = field(default_factory=lambda: Session("", True, {}))
    forgotten: bool = False
    """Whether they were told so."""

    def asks(self, turn: Turn) -> bytes:
        """Their request."""
        if turn.begins:
            self.session = Session(uuid4().hex, True, {})
        device = replace(DEVICE, user=self.user)
        return json.dumps(
            envelope(device, self.session, datetime.now(UTC), turn.request, uuid4().hex)
        ).encode()

    def hears(self, answer: Json) -> str:
        """Their next request goes on from the answer; gives its words."""
        self.session = Session(self.session.id, False, answer["sessionAttributes"])
        said = spoken(answer)
        self.forgotten = self.forgotten or said.startswith(FORGOTTEN)
        return said


@dataclass
class Line:
    """A connection to the machine, made anew whenever it breaks."""

    machine: Machine
    seen: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    _connection: HTTPConnection | None = None

    def close(self) -> None:
        if self._connection:
            self._connection.close()

    def send(self, body: bytes, headers: dict[str, str]) -> Reply:
        began = time.monotonic()
        while True:
            try:
                self._connection = self._connection or self.machine.server.connect()
                reply = ask(self._connection, "POST", "/", body, headers)
            except (OSError, HTTPException):
                self.close()
                self._connection = None
                self.seen["sent again"] += 1
                time.sleep(0.05)
            else:
                self.longest = max(self.longest, time.monotonic() - began)
                return reply

    def genuine(self, person: Person, turn: Turn) -> None:
        """Ask, and look at the answer."""
        body = person.asks(turn)
        was_forgotten = person.forgotten
        reply = self.send(body, self.machine.headers(body))
        said = person.hears(json.loads(reply.body)) if reply.status == 200 else str(reply.status)
        if was_forgotten and said.startswith(BACK):
            self.seen["remembered what was forgotten"] += 1
        elif said.startswith(turn.fitting):
            self.seen["fitting"] += 1
        else:
            self.seen[f"{turn.request['type']}: {said[:60]}"] += 1

    def bad(self, number: int) -> None:
        """What nobody answers."""
        body = b'{"request": {}}'
        signed = self.machine.headers(body)
        forged = {**signed, "Signature-256": signed["Signature"]}
        unsigned = {"Content-Type": JSON}
        choice = [(body, signed), (body + b" ", signed), (body, forged), (body, unsigned)]
        status = self.send(*choice[number % len(choice)]).status
        self.seen["refused" if status == 400 else f"bad, but {status}"] += 1


def share(machine: Machine, people: list[Person]) -> Line:
    """Talk with each of these people, and be pestered meanwhile."""
    line = Line(machine)
    with closing(line):
        for person in people:
            for turn in TALK:
                line.genuine(person, turn)
            for number in range(BAD_ONES):
                line.bad(number)
    return line


def befall(machine: Machine, over: Event) -> list[str]:
    """One fault after the other until it is over; gives their names."""
    befallen = []
    for fault in itertools.cycle(machine.faults):
        with fault():
            over.wait(LASTING)
        befallen.append(repr(fault))
        if over.wait(LASTING / 2):
            return befallen
    return befallen


class Outcome(NamedTuple):
    """What came of a soak."""

    seen: Counter[str]
    sent_again: int
    longest: float
    befallen: list[str]
    log: str


def soak(machine: Machine, shares: list[list[Person]]) -> Outcome:
    """Let all people talk while faults come and go, and ask once more when all is well again."""
    over, befallen = Event(), list[str]()
    breaking = Thread(target=lambda: befallen.extend(befall(machine, over)))
    with machine.server, ThreadPoolExecutor(CONNECTIONS) as pool:
        breaking.start()
        try:
            lines = [*pool.map(share, itertools.repeat(machine), shares)]
        finally:
            over.set()
            breaking.join()
        lines.append(ask_all_again(machine, shares))
        assert machine.server.ask("GET", "/healthz").status == 200
    seen = sum((line.seen for line in lines), Counter[str]())
    longest = max(line.longest for line in lines)
    return Outcome(seen, seen.pop("sent again", 0), longest, befallen, machine.server.log)


def ask_all_again(machine: Machine, shares: list[list[Person]]) -> Line:
    """Each of these people opens the skill once more."""
    line = Line(machine)
    with closing(line):
        for person in itertools.chain(*shares):
            line.genuine(person, AGAIN)
    return line


def test_ten_thousand_requests_are_answered_while_the_machine_breaks_and_heals(
    start: Starter, published: Amazon, tmp_path: Path
) -> None:
    number = REQUESTS // (CONNECTIONS * (len(TALK) + BAD_ONES))
    shares = [[Person() for _ in range(number)] for _ in range(CONNECTIONS)]
    machine, people = Machine(start, published, tmp_path), number * CONNECTIONS
    outcome = soak(machine, shares)
    assert outcome.seen == {"fitting": people * (len(TALK) + 1), "refused": people * BAD_ONES}
    assert outcome.sent_again < MOST_SENT_AGAIN
    assert outcome.longest < LONGEST
    assert len(outcome.befallen) >= len(machine.faults)
    assert sum(person.forgotten for person in itertools.chain(*shares)) > people / 2
    assert "Traceback" not in outcome.log
