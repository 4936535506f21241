"""The measurements in one record, as a table and as ratios to the bare skill."""

from dataclasses import asdict, dataclass
from typing import Any

from bench.cold_start import REMEMBERING
from bench.contenders import BARE, COACH, FLOOR
from bench.latency import Latency
from bench.starts import Start
from bench.throughput import IN_MEMORY, IN_SQLITE

MILLISECOND = 1e-3
MEGABYTE = 1e6
TARGETS = {
    "warm p50": 1.3,
    "import": 1.3,
    "cold start": 1.25,
    "cold start with DynamoDB": 1.25,
    "verified request": 1.25,
}
"""How many times the bare skill the coach may cost; 1.25 times the cost of a request is 0.8 times
the requests of a core. Writing to a database comes on top, and is shown beside it."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run measured."""

    latency: dict[str, dict[str, Latency]]
    """Contender → body → seconds; the body "all" pools every body."""
    starts: dict[str, Start]
    """Contender → import time and memory."""
    cold_starts: dict[str, float]
    """Contender → seconds from the start of a Lambda function to its first answer; one more for
    the coach with its store."""
    served: dict[str, float]
    """Bare skill, unchecked, or coach with a store → seconds of a core for a request by HTTP."""

    def p50_ratio(self, body: str = "all") -> float:
        """How many times the bare skill's median latency the coach takes."""
        return self.latency[COACH.name][body].p50 / self.latency[BARE.name][body].p50

    def import_ratio(self) -> float:
        """How many times the bare skill's import time the coach takes."""
        return self.starts[COACH.name].import_seconds / self.starts[BARE.name].import_seconds

    def cold_start_ratio(self, coach: str = COACH.name) -> float:
        """How many times the bare skill's cold start the coach takes."""
        return self.cold_starts[coach] / self.cold_starts[BARE.name]

    def served_ratio(self) -> float:
        """How many times the bare skill's time on a core the coach takes for a request by HTTP."""
        return self.served[IN_MEMORY] / self.served[BARE.name]

    def ratios(self) -> dict[str, float]:
        """How many times the bare skill the coach costs, for each target."""
        cold_starts = self.cold_start_ratio(), self.cold_start_ratio(REMEMBERING)
        ratios = self.p50_ratio(), self.import_ratio(), *cold_starts, self.served_ratio()
        return dict(zip(TARGETS, ratios, strict=True))

    def verdicts(self) -> dict[str, bool]:
        """Each target and whether it is met."""
        return {
            f"{name} ≤ {TARGETS[name]} × {BARE.name}: {ratio:.2f} ×": ratio <= TARGETS[name]
            for name, ratio in self.ratios().items()
        }

    def as_json(self) -> dict[str, Any]:
        """Every number, in seconds and bytes, with the verdicts."""
        return {
            **asdict(self),
            "ratios": self.ratios(),
            "targets": self.verdicts(),
        }

    def as_table(self) -> str:
        """The report as a person reads it."""
        bodies = self.latency[BARE.name]
        latencies = [self._latency_row(body, "p50") for body in bodies]
        latencies.append(self._latency_row("all", "p99"))
        costs = [
            self._start_row("import, ms", "import_seconds", MILLISECOND),
            self._start_row("peak memory, MB", "peak_bytes", MEGABYTE),
            self._start_row("steady memory, MB", "steady_bytes", MEGABYTE),
            self._cold_start_row("cold start, ms", COACH.name),
            self._cold_start_row("  with DynamoDB, ms", REMEMBERING),
            self._served_row("verified request, ms", IN_MEMORY),
            self._served_row("  with SQLite, ms", IN_SQLITE),
        ]
        heading = _row("", BARE.name, COACH.name, FLOOR.name, "coach : bare")
        verdicts = [
            f"{target}  {'met' if met else 'MISSED'}" for target, met in self.verdicts().items()
        ]
        return "\n".join([heading, *latencies, "", *costs, "", *verdicts])

    def _latency_row(self, body: str, percentile: str) -> str:
        bare, coach, floor = (
            getattr(self.latency[contender.name][body], percentile) / MILLISECOND
            for contender in (BARE, COACH, FLOOR)
        )
        return _number_row(f"{body}, ms {percentile}", bare, coach, floor)

    def _start_row(self, title: str, cost: str, unit: float) -> str:
        bare, coach, floor = (
            getattr(self.starts[contender.name], cost) / unit for contender in (BARE, COACH, FLOOR)
        )
        return _number_row(title, bare, coach, floor)

    def _cold_start_row(self, title: str, coach: str) -> str:
        names = BARE.name, coach, FLOOR.name
        return _number_row(title, *(self.cold_starts[name] / MILLISECOND for name in names))

    def _served_row(self, title: str, coach: str) -> str:
        bare, own = self.served[BARE.name] / MILLISECOND, self.served[coach] / MILLISECOND
        return _row(title, f"{bare:.3f}", f"{own:.3f}", "–", f"{own / bare:.2f} ×")


def _number_row(title: str, bare: float, coach: float, floor: float) -> str:
    return _row(title, f"{bare:.3f}", f"{coach:.3f}", f"{floor:.3f}", f"{coach / bare:.2f} ×")


def _row(title: str, *cells: str) -> str:
    return f"{title:24}" + "".join(f"{cell:>14}" for cell in cells)
