"""Codes in the store, on both databases: found by one part, opened by the other, tried five times an hour."""

import secrets
from datetime import timedelta
from pathlib import Path

from bot.route.model import ChatId, Entry, EntryKind, Status
from storage.keys import KeyRing
from storage.store import SqlStore
from storage.vault import _SLOW, Vault
from tests.edges.kept import MINE, NOW, PUPIL, a_case, a_chat, settled

DIGITS = "0123456789012345"


def kept(store: SqlStore) -> None:
    """A case with a code."""
    settled(store, a_case(), a_case(2))
    with store.unit() as unit:
        assert unit.put_receipt(MINE, "KD7F", DIGITS)


def test_a_code_opens_its_case_and_nothing_else_does(store: SqlStore) -> None:
    """Another locator, one digit changed, another case: nothing. A locator belongs to one case at a time."""
    kept(store)
    with store.unit() as unit:
        assert unit.receipt_case("KD7F", DIGITS) == MINE
        assert unit.receipt_case("KD7G", DIGITS) is None
        assert unit.receipt_case("KD7F", "1" + DIGITS[1:]) is None
        assert not unit.put_receipt(a_case(2).id, "KD7F", DIGITS)
        assert unit.put_receipt(MINE, "KD7F", DIGITS[::-1])
        assert unit.receipt_case("KD7F", DIGITS) is None
        unit.drop_receipt(MINE)
        assert not unit.has_receipt(MINE)
        assert unit.receipt_case("KD7F", DIGITS[::-1]) is None


def test_the_code_goes_with_the_case(store: SqlStore) -> None:
    """Erased is erased."""
    kept(store)
    with store.unit() as unit:
        unit.erase_case(MINE)
        assert unit.receipt_case("KD7F", DIGITS) is None


def test_five_tries_by_a_chat_five_at_a_code_and_an_hour_later_again(store: SqlStore) -> None:
    """Tries that were refused do not count, and what was counted is gone after an hour."""
    with store.unit() as unit:
        assert [unit.may_try(PUPIL, f"KD7{n}", NOW) for n in range(2, 8)] == [True] * 5 + [False]
        assert [unit.may_try(ChatId(n), "QQQQ", NOW) for n in range(100, 106)] == [True] * 5 + [False]
        assert unit.may_try(PUPIL, "KD7F", NOW + timedelta(minutes=61))
    with store.unit() as unit:
        unit.sweep(NOW + timedelta(hours=3))
        assert not unit._db.exec_driver_sql("SELECT count(*) FROM receipt_try").scalar_one()


def test_a_hundred_tries_by_everybody_together(store: SqlStore) -> None:
    """Each takes half a second in which nobody else is answered."""
    with store.unit() as unit:
        tries = [unit.may_try(ChatId(n), f"L{n}", NOW) for n in range(101)]
    assert tries == [True] * 100 + [False]


def test_a_cut_way_leaves_the_words_and_no_number_of_a_message(store: SqlStore) -> None:
    """Also of what was changed; the address is gone, and the name when that is asked."""
    settled(store, a_case())
    with store.unit() as unit:
        unit.bind_reporter(MINE, a_chat())
        unit.put_entry(MINE, Entry(1, EntryKind.STORY, "anders", 41, changed=True))
        unit.put_entry(MINE, Entry(2, EntryKind.NAME, "Noor", 42))
        unit.put_entry(MINE, Entry(2, EntryKind.NAME, "Noor de Vries", 43))
    with store.unit() as unit:
        unit.unbind_reporter(MINE)
        unit.drop_name(MINE)
    with store.unit() as unit:
        coach = next(staff for staff in unit.staff() if staff.id in a_case().receivers)
        assert unit.entries(MINE, coach) == (Entry(1, EntryKind.STORY, "anders", 0, changed=True),)
        assert unit.reporter_chat(MINE) is None
        olds = unit._db.exec_driver_sql("SELECT seq FROM entry_old").all()
        assert [seq for (seq,) in olds] == [1]
        case = unit.case(MINE, coach)
        assert case is not None
        assert case.status is Status.NIEUW


def test_the_pepper_the_case_and_the_cost_are_in_it(vault: Vault, tmp_path: Path) -> None:
    """The same digits come to something else for another case, and with another pepper; each costs 128 MiB."""
    ring = KeyRing.create(tmp_path / "other", secrets.token_bytes)
    other_vault = Vault(ring, b"school of tests!", secrets.token_bytes)
    one, two = bytes(16), bytes(15) + b"\x01"
    assert vault.receipt(one, DIGITS) == vault.receipt(one, DIGITS)
    assert len({vault.receipt(one, DIGITS), vault.receipt(two, DIGITS), other_vault.receipt(one, DIGITS)}) == 3
    assert _SLOW == {"length": 32, "iterations": 4, "lanes": 2, "memory_cost": 131_072}
