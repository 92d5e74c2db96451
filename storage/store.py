"""The store: where units come from. One unit is one transaction; it commits when its block ends (DESIGN §3).

Give it the URL and the vault; everything else it finds in the database. A unit is plain and synchronous: one writer
thread for SQLite, a pool of threads for PostgreSQL, each with a unit of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, bindparam, insert, select, text, update

from bot.ports import StoreBusy
from storage.base import SERVER_KEY, Memory, open_slot, slot_row
from storage.cases import CaseRows
from storage.engine import busy, open_engine, truncate_wal
from storage.envelope import CannotOpen, Sealed
from storage.figures import FigureRows
from storage.intake import IntakeRows
from storage.migrate import stands_at_head
from storage.moments import DueRows
from storage.people import PeopleRows
from storage.receipts import ReceiptRows
from storage.tables import key_slot, meta
from storage.vault import Vault

_WHOSE = select(meta.c.school).with_for_update()
_OURS = update(meta).values(school=bindparam("ours"))
_SCHOOL_SLOT = select(key_slot.c.wrapped).where(key_slot.c.case_id == bindparam("this"), key_slot.c.kind == SERVER_KEY)
_ERASED_FROM = ("key_slot", "reply_address", "talk", "chat", "entry", "entry_old", "receipt", "outbox", "figures")


class CannotUse(Exception):
    """This database cannot be used as it is. The text is one sentence that says what to do."""


class SqlUnit(CaseRows, ReceiptRows, DueRows, PeopleRows, FigureRows, IntakeRows):
    """``bot.ports.Unit`` on one connection."""


class SqlStore:
    """``bot.ports.Store`` on SQLite or PostgreSQL."""

    def __init__(self, engine: Engine, vault: Vault, school_slot: Sealed) -> None:
        """Made by ``open``."""
        self._engine = engine
        self._vault = vault
        self._school_slot = school_slot
        self._memory = Memory()
        self._erasures_in_log = False
        self._untidy = True
        """Something may have been erased since ``tidy``: also by the process before this one."""

    @classmethod
    def open(cls, url: str, vault: Vault) -> "SqlStore":
        """The store in the database at ``url``, for the school of this vault; its key is made at the first time.

        Raises ``CannotUse`` (not migrated, another school, other keys) and ``StoreBusy``.
        """
        engine = open_engine(url)
        try:
            with busy(), engine.connect() as db, db.begin():
                slot = _settle_in(db, vault)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, vault, slot)

    @contextmanager
    def unit(self) -> Iterator[SqlUnit]:
        """A transaction. Raises ``StoreBusy`` when the database is full, locked or gone: then nothing is confirmed."""
        with busy(), self._engine.connect() as db:
            with db.begin():
                unit = SqlUnit(db, self._vault, self._school_slot, self._memory)
                yield unit
            self._untidy = self._untidy or unit.erased
            if unit.erased or self._erasures_in_log:
                self._erasures_in_log = not truncate_wal(db)

    def keep_keys(self, now: datetime) -> None:
        """Make the keys that are due today and destroy those whose time is over; at start, and hourly (DESIGN §3.2)."""
        self._vault.roll_quarantine(now)

    def reload(self) -> None:
        """Read the school's wrapped key anew: to be called after a rotation, before the old key is destroyed."""
        with busy(), self._engine.connect() as db, db.begin():
            self._school_slot = _settle_in(db, self._vault)

    def tidy(self) -> bool:
        """Take what was erased out of SQLite's log, and out of PostgreSQL's pages (SECURITY §2.4); whether there was
        anything to do. PostgreSQL locks each table while it is written anew: for a school that is a moment."""
        if not self._untidy:
            return False
        with busy(), self._engine.connect() as db:
            if db.dialect.name == "sqlite":
                self._erasures_in_log = self._untidy = not truncate_wal(db)
                return True
            plain = db.execution_options(isolation_level="AUTOCOMMIT")
            for table in _ERASED_FROM:
                plain.execute(text(f"VACUUM FULL {table}"))
        self._untidy = False
        return True

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _settle_in(db: Connection, vault: Vault) -> Sealed:
    """The wrapped key of the school, once the database has been found to be its own."""
    if not stands_at_head(db):
        raise CannotUse("The database is of another version: run `signaal init`.")
    ours, whose = vault.school_case.hex(), db.execute(_WHOSE).scalar_one()
    if whose not in {"", ours}:
        raise CannotUse("This is the database of another school: look at SIGNAAL_HOME and SIGNAAL_DATABASE_URL.")
    if not whose:
        db.execute(insert(key_slot), slot_row(ours, vault.new_case_key(vault.school_case)))
        db.execute(_OURS, {"ours": ours})
    return _opens(db.execute(_SCHOOL_SLOT, {"this": ours}).scalar(), vault)


def _opens(slot: Sealed | None, vault: Vault) -> Sealed:
    if slot is None:
        raise CannotUse("The school's own key is gone from the database: restore a backup.")
    try:
        open_slot(vault, vault.school_case, slot)
    except (CannotOpen, StoreBusy):
        raise CannotUse("The database was sealed with other keys: let SIGNAAL_KEYS name the right ones.") from None
    return slot
