"""What can befall the machine of a running service, each for a while."""

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, prlimit
from shutil import rmtree

from simulator.amazon.authority import CHAIN_URL, Certified, Validity, leaf, rsa_key
from simulator.amazon.publisher import Amazon, file
from simulator.amazon.web_service import Server
from tests.web.conftest import AMAZON, CHAIN_PATH, NOW, Starter
from tests.web.moving_clock import VARIABLE

Fault = Callable[[], AbstractContextManager[None]]
"""Begins it; it ends with the context."""


class Machine:
    """A service of two processes, with all that can be broken about it."""

    def __init__(self, start: Starter, published: Amazon, folder: Path) -> None:
        """Start it."""
        self._published = published
        self._temporary, self._clock = folder / "temporary", folder / "clock"
        self._people = folder / "people.sqlite3"
        self._temporary.mkdir()
        self._set_clock(0)
        self.signing: tuple[Certified, str] = AMAZON, CHAIN_URL
        self.server: Server = start(
            "tests.web.moving_clock:app()",
            WEB_CONCURRENCY="2",
            TMPDIR=str(self._temporary),
            CRAMP_COACH_STORE=f"sqlite:///{self._people}",
            **{VARIABLE: str(self._clock)},
        )

    @property
    def faults(self) -> list[Fault]:
        """All that can befall it."""
        return [
            self.without_a_temporary_folder,
            self.with_a_killed_worker,
            self.without_its_store,
            self.with_a_new_certificate,
            partial(self.with_another_time, 60),
            self.with_a_full_disk,
            partial(self.with_another_time, -60),
        ]

    def workers(self) -> list[int]:
        """The processes that answer."""
        pid = self.server.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return [int(child) for child in children.split()]

    def headers(self, body: bytes) -> dict[str, str]:
        """Those of a genuine request."""
        signer, url = self.signing
        return signer.headers(body, url)

    @contextmanager
    def without_a_temporary_folder(self) -> Iterator[None]:
        rmtree(self._temporary)
        yield
        self._temporary.mkdir()

    @contextmanager
    def without_its_store(self) -> Iterator[None]:
        """Somebody else has locked it."""
        locking = sqlite3.connect(self._people, isolation_level=None, timeout=20)
        locking.execute("BEGIN EXCLUSIVE")
        yield
        locking.execute("ROLLBACK")
        locking.close()

    @contextmanager
    def with_a_full_disk(self) -> Iterator[None]:
        """No file can grow, the log included."""
        full = self.workers()
        _limit(full, 0)
        yield
        _limit(full, RLIM_INFINITY)

    @contextmanager
    def with_a_new_certificate(self) -> Iterator[None]:
        """From now on, Amazon signs with another key, whose chain is at another address."""
        number = int(self.signing[1].rpartition("-")[2].removesuffix(".pem")) + 1
        own = leaf(AMAZON.above or AMAZON, Validity.around(NOW), key=rsa_key(str(number)))
        self._published.answers[CHAIN_PATH.replace("12", str(number))] = file(own.chain)
        self.signing = own, CHAIN_URL.replace("12", str(number))
        yield

    @contextmanager
    def with_a_killed_worker(self) -> Iterator[None]:
        with suppress(ProcessLookupError):
            os.kill(self.workers()[0], signal.SIGKILL)
        yield

    @contextmanager
    def with_another_time(self, seconds: int) -> Iterator[None]:
        """Its clock is ahead by so many seconds."""
        self._set_clock(seconds)
        yield
        self._set_clock(0)

    def _set_clock(self, seconds: int) -> None:
        new = self._clock.with_suffix(".new")
        new.write_text(str(seconds), encoding="ascii")
        new.replace(self._clock)


def _limit(processes: list[int], most: int) -> None:
    """Limit the bytes that files of these processes may have."""
    for process in processes:
        with suppress(ProcessLookupError):
            prlimit(process, RLIMIT_FSIZE, (most, RLIM_INFINITY))
