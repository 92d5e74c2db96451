"""A migrated database is the one the code means, no revision leaves half of itself, and no row is lost on the way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, delete, func, inspect, select, text
from sqlalchemy.exc import IntegrityError

from bot.ports import StoreBusy
from bot.route.effects import DueKind
from bot.route.model import Status, Step
from storage.lock import ServeLock
from storage.migrate import HEAD, BrokenReferences, alembic_config, connected, is_current, migrate
from storage.store import CannotUse, SqlStore
from storage.tables import metadata, transition
from storage.vault import Vault
from tests.edges.kept import COACH, MINE, NOW, PUPIL, TEACHER, a_case, a_chat, a_notice, a_story, a_talk, settled

BAD_REVISION = """
from alembic import op
revision, down_revision = "bad", "{head}"
def upgrade():
    op.execute("CREATE TABLE half (id INTEGER)")
    op.execute("{statement}")
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace AND conrelid::regclass::text <> 'alembic_version'
"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename <> 'alembic_version'"
SQLITE_SHAPE = "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' AND tbl_name <> 'alembic_version'"


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with nothing in it, not even tables."""
    if request.param == "sqlite":
        (tmp_path / "fresh").mkdir()
        return f"sqlite:///{tmp_path}/fresh/signaal.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@contextmanager
def looking(url: str) -> Iterator[Connection]:
    """A plain connection to this database."""
    engine = create_engine(url)
    try:
        with engine.begin() as db:
            yield db
    finally:
        engine.dispose()


def shape(db: Connection) -> list[str]:
    """Every table, index and constraint, as the database itself spells it."""
    queries = (SQLITE_SHAPE,) if db.dialect.name == "sqlite" else (CONSTRAINTS, INDEXES)
    return sorted(" ".join(str(tuple(row)).split()) for query in queries for row in db.execute(text(query)))


def counts(url: str) -> dict[str, int]:
    """How many rows each table has."""
    with looking(url) as db:
        tables = metadata.sorted_tables
        return {one.name: db.execute(select(func.count()).select_from(one)).scalar_one() for one in tables}


def fill(url: str, vault: Vault) -> dict[str, int]:
    """Put something in every table; gives the counts."""
    store = SqlStore.open(url, vault)
    settled(store, a_case())
    with store.unit() as unit:
        unit.first_time(1, NOW)
        unit.quarantine(2, PUPIL, "x", NOW)
        unit.put_chat(a_chat(a_talk()))
        unit.bind_reporter(MINE, a_chat())
        unit.put_entry(MINE, a_story("anders"))
        unit.log_reading(MINE, COACH.id, NOW)
        unit.add_step(MINE, Step(Status.CONCEPT, "verzenden", Status.NIEUW, "melder", NOW))
        unit.say(a_notice())
        unit.plan(MINE, DueKind.PROMISE, NOW)
        assert unit.put_receipt(MINE, "KD7F", "0" * 16)
        assert unit.may_try(PUPIL, "KD7F", NOW)
        unit.seat(COACH.id, TEACHER, "nl")
        unit.put_figures(2026, {"sent": 5})
        unit._db.execute(text("INSERT INTO invite VALUES (:h, :s, 5, 0)"), {"h": b"h" * 32, "s": COACH.id})
    store.close()
    return counts(url)


def test_head_is_the_newest_revision(tmp_path: Path) -> None:
    """The constant that spares serve from loading Alembic."""
    with connected(f"sqlite:///{tmp_path}/signaal.db") as db:
        assert ScriptDirectory.from_config(alembic_config(db)).get_heads() == [HEAD]


def test_the_migrated_database_is_the_one_the_code_means(fresh_url: str) -> None:
    """Alembic finds nothing to add, and each index, check and reference is spelled the same."""
    migrate(fresh_url)
    with looking(fresh_url) as db:
        assert compare_metadata(MigrationContext.configure(db, opts={"compare_type": True}), metadata) == []
        migrated = shape(db)
    migrate(fresh_url, "base")
    with looking(fresh_url) as db:
        metadata.create_all(db)
        assert shape(db) == migrated


def test_up_and_down_with_data(fresh_url: str, vault: Vault) -> None:
    """A second migrate keeps every row; down leaves nothing of ours; up again works."""
    migrate(fresh_url)
    before = fill(fresh_url, vault)
    assert {name for name, rows in before.items() if not rows} == set()
    migrate(fresh_url)
    assert counts(fresh_url) == before
    migrate(fresh_url, "base")
    with looking(fresh_url) as db:
        assert inspect(db).get_table_names() == ["alembic_version"]
    migrate(fresh_url)
    assert fill(fresh_url, vault) == before


def test_staff_of_before_there_were_pauses_are_not_paused(fresh_url: str) -> None:
    """Revision 0002, there and back: every person and who points at them is still there."""
    insert = "INSERT INTO staff VALUES (:id, 1, :name, 'coach', 0, 1, 1)"
    migrate(fresh_url)
    with connected(fresh_url) as db:
        command.downgrade(alembic_config(db), "0001")
    with looking(fresh_url) as db:
        db.execute(text(insert), {"id": COACH.id, "name": b"\x01" + bytes(97)})
        db.execute(text("INSERT INTO invite VALUES (:h, :s, 5, 0)"), {"h": b"h" * 32, "s": COACH.id})
    migrate(fresh_url)
    with looking(fresh_url) as db:
        assert tuple(db.execute(text("SELECT id, active, seated, paused FROM staff")).one()) == (COACH.id, 0, 1, 0)
        assert db.execute(text("SELECT staff_id FROM invite")).scalar_one() == COACH.id
    with connected(fresh_url) as db:
        command.downgrade(alembic_config(db), "0001")
    with looking(fresh_url) as db:
        assert db.execute(text("SELECT count(*) FROM staff")).scalar_one() == 1
        assert "paused" not in {column["name"] for column in inspect(db).get_columns("staff")}


def test_a_database_is_current_only_when_it_is(fresh_url: str, vault: Vault) -> None:
    """Not when it is empty, of another revision, or ignorant of a step of De Route; then no store opens on it."""
    assert not is_current(fresh_url)
    migrate(fresh_url)
    assert is_current(fresh_url)
    with looking(fresh_url) as db:
        db.execute(delete(transition).where(transition.c.event == "oppakken"))
    assert not is_current(fresh_url)
    with pytest.raises(CannotUse, match="signaal init"):
        SqlStore.open(fresh_url, vault)
    migrate(fresh_url)
    assert is_current(fresh_url)
    with looking(fresh_url) as db:
        db.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    assert not is_current(fresh_url)


@pytest.mark.parametrize(
    ("statement", "error"),
    [("SELECT * FROM nothing_like_it", Exception), ("DELETE FROM staff", (BrokenReferences, IntegrityError))],
)
def test_a_failed_revision_leaves_nothing_of_itself(
    fresh_url: str, vault: Vault, tmp_path: Path, statement: str, error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    """Half a table, or rows that point at nothing, are undone; every row is still there (SECURITY §0 row 9)."""
    migrate(fresh_url)
    before = fill(fresh_url, vault)
    (tmp_path / "bad.py").write_text(BAD_REVISION.format(head=HEAD, statement=statement))
    with connected(fresh_url) as db:
        config = alembic_config(db)
        ours = Path(config.get_main_option("script_location") or "") / "versions"
        config.set_main_option("version_locations", f"{ours}{os.pathsep}{tmp_path}")
        with pytest.raises(error):
            command.upgrade(config, "bad")
    assert is_current(fresh_url)
    assert counts(fresh_url) == before
    with looking(fresh_url) as db:
        assert not inspect(db).has_table("half")


def test_nothing_is_migrated_under_a_running_bot(fresh_url: str) -> None:
    """Whoever serves the database holds the lock."""
    lock = ServeLock(fresh_url)
    assert lock.acquire(wait=False)
    with pytest.raises(StoreBusy):
        migrate(fresh_url)
    lock.release()
    migrate(fresh_url)


def test_serve_on_a_current_database_loads_neither_alembic_nor_psycopg(tmp_path: Path, sqlite_template: Path) -> None:
    """Memory is a promise too (DESIGN §7)."""
    look = (
        "import sys; from storage.migrate import is_current; from storage.store import SqlStore;"
        f"assert is_current('sqlite:///{sqlite_template}');"
        "print(sorted({'alembic', 'psycopg', 'matplotlib', 'asyncio', 'greenlet'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert set(eval(said.stdout)) <= {"asyncio"}
