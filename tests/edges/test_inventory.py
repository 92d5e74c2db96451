"""Every column is promised to be sealed, an index or public, in both databases, and keeps to it (SECURITY §6, T10).

Who adds a column adds it here too, and thinks what a thief would learn from it.
"""

from typing import Final

import pytest
from sqlalchemy import inspect

from storage.sealed import SealedType
from storage.store import SqlStore
from storage.tables import metadata

SEALED: Final = {
    "quarantine": {"content"},
    "chat": {"address", "memo"},
    "talk": {"state"},
    "key_slot": {"wrapped"},
    "reply_address": {"address"},
    "casus": {"klas"},
    "entry": {"content"},
    "entry_old": {"content"},
    "outbox": {"address", "content"},
    "staff": {"name"},
    "staff_address": {"address"},
    "klas": {"name"},
    "figures": {"content"},
}
INDEX: Final = {
    "chat": {"key"},
    "talk": {"chat_key"},
    "key_slot": {"holder"},
    "reply_address": {"reporter"},
    "receipt": {"locator", "verifier"},
    "receipt_try": {"who"},
    "outbox": {"dedupe"},
    "staff_address": {"reached"},
    "klas": {"key"},
    "klas_coach": {"klas_key"},
    "invite": {"token_hash"},
}
PUBLIC: Final = {
    "meta": {"id", "school", "people"},
    "seen": {"update_id", "at"},
    "quarantine": {"update_id", "at"},
    "chat": {"rev", "shown", "owed_at", "fold_at"},
    "talk": {"depth", "case_id", "expires_at"},
    "key_slot": {"case_id", "generation", "kind"},
    "reply_address": {"case_id"},
    "receipt": {"case_id"},
    "receipt_try": {"id", "at"},
    "casus": {"id", "code", "status", "whom", "sent_at", "flags", "opened", "word", "promised_at", "version"},
    "casus_staff": {"case_id", "part", "staff_id", "place"},
    "transition": {"before", "event", "after"},
    "history": {"id", "case_id", "before", "event", "after", "by", "at"},
    "entry": {"case_id", "seq", "kind", "changed", "changes"},
    "entry_old": {"case_id", "seq", "changes"},
    "reading": {"id", "case_id", "staff_id", "at"},
    "outbox": {"id", "kind", "case_id", "panel", "to_staff", "urgent", "quotes", "visible_at", "not_after", "state"}
    | {"attempt", "unsure", "owner", "lease_until", "retry_at", "settled_at", "reason"},
    "due": {"case_id", "kind", "at"},
    "staff": {"id", "place", "roles", "active", "seated", "reachable", "paused", "away_until"},
    "staff_address": {"staff_id"},
    "klas": {"year"},
    "klas_coach": {"place", "staff_id"},
    "figures": {"year"},
    "invite": {"staff_id", "expires_at", "used"},
}
OURS: Final = {"alembic_version": {"version_num"}}
CLASSES: Final = {"sealed": SEALED, "index": INDEX, "public": PUBLIC}


def columns(*parts: dict[str, set[str]]) -> set[tuple[str, str]]:
    """All columns of an inventory, as table and name."""
    return {(table, name) for part in parts for table, names in part.items() for name in names}


@pytest.mark.parametrize("kind", CLASSES)
def test_each_column_is_what_it_was_promised_to_be(kind: str) -> None:
    """The promise in the code is the promise here."""
    found = {(c.table.name, c.name) for table in metadata.tables.values() for c in table.c if c.info["class"] == kind}
    assert found == columns(CLASSES[kind])


def test_the_database_has_these_columns_and_no_others(store: SqlStore) -> None:
    """Both kinds of database, as the migrations make them."""
    look = inspect(store._engine)
    found = {(table, column["name"]) for table in look.get_table_names() for column in look.get_columns(table)}
    assert found == columns(SEALED, INDEX, PUBLIC, OURS)


def test_what_is_sealed_refuses_anything_else_by_type_and_by_check(store: SqlStore) -> None:
    """Each sealed column has the refusing type, and a CHECK in the database; nothing else is of that type."""
    every = [column for table in metadata.tables.values() for column in table.c]
    typed = {(column.table.name, column.name) for column in every if isinstance(column.type, SealedType)}
    assert typed == columns(SEALED)
    look = inspect(store._engine)
    checks = {(table, check["name"]) for table in look.get_table_names() for check in look.get_check_constraints(table)}
    assert {(table, f"ck_{table}_sealed_{name}") for table, name in columns(SEALED)} <= checks
