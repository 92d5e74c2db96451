"""Whether a database can be used, as one word; for commands that must say what is wrong before they open it.

Looks and never makes: a file that is not there is not created. Does not load Alembic.
"""

import sqlite3
from enum import StrEnum
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.exc import ArgumentError, DatabaseError

from bot.ports import StoreBusy
from storage.engine import database_file
from storage.lock import MOUNTS, on_network
from storage.migrate import connected, stands_at_head
from storage.tables import meta


class Condition(StrEnum):
    """What was found."""

    READY = "ready"
    EMPTY = "empty"
    OLDER = "older"
    ABSENT = "absent"
    UNREACHABLE = "unreachable"
    NO_DATABASE = "no-database"
    NETWORK_DISK = "network-disk"
    NO_ADDRESS = "no-address"


def condition_of(url: str, mounts: Path = MOUNTS) -> Condition:
    """What the database at ``url`` is like: READY (of this version, with a school in it), EMPTY (without one), OLDER
    (of another version), ABSENT, or why it cannot be used. ``mounts``: the kernel's table of mounts, if there is one.
    """
    try:
        path = database_file(url)
    except (ValueError, ArgumentError):
        return Condition.NO_ADDRESS
    if path is not None and on_network(path, mounts.read_text() if mounts.exists() else ""):
        return Condition.NETWORK_DISK
    if path is not None and not path.exists():
        return Condition.ABSENT
    try:
        return _inside(url)
    except (StoreBusy, OSError):
        return Condition.UNREACHABLE
    except (DatabaseError, sqlite3.DatabaseError):
        return Condition.NO_DATABASE


def has_school(url: str) -> bool:
    """Whether a school lives in this database, of whatever version; to be asked of one that can be reached."""
    with connected(url) as db, db.begin():
        return inspect(db).has_table(meta.name) and db.execute(select(meta.c.school)).scalar() not in {None, ""}


def _inside(url: str) -> Condition:
    with connected(url) as db, db.begin():
        if not stands_at_head(db):
            return Condition.OLDER
        return Condition.READY if db.execute(select(meta.c.school)).scalar_one() else Condition.EMPTY

