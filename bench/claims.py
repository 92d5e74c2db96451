"""Claiming notices that are due, beside the same by hand: ``python -m bench.claims HOME ROWS SECONDS``.

Both take 20 at a time, each time in a transaction that is on disk (SQLite FULL), until the seconds are over. By hand is
Python's own sqlite3 with one statement; ours also opens the seals, sorts by urgency, and looks for leases that ran out.
"""

import json
import secrets
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import insert

from bench.machine import BOT_CORE, pin
from bot.ports import Notice, NoticeKind
from bot.route.model import ChatId
from bot.wiring import open_store
from storage import mapping
from storage.store import SqlUnit
from storage.tables import outbox

BATCH: Final = 20
_IN_ONE_UNIT: Final = 10_000
_LEASE_S: Final = 90.0
_BY_HAND: Final = """
UPDATE outbox SET state = 1, owner = ?, lease_until = ?, attempt = attempt + 1
WHERE id IN (SELECT id FROM outbox WHERE state = 0 AND urgent = 0 AND visible_at <= ?
             AND (retry_at IS NULL OR retry_at <= ?) ORDER BY visible_at LIMIT ?)
RETURNING *
"""
_AFRESH: Final = {"state": 0, "attempt": 0, "unsure": 0}


def fill(home: Path, rows: int) -> None:
    """Put so many notices in the outbox that are due."""
    store = open_store(f"sqlite:///{home / 'data' / 'signaal.db'}", home / "keys")
    for first in range(0, rows, _IN_ONE_UNIT):
        with store.unit() as unit:
            many = [_row(unit, number) for number in range(first, min(first + _IN_ONE_UNIT, rows))]
            unit._write(insert(outbox), many)
    store.close()


def _row(unit: SqlUnit, number: int) -> dict[str, object]:
    chat, at = ChatId(5_000_000_000 + number), datetime.now(UTC) - timedelta(hours=1, milliseconds=-number)
    notice = Notice(f"delete:{number}", NoticeKind.DELETE, at, chat=chat, message_ids=(number,))
    digest = unit._vault.text_index(notice.dedupe)
    return mapping.notice_values(unit._vault, unit._school, digest, notice) | _AFRESH


def ours(home: Path, seconds: float) -> float:
    """Rows a second that the store claims."""
    store = open_store(f"sqlite:///{home / 'data' / 'signaal.db'}", home / "keys")

    def once() -> int:
        now = datetime.now(UTC)
        with store.unit() as unit:
            return len(unit.claim(now, now, BATCH, _LEASE_S, "bench"))

    rate = _rate(once, seconds)
    store.close()
    return rate


def by_hand(home: Path, seconds: float) -> float:
    """Rows a second that a bare statement claims, with the same pragmas."""
    db = sqlite3.connect(home / "data" / "signaal.db", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")

    def once() -> int:
        now = int(time.time() * 1000)
        db.execute("BEGIN IMMEDIATE")
        taken = len(db.execute(_BY_HAND, ("bench", now + 90_000, now, now, BATCH)).fetchall())
        db.execute("COMMIT")
        return taken

    rate = _rate(once, seconds)
    db.close()
    return rate


def _rate(once: Callable[[], int], seconds: float) -> float:
    taken, began = 0, time.perf_counter()
    while (spent := time.perf_counter() - began) < seconds and (some := once()):
        taken += some
    return taken / (time.perf_counter() - began) if spent else 0.0


def main() -> None:
    """The program: prints both rates as JSON."""
    home, rows, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    fill(home, rows)
    copy = home.with_name(f"{home.name}-{secrets.token_hex(4)}")
    shutil.copytree(home, copy)
    print(json.dumps({"ours": ours(home, seconds), "by_hand": by_hand(copy, seconds)}))


if __name__ == "__main__":
    pin(0, BOT_CORE)
    main()
