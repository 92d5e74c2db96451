"""One ``serve`` for one database: two would send everything twice (DESIGN §4 row 14, SECURITY §3.2).

SQLite: a lock on a file beside the database, which the kernel lets go when the process dies. PostgreSQL: an advisory
lock of a session, which the server lets go when the connection dies; a standby waits for it. On a network file system
neither SQLite nor the lock can be trusted, so it is refused.
"""

import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.engine import make_url

from bot.ports import StoreBusy
from storage.engine import database_file

if TYPE_CHECKING:
    from psycopg import Connection

MOUNTS: Final = Path("/proc/mounts")
NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "fuse.smbnetfs"})
_RETRY_S: Final = 0.5
_TRY: Final = "SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))"
_PROBES: Final = {
    "keepalives_idle": "3",
    "keepalives_interval": "1",
    "keepalives_count": "3",
    "tcp_user_timeout": "6000",
}
_PROBE_US: Final = "SET tcp_keepalives_idle = 3; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3"
"""A machine that is gone says no goodbye: unasked, the server would keep its lock for hours (seconds; milliseconds)."""
_WHAT: Final = int.from_bytes(b"SIGN", "big")


class NetworkDisk(Exception):
    """The database lies on a network file system, where locks and durability cannot be trusted."""


class ServeLock:
    """The right to serve (or to migrate) a database; a process loses it only by letting go or by dying."""

    def __init__(self, url: str, mounts: Path = MOUNTS) -> None:
        """``mounts``: the kernel's table of mounts, where there is one."""
        self._url = url
        self._mounts = mounts
        self._file: int | None = None
        self._session: Connection[tuple[object, ...]] | None = None

    def acquire(self, wait: bool) -> bool:
        """Take the lock; False when somebody else has it. ``wait``: not before it is ours.

        Raises ``NetworkDisk`` and, when the database cannot be reached, ``StoreBusy``.
        """
        while not self._try():
            if not wait:
                self.release()
                return False
            time.sleep(_RETRY_S)
        return True

    def holds(self) -> bool:
        """Whether the lock is still ours: a PostgreSQL server that lost the session has let it go, for good."""
        if self._session is None:
            return self._file is not None
        from psycopg import Error

        try:
            self._session.execute("SELECT 1")
        except Error:
            return False
        return True

    def release(self) -> None:
        """Let go."""
        if self._file is not None:
            os.close(self._file)
        if self._session is not None:
            self._session.close()
        self._file = self._session = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the length of a block. Raises ``StoreBusy`` when somebody else does."""
        if not self.acquire(wait=False):
            raise StoreBusy("another process serves this database")
        try:
            yield
        finally:
            self.release()

    def _try(self) -> bool:
        path = database_file(self._url)
        return self._try_session() if path is None else self._try_file(path)

    def _try_file(self, path: Path) -> bool:
        if on_network(path, self._mounts.read_text() if self._mounts.exists() else ""):
            raise NetworkDisk("The database lies on a network disk: SIGNAAL_HOME must be on a disk of this machine.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        self._file = handle
        return True

    def _try_session(self) -> bool:
        """A connection of its own, and no pool: one that reconnects by itself would only seem to hold the lock."""
        from psycopg import OperationalError, connect

        try:
            if self._session is None:
                url = make_url(self._url).set(drivername="postgresql").update_query_dict(_PROBES)
                plain = url.render_as_string(hide_password=False)
                self._session = connect(plain, autocommit=True, connect_timeout=5)
                self._session.execute(_PROBE_US)
            row = self._session.execute(_TRY, [_WHAT]).fetchone()
            return row is not None and bool(row[0])
        except OperationalError:
            self.release()
        raise StoreBusy("the database cannot be reached") from None


def on_network(path: Path, mounts: str) -> bool:
    """Whether this path is on NFS, SMB or the like. ``mounts`` is the text of ``/proc/mounts``."""
    real = Path(os.path.realpath(path))
    found = [(Path(_unescape(line.split()[1])), line.split()[2]) for line in mounts.splitlines() if line.strip()]
    above = [(len(where.parts), kind) for where, kind in found if real.is_relative_to(where)]
    return bool(above) and max(enumerate(above), key=lambda one: (one[1][0], one[0]))[1][1] in NETWORK


def _unescape(field: str) -> str:
    """A path as the kernel writes it in its table of mounts: blanks and the like as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), field)
