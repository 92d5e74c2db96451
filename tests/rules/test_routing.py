"""Who receives a signal: the coach of the class, or who the reporter chose; never nobody, never who is kept out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.access import Deed, may
from bot.route.model import Case, CaseId, Code, Flag, Group, Role, School, Staff, StaffId, Status, Whom
from bot.route.routing import LAST_RESORT, Routed, Way, by_class, instead, last_resort


def staff(letter: str, *roles: Role) -> Staff:
    """A member of staff whose id is one letter, 32 times."""
    return Staff(StaffId(letter * 32), f"Collega {letter}", frozenset(roles))


JANSEN = staff("a", Role.COACH)
ALI = staff("b", Role.COACH)
BAKKER = staff("c", Role.COACH)
AANSPREEKPUNT = staff("d", Role.AANSPREEKPUNT)
ONDERSTEUNER = staff("e", Role.COACH_ONDERSTEUNER)
ACHTERWACHT = staff("f", Role.ACHTERWACHT)
VERTROUWENSPERSOON = staff("0", Role.VERTROUWENSPERSOON)
SECOND = staff("1", Role.VERTROUWENSPERSOON)
BEHEERDER = staff("2", Role.BEHEERDER)
TEAMLEIDER = staff("3", Role.TEAMLEIDER)

TWO = Group("2HE", 2, (JANSEN.id, ALI.id))
ONE = Group("2VA", 2, (BAKKER.id,))
NONE = Group("3HA", 3, ())
READERS = (JANSEN, ALI, BAKKER, AANSPREEKPUNT, ONDERSTEUNER, ACHTERWACHT, VERTROUWENSPERSOON, SECOND, TEAMLEIDER)
EVERYBODY = (*READERS, BEHEERDER)
SCHOOL = School("De Linde", EVERYBODY, (TWO, ONE, NONE))


def without(*gone: Staff, school: School = SCHOOL) -> School:
    """The school after these people have left."""
    return replace(school, staff=tuple(replace(s, active=s.active and s not in gone) for s in school.staff))


def unreachable(*cut_off: Staff, school: School = SCHOOL) -> School:
    """The school in which these people have blocked the bot."""
    return replace(school, staff=tuple(replace(s, reachable=s not in cut_off) for s in school.staff))


# --- By class ---------------------------------------------------------------------------------------------------------


def test_a_class_with_one_coach_goes_to_that_coach() -> None:
    """With nobody kept out and nothing marked."""
    assert by_class(SCHOOL, ONE, BAKKER.id) == Routed(BAKKER.id)
    assert by_class(SCHOOL, ONE, None) == Routed(BAKKER.id)


@pytest.mark.parametrize(("coach", "receiver"), [(JANSEN, JANSEN), (ALI, ALI), (None, JANSEN), (BAKKER, JANSEN)])
def test_a_class_with_two_coaches_goes_to_the_one_who_was_chosen(coach: Staff | None, receiver: Staff) -> None:
    """Else to the first; a coach of another class cannot be slipped in."""
    assert by_class(SCHOOL, TWO, coach.id if coach else None) == Routed(receiver.id)


def test_a_coach_who_has_left_is_passed_by() -> None:
    """For the other coach of the class, and when there is none for the last resort."""
    assert by_class(without(JANSEN), TWO, JANSEN.id) == Routed(ALI.id)
    assert by_class(without(JANSEN, ALI), TWO, JANSEN.id) == Routed(AANSPREEKPUNT.id)
    assert by_class(replace(SCHOOL, staff=EVERYBODY[1:]), TWO, JANSEN.id) == Routed(ALI.id)


def test_a_coach_who_blocked_the_bot_is_passed_by() -> None:
    """An alert that nobody gets helps nobody: whoever can be reached comes first, in the same order."""
    assert by_class(unreachable(JANSEN), TWO, JANSEN.id) == Routed(ALI.id)
    assert by_class(unreachable(JANSEN, ALI, AANSPREEKPUNT), TWO, JANSEN.id) == Routed(ONDERSTEUNER.id)


def test_a_signal_is_not_refused_because_nobody_can_be_reached_now() -> None:
    """Then it waits for the one whose button was pressed."""
    assert by_class(unreachable(*EVERYBODY), TWO, ALI.id) == Routed(ALI.id)
    assert by_class(unreachable(*EVERYBODY), NONE, None) == Routed(AANSPREEKPUNT.id)


def test_somebody_who_became_only_beheerder_reads_nothing() -> None:
    """A class list that still names such a person gives no way in (DESIGN §4 row 10)."""
    group = Group("2HE", 2, (BEHEERDER.id, ALI.id))

    assert by_class(SCHOOL, group, BEHEERDER.id) == Routed(ALI.id)


@pytest.mark.parametrize("group", [None, NONE])
def test_without_a_class_or_coach_it_goes_to_the_last_resort(group: Group | None) -> None:
    """Aanspreekpunt, else coach-ondersteuner, else achterwacht; when there is none of them, nobody, and it is said."""
    assert by_class(SCHOOL, group, None) == Routed(AANSPREEKPUNT.id)
    assert by_class(without(AANSPREEKPUNT), group, None) == Routed(ONDERSTEUNER.id)
    assert by_class(without(AANSPREEKPUNT, ONDERSTEUNER), group, None) == Routed(ACHTERWACHT.id)
    assert by_class(without(AANSPREEKPUNT, ONDERSTEUNER, ACHTERWACHT), group, None) is None


def test_the_last_resort_is_somebody_who_can_be_reached_when_there_is_one() -> None:
    """In the order of the roles, and None when nobody has any of them."""
    assert last_resort(SCHOOL) == AANSPREEKPUNT
    assert last_resort(unreachable(AANSPREEKPUNT)) == ONDERSTEUNER
    assert last_resort(without(AANSPREEKPUNT, ONDERSTEUNER, ACHTERWACHT)) is None


CONFIDED = frozenset({Flag.VERTROUWD})


# --- Somebody else ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "coach", "receiver"),
    [
        (Way.COACH, BAKKER, BAKKER),
        (Way.VERTROUWENSPERSOON, None, VERTROUWENSPERSOON),
        (Way.AANSPREEKPUNT, None, AANSPREEKPUNT),
        (Way.ABOUT_STAFF, None, VERTROUWENSPERSOON),
    ],
)
def test_who_is_chosen_instead_gets_it_and_the_coaches_are_kept_out(
    way: Way, coach: Staff | None, receiver: Staff
) -> None:
    """All coaches of the class, not only the one who would have read it."""
    routed = instead(SCHOOL, way, TWO, coach.id if coach else None)

    assert routed is not None
    assert routed.receiver == receiver.id
    assert routed.kept_out == {JANSEN.id, ALI.id}
    own_chain = {Way.ABOUT_STAFF: {Flag.MEDEWERKER}, Way.VERTROUWENSPERSOON: {Flag.VERTROUWD}}
    assert routed.flags == own_chain.get(way, set())


@pytest.mark.parametrize("way", Way)
def test_without_a_class_nobody_is_kept_out(way: Way) -> None:
    """There is no coach to keep out."""
    routed = instead(SCHOOL, way, None, BAKKER.id)

    assert routed is not None
    assert routed.kept_out == frozenset()


def test_another_coach_is_a_coach_who_is_there_and_is_not_kept_out() -> None:
    """Not the class's own, not one who left, not somebody who is no coach, not nobody."""
    assert instead(SCHOOL, Way.COACH, TWO, ALI.id) is None
    assert instead(without(BAKKER), Way.COACH, TWO, BAKKER.id) is None
    assert instead(SCHOOL, Way.COACH, TWO, BEHEERDER.id) is None
    assert instead(SCHOOL, Way.COACH, TWO, ACHTERWACHT.id) is None
    assert instead(SCHOOL, Way.COACH, TWO, StaffId("9" * 32)) is None
    assert instead(SCHOOL, Way.COACH, TWO, None) is None


def test_the_second_takes_over_when_the_first_is_not_there() -> None:
    """Gone, cut off, or the coach of this very class."""
    own = Group("1BA", 1, (VERTROUWENSPERSOON.id,))

    assert instead(without(VERTROUWENSPERSOON), Way.VERTROUWENSPERSOON, TWO, None) == Routed(
        SECOND.id, frozenset(TWO.coaches), CONFIDED
    )
    routed = instead(unreachable(VERTROUWENSPERSOON), Way.ABOUT_STAFF, TWO, None)
    assert routed is not None
    assert routed.receiver == SECOND.id
    assert instead(SCHOOL, Way.VERTROUWENSPERSOON, own, None) == Routed(SECOND.id, frozenset(own.coaches), CONFIDED)


def test_a_school_without_an_aanspreekpunt_has_its_coach_ondersteuner() -> None:
    """DOMAIN §1.2 Q12; without either the button is not there."""
    routed = instead(without(AANSPREEKPUNT), Way.AANSPREEKPUNT, TWO, None)

    assert routed is not None
    assert routed.receiver == ONDERSTEUNER.id
    assert instead(without(AANSPREEKPUNT, ONDERSTEUNER), Way.AANSPREEKPUNT, TWO, None) is None


def test_about_staff_never_goes_to_a_coach_unless_vertrouwenspersoon_too() -> None:
    """Without a vertrouwenspersoon it goes to nobody, and the reporter is told before anything is sent (G10)."""
    both = staff("3", Role.COACH, Role.VERTROUWENSPERSOON)
    left = without(VERTROUWENSPERSOON, SECOND)
    routed = instead(replace(left, staff=(*left.staff, both)), Way.ABOUT_STAFF, TWO, None)

    assert routed is not None
    assert routed.receiver == both.id
    assert instead(left, Way.ABOUT_STAFF, TWO, BAKKER.id) is None


# --- Whatever the school looks like -----------------------------------------------------------------------------------

LETTERS = "abcdef"
PEOPLE = st.builds(
    Staff,
    id=st.sampled_from(LETTERS).map(lambda letter: StaffId(letter * 32)),
    name=st.just("Collega"),
    roles=st.frozensets(st.sampled_from(Role), max_size=3),
    active=st.booleans(),
    reachable=st.booleans(),
)
COACHES = st.lists(st.sampled_from(LETTERS).map(lambda letter: StaffId(letter * 32)), max_size=3, unique=True)
GROUPS = st.none() | st.builds(Group, name=st.just("2HE"), year=st.just(2), coaches=COACHES.map(tuple))
STAFF = st.lists(PEOPLE, max_size=6, unique_by=lambda s: s.id)
SCHOOLS = STAFF.map(lambda people: School("De Linde", tuple(people), ()))
CHOSEN = st.none() | st.sampled_from(LETTERS).map(lambda letter: StaffId(letter * 32))
WAYS = st.none() | st.sampled_from(Way)


def sent(routed: Routed) -> Case:
    """A new case as this decision makes it."""
    now = datetime(2026, 11, 24, 10, tzinfo=UTC)
    case = Case(CaseId("1" * 32), Code("KD7FQ"), Status.NIEUW, Whom.ME, "2HE", (routed.receiver,), now)
    return replace(case, kept_out=routed.kept_out, flags=routed.flags)


@given(SCHOOLS, GROUPS, CHOSEN, WAYS)
def test_who_is_routed_to_may_pick_it_up_and_nobody_kept_out_sees_it(
    school: School, group: Group | None, coach: StaffId | None, way: Way | None
) -> None:
    """Routing and the gate agree: no decision ends with somebody who may not open it, and so with nobody."""
    routed = by_class(school, group, coach) if way is None else instead(school, way, group, coach)
    if routed is None:
        return
    case = sent(routed)

    assert {s.id for s in school.staff if may(s, Deed.PICK_UP, case)} == {routed.receiver}
    assert not any(may(s, deed, case) for s in school.staff for deed in Deed if s.id in routed.kept_out)


@given(SCHOOLS, GROUPS, CHOSEN)
def test_by_class_ends_with_nobody_only_when_nobody_is_there(
    school: School, group: Group | None, coach: StaffId | None
) -> None:
    """As long as one coach of the class or one of the last resort works here, somebody reads it."""
    roles = {s.id: s.roles for s in school.staff if s.active}
    resort = any(role in owned for owned in roles.values() for role in LAST_RESORT)
    coaches = any(roles.get(c, frozenset()) - {Role.BEHEERDER} for c in (group.coaches if group else ()))

    assert (by_class(school, group, coach) is not None) is (resort or coaches)


@given(SCHOOLS, GROUPS, CHOSEN)
def test_whoever_can_be_reached_comes_before_who_cannot(
    school: School, group: Group | None, coach: StaffId | None
) -> None:
    """A receiver who blocked the bot means that nobody else who would do can be reached either."""
    routed = by_class(school, group, coach)
    receiver = school.member(routed.receiver) if routed else None
    resort = last_resort(school)

    assert receiver is None or receiver.reachable or resort is None or not resort.reachable
