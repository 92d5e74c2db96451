"""What a thief of the disk would hold: every row of every table as it stands, and the files byte by byte.

For the demo, which shows it beside the coach's phone. It opens nothing and knows no key: it reads the database file as
anybody could who copied it. Of what falls due it tells the kind, which stands in the open, too.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from storage.atoms import ms

MOST_ROWS: Final = 12
MOST_BYTES: Final = 192
_NAMES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
_COMING: Final = """
SELECT kind FROM due WHERE at <= :at
UNION SELECT CASE WHEN kind = 'delete' THEN 'delete' ELSE panel END FROM outbox WHERE state = 0 AND visible_at <= :at
UNION SELECT 'fold' FROM chat WHERE fold_at <= :at
UNION SELECT 'expiry' FROM talk WHERE expires_at <= :at
"""
OWED: Final = """
SELECT (SELECT count(*) FROM chat WHERE rev > shown OR fold_at <= :at)
     + (SELECT count(*) FROM outbox WHERE state < 3 AND visible_at <= :at)
     + (SELECT count(*) FROM due WHERE at <= :at) + (SELECT count(*) FROM talk WHERE expires_at <= :at)
"""

Cell = int | float | str | bytes | None


@dataclass(frozen=True)
class Rows:
    """One table: how many rows it has, and the newest of them, raw."""

    table: str
    columns: tuple[str, ...]
    count: int
    newest: tuple[tuple[Cell, ...], ...] = field(repr=False)


@dataclass(frozen=True)
class Bytes:
    """One file on the disk and how it begins."""

    name: str
    size: int
    head: bytes = field(repr=False)


def tables_in(database: Path) -> tuple[Rows, ...]:
    """Every table there is in this SQLite file, as it is at this moment; none once the file is gone."""
    try:
        with _read_only(database) as db:
            return tuple(_rows(db, name) for (name,) in db.execute(_NAMES).fetchall())
    except sqlite3.OperationalError:
        return ()


def files_in(folder: Path) -> tuple[Bytes, ...]:
    """The files of this folder, as they begin."""
    return tuple(Bytes(name, len(content), content[:MOST_BYTES]) for name, content in _contents(folder))


def times_in(folder: Path, words: str) -> int:
    """How often these words stand anywhere in the files of this folder, in capitals or not."""
    sought = words.casefold().encode()
    return sum(content.lower().count(sought) for _, content in _contents(folder)) if sought else 0


def coming_by(database: Path, moment: datetime) -> tuple[str, ...]:
    """What kinds of things fall due by this moment of school time: of a due moment, or the panel that leaves."""
    with _read_only(database) as db:
        return tuple(sorted(kind for (kind,) in db.execute(_COMING, {"at": ms(moment)}).fetchall()))


def owed_by(database: Path, moment: datetime) -> int:
    """How much is owed by this moment of school time and has not left: messages, screens, due moments."""
    with _read_only(database) as db:
        ((count,),) = db.execute(OWED, {"at": ms(moment)}).fetchall()
    return int(count)


def doubts_in(database: Path) -> int:
    """How often it was written down that nobody knows whether a notice arrived (SECURITY §4.3)."""
    with _read_only(database) as db:
        ((count,),) = db.execute("SELECT coalesce(sum(unsure), 0) FROM outbox").fetchall()
    return int(count)


def taken_in(database: Path) -> frozenset[int]:
    """The numbers of the updates that were taken in the last days."""
    with _read_only(database) as db:
        return frozenset(number for (number,) in db.execute("SELECT update_id FROM seen").fetchall())


def sent_in(database: Path) -> dict[int, tuple[str, str]]:
    """The notices that count as sent: to whom of the staff, and as which panel."""
    query = "SELECT id, to_staff, panel FROM outbox WHERE state = 3 AND kind = 'say' AND to_staff IS NOT NULL"
    with _read_only(database) as db:
        return {number: (to, panel) for number, to, panel in db.execute(query).fetchall()}


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file with its bytes. SQLite removes one now and then, and a demo that ends removes them all."""
    for file in sorted(folder.glob("*")):
        with suppress(FileNotFoundError):
            yield file.name, file.read_bytes()


@contextmanager
def _read_only(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=5)) as db:
        yield db


def _rows(db: sqlite3.Connection, name: str) -> Rows:
    # The name comes out of the database itself; a parameter cannot stand for a table.
    ((count,),) = db.execute(f'SELECT count(*) FROM "{name}"').fetchall()  # noqa: S608
    backwards = "rowid DESC" if _has_rowid(db, name) else "1"
    newest = db.execute(f'SELECT * FROM "{name}" ORDER BY {backwards} LIMIT {MOST_ROWS}')  # noqa: S608
    return Rows(name, tuple(column[0] for column in newest.description), count, tuple(newest.fetchall()))


def _has_rowid(db: sqlite3.Connection, name: str) -> bool:
    (found,) = db.execute("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", (name,)).fetchone()
    return not found
