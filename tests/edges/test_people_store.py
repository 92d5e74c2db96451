"""Staff, classes, seats and invites come back as they were put, and every store sees what another one changed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from bot.ports import Invite
from bot.route.model import ChatId, Group, Role
from storage.store import SqlStore, SqlUnit
from storage.tables import klas, staff_address
from storage.vault import Vault
from tests.edges.kept import (
    AWAY,
    CLASS,
    COACH,
    CONFIDANT,
    DAY,
    EVERYBODY,
    KLAS,
    NOW,
    OTHER,
    PUPIL,
    TEACHER,
    a_chat,
    hire,
    staff_id,
)


@pytest.fixture
def store(store: SqlStore) -> SqlStore:
    """A store with a school in it."""
    with store.unit() as unit:
        hire(unit)
    return store


def test_staff_come_in_the_order_they_were_added(store: SqlStore) -> None:
    """With all they are."""
    with store.unit() as unit:
        assert unit.staff() == EVERYBODY


def test_a_member_of_staff_changes_and_keeps_the_place(store: SqlStore) -> None:
    """Roles, name, and whether active, seated, reachable."""
    changed = replace(COACH, name="Sanne", roles=frozenset({Role.BEHEERDER, Role.COACH}), seated=False, reachable=False)
    with store.unit() as unit:
        unit.put_staff(changed)
        assert unit.staff() == (changed, *EVERYBODY[1:])


def test_staff_with_a_role_are_active(store: SqlStore) -> None:
    """Who is away receives nothing."""
    with store.unit() as unit:
        assert unit.staff_with(Role.COACH) == (COACH, OTHER)
        assert unit.staff_with(Role.VERTROUWENSPERSOON) == (CONFIDANT,)
        assert AWAY in unit.staff()


def test_classes_come_by_year_and_name_with_their_coaches_in_order(store: SqlStore) -> None:
    """A class that is put again has its new coaches only."""
    second, first = Group("2HE", 2, (OTHER.id,)), Group("1AB", 1, ())
    with store.unit() as unit:
        unit.put_group(second)
        unit.put_group(first)
        unit.put_group(replace(CLASS, coaches=(OTHER.id, COACH.id)))
        assert unit.groups() == (first, replace(CLASS, coaches=(OTHER.id, COACH.id)), second)


def test_a_coach_must_be_of_the_staff(store: SqlStore) -> None:
    """A class with a coach whom nobody knows would send signals nowhere."""
    with pytest.raises(IntegrityError), store.unit() as unit:
        unit.put_group(Group("3A", 3, (staff_id(77),)))


def test_a_seat_is_where_somebody_is_reached(store: SqlStore) -> None:
    """Both ways, in the language of that chat; it makes the person seated."""
    with store.unit() as unit:
        unit.put_staff(replace(OTHER, seated=False))
        assert (unit.staff_of(TEACHER), unit.staff_chat(OTHER.id)) == (None, None)
        unit.seat(OTHER.id, TEACHER, "en")
        assert (unit.staff_of(TEACHER), unit.staff_chat(OTHER.id)) == (OTHER, (TEACHER, "en"))
        assert unit.staff_of(PUPIL) is None


def test_a_seat_moves_and_is_never_shared(store: SqlStore) -> None:
    """Another phone, or another person on the same one: the last one counts."""
    with store.unit() as unit:
        unit.seat(COACH.id, TEACHER, "nl")
        unit.seat(COACH.id, ChatId(5), "nl")
        assert (unit.staff_of(TEACHER), unit.staff_chat(COACH.id)) == (None, (5, "nl"))
        unit.seat(OTHER.id, ChatId(5), "nl")
        assert (unit.staff_of(ChatId(5)), unit.staff_chat(COACH.id)) == (OTHER, None)


def test_who_is_unseated_is_reached_nowhere(store: SqlStore) -> None:
    """The chat is nobody's, and a new seat may be taken there."""
    with store.unit() as unit:
        unit.seat(COACH.id, TEACHER, "nl")
        unit.unseat(COACH.id)
        assert (unit.staff_of(TEACHER), unit.staff_chat(COACH.id)) == (None, None)
        assert unit.staff()[0] == replace(COACH, seated=False)
        unit.seat(COACH.id, TEACHER, "nl")
        assert unit.staff_of(TEACHER) == COACH


def test_who_is_paused_comes_back_as_paused(store: SqlStore) -> None:
    """Told apart from who was never confirmed."""
    paused = replace(COACH, active=False, paused=True)
    with store.unit() as unit:
        unit.put_staff(paused)
        assert unit.staff()[0] == paused
        assert unit.staff_with(Role.COACH) == (OTHER,)


def test_a_class_that_is_dropped_is_gone_with_its_coaches(store: SqlStore) -> None:
    """The people stay; a class that comes back has only the coaches it is given then."""
    with store.unit() as unit:
        unit.drop_group(CLASS.name)
        unit.drop_group("9Z")
        assert (unit.groups(), unit.staff()) == ((), EVERYBODY)
        unit.put_group(replace(CLASS, coaches=()))
        assert unit.groups() == (replace(CLASS, coaches=()),)


def test_who_closed_the_door_is_known_and_may_open_it_again(store: SqlStore) -> None:
    """Every store sees it at its next unit."""
    for reachable in (False, True):
        with store.unit() as unit:
            unit.reach(COACH.id, reachable)
        with store.unit() as unit:
            assert unit.staff()[0] == replace(COACH, reachable=reachable)


def test_an_invite_is_found_by_its_hash(store: SqlStore) -> None:
    """And that it was used is kept."""
    invite = Invite(b"h" * 32, COACH.id, NOW + DAY)
    with store.unit() as unit:
        assert unit.invite(invite.token_hash) is None
        unit.put_invite(invite)
        assert unit.invite(invite.token_hash) == invite
        unit.put_invite(replace(invite, used=True))
        assert unit.invite(invite.token_hash) == replace(invite, used=True)


@pytest.mark.parametrize(
    ("change", "look"),
    [
        (lambda unit: unit.put_staff(replace(COACH, active=False)), lambda unit: unit.staff()[0].active),
        (lambda unit: unit.put_group(replace(CLASS, coaches=())), lambda unit: unit.groups()[0].coaches),
        (lambda unit: unit.seat(COACH.id, TEACHER, "nl"), lambda unit: unit.staff_of(TEACHER)),
    ],
)
def test_what_the_command_line_changes_a_running_store_sees(
    store: SqlStore,
    database_url: str,
    vault: Vault,
    change: Callable[[SqlUnit], None],
    look: Callable[[SqlUnit], object],
) -> None:
    """At its next unit, though it remembers staff and classes between units."""
    with store.unit() as unit:
        before = look(unit)
    beside = SqlStore.open(database_url, vault)
    with beside.unit() as unit:
        change(unit)
    beside.close()
    with store.unit() as unit:
        assert look(unit) != before


def test_what_was_undone_is_not_remembered(store: SqlStore) -> None:
    """A change in a unit that failed is seen by nobody, not even when the next change has the same number."""
    with suppress(ZeroDivisionError), store.unit() as unit:
        unit.put_staff(replace(COACH, active=False))
        assert not unit.staff()[0].active
        raise ZeroDivisionError
    with store.unit() as unit:
        unit.put_staff(replace(OTHER, active=False))
    with store.unit() as unit:
        assert [member.active for member in unit.staff()] == [True, False, True, False]


def test_staff_are_not_read_again_at_every_input(store: SqlStore) -> None:
    """As long as nothing changes, a unit asks only whether something did."""
    with store.unit() as unit:
        unit.staff()
    heard: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda _, __, said, *___: heard.append(said))
    with store.unit() as unit:
        assert (unit.staff(), unit.groups()) == (EVERYBODY, (CLASS,))
    assert all("FROM meta" in said for said in heard)


def test_the_same_chat_looks_different_as_reporter_and_as_staff(store: SqlStore) -> None:
    """A coach may be a parent too: nothing stored tells that they are one person (DESIGN §3.1)."""
    with store.unit() as unit:
        unit.seat(COACH.id, TEACHER, "nl")
        unit.put_chat(a_chat(chat=TEACHER))
        reached = unit._run(select(staff_address.c.reached)).scalar_one()
        assert unit._vault.chat_index(TEACHER) != reached


def test_a_class_is_found_without_its_name(store: SqlStore) -> None:
    """Its row is named by a keyed index."""
    with store.unit() as unit:
        row = unit._run(select(klas)).one()
    assert len(row.key) == 16
    assert KLAS.encode() not in row.name.token
