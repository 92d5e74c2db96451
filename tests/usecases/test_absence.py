"""A case goes to a colleague who says yes, and what cannot wait goes on when somebody is ill (P-62, DOMAIN §1.5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.route.access import Deed, may
from bot.route.dossier import Dossier, Offer, Why
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, CaseId, Flag, Staff, Status
from bot.route.refusals import Refusal
from bot.usecases import absence, casework, offering, prompting
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.offering import HandOver
from tests.people import ALI, BAKKER, DE_WIT, GROUPS, MULDER, SAM, STAFF, VISSER
from tests.usecases.staffroom import FAR, Staffroom, a_staffroom

TODAY = date(2026, 11, 24)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Staffroom]:
    """Everybody works; Jansen and Ali are the coaches of 2HE."""
    with a_staffroom(tmp_path) as made:
        made.settle(*STAFF, groups=GROUPS)
        yield made


def owned(room: Staffroom, number: int, owner: Staff = SAM, due_on: date | None = TODAY, **more: object) -> CaseId:
    """A case that this person picked up, with something to do on that day."""
    case_id = room.sends(number, owner, **more)
    room.picks_up(owner, case_id)
    room.does(lambda scene: keep_dossier(scene.unit, case_id, Dossier(due_on=due_on)))
    return case_id


def offer_of(room: Staffroom, case_id: CaseId) -> Offer | None:
    """What stands in the dossier."""
    owner = next(s for s in STAFF if s.id == room.case(case_id).owner)
    return room.does(lambda scene: dossier_of(scene.unit, case_id, owner).offer)


def told(room: Staffroom) -> list[tuple[str, str]]:
    """Which alert waits for whom, or leaves now."""
    moment = room.time.school()
    claimed = room.does(lambda scene: scene.unit.claim(FAR, moment, 100, 0.0, "test"))
    return [(str(one.notice.panel), next(s.name for s in STAFF if s.id == one.notice.to)) for one in claimed]


def hands(room: Staffroom, case_id: CaseId, to: Staff, note: str = "") -> Case | Refusal:
    """Jansen asks this colleague to take it over."""
    code = room.case(case_id).code
    return room.does(lambda scene: offering.hand_over(scene, SAM, code, HandOver(to.id, note)))


# --- Overdragen -------------------------------------------------------------------------------------------------------


def test_until_the_colleague_says_yes_it_stays_where_it_is(room: Staffroom) -> None:
    """Asked by code; the colleague sees the steps and not the words; with the yes it is theirs, and nobody else's."""
    case_id = owned(room, 1)
    assert isinstance(hands(room, case_id, BAKKER, "Begin rustig."), Case)
    case = room.case(case_id)
    assert case.owner == SAM.id
    assert not may(BAKKER, Deed.READ, case)
    assert may(BAKKER, Deed.LOOK, case)
    assert (Alert.OFFERED, "Bakker") in told(room)
    taken = room.does(lambda scene: offering.accept(scene, BAKKER, case.code))
    assert isinstance(taken, Case)
    after = room.case(case_id)
    assert (after.owner, after.status, after.shared) == (BAKKER.id, Status.ONTVANGEN, ())
    assert not may(SAM, Deed.READ, after)
    assert (offering.TAKEN_OVER, "Jansen") in told(room)
    assert room.does(lambda scene: scene.unit.planned(case_id, DueKind.OFFERED)) is None
    assert isinstance(room.does(lambda scene: offering.accept(scene, BAKKER, case.code)), Case)


def test_a_colleague_who_says_no_sees_nothing_more_of_it(room: Staffroom) -> None:
    """Whoever had it has it, and hears that it was not taken over."""
    case_id = owned(room, 1)
    hands(room, case_id, BAKKER)
    code = room.case(case_id).code
    room.does(lambda scene: offering.decline(scene, BAKKER, code))
    case = room.case(case_id)
    assert (case.owner, case.shared, offer_of(room, case_id)) == (SAM.id, (), None)
    assert not may(BAKKER, Deed.SEE, case)
    assert (Alert.NOT_TAKEN, "Jansen") in told(room)
    assert isinstance(room.does(lambda scene: offering.accept(scene, BAKKER, code)), Refusal)


def test_what_is_not_answered_goes_back(room: Staffroom) -> None:
    """After four hours of school; nothing moved silently."""
    case_id = owned(room, 1)
    hands(room, case_id, BAKKER)
    room.time.move_school(timedelta(hours=24))
    room.does(prompting.fire)
    assert (room.case(case_id).owner, room.case(case_id).shared) == (SAM.id, ())


def test_it_can_be_taken_back_before_it_is_answered(room: Staffroom) -> None:
    """And then the colleague cannot say yes any more."""
    case_id = owned(room, 1)
    hands(room, case_id, BAKKER)
    code = room.case(case_id).code
    room.does(lambda scene: offering.withdraw(scene, SAM, code))
    assert isinstance(room.does(lambda scene: offering.accept(scene, BAKKER, code)), Refusal)
    assert room.case(case_id).owner == SAM.id


@pytest.mark.parametrize("to", [SAM, ALI, MULDER], ids=["oneself", "kept out", "about staff: anybody else"])
def test_who_may_not_have_it_is_not_asked(room: Staffroom, to: Staff) -> None:
    """Nobody who was kept out, and nobody who is ill."""
    case_id = owned(room, 1, kept_out=frozenset({ALI.id}))
    room.does(lambda scene: absence.ill(scene, MULDER))
    assert isinstance(hands(room, case_id, to), Refusal)
    assert room.case(case_id).shared == ()


def test_only_who_was_asked_may_say_yes(room: Staffroom) -> None:
    """Somebody with whom it is shared for another reason does not get it."""
    case_id = owned(room, 1, shared=(DE_WIT.id,))
    hands(room, case_id, BAKKER)
    code = room.case(case_id).code
    assert isinstance(room.does(lambda scene: offering.accept(scene, DE_WIT, code)), Refusal)
    assert room.case(case_id).owner == SAM.id


# --- Ik ben ziek ------------------------------------------------------------------------------------------------------


def test_who_is_ill_passes_on_what_waits_and_offers_what_is_due(room: Staffroom) -> None:
    """The other coach of the class is asked; what is not due stays, and whoever is ill still has all of it."""
    waiting, due = room.sends(1, SAM), owned(room, 2)
    later = owned(room, 3, due_on=TODAY + timedelta(days=6))
    passed = room.does(lambda scene: absence.ill(scene, SAM))
    assert (passed.cases, passed.nobody) == (2, 0)
    assert room.case(waiting).receivers == (SAM.id, ALI.id)
    assert room.case(due).owner == room.case(later).owner == SAM.id
    assert offer_of(room, due) == Offer(ALI.id, SAM.id, Why.AWAY)
    assert offer_of(room, later) is None
    assert {(Alert.ESCALATED, "Ali"), (Alert.COVER, "Ali")} <= set(told(room))


def test_without_another_coach_it_is_the_achterwacht(room: Staffroom) -> None:
    """Who was kept out is passed by, however much it is their class."""
    case_id = owned(room, 1, kept_out=frozenset({ALI.id}))
    room.does(lambda scene: absence.ill(scene, SAM))
    assert offer_of(room, case_id) == Offer(VISSER.id, SAM.id, Why.AWAY)


def test_what_was_confided_goes_to_no_coach(room: Staffroom) -> None:
    """A vertrouwenspersoon's case goes to another one, or stays (SCREENS §12)."""
    case_id = owned(room, 1, MULDER)
    passed = room.does(lambda scene: absence.ill(scene, MULDER))
    assert (passed.nobody, room.case(case_id).shared) == (1, ())
    about = owned(room, 2, MULDER, flags=frozenset({Flag.MEDEWERKER}))
    assert room.case(about).shared == ()


def test_nothing_new_is_routed_or_widened_to_who_is_ill(room: Staffroom) -> None:
    """Nobody asks the achterwacht who is ill; another has it."""
    case_id = room.sends(1, SAM)
    room.does(lambda scene: absence.ill(scene, VISSER))
    code = room.case(case_id).code
    assert isinstance(room.does(lambda scene: casework.not_today(scene, SAM, code)), Refusal)
    room.does(lambda scene: absence.back(scene, VISSER))
    room.does(lambda scene: casework.not_today(scene, SAM, code))
    assert VISSER.id in room.case(case_id).receivers


def test_what_falls_due_while_they_are_ill_is_offered_then(room: Staffroom) -> None:
    """On the morning on which it would stand in the message of the day."""
    case_id = owned(room, 1, due_on=TODAY + timedelta(days=1))
    room.does(lambda scene: scene.unit.plan(case_id, DueKind.TODAY, scene.now + timedelta(hours=21)))
    room.does(lambda scene: absence.ill(scene, SAM))
    assert offer_of(room, case_id) is None
    room.time.move_school(timedelta(hours=22))
    room.does(prompting.fire)
    assert offer_of(room, case_id) == Offer(ALI.id, SAM.id, Why.AWAY)


def test_what_falls_due_for_who_closed_the_door_is_offered_too(room: Staffroom) -> None:
    """Whoever blocked the bot reads no message of the day: nothing stays with a person who is not there (DESIGN §1)."""
    case_id = owned(room, 1, due_on=TODAY + timedelta(days=1))
    room.does(lambda scene: scene.unit.plan(case_id, DueKind.TODAY, scene.now + timedelta(hours=21)))
    room.does(lambda scene: scene.unit.reach(SAM.id, False))
    room.time.move_school(timedelta(hours=22))
    room.does(prompting.fire)
    assert offer_of(room, case_id) == Offer(ALI.id, SAM.id, Why.AWAY)
    room.time.move_school(timedelta(hours=24))
    room.does(prompting.fire)
    assert {ALI.id, VISSER.id} <= set(room.case(case_id).receivers)


def test_when_nobody_answers_it_waits_with_more_people(room: Staffroom) -> None:
    """It is never with a person who is away: the substitute, the achterwacht, and who is ill may pick it up."""
    case_id = owned(room, 1)
    room.does(lambda scene: absence.ill(scene, SAM))
    room.time.move_school(timedelta(hours=24))
    room.does(prompting.fire)
    case = room.case(case_id)
    assert case.owner is None
    assert {ALI.id, VISSER.id, SAM.id} <= set(case.receivers)
    assert all(may(one, Deed.PICK_UP, case) for one in (ALI, VISSER, SAM))


def test_who_is_back_has_what_nobody_took_over(room: Staffroom) -> None:
    """And the substitute sees nothing of it any more."""
    case_id = owned(room, 1)
    room.does(lambda scene: absence.ill(scene, SAM))
    room.does(lambda scene: absence.back(scene, SAM))
    case = room.case(case_id)
    assert (case.owner, case.shared, offer_of(room, case_id)) == (SAM.id, (), None)
    assert not may(ALI, Deed.SEE, case)
    assert room.member(SAM).there


def test_after_the_chosen_day_they_are_back_by_themselves(room: Staffroom) -> None:
    """The last day of the illness is ill to its end."""
    room.does(lambda scene: absence.ill(scene, SAM))
    room.does(lambda scene: absence.until(scene, SAM, TODAY + timedelta(days=1)))
    room.time.move_school(timedelta(hours=36))  # Wednesday, half past eleven in the evening
    assert not room.member(SAM).there
    room.time.move_school(timedelta(hours=1))
    assert room.member(SAM).there


def test_another_day_moves_what_may_be_moved(room: Staffroom) -> None:
    """The talk goes to another day; what A was promised for today stays due today."""
    case_id, promised = owned(room, 1), owned(room, 2, due_on=None)
    known = Dossier(talked_on=TODAY, tell_on=TODAY, due_on=TODAY + timedelta(days=9))
    room.does(lambda scene: keep_dossier(scene.unit, promised, known))
    day = TODAY + timedelta(days=2)
    assert room.does(lambda scene: absence.move(scene, SAM, day)) == 1
    assert room.does(lambda scene: dossier_of(scene.unit, case_id, SAM)) == Dossier(due_on=day)
    assert room.does(lambda scene: dossier_of(scene.unit, promised, SAM)) == known


def test_a_dossier_of_before_still_opens(room: Staffroom) -> None:
    """One that was sealed when nothing could be offered yet."""
    case_id = owned(room, 1)
    entries = room.does(lambda scene: scene.unit.entries(case_id, SAM))
    kept = next(e for e in entries if e.kind == "dossier")
    old = replace(kept, text=kept.text.replace('"offer": null', '"older": null'))
    room.does(lambda scene: scene.unit.put_entry(case_id, old))
    assert offer_of(room, case_id) is None
