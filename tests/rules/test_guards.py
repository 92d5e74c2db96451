"""Each guard of De Route, one by one: how firmly it holds, and which reasons stand in its place (DOMAIN §1.4)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route import road
from bot.route.access import Deed, may
from bot.route.dossier import Dossier, Joins, Parents, Wish
from bot.route.guards import GRACE, GUARDS, LEFT_OUT, WITHOUT_HER, Force, Guard, may_give_reason, reason_holds, standing
from bot.route.lines import Anyway, Ground
from bot.route.model import Flag, Role, Staff, StaffId, Status
from bot.route.road import Open, open_things
from bot.route.team import may_name_a
from tests.explorer import OWNER, PICKED_UP
from tests.rules.any_dossier import dossiers, words
from tests.rules.calendars import patiently
from tests.rules.test_road import DAY, talked

FORCE = {
    **dict.fromkeys(("g1", "g4", "g5", "g6", "g7", "g8"), Force.SOFT),
    **dict.fromkeys(("g2", "g3"), Force.HERS),
    **dict.fromkeys(("g9", "g10", "g11", "g12"), Force.HARD),
}
"""Written down a second time: a guard that becomes softer is a decision, not an edit."""


def test_the_table_holds_every_guard_in_order() -> None:
    """G1 to G12, each once."""
    assert [guard.value for guard in GUARDS] == [f"g{number}" for number in range(1, 13)]


@pytest.mark.parametrize("guard", Guard)
def test_each_guard_is_as_firm_as_it_was_decided(guard: Guard) -> None:
    """Soft ones have reasons and no other has any: ◆ is hers, hard is never."""
    rule = GUARDS[guard]
    assert rule.force is FORCE[guard]
    assert bool(rule.grounds) == (rule.force is Force.SOFT)
    assert rule.asks


@patiently
@given(st.sampled_from(Guard), st.sampled_from(Ground), words)
def test_a_reason_holds_for_the_guard_it_was_made_for(guard: Guard, ground: Ground, typed: str) -> None:
    """Acute danger is no reason to skip a talk, "not needed" none to go without the pupil; *anders* needs words."""
    allowed = {Guard.G1: WITHOUT_HER}.get(guard, LEFT_OUT if FORCE[guard] is Force.SOFT else ())
    assert reason_holds(guard, ground, typed) == (
        ground in allowed and (ground is not Ground.OTHER or bool(typed.strip()))
    )


# --- What each of them asks, in the rules that are there -------------------------------------------------------------


@patiently
@given(dossiers, st.sampled_from("abc"))
def test_g1_the_parents_are_called_after_consultation_or_with_a_reason(dossier: Dossier, of: str) -> None:
    """Never when home is unsafe, never at 18 without a yes; a reason counts until that pupil was talked with again."""
    before = {"a": dossier.parents_a, "b": dossier.parents_b}.get(of)
    plain = replace(dossier, anyway=())
    reason = standing(dossier, of) is not None
    assert road.may_call_parents(dossier, of) == (
        road.may_call_parents(plain, of) or (reason and of in "ab" and before in GRACE)
    )
    if before in {Parents.UNSAFE, Parents.ADULT}:
        assert not road.may_call_parents(dossier, of)
        assert not may_give_reason(dossier, of)
    if may_give_reason(dossier, of):
        assert not road.may_call_parents(dossier, of)
        given_now = Anyway("g1", of, Ground.LAW, "", DAY, len(dossier.consents))
        assert road.may_call_parents(replace(dossier, anyway=(*dossier.anyway, given_now)), of)
        assert not road.may_call_parents(replace(plain, anyway=(replace(given_now, talks=99),)), of)


@patiently
@given(dossiers)
def test_g2_and_g3_no_reason_opens_what_is_hers(dossier: Dossier) -> None:
    """◆: with every reason there is and with none, the same (SCREENS §13)."""
    reasons = tuple(Anyway("g2", of, ground, "", DAY, len(dossier.consents)) for of in "ab" for ground in Ground)
    anyhow = replace(dossier, anyway=reasons)
    for opens in (road.may_talk_with_b, road.may_restore, road.may_agree):
        assert opens(anyhow) == opens(dossier)
    assert may_name_a(anyhow, PICKED_UP.whom) == may_name_a(dossier, PICKED_UP.whom)


def test_g4_a_herstelgesprek_needs_both() -> None:
    """Who else is there may differ, with a reason; that A wants it and B joins may not."""
    ready = talked(wish=Wish.HERSTELGESPREK, joins=Joins.YES)
    assert road.may_restore(ready)
    assert not road.may_restore(replace(ready, joins=Joins.NO))


def test_g6_and_g7_are_named_at_the_end() -> None:
    """What was not done asks for a reason."""
    assert {Open.FOLLOW_UP, Open.PARENTS_A} <= set(open_things(talked(parents_a=Parents.OBJECTS)))


@pytest.mark.parametrize("role", Role)
def test_g9_and_g10_stay_hard(role: Role) -> None:
    """No flag and no reason gives a measure to who does not lead, nor what is about staff to a coach."""
    somebody = Staff(StaffId("5" * 32), "Iemand", frozenset({role}))
    case = replace(PICKED_UP, status=Status.NIET_GESTOPT, shared=(somebody.id,))
    assert may(somebody, Deed.MEASURE, case) == (role in {Role.TEAMLEIDER, Role.RECTOR})
    about_staff = replace(case, flags=frozenset({Flag.MEDEWERKER}), receivers=(somebody.id,), owner=None)
    assert may(somebody, Deed.READ, about_staff) == (role is Role.VERTROUWENSPERSOON)


def test_g11_a_reason_shows_nobody_more() -> None:
    """What was done without her changes nothing of who sees the case: it is no part of it."""
    assert not hasattr(PICKED_UP, "anyway")
    assert may(OWNER, Deed.READ, PICKED_UP)
