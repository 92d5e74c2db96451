"""The key ring: the key files on disk and which of them are in use (SECURITY §2.4).

``SIGNAAL_KEYS`` is a directory that only its owner may enter (0700), with one file of 32 random bytes for each key
(0600) and a plain index without secrets:

    signaal keys 1
    kek 1a2b3c4d active
    addr 5e6f7081 active            kek, addr, idx, pepper, audit; staged, active or read-only

``kek-1a2b3c4d.key``: its id is the start of the SHA-256 of the key. Quarantine keys live seven days and are named by
the day (UTC) they were made, ``quarantine-2026-11-22.key``; they are not in the index. A ring is a value: whatever
changes the files returns a new ring. Key files are deleted, not wiped: on an SSD that is best effort.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

Random = Callable[[int], bytes]
"""Gives so many unpredictable bytes; ``secrets.token_bytes`` in earnest."""

KEY_SIZE: Final = 32
QUARANTINE_DAYS: Final = 7

_ID_SIZE: Final = 4
_INDEX: Final = "index"
_TITLE: Final = "signaal keys 1"
_OTHERS: Final = 0o077


class Kind(StrEnum):
    """What a key is for."""

    KEK = "kek"
    ADDRESS = "addr"
    INDEX = "idx"
    PEPPER = "pepper"
    AUDIT = "audit"
    QUARANTINE = "quarantine"


class State(StrEnum):
    """Staged: known to all before it is used. Active: seals and opens. Read-only: still opens what it sealed."""

    STAGED = "staged"
    ACTIVE = "active"
    READ_ONLY = "read-only"


_INDEXED: Final = tuple(kind for kind in Kind if kind is not Kind.QUARANTINE)


class KeysError(Exception):
    """The keys cannot be used. The text is one sentence that says what to do and never holds a byte of a key."""


class KeysMissing(KeysError):
    """A key that is needed is not there."""


class KeysBroken(KeysError):
    """A key file or the index is not what it should be."""


class KeysExist(KeysError):
    """New keys were asked for where there are keys already."""


@dataclass(frozen=True)
class Key:
    """One key. ``id`` is SHA-256(secret)[:4] and may be seen; the secret may not."""

    kind: Kind
    state: State
    secret: bytes = field(repr=False)

    @cached_property
    def id(self) -> bytes:
        """The four bytes that name this key in everything it sealed."""
        return sha256(self.secret).digest()[:_ID_SIZE]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.kind}-{self.id.hex()}.key"


@dataclass(frozen=True, repr=False)
class KeyRing:
    """All keys of one school, as they are on disk in ``directory``."""

    directory: Path
    keys: tuple[Key, ...]
    quarantine: Mapping[date, Key]

    def __repr__(self) -> str:
        return "KeyRing(hidden)"

    @classmethod
    def create(cls, directory: Path, random: Random) -> "KeyRing":
        """Make one active key of each kind, durably. Raises ``KeysExist``, ``KeysBroken`` (others may enter)."""
        _make_private(directory)
        if (directory / _INDEX).exists() or _key_files(directory):
            raise KeysExist("This directory holds keys already: use those, or name an empty directory.")
        keys = tuple(Key(kind, State.ACTIVE, draw(random, KEY_SIZE)) for kind in _INDEXED)
        for key in keys:
            _write_new(directory / key.file, key.secret)
        return cls(directory, keys, {})._written()

    @classmethod
    def load(cls, directory: Path) -> "KeyRing":
        """The keys in this directory. Raises ``KeysMissing`` and ``KeysBroken``, and never half a ring."""
        keys = tuple(_read_key(directory, *line) for line in _read_index(directory))
        active = Counter(key.kind for key in keys if key.state is State.ACTIVE)
        for kind in _INDEXED:
            if active[kind] != 1:
                raise KeysBroken(f"The key index must name one active {kind} key: restore it from the key backup.")
        ring = cls(directory, keys, _read_quarantine(directory))
        ring._expect_no_strays()
        return ring

    @property
    def index(self) -> str:
        """The text of the index: which keys there are and which of them are in use. It holds no secret."""
        lines = [_TITLE, *(f"{key.kind} {key.id.hex()} {key.state}" for key in self.keys)]
        return "".join(f"{line}\n" for line in lines)

    def active(self, kind: Kind) -> Key:
        """The key of this kind that seals now."""
        return next(key for key in self.keys if key.kind is kind and key.state is State.ACTIVE)

    def find(self, kind: Kind, key_id: bytes) -> Key | None:
        """The key with this id, in whatever state, or None."""
        keys = self.quarantine.values() if kind is Kind.QUARANTINE else self.keys
        return next((key for key in keys if key.kind is kind and key.id == key_id), None)

    def stage(self, kind: Kind, random: Random) -> "KeyRing":
        """The ring with one more key of this kind, which opens but does not seal yet."""
        key = Key(kind, State.STAGED, draw(random, KEY_SIZE))
        _write_new(self.directory / key.file, key.secret)
        return replace(self, keys=(*self.keys, key))._written()

    def activate(self, kind: Kind, key_id: bytes) -> "KeyRing":
        """The ring in which this key seals and the one before it only opens. Raises ``LookupError``."""
        chosen = self._get(kind, key_id)
        before = self.active(kind)
        changed = {before: replace(before, state=State.READ_ONLY), chosen: replace(chosen, state=State.ACTIVE)}
        return replace(self, keys=tuple(changed.get(key, key) for key in self.keys))._written()

    def destroy(self, kind: Kind, key_id: bytes) -> "KeyRing":
        """The ring without this key, whose file is gone. Raises ``LookupError``, ``ValueError`` when it is active."""
        gone = self._get(kind, key_id)
        if gone.state is State.ACTIVE:
            raise ValueError("the active key cannot be destroyed")
        ring = replace(self, keys=tuple(key for key in self.keys if key != gone))._written()
        (self.directory / gone.file).unlink()
        _fsync(self.directory)
        return ring

    def quarantine_key(self, now: datetime) -> Key:
        """The newest quarantine key that still lives at ``now``. Raises ``KeysMissing`` when there is none."""
        living = [day for day in self.quarantine if _lives(day, _utc_day(now))]
        if not living:
            raise KeysMissing("There is no living quarantine key: let the daily tick make one, or restart signaal.")
        return self.quarantine[max(living)]

    def roll_quarantine(self, now: datetime, random: Random) -> "KeyRing":
        """The ring with a key for today and without those older than seven days; their files are gone. Once a day."""
        today = _utc_day(now)
        keys = {day: key for day, key in self.quarantine.items() if _lives(day, today)}
        if today not in keys:
            keys[today] = Key(Kind.QUARANTINE, State.ACTIVE, draw(random, KEY_SIZE))
            _write_new(self.directory / _quarantine_file(today), keys[today].secret)
        for day in self.quarantine.keys() - keys.keys():
            (self.directory / _quarantine_file(day)).unlink(missing_ok=True)
        _fsync(self.directory)
        return replace(self, quarantine=keys)

    def _get(self, kind: Kind, key_id: bytes) -> Key:
        key = self.find(kind, key_id)
        if key is None:
            raise LookupError("there is no such key")
        return key

    def _written(self) -> "KeyRing":
        """Itself, once the index on disk says the same."""
        write_whole(self.directory / _INDEX, self.index.encode())
        return self

    def _expect_no_strays(self) -> None:
        """A key file that the index does not name may be one that was to be destroyed: somebody must look."""
        known = {key.file for key in self.keys} | {_quarantine_file(day) for day in self.quarantine}
        for name in sorted(_key_files(self.directory) - known):
            raise KeysBroken(f"The key index does not name {name}: delete that file, or restore the key backup.")


def draw(random: Random, size: int) -> bytes:
    """So many random bytes. Raises ``ValueError`` when the source gives another number, for a short nonce is fatal."""
    drawn = random(size)
    if len(drawn) != size:
        raise ValueError("the source of randomness gave a wrong number of bytes")
    return drawn


def _read_index(directory: Path) -> Iterable[tuple[Kind, bytes, State]]:
    try:
        _expect_private(directory)
        title, *lines = (directory / _INDEX).read_text("ascii").splitlines() or [""]
    except FileNotFoundError:
        raise KeysMissing("There are no keys here: let SIGNAAL_KEYS name their directory, or run init.") from None
    except (OSError, UnicodeError):
        title, lines = "", []
    if title != _TITLE:
        raise KeysBroken("The key index cannot be read: restore it from the key backup.")
    return [_read_line(number, line) for number, line in enumerate(lines, start=2)]


def _read_line(number: int, line: str) -> tuple[Kind, bytes, State]:
    try:
        kind, key_id, state = line.split(" ")
        if kind in _INDEXED:
            return Kind(kind), bytes.fromhex(key_id), State(state)
    except ValueError:
        pass  # Its text quotes the line, and somebody may have pasted a key there.
    raise KeysBroken(f"Line {number} of the key index cannot be read: restore it from the key backup.")


def _read_key(directory: Path, kind: Kind, key_id: bytes, state: State) -> Key:
    name = f"{kind}-{key_id.hex()}.key"
    key = Key(kind, state, _read_secret(directory / name))
    if key.id != key_id:
        raise KeysBroken(f"{name} holds another key than its name says: restore it from the key backup.")
    return key


def _read_quarantine(directory: Path) -> dict[date, Key]:
    days = {}
    for path in sorted(directory.glob(f"{Kind.QUARANTINE}-*.key")):
        try:
            day = date.fromisoformat(path.stem.removeprefix(f"{Kind.QUARANTINE}-"))
        except ValueError:
            continue  # It will be found as a stray.
        days[day] = Key(Kind.QUARANTINE, State.ACTIVE, _read_secret(path))
    return days


def _read_secret(path: Path) -> bytes:
    try:
        _expect_private(path)
        secret = path.read_bytes()
    except FileNotFoundError:
        raise KeysMissing(f"{path.name} is missing: restore it from the key backup.") from None
    except OSError:
        raise KeysBroken(f"{path.name} cannot be read: give it to the account that runs signaal.") from None
    if len(secret) != KEY_SIZE:
        raise KeysBroken(f"{path.name} is damaged: restore it from the key backup (a quarantine key: delete it).")
    return secret


def _expect_private(path: Path) -> None:
    if path.stat().st_mode & _OTHERS:
        raise KeysBroken(f"Others on this machine may use {path.name}: run chmod go= on it.")


def _make_private(directory: Path) -> None:
    if not directory.exists():
        directory.mkdir(mode=0o700, parents=True)
        _fsync(directory.parent)
    _expect_private(directory)


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that did not exist, for its owner only, and wait until it is on disk."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file for its owner only, also over one that is there: after a crash it is the old one or the new."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    _write_new(fresh, content)
    fresh.replace(path)
    _fsync(path.parent)


def _fsync(directory: Path) -> None:
    """Wait until the names in this directory are on disk."""
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _key_files(directory: Path) -> set[str]:
    return {path.name for path in directory.glob("*.key")}


def _quarantine_file(day: date) -> str:
    return f"{Kind.QUARANTINE}-{day.isoformat()}.key"


def _lives(day: date, today: date) -> bool:
    """A day to come does not count: a key made while the clock was wrong would live for years."""
    return 0 <= (today - day).days < QUARANTINE_DAYS


def _utc_day(now: datetime) -> date:
    if now.tzinfo is None:
        raise ValueError("now must have a time zone")
    return now.astimezone(UTC).date()
