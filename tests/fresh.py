"""A fresh SQLite database for each test: laid down once in a process, and copied then.

How a database comes about, revision by revision, is tried in ``tests/edges/test_migrations.py``; five thousand tests of
other things need not do it again.
"""

import os
import secrets
import tempfile
from functools import cache
from pathlib import Path

from bot.wiring import open_store
from storage.keys import KeyRing
from storage.migrate import migrate
from storage.store import SqlStore


def a_fresh_store(folder: Path) -> SqlStore:
    """A store on a database of its own in this folder, with keys of its own beside it; the same one for who comes back
    there."""
    file, keys = folder / "signaal.db", folder / "keys"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
            made.write(_laid_down())
        KeyRing.create(keys, secrets.token_bytes)
    return open_store(f"sqlite:///{file}", keys)


@cache
def _laid_down() -> bytes:
    """What an empty database looks like on disk."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "signaal.db")
        migrate(f"sqlite:///{file}")
        return file.read_bytes()
