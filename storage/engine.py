"""Connections to the database as Signaal needs them: durable, private, and clear about what is only for now.

SQLite (SECURITY §3.2): WAL with ``synchronous=FULL``, for a signal is confirmed to Telegram right after the commit;
``secure_delete``, no temporary files, and BEGIN IMMEDIATE, so that a unit waits for its turn before it reads anything.
PostgreSQL: psycopg 3, ``synchronous_commit`` on. Parameters are hidden in every error.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from bot.ports import StoreBusy
from storage.keys import KeysMissing

BUSY_MS: Final = 10_000
_TRUNCATE_MS: Final = 250
_PRAGMAS: Final = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "busy_timeout": str(BUSY_MS),
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "temp_store": "MEMORY",
    "journal_size_limit": "1048576",
}
_POSTGRES_OPTIONS: Final = f"-c synchronous_commit=on -c lock_timeout={BUSY_MS}"
_BUSY: Final = "the database cannot take it now"
_READ_ONLY_TRANSACTION: Final = "25006"
_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)


def database_file(url: str) -> Path | None:
    """The file of a SQLite URL; None for PostgreSQL. Raises ``ValueError`` for a SQLite that lives in memory."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    if not parsed.database or parsed.database == ":memory:":
        raise ValueError("Signaal needs a database in a file.")
    return Path(parsed.database)


def open_engine(url: str, *, migrating: bool = False) -> Engine:
    """An engine for units. ``migrating``: SQLite's foreign keys stay off, or rebuilding a table would empty its
    children (SECURITY §3.2)."""
    path = database_file(url)
    if path is None:
        connect = {"options": _POSTGRES_OPTIONS, "connect_timeout": 5}
        return create_engine(url, hide_parameters=True, connect_args=connect)
    _private(path)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare(_PRAGMAS | ({"foreign_keys": "OFF"} if migrating else {})))
    # Not an event, though it would do: an engine with events asks at every statement whether somebody wants to hear.
    engine.dialect.do_begin = _begin_immediate  # type: ignore[method-assign]
    return engine


@contextmanager
def busy() -> Iterator[None]:
    """Turns what passes by itself (locked, full, gone, a missing key file) into ``StoreBusy``, which tells nothing."""
    reason = _BUSY
    try:
        yield
        return
    except DBAPIError as problem:
        if not any(map(_passes, _chain(problem))):
            raise
    except NoConnectionFree:
        pass
    except KeysMissing as problem:
        reason = str(problem)
    raise StoreBusy(reason) from None


def truncate_wal(db: Connection) -> bool:
    """Empty SQLite's write-ahead log, in which erased bytes live on (SECURITY §0 row 6). To be called after commit.

    False when somebody was reading: it has to be done later. Always True on PostgreSQL, which has none of this.
    """
    if db.dialect.name != "sqlite":
        return True
    driver = driver_of(db)
    driver.execute(f"PRAGMA busy_timeout = {_TRUNCATE_MS}")
    try:
        return bool(driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    except sqlite3.OperationalError:
        return False  # The commit has been made; a full disk now must not make it look undone.
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def driver_of(db: Connection) -> sqlite3.Connection:
    """The connection of Python's own sqlite3 below this one."""
    driver = db.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _chain(problem: BaseException) -> Iterator[DBAPIError]:
    """The error and those before it: a full disk may undo the transaction, and then undoing a savepoint fails too."""
    before: BaseException | None = problem
    while before is not None:
        if isinstance(before, DBAPIError):
            yield before
        before = before.__context__


def _passes(problem: DBAPIError) -> bool:
    code = getattr(problem.orig, "sqlite_errorcode", None)
    if code is not None:
        return _is_passing(code)
    state = getattr(problem.orig, "sqlstate", None)
    return isinstance(problem, OperationalError) or problem.connection_invalidated or state == _READ_ONLY_TRANSACTION


def _is_passing(sqlite_code: int) -> bool:
    return sqlite_code & 0xFF in _PASSING


def _prepare(pragmas: dict[str, str]) -> Callable[[sqlite3.Connection, ConnectionPoolEntry], None]:
    def prepare(driver: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        driver.isolation_level = None
        for name, value in pragmas.items():
            driver.execute(f"PRAGMA {name} = {value}")

    return prepare


def _begin_immediate(dbapi_connection: PoolProxiedConnection) -> None:
    """What SQLAlchemy calls where a transaction begins."""
    driver = dbapi_connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("BEGIN IMMEDIATE")


def _private(path: Path) -> None:
    """Make the folder and the file for their owner only; SQLite gives -wal and -shm the mode of the file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
