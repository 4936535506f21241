"""What the coach costs beside a bare skill, as a table and with the targets met and missed."""

from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from bench.contenders import (
    BARE,
    BARE_WITH_DYNAMODB,
    COACH,
    COACH_IN_MEMORY,
    COACH_WITH_DYNAMODB,
    FLOOR,
    Costs,
)
from bench.latency import MIXTURE, SLOWEST
from bench.throughput import IN_MEMORY, IN_SQLITE

MILLISECOND, MEGABYTE = 1e-3, 1e6


class Row(NamedTuple):
    """What the coach costs beside a bare skill."""

    title: str
    cost: str
    """Which of the measured costs; others than memory are times."""
    limit: float = inf
    """The target: how many times the bare skill's cost the coach's may be."""
    coach: str = COACH.name
    bare: str = BARE.name


_COLD, _HELP, _SERVED = "cold start", "first word of help", "verified request"
ROWS = (
    Row(MIXTURE, MIXTURE, 0.45),
    Row(SLOWEST, SLOWEST),
    Row(_HELP, _HELP, 0.6),
    Row("  with memory:", _HELP, 0.8, COACH_IN_MEMORY.name),
    Row("import", "import", 0.75),
    Row("peak memory", "peak memory"),
    Row("steady memory", "steady memory"),
    Row("cold start, first screen", _COLD, 0.85),
    Row("  both with DynamoDB", _COLD, 0.5, COACH_WITH_DYNAMODB.name, BARE_WITH_DYNAMODB.name),
    Row("  coach with DynamoDB", _COLD, 1.1, COACH_WITH_DYNAMODB.name),
    # 0.8 times the requests of a core; writing to a database comes on top.
    Row(_SERVED, _SERVED, 1.25, IN_MEMORY),
    Row("  with SQLite", _SERVED, coach=IN_SQLITE),
)


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run measured."""

    costs: Costs

    def rows(self) -> tuple[Row, ...]:
        """Each request of the mixture, and then what has a title of its own."""
        titled = {row.cost for row in ROWS}
        return (*(Row(cost, cost) for cost in self.costs if cost not in titled), *ROWS)

    def ratio(self, row: Row) -> float:
        """How many times the bare skill the coach costs."""
        return self.costs[row.cost][row.coach] / self.costs[row.cost][row.bare]

    def missed(self) -> list[Row]:
        """The targets that are not met."""
        return [row for row in ROWS if self.ratio(row) > row.limit]

    def as_json(self) -> dict[str, Any]:
        """Every number, in seconds and bytes, and how the coach compares."""
        compared = [
            row._asdict() | {"ratio": self.ratio(row), "met": row not in self.missed()}
            for row in ROWS
            if row.limit < inf
        ]
        return {"costs": self.costs, "targets": compared}

    def as_table(self) -> str:
        """The report as a person reads it."""
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
