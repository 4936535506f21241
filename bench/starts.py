"""Measures the import time and the memory of a contender in a fresh process."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.contenders import Contender, Costs, Progress
from simulator.device.request_json import Json

ROOT = Path(__file__).parent.parent
COMPILED = ROOT / "build" / "bench-bytecode"
"""Folder for bytecode: imports are measured with compiled modules, whatever the shell sets."""


def measure_starts(
    contenders: Sequence[Contender],
    bodies: Mapping[str, Json],
    starts: int,
    requests: int,
    progress: Progress,
) -> Costs:
    """Start every contender several times, in turns; returns the median of each cost.

    Args:
        contenders: The contenders.
        bodies: Name → envelope; answered one after the other.
        starts: Starts that count; one more before them fills the caches.
        requests: Requests that each start answers.
        progress: Called with the share of the work that is done.

    Returns:
        What `fresh_process` prints: the import in seconds of CPU time, and the memory in bytes,
        interpreter included, at its peak and after the last request.
    """
    for contender in contenders:
        start_once(contender, bodies, requests=0)
    samples: dict[str, dict[str, list[float]]] = {}
    for done in range(starts):
        for contender in contenders:
            for cost, value in start_once(contender, bodies, requests).items():
                samples.setdefault(cost, {}).setdefault(contender.name, []).append(value)
        progress((done + 1) / starts)
    return {
        cost: {name: median(values) for name, values in each.items()}
        for cost, each in samples.items()
    }


def start_once(contender: Contender, bodies: Mapping[str, Json], requests: int) -> dict[str, float]:
    """Start a contender in a new process, and let it answer this many requests.

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
    costs: dict[str, float] = json.loads(done.stdout)
    return costs


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(COMPILED)}
