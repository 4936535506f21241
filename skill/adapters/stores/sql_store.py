"""A store in SQLite or PostgreSQL. Both run the same statements."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event
from time import time

from sqlalchemy import (
    Column,
    Connection,
    Double,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    inspect,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.dml import UpdateBase

from skill.adapters.deadline import Deadline
from skill.adapters.stores.housekeeping import Housekeeping
from skill.adapters.stores.sql_engine import engine_for, file_of
from skill.adapters.stores.store import Row, StoreError, check_time
from skill.rate_limited_log import CountedWarnings

_log = logging.getLogger(__name__)

SWEEP_LIMIT = 1_000
"""Rows that one statement deletes at most, so that no request waits for it."""
SWEEP_PAUSE = 0.05
"""Seconds between two such statements, in which requests have the database to themselves."""
SWEEP_MARGIN = 300.0
"""Seconds for which an expired row stays, as the clock of a request may be behind this host's."""

_ROWS = Table(
    "remembered",
    MetaData(),
    Column("owner", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("data", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("expires", Double, nullable=False),
)
_BY_END = Index("remembered_by_end", _ROWS.c.expires)
_KEY = (_ROWS.c.owner, _ROWS.c.kind)
# Built once: SQLAlchemy takes longer to build a statement than SQLite to execute it.
_OWNED = _ROWS.c.owner == bindparam("at_owner")
_SAME_ROW = and_(_OWNED, _ROWS.c.kind == bindparam("at_kind"))
_SAME_REVISION = _ROWS.c.revision == bindparam("seen")
_VALID = _ROWS.c.expires > bindparam("now")
_READ = select(*(_ROWS.c[name] for name in ("kind", *Row._fields))).where(_OWNED, _VALID)
_NEXT = (
    update(_ROWS)
    .where(_SAME_ROW, _SAME_REVISION, _VALID)
    .values({name: bindparam(f"new_{name}") for name in Row._fields})
)
_REMOVE = delete(_ROWS).where(_SAME_ROW, _SAME_REVISION)
_FIND = select(_ROWS.c.kind).where(_SAME_ROW)
_INSERT: Mapping[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class SqlStore:
    """Keeps rows in one table, `remembered`, which is created on first use."""

    blocks = True

    def __init__(self, url: str, timeout: float, clock: Callable[[], float] = time) -> None:
        """Set up a store. It connects when it is first used.

        Args:
            url: sqlite:///path or postgresql://….
            timeout: Seconds that each single wait for the database may take. The drivers have no
                limit for several waits together.
            clock: This host's clock, in seconds since the epoch, by which it deletes what expired.

        Raises:
            ValueError: The URL is malformed.
            ImportError: The database driver is not installed.
        """
        self._engine = engine_for(url, timeout)
        self._first = _insert_statement(self._engine.dialect.name)
        self._file = file_of(self._engine)
        self._ready = False
        self._clock = clock
        self._failures = CountedWarnings("housekeeping of the store failed")
        self._housekeeping = Housekeeping(self.tidy)

    def read(self, owner: str, now: float, deadline: Deadline) -> Mapping[str, Row]:
        """All rows of an owner by kind; see Store."""
        wanted = {"at_owner": owner, "now": now}
        with self._connected(deadline) as connection:
            return {kind: Row(*rest) for kind, *rest in connection.execute(_READ, wanted)}

    def write(self, owner: str, kind: str, row: Row, now: float, deadline: Deadline) -> bool:
        """Store a row if its revision follows the stored one; see Store."""
        with self._connected(deadline) as connection:
            if row.revision == 1:
                values = {"owner": owner, "kind": kind, "now": now, **row._asdict()}
                return _has_changed(connection, self._first, values)
            new = {f"new_{name}": value for name, value in row._asdict().items()}
            seen = {**_at(owner, kind), "seen": row.revision - 1, "now": now}
            return _has_changed(connection, _NEXT, seen | new)

    def remove(self, owner: str, kind: str, revision: int, deadline: Deadline) -> bool:
        """Delete one row if it still has this revision; see Store."""
        key = _at(owner, kind)
        with self._connected(deadline) as connection:
            gone = _has_changed(connection, _REMOVE, {**key, "seen": revision})
            return gone or connection.execute(_FIND, key).first() is None

    def close(self) -> None:
        """Close all connections; the next use opens new ones."""
        self._housekeeping.stop()
        self._engine.dispose()
        self._ready = False

    def tidy(self, stopping: Event) -> None:
        """Delete what has expired, a part at a time, and cut the log; failures are only logged."""
        try:
            with self._engine.connect() as connection:
                while _sweep(connection, self._clock() - SWEEP_MARGIN) == SWEEP_LIMIT:
                    if stopping.wait(SWEEP_PAUSE):
                        return
                if self._file is not None:
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        except (SQLAlchemyError, OSError) as error:
            self._failures.add(_error_name(error))

    @contextmanager
    def _connected(self, deadline: Deadline) -> Iterator[Connection]:
        check_time(deadline)
        if self._file is not None and self._file.is_gone():
            _log.warning("the file of the database was removed or replaced, and is opened anew")
            self._engine.dispose()
            self._ready = False
        try:
            with self._engine.connect() as connection:
                if not self._ready:
                    _create_table(connection)
                    self._ready = True
                    self._housekeeping.start()
                yield connection
        except (SQLAlchemyError, UnicodeError, OSError) as error:
            raise StoreError(f"the database failed: {_error_name(error)}") from None


def _sweep(connection: Connection, until: float) -> int:
    """Delete some of the rows that expired until then; returns how many."""
    ended = select(*_KEY).where(_ROWS.c.expires <= until).order_by(_ROWS.c.expires)
    some = tuple_(*_KEY).in_(ended.limit(SWEEP_LIMIT))
    # The end is asked for once more: the row may have been written anew meanwhile.
    return connection.execute(delete(_ROWS).where(some, _ROWS.c.expires <= until)).rowcount


def _insert_statement(dialect: str) -> UpdateBase:
    """The statement that inserts a row, or replaces it if the stored one has expired."""
    insert = _INSERT[dialect](_ROWS)
    taken_over = {name: insert.excluded[name] for name in Row._fields}
    expired = _ROWS.c.expires <= bindparam("now")
    return insert.on_conflict_do_update(index_elements=_KEY, set_=taken_over, where=expired)


def _at(owner: str, kind: str) -> dict[str, str]:
    return {"at_owner": owner, "at_kind": kind}


def _has_changed(
    connection: Connection, statement: UpdateBase, values: Mapping[str, object]
) -> bool:
    """Execute a statement; returns whether it changed a row."""
    options = {"preserve_rowcount": True}
    return connection.execute(statement, values, execution_options=options).rowcount == 1


def _create_table(connection: Connection) -> None:
    """Create the table and its index, unless both exist.

    The index is created last, so that its existence shows that the table is complete.
    """
    if inspect(connection).has_index(_ROWS.name, str(_BY_END.name)):
        return
    for step in (
        CreateTable(_ROWS, if_not_exists=True),
        CreateIndex(_BY_END, if_not_exists=True),
    ):
        try:
            connection.execute(step)
        except DBAPIError:
            # If two processes create it at once, PostgreSQL refuses one of them. By then it exists.
            connection.execute(step)


def _error_name(error: Exception) -> str:
    """The type of an error and its SQLSTATE, if any. Its message is left out: it may hold data."""
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlstate", None)
    return f"{type(cause).__name__} {code}" if code else type(cause).__name__
