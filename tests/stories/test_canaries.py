"""The first slice is played with canaries in every name, number and word; then every byte on disk is searched for them
(SECURITY §6 T7, T14): database, write-ahead log, logs at their loudest, temporary files, keys, what was printed.
"""

import asyncio
import base64
import contextlib
import gzip
import io
import json
import logging
import pickle
import sqlite3
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import psycopg
import pytest
from sqlalchemy.engine import make_url

from bot import log
from bot.demo.telegram import TOKEN
from tests import canaries
from tests.canaries import MARK, Hit, Needle, Scanner
from tests.chat import a_store
from tests.people import DAAN, EMMA, NOOR, TUESDAY
from tests.planted import (
    FELIX,
    GROUPS,
    KOOS,
    NAME,
    SOMEBODY,
    STAFF,
    STORY,
    STRANGER,
    WIES,
    ClumsyChance,
    ClumsyTime,
    Play,
    planted_stage,
    the_first_slice,
)
from tests.planted_casework import WORDS
from tests.planted_road import the_casework
from tests.postgres import NoPostgres, server

FILLED: Final = {"entry", "entry_old", "casus", "chat", "talk", "quarantine", "reply_address", "outbox", "klas"}
WHERE_AND_WHEN: Final = frozenset(
    {
        *("name", "levelname", "levelno", "pathname", "filename", "module", "lineno", "thread"),
        *("created", "msecs", "relativeCreated", "process", "processName", "asctime"),
    }
)


# --- The loudest log --------------------------------------------------------------------------------------------------


class Careless(logging.Handler):
    """A handler as careless as can be: writes down all that a record holds and a formatter might show."""

    def __init__(self, stream: io.TextIOBase) -> None:
        super().__init__(0)
        self._stream = stream

    def emit(self, record: logging.LogRecord) -> None:
        """One line with everything, but for where and when."""
        told = {name: value for name, value in vars(record).items() if value and name not in WHERE_AND_WHEN}
        self._stream.write(f"{record.getMessage()} {told!r}\n")


@contextlib.contextmanager
def loudest_log(folder: Path) -> Iterator[None]:
    """Our log as ``serve`` sets it up, but with every logger at DEBUG, and a careless handler beside it."""
    folder.mkdir()
    with contextlib.ExitStack() as undo:
        ours, careless = (undo.enter_context((folder / name).open("w")) for name in ("signaal.log", "careless.log"))
        undo.callback(log.setup(ours, logging.DEBUG))
        for logger in loggers():
            undo.callback(logger.setLevel, logger.level)
        handler = Careless(careless)
        logging.getLogger().addHandler(handler)
        undo.callback(logging.getLogger().removeHandler, handler)
        loud()
        yield


def loggers() -> list[logging.Logger]:
    """Every logger that there is."""
    known = [each for each in logging.getLogger().manager.loggerDict.values() if isinstance(each, logging.Logger)]
    return [logging.getLogger(), *known, *map(logging.getLogger, (*log.OURS, *log.LIBRARIES, "sqlalchemy.engine"))]


def loud() -> None:
    """Every logger at DEBUG; again once the bot runs, because connecting hushes some."""
    for logger in loggers():
        logger.setLevel(logging.DEBUG)


@contextlib.contextmanager
def temporary_files_in(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python, SQLite and whoever else asks keep their temporary files in this folder."""
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TMP", "TEMP"):
        patch.setenv(name, str(folder))
    patch.setattr("tempfile.tempdir", str(folder))
    yield
    patch.undo()


# --- The search -------------------------------------------------------------------------------------------------------


def needles() -> tuple[Needle, ...]:
    """What bears the mark, every number of a person, and the token of the bot."""
    people = {who.username: who.id for who in (NOOR, DAAN, EMMA, FELIX)}
    staff = {member.name: number for member, number in STAFF.items()}
    numbers = {**people, **staff, "a stranger": STRANGER}
    found = canaries.text("a word", MARK) + canaries.text("the bot's token", TOKEN.partition(":")[2])
    return sum((canaries.number(f"the chat of {who}", number) for who, number in numbers.items()), found)


@contextlib.asynccontextmanager
async def played(
    disk: Path,
    patch: pytest.MonkeyPatch,
    url: str | None = None,
    acts: Callable[[Play], Awaitable[object]] = the_first_slice,
) -> AsyncIterator[Play]:
    """The first slice (or what else ``acts`` plays), to its end on this disk; the bot still runs. Two days go by before
    it stops."""
    time, chance = ClumsyTime(TUESDAY), ClumsyChance()
    with temporary_files_in(disk / "tmp", patch), loudest_log(disk / "logs"):
        asyncio.get_running_loop().set_debug(url is None)
        log.watch(asyncio.get_running_loop())
        async with planted_stage(disk, time, chance, url) as stage:
            loud()
            play = Play(stage, time, chance, stage.desk(KOOS), stage.desk(WIES))
            await acts(play)
            yield play
            await stage.later(timedelta(minutes=16))
            await stage.later(timedelta(days=2))
            await stage.quiet()


def search(disk: Path, more: Iterable[Needle]) -> list[Hit]:
    """Everything on this disk, the keys apart: these may hold keys, and nothing else may hold any."""
    keys, wanted = disk / "keys", (*needles(), *more)
    places = [place for place in disk.iterdir() if place != keys]
    return Scanner((*wanted, *canaries.secrets_in(keys))).places(*places) + Scanner(wanted).places(keys)


def test_every_word_and_name_that_is_planted_bears_the_mark() -> None:
    """Otherwise the search for the mark would not find it."""
    names = [name for who in (NOOR, DAAN, EMMA, FELIX) for name in (who.first_name, who.last_name, who.username)]
    names += [staff.name for staff in STAFF] + [group.name for group in GROUPS] + [SOMEBODY, STORY, NAME]

    assert [name for name in names if MARK not in name] == []


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """The disk of the school's machine: database, keys, logs and temporary files."""
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


async def test_nothing_of_a_person_stands_on_disk_in_a_log_or_in_print(
    tmp_path: Path, disk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No name, number, word, class or token: while the bot runs, with its log not yet written back, and afterwards."""
    async with played(disk, monkeypatch) as play:
        during, unlinked = canaries.stolen(disk, tmp_path / "during"), canaries.unlinked_files(disk)
    printed = capfd.readouterr()
    scanner = Scanner((*needles(), *play.secrets))

    assert (during / "signaal.db-wal").stat().st_size > 0
    assert filled(during / "signaal.db") >= FILLED
    assert search(during, play.secrets) == []
    assert search(disk, play.secrets) == []
    assert [hit for name, data in unlinked for hit in scanner.data(name, data)] == []
    assert scanner.data("printed", f"{printed.out}{printed.err}".encode()) == []
    assert canaries.strangers_among_keys(disk / "keys") == []
    assert list((disk / "tmp").iterdir()) == []
    assert heard(disk / "logs" / "signaal.log") >= {"sqlalchemy", "asyncio", "apscheduler", "telegram", "handlers"}


def filled(database: Path) -> set[str]:
    """The tables in which something stands."""
    with contextlib.closing(sqlite3.connect(database)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name for name in names if db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]}


def heard(file: Path) -> set[str]:
    """Who spoke in this log."""
    return {line.split()[2].partition(".")[0] for line in file.read_text().splitlines()}


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of an empty database on a PostgreSQL of its own."""
    with contextlib.ExitStack() as stack:
        try:
            url = stack.enter_context(server())
        except NoPostgres as reason:
            pytest.skip(str(reason))
        yield url


def asked(url: str, *statements: str) -> list[tuple[object, ...]]:
    """The rows of the last of these statements, each committed by itself."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as db:
        for statement in statements:
            found = db.execute(statement.encode())
        return found.fetchall() if found.description else []


async def casework(play: Play) -> None:
    """What a coach types and hears after it was picked up, all of it kept."""
    assert (await the_casework(play)).kept == set(WORDS)


@pytest.mark.parametrize("acts", [the_first_slice, casework], ids=["the first slice", "casework"])
async def test_nothing_of_a_person_stands_in_postgresql(
    disk: Path, monkeypatch: pytest.MonkeyPatch, postgres: str, acts: Callable[[Play], Awaitable[object]]
) -> None:
    """Its pages, its write-ahead log and its own log: while the bot runs, and once all is written back. Files that were
    not written since it began are left out; the control is a leak that must be found in all three."""
    data = Path(str(asked(postgres, "SHOW data_directory")[0][0]))
    asked(postgres, "CHECKPOINT", "SELECT pg_switch_wal()")
    began = now_on(disk)
    async with played(disk, monkeypatch, postgres, acts) as play:
        scanner = Scanner((*needles(), *play.secrets, *canaries.secrets_in(disk / "keys")))
        during = scanner.places(data, since=began)
    asked(postgres, "CHECKPOINT")

    assert during == []
    assert scanner.places(data, since=began) == []
    assert search(disk, play.secrets) == []
    assert asked(postgres, "SELECT count(*) FROM entry") != [(0,)]
    leak(postgres)
    found = Scanner((*canaries.text("a word", MARK), *canaries.number("a chat", NOOR.id))).places(data, since=began)
    assert {hit.where.split("/")[1] for hit in found} >= {"base", "pg_wal", "log"}
    assert {hit.what for hit in found} == {"a word", "a chat"}


def now_on(disk: Path) -> int:
    """This moment, as files are dated."""
    (disk / "now").touch()
    return (disk / "now").stat().st_mtime_ns


def leak(url: str) -> None:
    """What must be found: a word and a number in a table, a word in a long text that is stored compressed, and a
    statement that failed and stands in the server's log."""
    words = f"{MARK}{'ab' * 4000}"
    asked(url, "CREATE TABLE leak (words text, number bigint)")
    asked(url, f"INSERT INTO leak VALUES ('x{MARK}', {NOOR.id}), ('{words}', 1)", "CHECKPOINT")
    with pytest.raises(psycopg.Error):
        asked(url, f"SELECT no_such_column FROM leak WHERE words = '{MARK}'")


# --- A scanner that finds nothing may be blind ------------------------------------------------------------------------

LOOKS: Final = {
    "as it is": f"x{MARK}x".encode(),
    "in capitals": MARK.upper().encode(),
    "utf-16-le": MARK.encode("utf-16-le"),
    "utf-16-be": MARK.encode("utf-16-be"),
    "hex": b"\xff\x01".hex().encode() + MARK.encode().hex().upper().encode(),
    **{f"base64 after {n}": base64.b64encode(b"\xfe" * n + f"{MARK} says".encode()) for n in range(6)},
    "pickle": pickle.dumps({"text": f"a {MARK}"}),
    "zlib": b"\x07" * 9 + zlib.compress(f"{MARK} sings, a {MARK} flies".encode()) + b"more",
    "gzip": b"\x07" * 9 + gzip.compress(f"{MARK} sings, a {MARK} flies".encode()),
    "cut up by pglz": b"\x00abcd" + MARK[:4].encode() + b"\x00" + MARK[4:].encode(),
}
NUMBERS: Final = {
    "decimal": str(NOOR.id).encode(),
    "decimal in utf-16": str(NOOR.id).encode("utf-16"),
    "json": json.dumps({"chat": NOOR.id}).encode(),
    "hexadecimal": f"{NOOR.id:X}".encode(),
    "int64 big-endian": struct.pack(">q", NOOR.id),
    "int64 little-endian": struct.pack("<q", NOOR.id),
    "pickle": pickle.dumps(NOOR.id),
    **{f"base64 of int64 after {n}": base64.b64encode(b"\xfe" * n + struct.pack(">q", NOOR.id)) for n in range(3)},
    **{f"base64 of <q after {n}": base64.b64encode(b"\xfe" * n + struct.pack("<q", NOOR.id)) for n in range(3)},
    **{f"base64 of decimal after {n}": base64.urlsafe_b64encode(b"\xfe" * n + str(NOOR.id).encode()) for n in range(3)},
    "hex of int64": struct.pack(">q", NOOR.id).hex().encode(),
    "zlib": zlib.compress(f"chat {NOOR.id} and chat {NOOR.id} and chat {NOOR.id}".encode()),
}


@pytest.mark.parametrize("look", [*LOOKS])
def test_the_scanner_finds_a_word_however_it_looks(look: str) -> None:
    """In each encoding that something could use on its way to a disk; and not where it is not."""
    scanner = Scanner(canaries.text("a word", MARK))

    assert scanner.data("here", b"\x93" * 50 + LOOKS[look] + b"\x93" * 50) != []
    assert scanner.data("here", bytes(range(256)) * 40) == []


@pytest.mark.parametrize("look", [*NUMBERS])
def test_the_scanner_finds_a_chat_however_it_looks(look: str) -> None:
    """The same for a number; another is not taken for it."""
    raw = b"\x93" * 50 + NUMBERS[look] + b"\x93" * 50

    assert Scanner(canaries.number("a chat", NOOR.id)).data("here", raw) != []
    assert Scanner(canaries.number("a chat", STRANGER)).data("here", raw) == []


def test_the_scanner_finds_what_is_planted_in_a_copy_of_the_database(tmp_path: Path) -> None:
    """The control: a row in the clear, as a text, a number, a key of a row; also while it stands in the log only."""
    with contextlib.closing(a_store(tmp_path)):
        copy = canaries.stolen(tmp_path, tmp_path.with_name(f"{tmp_path.name}-copy"))
    scanner = Scanner(needles())

    assert scanner.places(copy) == []
    with contextlib.closing(sqlite3.connect(copy / "signaal.db", isolation_level=None)) as db:
        db.execute("CREATE TABLE leak (id INTEGER PRIMARY KEY, words TEXT, chat INTEGER)")
        db.execute("INSERT INTO leak VALUES (?, ?, ?)", (DAAN.id, STORY, NOOR.id))
        stolen = canaries.stolen(copy, tmp_path.with_name(f"{tmp_path.name}-again"))
    for place in (stolen / "signaal.db-wal", copy / "signaal.db"):
        found = {hit.what for hit in scanner.places(place)}
        assert found == {"a word", f"the chat of {NOOR.username}", f"the chat of {DAAN.username}"}


def test_the_scanner_finds_what_a_plain_logger_says_and_ours_does_not(tmp_path: Path) -> None:
    """The control for logs: the same words, through the logging that everybody uses and through ours."""

    def speak() -> None:
        logging.getLogger("handlers").warning("%s wrote %s", NOOR.id, STORY, extra={"name_of": NAME})

    with loudest_log(tmp_path / "ours"):
        speak()
    plain = logging.FileHandler(tmp_path / "plain.log")
    logging.getLogger().addHandler(plain)
    speak()
    logging.getLogger().removeHandler(plain)
    plain.close()

    assert {hit.what for hit in Scanner(needles()).places(tmp_path / "plain.log")} >= {"a word"}
    assert Scanner(needles()).places(tmp_path / "ours") == []


def test_the_scanner_finds_a_key_outside_its_folder_and_a_stranger_inside(tmp_path: Path) -> None:
    """A key that was copied beside the database, and a note among the keys."""
    with contextlib.closing(a_store(tmp_path)):
        pass
    assert search(tmp_path, ()) == []
    key = next((tmp_path / "keys").glob("kek-*.key"))
    (tmp_path / "note.txt").write_text(f"the key is {key.read_bytes().hex()}")
    (tmp_path / "keys" / "note.txt").write_text("remember")

    assert {hit.where.rpartition("/")[2] for hit in search(tmp_path, ())} == {"note.txt"}
    assert canaries.strangers_among_keys(tmp_path / "keys") == ["note.txt"]
