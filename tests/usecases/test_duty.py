"""What an achterwacht does: an incident is theirs at once, and goes on with a coach who says yes (P-62, P-69, P-71)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from bot.route.access import Deed, may
from bot.route.dossier import Dossier, Opvang, Parents, Why, Wish
from bot.route.due import Due, things
from bot.route.effects import Alert
from bot.route.model import Case, CaseId, Flag, Staff, StaffId, Status, Whom
from bot.route.refusals import Reason, Refusal
from bot.route.road import NextStep, next_step
from bot.route.roster import hands_on
from bot.usecases import absence, duty, offering, road
from bot.usecases.dossiers import dossier_of
from bot.usecases.duty import Did, Handing, Incident
from bot.usecases.reporting import Signal
from bot.usecases.road import Agreed, FirstTalk
from handlers.script import Part
from tests.people import ALI, BAKKER, DE_WIT, GROUPS, MULDER, SAM, STAFF, VISSER
from tests.usecases.roadside import AGREEMENTS, WEDNESDAY
from tests.usecases.staffroom import FAR, Staffroom, a_staffroom

TODAY = date(2026, 11, 24)
TOMORROW = date(2026, 11, 25)
NUMBERS = count(900)
SAW = "B duwde A van de trap, C en D keken toe"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Staffroom]:
    """Everybody works; Jansen and Ali are the coaches of 2HE, Visser is the achterwacht."""
    with a_staffroom(tmp_path) as made:
        made.settle(*STAFF, groups=GROUPS)
        yield made


def incident(room: Staffroom, did: Did, by: Staff = VISSER, coach: StaffId | None = SAM.id, saw: str = SAW) -> CaseId:
    """Somebody saw it in 2HE, and says what was done."""
    found = tries(room, did, by, coach, saw)
    assert isinstance(found, Case), found
    return found.id


def tries(room: Staffroom, did: Did, by: Staff, coach: StaffId | None = SAM.id, saw: str = SAW) -> Case | Refusal:
    """The same, or why not."""
    draft = CaseId(f"{next(NUMBERS):032x}")
    told = {"source": "seen", "did": did.value}
    what = Incident(Signal(Whom.STAFF, (Part(1, saw),), (), "2HE", None, "", told), did, coach)
    room.does(lambda scene: scene.unit.new_key(draft))
    return room.does(lambda scene: duty.incident(scene, by, draft, what))


def dossier(room: Staffroom, case_id: CaseId) -> Dossier:
    """What its owner has recorded."""
    owner = next(s for s in STAFF if s.id == room.case(case_id).owner)
    return room.does(lambda scene: dossier_of(scene.unit, case_id, owner))


def hands(room: Staffroom, case_id: CaseId, told: Handing, by: Staff = VISSER) -> Case | Refusal:
    """It goes to the coach."""
    code = room.case(case_id).code
    return room.does(lambda scene: duty.hand_over(scene, by, code, told))


def told(room: Staffroom) -> list[tuple[str, str]]:
    """Which alert waits for whom, or leaves now."""
    moment = room.time.school()
    claimed = room.does(lambda scene: scene.unit.claim(FAR, moment, 100, 0.0, "test"))
    return [(str(one.notice.panel), next(s.name for s in STAFF if s.id == one.notice.to)) for one in claimed]


# --- An incident ------------------------------------------------------------------------------------------------------


def test_what_an_achterwacht_saw_is_a_case_of_theirs(room: Staffroom) -> None:
    """Picked up by who saw it, told in their own name; the coach of the class may be asked, and reads nothing yet."""
    case = room.case(incident(room, Did.MYSELF))
    assert (case.owner, case.status, case.whom, case.group) == (VISSER.id, Status.ONTVANGEN, Whom.STAFF, "2HE")
    assert Flag.ANONIEM not in case.flags
    assert case.receivers == (VISSER.id, SAM.id)
    assert not may(SAM, Deed.READ, case)
    assert told(room) == []


def test_only_an_achterwacht_begins_a_case(room: Staffroom) -> None:
    """Anybody else of the staff passes it on to the coach."""
    for other in (SAM, MULDER, DE_WIT):
        assert tries(room, Did.CAUGHT, other) == Refusal(Reason.CANNOT)


def test_first_care_stops_the_clock_of_the_same_day(room: Staffroom) -> None:
    """P-71: the coach speaks with A from the next school day on; the talk itself was not held."""
    case_id = incident(room, Did.CAUGHT)
    case, kept = room.case(case_id), dossier(room, case_id)
    assert (case.status, kept.opvang) == (Status.ANALYSE, Opvang(TODAY, VISSER.id))
    assert next_step(case, kept) is NextStep.TALK_A
    calendar = room.does(lambda scene: scene.calendar)
    assert (Due.PLAN, TOMORROW) in things(case, kept, calendar, TODAY)
    assert (Due.PLAN, TODAY) not in things(case, kept, calendar, TODAY)


def test_agreements_may_follow_at_once(room: Staffroom) -> None:
    """A talk in which it came to agreements was the first talk; without it they are locked, as for a coach."""
    case_id = incident(room, Did.AGREED)
    case, kept = room.case(case_id), dossier(room, case_id)
    assert (case.status, kept.wish, kept.talked_on, kept.opvang) == (
        Status.PLAN,
        Wish.ANDER_PLAN,
        TODAY,
        Opvang(TODAY, VISSER.id),
    )
    assert not kept.recognised
    agreed = Agreed(AGREEMENTS, "none", WEDNESDAY)
    done = room.does(lambda scene: road.agreed(scene, VISSER, case.code, agreed))
    assert isinstance(done, Case)
    assert done.status is Status.BORGING


@pytest.mark.parametrize("did", [Did.CAUGHT, Did.MYSELF])
def test_without_a_talk_there_are_no_agreements(room: Staffroom, did: Did) -> None:
    """The same locks as for a coach (P-70)."""
    case = room.case(incident(room, did))
    agreed = Agreed(AGREEMENTS, "none", WEDNESDAY)
    done = room.does(lambda scene: road.agreed(scene, VISSER, case.code, agreed))
    assert isinstance(done, Refusal)
    assert done.reason is Reason.LOCKED


def test_danger_in_it_is_theirs_already(room: Staffroom) -> None:
    """Whoever saw it acts on it: nobody is paged, and it stands there as urgent."""
    case = room.case(incident(room, Did.CAUGHT, saw="B heeft een mes bij zich en zei: ik steek je neer"))
    assert Flag.SPOED in case.flags
    assert Flag.ONBEVESTIGD not in case.flags
    assert told(room) == []


# --- To the coach -----------------------------------------------------------------------------------------------------


def test_the_coach_is_asked_and_has_it_with_a_yes(room: Staffroom) -> None:
    """Until then it stays with the achterwacht; the coach reads what to know before and after."""
    case_id = incident(room, Did.CAUGHT, coach=ALI.id)
    handed = hands(room, case_id, Handing(ALI.id, "A is bang voor de fietsenstalling."))
    assert isinstance(handed, Case)
    case, offer = room.case(case_id), dossier(room, case_id).offer
    assert case.owner == VISSER.id
    assert offer is not None
    assert (offer.to, offer.why, offer.note) == (ALI.id, Why.DUTY, "A is bang voor de fietsenstalling.")
    assert (Alert.OFFERED, "Ali") in told(room)
    taken = room.does(lambda scene: offering.accept(scene, ALI, case.code))
    assert isinstance(taken, Case)
    after = dossier(room, case_id)
    assert room.case(case_id).owner == ALI.id
    assert (after.opvang, after.offer) == (
        Opvang(TODAY, VISSER.id, note="A is bang voor de fietsenstalling."),
        None,
    )
    assert not may(VISSER, Deed.READ, room.case(case_id))
    assert (offering.TAKEN_OVER, "Visser") in told(room)


@pytest.mark.parametrize("consulted", [True, False])
def test_whether_it_was_talked_over_is_a_fact(room: Staffroom, consulted: bool) -> None:
    """P-69: in consultation with coaches and team; a no is a fact as well, and blocks nothing."""
    case_id = incident(room, Did.CAUGHT)
    assert isinstance(hands(room, case_id, Handing(SAM.id, "", consulted)), Case)
    assert dossier(room, case_id).opvang == Opvang(TODAY, VISSER.id, consulted=consulted)


def test_a_signal_that_was_picked_up_on_duty_goes_on_the_same_way(room: Staffroom) -> None:
    """First care of what a pupil told: the case leaves *opgepakt*, and the coach is asked."""
    case_id = room.sends(1, VISSER)
    room.picks_up(VISSER, case_id)
    assert isinstance(hands(room, case_id, Handing(SAM.id)), Case)
    assert room.case(case_id).status is Status.ANALYSE
    assert dossier(room, case_id).opvang == Opvang(TODAY, VISSER.id)


def test_who_is_absent_is_passed_by(room: Staffroom) -> None:
    """The chosen coach is ill: the other coach of the class; both are: the aanspreekpunt; never who was kept out."""
    case_id = incident(room, Did.CAUGHT)

    def next_one() -> str | None:
        case = room.case(case_id)
        found = room.does(lambda scene: duty.successor(scene, case, VISSER))
        return found.name if found else None

    assert next_one() == "Jansen"
    room.does(lambda scene: absence.ill(scene, SAM))
    assert next_one() == "Ali"
    room.does(lambda scene: scene.unit.put_staff(replace(ALI, week=replace(ALI.week, off=frozenset({1})))))
    room.does(lambda scene: scene.unit.put_staff(replace(DE_WIT, week=replace(DE_WIT.week, off=frozenset({1})))))
    assert next_one() == "Ali"  # Nobody works today: the coach of the class all the same.
    room.does(lambda scene: scene.unit.put_staff(DE_WIT))
    assert next_one() == "De Wit"


def test_nobody_is_there_for_it(room: Staffroom) -> None:
    """It stays with the achterwacht, who hears that."""
    case_id = incident(room, Did.CAUGHT)
    for colleague in (SAM, ALI, DE_WIT):
        room.settle(replace(colleague, reachable=False))
    refused = hands(room, case_id, Handing(SAM.id))
    assert isinstance(refused, Refusal)
    assert refused.reason is Reason.NOBODY_ELSE
    assert room.case(case_id).owner == VISSER.id


def test_only_what_an_achterwacht_has_is_handed_on_like_this(room: Staffroom) -> None:
    """Not what a coach has, nor what is not theirs."""
    case_id = room.sends(1, SAM, VISSER)
    room.picks_up(SAM, case_id)
    for by in (SAM, VISSER, BAKKER):
        assert hands(room, case_id, Handing(ALI.id), by) == Refusal(Reason.CANNOT)


def test_an_achterwacht_who_is_the_coach_of_the_class_keeps_it(room: Staffroom) -> None:
    """What is theirs as a coach goes to nobody."""
    both = replace(SAM, roles=SAM.roles | VISSER.roles)
    room.does(lambda scene: scene.unit.put_staff(both))
    case = room.case(incident(room, Did.CAUGHT, by=both))
    assert not room.does(lambda scene: hands_on(scene.school, case, both))


def test_a_no_asks_more_people(room: Staffroom) -> None:
    """It does not go back to who may be off duty: it waits for everybody who can be asked, by code."""
    case_id = incident(room, Did.CAUGHT)
    hands(room, case_id, Handing(SAM.id))
    code = room.case(case_id).code
    room.does(lambda scene: offering.decline(scene, SAM, code))
    case = room.case(case_id)
    assert case.owner is None
    assert case.receivers
    assert {"Visser", "Jansen"} <= {name for alert, name in told(room) if alert == Alert.ESCALATED}


# --- The achterwacht spoke first --------------------------------------------------------------------------------------


def test_the_talk_of_the_achterwacht_counts(room: Staffroom) -> None:
    """P-71: from *opgepakt* to what A wants, with the achterwacht in its history; the chat is recognised by nobody."""
    case_id = room.sends(1, SAM)
    room.picks_up(SAM, case_id)
    code = room.case(case_id).code
    talk = FirstTalk(False, Wish.HERSTELGESPREK, Parents.COACH_CALLS, TOMORROW, by_duty=True)
    assert isinstance(room.does(lambda scene: road.first_talk(scene, SAM, code, talk)), Case)
    case, kept = room.case(case_id), dossier(room, case_id)
    assert (case.status, kept.talked_on, kept.recognised) == (Status.PLAN, TODAY, False)
    assert kept.opvang == Opvang(TODAY)
    events = [step.event for step in room.does(lambda scene: scene.unit.steps(case_id, SAM))]
    assert events == ["oppakken", "eerste-opvang", "uitkomst-vastgelegd"]
