"""The only gate: who may do what with which case. Default deny (DOMAIN §1.3, G10; DESIGN §4 row 10)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.access import (
    REPORTER_DEEDS,
    STAFF_DEEDS,
    UNSEEN,
    Deed,
    may,
)
from bot.route.model import (
    Actor,
    Case,
    CaseId,
    Clock,
    Code,
    Flag,
    Reporter,
    Role,
    School,
    Staff,
    StaffId,
    Status,
    Whom,
)


def staff(letter: str, *roles: Role, active: bool = True) -> Staff:
    """A member of staff whose id is one letter, 32 times."""
    return Staff(StaffId(letter * 32), f"Collega {letter}", frozenset(roles), active)


COACH = staff("a", Role.COACH)
OTHER = staff("b", Role.COACH)
ACHTERWACHT = staff("c", Role.ACHTERWACHT)
VERTROUWENSPERSOON = staff("d", Role.VERTROUWENSPERSOON)
BOTH = staff("e", Role.COACH, Role.VERTROUWENSPERSOON)
BEHEERDER = staff("f", Role.BEHEERDER)
SUPPORTER = staff("7", Role.COACH_ONDERSTEUNER)
LEADER = staff("8", Role.TEAMLEIDER)
TEAM = staff("6", Role.ONDERSTEUNINGSTEAM)
INVITED = replace(COACH, active=False)
READERS = (COACH, OTHER, ACHTERWACHT, VERTROUWENSPERSOON, BOTH, SUPPORTER, LEADER, TEAM)
SCHOOL = School("De Linde", (*READERS, BEHEERDER), ())

NEW = Case(
    id=CaseId("1" * 32),
    code=Code("KD7FQ"),
    status=Status.NIEUW,
    whom=Whom.ME,
    group="2HE",
    receivers=(COACH.id,),
    sent_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
)
OPENED = replace(NEW, opened=True)
TAKEN = replace(OPENED, status=Status.ONTVANGEN, owner=COACH.id)
TAKEN_BY_OTHER = replace(TAKEN, owner=OTHER.id)
KEPT_OUT = replace(NEW, kept_out=frozenset({COACH.id}))
OWNER_KEPT_OUT = replace(TAKEN, kept_out=frozenset({COACH.id}))
ABOUT_STAFF = replace(NEW, flags=frozenset({Flag.MEDEWERKER}))
TO_EVERYBODY = replace(NEW, receivers=tuple(s.id for s in SCHOOL.staff))
ALL_ABOUT_STAFF = replace(TO_EVERYBODY, flags=frozenset({Flag.MEDEWERKER}))
CONFIDED = frozenset({Flag.VERTROUWD})
IN_DANGER = CONFIDED | {Flag.SPOED, Flag.ONBEVESTIGD}
ALL_CONFIDED = replace(TO_EVERYBODY, flags=CONFIDED)
CONFIDED_ALARM = replace(ALL_CONFIDED, flags=IN_DANGER)
TOOK_IT = replace(TAKEN, flags=CONFIDED, owner=ACHTERWACHT.id)
HERS = replace(TAKEN, owner=VERTROUWENSPERSOON.id, receivers=(VERTROUWENSPERSOON.id,), flags=CONFIDED)
TO_COACH = replace(HERS, shared=(OTHER.id,), flags=CONFIDED | {Flag.NAAR_COACH})
"""A said that this coach may take it over from the vertrouwenspersoon, and the coach is asked."""
GONE_ON = replace(HERS, owner=OTHER.id, receivers=(OTHER.id,), flags=frozenset())
DRAFT = replace(NEW, status=Status.CONCEPT)
ERASED = replace(NEW, status=Status.GEWIST)
FINISHED = replace(TAKEN, status=Status.AFGEROND)

ACTED = frozenset({Flag.SPOED})
URGENT = replace(TAKEN, receivers=(COACH.id, ACHTERWACHT.id), flags=ACTED | {Flag.ONBEVESTIGD})

SHARED = replace(TAKEN, shared=tuple(s.id for s in SCHOOL.staff if s is not COACH))
GOES_ON = replace(SHARED, status=Status.NIET_GESTOPT, shared=(*SHARED.shared, StaffId("5" * 32)))
MEASURED = replace(GOES_ON, status=Status.MAATREGEL)
ASKED_TOO = replace(SHARED, owner=None, receivers=(COACH.id, SUPPORTER.id))
SECONDED = replace(TAKEN, second=SUPPORTER.id)
A_NAMED, B_NAMED = frozenset({Flag.TEAM_A}), frozenset({Flag.TEAM_B})
TAKEN_BACK = replace(SHARED, flags=frozenset({Flag.TERUGGEHAALD}))
CUT = frozenset({Flag.LOSGEKOPPELD})
MELDER = Reporter(frozenset({NEW.id}))
SOMEBODY_ELSE = Reporter(frozenset({CaseId("2" * 32)}))
NOBODY = Reporter()

NOTHING = frozenset[Deed]()
LOOKS_WHETHER = frozenset({Deed.OVERSEE})
"""Of the roles that have the overview, of every case but those that only a vertrouwenspersoon reads."""
LOOK = frozenset({Deed.SEE, Deed.READ})
RECEIVE = LOOK | {Deed.PICK_UP, Deed.PASS_ON}
TELL = LOOK | {Deed.ADD}
SHARES = LOOK | {Deed.LOOK}
READS_ALL = SHARES | {Deed.NOTES}
"""With whom it is shared, and who reads her words as well: the notes too."""
HAVE = READS_ALL | {Deed.TRACE, Deed.JOIN}
"""What who picked it up keeps, also at the end."""
OWN = HAVE | {Deed.ASK, Deed.WORK, Deed.SHARE}
BRINGS = LOOKS_WHETHER | {Deed.TAKE_OVER}
CONFIRMS = frozenset({Deed.SEE, Deed.SECOND})
"""Know that there is such a case, and answer one question about it."""
NUMBER = frozenset({Deed.NUMBER})
FROM_AFAR = LOOKS_WHETHER | NUMBER
"""How many wait and how many are late is all that a teamleider knows of what is not shared."""
COUNTS = frozenset({Deed.SEE, Deed.COUNT})
LEADS = frozenset({Deed.SEE, Deed.LOOK})
"""The steps and the agreements, and no word of who told."""

MATRIX: tuple[tuple[str, Actor, Case, frozenset[Deed]], ...] = (
    ("the reporter of a new case", MELDER, NEW, TELL | {Deed.TAKE_BACK}),
    ("the reporter once it was opened", MELDER, OPENED, TELL | {Deed.TAKE_BACK}),
    ("the reporter once it was picked up", MELDER, TAKEN, TELL | {Deed.TAKE_BACK}),
    ("the reporter when picked up unopened", MELDER, replace(TAKEN, opened=False), TELL | {Deed.TAKE_BACK}),
    ("the reporter of a finished case", MELDER, FINISHED, LOOK | {Deed.TAKE_BACK}),
    ("the reporter of an erased case", MELDER, ERASED, LOOK),
    ("another reporter", SOMEBODY_ELSE, NEW, NOTHING),
    ("a chat without cases", NOBODY, NEW, NOTHING),
    ("the clock", Clock(), NEW, COUNTS),
    ("the clock, picked up", Clock(), TAKEN, COUNTS),
    ("the clock, finished", Clock(), FINISHED, COUNTS),
    ("the clock, of what is about staff", Clock(), ABOUT_STAFF, frozenset({Deed.SEE})),
    ("the clock, of what was told to the vertrouwenspersoon", Clock(), ALL_CONFIDED, frozenset({Deed.SEE})),
    ("the clock, of what was taken back", Clock(), TAKEN_BACK, frozenset({Deed.SEE})),
    ("the clock, of what is erased", Clock(), ERASED, frozenset({Deed.SEE})),
    ("the receiver", COACH, NEW, RECEIVE),
    ("the receiver who opened it", COACH, OPENED, RECEIVE),
    ("a coach who does not receive it", OTHER, NEW, NOTHING),
    ("the achterwacht, not asked", ACHTERWACHT, NEW, NOTHING),
    ("the vertrouwenspersoon, not asked", VERTROUWENSPERSOON, NEW, NOTHING),
    ("the achterwacht, asked as well", ACHTERWACHT, replace(NEW, receivers=(COACH.id, ACHTERWACHT.id)), RECEIVE),
    ("the owner, when the way back was cut", COACH, replace(TAKEN, flags=CUT), OWN - {Deed.ASK}),
    ("the owner", COACH, TAKEN, OWN),
    ("a receiver after somebody else picked it up", COACH, TAKEN_BY_OTHER, frozenset({Deed.SEE})),
    ("the same, kept out", COACH, replace(TAKEN_BY_OTHER, kept_out=frozenset({COACH.id})), NOTHING),
    ("the same, about staff", COACH, replace(TAKEN_BY_OTHER, flags=frozenset({Flag.MEDEWERKER})), NOTHING),
    ("a colleague of the owner", OTHER, TAKEN, NOTHING),
    ("the owner, in danger", COACH, URGENT, OWN | {Deed.CALM, Deed.CONFIRM}),
    ("the owner, when somebody acts", COACH, replace(URGENT, flags=ACTED), OWN | {Deed.CALM}),
    ("who was asked as well, in danger", ACHTERWACHT, URGENT, LOOK | {Deed.CONFIRM}),
    ("who was asked as well, when somebody acts", ACHTERWACHT, replace(URGENT, flags=ACTED), LOOK),
    ("the same, kept out", ACHTERWACHT, replace(URGENT, kept_out=frozenset({ACHTERWACHT.id})), NOTHING),
    ("the same, when it is finished", ACHTERWACHT, replace(URGENT, status=Status.AFGEROND), frozenset({Deed.SEE})),
    ("a coach who was not asked, in danger", OTHER, URGENT, NOTHING),
    ("a receiver, in danger, when nobody has it", ACHTERWACHT, replace(URGENT, owner=None), RECEIVE | {Deed.CONFIRM}),
    ("the owner of a finished case", COACH, FINISHED, HAVE),
    ("a receiver who was kept out", COACH, KEPT_OUT, NOTHING),
    ("an owner who was kept out", COACH, OWNER_KEPT_OUT, NOTHING),
    ("a receiver who is not confirmed, or has left", INVITED, NEW, NOTHING),
    ("an owner who has left", INVITED, TAKEN, NOTHING),
    ("a coach, about staff", COACH, ABOUT_STAFF, NOTHING),
    ("a coach who owns what turns out to be about staff", COACH, replace(ABOUT_STAFF, owner=COACH.id), NOTHING),
    ("the vertrouwenspersoon, about staff", VERTROUWENSPERSOON, ALL_ABOUT_STAFF, RECEIVE),
    ("a coach who is vertrouwenspersoon, about staff", BOTH, ALL_ABOUT_STAFF, RECEIVE),
    ("the achterwacht, about staff", ACHTERWACHT, ALL_ABOUT_STAFF, NOTHING),
    ("a coach, of what was told to the vertrouwenspersoon", COACH, ALL_CONFIDED, NOTHING),
    ("the achterwacht, of the same", ACHTERWACHT, ALL_CONFIDED, NOTHING),
    ("the achterwacht, of the same, in danger", ACHTERWACHT, CONFIDED_ALARM, RECEIVE | {Deed.CONFIRM}),
    ("the achterwacht who took it then, when it is over", ACHTERWACHT, TOOK_IT, OWN),
    ("the coach-ondersteuner, with whom it is shared", SUPPORTER, replace(SHARED, flags=CONFIDED), NOTHING),
    ("the vertrouwenspersoon to whom it was told", VERTROUWENSPERSOON, ALL_CONFIDED, RECEIVE),
    ("another vertrouwenspersoon, so", BOTH, replace(SHARED, flags=CONFIDED), LEADS | {Deed.TAKE_OVER}),
    ("the coach A said yes to, asked to take it over", OTHER, TO_COACH, LEADS | {Deed.TAKE_OVER}),
    ("the same, before A said yes", OTHER, replace(TO_COACH, flags=CONFIDED), NOTHING),
    ("the same, kept out", OTHER, replace(TO_COACH, kept_out=frozenset({OTHER.id})), NOTHING),
    ("the same, about staff", OTHER, replace(TO_COACH, flags=TO_COACH.flags | {Flag.MEDEWERKER}), NOTHING),
    ("the same, paused", replace(OTHER, active=False), TO_COACH, NOTHING),
    ("another coach, whom A did not choose", COACH, TO_COACH, NOTHING),
    ("who is no coach, then", SUPPORTER, replace(TO_COACH, shared=(SUPPORTER.id,)), NOTHING),
    ("the vertrouwenspersoon until the coach says yes", VERTROUWENSPERSOON, TO_COACH, OWN),
    ("the coach who took it over", OTHER, GONE_ON, OWN),
    ("the vertrouwenspersoon afterwards", VERTROUWENSPERSOON, GONE_ON, NOTHING),
    ("the beheerder, even as receiver", BEHEERDER, TO_EVERYBODY, NOTHING),
    ("the beheerder, even as owner", BEHEERDER, replace(TAKEN, owner=BEHEERDER.id), NOTHING),
    ("with whom it is shared, the coach-ondersteuner", SUPPORTER, SHARED, READS_ALL | LOOKS_WHETHER | {Deed.TAKE_OVER}),
    ("with whom it is shared, the ondersteuningsteam", TEAM, SHARED, LEADS),
    ("the same, with A's name", TEAM, replace(SHARED, flags=A_NAMED), LEADS),
    ("the same, with B's name", TEAM, replace(SHARED, flags=B_NAMED), LEADS),
    ("the same, with both names", TEAM, replace(SHARED, flags=A_NAMED | B_NAMED), READS_ALL),
    ("the ondersteuningsteam, both names, not shared", TEAM, replace(TAKEN, flags=A_NAMED | B_NAMED), NOTHING),
    ("the teamleider, both names", LEADER, replace(SHARED, flags=A_NAMED | B_NAMED), LEADS | NUMBER),
    ("with whom it is shared, the teamleider", LEADER, SHARED, LEADS | NUMBER),
    ("the same, when it has not stopped", LEADER, GOES_ON, LEADS | NUMBER | {Deed.MEASURE}),
    ("the rector, when it has not stopped", staff("5", Role.RECTOR), GOES_ON, LEADS | {Deed.MEASURE}),
    ("the teamleider, of what is not shared", LEADER, replace(GOES_ON, shared=()), NUMBER),
    ("the coach-ondersteuner, when it has not stopped", SUPPORTER, GOES_ON, READS_ALL | BRINGS),
    ("the owner, when it has not stopped", COACH, GOES_ON, OWN),
    ("the teamleider, once there is a measure", LEADER, MEASURED, LEADS | NUMBER | {Deed.MEASURE}),
    ("with whom it is shared, another coach", OTHER, SHARED, LEADS | {Deed.TAKE_OVER}),
    ("with whom it is shared, the beheerder", BEHEERDER, SHARED, NOTHING),
    ("the coach-ondersteuner before it is shared", SUPPORTER, TAKEN, LOOKS_WHETHER),
    ("the owner of what is shared", COACH, SHARED, OWN),
    ("with whom it is shared, but kept out", SUPPORTER, replace(SHARED, kept_out=frozenset({SUPPORTER.id})), NOTHING),
    ("with whom it is shared, about staff", SUPPORTER, replace(SHARED, flags=frozenset({Flag.MEDEWERKER})), NOTHING),
    (
        "the same, a vertrouwenspersoon",
        VERTROUWENSPERSOON,
        replace(SHARED, flags=frozenset({Flag.MEDEWERKER})),
        LEADS | {Deed.TAKE_OVER},
    ),
    ("with whom it is shared, when it is finished", SUPPORTER, replace(SHARED, status=Status.AFGEROND), NOTHING),
    ("the same, when it was taken back", SUPPORTER, TAKEN_BACK, LOOKS_WHETHER),
    ("with whom it is shared, when nobody has it", SUPPORTER, replace(SHARED, owner=None), READS_ALL | LOOKS_WHETHER),
    ("the same, asked as well", SUPPORTER, ASKED_TOO, READS_ALL | RECEIVE | LOOKS_WHETHER),
    ("with whom it is shared, paused", replace(SUPPORTER, active=False), SHARED, NOTHING),
    ("who is asked to confirm acute danger", ACHTERWACHT, replace(TAKEN, second=ACHTERWACHT.id), CONFIRMS),
    ("the same, who oversees", SUPPORTER, SECONDED, CONFIRMS | LOOKS_WHETHER),
    ("the same, who looks along", SUPPORTER, replace(SHARED, second=SUPPORTER.id), READS_ALL | BRINGS | CONFIRMS),
    ("the owner, while a colleague is asked", COACH, SECONDED, OWN),
    ("an owner who would confirm it herself", COACH, replace(TAKEN, second=COACH.id), OWN),
    ("a colleague who is not the one who is asked", ACHTERWACHT, SECONDED, NOTHING),
    ("who is asked, but kept out", SUPPORTER, replace(SECONDED, kept_out=frozenset({SUPPORTER.id})), NOTHING),
    ("who is asked, about staff", ACHTERWACHT, replace(ABOUT_STAFF, owner=OTHER.id, second=ACHTERWACHT.id), NOTHING),
    ("who is asked, when it is finished", ACHTERWACHT, replace(FINISHED, second=ACHTERWACHT.id), NOTHING),
    ("who is asked, when it was taken back", ACHTERWACHT, replace(TAKEN_BACK, second=ACHTERWACHT.id), NOTHING),
    ("who is asked, and has left", INVITED, replace(TAKEN, owner=OTHER.id, second=INVITED.id), NOTHING),
    ("the receiver of a draft", COACH, DRAFT, NOTHING),
    ("the receiver of what was taken back", COACH, ERASED, NOTHING),
)


@pytest.mark.parametrize("deed", Deed)
@pytest.mark.parametrize(("who", "actor", "case", "allowed"), MATRIX, ids=[row[0] for row in MATRIX])
def test_each_person_may_do_this_and_nothing_else(
    who: str, actor: Actor, case: Case, allowed: frozenset[Deed], deed: Deed
) -> None:
    """Every kind of person against every deed: what is not listed is denied."""
    assert may(actor, deed, case) is (deed in allowed), f"{who}: {deed}"


EVERYBODY = (*SCHOOL.staff, INVITED)
CASES = st.builds(
    replace,
    st.just(NEW),
    status=st.sampled_from(Status),
    receivers=st.lists(st.sampled_from(SCHOOL.staff).map(lambda s: s.id), max_size=4).map(tuple),
    owner=st.none() | st.sampled_from(SCHOOL.staff).map(lambda s: s.id),
    shared=st.lists(st.sampled_from(SCHOOL.staff).map(lambda s: s.id), max_size=3).map(tuple),
    second=st.none() | st.sampled_from(SCHOOL.staff).map(lambda s: s.id),
    kept_out=st.frozensets(st.sampled_from(SCHOOL.staff).map(lambda s: s.id)),
    flags=st.frozensets(st.sampled_from(Flag)),
    opened=st.booleans(),
)


@given(st.sampled_from(EVERYBODY), st.sampled_from(Deed), CASES)
def test_who_was_kept_out_may_nothing_whatever_else_is_true(member: Staff, deed: Deed, case: Case) -> None:
    """Nor who has left, nor a coach when it is about staff or in confidence, nor who has nothing to do with it."""
    concerned = deed in FROM_AFAR or member.id in {*case.receivers, *case.shared, case.owner, case.second}
    refused = member.id in case.kept_out or not member.active or not concerned
    adviser = Role.VERTROUWENSPERSOON in member.roles
    about_staff = Flag.MEDEWERKER in case.flags and not adviser
    took_it = case.owner == member.id
    by_her_yes = Flag.NAAR_COACH in case.flags and member.id in case.shared and Role.COACH in member.roles
    let_in = adviser or took_it or by_her_yes
    in_confidence = Flag.VERTROUWD in case.flags and Flag.SPOED not in case.flags and not let_in

    assert not (may(member, deed, case) and (refused or about_staff or in_confidence))


@given(st.sampled_from(EVERYBODY), CASES)
def test_who_may_not_see_a_case_may_nothing_with_it(member: Staff, case: Case) -> None:
    """There is no way to act on what one may not know of; a code or a number is all that an overseer has of it."""
    assert may(member, Deed.SEE, case) or not any(may(member, deed, case) for deed in set(Deed) - FROM_AFAR)


@given(st.sampled_from(EVERYBODY), st.sampled_from(Deed), CASES)
def test_staff_and_reporters_have_their_own_deeds(member: Staff, deed: Deed, case: Case) -> None:
    """No colleague adds to a story or takes it back; no reporter picks up or passes on."""
    assert not (may(member, deed, case) and deed not in STAFF_DEEDS)
    assert not (may(MELDER, deed, case) and deed not in REPORTER_DEEDS)


@given(CASES)
def test_what_was_sent_can_be_taken_back_until_it_is_erased(case: Case) -> None:
    """Also once it was read, and once it is finished: what then happens to the text is another matter."""
    assert may(MELDER, Deed.TAKE_BACK, case) is (case.status not in UNSEEN)


@given(CASES)
def test_a_case_that_somebody_picked_up_has_one_reader_at_school(case: Case) -> None:
    """And nobody can pick it up a second time."""
    owned = replace(case, owner=COACH.id, shared=(), flags=case.flags - {Flag.SPOED})

    assert {s.id for s in SCHOOL.staff if may(s, Deed.READ, owned)} <= {COACH.id}
    assert not any(may(s, Deed.PICK_UP, owned) for s in SCHOOL.staff)


@given(CASES)
def test_in_danger_who_was_asked_reads_it_too_until_the_danger_is_over(case: Case) -> None:
    """Also what a colleague has (DOMAIN §1.3 *urgent*); who was kept out or was not asked still sees nothing."""
    owned = replace(case, owner=COACH.id, flags=case.flags | {Flag.SPOED})
    readers = {s.id for s in SCHOOL.staff if may(s, Deed.READ, owned)}

    assert readers <= {COACH.id, *owned.receivers, *owned.shared} - owned.kept_out
    assert not any(may(s, Deed.PICK_UP, owned) for s in SCHOOL.staff)
    for deed in (Deed.ASK, Deed.WORK, Deed.CALM):
        assert {s.id for s in SCHOOL.staff if may(s, deed, owned)} <= {COACH.id}
