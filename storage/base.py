"""What the parts of a unit share: its connection, the vault, the keys it opened, and what must follow its commit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, CursorResult, Executable, Table, bindparam, select
from sqlalchemy.dialects import sqlite

from bot.ports import StoreBusy
from bot.route.model import CaseId, Group, Staff, StaffId
from storage.atoms import raw
from storage.envelope import Sealed
from storage.tables import key_slot
from storage.vault import FIRST_GENERATION, CaseKey, KeySlot, Vault, kek_of

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

SERVER_KEY = 1
"""The kind of a key slot that a KEK of this server wraps."""

_SLOT_OF = select(key_slot.c.wrapped).where(
    key_slot.c.case_id == bindparam("case_id"),
    key_slot.c.kind == SERVER_KEY,
    key_slot.c.generation == FIRST_GENERATION,
)
_SLOTS_OF = select(key_slot.c.case_id, key_slot.c.wrapped).where(
    key_slot.c.case_id.in_(bindparam("case_ids", expanding=True)),
    key_slot.c.kind == SERVER_KEY,
    key_slot.c.generation == FIRST_GENERATION,
)


@dataclass(frozen=True)
class Known:
    """Staff, where they are reached (by keyed index), and classes, as they were at this number of changes."""

    version: int = -1
    staff: tuple[Staff, ...] = field(repr=False, default=())
    groups: tuple[Group, ...] = field(repr=False, default=())
    reached: Mapping[bytes, StaffId] = field(repr=False, default_factory=dict)


class Memory:
    """What the units of one store remember together: the people, opened, so that not every input opens them all."""

    def __init__(self) -> None:
        self.now = Known()


class Root:
    """One transaction, as all parts of a unit see it."""

    def __init__(self, db: Connection, vault: Vault, school_slot: Sealed, known: Memory) -> None:
        """``db`` has begun. ``school_slot`` is the wrapped key of the school; ``known`` is the store's."""
        self._db = db
        self._vault = vault
        self._known = known
        self._people_changed = False
        self._people_read: Known | None = None
        self._keys: dict[CaseId, CaseKey] = {}
        self._depths: dict[bytes, int] = {}
        self._school_key: CaseKey | None = None
        self._school_slot = school_slot
        self.erased = False

    def _forget(self) -> None:
        """What was undone may have been remembered: a key that is gone must not seal anything any more."""
        self._keys.clear()
        self._depths.clear()
        self._people_read = None

    @property
    def _school(self) -> CaseKey:
        """The school's key, opened once in a unit."""
        if self._school_key is None:
            self._school_key = open_slot(self._vault, self._vault.school_case, self._school_slot)
        return self._school_key

    def _key(self, case_id: CaseId) -> CaseKey:
        """The key of a draft or case. Raises ``LookupError`` when it was never made, or was dropped."""
        key = self._key_if_any(case_id)
        if key is None:
            raise LookupError("this case has no key")
        return key

    def _key_if_any(self, case_id: CaseId) -> CaseKey | None:
        if case_id not in self._keys:
            slot = self._run(_SLOT_OF, case_id=case_id).scalar()
            return None if slot is None else self._opened(case_id, slot)
        return self._keys[case_id]

    def _opened(self, case_id: CaseId, slot: Sealed) -> CaseKey:
        """The key in this slot, kept for the rest of the unit."""
        if case_id not in self._keys:
            self._keys[case_id] = open_slot(self._vault, raw(case_id), slot)
        return self._keys[case_id]

    def _open_keys(self, case_ids: Iterable[CaseId]) -> None:
        """Open the keys of many cases at once."""
        wanted = [case_id for case_id in case_ids if case_id not in self._keys]
        for row in self._run(_SLOTS_OF, case_ids=wanted) if wanted else ():
            self._opened(CaseId(row.case_id), row.wrapped)

    def _run(self, statement: Executable, **values: object) -> CursorResult[Any]:
        """Execute one statement with these values."""
        return self._db.execute(statement, values)

    def _write(self, statement: Executable, rows: Mapping[str, object] | Sequence[Mapping[str, object]]) -> int:
        """Execute one statement for a row, or for many; how many rows it touched."""
        return self._db.execute(statement, rows).rowcount if rows else 0

    def _insert_once(self, table: Table, key: tuple[str, ...], row: Mapping[str, object]) -> bool:
        """Insert unless there is a row with this ``key`` already; whether it was inserted."""
        return self._db.execute(insert_once(self._db.dialect.name, table, key), row).first() is not None

    def _put(self, table: Table, key: tuple[str, ...], row: Mapping[str, object]) -> None:
        """Insert the whole row, in the place of the one with this ``key`` if there is one."""
        self._db.execute(insert_over(self._db.dialect.name, table, key), row)


@cache
def insert_once(dialect: str, table: Table, key: tuple[str, ...]) -> Executable:
    """``INSERT … ON CONFLICT (key) DO NOTHING RETURNING key``, for which SQLAlchemy has no common word."""
    columns = [table.c[name] for name in key]
    return _insert(dialect, table).on_conflict_do_nothing(index_elements=columns).returning(*columns)


@cache
def insert_over(dialect: str, table: Table, key: tuple[str, ...]) -> Executable:
    """``INSERT … ON CONFLICT (key) DO UPDATE`` of all other columns."""
    fresh = _insert(dialect, table)
    others = {column.name: fresh.excluded[column.name] for column in table.c if column.name not in key}
    return fresh.on_conflict_do_update(index_elements=[table.c[name] for name in key], set_=others)


def _insert(dialect: str, table: Table) -> "sqlite.Insert | postgresql.Insert":
    if dialect == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # Only where it is used: it brings much along.

    return postgresql.insert(table)


def open_slot(vault: Vault, case_id: bytes, slot: Sealed) -> CaseKey:
    """The key in a slot. Raises ``StoreBusy`` when the key that wraps it is not in the ring: that is no fault of what
    came in (DESIGN §3.2), and ``CannotOpen`` when the slot is damaged."""
    if not vault.can_open(slot.token):
        raise StoreBusy("a wrapping key is missing: restore the keys")
    return vault.open_case_key(case_id, slot.token, FIRST_GENERATION)


def slot_row(case_id: str, slot: KeySlot) -> dict[str, object]:
    """The row of a freshly wrapped key."""
    return {
        "case_id": case_id,
        "generation": FIRST_GENERATION,
        "kind": SERVER_KEY,
        "holder": kek_of(slot),
        "wrapped": Sealed(slot),
    }
