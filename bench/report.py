"""The measurements in one record, as a table and as ratios to the bare skill."""

from dataclasses import asdict, dataclass
from typing import Any

from bench.contenders import BARE, COACH, FLOOR
from bench.latency import Latency
from bench.starts import Start

MILLISECOND = 1e-3
MEGABYTE = 1e6
TARGET = 1.3
"""How many times the bare skill the coach may cost, in warm p50 and in import time."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run measured."""

    latency: dict[str, dict[str, Latency]]
    """Contender → body → seconds; the body "all" pools every body."""
    starts: dict[str, Start]
    """Contender → import time and memory."""

    def p50_ratio(self, body: str = "all") -> float:
        """How many times the bare skill's median latency the coach takes."""
        return self.latency[COACH.name][body].p50 / self.latency[BARE.name][body].p50

    def import_ratio(self) -> float:
        """How many times the bare skill's import time the coach takes."""
        return self.starts[COACH.name].import_seconds / self.starts[BARE.name].import_seconds

    def verdicts(self) -> dict[str, bool]:
        """Each target and whether it is met."""
        ratios = {"warm p50": self.p50_ratio(), "import": self.import_ratio()}
        return {
            f"{name} ≤ {TARGET} × {BARE.name}: {ratio:.2f} ×": ratio <= TARGET
            for name, ratio in ratios.items()
        }

    def as_json(self) -> dict[str, Any]:
        """Every number, in seconds and bytes, with the verdicts."""
        return {
            **asdict(self),
            "ratios": {"p50": self.p50_ratio(), "import": self.import_ratio()},
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


def _number_row(title: str, bare: float, coach: float, floor: float) -> str:
    return _row(title, f"{bare:.3f}", f"{coach:.3f}", f"{floor:.3f}", f"{coach / bare:.2f} ×")


def _row(title: str, *cells: str) -> str:
    return f"{title:24}" + "".join(f"{cell:>14}" for cell in cells)
