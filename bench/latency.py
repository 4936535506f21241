"""Measures how long a warm handler takes for one request."""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles
from time import perf_counter_ns

from bench.bodies import Handler
from bench.contenders import Contender, Costs, Progress
from simulator.device.request_json import Json

NANOSECONDS = 1e-9
WARM_UP_ROUNDS = 20

MIXTURE, SLOWEST = "mixture", "mixture, 99 of 100"
"""Median and 99th percentile of all requests of a conversation together."""
ANEW = "mixture, made anew"
"""The median where nothing that was said before is kept."""


def measure_latency(
    contenders: Sequence[Contender],
    bodies: Mapping[str, Json],
    rounds: int,
    progress: Progress,
) -> Costs:
    """Time every contender with every body.

    They take turns, so that a slow moment of the machine affects all of them.

    Args:
        contenders: The contenders; their order is rotated by one each round.
        bodies: Name → envelope.
        rounds: Answers of each contender to each body; at least 2.
        progress: Called with the share of the work that is done.

    Returns:
        The median for each body in seconds; if there are several, also `MIXTURE` and `SLOWEST`.
    """
    handlers = [(contender.name, contender.handler()) for contender in contenders]
    for _ in range(WARM_UP_ROUNDS):
        _play_round(handlers, bodies)
    samples: dict[str, dict[str, list[float]]] = {
        body: {name: [] for name, _ in handlers} for body in bodies
    }
    for done in range(rounds):
        handlers.append(handlers.pop(0))
        for (name, body), seconds in _play_round(handlers, bodies).items():
            samples[body][name].append(seconds)
        progress((done + 1) / rounds)
    costs = {
        body: {name: median(taken) for name, taken in each.items()}
        for body, each in samples.items()
    }
    return costs | _pooled(samples) if len(bodies) > 1 else costs


def _play_round(
    handlers: Sequence[tuple[str, Handler]], bodies: Mapping[str, Json]
) -> dict[tuple[str, str], float]:
    elapsed: dict[tuple[str, str], float] = {}
    for body, event in bodies.items():
        for name, handler in handlers:
            start = perf_counter_ns()
            handler(event, None)
            elapsed[name, body] = (perf_counter_ns() - start) * NANOSECONDS
    return elapsed


def _pooled(samples: Mapping[str, Mapping[str, list[float]]]) -> Costs:
    costs: Costs = {MIXTURE: {}, SLOWEST: {}}
    for name in next(iter(samples.values())):
        pool = [seconds for each in samples.values() for seconds in each[name]]
        costs[MIXTURE][name] = median(pool)
        costs[SLOWEST][name] = quantiles(pool, n=100, method="inclusive")[98]
    return costs
