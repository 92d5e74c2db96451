"""The board key: what the school's board keeps on paper, so that lost keys are not lost data (SECURITY §2.4).

Its private half is printed once and kept nowhere. Its public half stands beside the keys (``board.pub``), and seals a
copy of every key of the ring into ``data/board``, which may be in the backups: only the paper opens them. A copy goes
when its key is destroyed, for what is erased must not come back from a drawer.

    kek-1a2b3c4d.sealed   01 ‖ 12 ‖ board key id 4 ‖ HPKE (X25519, HKDF-SHA256, AES-256-GCM) of the 32 bytes
                          info "SIGB" ‖ header 6 ‖ key id 4 ‖ kind
    index                 the plain index of the keys, without secrets: which of them was in use

On paper the private half is thirteen groups of four characters and one that checks them, so that a mistake is found in
its group. The letters are Crockford's: no I, L, O or U, and whoever reads O for 0 or l for 1 is understood.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from storage.envelope import CannotOpen
from storage.keys import KEY_SIZE, Key, KeyRing, KeysBroken, Kind, Random, State, draw, write_whole

GROUPS: Final = 13
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PUBLIC_FILE: Final = "board.pub"

_ALIKE: Final = str.maketrans("OIL", "011", " -.\t\n")
_IN_GROUP: Final = 4
_SPARE_BITS: Final = GROUPS * _IN_GROUP * 5 - KEY_SIZE * 8
_TITLE: Final = "signaal board key 1"
_INDEX: Final = "index"
_COPY: Final = ".sealed"
_VERSION_AND_ALGORITHM: Final = b"\x01\x12"
_HEADER_SIZE: Final = 6
_COPY_SIZE: Final = _HEADER_SIZE + KEY_SIZE + 48
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Mistyped(Exception):
    """What was typed is not a board key. ``group`` is the first that is not right, counted from one; None: how many."""

    def __init__(self, group: int | None) -> None:
        super().__init__("this is not a board key")
        self.group = group


@dataclass(frozen=True, repr=False)
class BoardLock:
    """The public half: closes, and opens nothing."""

    public: bytes

    @cached_property
    def id(self) -> bytes:
        """The four bytes that name this board key in what it sealed."""
        return sha256(self.public).digest()[:4]

    @property
    def header(self) -> bytes:
        """The first six bytes of every copy."""
        return _VERSION_AND_ALGORITHM + self.id


@dataclass(frozen=True, repr=False)
class BoardKey:
    """The private half: what the board keeps on paper."""

    private: bytes

    @classmethod
    def new(cls, random: Random) -> "BoardKey":
        """A fresh one."""
        return cls(draw(random, KEY_SIZE))

    @classmethod
    def typed(cls, text: str) -> "BoardKey":
        """The key that somebody read from the paper. Raises ``Mistyped``, which says in which group to look."""
        plain = plainly(text)
        size = _IN_GROUP + 1
        groups = [plain[start : start + size] for start in range(0, len(plain), size)]
        for number, group in enumerate(groups[:GROUPS], start=1):
            if len(group) < size or set(group) - set(LETTERS) or group[-1] != _check(number, group[:-1]):
                raise Mistyped(number)
        if len(groups) != GROUPS:
            raise Mistyped(None)
        number = 0
        for letter in "".join(group[:-1] for group in groups):
            number = number * len(LETTERS) + LETTERS.index(letter)
        if number % (1 << _SPARE_BITS):
            raise Mistyped(GROUPS)
        return cls((number >> _SPARE_BITS).to_bytes(KEY_SIZE, "big"))

    @property
    def groups(self) -> tuple[str, ...]:
        """How it is written on paper: thirteen groups of five."""
        number = int.from_bytes(self.private, "big") << _SPARE_BITS
        letters = "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(GROUPS * _IN_GROUP)))
        parts = [letters[start : start + _IN_GROUP] for start in range(0, len(letters), _IN_GROUP)]
        return tuple(part + _check(number, part) for number, part in enumerate(parts, start=1))

    @property
    def lock(self) -> BoardLock:
        """Its public half."""
        return BoardLock(X25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw())


def plainly(text: str) -> str:
    """What was typed, as it is compared: capitals, no blanks or hyphens, and 0 and 1 for what looks like them."""
    return text.upper().translate(_ALIKE)


def _check(number: int, part: str) -> str:
    """The letter that checks a group: odd weights notice every single wrong letter, the number a group out of place."""
    return LETTERS[(number + sum((2 * at + 1) * LETTERS.index(letter) for at, letter in enumerate(part))) % 32]


# --- The public half, beside the keys ---------------------------------------------------------------------------------


def keep_lock(keys: Path, lock: BoardLock) -> None:
    """Put the public half beside the keys. Raises ``FileExistsError`` when there is one: paper cannot be taken back."""
    if (keys / PUBLIC_FILE).exists():
        raise FileExistsError
    write_whole(keys / PUBLIC_FILE, f"{_TITLE}\n{lock.public.hex()}\n".encode())


def lock_in(keys: Path) -> BoardLock | None:
    """The public half in this folder, or None when no board key was made yet. Raises ``KeysBroken``."""
    try:
        title, public = (keys / PUBLIC_FILE).read_text("ascii").splitlines()
        if title == _TITLE and len(public) == 2 * KEY_SIZE:
            return BoardLock(bytes.fromhex(public))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        pass
    raise KeysBroken(f"{PUBLIC_FILE} cannot be read: restore it from the key backup.")


# --- The copies, in the data ------------------------------------------------------------------------------------------


def missing_copies(ring: KeyRing, lock: BoardLock, folder: Path) -> tuple[Key, ...]:
    """The keys of the ring of which there is no copy for this board key in the folder."""
    return tuple(key for key in ring.keys if not _holds(_copy_of(folder, key), lock))


def keep_copies(ring: KeyRing, lock: BoardLock, folder: Path) -> int:
    """Seal what has no copy yet, and drop copies of keys that are no more; gives how many were sealed.

    After ``init`` and after every change of the ring: a key without a copy dies with its disk, and a copy of a key
    that was destroyed would bring back what was erased.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    missing = missing_copies(ring, lock, folder)
    for key in missing:
        info = _info(lock, key.kind, key.id)
        sealed = _SUITE.encrypt(key.secret, X25519PublicKey.from_public_bytes(lock.public), info)
        write_whole(_copy_of(folder, key), lock.header + sealed)
    wanted = {_copy_of(folder, key) for key in ring.keys}
    for path in set(folder.glob(f"*{_COPY}")) - wanted:
        path.unlink()
    index = folder / _INDEX
    if not index.exists() or index.read_bytes() != ring.index.encode():
        write_whole(index, ring.index.encode())
    return len(missing)


def open_copy(path: Path, board: BoardKey) -> Key:
    """The key in a copy, as a staged one: the index says what it was. Raises ``CannotOpen``, ``OSError``."""
    try:
        kind_name, _, key_id = path.name.removesuffix(_COPY).partition("-")
        kind, content, lock = Kind(kind_name), path.read_bytes(), board.lock
        if content[:_HEADER_SIZE] != lock.header:
            raise CannotOpen
        private = X25519PrivateKey.from_private_bytes(board.private)
        secret = _SUITE.decrypt(content[_HEADER_SIZE:], private, _info(lock, kind, bytes.fromhex(key_id)))
    except (ValueError, InvalidTag):
        raise CannotOpen from None
    return Key(kind, State.STAGED, secret)


def _info(lock: BoardLock, kind: Kind, key_id: bytes) -> bytes:
    return b"SIGB" + lock.header + key_id + kind.encode()


def _copy_of(folder: Path, key: Key) -> Path:
    return folder / f"{key.kind}-{key.id.hex()}{_COPY}"


def _holds(path: Path, lock: BoardLock) -> bool:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    return content.startswith(lock.header) and len(content) == _COPY_SIZE
