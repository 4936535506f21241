"""Compares the coach's costs with those of a bare skill and with the targets."""

from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from bench.cold_start import COLD, COLD_READ
from bench.contenders import (
    BARE,
    BARE_WITH_DYNAMODB,
    COACH,
    COACH_AFRESH,
    COACH_IN_MEMORY,
    COACH_WITH_DYNAMODB,
    FLOOR,
    Costs,
)
from bench.latency import ANEW, MIXTURE, SLOWEST
from bench.throughput import IN_MEMORY, IN_SQLITE

MILLISECOND, MEGABYTE = 1e-3, 1e6


class Row(NamedTuple):
    """One line of the report: a cost of the coach, compared with the bare skill's."""

    title: str
    cost: str
    """Name of the measurement; those with `memory` in their name are bytes, all others seconds."""
    limit: float = inf
    """The target: the largest accepted ratio of the coach's cost to the bare skill's."""
    coach: str = COACH.name
    bare: str = BARE.name


_HELP, _SERVED = "first word of help", "verified request"
_READ = "words that are read"
ROWS = (
    Row(MIXTURE, MIXTURE, 0.45),
    Row("  every answer made anew", ANEW, coach=COACH_AFRESH.name),
    Row(SLOWEST, SLOWEST),
    Row(_HELP, _HELP, 0.6),
    Row("  with memory:", _HELP, 0.8, COACH_IN_MEMORY.name),
    Row(_READ, _READ),
    Row("import", "import", 0.75),
    Row("peak memory", "peak memory"),
    Row("steady memory", "steady memory"),
    Row("cold start, first screen", COLD, 0.85),
    Row("  words that are read", COLD_READ, 0.9),
    Row("  both with DynamoDB", COLD, 0.5, COACH_WITH_DYNAMODB.name, BARE_WITH_DYNAMODB.name),
    Row("  coach with DynamoDB", COLD, 1.1, COACH_WITH_DYNAMODB.name),
    # 1.25: a core answers at least 0.8 times as many requests, writes to a database not included.
    Row(_SERVED, _SERVED, 1.25, IN_MEMORY),
    Row("  with SQLite", _SERVED, coach=IN_SQLITE),
)


@dataclass(frozen=True, slots=True)
class Report:
    """All measurements of one run."""

    costs: Costs

    def rows(self) -> tuple[Row, ...]:
        """The lines of the report: first each single request, then `ROWS`."""
        titled = {row.cost for row in ROWS}
        return (*(Row(cost, cost) for cost in self.costs if cost not in titled), *ROWS)

    def ratio(self, row: Row) -> float:
        """The coach's cost divided by the bare skill's."""
        return self.costs[row.cost][row.coach] / self.costs[row.cost][row.bare]

    def missed(self) -> list[Row]:
        """The lines whose targets are not met."""
        return [row for row in ROWS if self.ratio(row) > row.limit]

    def as_json(self) -> dict[str, Any]:
        """All costs in seconds and bytes, and for each target the ratio and whether it is met."""
        compared = [
            row._asdict() | {"ratio": self.ratio(row), "met": row not in self.missed()}
            for row in ROWS
            if row.limit < inf
        ]
        return {"costs": self.costs, "targets": compared}

    def as_table(self) -> str:
        """The report as a text table."""
        heading = _line("", BARE.name, COACH.name, FLOOR.name, "coach : bare", "target")
        return "\n".join([heading, *map(self._row, self.rows())])

    def _row(self, row: Row) -> str:
        unit, name = (MEGABYTE, "MB") if "memory" in row.cost else (MILLISECOND, "ms")
        costs = self.costs[row.cost]
        cells = [
            f"{costs[who] / unit:.3f}" if who in costs else "–"
            for who in (row.bare, row.coach, FLOOR.name)
        ]
        return _line(f"{row.title}, {name}", *cells, f"{self.ratio(row):.2f} ×", self._verdict(row))

    def _verdict(self, row: Row) -> str:
        if row.limit == inf:
            return ""
        return f"≤ {row.limit:.2f} × {'MISSED' if row in self.missed() else 'met'}"


def _line(title: str, *cells: str) -> str:
    return (f"{title:30}" + "".join(f"{cell:>16}" for cell in cells)).rstrip()
