"""No case stays overnight with an achterwacht who is off duty: a coach is asked, never silently (SCREENS §12, P-70)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.route.dossier import Offer, Opvang, Why
from bot.route.effects import Alert, DueKind
from bot.route.model import CaseId, Staff
from bot.usecases import duties, duty, offering, prompting
from bot.usecases.dossiers import dossier_of
from tests.people import ALI, DE_WIT, GROUPS, MULDER, SAM, STAFF, VISSER
from tests.usecases.staffroom import FAR, Staffroom, a_staffroom

TODAY = date(2026, 11, 24)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026, in UTC; school is an hour ahead; it begins on Tuesday the 24th."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Staffroom]:
    """Everybody works; Jansen and Ali are the coaches of 2HE, Visser is the achterwacht."""
    with a_staffroom(tmp_path) as made:
        made.settle(*STAFF, groups=GROUPS)
        yield made


def on_duty(room: Staffroom, number: int = 1, by: Staff = VISSER, **more: object) -> CaseId:
    """A signal that this person picked up."""
    case_id = room.sends(number, by, **more)
    room.picks_up(by, case_id)
    return case_id


def goes_on_until(room: Staffroom, moment: datetime) -> None:
    """Time passes, and what falls due is done."""
    room.time.move_school(moment - room.time.school())
    room.does(prompting.fire)


def offer(room: Staffroom, case_id: CaseId, owner: Staff = VISSER) -> Offer | None:
    """Whom its owner asks."""
    return room.does(lambda scene: dossier_of(scene.unit, case_id, owner).offer)


def told(room: Staffroom) -> list[tuple[str, str]]:
    """Which alert waits for whom, or leaves now."""
    moment = room.time.school()
    claimed = room.does(lambda scene: scene.unit.claim(FAR, moment, 100, 0.0, "test"))
    return [(str(one.notice.panel), next(s.name for s in STAFF if s.id == one.notice.to)) for one in claimed]


def planned(room: Staffroom, case_id: CaseId) -> datetime | None:
    """When it goes to a coach."""
    return room.does(lambda scene: scene.unit.planned(case_id, DueKind.DUTY_ENDS))


def test_at_the_end_of_the_school_day_the_coach_is_asked(room: Staffroom) -> None:
    """Without a roster; the achterwacht hears it, has it until a yes, and no minute of it is with nobody."""
    case_id = on_duty(room)
    assert planned(room, case_id) == at(24, 15, 45)
    goes_on_until(room, at(24, 15, 44))
    assert offer(room, case_id) is None
    goes_on_until(room, at(24, 15, 45))
    assert offer(room, case_id) == Offer(SAM.id, VISSER.id, Why.DUTY)
    assert room.case(case_id).owner == VISSER.id
    assert {(Alert.OFFERED, "Jansen"), (Alert.DUTY_ENDS, "Visser")} <= set(told(room))
    code = room.case(case_id).code
    room.does(lambda scene: offering.accept(scene, SAM, code))
    assert room.case(case_id).owner == SAM.id


def test_with_a_roster_at_the_end_of_the_turn(room: Staffroom) -> None:
    """A quarter of an hour before; a turn that was made longer meanwhile goes on."""
    room.does(lambda scene: duties.set_turns(scene, VISSER.id, [1], ((time(8), time(12, 30)),)))
    case_id = on_duty(room)
    assert planned(room, case_id) == at(24, 11, 15)
    room.does(lambda scene: duties.set_turns(scene, VISSER.id, [1], ((time(8), time(15)),)))
    goes_on_until(room, at(24, 11, 15))
    assert (offer(room, case_id), planned(room, case_id)) == (None, at(24, 13, 45))
    goes_on_until(room, at(24, 13, 45))
    assert offer(room, case_id) is not None


@pytest.mark.parametrize("consulted", [True, False])
def test_what_the_achterwacht_says_then_is_kept(room: Staffroom, consulted: bool) -> None:
    """A fact on the card; it is no first care, nobody is asked again."""
    case_id = on_duty(room)
    goes_on_until(room, at(24, 15, 45))
    code, before = room.case(case_id).code, offer(room, case_id)
    room.does(lambda scene: duty.talked_over(scene, VISSER, code, consulted=consulted))
    room.does(lambda scene: duty.hand_over(scene, VISSER, code, duty.Handing(None, "Bel eerst.", None, given=False)))
    kept = room.does(lambda scene: dossier_of(scene.unit, case_id, VISSER))
    assert kept.opvang == Opvang(TODAY, VISSER.id, False, consulted, "Bel eerst.")
    assert before is not None
    assert kept.offer == replace(before, note="Bel eerst.")


def test_nobody_can_be_asked_today(room: Staffroom) -> None:
    """It stays where it is, and is tried again at the end of the next school day."""
    for one in (SAM, ALI, DE_WIT):
        room.settle(replace(one, reachable=False))
    case_id = on_duty(room)
    goes_on_until(room, at(24, 15, 45))
    assert (offer(room, case_id), planned(room, case_id)) == (None, at(25, 15, 45))
    assert room.case(case_id).owner == VISSER.id
    room.settle(ALI)
    goes_on_until(room, at(25, 15, 45))
    found = offer(room, case_id)
    assert found is not None
    assert found.to == ALI.id


def test_what_somebody_was_asked_for_already_is_left_alone(room: Staffroom) -> None:
    """One question at a time; and what was taken back is asked again the next day."""
    case_id = on_duty(room)
    code = room.case(case_id).code
    goes_on_until(room, at(24, 14))
    room.does(lambda scene: offering.hand_over(scene, VISSER, code, offering.HandOver(ALI.id)))
    goes_on_until(room, at(24, 15, 45))
    assert offer(room, case_id) == Offer(ALI.id, VISSER.id, Why.ASKED)
    room.does(lambda scene: offering.withdraw(scene, VISSER, code))
    goes_on_until(room, at(25, 15, 45))
    assert offer(room, case_id) == Offer(SAM.id, VISSER.id, Why.DUTY)


def test_what_a_coach_has_goes_to_nobody(room: Staffroom) -> None:
    """Nor what an achterwacht has as the coach of the class; the ordinary case is as it was."""
    both = replace(SAM, roles=SAM.roles | VISSER.roles)
    room.settle(both)
    for number, owner in ((1, ALI), (2, both), (3, MULDER)):
        assert planned(room, on_duty(room, number, owner)) is None


def test_who_was_kept_out_is_not_asked(room: Staffroom) -> None:
    """The coaches of the class were passed over: the aanspreekpunt goes on with it."""
    case_id = on_duty(room, kept_out=frozenset({SAM.id, ALI.id}))
    goes_on_until(room, at(24, 15, 45))
    assert offer(room, case_id) == Offer(DE_WIT.id, VISSER.id, Why.DUTY)


def test_a_bot_that_was_away_asks_in_the_morning(room: Staffroom) -> None:
    """Staff hear nothing at night (R12); it is asked with the first alerts."""
    case_id = on_duty(room)
    goes_on_until(room, at(24, 21))
    assert (offer(room, case_id), planned(room, case_id)) == (None, at(25, 7, 15))
    goes_on_until(room, at(25, 7, 15))
    assert offer(room, case_id) is not None
