"""PostgreSQL connections that give up in time, also behind a pooler such as PgBouncer.

A pooler hands each transaction to any of its connections. So the limit of time goes with every
statement instead of with the connection, nothing is set when connecting, and no statement is
prepared: https://www.pgbouncer.org/features.html#sql-feature-map-for-pooling-modes
"""

from collections.abc import Callable
from typing import Any, Self, TypeVar

import psycopg
from psycopg.abc import Params, PQGen

Result = TypeVar("Result")


class TimeoutConnection(psycopg.Connection[Any]):
    """A connection that closes itself when an answer takes too long.

    PostgreSQL's `statement_timeout` is enforced by the server, so it does not help when the server
    or the network hangs.
    """

    answer_timeout: float | None = None
    """Seconds to wait for each answer; None waits without a limit."""

    def wait(
        self, gen: PQGen[Result], interval: float = 0.1, timeout: float | None = None
    ) -> Result:
        """Wait for an answer; raises psycopg.OperationalError if it takes too long."""
        try:
            return super().wait(gen, interval, self.answer_timeout if timeout is None else timeout)
        except psycopg.OperationalError:
            self.close()
            raise


class TimeoutCursor(psycopg.ClientCursor[Any]):
    """A cursor that sends the server's limit of time along with each statement.

    Both go in one message, which is one transaction, and at whose end the limit is gone again.
    """

    def execute(self, query: Any, params: Params | None = None, **options: Any) -> Self:
        """Execute a statement of text; the result is that of the statement itself."""
        limit = self.connection.answer_timeout  # type: ignore[attr-defined]
        if limit is None or not query:
            return super().execute(query, params, **options)
        limited = f"SET LOCAL statement_timeout = {round(limit * 1000)}; {query}"
        super().execute(limited, params, **options)
        self.nextset()
        return self


def connect(timeout: float) -> Callable[..., TimeoutConnection]:
    """A handler of SQLAlchemy's event `do_connect`, for a timeout in seconds."""

    def do_connect(
        _dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]
    ) -> TimeoutConnection:
        connection = TimeoutConnection.connect(
            *arguments, cursor_factory=TimeoutCursor, prepare_threshold=None, **options
        )
        connection.answer_timeout = timeout
        return connection

    return do_connect
