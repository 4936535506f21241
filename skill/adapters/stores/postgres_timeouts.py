"""Connections to PostgreSQL that give up on a server which has stopped answering."""

from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen

Result = TypeVar("Result")


class TimeoutConnection(psycopg.Connection[Any]):
    """A connection that is closed when it has to wait for too long.

    The server's own `statement_timeout` does not help when the server or the network hangs.
    """

    answer_timeout: float | None = None
    """Seconds for each answer; None waits for ever."""

    def wait(
        self, gen: PQGen[Result], interval: float = 0.1, timeout: float | None = None
    ) -> Result:
        """Wait for an answer; raises psycopg.OperationalError if it does not come."""
        try:
            return super().wait(gen, interval, self.answer_timeout if timeout is None else timeout)
        except psycopg.OperationalError:
            self.close()
            raise


def connect(timeout: float) -> Callable[..., TimeoutConnection]:
    """What SQLAlchemy calls to connect ("do_connect"), with this timeout in seconds."""

    def do_connect(
        _dialect: object, _record: object, arguments: list[Any], options: dict[str, Any]
    ) -> TimeoutConnection:
        connection = TimeoutConnection.connect(*arguments, **options)
        connection.answer_timeout = timeout
        return connection

    return do_connect
