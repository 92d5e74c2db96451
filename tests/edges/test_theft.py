"""What a thief of the disk would hold: real rows, real bytes, and a search that finds what is there to be found."""

import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import connect

import pytest

from bot.ports import Notice, NoticeKind
from bot.route.model import Role, Staff, StaffId
from bot.wiring import open_store
from storage.store import SqlStore
from storage.theft import MOST_BYTES, coming_by, files_in, owed_by, tables_in, times_in

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
JANSEN = Staff(StaffId("1" * 32), "Jansenkanarie", frozenset({Role.COACH}))


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder with a database and nothing else."""
    return tmp_path / "disk"


@pytest.fixture
def store(disk: Path, tmp_path: Path) -> SqlStore:
    """A school on that disk, with one member of staff; its keys are elsewhere."""
    store = open_store(f"sqlite:///{disk / 'signaal.db'}", tmp_path / "keys", secrets.token_bytes)
    with store.unit() as unit:
        unit.put_staff(JANSEN)
    return store


def test_every_table_is_there_with_its_rows_as_they_stand(store: SqlStore, disk: Path) -> None:
    """The same tables, counts and cells as anybody finds with another tool; what is sealed comes as its bytes."""
    found = {rows.table: rows for rows in tables_in(disk / "signaal.db")}
    with connect(disk / "signaal.db") as db:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        staff = db.execute("SELECT * FROM staff").fetchall()
    assert found.keys() == {name for name in names if not name.startswith("sqlite")}
    assert (found["staff"].count, list(found["staff"].newest)) == (1, staff)
    assert any(isinstance(cell, bytes) for cell in found["staff"].newest[0])
    assert b"Jansenkanarie" not in b"".join(c for c in found["staff"].newest[0] if isinstance(c, bytes))
    store.close()


def test_files_are_shown_as_they_begin(store: SqlStore, disk: Path) -> None:
    """The database and what SQLite keeps beside it; the keys are in no file of this folder."""
    database = next(file for file in files_in(disk) if file.name == "signaal.db")
    assert database.head == (disk / "signaal.db").read_bytes()[:MOST_BYTES]
    assert database.size == (disk / "signaal.db").stat().st_size
    store.close()


def test_a_word_on_the_disk_is_found_and_a_sealed_one_is_not(store: SqlStore, disk: Path) -> None:
    """A search that finds nothing would prove nothing: a planted word is found, in capitals too."""
    assert times_in(disk, "Jansenkanarie") == 0
    assert times_in(disk, "BORGING") > 0
    (disk / "forgotten.log").write_text("wie is Jansenkanarie?", encoding="utf-8")
    assert times_in(disk, "jansenKANARIE") == 1
    assert times_in(disk, "") == 0
    store.close()


def test_what_comes_due_is_told_by_its_kind(store: SqlStore, disk: Path) -> None:
    """A due moment by its kind, a message by its panel, and only by the moment at which they are due."""
    with store.unit() as unit:
        unit.say(Notice("one", NoticeKind.SAY, NOON, to=JANSEN.id, panel="day"))
        unit.say(Notice("two", NoticeKind.SAY, NOON + timedelta(hours=2), to=JANSEN.id, panel="alert-new"))
    database = disk / "signaal.db"
    assert coming_by(database, NOON - timedelta(minutes=1)) == ()
    assert coming_by(database, NOON) == ("day",)
    assert coming_by(database, NOON + timedelta(hours=3)) == ("alert-new", "day")
    assert [owed_by(database, NOON + timedelta(hours=hours)) for hours in (-1, 0, 3)] == [0, 1, 2]
    store.close()


def test_a_disk_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    """Another school begins while somebody looks: nothing is shown, and nothing is made."""
    gone = tmp_path / "gone"
    assert (tables_in(gone / "signaal.db"), files_in(gone), times_in(gone, "x")) == ((), (), 0)
    assert not gone.exists()
