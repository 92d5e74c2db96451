"""The vault: what is sealed, under which key, and bound to which place (SECURITY §2.4, DESIGN §3.2).

    KEK ── wraps ── DEK of a case ──┬─ HKDF-Expand "SIG1/report" ── what reporters and pupils say
                                    └─ HKDF-Expand "SIG1/staff"  ── what staff note and plan
    K_addr ── reply addresses only        K_idx ── blind indexes        quarantine keys ── poison updates, seven days

    field       AAD  "SIG1" ‖ header 6 ‖ field u16 ‖ school 16 ‖ case 16 ‖ row 16
    wrapped DEK AAD  "SIGK" ‖ header 6 ‖ case 16 ‖ generation u32
    address     AAD  "SIGA" ‖ key id 4 ‖ school 16 ‖ case 16       plaintext  i64 chat ‖ lang 2 ‖ flags 1 ‖ zeros 5
    blind index HMAC-SHA256(K_idx, tag 1 ‖ case or school 16 ‖ i64 chat, or text)[:16]

The layout of the bytes themselves is in ``storage/envelope.py``. All ids are 16 raw bytes. The school is a case too
(``Vault.school_case``): names of staff, classes and invites are sealed under its key. No case key is kept here between
calls: a key that lingered in a cache would outlive the erasure of its case, and opening one takes microseconds.
"""

import hmac
import struct
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from threading import Lock
from typing import Final, NewType

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from storage.envelope import (
    ID_SIZE,
    NONCE_SIZE,
    CannotOpen,
    Sealed,
    close,
    header,
    key_number,
    pad,
    reopen,
    unpad,
)
from storage.fields import Field
from storage.keys import KEY_SIZE, KeyRing, Kind, Random, draw

__all__ = ["Address", "CannotOpen", "CaseKey", "KeySlot", "Purpose", "Sealed", "Vault", "kek_of", "school_case_id"]

KeySlot = NewType("KeySlot", bytes)
"""A case key wrapped by a KEK, 66 bytes: what the table of key slots keeps."""

FIRST_GENERATION: Final = 1

_SLOW: Final[dict[str, int]] = {"length": 32, "iterations": 4, "lanes": 2, "memory_cost": 128 * 1024}
"""SECURITY §2.6: 128 MiB, four passes, two lanes."""
_ONE_AT_A_TIME: Final = Lock()

_ADDRESS: Final = struct.Struct(">q2sB5x")
_INDEX_SIZE: Final = 16
_BY_CASE, _STAFF, _TALK, _TEXT = b"\x01", b"\x02", b"\x03", b"\x04"


class Purpose(StrEnum):
    """Whose words they are; each has its own key under the key of the case."""

    REPORT = "SIG1/report"
    STAFF = "SIG1/staff"


@dataclass(frozen=True, repr=False)
class Address:
    """Where a reporter can be reached: the chat, a language of two letters, and eight flags."""

    chat_id: int
    lang: str
    flags: int


def school_case_id(school_id: bytes) -> bytes:
    """The 16 bytes under which the school itself is a case. ``school_id`` is 16 bytes."""
    return sha256(b"SIG1/school" + _id(school_id)).digest()[:ID_SIZE]


def kek_of(slot: bytes) -> bytes:
    """The id (4 bytes) of the KEK that wraps this slot, for compare-and-set while rewrapping. Raises CannotOpen."""
    return key_number(slot)


class CaseKey:
    """The opened key of one case: seals and opens its fields. Lives as long as a unit of work; not longer."""

    def __init__(self, dek: bytes, generation: int, place: bytes, random: Random) -> None:
        """``place`` is school ‖ case. Made by ``Vault.open_case_key`` only."""
        self._dek = dek
        self._number = generation.to_bytes(4, "big")
        self._place = place
        self._random = random
        self._ciphers: dict[Purpose, AESGCM] = {}

    def __repr__(self) -> str:
        return "CaseKey(hidden)"

    def seal(self, field: Field, row_id: bytes, content: str | bytes, purpose: Purpose) -> Sealed:
        """Seal text (or bytes that are UTF-8, like JSON) for this field of this row. Raises ``CannotSeal``."""
        aad = _field_aad(self._number, field, self._place, row_id)
        nonce = draw(self._random, NONCE_SIZE)
        return Sealed(close(self._cipher(purpose), self._number, nonce, pad(content), aad))

    def open(self, field: Field, row_id: bytes, sealed: Sealed, purpose: Purpose) -> str:
        """The text that was sealed for exactly this field, row, case, school and purpose; else ``CannotOpen``."""
        if key_number(sealed.token) != self._number:
            raise CannotOpen
        aad = _field_aad(self._number, field, self._place, row_id)
        return unpad(reopen(self._cipher(purpose), sealed.token, aad))

    def _cipher(self, purpose: Purpose) -> AESGCM:
        if purpose not in self._ciphers:
            key = HKDFExpand(SHA256(), KEY_SIZE, purpose.encode()).derive(self._dek)
            self._ciphers[purpose] = AESGCM(key)
        return self._ciphers[purpose]


class Vault:
    """Seals and opens for one school. Holds the key ring; everything else comes in with the call."""

    def __init__(self, ring: KeyRing, school_id: bytes, random: Random) -> None:
        """``school_id`` is 16 bytes, fixed for ever. ``random(n)`` gives n unpredictable bytes."""
        self._ring = ring
        self._school = _id(school_id)
        self._random = random
        self.school_case: Final = school_case_id(school_id)

    def __repr__(self) -> str:
        return "Vault(hidden)"

    def roll_quarantine(self, now: datetime) -> None:
        """Make the quarantine key of the day and destroy the one that is a week old. Real time, not school time."""
        self._ring = self._ring.roll_quarantine(now, self._random)

    def use(self, ring: KeyRing) -> None:
        """Go on with this ring: after a rotation, and after each day's quarantine key."""
        self._ring = ring

    def new_case_key(self, case_id: bytes, generation: int = FIRST_GENERATION) -> KeySlot:
        """A fresh key for this case, wrapped by the active KEK."""
        return self._wrap(case_id, draw(self._random, KEY_SIZE), generation)

    def open_case_key(self, case_id: bytes, slot: bytes, generation: int) -> CaseKey:
        """The key in a slot of this case. Raises ``CannotOpen``."""
        dek = self._unwrap(case_id, slot, generation)
        return CaseKey(dek, generation, self._school + _id(case_id), self._random)

    def rewrap(self, case_id: bytes, slot: bytes, generation: int) -> KeySlot:
        """The same case key, wrapped by the KEK that is active now. Raises ``CannotOpen``."""
        return self._wrap(case_id, self._unwrap(case_id, slot, generation), generation)

    def seal_address(self, case_id: bytes, chat_id: int, lang: str, flags: int) -> Sealed:
        """The reply address of a case: always 50 bytes. ``lang`` is two letters, ``flags`` 0 to 255."""
        if not (len(lang) == 2 and lang.isascii() and lang.isalpha()):
            raise ValueError("a language is two letters")
        key = self._ring.active(Kind.ADDRESS)
        nonce = draw(self._random, NONCE_SIZE)
        plaintext = _ADDRESS.pack(chat_id, lang.encode(), flags)
        return Sealed(close(AESGCM(key.secret), key.id, nonce, plaintext, self._address_aad(key.id, case_id)))

    def open_address(self, case_id: bytes, sealed: Sealed) -> Address:
        """The reply address of this case. Raises ``CannotOpen``."""
        key = self._ring.find(Kind.ADDRESS, key_number(sealed.token))
        if key is None:
            raise CannotOpen
        plaintext = reopen(AESGCM(key.secret), sealed.token, self._address_aad(key.id, case_id))
        chat_id, lang, flags = _ADDRESS.unpack(plaintext)
        return Address(chat_id, lang.decode(), flags)

    def reporter_index(self, case_id: bytes, chat_id: int) -> bytes:
        """16 bytes that find a reporter's case; salted by the case, so that equal reporters do not look equal."""
        return self._index(_BY_CASE, _id(case_id), chat_id)

    def staff_index(self, chat_id: int) -> bytes:
        """16 bytes that find a member of staff of this school."""
        return self._index(_STAFF, self._school, chat_id)

    def chat_index(self, chat_id: int) -> bytes:
        """16 bytes that find the short-lived row of a running talk."""
        return self._index(_TALK, self._school, chat_id)

    def text_index(self, text: str) -> bytes:
        """16 bytes that find a row by words of our own making, like a class name or what makes a notice one."""
        message = _TEXT + self._school + text.encode()
        return hmac.digest(self._ring.active(Kind.INDEX).secret, message, "sha256")[:_INDEX_SIZE]

    def receipt(self, case_id: bytes, digits: str) -> bytes:
        """32 bytes by which the secret part of a code is recognised; Argon2id with the pepper, salted by the case.

        Takes about half a second and 128 MiB, so one at a time, whoever asks; other threads go on meanwhile.
        """
        pepper = self._ring.active(Kind.PEPPER).secret
        slow = Argon2id(salt=_id(case_id), secret=pepper, ad=self._school, **_SLOW)
        with _ONE_AT_A_TIME:
            return sha256(slow.derive(digits.encode())).digest()

    def can_open(self, slot: bytes) -> bool:
        """Whether the KEK that wraps this slot is in the ring: tells a missing key from a damaged slot."""
        return self._ring.find(Kind.KEK, key_number(slot)) is not None

    def seal_quarantine(self, row_id: bytes, content: str | bytes, now: datetime) -> Sealed:
        """Seal what could not be read as an update, under the newest seven-day key. Raises ``KeysMissing``."""
        key = self._ring.quarantine_key(now)
        nonce = draw(self._random, NONCE_SIZE)
        return Sealed(close(AESGCM(key.secret), key.id, nonce, pad(content), self._quarantine_aad(key.id, row_id)))

    def open_quarantine(self, row_id: bytes, sealed: Sealed) -> str:
        """What was put in quarantine in this row, while its key lives. Raises ``CannotOpen``."""
        key = self._ring.find(Kind.QUARANTINE, key_number(sealed.token))
        if key is None:
            raise CannotOpen
        return unpad(reopen(AESGCM(key.secret), sealed.token, self._quarantine_aad(key.id, row_id)))

    def _wrap(self, case_id: bytes, dek: bytes, generation: int) -> KeySlot:
        kek = self._ring.active(Kind.KEK)
        nonce = draw(self._random, NONCE_SIZE)
        return KeySlot(close(AESGCM(kek.secret), kek.id, nonce, dek, _slot_aad(kek.id, case_id, generation)))

    def _unwrap(self, case_id: bytes, slot: bytes, generation: int) -> bytes:
        kek = self._ring.find(Kind.KEK, key_number(slot))
        if kek is None:
            raise CannotOpen
        return reopen(AESGCM(kek.secret), slot, _slot_aad(kek.id, case_id, generation))

    def _index(self, tag: bytes, salt: bytes, chat_id: int) -> bytes:
        message = tag + salt + chat_id.to_bytes(8, "big", signed=True)
        return hmac.digest(self._ring.active(Kind.INDEX).secret, message, "sha256")[:_INDEX_SIZE]

    def _address_aad(self, key_id: bytes, case_id: bytes) -> bytes:
        return b"SIGA" + key_id + self._school + _id(case_id)

    def _quarantine_aad(self, key_id: bytes, row_id: bytes) -> bytes:
        return _field_aad(key_id, Field.QUARANTINE, self._school + self.school_case, row_id)


def _field_aad(number: bytes, field: Field, place: bytes, row_id: bytes) -> bytes:
    return b"SIG1" + header(number) + field.to_bytes(2, "big") + place + _id(row_id)


def _slot_aad(kek_id: bytes, case_id: bytes, generation: int) -> bytes:
    return b"SIGK" + header(kek_id) + _id(case_id) + generation.to_bytes(4, "big")


def _id(value: bytes) -> bytes:
    """The value itself; fixed widths are what keeps two places from sharing their associated data."""
    if len(value) != ID_SIZE:
        raise ValueError("an id is 16 bytes")
    return value
