"""The overview: codes and numbers of what waits and what is late, for who looks whether it works (SCREENS §12)."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

import pytest

from bot.route.dossier import Dossier, Kept, Round, Verdict
from bot.route.effects import Alert
from bot.route.model import CaseId, Clock, Flag, Group, Role, Staff, StaffId, Status
from bot.usecases import overview, today
from bot.usecases.dossiers import keep_dossier
from bot.usecases.lateness import LATE
from bot.usecases.overview import Overview
from bot.usecases.scene import Scene
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import CLASS, THURSDAY, here, said, until
from tests.usecases.staffroom import STORY, Staffroom

FRIDAY: Final = date(2026, 11, 27)
BOS: Final = Staff(StaffId("9" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
OTHERS: Final = (SAM, ALI, BAKKER, VISSER, MULDER, BOS)
EMPTY: Final = Group("3VC", 3, ())


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Everybody is there, and one class has no coach."""
    room.settle(*OTHERS, DE_WIT, groups=(CLASS, EMPTY))
    return room


def sees(room: Staffroom, staff: Staff = DE_WIT) -> Overview | None:
    """The overview of this person."""
    return room.does(lambda scene: overview.overview(scene, staff))


def recorded(room: Staffroom, number: int, status: Status, dossier: Dossier) -> CaseId:
    """A case that Jansen has, with this in its dossier."""
    case_id = room.sends(number, SAM, status=status, owner=SAM.id)
    room.does(lambda scene: keep_dossier(scene.unit, case_id, dossier))
    return case_id


def test_it_holds_what_waits_and_what_is_late_by_code(school: Staffroom) -> None:
    """Each in its own line; hours are hours of school time; of nothing there is more than a code."""
    school.sends(1, SAM)
    recorded(school, 2, Status.ONTVANGEN, Dossier())
    day = THURSDAY
    recorded(school, 3, Status.BORGING, Dossier(talked_on=day, due_on=day))
    rounds = (Round(day, Verdict.GESTOPT, Kept.GELUKT),)
    recorded(school, 4, Status.BORGING, Dossier(talked_on=day, rounds=rounds, verdicts=(Verdict.HETZELFDE,)))
    until(school, here(FRIDAY, "11.30"))
    found = sees(school)
    assert found is not None
    assert [(one.code, one.hours) for one in found.waits] == [("CS001", 27)]
    assert (found.talk_late, found.follow_late, found.differ) == (("CS002",), ("CS003",), ("CS004",))
    assert found.without == ("3VC",)
    assert STORY not in repr(found)


def planned(case_id: CaseId, scene: Scene) -> None:
    """It stands in the message of the day from its day on."""
    case = scene.unit.case(case_id, Clock())
    assert case is not None
    today.plan_today(scene, case)


@pytest.mark.parametrize(("status", "talked_on"), [(Status.ONTVANGEN, None), (Status.BORGING, THURSDAY)])
def test_a_talk_that_stays_undone_reaches_another_human(
    school: Staffroom, status: Status, talked_on: date | None
) -> None:
    """Two school days after its day, once a school day whatever is late; nothing of the case stands in it."""
    for number in (1, 2):
        found = recorded(school, number, status, Dossier(due_on=THURSDAY, talked_on=talked_on))
        school.does(partial(planned, found))
    until(school, here(FRIDAY, "16.00"))
    assert said(school, LATE) == []
    until(school, here(date(2026, 11, 30), "16.00"))
    assert said(school, LATE) == [(DE_WIT.id, here(date(2026, 11, 30), "7.45"))]
    until(school, here(date(2026, 12, 1), "16.00"))
    assert [to for to, _ in said(school, LATE)] == [DE_WIT.id, DE_WIT.id]


@pytest.mark.parametrize("kept", [{"kept_out": frozenset({DE_WIT.id})}, {"flags": frozenset({Flag.VERTROUWD})}])
def test_who_may_not_oversee_it_hears_nothing_of_it(school: Staffroom, kept: dict[str, object]) -> None:
    """Who was kept out, and nobody at all of what a vertrouwenspersoon reads alone. Positive control above."""
    owner = SAM if "kept_out" in kept else MULDER
    case_id = school.sends(1, owner, status=Status.ONTVANGEN, owner=owner.id, **kept)
    school.does(lambda scene: keep_dossier(scene.unit, case_id, Dossier(due_on=THURSDAY)))
    school.does(partial(planned, case_id))
    until(school, here(date(2026, 12, 2), "16.00"))
    assert said(school, "day") != []
    assert said(school, LATE) == []


def test_on_the_day_itself_nothing_is_late(school: Staffroom) -> None:
    """Late begins the day after."""
    recorded(school, 1, Status.ONTVANGEN, Dossier(due_on=THURSDAY))
    until(school, here(THURSDAY, "11.30"))
    found = sees(school)
    assert found is not None
    assert found.talk_late == ()


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: member.name)
def test_nobody_else_has_it(school: Staffroom, member: Staff) -> None:
    """As long as there is an aanspreekpunt, the coach-ondersteuner neither; and nobody else can remind a coach."""
    school.sends(1, SAM)
    assert sees(school, member) is None
    assert school.does(lambda scene: overview.remind(scene, member)) == 0


def test_without_an_aanspreekpunt_the_coach_ondersteuner_has_it(school: Staffroom) -> None:
    """DOMAIN §1.2 Q12; also while the aanspreekpunt is away."""
    school.settle(replace(DE_WIT, active=False, paused=True))
    assert sees(school, BOS) is not None
    assert sees(school, DE_WIT) is None


@pytest.mark.parametrize("flag", [Flag.MEDEWERKER, Flag.VERTROUWD])
def test_what_a_vertrouwenspersoon_reads_alone_is_not_in_it(school: Staffroom, flag: Flag) -> None:
    """Nor in a number; nobody is reminded of it."""
    school.sends(1, MULDER, flags=frozenset({flag}))
    until(school, here(THURSDAY, "11.30"))
    found = sees(school)
    assert found is not None
    assert found.waits == ()
    assert school.does(lambda scene: overview.remind(scene, DE_WIT)) == 0


def test_who_was_kept_out_finds_nothing_of_it(school: Staffroom) -> None:
    """In no list and in no count."""
    school.sends(1, SAM, kept_out=frozenset({DE_WIT.id}))
    found = sees(school)
    assert found is not None
    assert found.waits == ()


def test_a_coach_is_reminded_once_a_day_by_code(school: Staffroom) -> None:
    """Who may pick it up, or has it; what is not late brings nothing."""
    school.sends(1, SAM, ALI)
    recorded(school, 2, Status.ONTVANGEN, Dossier(due_on=THURSDAY))
    recorded(school, 3, Status.BORGING, Dossier(talked_on=THURSDAY, due_on=FRIDAY))
    until(school, here(FRIDAY, "11.30"))
    assert school.does(lambda scene: overview.remind(scene, DE_WIT)) == 3
    assert school.does(lambda scene: overview.remind(scene, DE_WIT)) == 0
    assert sorted(to for to, _ in said(school, Alert.REMINDED)) == sorted([SAM.id, SAM.id, ALI.id])
