"""Who leads the herstelgesprek, and who is reminded of what the school day before (P-26; T4, T12, T13)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route import due
from bot.route.dossier import By, Evaluation
from bot.route.due import Due
from bot.route.model import Case, Role, Staff, StaffId, Status
from bot.route.refusals import Reason as Why
from bot.usecases import ladder, leading, leiding, sharing
from bot.usecases.road import Leads
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import FIRST, LATER, MET, THURSDAY, Road, at_status, here, hires, said, sends, until
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_ladder import BOS, VOS

KAYA: Final = Staff(StaffId("6" * 32), "Kaya", frozenset({Role.ONDERSTEUNINGSTEAM}))
EVE: Final = date(2026, 11, 25)
"""The school day before the herstelgesprek."""
BEFORE_LATER: Final = date(2026, 12, 15)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with somebody in each of the roles."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, BOS, VOS, KAYA)
        yield made


def days_of(school: Staffroom, staff: Staff) -> list[date]:
    """The days on which this person got a message of the day."""
    return [at.date() for to, at in said(school, "day") if to == staff.id]


def due_for(found: Road, staff: Staff, today: date) -> set[Due]:
    """What is due of the case for this person on this day."""

    case, dossier = found.case, found.dossier

    def asked(scene: Scene) -> set[Due]:
        theirs = due.theirs(staff, case, dossier, scene.calendar, today)
        return {kind for kind, day in theirs if day <= today}

    return found.room.does(asked)


def test_nobody_else_leads_it_unless_it_was_asked(school: Staffroom) -> None:
    """The ordinary road asks nothing: whoever has the case leads it, and is reminded the school day before (T4)."""
    found = at_status(school, Status.HERSTELGESPREK)
    assert found.dossier.leader is None
    until(school, here(THURSDAY, "12.00"))
    assert days_of(school, SAM) == [EVE, THURSDAY]
    assert {to for to, _ in said(school, "day")} == {SAM.id}


@pytest.mark.parametrize("other", [KAYA, BOS, ALI])
def test_who_leads_it_looks_along_and_is_reminded(school: Staffroom, other: Staff) -> None:
    """The day before and on the day, in their one message; it is somebody's of the team, or a colleague's (P-26)."""
    found = at_status(school, Status.HERSTELGESPREK)
    assert isinstance(found.coach(leiding.lead, Leads(other.id)), Case)
    assert (found.dossier.leader, other.id in found.case.shared) == (other.id, True)
    until(school, here(THURSDAY, "12.00"))
    assert days_of(school, other) == [EVE, THURSDAY]
    assert days_of(school, SAM) == [EVE, THURSDAY]


def test_while_a_is_told_first_nobody_was_asked(school: Staffroom) -> None:
    """P-17: A knows it before; until then nothing is shared."""
    found = at_status(school, Status.HERSTELGESPREK)
    assert isinstance(found.coach(leiding.lead, Leads(BOS.id, knows=False)), Case)
    assert (found.dossier.leader, found.case.shared) == (None, ())


def test_only_who_has_it_says_who_leads_and_never_who_was_kept_out(school: Staffroom) -> None:
    """Nor somebody without such a role, nor once the talk is behind them."""
    found = at_status(school, Status.HERSTELGESPREK)
    assert found.refuses_coach(leiding.lead, Leads(ALI.id), by=ALI) is Why.CANNOT
    assert found.refuses_coach(leiding.lead, Leads(VOS.id)) is Why.CANNOT

    case = found.case

    def keep_out(scene: Scene) -> None:
        assert scene.unit.put_case(replace(case, kept_out=frozenset({BOS.id})))

    school.does(keep_out)
    assert found.refuses_coach(leiding.lead, Leads(BOS.id)) is Why.CANNOT
    found.walks("agreed")
    assert found.refuses_coach(leiding.lead, Leads(KAYA.id)) is Why.CANNOT


def test_it_may_be_who_has_the_case_after_all(school: Staffroom) -> None:
    """And who looks no more along is reminded of nothing."""
    found = at_status(school, Status.HERSTELGESPREK)
    found.coach(leiding.lead, Leads(BOS.id))
    assert due_for(found, BOS, EVE) == {Due.LEAD}
    found.coach(leiding.lead, Leads(None))
    assert due_for(found, BOS, EVE) == set()
    found.coach(leiding.lead, Leads(BOS.id))
    found.coach(sharing.take_back, BOS.id)
    until(school, here(THURSDAY, "12.00"))
    assert days_of(school, BOS) == []


def test_it_is_chosen_with_the_day_of_the_talk(school: Staffroom) -> None:
    """Where the first talk is recorded; the talk counts also when the colleague cannot be asked any more."""
    found = sends(school).walks("pick-up")
    assert isinstance(found.coach(leiding.first_talk, replace(FIRST, leads=Leads(KAYA.id))), Case)
    assert (found.case.status, found.dossier.leader) == (Status.PLAN, KAYA.id)
    other = sends(school).walks("pick-up")
    assert isinstance(other.coach(leiding.first_talk, replace(FIRST, leads=Leads(VOS.id))), Case)
    assert (other.case.status, other.dossier.leader) == (Status.PLAN, None)


@pytest.mark.parametrize(("by", "hears"), [(By.COACH, False), (By.SUPPORTER, True), (By.TOGETHER, True)])
def test_who_looks_whether_it_works_hears_it_the_day_before(school: Staffroom, by: By, hears: bool) -> None:
    """T12: the coach-ondersteuner when she was named and looks along; whoever has the case in any case."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.coach(sharing.share, Shared(BOS.id, Knows.YES))
    found.coach(ladder.chosen, replace(MET, evaluation=Evaluation("elke week", by, LATER)))
    for day in (BEFORE_LATER, LATER):
        assert due_for(found, BOS, day) == ({Due.EVALUATION} if hears else set())
        assert due_for(found, VOS, day) == set()
    until(school, here(LATER, "12.00"))
    assert days_of(school, BOS) == ([BEFORE_LATER, LATER] if hears else [])
    assert {BEFORE_LATER, LATER} <= set(days_of(school, SAM))


def test_leadership_hears_of_the_talk_about_coming_back_the_day_before(school: Staffroom) -> None:
    """T13: coach and leadership, who sees of it what it saw; a coach of somebody else hears nothing (DOMAIN §1.3)."""
    found = at_status(school, Status.NIET_GESTOPT)
    for other in (VOS, BOS):
        found.coach(sharing.share, Shared(other.id, Knows.YES))
    assert isinstance(found.coach(leading.measure, LATER, by=VOS), Case)
    until(school, here(BEFORE_LATER, "12.00"))
    assert days_of(school, VOS) == [BEFORE_LATER]
    assert BEFORE_LATER in days_of(school, SAM)
    assert (days_of(school, BOS), days_of(school, ALI)) == ([], [])
