"""The store says what passes by itself, opens only what is its own, and works on after a fright."""

from contextlib import suppress

import pytest
from sqlalchemy import Engine, create_engine, select, text, update

from bot.ports import Store, StoreBusy, Unit
from storage.engine import database_file, driver_of
from storage.envelope import Sealed
from storage.keys import KeyRing, Kind
from storage.store import CannotUse, SqlStore
from storage.tables import key_slot
from storage.vault import Vault, kek_of
from tests.edges.kept import ME, MINE, NOW, PUPIL, STORY, a_case, a_chat, a_talk, settled

SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
POSTGRES_ONLY = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def without(ring: KeyRing, key_id: bytes) -> KeyRing:
    """The ring without this key, its file untouched."""
    return KeyRing(ring.directory, tuple(key for key in ring.keys if key.id != key_id), {})


def tell_driver(engine: Engine, statement: str) -> None:
    """Change a setting of the one pooled SQLite connection."""
    with engine.connect() as pooled:
        driver_of(pooled).execute(statement)


@SQLITE_ONLY
def test_the_file_is_durable_and_private(store: SqlStore, database_url: str) -> None:
    """Every pragma of SECURITY 3.2 holds, and nobody else on the machine may look."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    wanted |= {"temp_store": 2, "busy_timeout": 10_000, "journal_size_limit": 1_048_576}
    with store._engine.connect() as pooled:
        found = {name: driver_of(pooled).execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_a_new_file_is_for_its_owner_only(tmp_path_factory: pytest.TempPathFactory, vault: Vault) -> None:
    """The folder is entered by nobody else, the file is read by nobody else."""
    path = tmp_path_factory.mktemp("new") / "data" / "signaal.db"
    with pytest.raises(CannotUse, match="signaal init"):
        SqlStore.open(f"sqlite:///{path}", vault)
    assert (path.parent.stat().st_mode & 0o077, path.stat().st_mode & 0o077) == (0, 0)


def test_a_database_in_memory_is_refused() -> None:
    """It would lose every signal."""
    with pytest.raises(ValueError, match="file"):
        database_file("sqlite://")


@SQLITE_ONLY
def test_a_locked_database_is_busy(store: SqlStore) -> None:
    """Somebody else has it for too long: nothing is confirmed, and the error tells nothing."""
    tell_driver(store._engine, "PRAGMA busy_timeout = 1")
    blocker = create_engine(store._engine.url)
    with blocker.connect() as db:
        db.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy) as caught, store.unit():
            pass
    blocker.dispose()
    assert caught.value.__suppress_context__


@SQLITE_ONLY
def test_a_full_disk_is_busy_also_inside_a_savepoint(store: SqlStore) -> None:
    """A full disk is no poison: the savepoint says so, and what was committed is still there."""
    settled(store, a_case())
    tell_driver(store._engine, "PRAGMA max_page_count = 80")
    with store.unit() as unit, pytest.raises(StoreBusy), unit.savepoint():
        unit.put_chat(a_chat(a_talk(story="x" * 200_000)))
    with store.unit() as unit:
        assert unit.case(MINE, ME)
        assert unit.chat(PUPIL) is None


def test_a_savepoint_inside_another_leaves_the_outer_one_whole(store: SqlStore) -> None:
    """What went wrong inside is undone, and so is what went wrong around it afterwards: neither hides the other."""
    with store.unit() as unit:
        with suppress(LookupError), unit.savepoint():
            unit.new_key(MINE)
            with suppress(ValueError), unit.savepoint():
                raise ValueError
            raise LookupError
        unit.new_key(MINE)  # An IntegrityError, if the first were still there.


def test_a_missing_key_is_busy(store: SqlStore, vault: Vault) -> None:
    """The key that wraps the case keys, or the key of the day, is not there: stop confirming (DESIGN §3.2)."""
    with store.unit() as unit:
        unit.new_key(MINE)
        unit.put_chat(a_chat(a_talk()))
    ring = vault._ring
    vault.use(without(ring, ring.active(Kind.KEK).id))
    with pytest.raises(StoreBusy), store.unit() as unit:
        unit.chat(PUPIL)
    with pytest.raises(StoreBusy, match="quarantine"), store.unit() as unit:
        unit.quarantine(1, PUPIL, STORY, NOW)


@POSTGRES_ONLY
def test_a_lost_connection_is_busy_and_the_next_unit_works(store: SqlStore) -> None:
    """The server threw us out: nothing is confirmed, and there is a new connection for the next one."""
    killer = create_engine(store._engine.url)

    def thrown_out() -> None:
        with store.unit() as unit:
            unit.put_chat(a_chat())
            with killer.begin() as db:
                others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                db.execute(text(f"{others} AND datname = current_database()"))
            unit.chat(PUPIL)

    with pytest.raises(StoreBusy) as caught:
        thrown_out()
    assert caught.value.__suppress_context__
    killer.dispose()
    with store.unit() as unit:
        assert unit.chat(PUPIL) is None


def test_the_store_keeps_to_the_port(store: SqlStore) -> None:
    """For mypy: whoever changes the port, or the store, hears of it here."""
    port: Store = store
    with port.unit() as unit:
        kept: Unit = unit
        assert kept.next_due() is None


def test_a_bug_is_not_taken_for_busy(store: SqlStore) -> None:
    """What does not pass by itself comes out as it is."""
    with pytest.raises(Exception, match="nothing_like_it") as caught, store.unit() as unit:
        unit._db.execute(text("SELECT * FROM nothing_like_it"))
    assert not isinstance(caught.value, StoreBusy)


def test_a_database_opens_only_for_its_school(store: SqlStore, vault: Vault, database_url: str) -> None:
    """Another school gets one clear sentence, its own school gets in."""
    with pytest.raises(CannotUse, match="another school"):
        SqlStore.open(database_url, Vault(vault._ring, b"another school!!", bytes))
    SqlStore.open(database_url, vault).close()


def test_a_database_opens_only_with_its_keys(store: SqlStore, vault: Vault, database_url: str) -> None:
    """Other keys get one clear sentence, and a school whose own key has gone never gets a second one."""
    ring = vault._ring
    vault.use(without(ring, ring.active(Kind.KEK).id))
    with pytest.raises(CannotUse, match="other keys"):
        SqlStore.open(database_url, vault)
    vault.use(ring)
    with store.unit() as unit:
        unit._db.execute(key_slot.delete())
    with pytest.raises(CannotUse, match="backup"):
        SqlStore.open(database_url, vault)


def test_after_a_rotation_the_old_key_can_go(store: SqlStore, vault: Vault) -> None:
    """The school's slot is read anew by reload; nothing needs the destroyed key any more."""
    with store.unit() as unit:
        unit.put_chat(a_chat())
        old = unit._db.execute(select(key_slot.c.wrapped)).scalar_one().token
        ring = vault._ring.stage(Kind.KEK, lambda size: b"k" * size)
        ring = ring.activate(Kind.KEK, ring.keys[-1].id)
        vault.use(ring)
        fresh = vault.rewrap(vault.school_case, old, 1)
        unit._db.execute(update(key_slot).values(wrapped=Sealed(fresh), holder=kek_of(fresh)))
    store.reload()
    vault.use(ring.destroy(Kind.KEK, kek_of(old)))
    with store.unit() as unit:
        assert unit.chat(PUPIL)
