"""Whoever was asked closed the door to the bot: it goes on to somebody who can hear it (P-06, docs/decisions/0006)."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from bot.route.effects import Alert, DueKind
from bot.route.model import Role, Staff, StaffId, Status
from bot.usecases import board, casework, joining
from bot.usecases.handing_on import HandedOn
from tests.people import ALI, SAM, VISSER
from tests.usecases.roadside import at_status, here, hires, said, sends, until
from tests.usecases.staffroom import Staffroom

FRIDAY: Final = here(date(2026, 11, 27), "16.00")
SMIT: Final = Staff(StaffId("4" * 32), "Smit", frozenset({Role.BEHEERDER}))


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Two coaches of the class, one of another, the achterwacht and the beheerder."""
    hires(room)
    room.settle(SMIT)
    return room


def shut(room: Staffroom, *staff: Staff) -> None:
    """These people cannot be reached any more."""
    for one in staff:
        room.does(lambda scene, who=one: scene.unit.reach(who.id, False))  # type: ignore[misc]


def test_another_coach_of_the_class_is_asked_when_nobody_else_can_be(school: Staffroom) -> None:
    """By code, at the end of the chain; nobody of another class, and the beheerder hears nothing."""
    found = sends(school)
    shut(school, SAM, VISSER)
    until(school, FRIDAY)
    assert found.case.receivers == (SAM.id, ALI.id)
    assert [to for to, _ in said(school, Alert.ESCALATED)] == [ALI.id]
    assert said(school, board.NOBODY) == []
    found.coach(casework.pick_up, by=school.member(ALI))
    assert found.case.owner == ALI.id


@pytest.mark.parametrize("why", ["kept out", "closed the door", "away"])
def test_who_may_not_or_cannot_is_passed_over(school: Staffroom, why: str) -> None:
    """Then the beheerder hears that nobody can be reached, and whoever was kept out hears nothing."""
    found = sends(school)
    if why == "kept out":
        chosen = replace(found.case, kept_out=frozenset({ALI.id}))
        school.does(lambda scene: scene.unit.put_case(chosen))
    shut(school, SAM, VISSER, *([ALI] if why == "closed the door" else []))
    if why == "away":
        school.settle(replace(ALI, active=False, paused=True))
    until(school, FRIDAY)
    assert found.case.receivers == (SAM.id,)
    assert [to for to, _ in said(school, board.NOBODY)] == [SMIT.id]


def test_as_long_as_one_can_hear_it_nobody_more_is_asked(school: Staffroom) -> None:
    """The achterwacht is there: the other coach of the class is not asked. The control of the first."""
    found = sends(school)
    shut(school, SAM)
    until(school, FRIDAY)
    assert found.case.receivers == (SAM.id, VISSER.id)


@pytest.mark.parametrize("status", [Status.PLAN, Status.BORGING])
def test_what_was_handed_on_half_way_goes_on_at_once(school: Staffroom, status: Status) -> None:
    """Whoever had it is away, and the alert did not arrive at who got it: silence does not wait for its hours."""
    found = at_status(school, status)
    assert isinstance(school.does(lambda scene: joining.pause(scene, SAM.id)), HandedOn)
    (got,) = found.case.receivers
    later = found.planned()[DueKind.SILENCE]
    school.does(lambda scene: casework.not_reached(scene, got, found.id))
    assert found.case.status is status
    assert found.planned()[DueKind.SILENCE] == school.time.school() < later


def test_what_somebody_has_stays_with_them(school: Staffroom) -> None:
    """An alert that did not arrive takes nothing from whoever has it, and nothing of what is finished comes back."""
    for status in (Status.PLAN, Status.AFGEROND):
        found = at_status(school, status)
        school.does(lambda scene, of=found: casework.not_reached(scene, SAM.id, of.id))  # type: ignore[misc]
        assert (found.case.owner, DueKind.SILENCE in found.planned()) == (SAM.id, False)
