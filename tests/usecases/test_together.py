"""Several signals about one situation: one case leads, each who told keeps what is theirs, and nobody notices.

On a real database, with time going by.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final

import pytest

from bot.ports import Claimed, Errand, Notice, NoticeKind
from bot.route.effects import DueKind
from bot.route.model import Case, CaseId, ChatId, Flag, Staff, Status, Whom
from bot.route.refusals import Reason, Refusal
from bot.route.routing import Routed
from bot.route.together import Again
from bot.usecases import absence, closing, offering, overview, readdressing, together, traces
from bot.usecases.closing import Ended, Ending
from bot.usecases.offering import HandOver
from bot.usecases.prompting import FOLDED
from bot.usecases.scene import Scene
from bot.usecases.together import Together
from handlers.present import Present
from tests.people import ALI, BAKKER, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import (
    CLASS,
    Road,
    at_status,
    here,
    history,
    said,
    seen_by_reporter,
    sends,
    until,
)
from tests.usecases.staffroom import STORY, Staffroom
from tests.usecases.test_only_she_is_asked import shown

TUESDAY: Final = date(2026, 11, 24)
EIGHT_WEEKS: Final = timedelta(weeks=8)
EARLY_AND_LATE: Final = (Status.ONTVANGEN, Status.PLAN, Status.BORGING, Status.MEEKIJKEN, Status.NIET_GESTOPT)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Coaches, the achterwacht, the vertrouwenspersoon and the aanspreekpunt."""
    room.settle(SAM, ALI, BAKKER, VISSER, MULDER, DE_WIT, groups=(CLASS,))
    return room


def picked_up(room: Staffroom, whom: Whom = Whom.ME, *, by: Staff = SAM) -> Road:
    """A signal that this person picked up."""
    found = sends(room, whom, to=by)
    room.picks_up(by, found.id)
    return found


def joins(one: Road, other: Road, again: Again | None = None, *, by: Staff = SAM) -> Case:
    """They go along together; gives what leads."""
    lead = one.coach(together.join, Together(other.id, again), by=by)
    assert isinstance(lead, Case), lead
    return lead


def choices(of: Road, by: Staff = SAM) -> list[CaseId]:
    """With which cases it may go along."""
    case = of.case
    return of.room.does(lambda scene: [c.other.id for c in together.candidates(scene, by, case)])


def desk(room: Staffroom, staff: Staff = SAM, panel: str = "desk") -> str:
    """The postvak, or another screen, as the words and buttons that leave."""
    return room.does(partial(_worded, room, staff, panel, None))


def card(of: Road, staff: Staff = SAM, panel: str = "opened") -> str:
    """What *Openen* shows this person."""
    return of.room.does(partial(_worded, of.room, staff, panel, of.id))


def _worded(room: Staffroom, staff: Staff, panel: str, case: CaseId | None, scene: Scene) -> str:
    scene.unit.seat(staff.id, ChatId(77), "nl")
    notice = Notice("x", NoticeKind.SAY, scene.now, case, staff.id, panel=panel)
    errand = Present(room.around.scene).notice(scene.unit, Claimed(1, notice, 0))
    assert isinstance(errand, Errand)
    assert errand.message is not None
    labels = (button.label for row in errand.message.rows for button in row)
    return "\n".join((errand.message.text, *labels))


def becomes(of: Road, **changed: object) -> None:
    """The case is otherwise from now on."""
    case = replace(of.case, **changed)  # type: ignore[arg-type]
    of.room.does(lambda scene: scene.unit.put_case(case))


# --- Nobody who told notices ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("whom", Whom)
def test_who_told_cannot_tell_by_a_byte_that_it_goes_along(school: Staffroom, whom: Whom) -> None:
    """Beside another that stands by itself, for a month, whatever is done with the case that leads."""
    lead, along, alone = picked_up(school), picked_up(school, whom), picked_up(school, whom)
    joins(along, lead)
    for number, step in enumerate(("plan-talk", "first-talk", "talk-b", "agreed", "leads-on", "one-chance")):
        until(school, here(TUESDAY, "14.05") + number * timedelta(days=2))
        lead.walks(step)
        assert (seen_by_reporter(along), shown(along)) == (seen_by_reporter(alone), shown(alone)), step
        until(school, here(TUESDAY, "20.00") + number * timedelta(days=2))
        for found in (along, alone):
            found.turns_to(FOLDED)
    along.coach(together.apart)
    assert (seen_by_reporter(along), shown(along)) == (seen_by_reporter(alone), shown(alone))


@pytest.mark.parametrize("status", EARLY_AND_LATE)
def test_nor_who_told_the_case_that_leads(school: Staffroom, status: Status) -> None:
    """Also where it is kept that there is a new signal (P-44)."""
    lead, alone = at_status(school, status), at_status(school, status)
    before = seen_by_reporter(lead)
    joins(picked_up(school, Whom.OTHER), lead)
    assert seen_by_reporter(lead) == before
    assert shown(lead) == shown(alone)


def test_which_case_it_goes_along_with_stands_nowhere_in_the_clear(school: Staffroom) -> None:
    """A line of its own history says that it does; only the seal says with what."""
    lead, along = picked_up(school), picked_up(school, Whom.OTHER)
    before = len(history(lead))
    joins(along, lead)
    assert history(along)[-1] == ("ontvangen", "samengevoegd", "ontvangen")
    assert len(history(lead)) == before
    with school.lane.store._engine.connect() as db:  # type: ignore[attr-defined]
        for name in db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all():
            for row in db.exec_driver_sql(f"SELECT * FROM {name}"):
                assert not {lead.id, along.id} <= {str(value) for value in row}


# --- The coach --------------------------------------------------------------------------------------------------------


def test_steps_and_postvak_stand_at_the_case_that_leads(school: Staffroom) -> None:
    """The other is not in the postvak and not in the message of the day; its card leads there; apart brings it back."""
    lead, along = picked_up(school), picked_up(school, Whom.OTHER)
    assert joins(along, lead).id == lead.id
    code, other = lead.case.code, along.case.code
    assert f"{code} +1" in desk(school)
    assert other not in desk(school)
    until(school, here(date(2026, 11, 25), "8.30"))
    assert code in desk(school, panel="day")
    assert other not in desk(school, panel="day")
    assert f"Hoort bij {code}" in card(along)
    assert f"Samen met {other}" in card(lead)
    assert "Ik heb met A gepraat" in card(lead)
    assert "Ik heb met A gepraat" not in card(along)
    assert isinstance(along.coach(together.apart), Case)
    assert other in desk(school)
    until(school, here(date(2026, 11, 26), "8.30"))
    assert other in desk(school, panel="day")
    assert "Ik heb met A gepraat" in card(along)


def test_what_went_along_with_a_case_goes_along_with_what_that_is_joined_to(school: Staffroom) -> None:
    """Three about one situation: one leads."""
    lead, second, third = picked_up(school), picked_up(school, Whom.OTHER), picked_up(school, Whom.PARENT)
    first = second if joins(third, second).id == second.id else third
    assert joins(first, lead).id == lead.id
    assert f"{lead.case.code} +2" in desk(school)
    assert choices(second) == choices(third) == []


def test_only_who_has_both_joins_them(school: Staffroom) -> None:
    """Not a colleague, not who was alerted as well; nothing changes, to the last row."""
    lead, along, theirs = picked_up(school), picked_up(school, Whom.OTHER), picked_up(school, by=ALI)
    for other in (ALI, VISSER, MULDER):
        assert along.refuses_coach(together.join, Together(lead.id), by=other) is Reason.CANNOT
    assert along.refuses_coach(together.join, Together(theirs.id)) is Reason.APART
    assert theirs.id not in choices(along)
    assert lead.id in choices(along)


@pytest.mark.parametrize(
    "other",
    [
        {"kept_out": frozenset({BAKKER.id})},
        {"flags": frozenset({Flag.VERTROUWD})},
        {"flags": frozenset({Flag.MEDEWERKER})},
        {"status": Status.BORGING, "flags": frozenset({Flag.TERUGGEHAALD})},
    ],
)
def test_what_must_stay_apart_is_refused_kindly(school: Staffroom, other: dict[str, object]) -> None:
    """It is not among those to choose from, a button that is older changes nothing, and no reason is given."""
    one = picked_up(school, by=MULDER)
    apart = school.sends(501, MULDER, **{"status": Status.ONTVANGEN, "owner": MULDER.id, **other})
    assert choices(one, MULDER) == []
    assert one.refuses_coach(together.join, Together(apart), by=MULDER) is Reason.APART


def test_it_stands_by_itself_as_soon_as_somebody_is_kept_out_of_one(school: Staffroom) -> None:
    """She lets somebody else read it: then it has another owner, and nothing leads there any more."""
    lead, along = picked_up(school), picked_up(school)
    joins(along, lead)
    gone, stays = (along, lead) if f"{lead.case.code} +1" in desk(school) else (lead, along)
    gone.pupil(readdressing.readdress, Routed(MULDER.id))
    assert "+1" not in desk(school)
    assert stays.case.code in desk(school)
    assert gone.case.code not in card(stays)


def test_handed_over_each_stands_by_itself(school: Staffroom) -> None:
    """Whoever takes the leading case over gets that one, and nothing of what went along with it."""
    lead, along = picked_up(school), picked_up(school, Whom.OTHER)
    joins(along, lead)
    lead.coach(offering.hand_over, HandOver(ALI.id))
    assert isinstance(lead.coach(offering.accept, by=ALI), Case)
    assert along.case.code not in card(lead, ALI)
    assert along.case.code in desk(school)
    assert "Hoort bij" not in card(along)


def test_what_goes_along_is_neither_late_nor_to_be_done_by_itself(school: Staffroom) -> None:
    """Not in the overview, not for who stands in when its owner is ill; the leading case is."""
    lead, along = picked_up(school), picked_up(school, Whom.OTHER)
    joins(along, lead)
    until(school, here(date(2026, 11, 30), "10.00"))
    found = school.does(lambda scene: overview.overview(scene, DE_WIT))
    assert found is not None
    assert found.talk_late == (lead.case.code,)
    assert school.does(lambda scene: absence.due_today(scene, SAM)) == (lead.case,)
    assert school.does(lambda scene: absence.ill(scene, SAM)).cases == 1
    along.coach(together.apart)
    found = school.does(lambda scene: overview.overview(scene, DE_WIT))
    assert found is not None
    assert set(found.talk_late) == {lead.case.code, along.case.code}


# --- The end ----------------------------------------------------------------------------------------------------------


def _finishes(lead: Road) -> None:
    lead.walks("first-talk", "talk-b", "agreed", "ask-close", "close")


def _ends(lead: Road) -> None:
    assert isinstance(lead.coach(closing.end, Ending(Ended.OPGELOST)), Case)


@pytest.mark.parametrize("ends", [_finishes, _ends])
@pytest.mark.parametrize("whom", [whom for whom in Whom if whom is not Whom.ME])
def test_who_told_of_somebody_else_hears_that_it_is_finished(
    school: Staffroom, whom: Whom, ends: Callable[[Road], None]
) -> None:
    """By whoever finished the leading case, with the reason in its own history; erased in its own time."""
    lead, along = picked_up(school), picked_up(school, whom)
    joins(along, lead)
    ends(lead)
    assert along.case.status is Status.GESLOTEN_ANDERS
    assert along.case.word == ""
    planned = along.planned()
    assert planned.keys() - {DueKind.HOUR} == {DueKind.NUDGE, DueKind.FORGET}
    until(school, planned[DueKind.FORGET])
    assert along.case.status.value == "gewist"


@pytest.mark.parametrize("ends", [_finishes, _ends])
def test_what_a_pupil_told_of_herself_stands_by_itself_again(school: Staffroom, ends: Callable[[Road], None]) -> None:
    """Only she can be asked whether it is finished: the bot ends nothing by itself (P-48, G12)."""
    lead, along = picked_up(school), picked_up(school)
    lead, along = (lead, along) if joins(along, lead).id == lead.id else (along, lead)
    ends(lead)
    assert along.case.status is Status.ONTVANGEN
    assert along.case.code in desk(school)
    assert DueKind.TODAY in along.planned()


def test_what_became_urgent_is_not_finished_along(school: Staffroom) -> None:
    """It stands by itself as soon as there may be danger, also in the postvak."""
    lead, along = picked_up(school), picked_up(school, Whom.OTHER)
    joins(along, lead)
    becomes(along, flags=along.case.flags | {Flag.SPOED})
    assert along.case.code in desk(school)
    _finishes(lead)
    assert along.case.status is Status.ONTVANGEN


def test_taking_one_back_erases_that_one_alone(school: Staffroom) -> None:
    """The one that goes along, and then the one that leads; what stays stands by itself and loses nothing."""
    lead, along, third = picked_up(school), picked_up(school, Whom.OTHER), picked_up(school, Whom.PARENT)
    joins(along, lead)
    joins(third, lead)
    assert along.pupil(traces.take_back) is None
    assert along.case.code in desk(school)  # Somebody must say whether the text is needed.
    assert isinstance(lead.coach(together.join, Together(along.id)), Refusal)
    until(school, along.planned()[DueKind.TAKEN_BACK])
    assert along.case.status is Status.GEWIST
    assert f"{lead.case.code} +1" in desk(school)
    assert lead.pupil(traces.take_back) is None
    until(school, lead.planned()[DueKind.TAKEN_BACK])
    assert (lead.case.status, third.case.status) == (Status.GEWIST, Status.ONTVANGEN)
    assert third.case.code in desk(school)
    assert STORY in school.does(lambda scene: [e.text for e in scene.unit.entries(third.id, third.reporter)])
    assert school.does(lambda scene: scene.unit.entries(lead.id, lead.reporter)) == ()


# --- A new signal after the end ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("again", "event"), [(Again.ANALYSE, "nieuw-signaal"), (Again.NIET_GESTOPT, "toch-niet-gestopt")]
)
@pytest.mark.parametrize("whom", [Whom.ME, Whom.OTHER])
def test_a_new_signal_opens_what_was_finished_where_a_person_says(
    school: Staffroom, again: Again, event: str, whom: Whom
) -> None:
    """It is not erased meanwhile, it is due, and the pupil it is about hears that it goes on; nobody else does."""
    lead = at_status(school, Status.AFGEROND, whom)
    until(school, here(TUESDAY, "9.00") + timedelta(days=20))
    lead.turns_to(FOLDED)
    new = picked_up(school, Whom.OTHER)
    assert new.refuses_coach(together.join, Together(lead.id)) is Reason.APART  # How it goes on is for a person to say.
    assert joins(new, lead, again).id == lead.id
    assert lead.case.status == again.value
    assert history(lead)[-1] == ("afgerond", event, again.value)
    planned = lead.planned()
    assert {DueKind.PROMISE, DueKind.TODAY} <= planned.keys()
    assert DueKind.FORGET not in planned
    assert (DueKind.NUDGE in planned) is (whom is Whom.ME)
    assert f"{lead.case.code} +1" in desk(school)
    assert "Nieuw bericht hierover" in card(lead)
    says = "Jansen" if again is Again.ANALYSE else "niet gestopt"
    assert whom is not Whom.ME or says in shown(lead)["status-card"].decode()


def test_she_does_not_read_that_they_talked_when_they_did_not_yet(school: Staffroom) -> None:
    """The road begins anew."""
    lead = at_status(school, Status.AFGEROND)
    joins(picked_up(school, Whom.OTHER), lead, Again.ANALYSE)
    assert "gepraat" not in shown(lead)["status-card"].decode()
    assert lead.dossier.talked_on is None
    assert lead.dossier.recognised


def test_only_within_eight_weeks_and_only_what_one_had(school: Staffroom) -> None:
    """On the last day it can be chosen, a day later it cannot; a colleague's never."""
    lead, theirs = at_status(school, Status.AFGEROND), at_status(school, Status.AFGEROND)
    becomes(theirs, owner=ALI.id)
    until(school, here(TUESDAY, "9.00") + EIGHT_WEEKS - timedelta(days=1))
    new = picked_up(school, Whom.OTHER)
    assert choices(new) == [lead.id]
    until(school, here(TUESDAY, "9.00") + EIGHT_WEEKS)
    assert choices(new) == []
    assert new.refuses_coach(together.join, Together(lead.id, Again.ANALYSE)) is Reason.APART


@pytest.mark.parametrize("kept", [{"kept_out": frozenset({BAKKER.id})}, {"flags": frozenset({Flag.VERTROUWD})}])
def test_what_was_finished_and_must_stay_apart_stays_so(school: Staffroom, kept: dict[str, object]) -> None:
    """The same circle as for what runs."""
    done = at_status(school, Status.AFGEROND)
    becomes(done, **kept)
    assert choices(picked_up(school, Whom.OTHER)) == []


def test_after_the_agreements_a_new_signal_is_a_fact_for_the_coach(school: Staffroom) -> None:
    """It stands on the card and behind *niet gestopt*; nothing is raised by itself (P-44, G12)."""
    lead = at_status(school, Status.BORGING)
    joins(picked_up(school, Whom.OTHER), lead)
    assert lead.case.status is Status.BORGING
    assert "Nieuw bericht hierover" in card(lead)
    assert lead.dossier.new_signal_on == TUESDAY
    early = at_status(school, Status.PLAN)
    joins(picked_up(school, Whom.OTHER), early)
    assert early.dossier.new_signal_on is None


def test_nobody_is_told_of_it_at_school_but_who_did_it(school: Staffroom) -> None:
    """No alert, no message: it is the coach's own ordering of what they have."""
    lead, along = picked_up(school), picked_up(school, Whom.OTHER)
    before = {panel: said(school, panel) for panel in ("alert-shared", "alert-new", "day", "alert-reply")}
    joins(along, lead)
    along.coach(together.apart)
    assert {panel: said(school, panel) for panel in before} == before
