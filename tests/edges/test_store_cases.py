"""Cases are shown to who may see them, written only over what was read, and gone when they are erased."""

from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from bot.ports import Chat, NoticeKind
from bot.route.effects import DueKind
from bot.route.model import Actor, Case, Clock, Code, Flag, Reading, Reporter, Status, Step
from bot.route.steps import TRANSITIONS, Event
from storage.envelope import CannotOpen
from storage.mapping import AnyRow
from storage.store import SqlStore
from storage.tables import casus, entry, entry_old, history, key_slot, metadata, reading, transition
from tests.edges.kept import (
    AWAY,
    COACH,
    CONFIDANT,
    DAY,
    HOUR,
    ME,
    MINE,
    MINUTE,
    NOW,
    OTHER,
    PUPIL,
    SOMEBODY_ELSE,
    STORY,
    a_case,
    a_chat,
    a_notice,
    a_story,
    a_talk,
    case_id,
    send,
    settled,
    staff_id,
)

FULL = replace(
    a_case(),
    receivers=(OTHER.id, COACH.id),
    owner=COACH.id,
    kept_out=frozenset({CONFIDANT.id, AWAY.id}),
    flags=frozenset({Flag.ANONIEM, Flag.SPOED}),
    opened=True,
    word="read",
    promised_at=NOW + DAY,
)
TAKEN_BACK = Step(Status.NIEUW, Event.TERUGHALEN, Status.GEWIST, "melder", NOW)


def rows(store: SqlStore, table: Table) -> list[AnyRow]:
    """All rows of a table, as they are stored."""
    with store.unit() as unit:
        return list(unit._run(select(table)).all())


def seen(store: SqlStore, actor: Actor, case: Case) -> Case | None:
    """The case as this person gets it; by id and by code must be the same."""
    with store.unit() as unit:
        found = unit.case(case.id, actor)
        assert found == unit.case_by_code(case.code, actor)
        return found


@pytest.mark.parametrize("case", [a_case(), FULL, replace(a_case(), group=None), replace(a_case(), group="")])
def test_a_case_comes_back_one_version_further(store: SqlStore, case: Case) -> None:
    """Every field survives, the order of the receivers too."""
    settled(store, case)
    assert seen(store, Clock(), case) == replace(case, version=1)


@pytest.mark.parametrize("actor", [COACH, ME, Clock()])
def test_who_may_see_a_case_gets_it(store: SqlStore, actor: Actor) -> None:
    """The receiver, the reporter and the clock."""
    settled(store, a_case())
    assert seen(store, actor, a_case()) is not None


@pytest.mark.parametrize("actor", [OTHER, CONFIDANT, replace(COACH, active=False), SOMEBODY_ELSE, Reporter()], ids=repr)
def test_who_may_not_see_a_case_gets_nothing(store: SqlStore, actor: Actor) -> None:
    """Another coach, somebody inactive, another reporter: as if it was not there, and not a word of it."""
    settled(store, a_case())
    with store.unit() as unit:
        assert unit.case(MINE, actor) is unit.case(case_id(5), actor) is None
        assert unit.case_by_code(a_case().code, actor) is unit.case_by_code(Code("ZZZZZ"), actor) is None
        assert unit.entries(MINE, actor) == unit.entries(case_id(5), actor) == ()


def test_who_was_kept_out_sees_it_nowhere(store: SqlStore) -> None:
    """In no list and no count, though the case names this coach as a receiver too (SCREENS report-receiver)."""
    case = replace(a_case(1, COACH, OTHER), kept_out=frozenset({OTHER.id}))
    settled(store, case)
    assert seen(store, OTHER, case) is None
    with store.unit() as unit:
        assert (unit.inbox(OTHER), unit.entries(case.id, OTHER)) == ((), ())
        assert len(unit.inbox(COACH)) == 1


def test_the_content_is_for_who_may_read_it(store: SqlStore) -> None:
    """Receiver and reporter; not the clock, nor a colleague who only sees who has it."""
    settled(store, replace(a_case(1, COACH, OTHER), owner=COACH.id))
    with store.unit() as unit:
        assert unit.entries(MINE, COACH) == unit.entries(MINE, ME) == (a_story(),)
        assert unit.case(MINE, OTHER) is not None
        assert unit.entries(MINE, OTHER) == unit.entries(MINE, Clock()) == ()
        assert (unit.inbox(OTHER), len(unit.inbox(COACH))) == ((), 1)


def test_the_inbox_holds_open_cases_unowned_first_then_by_time(store: SqlStore) -> None:
    """Not those of others, nor what is over."""
    early = replace(a_case(3), sent_at=HOUR - DAY)
    owned = replace(a_case(2), owner=COACH.id, sent_at=HOUR - 2 * DAY)
    gone = replace(a_case(4), status=Status.GESLOTEN_ANDERS)
    settled(store, a_case(1), owned, early, gone, a_case(5, OTHER), replace(a_case(6, OTHER), owner=OTHER.id))
    with store.unit() as unit:
        assert [case.id for case in unit.inbox(COACH)] == [case_id(3), case_id(1), case_id(2)]
        assert unit.inbox(replace(COACH, active=False)) == ()


def test_codes_that_are_taken_are_known(store: SqlStore) -> None:
    """So that no two cases are called the same."""
    settled(store, a_case())
    with store.unit() as unit:
        assert unit.code_taken(Code("CASE1"))
        assert not unit.code_taken(Code("CASE2"))


def test_a_case_is_written_only_over_the_version_that_was_read(store: SqlStore) -> None:
    """Two coaches pick it up: the second is too late, and changes nothing, links included."""
    settled(store, a_case(1, COACH, OTHER))
    read = replace(a_case(1, COACH, OTHER), version=1)
    with store.unit() as unit:
        assert unit.put_case(replace(read, owner=COACH.id))
    with store.unit() as unit:
        assert not unit.put_case(replace(read, owner=OTHER.id))
        assert not unit.put_case(replace(read, version=0))
    assert seen(store, Clock(), read) == replace(read, owner=COACH.id, version=2)


def test_a_case_can_be_written_twice_in_a_unit(store: SqlStore) -> None:
    """Raise the version, or read it anew."""
    settled(store, a_case())
    with store.unit() as unit:
        first = unit.case(MINE, Clock())
        assert first
        assert unit.put_case(replace(first, opened=True))
        assert not unit.put_case(replace(first, word="read"))
        assert unit.put_case(replace(first, opened=True, word="read", version=first.version + 1))
    found = seen(store, Clock(), a_case())
    assert found is not None
    assert (found.opened, found.word, found.version) == (True, "read", 3)


def test_a_case_without_a_key_is_a_bug(store: SqlStore) -> None:
    """A case is made from a draft, and a draft has a key."""
    with pytest.raises(LookupError), store.unit() as unit:
        unit.put_case(a_case())


def test_a_draft_becomes_the_case_under_the_same_key(store: SqlStore) -> None:
    """Nothing is sealed again, and the key outlives the talk (DESIGN §3.2)."""
    settled(store)
    with store.unit() as unit:
        unit.new_key(MINE)
        unit.put_chat(a_chat(a_talk(story=STORY)))
    before = rows(store, key_slot)
    with store.unit() as unit:
        unit.put_entry(MINE, a_story())
        assert unit.put_case(a_case())
        unit.put_chat(a_chat(cases=(MINE,)))
    assert rows(store, key_slot) == before
    with store.unit() as unit:
        assert unit.entries(MINE, COACH) == (a_story(),)


def test_entries_come_in_order_and_a_changed_one_keeps_its_old_text_sealed(store: SqlStore) -> None:
    """An edited message takes its place; what it was stays, and cannot be put back in its place."""
    settled(store, a_case())
    changed = replace(a_story("anders"), changed=True)
    with store.unit() as unit:
        for text in ("tussendoor", changed.text):
            unit.put_entry(MINE, replace(changed, text=text))
        unit.put_entry(MINE, a_story("eerder", seq=0))
        assert unit.entries(MINE, COACH) == (a_story("eerder", seq=0), changed)
    old = rows(store, entry_old)
    assert [(row.seq, row.changes) for row in old] == [(1, 0), (1, 1)]
    with store.unit() as unit:
        unit._run(update(entry).where(entry.c.seq == 1).values(content=old[0].content))
        with pytest.raises(CannotOpen):
            unit.entries(MINE, COACH)


def test_half_a_surrogate_pair_is_no_reason_to_lose_a_story(store: SqlStore) -> None:
    """It becomes a mark, and the rest is kept."""
    settled(store)
    with store.unit() as unit:
        send(unit, a_case(), "help \ud83d mij \U0001f622")
        assert [one.text for one in unit.entries(MINE, COACH)] == ["help \ufffd mij \U0001f622"]


def test_the_history_only_grows(store: SqlStore) -> None:
    """No line is changed, or taken away while the case lives; only De Route's own steps go in."""
    settled(store, a_case())
    with store.unit() as unit:
        unit.add_step(MINE, TAKEN_BACK)
    with pytest.raises(DatabaseError, match="append-only"), store.unit() as unit:
        unit._run(update(history).values(by="iemand"))
    with pytest.raises(DatabaseError, match="append-only"), store.unit() as unit:
        unit._run(delete(history))
    with pytest.raises(IntegrityError), store.unit() as unit:
        unit.add_step(MINE, replace(TAKEN_BACK, after=Status.AFGEROND))
    lines = [(row.before, row.event, row.after, row.by) for row in rows(store, history)]
    assert lines == [("nieuw", "terughalen", "gewist", "melder")]


def test_a_line_of_history_needs_its_case(store: SqlStore) -> None:
    """In a unit it may come before the case, but not without it."""
    settled(store)
    with store.unit() as unit:
        unit.add_step(MINE, TAKEN_BACK)
        send(unit, a_case())
    with pytest.raises(IntegrityError), store.unit() as unit:
        unit.add_step(case_id(7), TAKEN_BACK)


def test_who_opened_the_story_is_remembered(store: SqlStore) -> None:
    """Each reading, with its moment."""
    settled(store, a_case())
    with store.unit() as unit:
        unit.log_reading(MINE, COACH.id, NOW)
        unit.log_reading(MINE, COACH.id, NOW)
    assert [(row.case_id, row.staff_id) for row in rows(store, reading)] == [(MINE, COACH.id)] * 2


def test_the_way_back_to_the_reporter(store: SqlStore) -> None:
    """The whole chat while there is one, else a fresh one in her language; none when the link was cut."""
    settled(store, a_case())
    chat = a_chat(cases=(MINE,))
    with store.unit() as unit:
        assert unit.reporter_chat(MINE) is None
        unit.put_chat(chat)
        unit.bind_reporter(MINE, a_chat())
        unit.bind_reporter(MINE, replace(chat, language="en"))
        assert unit.reporter_chat(MINE) == chat
        unit.drop_chat(PUPIL)
        assert unit.reporter_chat(MINE) == Chat(PUPIL, language="en", cases=(MINE,))


def test_an_erased_case_keeps_only_that_it_was_there(store: SqlStore) -> None:
    """Content, address, key, alerts, moments and receivers go; status, history and who opened it stay."""
    settled(store, replace(FULL, kept_out=frozenset()))
    with store.unit() as unit:
        unit.add_step(MINE, TAKEN_BACK)
        unit.log_reading(MINE, COACH.id, NOW)
        unit.put_entry(MINE, a_story("anders"))
        unit.put_chat(a_chat(a_talk(), cases=(MINE,)))
        unit.bind_reporter(MINE, a_chat())
        unit.say(a_notice())
        unit.plan(MINE, DueKind.PROMISE, NOW)
        unit.erase_case(MINE)
    school = {"meta", "transition", "staff", "klas", "klas_coach", "key_slot", "chat"}
    left = {table.name for table in metadata.sorted_tables if rows(store, table)}
    assert left - school == {"casus", "history", "reading"}
    assert [row.case_id for row in rows(store, key_slot)] == [store._vault.school_case.hex()]
    (row,) = rows(store, casus)
    assert (row.status, row.klas, row.flags, row.word, row.promised_at) == ("gewist", None, "", "", None)


def test_an_erased_case_is_seen_by_no_staff_and_reads_as_erased_to_its_reporter(store: SqlStore) -> None:
    """To the school there is no such case; she may still be told that it is gone."""
    settled(store, a_case())
    with store.unit() as unit:
        unit.erase_case(MINE)
        assert unit.case(MINE, COACH) is None
        assert (unit.inbox(COACH), unit.entries(MINE, ME)) == ((), ())
        assert unit.reporter_chat(MINE) is None
        found = unit.case(MINE, ME)
        assert found is not None
        assert (found.status, found.group, found.receivers) == (Status.GEWIST, None, ())


def test_the_history_of_an_erased_case_can_go_one_day(store: SqlStore) -> None:
    """A year later nothing holds it any more."""
    settled(store, a_case())
    with store.unit() as unit:
        unit.add_step(MINE, TAKEN_BACK)
        unit.erase_case(MINE)
        unit._run(delete(history))


def test_what_an_erased_case_still_shows_in_a_chat_is_removed_from_it(store: SqlStore) -> None:
    """The deletion of a card leaves, though its case is no more, and names it no more."""
    settled(store, a_case())
    card = replace(a_notice("card"), kind=NoticeKind.DELETE, chat=PUPIL, message_ids=(9,))
    with store.unit() as unit:
        unit.say(card)
        unit.erase_case(MINE)
        claimed = unit.claim(NOW, NOW, 5, 30, "w")
    assert [one.notice for one in claimed] == [replace(card, case=None)]


def test_content_only_goes_in_sealed(store: SqlStore) -> None:
    """The column refuses, and so does the database when the column is passed by."""
    settled(store, a_case())
    plain = "INSERT INTO entry VALUES (:c, 2, 'story', 0, 0, 0, :t)"
    for text in (STORY, STORY.encode(), b"\x01" + STORY.encode()):
        with pytest.raises(DatabaseError), store.unit() as unit:
            unit._db.exec_driver_sql(plain.replace(":c", f"'{MINE}'").replace(":t", literal(store, text)))
    with pytest.raises(TypeError), store.unit() as unit:
        unit._run(insert(entry), case_id=MINE, seq=2, kind="story", changed=0, changes=0, content=STORY)


def literal(store: SqlStore, value: str | bytes) -> str:
    """A value as SQL text."""
    if isinstance(value, str):
        return f"'{value}'"
    return f"x'{value.hex()}'" if store._engine.dialect.name == "sqlite" else f"'\\x{value.hex()}'::bytea"


def test_the_law_is_the_table_of_de_route(store: SqlStore) -> None:
    """The database knows the steps that the rules know."""
    steps = {(before.value, event.value): after.value for (before, event), after in TRANSITIONS.items()}
    assert {(row.before, row.event): row.after for row in rows(store, transition)} == steps


def test_a_receiver_must_be_of_the_staff(store: SqlStore) -> None:
    """A signal to nobody is refused, not lost in silence."""
    settled(store)
    with suppress(IntegrityError), store.unit() as unit:
        send(unit, replace(a_case(), receivers=(staff_id(77),)))
    assert rows(store, casus) == []


def test_moments_keep_their_milliseconds(store: SqlStore) -> None:
    """Epoch milliseconds, UTC."""
    settled(store, replace(a_case(), promised_at=NOW + MINUTE / 1000))
    found = seen(store, Clock(), a_case())
    assert found is not None
    assert found.promised_at == NOW + MINUTE / 1000


def test_only_who_has_it_gets_its_steps_and_readers(store: SqlStore) -> None:
    """Neither a receiver, nor with whom it is shared, nor who told; and asking is no reading (DOMAIN §1.3). The clock
    counts the steps, and does not know who read."""
    settled(store, replace(a_case(1, COACH, OTHER), owner=COACH.id, shared=(CONFIDANT.id,), status=Status.ONTVANGEN))
    with store.unit() as unit:
        unit.log_reading(MINE, COACH.id, NOW)
        unit.add_step(MINE, replace(TAKEN_BACK, event=Event.OPPAKKEN, after=Status.ONTVANGEN, by=COACH.id))
    with store.unit() as unit:
        assert unit.readings(MINE, COACH) == (Reading(COACH.id, NOW),)
        assert [step.event for step in unit.steps(MINE, COACH)] == [Event.OPPAKKEN]
        for actor in (OTHER, CONFIDANT, AWAY, ME, SOMEBODY_ELSE, Clock()):
            assert unit.readings(MINE, actor) == ()
            assert bool(unit.steps(MINE, actor)) is isinstance(actor, Clock)
    assert len(rows(store, reading)) == 1


def test_what_somebody_finished_is_found_by_nobody_else(store: SqlStore) -> None:
    """Only what they had themselves, as far as they may still read it; what runs or ended another way is not in it."""
    mine = replace(a_case(), owner=COACH.id, opened=True)
    done = replace(mine, status=Status.AFGEROND)
    others = (
        replace(mine, id=case_id(2), code=Code("AAAA2")),
        replace(done, id=case_id(3), code=Code("AAAA3"), status=Status.GESLOTEN_ANDERS),
        replace(done, id=case_id(4), code=Code("AAAA4"), owner=OTHER.id),
        replace(done, id=case_id(5), code=Code("AAAA5"), kept_out=frozenset({COACH.id})),
        replace(done, id=case_id(6), code=Code("AAAA6"), flags=frozenset({Flag.MEDEWERKER})),
    )
    for case in (done, *others):
        settled(store, case)
    with store.unit() as unit:
        assert [case.id for case in unit.finished(COACH)] == [done.id]
        assert unit.finished(replace(COACH, active=False)) == ()
