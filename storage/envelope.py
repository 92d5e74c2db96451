"""How sealed bytes look: the one layout that fields, reply addresses and wrapped keys share (SECURITY §2.4).

    0   1  version     0x01
    1   1  kind        0x01: AES-256-GCM (of a wrapped key: slot type 0x01, wrapped by a server key)
    2   4  key number  a field: the generation of its case key; everything else: the id of the key itself
    6  12  nonce
    18  n  ciphertext ‖ tag (16)

What differs is the key, the associated data and the plaintext; ``storage/vault.py`` says which. All numbers are
big-endian. Whatever is not exactly this does not open, and nothing ever tries a second key.
"""

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ID_SIZE: Final = 16
NONCE_SIZE: Final = 12
FIELD_SMALLEST: Final = 98
"""A sealed field around the smallest bucket: 18 + 64 + 16 bytes."""
ADDRESS_SIZE: Final = 50
"""Every sealed reply address: 18 + 16 + 16 bytes."""
SLOT_SIZE: Final = 66
"""Every wrapped case key: 18 + 32 + 16 bytes."""

_PREFIX: Final = b"\x01\x01"
_HEADER_SIZE: Final = 6
_BODY_AT: Final = _HEADER_SIZE + NONCE_SIZE
_TAG_SIZE: Final = 16
_LENGTH_SIZE: Final = 4
_BUCKETS: Final = (64, 128, 256, 512, 1024, 2048, 4096)


class CannotOpen(Exception):
    """These bytes do not open here: another key, another place, damaged, or of an unknown version. Never says more."""


class CannotSeal(ValueError):
    """This is no text: half a surrogate pair, or bytes that are not UTF-8. Never holds what was given."""


@dataclass(frozen=True, repr=False, slots=True)
class Sealed:
    """What the vault closed: the only thing a sealed column accepts (``storage/sealed.py``)."""

    token: bytes

    def __post_init__(self) -> None:
        if not isinstance(self.token, bytes):
            raise TypeError("Sealed holds bytes that the vault made")

    @property
    def size(self) -> int:
        """Its length on disk, in bytes."""
        return len(self.token)

    def __repr__(self) -> str:
        return f"Sealed({self.size} bytes)"


def header(number: bytes) -> bytes:
    """The first six bytes, for the key with this four-byte number."""
    return _PREFIX + number


def key_number(token: bytes) -> bytes:
    """The four bytes that name the key. Raises ``CannotOpen`` for an unknown version or kind and for a stump."""
    if len(token) < _BODY_AT + _TAG_SIZE or not token.startswith(_PREFIX):
        raise CannotOpen
    return token[len(_PREFIX) : _HEADER_SIZE]


def close(cipher: AESGCM, number: bytes, nonce: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """The plaintext sealed in the layout above."""
    return header(number) + nonce + cipher.encrypt(nonce, plaintext, aad)


def reopen(cipher: AESGCM, token: bytes, aad: bytes) -> bytes:
    """The plaintext of a token whose ``key_number`` was checked. Raises ``CannotOpen``."""
    try:
        return cipher.decrypt(token[_HEADER_SIZE:_BODY_AT], token[_BODY_AT:], aad)
    except InvalidTag:
        raise CannotOpen from None


def pad(content: str | bytes) -> bytes:
    """u32 length ‖ UTF-8 ‖ zeros up to a bucket, so that a length tells little. Raises ``CannotSeal``."""
    text = _utf8(content)
    filled = len(text).to_bytes(_LENGTH_SIZE, "big") + text
    return filled.ljust(_bucket(len(filled)), b"\0")


def unpad(plaintext: bytes) -> str:
    """The text that ``pad`` was given. Raises ``CannotOpen`` when it did not come from ``pad``."""
    length = int.from_bytes(plaintext[:_LENGTH_SIZE], "big")
    text = plaintext[_LENGTH_SIZE : _LENGTH_SIZE + length]
    try:
        content = text.decode()
        if pad(text) == plaintext:
            return content
    except UnicodeDecodeError:
        pass  # The error itself carries the plaintext: raised here, CannotOpen would take it along as its context.
    raise CannotOpen


def _bucket(size: int) -> int:
    largest = _BUCKETS[-1]
    return next((b for b in _BUCKETS if size <= b), -(-size // largest) * largest)


def _utf8(content: str | bytes) -> bytes:
    try:
        if isinstance(content, str):
            return content.encode()
        content.decode()
        return content
    except UnicodeError:
        pass  # As in unpad: the error carries what was typed.
    raise CannotSeal("only text that is valid UTF-8 can be sealed")
