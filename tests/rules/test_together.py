"""Which cases may go along together, and which of them leads (DOMAIN §1.4 *dubbel*). Each rule beside its opposite."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.access import may_receive, same_circle
from bot.route.dossier import Dossier
from bot.route.ladder import Why, facts
from bot.route.model import Case, CaseId, Code, Flag, Role, Staff, StaffId, Status, Whom
from bot.route.steps import FINAL, PICKED_UP
from bot.route.together import GOES_ALONG, holds, leads, pair
from tests.rules.test_access import CASES, SCHOOL

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
COACH = Staff(StaffId("a" * 32), "Collega a", frozenset({Role.COACH}))
OUT = StaffId("b" * 32)
ONE = Case(CaseId("1" * 32), Code("KD7FQ"), Status.ONTVANGEN, Whom.ME, "2HE", (COACH.id,), NOW, owner=COACH.id)
OTHER = replace(ONE, id=CaseId("2" * 32), code=Code("P3XWM"), whom=Whom.OTHER)


def test_two_of_one_owner_may_go_along_together() -> None:
    """The positive control of everything below."""
    assert holds(ONE, OTHER)
    assert holds(OTHER, ONE)


@pytest.mark.parametrize(
    "other",
    [
        {"id": ONE.id},
        {"owner": StaffId("c" * 32)},
        {"owner": None},
        {"kept_out": frozenset({OUT})},
        {"flags": frozenset({Flag.MEDEWERKER})},
        {"flags": frozenset({Flag.VERTROUWD})},
        {"flags": frozenset({Flag.TERUGGEHAALD})},
    ],
    ids=["itself", "a colleague's", "nobody's", "kept out", "about staff", "confided", "taken back"],
)
def test_neither_way_with_a_case_that_must_stay_apart(other: dict[str, Any]) -> None:
    """Nobody who was kept out of one comes closer through the other; nothing taken back goes out of sight."""
    apart = replace(OTHER, **other)
    assert not holds(ONE, apart)
    assert not holds(apart, ONE)
    assert pair(ONE, apart) is None


@pytest.mark.parametrize("flag", [Flag.MEDEWERKER, Flag.VERTROUWD])
def test_two_of_the_same_chain_with_the_same_people_kept_out_may(flag: Flag) -> None:
    """A vertrouwenspersoon who has two about one teacher has one situation."""
    both = {"flags": frozenset({flag}), "kept_out": frozenset({OUT})}
    assert pair(replace(ONE, **both), replace(OTHER, **both)) is not None  # type: ignore[arg-type]


def test_what_is_urgent_leads_or_stands_by_itself() -> None:
    """It is never put behind another one."""
    urgent = replace(OTHER, flags=frozenset({Flag.SPOED}))
    assert holds(urgent, ONE)
    assert not holds(ONE, urgent)
    assert pair(ONE, urgent) == (urgent, ONE)


@pytest.mark.parametrize("status", Status)
def test_only_what_has_no_plan_yet_goes_along_and_only_with_what_runs(status: Status) -> None:
    """No agreement or day for it can be lost from sight; what is finished leads nothing."""
    assert holds(ONE, replace(OTHER, status=status)) is (status in GOES_ALONG)
    assert holds(replace(ONE, status=status), OTHER) is (status in PICKED_UP)


def test_what_the_pupil_told_leads_then_what_is_further_then_what_is_older() -> None:
    """Whichever is named first."""
    further = replace(OTHER, status=Status.BORGING)
    older = replace(OTHER, id=CaseId("3" * 32), code=Code("AAAAA"), sent_at=NOW - timedelta(days=1))
    for one, other, lead in ((ONE, OTHER, ONE), (ONE, further, further), (OTHER, older, older)):
        assert pair(one, other) == pair(other, one)
        assert (found := pair(one, other)) is not None
        assert found[0] == lead


def test_the_link_counts_only_as_long_as_it_holds() -> None:
    """When the leading case is not there any more, or is finished, the other stands by itself again."""
    joined = {ONE.id: Dossier(), OTHER.id: Dossier(joined_to=ONE.id)}
    own = {ONE.id: ONE, OTHER.id: OTHER}
    assert leads(own, joined) == {OTHER.id: ONE.id}
    assert leads({OTHER.id: OTHER}, joined) == {}
    for status in FINAL:
        assert leads({**own, ONE.id: replace(ONE, status=status)}, joined) == {}


@given(st.sampled_from(SCHOOL.staff), CASES, CASES)
def test_whoever_is_kept_out_of_one_may_never_see_the_other(member: Staff, one: Case, other: Case) -> None:
    """Whatever else is true of both (G10, G11); only what a person took in danger is theirs alone."""
    one, other = replace(one, owner=COACH.id), replace(other, owner=COACH.id)
    calm = Flag.SPOED not in one.flags | other.flags
    if same_circle(one, other) and calm and member.id != COACH.id:
        assert may_receive(member, one) == may_receive(member, other)


def test_a_new_signal_is_a_fact_and_proposes_nothing() -> None:
    """It stands among the facts that a person looks at (P-44, P-48)."""
    assert [fact.why for fact in facts(Dossier(new_signal_on=NOW.date()))] == [Why.NEW_SIGNAL]
    assert facts(Dossier()) == ()
