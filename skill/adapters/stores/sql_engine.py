"""SQLAlchemy engines for SQLite and PostgreSQL with a limit for every wait.

They autocommit: each statement is its own transaction, which saves two round trips.
"""

from contextlib import suppress
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from skill.adapters.stores.sqlite_file import SqliteFile, check_writable

POSTGRESQL_CONNECT_TIMEOUT = 2
"""Seconds. 2 is libpq's minimum: https://www.postgresql.org/docs/current/libpq-connect.html."""
LARGEST_LOG = 1_000_000
"""Bytes of SQLite's write-ahead log that are left when it starts over."""
_POOL_SIZE = 10


def engine_for(url: str, timeout: float) -> Engine:
    """Create an engine. It connects when it is first used.

    Args:
        url: sqlite:///path or postgresql://….
        timeout: Seconds to wait for a free connection, for a lock and for an answer, each.

    Raises:
        ValueError: The URL is malformed.
        OSError: The file of SQLite is in no folder, or may not be written.
        ImportError: The database driver is not installed.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("not a URL") from None
    return (_sqlite if parsed.drivername == "sqlite" else _postgresql)(parsed, timeout)


def file_of(engine: Engine) -> SqliteFile | None:
    """The file of a SQLite database, made ready before each connection; None for PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return None
    file = SqliteFile(str(engine.url.database))

    def prepare(*_: object) -> None:
        file.prepare()

    event.listen(engine, "do_connect", prepare)
    return file


def _sqlite(url: URL, timeout: float) -> Engine:
    if not url.database or url.host or url.database == ":memory:":
        raise ValueError("not a file")
    check_writable(Path(url.database))
    engine = _engine(url, timeout, {"timeout": timeout})
    event.listen(engine, "connect", _set_up)
    return engine


def _set_up(connection: Any, _record: object) -> None:
    """Turn on write-ahead logging, so that readers do not wait for a writer; erase for good.

    With `synchronous = NORMAL` a crash of the process loses no committed data:
    https://www.sqlite.org/pragma.html#pragma_synchronous
    """
    # SQLite refuses this at once while another process does the same to a new file. The mode is
    # stored in the file, so one of them is enough.
    with suppress(OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    # What is deleted is overwritten with zeros, and the log is cut when it starts over.
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA journal_size_limit = {LARGEST_LOG}")


def _postgresql(url: URL, timeout: float) -> Engine:
    from skill.adapters.stores.postgres_timeouts import connect

    limits = {"connect_timeout": POSTGRESQL_CONNECT_TIMEOUT}
    engine = _engine(url.set(drivername="postgresql+psycopg"), timeout, limits)
    event.listen(engine, "do_connect", connect(timeout))
    return engine


def _engine(url: URL, timeout: float, connect_args: dict[str, Any]) -> Engine:
    return create_engine(
        url,
        connect_args=connect_args,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        max_overflow=0,
        # Only a server can close a connection meanwhile; a file cannot.
        pool_pre_ping=url.drivername != "sqlite",
        pool_size=_POOL_SIZE,
        pool_timeout=timeout,
    )
