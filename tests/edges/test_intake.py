"""An update counts once, one that cannot be handled is kept sealed, and what has outlived its term goes."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import Table, func, select

from bot.ports import Sent, StoreBusy
from storage.envelope import CannotOpen
from storage.keys import KeyRing
from storage.store import SqlStore
from storage.tables import outbox, quarantine, seen
from storage.vault import Vault
from tests.edges.kept import DAY, HOUR, NOW, PUPIL, STORY, a_case, a_chat, a_notice, settled

UPDATE = 812_345_678
TEXT = f'{{"message": {{"text": "{STORY}"}}}}'


def count(store: SqlStore, table: Table) -> int:
    """How many rows there are."""
    with store.unit() as unit:
        return int(unit._run(select(func.count()).select_from(table)).scalar_one())


def test_an_update_is_seen_once(store: SqlStore) -> None:
    """Also by the next unit; each number on its own, in whatever order they come."""
    with store.unit() as unit:
        assert unit.first_time(UPDATE, NOW)
        assert not unit.first_time(UPDATE, NOW)
    with store.unit() as unit:
        assert not unit.first_time(UPDATE, NOW)
        assert unit.first_time(UPDATE - 1, NOW)
        assert unit.first_time(2**62, NOW)


def test_an_update_whose_unit_failed_is_not_seen(store: SqlStore) -> None:
    """Telegram gives it again, and it counts then."""
    with suppress(ZeroDivisionError), store.unit() as unit:
        unit.first_time(UPDATE, NOW)
        raise ZeroDivisionError
    with store.unit() as unit:
        assert unit.first_time(UPDATE, NOW)


def test_when_an_update_came_is_kept_by_the_hour(store: SqlStore) -> None:
    """An exact moment could be laid beside a phone (SECURITY §2.7)."""
    with store.unit() as unit:
        unit.first_time(UPDATE, NOW)
        unit.quarantine(5, PUPIL, TEXT, NOW)
        moments = {*unit._run(select(seen.c.at)).scalars(), *unit._run(select(quarantine.c.at)).scalars()}
    assert moments == {int(HOUR.timestamp() * 1000)}


def test_seen_updates_are_forgotten_after_eight_days(store: SqlStore) -> None:
    """Not sooner: Telegram may give an old one again."""
    with store.unit() as unit:
        unit.first_time(UPDATE, NOW)
        unit.sweep(HOUR + 8 * DAY)
        assert not unit.first_time(UPDATE, NOW)
        unit.sweep(HOUR + 8 * DAY + timedelta(milliseconds=1))
        assert unit.first_time(UPDATE, NOW)


def test_a_savepoint_undoes_its_own_and_no_more(store: SqlStore) -> None:
    """Under load several updates share a commit; the bad one takes nothing along."""
    with store.unit() as unit:
        assert unit.first_time(1, NOW)
        with suppress(ZeroDivisionError), unit.savepoint():
            unit.first_time(2, NOW)
            unit.put_chat(a_chat())
            raise ZeroDivisionError
        with unit.savepoint():
            unit.first_time(3, NOW)
        unit.quarantine(2, PUPIL, TEXT, NOW)
    with store.unit() as unit:
        assert unit.chat(PUPIL) is None
        assert [unit.first_time(number, NOW) for number in (1, 2, 3)] == [False, False, False]


def test_a_savepoint_survives_what_the_database_refuses(store: SqlStore) -> None:
    """PostgreSQL ends a transaction at the first error; the savepoint keeps the rest alive."""
    with store.unit() as unit:
        with pytest.raises(Exception, match="nothing_like_it"), unit.savepoint():
            unit._db.exec_driver_sql("SELECT * FROM nothing_like_it")
        assert unit.first_time(UPDATE, NOW)


def test_poison_is_kept_sealed_seen_and_can_be_tried_again(store: SqlStore) -> None:
    """Text and address only; a second time changes nothing."""
    with store.unit() as unit:
        unit.quarantine(UPDATE, PUPIL, TEXT, NOW)
        unit.quarantine(UPDATE, PUPIL, "anders", NOW)
        unit.quarantine(UPDATE + 1, None, "half \ud83d", NOW)
        assert not unit.first_time(UPDATE, NOW)
    with store.unit() as unit:
        found = [(one.update_id, one.chat, one.text) for one in unit.quarantined()]
        assert found == [(UPDATE, PUPIL, TEXT), (UPDATE + 1, None, "half \ud83d")]
        assert STORY not in repr(unit.quarantined())
        unit.release(UPDATE)
        assert [one.update_id for one in unit.quarantined()] == [UPDATE + 1]
        assert not unit.first_time(UPDATE, NOW)


def test_quarantine_lasts_seven_days(store: SqlStore) -> None:
    """Then the row goes."""
    with store.unit() as unit:
        unit.quarantine(UPDATE, PUPIL, TEXT, NOW)
        unit.sweep(HOUR + 7 * DAY)
    assert count(store, quarantine) == 1
    with store.unit() as unit:
        unit.sweep(NOW + 7 * DAY)
    assert count(store, quarantine) == 0


def test_quarantine_cannot_be_opened_once_its_key_has_gone(store: SqlStore, vault: Vault) -> None:
    """Not even from a copy of the row; and what is dead keeps nothing else from being opened."""
    with store.unit() as unit:
        unit.quarantine(UPDATE, PUPIL, TEXT, NOW)
        row = unit._run(select(quarantine)).one()
    vault.use(vault._ring.roll_quarantine(NOW + 7 * DAY, lambda size: b"q" * size))
    with store.unit() as unit:
        unit.quarantine(UPDATE + 1, PUPIL, TEXT, NOW + 7 * DAY)
        assert [one.update_id for one in unit.quarantined()] == [UPDATE + 1]
    with pytest.raises(CannotOpen):
        vault.open_quarantine(UPDATE.to_bytes(16, "big"), row.content)
    assert isinstance(vault._ring, KeyRing)


def test_the_keys_of_the_day_are_made_in_time(store: SqlStore) -> None:
    """A bot that runs for weeks can still put something in quarantine."""
    with pytest.raises(StoreBusy), store.unit() as unit:
        unit.quarantine(UPDATE, PUPIL, TEXT, NOW + 30 * DAY)
    store.keep_keys(NOW + 30 * DAY)
    with store.unit() as unit:
        unit.quarantine(UPDATE, PUPIL, TEXT, NOW + 30 * DAY)
        assert len(unit.quarantined()) == 1


def test_settled_notices_go_after_a_month(store: SqlStore) -> None:
    """What still waits stays, however long."""
    settled(store, a_case())
    with store.unit() as unit:
        unit.say(a_notice("waits"))
        unit.say(a_notice("unsaid"))
        unit.say(a_notice("sent", urgent=True))
        (claimed,) = unit.claim(NOW, NOW, 1, 30, "w")
        unit.settle(claimed, Sent(4), NOW)
        unit.sweep(NOW + 29 * DAY)
    assert count(store, outbox) == 3
    with store.unit() as unit:
        unit.sweep(NOW + 31 * DAY)
    assert count(store, outbox) == 2
