"""Who looks along goes along when a case is somebody else's: with what they had, and the name of who has it (§1.3)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.route.access import Deed, may
from bot.route.dossier import By, Evaluation, Offer, Why
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, Flag, Role, Staff, StaffId
from bot.usecases import assigning, handing_on, offering, sharing
from bot.usecases.dossiers import keep_dossier
from bot.usecases.handing_on import HandedOn, held_by
from bot.usecases.offering import HandOver
from bot.usecases.sharing import Knows, Shared
from tests.people import ALI, BAKKER, DE_WIT, SAM, VISSER
from tests.usecases.roadside import CLASS, LATER, Road, said, sends
from tests.usecases.staffroom import Staffroom

BOS = Staff(StaffId("9" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
PRINS = Staff(StaffId("a1" * 16), "Prins", frozenset({Role.TEAMLEIDER}))
LOOKING = (BOS.id, PRINS.id)


@pytest.fixture
def shared(room: Staffroom) -> Road:
    """Jansen has it, and shares it with the coach-ondersteuner and the teamleider."""
    room.settle(SAM, ALI, BAKKER, VISSER, DE_WIT, BOS, PRINS, groups=(CLASS,))
    found = sends(room).walks("pick-up", "first-talk")
    for one in LOOKING:
        assert isinstance(found.coach(sharing.share, Shared(one, Knows.YES)), Case)
    return found


def handed_over(found: Road) -> Staff:
    """Jansen hands it over to Bakker, who says yes."""
    found.coach(offering.hand_over, HandOver(BAKKER.id))
    assert isinstance(found.coach(offering.accept, by=BAKKER), Case)
    return BAKKER


def left(found: Road) -> Staff:
    """Jansen is paused; Ali takes it up."""
    room = found.room
    handed = room.does(lambda scene: handing_on.hand_on(scene, SAM, held_by(scene, SAM)))
    assert isinstance(handed, HandedOn)
    return picked_up(found)


def assigned(found: Road) -> Staff:
    """Jansen is paused, and the aanspreekpunt gives it to Visser."""
    room, code = found.room, found.case.code
    room.does(lambda scene: handing_on.hand_on(scene, SAM, held_by(scene, SAM)))
    room.settle(replace(SAM, active=False))
    given = room.does(lambda scene: assigning.assign(scene, DE_WIT, code, BAKKER.id))
    assert isinstance(given, Case), given
    return picked_up(found)


def picked_up(found: Road) -> Staff:
    """Whoever was asked first takes it."""
    first = found.case.receivers[0]
    member = next(one for one in (ALI, BAKKER, VISSER, BOS, DE_WIT) if one.id == first)
    found.room.picks_up(member, found.id)
    return member


@pytest.mark.parametrize("goes", [handed_over, left, assigned])
def test_they_keep_what_they_had_and_read_who_has_it(shared: Road, goes: object) -> None:
    """One message to each, by code; who got the case itself gets none."""
    before = {one.id: frozenset(d for d in Deed if may(one, d, shared.case)) for one in (BOS, PRINS)}
    owner = goes(shared)  # type: ignore[operator]
    case = shared.case
    looking = [one for one in LOOKING if one != owner.id]
    assert case.owner == owner.id
    assert list(case.shared) == looking
    assert sorted(to for to, _ in said(shared.room, Alert.MOVED)) == sorted(looking)
    for one in (BOS, PRINS):
        if one.id in looking:
            assert before[one.id] == frozenset(d for d in Deed if may(one, d, case))
    if owner.id != SAM.id:
        assert not may(SAM, Deed.READ, case)


def test_what_waits_for_them_still_waits(shared: Road) -> None:
    """The coach-ondersteuner looks whether it works: on its day, also when somebody else has the case by then."""
    evaluation = Evaluation("elke week", By.SUPPORTER, LATER)
    known = replace(shared.dossier, evaluation=evaluation)
    shared.room.does(lambda scene: keep_dossier(scene.unit, shared.id, known))
    handed_over(shared)
    assert DueKind.OTHERS in shared.planned()


def test_who_does_not_look_along_hears_nothing(shared: Road) -> None:
    """Not who was kept out, is paused, or from whom it was taken back."""
    room = shared.room
    case = shared.case
    room.does(lambda scene: scene.unit.put_case(replace(case, kept_out=case.kept_out | {PRINS.id})))
    shared.coach(sharing.take_back, BOS.id)
    handed_over(shared)
    assert said(room, Alert.MOVED) == []
    assert not may(PRINS, Deed.LOOK, shared.case)


def test_in_the_evening_they_hear_it_with_the_next_alerts(shared: Road) -> None:
    """Nobody at school is disturbed (R12)."""
    shared.coach(offering.hand_over, HandOver(BAKKER.id))
    shared.room.time.move_school(timedelta(hours=9))
    shared.coach(offering.accept, by=BAKKER)
    moments = {at for _, at in said(shared.room, Alert.MOVED)}
    assert len(moments) == 1
    assert moments.pop() > shared.room.time.school()


def test_what_was_confided_takes_nobody_along(shared: Road) -> None:
    """To whom A said yes is one coach, and nobody else (decision 30)."""
    case = shared.case
    room, asked = shared.room, Offer(BAKKER.id, SAM.id, Why.ASKED)
    room.does(lambda scene: offering.offer(scene, case, SAM, asked, by_her_yes=True))
    assert shared.case.flags == case.flags | {Flag.NAAR_COACH}
    assert isinstance(shared.coach(offering.accept, by=BAKKER), Case)
    assert shared.case.shared == ()
    assert said(room, Alert.MOVED) == []
