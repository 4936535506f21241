"""What a contender costs in a process of its own: its import and its memory."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.bodies import Envelope
from bench.contenders import Contender
from bench.latency import Progress

ROOT = Path(__file__).parent.parent
COMPILED = ROOT / "build" / "bench-bytecode"
"""Where every contender finds its modules compiled, whatever the shell says of bytecode."""


@dataclass(frozen=True, slots=True)
class Start:
    """A contender started from nothing."""

    import_seconds: float
    """To import its module."""
    peak_bytes: int
    """The most memory the process held, interpreter included."""
    steady_bytes: int
    """What it held after its last request."""


def measure_starts(
    contenders: Sequence[Contender],
    bodies: Mapping[str, Envelope],
    starts: int,
    requests: int,
    progress: Progress,
) -> dict[str, Start]:
    """Start every contender several times, in turns, and take the median of each cost.

    Args:
        contenders: Who is measured.
        bodies: Envelopes by name, answered one after the other.
        starts: Counted starts of each; one more beforehand fills the caches.
        requests: How many requests each start answers.
        progress: Told how far it is.
    """
    taken: dict[str, list[Start]] = {contender.name: [] for contender in contenders}
    for contender in contenders:
        start_once(contender, bodies, requests=0)
    for done in range(starts):
        for contender in contenders:
            taken[contender.name].append(start_once(contender, bodies, requests))
        progress((done + 1) / starts)
    return {name: _median(several) for name, several in taken.items()}


def start_once(contender: Contender, bodies: Mapping[str, Envelope], requests: int) -> Start:
    """Start a contender in a new process, with this many requests to answer.

    Raises:
        subprocess.CalledProcessError: The contender failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.fresh_process", contender.module],
        input=json.dumps({"bodies": list(bodies.values()), "requests": requests}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env=_environment(),
    )
    return Start(**json.loads(done.stdout))


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(COMPILED)}


def _median(starts: Sequence[Start]) -> Start:
    return Start(
        import_seconds=median(start.import_seconds for start in starts),
        peak_bytes=round(median(start.peak_bytes for start in starts)),
        steady_bytes=round(median(start.steady_bytes for start in starts)),
    )
