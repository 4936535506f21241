"""How long a warm handler takes for one request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter_ns

from bench.bodies import Envelope, Handler
from bench.contenders import Contender

NANOSECONDS = 1e-9
WARM_UP_ROUNDS = 20

Progress = Callable[[float], None]
"""Is told which share of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds that a request takes."""

    p50: float
    p99: float


def measure_latency(
    contenders: Sequence[Contender],
    bodies: Mapping[str, Envelope],
    rounds: int,
    progress: Progress,
) -> dict[str, dict[str, Latency]]:
    """Time every contender on every body, in turns, so that a slow moment of the machine hits all.

    Args:
        contenders: Who is measured; the order turns by one each round.
        bodies: Envelopes by name.
        rounds: How often each contender answers each body; 2 at the least.
        progress: Told how far it is.

    Returns:
        Contender name → body name → latency; the body name "all" pools every body.
    """
    handlers = [(contender.name, contender.handler()) for contender in contenders]
    for _ in range(WARM_UP_ROUNDS):
        _play_round(handlers, bodies)
    samples: dict[str, dict[str, list[int]]] = {
        name: {body: [] for body in bodies} for name, _ in handlers
    }
    for done in range(rounds):
        handlers.append(handlers.pop(0))
        for (name, body), elapsed in _play_round(handlers, bodies).items():
            samples[name][body].append(elapsed)
        progress((done + 1) / rounds)
    return {name: _summaries(per_body) for name, per_body in samples.items()}


def _play_round(
    handlers: Sequence[tuple[str, Handler]], bodies: Mapping[str, Envelope]
) -> dict[tuple[str, str], int]:
    elapsed: dict[tuple[str, str], int] = {}
    for body, event in bodies.items():
        for name, handler in handlers:
            start = perf_counter_ns()
            handler(event, None)
            elapsed[name, body] = perf_counter_ns() - start
    return elapsed


def _summaries(samples: Mapping[str, list[int]]) -> dict[str, Latency]:
    pooled = [elapsed for per_body in samples.values() for elapsed in per_body]
    return {body: _summary(taken) for body, taken in {**samples, "all": pooled}.items()}


def _summary(samples: Sequence[int]) -> Latency:
    cuts = quantiles(samples, n=100, method="inclusive")
    return Latency(p50=cuts[49] * NANOSECONDS, p99=cuts[98] * NANOSECONDS)
