"""Of what somebody may see of a case: which kinds of content, each role its own part (DOMAIN §1.3)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.access import (
    Deed,
    all_may_receive,
    kinds,
    may,
    may_receive,
    may_share_with,
    reads_signals,
)
from bot.route.model import (
    OWN_CHAIN,
    Actor,
    Case,
    Clock,
    EntryKind,
    Flag,
    Role,
    Staff,
    StaffId,
    Status,
    Whom,
)
from tests.rules.test_access import (
    A_NAMED,
    ABOUT_STAFF,
    ACHTERWACHT,
    ASKED_TOO,
    B_NAMED,
    BEHEERDER,
    BOTH,
    CASES,
    COACH,
    EVERYBODY,
    FINISHED,
    INVITED,
    KEPT_OUT,
    LEADER,
    MELDER,
    NEW,
    OTHER,
    SCHOOL,
    SHARED,
    SUPPORTER,
    TAKEN,
    TAKEN_BACK,
    TEAM,
    URGENT,
    VERTROUWENSPERSOON,
    staff,
)

ALL = frozenset(EntryKind) - {EntryKind.SECOND}
"""All there is, but what a second person is asked: that is for that person alone."""
WITHOUT_NAME = ALL - {EntryKind.NAME}
WITHOUT_NOTES = ALL - {EntryKind.NOTE}
"""For who told, for who was asked in danger, and for who may still pick it up."""


@pytest.mark.parametrize(
    ("who", "case", "allowed"),
    [
        (COACH, SHARED, ALL),
        (ACHTERWACHT, replace(TAKEN, second=ACHTERWACHT.id), {EntryKind.SECOND}),
        (LEADER, replace(SHARED, second=LEADER.id), {EntryKind.DOSSIER, EntryKind.SECOND}),
        (SUPPORTER, replace(SHARED, second=SUPPORTER.id), WITHOUT_NAME | {EntryKind.SECOND}),
        (SUPPORTER, SHARED, WITHOUT_NAME),
        (TEAM, SHARED, {EntryKind.DOSSIER}),
        (TEAM, replace(SHARED, flags=A_NAMED), {EntryKind.DOSSIER, EntryKind.NAME}),
        (TEAM, replace(SHARED, flags=A_NAMED, whom=Whom.OTHER), {EntryKind.DOSSIER}),
        (TEAM, replace(SHARED, flags=B_NAMED), {EntryKind.DOSSIER}),
        (TEAM, replace(SHARED, flags=A_NAMED | B_NAMED), ALL),
        (TEAM, replace(SHARED, flags=A_NAMED | B_NAMED, whom=Whom.PARENT), WITHOUT_NAME),
        (SUPPORTER, replace(SHARED, flags=A_NAMED | B_NAMED), WITHOUT_NAME),
        (TEAM, replace(TAKEN, flags=A_NAMED | B_NAMED), frozenset()),
        (LEADER, SHARED, {EntryKind.DOSSIER}),
        (OTHER, SHARED, {EntryKind.DOSSIER}),
        (SUPPORTER, ASKED_TOO, ALL),
        (SUPPORTER, TAKEN, frozenset()),
        (BEHEERDER, SHARED, frozenset()),
        (Clock(), SHARED, {EntryKind.DOSSIER, EntryKind.KINDS}),
        (Clock(), TAKEN_BACK, frozenset()),
        (Clock(), ABOUT_STAFF, frozenset()),
        (MELDER, SHARED, WITHOUT_NOTES),
        (ACHTERWACHT, URGENT, WITHOUT_NOTES),
        (COACH, FINISHED, ALL),
        (COACH, NEW, WITHOUT_NOTES),
    ],
)
def test_of_what_is_shared_each_role_reads_its_own_part(
    who: Actor, case: Case, allowed: frozenset[EntryKind]
) -> None:
    """DOMAIN §1.3: her words for who supports the coach, the steps alone for the others; her name for the team
    alone, and only with her yes."""
    assert kinds(who, case) == allowed


@given(st.sampled_from(EVERYBODY), CASES)
def test_who_may_not_look_at_a_case_reads_nothing_of_it(member: Staff, case: Case) -> None:
    """No content without the deed that opens it."""
    allowed = may(member, Deed.READ, case) or may(member, Deed.LOOK, case)
    assert bool(kinds(member, case) - {EntryKind.SECOND}) == allowed


@given(st.sampled_from(EVERYBODY), CASES)
def test_the_question_in_acute_danger_is_for_who_is_asked_alone(member: Staff, case: Case) -> None:
    """And for nobody who has the case: two persons are two."""
    assert (asked := EntryKind.SECOND in kinds(member, case)) == may(member, Deed.SECOND, case)
    assert not asked or (case.second == member.id != case.owner and case.owner is not None)
    assert EntryKind.SECOND not in kinds(MELDER, case)


@given(st.sampled_from(EVERYBODY), CASES)
def test_it_can_never_be_shared_with_who_was_kept_out(member: Staff, case: Case) -> None:
    """Nor with who is away, or has no such role; whoever it is shared with may then look (G11)."""
    owned = replace(case, status=Status.BORGING, owner=COACH.id, kept_out=case.kept_out - {COACH.id})
    allowed = may_share_with(member, COACH, owned)
    seen = may(member, Deed.LOOK, replace(owned, shared=(member.id,), flags=owned.flags - {Flag.TERUGGEHAALD}))
    in_confidence = bool(owned.flags & OWN_CHAIN) and Role.VERTROUWENSPERSOON not in member.roles
    assert allowed == (seen and member.id != COACH.id and not in_confidence)


def test_a_vertrouwenspersoon_shares_with_no_coach() -> None:
    """Nothing goes on to a coach unless the pupil says so (SCREENS §12)."""
    owned = replace(TAKEN, owner=VERTROUWENSPERSOON.id)
    able = {s.id for s in SCHOOL.staff if may_share_with(s, VERTROUWENSPERSOON, owned)}
    assert able == {BOTH.id}


def test_a_receiver_must_read_signals_and_not_be_kept_out() -> None:
    """The beheerder runs the machine and reads nothing in it; a second role of a beheerder counts."""
    assert reads_signals(COACH)
    assert not reads_signals(BEHEERDER)
    assert not reads_signals(staff("g"))
    assert reads_signals(staff("g", Role.BEHEERDER, Role.COACH))
    assert may_receive(COACH, NEW)
    assert not may_receive(BEHEERDER, NEW)
    assert not may_receive(COACH, KEPT_OUT)
    assert not may_receive(COACH, ABOUT_STAFF)
    assert may_receive(BOTH, ABOUT_STAFF)


@pytest.mark.parametrize(
    ("receivers", "case", "fine"),
    [
        ((OTHER.id,), NEW, True),
        ((OTHER.id, ACHTERWACHT.id), NEW, True),
        ((), NEW, False),
        ((StaffId("9" * 32),), NEW, False),
        ((OTHER.id, COACH.id), KEPT_OUT, False),
        ((OTHER.id,), ABOUT_STAFF, False),
        ((VERTROUWENSPERSOON.id,), ABOUT_STAFF, True),
        ((BEHEERDER.id,), NEW, False),
    ],
)
def test_new_receivers_must_all_be_allowed(receivers: tuple[StaffId, ...], case: Case, fine: bool) -> None:
    """Nobody at all, somebody unknown, or one who may not: then none of them."""
    assert all_may_receive(receivers, case, SCHOOL) is fine


def test_somebody_who_is_not_confirmed_cannot_become_a_receiver() -> None:
    """A forwarded invite opens nothing (DESIGN §4 row 15)."""
    assert not all_may_receive((INVITED.id,), NEW, replace(SCHOOL, staff=(INVITED,)))
