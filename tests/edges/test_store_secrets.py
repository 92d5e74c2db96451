"""The disk tells nothing, and erased is erased: every byte of the database is searched for planted canaries (T7, T8).

Each search has a control that must be found, or it would prove nothing.
"""

import base64
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import create_engine, select, text

from bot.ports import Invite, Notice, NoticeKind
from bot.route.model import ChatId, Entry, EntryKind, Group
from storage.engine import database_file
from storage.migrate import migrate
from storage.store import SqlStore
from storage.tables import entry, entry_old, key_slot, outbox, reply_address, talk
from storage.vault import Vault
from tests.edges.kept import COACH, EVERYBODY, KLAS, MINE, NOW, a_case, a_chat, a_notice, a_talk, hire

CHANCE = Random()
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def word() -> str:
    """A word that stands nowhere else on this machine."""
    return "".join(CHANCE.choices(LETTERS, k=20))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of its own, for what other tests left behind would be found too."""
    url = f"sqlite:///{tmp_path}/data/signaal.db"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    migrate(url)
    return url


def every_byte(url: str, *, logs: bool = True) -> Iterator[bytes]:
    """The bytes of each file of this database; ``logs``: write-ahead logs too."""
    path = database_file(url)
    folder = path.parent if path is not None else data_folder(url)
    for file in sorted(folder.rglob("*")):
        if file.is_file() and (logs or "wal" not in str(file.relative_to(folder))):
            yield file.read_bytes()


def data_folder(url: str) -> Path:
    """Where PostgreSQL keeps everything, once it has written it there."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text("CHECKPOINT"))
        folder = Path(db.execute(text("SHOW data_directory")).scalar_one())
    engine.dispose()
    return folder


def found(url: str, needles: dict[str, bytes], *, logs: bool = True) -> set[str]:
    """Which of these stand somewhere."""
    files = list(every_byte(url, logs=logs))
    return {name for name, needle in needles.items() if any(needle in content for content in files)}


def spellings(words: str) -> dict[str, bytes]:
    """How words might stand on a disk."""
    plain = words.encode()
    return {
        f"{words} plain": plain,
        f"{words} utf-16": words.encode("utf-16-le"),
        f"{words} hex": plain.hex().encode(),
        f"{words} base64": base64.b64encode(plain)[:-4],
    }


def spellings_of(chat: ChatId) -> dict[str, bytes]:
    """How a chat id might stand on a disk."""
    little, big = (chat.to_bytes(8, order) for order in ("little", "big"))
    numbers = {"little": little, "big": big, "big short": big.lstrip(b"\0"), "hex": f"{chat:x}".encode()}
    coded = {f"base64 {name}": base64.b64encode(raw)[:-4] for name, raw in (("little", little), ("big", big))}
    return numbers | coded | spellings(str(chat))


def plant(store: SqlStore, canaries: dict[str, str], pupil: ChatId, teacher: ChatId) -> None:
    """Put every canary wherever somebody's words, names and addresses can come."""
    story, name, klas, staff, answer, poison, note = canaries.values()
    group = Group(klas, 1, (COACH.id,))
    with store.unit() as unit:
        hire(unit)
        unit.put_staff(replace(COACH, name=staff))
        unit.put_group(group)
        unit.seat(COACH.id, teacher, "nl")
        unit.put_invite(Invite(b"h" * 32, COACH.id, NOW))
        unit.new_key(MINE)
        unit.put_case(replace(a_case(), group=klas))
        unit.put_entry(MINE, Entry(1, EntryKind.STORY, "eerst"))
        unit.put_entry(MINE, Entry(1, EntryKind.STORY, story))
        unit.put_entry(MINE, Entry(2, EntryKind.NAME, name))
        unit.put_entry(MINE, Entry(2, EntryKind.NAME, "anders"))
        chat = replace(a_chat(replace(a_talk(story=answer), facts={"classes": [klas]}), chat=pupil), note=note)
        unit.put_chat(chat)
        unit.bind_reporter(MINE, chat)
        unit.quarantine(1, pupil, poison, NOW)
        unit.say(Notice(f"delete:{pupil}", NoticeKind.DELETE, NOW, chat=pupil, message_ids=(pupil,), note=note))
        unit.say(replace(a_notice(f"say:{teacher}"), edit=teacher, note=note))
    with store.unit() as unit:
        assert (unit.staff()[0].name, len(unit.groups())) == (staff, 2)
        (claimed, *_) = unit.claim(NOW, NOW, 1, 30, "w")
        unit.settle_chat(pupil, 1, 5)
        assert claimed


def test_no_word_name_or_chat_id_is_on_the_disk(
    store: SqlStore, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor in the write-ahead log, nor in our log at its loudest; whatever its spelling."""
    caplog.set_level(logging.DEBUG)
    canaries = {what: word() for what in ("story", "name", "klas", "staff", "answer", "poison", "note")}
    pupil, teacher = (ChatId(CHANCE.randrange(2**48, 2**52)) for _ in range(2))
    needles = spellings_of(pupil) | spellings_of(teacher)
    for canary in canaries.values():
        needles |= spellings(canary)
    plant(store, canaries, pupil, teacher)
    assert found(database_url, needles) == set()
    assert [name for name, needle in needles.items() if needle in caplog.text.encode()] == []


def test_the_search_finds_what_is_there(store: SqlStore, database_url: str) -> None:
    """The control: words in a plain column, and a chat id in a plain number, are found."""
    canary, chat = word(), ChatId(CHANCE.randrange(2**48, 2**52))
    with store.unit() as unit:
        unit._db.execute(text("CREATE TABLE control (words TEXT, chat BIGINT)"))
        unit._db.execute(text("INSERT INTO control VALUES (:words, :chat)"), {"words": canary, "chat": chat})
    stands = found(database_url, spellings(canary) | spellings_of(chat))
    assert f"{canary} plain" in stands
    assert stands & {"little", "big", "big short"}


def sealed_bytes(store: SqlStore) -> dict[str, bytes]:
    """What is sealed for the case: its wrapped key, the address, each text, the talk, the alert."""
    queries = {
        "key": select(key_slot.c.wrapped).where(key_slot.c.case_id == MINE),
        "address": select(reply_address.c.address),
        "reporter": select(reply_address.c.reporter),
        "story": select(entry.c.content),
        "old story": select(entry_old.c.content),
        "talk": select(talk.c.state),
        "alert": select(outbox.c.content),
    }
    with store.unit() as unit:
        values = {name: unit._db.execute(query).scalars().one() for name, query in queries.items()}
    return {name: value if isinstance(value, bytes) else value.token for name, value in values.items()}


def a_case_with_everything(store: SqlStore) -> dict[str, bytes]:
    """A case, its reporter and her talk; gives what is stored of it."""
    with store.unit() as unit:
        hire(unit)
        unit.new_key(MINE)
        unit.put_case(a_case())
        for words in ("eerst", "anders"):
            unit.put_entry(MINE, Entry(1, EntryKind.STORY, words))
        unit.put_chat(a_chat(a_talk()))
        unit.bind_reporter(MINE, a_chat())
        unit.say(a_notice())
    return sealed_bytes(store)


def test_an_erased_case_leaves_no_bytes(store: SqlStore, database_url: str) -> None:
    """Not even its wrapped key: SQLite at once, log included; PostgreSQL's pages after the nightly tidying."""
    sealed = a_case_with_everything(store)
    assert found(database_url, sealed) == set(sealed)
    with store.unit() as unit:
        unit.erase_case(MINE)
    store.tidy()
    assert found(database_url, sealed, logs=store._engine.dialect.name == "sqlite") == set()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_sqlite_is_clean_as_soon_as_the_unit_is_over(store: SqlStore, database_url: str) -> None:
    """Without any tidying; so is a dropped draft."""
    sealed = a_case_with_everything(store)
    with store.unit() as unit:
        unit.drop_key(MINE)
    assert found(database_url, sealed) == set(sealed) - {"key", "talk"}
    with store.unit() as unit:
        unit.erase_case(MINE)
    assert found(database_url, sealed) == set()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_an_erasure_beside_a_reader_is_finished_by_the_next_unit(store: SqlStore, database_url: str) -> None:
    """Somebody else is reading, so the log cannot be emptied yet: the unit succeeds, and it is done later."""
    sealed = a_case_with_everything(store)
    reader = create_engine(database_url)
    with reader.connect() as db:
        db.exec_driver_sql("BEGIN")
        db.exec_driver_sql("SELECT count(*) FROM casus").all()
        with store.unit() as unit:
            unit.erase_case(MINE)
        assert "key" in found(database_url, sealed)
    reader.dispose()
    with store.unit() as unit:
        unit.first_time(1, NOW)
    assert found(database_url, sealed) == set()


def test_nothing_of_a_person_stands_in_a_repr(store: SqlStore, vault: Vault) -> None:
    """Units, stores and vaults end up in tracebacks."""
    with store.unit() as unit:
        hire(unit)
        said = repr((unit, store, vault, unit.staff(), unit._known.now))
    assert [secret for secret in (KLAS, *(member.name for member in EVERYBODY)) if secret in said] == []
