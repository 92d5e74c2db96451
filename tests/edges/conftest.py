"""What edge tests share: PostgreSQL, started once and only when a test asks for it, and a store on both databases."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from secrets import token_bytes

import pytest
from sqlalchemy import create_engine, text

from storage.keys import KeyRing
from storage.migrate import migrate
from storage.store import SqlStore
from storage.tables import metadata
from storage.vault import Vault
from tests.edges.commanding import Beheerder, founded
from tests.edges.kept import NOW
from tests.postgres import NoPostgres, fresh_database, server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a running PostgreSQL; the test is skipped with one clear line where it cannot start."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(server())
        except NoPostgres as reason:
            pytest.skip(str(reason))
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database for this test alone."""
    with fresh_database(postgres_server) as url:
        yield url


# --- The store, in a fresh database of each kind -------------------------------------------------------------------


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with all tables and nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("template") / "signaal.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_tables(postgres_server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database with all tables, to be emptied before each test."""
    with fresh_database(postgres_server) as url:
        migrate(url)
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with all tables and nothing in it: each test runs on both kinds."""
    if request.param == "sqlite":
        path = tmp_path / "data" / "signaal.db"
        path.parent.mkdir(mode=0o700)
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    url: str = request.getfixturevalue("postgres_tables")
    empty(url)
    return url


def empty(url: str) -> None:
    """Take everything out of a PostgreSQL database, and leave it as a migration does (quicker than TRUNCATE)."""
    names = [table.name for table in metadata.sorted_tables if table.name not in {"meta", "transition"}]
    engine = create_engine(url)
    with engine.begin() as db:
        db.execute(text("SET LOCAL session_replication_role = replica"))  # No triggers, no references.
        db.execute(text("; ".join(f"DELETE FROM {name}" for name in names)))
        db.execute(text("UPDATE meta SET school = '', people = 0"))
    engine.dispose()


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault with fresh keys, also for quarantine."""
    ring = KeyRing.create(tmp_path / "keys", token_bytes).roll_quarantine(NOW, token_bytes)
    return Vault(ring, b"school of tests!", token_bytes)


@pytest.fixture
def store(database_url: str, vault: Vault) -> Iterator[SqlStore]:
    """A store on SQLite, and on PostgreSQL."""
    opened = SqlStore.open(database_url, vault)
    yield opened
    opened.close()


# --- A school as the command line founds it ------------------------------------------------------------------------


@pytest.fixture(scope="session")
def founded_school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `signaal init` was run, to be copied."""
    folder = tmp_path_factory.mktemp("founded")
    assert Beheerder(folder).types("init", "--no-read-back").code == 0
    return folder


@pytest.fixture
def beheerder(tmp_path: Path, founded_school: Path) -> Beheerder:
    """Somebody at a terminal, of a school that was founded and whose file was filled in."""
    made = founded(tmp_path / "school", founded_school)
    made.writes()
    return made
