"""PostgreSQL connections that give up when the server stops answering."""

from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

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


def connect(timeout: float) -> Callable[..., TimeoutConnection]:
    """A handler of SQLAlchemy's event `do_connect`, for a timeout in seconds."""

    def do_connect(
        _dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]
    ) -> TimeoutConnection:
        connection = TimeoutConnection.connect(*arguments, **options)
        connection.answer_timeout = timeout
        return connection

    return do_connect
