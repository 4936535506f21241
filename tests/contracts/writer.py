"""A process that counts in a store, and says each number as soon as it is stored.

    python -m tests.contracts.writer URL OWNER TIMES

It says "ready" and waits for a line before it uses the store for the first time.
"""

import sys
from pathlib import Path
from subprocess import PIPE, Popen

from skill.adapters.stores.store import Row, Store, StoreError
from skill.adapters.stores.store_factory import open_store
from skill.settings import Aws
from tests.support.deadlines import PLENTY

ROOT = Path(__file__).parents[2]
NOW = 1_800_000_000
LATER = NOW + 3600


def start(url: str, owner: str, times: int) -> "Popen[str]":
    """Start such a process."""
    arguments = [sys.executable, "-m", "tests.contracts.writer", url, owner, str(times)]
    return Popen(arguments, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True)


def go(*processes: "Popen[str]") -> None:
    """Let them begin together, once all of them are ready."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()


def count_on(store: Store, owner: str) -> int:
    """Store the next number; begin again as often as somebody else was faster."""
    while True:
        row = store.read(owner, NOW, PLENTY).get("count", Row("0", 0, LATER))
        more = Row(str(int(row.data) + 1), row.revision + 1, LATER)
        if store.write(owner, "count", more, NOW, PLENTY):
            return more.revision


def say(what: object) -> None:
    """Say it to whoever started this process, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main(url: str, owner: str, times: str) -> None:
    """Count."""
    store = open_store(url, 2.0, Aws())
    say("ready")
    sys.stdin.readline()
    for _ in range(int(times)):
        say(count_on(store, owner))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except StoreError as error:
        sys.exit(str(error))
