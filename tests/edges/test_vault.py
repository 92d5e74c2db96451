"""The vault keeps its promises byte for byte: frozen formats, bound places, and failures that tell nothing."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from storage.envelope import ADDRESS_SIZE, FIELD_SMALLEST, SLOT_SIZE, CannotSeal
from storage.fields import Field
from storage.keys import Key, KeyRing, Kind, State
from storage.vault import Address, CannotOpen, CaseKey, KeySlot, Purpose, Sealed, Vault, kek_of, school_case_id

KEK, ADDRESS, INDEX, QUARANTINE, DEK = (bytes(range(first, first + 32)) for first in range(0, 160, 32))
NONCE: Final = bytes(range(0xA0, 0xAC))
SCHOOL, CASE, ROW, OTHER = (bytes([digit]) * 16 for digit in (0x11, 0x22, 0x33, 0x44))
NOW: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
WORDS: Final = "Ze pakken elke dag mijn tas af."
CHAT: Final = 5_000_000_001

# Computed from SECURITY §2.4 alone with plain AES-GCM and HMAC, not by this code. They never change.
SLOT: Final = bytes.fromhex(
    "0101630dcd29a0a1a2a3a4a5a6a7a8a9aaab6699feaec14e8438eaec0d588bf74e51e03dcb830622d4fb0497bc1de336eb9e5a6a64d9665b"
    "4d9d00ed1c526ac32cf1"
)
REPORT: Final = bytes.fromhex(
    "010100000001a0a1a2a3a4a5a6a7a8a9aaabbd2b7f1bfdb9aabaccb94476f28f29a7ccc80743e9a3bd6ace53e06437b37f97314ef06a0e40"
    "40ab14bd55666f97ea0c6ff20c64264f6685c7a162f95aa26ec315942a0cacbf43b02492056a81e631f5"
)
STAFF: Final = bytes.fromhex(
    "010100000001a0a1a2a3a4a5a6a7a8a9aaab4f9ad8ff8772e46a83cc09d78c1535a641d9e2309748e3b25ba744e810c10cadd720cfd4c0d5"
    "37ecccf979c12fffe29a5341aaac4d93ff19a25608ed0937e0d19c07be40ab1103e792c8890cab5f3b1b"
)
REPLY: Final = bytes.fromhex(
    "010172dbb733a0a1a2a3a4a5a6a7a8a9aaab7e3ca435eed272abcf44aeba265d76a6e696d743cd35afedd81d78c56dc69d06"
)
POISON: Final = bytes.fromhex(
    "01014d8d274fa0a1a2a3a4a5a6a7a8a9aaab367df6aad957e76c20b614761f868034e28ec7932b4239f8d93f11c7d0ba6a7ff8fc0ac61995"
    "ec3bbfad29a5e605cc8a96908fe25e9c892da5218596359afa48ceec5787702718ac538a922db5fc9eda"
)


def ring(kek: bytes = KEK, *more: Key) -> KeyRing:
    """A ring in memory with known keys."""
    fixed = ((Kind.KEK, kek), (Kind.ADDRESS, ADDRESS), (Kind.INDEX, INDEX))
    keys = (*(Key(kind, State.ACTIVE, secret) for kind, secret in fixed), *more)
    quarantine = {date(2026, 11, 20): Key(Kind.QUARANTINE, State.ACTIVE, QUARANTINE)}
    return KeyRing(Path("nowhere"), keys, quarantine)


def known(size: int) -> bytes:
    """The nonce and the case key of the known answers."""
    return {12: NONCE, 32: DEK}[size]


def a_vault(school: bytes = SCHOOL) -> Vault:
    """A vault with known keys and bytes that differ at each draw."""
    return Vault(ring(), school, random.Random(7).randbytes)


def a_key(case: bytes = CASE, school: bytes = SCHOOL, generation: int = 1) -> CaseKey:
    """The case key of the known answers, put in another place when asked."""
    slot = Vault(ring(), school, known).new_case_key(case, generation)
    return a_vault(school).open_case_key(case, slot, generation)


def reads(key: CaseKey, token: bytes) -> str:
    """What this key reads in the usual field and row."""
    return key.open(Field.ENTRY_TEXT, ROW, Sealed(token), Purpose.REPORT)


OPENERS: Final[dict[str, tuple[bytes, Callable[[bytes], object]]]] = {
    "field": (REPORT, lambda token: reads(a_key(), token)),
    "slot": (SLOT, lambda token: a_vault().open_case_key(CASE, token, 1)),
    "address": (REPLY, lambda token: a_vault().open_address(CASE, Sealed(token))),
    "quarantine": (POISON, lambda token: a_vault().open_quarantine(ROW, Sealed(token))),
}


def test_the_formats_are_those_of_the_known_answers() -> None:
    """Everything that is sealed with known keys and nonce is, byte for byte, what was frozen here."""
    vault = Vault(ring(), SCHOOL, known)
    key = vault.open_case_key(CASE, vault.new_case_key(CASE), 1)

    assert vault.new_case_key(CASE) == SLOT
    assert key.seal(Field.ENTRY_TEXT, ROW, WORDS, Purpose.REPORT).token == REPORT
    assert key.seal(Field.ENTRY_TEXT, ROW, WORDS.encode(), Purpose.STAFF).token == STAFF
    assert vault.seal_address(CASE, CHAT, "nl", 3).token == REPLY
    assert vault.seal_quarantine(ROW, WORDS, NOW).token == POISON


def test_the_known_answers_open() -> None:
    """What was frozen here can still be read."""
    assert reads(a_vault().open_case_key(CASE, SLOT, 1), REPORT) == WORDS
    assert a_key().open(Field.ENTRY_TEXT, ROW, Sealed(STAFF), Purpose.STAFF) == WORDS
    assert a_vault().open_address(CASE, Sealed(REPLY)) == Address(CHAT, "nl", 3)
    assert a_vault().open_quarantine(ROW, Sealed(POISON)) == WORDS


def test_the_blind_indexes_are_those_of_the_known_answers() -> None:
    """The three look-ups of one chat are frozen, differ, and the reporter's is another one in each case."""
    vault = a_vault()

    assert vault.reporter_index(CASE, CHAT).hex() == "c79faca5c562cbe0c0997a23684be5ab"
    assert vault.staff_index(CHAT).hex() == "40d50144c09720191b367e1080661b1d"
    assert vault.chat_index(CHAT).hex() == "ebb9901e10c107d0d7de4ad977bd169b"
    assert vault.reporter_index(OTHER, CHAT) != vault.reporter_index(CASE, CHAT)
    assert a_vault(OTHER).staff_index(CHAT) != vault.staff_index(CHAT)
    assert len(vault.chat_index(-CHAT)) == 16


def test_the_school_is_a_case_of_its_own() -> None:
    """Its id is a fixed constant made from the school's, and names are sealed under its key."""
    vault = a_vault()
    key = vault.open_case_key(vault.school_case, vault.new_case_key(vault.school_case), 1)
    name = key.seal(Field.STAFF_NAME, ROW, "Sam de Wit", Purpose.STAFF)

    assert vault.school_case.hex() == "6d34c19266d985928cfc2e0c91635855"
    assert school_case_id(OTHER) != vault.school_case
    assert key.open(Field.STAFF_NAME, ROW, name, Purpose.STAFF) == "Sam de Wit"


@pytest.mark.parametrize("kind", OPENERS)
def test_each_flipped_bit_keeps_it_closed(kind: str) -> None:
    """Whatever bit of the stored bytes is another one, nothing opens."""
    token, opens = OPENERS[kind]
    for place in range(len(token)):
        for bit in range(8):
            damaged = bytearray(token)
            damaged[place] ^= 1 << bit
            with pytest.raises(CannotOpen):
                opens(bytes(damaged))


@pytest.mark.parametrize("kind", OPENERS)
def test_each_cut_and_each_addition_keeps_it_closed(kind: str) -> None:
    """Bytes that are too few or too many never open."""
    token, opens = OPENERS[kind]
    for wrong in (*(token[:size] for size in range(len(token))), token[1:], token + b"\0", token + token):
        with pytest.raises(CannotOpen):
            opens(wrong)


@pytest.mark.parametrize("kind", OPENERS)
@pytest.mark.parametrize("start", ["00", "02", "0100", "0110", "0111", "0101ffffffff", "010100000000"])
def test_an_unknown_version_kind_or_key_keeps_it_closed(kind: str, start: str) -> None:
    """A later version, the public-key kinds of design B and a key nobody knows fail; nothing is tried."""
    token, opens = OPENERS[kind]
    prefix = bytes.fromhex(start)

    with pytest.raises(CannotOpen):
        opens(prefix + token[len(prefix) :])


def test_a_field_opens_only_in_its_own_place() -> None:
    """Moved to another row, column, purpose, case, school or key generation, it stays closed."""
    elsewhere: tuple[tuple[CaseKey, Field, bytes, Purpose], ...] = (
        (a_key(), Field.ENTRY_TEXT, OTHER, Purpose.REPORT),
        (a_key(), Field.TALK_STATE, ROW, Purpose.REPORT),
        (a_key(), Field.ENTRY_TEXT, ROW, Purpose.STAFF),
        (a_key(case=OTHER), Field.ENTRY_TEXT, ROW, Purpose.REPORT),
        (a_key(school=OTHER), Field.ENTRY_TEXT, ROW, Purpose.REPORT),
        (a_key(generation=2), Field.ENTRY_TEXT, ROW, Purpose.REPORT),
    )
    for key, field, row, purpose in elsewhere:
        with pytest.raises(CannotOpen):
            key.open(field, row, Sealed(REPORT), purpose)


def test_a_slot_an_address_and_a_quarantine_open_only_in_their_own_place() -> None:
    """Another case, generation, school or row keeps them closed."""
    elsewhere: tuple[Callable[[], object], ...] = (
        lambda: a_vault().open_case_key(OTHER, SLOT, 1),
        lambda: a_vault().open_case_key(CASE, SLOT, 2),
        lambda: a_vault().open_address(OTHER, Sealed(REPLY)),
        lambda: a_vault(OTHER).open_address(CASE, Sealed(REPLY)),
        lambda: a_vault().open_quarantine(OTHER, Sealed(POISON)),
        lambda: a_vault(OTHER).open_quarantine(ROW, Sealed(POISON)),
    )
    for opens in elsewhere:
        with pytest.raises(CannotOpen):
            opens()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=9000))
def test_any_text_comes_back_and_only_its_bucket_shows(text: str) -> None:
    """What was typed is what is read; the length on disk is that of a bucket of SECURITY §2.4."""
    key = a_key()
    sealed = key.seal(Field.ENTRY_TEXT, ROW, text, Purpose.REPORT)
    padded, needed = sealed.size - 34, len(text.encode()) + 4

    assert key.open(Field.ENTRY_TEXT, ROW, sealed, Purpose.REPORT) == text
    assert sealed.size >= FIELD_SMALLEST == 98
    assert padded in (64, 128, 256, 512, 1024, 2048) or padded % 4096 == 0
    assert needed <= padded
    assert padded == 64 or needed > padded // 2 or (padded > 4096 and needed > padded - 4096)


@pytest.mark.parametrize(
    ("length", "stored"),
    [(0, 98), (60, 98), (61, 162), (700, 1058), (4092, 4130), (4093, 8226), (8188, 8226), (8189, 12322)],
)
def test_each_bucket_ends_where_the_format_says(length: int, stored: int) -> None:
    """The four length bytes count in the bucket; 34 bytes of header, nonce and tag come on top."""
    assert a_key().seal(Field.ENTRY_TEXT, ROW, "a" * length, Purpose.REPORT).size == stored


@pytest.mark.parametrize("inside", ["", "0000", "00000001ff", "00000002414243", "00000009" + "41" * 4])
def test_a_plaintext_that_the_vault_did_not_pad_is_refused(inside: str) -> None:
    """Well sealed but wrong inside (short, no UTF-8, a wrong length, dirty padding) is still closed."""
    aad = b"SIG1" + POISON[:6] + bytes([0, Field.QUARANTINE]) + SCHOOL + school_case_id(SCHOOL) + ROW
    token = POISON[:6] + NONCE + AESGCM(QUARANTINE).encrypt(NONCE, bytes.fromhex(inside).ljust(64, b"A"), aad)

    with pytest.raises(CannotOpen) as refused:
        a_vault().open_quarantine(ROW, Sealed(token))
    assert refused.value.__context__ is None


@given(chat=st.integers(-(2**63), 2**63 - 1), flags=st.integers(0, 255), lang=st.sampled_from(["nl", "en"]))
def test_an_address_comes_back_and_always_has_the_same_length(chat: int, flags: int, lang: str) -> None:
    """No chat number is recognisable by the length of its sealed address."""
    sealed = a_vault().seal_address(CASE, chat, lang, flags)

    assert sealed.size == ADDRESS_SIZE == 50
    assert a_vault().open_address(CASE, sealed) == Address(chat, lang, flags)


def test_the_same_words_never_look_the_same() -> None:
    """Each seal draws its own nonce and each case its own key."""
    vault, key = a_vault(), a_key()
    twice = {key.seal(Field.ENTRY_TEXT, ROW, WORDS, Purpose.REPORT) for _ in range(2)}

    assert len(twice) == 2
    assert vault.new_case_key(CASE)[18:] != vault.new_case_key(CASE)[18:]


def test_a_case_key_is_rewrapped_under_the_new_kek() -> None:
    """After activation the slot names the new KEK, the words still open, and the old KEK is no longer needed."""
    old, new = Key(Kind.KEK, State.READ_ONLY, KEK), bytes(reversed(KEK))
    vault = a_vault()
    vault.use(ring(new, old))
    slot = vault.rewrap(CASE, SLOT, 1)
    vault.use(ring(new))

    assert kek_of(slot) == Key(Kind.KEK, State.ACTIVE, new).id != kek_of(SLOT)
    assert reads(vault.open_case_key(CASE, slot, 1), REPORT) == WORDS
    with pytest.raises(CannotOpen):
        vault.open_case_key(CASE, SLOT, 1)


def test_a_key_that_is_only_staged_opens_already() -> None:
    """Another worker may have activated it a moment before this one read the directory again."""
    vault = Vault(ring(bytes(reversed(KEK)), Key(Kind.KEK, State.STAGED, KEK)), SCHOOL, known)

    assert reads(vault.open_case_key(CASE, SLOT, 1), REPORT) == WORDS


def test_quarantine_dies_with_its_key() -> None:
    """Without the day's key its content cannot be opened by anyone."""
    vault = a_vault()
    vault.use(KeyRing(Path("nowhere"), ring().keys, {}))

    with pytest.raises(CannotOpen):
        vault.open_quarantine(ROW, Sealed(POISON))


def test_no_repr_and_no_exception_holds_words_or_keys() -> None:
    """What a log or a traceback could print shows a length at most."""
    vault, key, sealed = a_vault(), a_key(), Sealed(REPORT)
    shown = [vault, key, sealed, ring(), Address(CHAT, "nl", 0), *ring().keys, Sealed]
    with pytest.raises(CannotOpen) as refused:
        reads(a_key(case=OTHER), REPORT)

    printed = " ".join((*map(repr, shown), *map(str, shown), f"{vault}{key}{sealed}"))
    assert repr(sealed) == str(sealed) == "Sealed(98 bytes)"
    assert (refused.value.args, str(refused.value)) == ((), "")
    for secret in (WORDS, str(CHAT), repr(REPORT), *(repr(k)[2:-1] for k in (KEK, ADDRESS, INDEX, DEK))):
        assert secret not in printed


@pytest.mark.parametrize("content", ["geheim \ud83d", b"geheim \xff"])
def test_what_is_no_text_is_refused_without_being_quoted(content: str | bytes) -> None:
    """Half a surrogate pair from a hostile client is refused, and neither text, arguments nor context hold it."""
    with pytest.raises(CannotSeal) as refused:
        a_key().seal(Field.ENTRY_TEXT, ROW, content, Purpose.REPORT)

    assert "geheim" not in repr(refused.value)
    assert refused.value.__context__ is None


def test_ids_and_randomness_of_a_wrong_size_are_refused() -> None:
    """A place of fixed width is what keeps two places apart, and a short nonce would break the seal."""
    wrong: tuple[Callable[[], object], ...] = (
        lambda: Vault(ring(), b"short", known),
        lambda: a_vault().new_case_key(CASE + b"x"),
        lambda: a_vault().reporter_index(b"", CHAT),
        lambda: a_key().seal(Field.ENTRY_TEXT, ROW[:-1], WORDS, Purpose.REPORT),
        lambda: Vault(ring(), SCHOOL, lambda size: bytes(size - 1)).new_case_key(CASE),
        lambda: a_vault().seal_address(CASE, CHAT, "nld", 0),
    )
    for call in wrong:
        with pytest.raises(ValueError):
            call()


def test_sealed_holds_bytes_only() -> None:
    """Words by mistake wrapped in Sealed are refused, and not quoted."""
    with pytest.raises(TypeError) as refused:
        Sealed(WORDS)  # type: ignore[arg-type]

    assert WORDS not in str(refused.value)


def test_the_numbers_of_the_fields_never_change() -> None:
    """What was sealed as a number opens only as that number, so the registry is frozen; add, never renumber."""
    names = "ENTRY_TEXT TALK_STATE CHAT_MEMO NOTICE_VALUES STAFF_NAME CLASS_NAME INVITE_NAME QUARANTINE CASE_NAME"
    names += " NOTICE_IDS CLASS_COACH DUE_VALUES FIGURES"

    assert [(f.name, f.value) for f in Field] == list(zip(names.split(), range(1, 14), strict=True))


def test_a_slot_is_a_slot() -> None:
    """A wrapped case key is 66 bytes."""
    slot: KeySlot = a_vault().new_case_key(CASE)

    assert len(slot) == SLOT_SIZE == 66
