"""When it does not stop: each thing is pressed by a person, A hears it, and who was brought in sees that far.

SCREENS §11 on a real database: one more chance, not now and why, not stopped, and sharing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.route.access import Deed, may
from bot.route.dossier import Kept, Parents, Reason, Verdict
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, EntryKind, Role, Staff, StaffId, Status
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.road import NextStep, next_step
from bot.route.routing import Routed
from bot.usecases import casework, ladder, leading, readdressing, reporting, road, sharing
from bot.usecases.dossiers import dossier_of
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared
from handlers.flows import shared
from handlers.flows.view import View
from handlers.screens import Say
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import (
    LATER,
    MET,
    THURSDAY,
    TO_AGREEMENTS,
    WEDNESDAY,
    Road,
    at_status,
    here,
    hires,
    history,
    said,
    seen_by_reporter,
    sends,
    until,
)
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_only_she_is_asked import shown

BOS = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
VOS = Staff(StaffId("8" * 32), "Vos", frozenset({Role.TEAMLEIDER}))


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with a coach-ondersteuner and a teamleider."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, BOS, VOS)
        yield made


def with_(other: Staff, knows: Knows = Knows.YES) -> Shared:
    """Shared with this colleague."""
    return Shared(other.id, knows)


def sees(found: Road, staff: Staff) -> tuple[bool, bool, set[EntryKind], bool]:
    """Whether a colleague knows of it, reads it, what kinds of content come, and whether it stands in the postvak."""
    def looked(scene: Scene) -> tuple[bool, bool, set[EntryKind], bool]:
        unit = scene.unit
        case = unit.case(found.id, staff)
        reads = case is not None and may(staff, Deed.READ, case)
        inbox = any(c.id == found.id for c in unit.inbox(staff))
        return case is not None, reads, {e.kind for e in unit.entries(found.id, staff)}, inbox

    return found.room.does(looked)


NOTHING = (False, False, set[EntryKind](), False)


# --- The vervolggesprek leads on --------------------------------------------------------------------------------------


def test_after_a_bad_vervolggesprek_nothing_happens_by_itself(school: Staffroom) -> None:
    """G12: the status stays, and it stands in each message of the day until a person chose."""
    found = sends(school).walks(*TO_AGREEMENTS, "leads-on")
    assert found.case.status is Status.BORGING
    assert next_step(found.case, found.dossier) is NextStep.ONE_CHANCE
    until(school, here(date(2026, 11, 27), "12.00"))
    assert found.case.status is Status.BORGING
    assert [to for to, _ in said(school, "day")] == [SAM.id, SAM.id, SAM.id]


def test_one_more_chance_is_given_once(school: Staffroom) -> None:
    """P-81: a dated fact; a second breach proposes that it has not stopped, and no second chance can be recorded."""
    found = sends(school).walks(*TO_AGREEMENTS, "leads-on", "one-chance")
    assert (found.dossier.chance_on, found.dossier.due_on) == (date(2026, 11, 24), LATER)
    assert next_step(found.case, found.dossier) is NextStep.FOLLOW
    assert DueKind.VERDICT in found.planned()
    found.walks("leads-on")
    assert next_step(found.case, found.dossier) is NextStep.NOT_STOPPED
    assert found.refuses("one-chance") is Why.CANNOT


def test_where_it_goes_well_there_is_no_round_without_a_next_day(school: Staffroom) -> None:
    """A vervolggesprek that is better has its next one planned at once."""
    found = sends(school).walks(*TO_AGREEMENTS)
    assert found.refuses_coach(ladder.followed, Verdict.MINDER, Kept.DEELS, None) is Why.CANNOT


def test_agreements_are_made_again_only_with_her(school: Staffroom) -> None:
    """P-17: after her no the new agreements are locked as the first ones were."""
    found = sends(school).walks(*TO_AGREEMENTS, "leads-on")
    found.pupil(road.confirmed, False)
    assert found.refuses("agreed-again") is Why.LOCKED


def test_not_now_keeps_why(school: Staffroom) -> None:
    """DOMAIN §1.6: the proposal is silent until the next vervolggesprek; the reason is never lost at the end."""
    found = sends(school).walks(*TO_AGREEMENTS, "leads-on", "not-now")
    assert found.dossier.put_off == (Reason("not-stopped", "better"),)
    assert next_step(found.case, found.dossier) is NextStep.FOLLOW
    found.walks("ask-close", "close")
    assert found.dossier.put_off == (Reason("not-stopped", "better"),)
    assert sends(school).walks(*TO_AGREEMENTS).refuses_coach(ladder.not_now, ladder.NotNow(" ", LATER)) is Why.CANNOT


# --- It has not stopped -----------------------------------------------------------------------------------------------


def test_that_it_has_not_stopped_is_said_by_a_person_and_she_is_told(school: Staffroom) -> None:
    """A line of history by the coach, a nudge for her, the day on which she is told in person, and another one."""
    found = sends(school).walks(*TO_AGREEMENTS)
    until(school, here(date(2026, 11, 24), "18.00"))
    found.turns_to("folded")
    found.walks("leads-on", "not-stopped")
    assert found.case.status is Status.NIET_GESTOPT
    assert ("borging", "niet-gestopt", "niet-gestopt") in history(found)
    assert DueKind.NUDGE in found.planned()
    assert DueKind.VERDICT not in found.planned()
    assert (found.dossier.tell_on, found.dossier.due_on) == (THURSDAY, date(2026, 12, 1))
    assert next_step(found.case, found.dossier) is NextStep.NOT_STOPPED


def test_who_tells_a_first_has_recorded_nothing(school: Staffroom) -> None:
    """A knows before anybody else sees it (SCREENS §13)."""
    found = at_status(school, Status.BORGING)
    before = found.dossier
    assert isinstance(found.coach(ladder.chosen, ladder.Raised(with_(BOS, Knows.FIRST), THURSDAY)), Case)
    assert (found.case.status, found.case.shared, found.dossier) == (Status.BORGING, (), before)


def test_it_is_not_raised_when_nobody_may_be_brought_in(school: Staffroom) -> None:
    """Both or neither: a colleague who is away leaves the case where it was."""
    found = at_status(school, Status.BORGING)
    school.does(lambda scene: scene.unit.put_staff(replace(BOS, active=False)))
    assert found.refuses_coach(ladder.raised, ladder.Raised(with_(BOS), WEDNESDAY)) is Why.RECEIVER_GONE


# --- The parents of B, and whether it works ---------------------------------------------------------------------------


def test_the_parents_are_invited_only_after_b_was_consulted(school: Staffroom) -> None:
    """G1 for B: what B said is recorded, and while B objects nobody is invited and nothing is raised."""
    found = at_status(school, Status.BORGING)
    no_day = ladder.Raised(ladder.Invited(Parents.OBJECTS), None)
    assert isinstance(found.coach(ladder.chosen, no_day), Case)
    assert (found.case.status, found.dossier.parents_b, found.dossier.invited_on) == (
        Status.BORGING,
        Parents.OBJECTS,
        None,
    )
    objects = at_status(school, Status.NIET_GESTOPT)
    assert objects.refuses_coach(ladder.invited, ladder.Invited(Parents.OBJECTS, LATER)) is Why.CANNOT


def test_the_last_chance_is_given_once_and_is_not_the_one_chance(school: Staffroom) -> None:
    """Q3: two facts with two dates (P-39, P-81)."""
    found = sends(school).walks(*TO_AGREEMENTS, "leads-on", "one-chance", "invite", "meet")
    assert found.dossier.last_chance_on == found.dossier.chance_on == date(2026, 11, 24)
    assert found.dossier.invited_on is None
    assert found.refuses("meet") is Why.CANNOT
    again = ladder.Met(False, False, MET.evaluation)
    assert isinstance(found.coach(ladder.chosen, again), Case)
    assert found.dossier.last_chance_on == date(2026, 11, 24)


def test_the_talk_is_not_over_without_how_it_is_evaluated(school: Staffroom) -> None:
    """G8: how, when and by whom; nothing changes without it, also when it would be raised by this."""
    assert MET.evaluation is not None
    empty = ladder.Met(True, False, replace(MET.evaluation, how=" "))
    assert at_status(school, Status.NIET_GESTOPT).refuses_coach(ladder.met, empty) is Why.CANNOT
    assert at_status(school, Status.BORGING).refuses_coach(ladder.raised, ladder.Raised(empty, LATER)) is Why.CANNOT


def test_on_its_day_the_evaluation_stands_in_the_message_of_the_day(school: Staffroom) -> None:
    """T12: by the kind of moment that there is, at the chosen date."""
    found = at_status(school, Status.NIET_GESTOPT).walks("meet")
    assert found.planned()[DueKind.TODAY] <= here(THURSDAY, "7.45")  # A is told first, and Magister is not ticked
    until(school, here(date(2026, 12, 15), "12.00"))
    assert found.dossier.due_on == LATER
    assert found.planned()[DueKind.TODAY] == here(LATER, "7.45")
    assert next_step(found.case, found.dossier) is NextStep.EVALUATE


@pytest.mark.parametrize(
    ("walked", "status", "step"),
    [
        ("works", Status.BORGING, NextStep.FOLLOW),
        ("works-not", Status.NIET_GESTOPT, NextStep.NOT_STOPPED),
        ("works-and-asks", Status.NIET_GESTOPT, NextStep.CLOSE),
    ],
)
def test_people_judge_whether_it_works(school: Staffroom, walked: str, status: Status, step: NextStep) -> None:
    """DOMAIN §1.4: good leads to borging, or to the question whether it is finished; else it stays as it is."""
    found = at_status(school, Status.NIET_GESTOPT)
    assert found.refuses(walked) is Why.CANNOT
    found.walks("meet", walked)
    assert (found.case.status, next_step(found.case, found.dossier)) == (status, step)
    assert found.dossier.evaluation is None
    assert (DueKind.VERDICT in found.planned()) == (status is Status.BORGING)


# --- A measure --------------------------------------------------------------------------------------------------------


def led(school: Staffroom) -> Road:
    """It has not stopped, and the teamleider looks along."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.coach(sharing.share, with_(VOS))
    return found


def test_only_the_schoolleiding_records_that_there_is_a_measure(school: Staffroom) -> None:
    """G9, hard: not the coach, not who supports her, and no teamleider with whom it is not shared."""
    found = at_status(school, Status.NIET_GESTOPT)
    found.coach(sharing.share, with_(BOS))
    for other in (SAM, BOS, ALI, VOS):
        assert found.refuses_coach(leading.measure, LATER, by=other) is Why.CANNOT
    found.coach(sharing.share, with_(VOS))
    assert isinstance(found.coach(leading.measure, LATER, by=VOS), Case)
    assert found.case.status is Status.MAATREGEL
    assert found.refuses_coach(leading.measure, LATER, by=VOS) is Why.CANNOT


def test_nothing_is_kept_of_a_measure_but_the_day_of_the_talk(school: Staffroom) -> None:
    """DESIGN §4 row 18: all else in the dossier is as it was; her coach hears by code that there is news."""
    found = led(school)
    before = found.dossier
    found.coach(leading.measure, LATER, by=VOS)
    assert found.dossier == replace(before, back_on=LATER, due_on=LATER)
    assert SAM.id in {to for to, _ in said(school, Alert.REPLY)}
    assert found.planned()[DueKind.TODAY] <= here(THURSDAY, "7.45")  # A is still to be told what is done


def test_a_measure_is_never_shown_to_the_pupil(school: Staffroom) -> None:
    """SCREENS ``status-card``: her card is the same bytes, and nothing is planned or named anew for her."""
    found = led(school)
    found.pupil(reporting.heard)
    before = seen_by_reporter(found), shown(found)
    found.coach(leading.measure, LATER, by=VOS)
    assert (seen_by_reporter(found), shown(found)) == before


def test_the_talk_about_coming_back_leads_to_borging(school: Staffroom) -> None:
    """P-45: there is no other way out of a measure; the coach records it."""
    found = led(school)
    assert found.refuses_coach(ladder.chosen, ladder.Returned(LATER)) is Why.CANNOT
    found.coach(leading.measure, WEDNESDAY, by=VOS)
    assert next_step(found.case, found.dossier) is NextStep.RETURN
    assert found.refuses("close") is Why.CANNOT
    assert isinstance(found.coach(ladder.chosen, ladder.Returned(LATER)), Case)
    assert (found.case.status, found.dossier.back_on) == (Status.BORGING, None)
    assert DueKind.VERDICT in found.planned()


@pytest.mark.parametrize(
    ("staff", "key"), [(ALI, "status-niet-gestopt"), (BOS, "status-maatregel"), (VOS, "status-maatregel")]
)
def test_another_coach_does_not_see_that_there_is_a_measure(school: Staffroom, staff: Staff, key: str) -> None:
    """DOMAIN §1.3 *sanction fields*: to a coach of somebody else it has not stopped."""
    found = led(school)
    found.coach(leading.measure, LATER, by=VOS)
    if staff is not VOS:
        found.coach(sharing.share, with_(staff))
    case = found.case
    entries = school.does(lambda scene: scene.unit.entries(case.id, staff))
    view = school.does(lambda scene: View(scene.school, scene.now, 1, case, entries, staff=staff))
    assert shared.card(view).values["status"] == Say(key)


# --- Sharing ----------------------------------------------------------------------------------------------------------


def test_from_then_on_each_sees_as_far_as_the_role_goes(school: Staffroom) -> None:
    """Before: nothing, not that it exists. After: her words for the coach-ondersteuner, the steps for the others."""
    found = at_status(school, Status.BORGING)
    for colleague in (BOS, VOS, ALI):
        assert sees(found, colleague) == NOTHING
        assert isinstance(found.coach(sharing.share, with_(colleague)), Case)
    known, reads, some, inbox = sees(found, BOS)
    assert (known, reads, inbox) == (True, True, True)
    assert {EntryKind.STORY, EntryKind.DOSSIER} <= some
    assert EntryKind.NAME not in some
    for leader in (VOS, ALI):
        assert sees(found, leader) == (True, False, {EntryKind.DOSSIER}, True)
    assert found.refuses("follow", BOS) is Why.CANNOT
    assert found.refuses_coach(sharing.share, with_(VISSER), by=BOS) is Why.CANNOT


def test_the_alert_is_for_who_it_was_shared_with_and_each_look_is_logged(school: Staffroom) -> None:
    """One alert by code; a second tap sends no second one."""
    found = at_status(school, Status.BORGING)
    for _ in range(2):
        found.coach(sharing.share, with_(VOS))
    assert [to for to, _ in said(school, Alert.SHARED)] == [VOS.id]
    assert isinstance(found.coach(sharing.look, by=VOS), Case)
    assert isinstance(found.coach(sharing.look, by=SAM), Case)
    assert found.refuses_coach(sharing.look, by=ALI) is Why.CANNOT


def test_what_is_taken_back_is_gone_for_that_colleague(school: Staffroom) -> None:
    """And for nobody else; both stand in the history, with whom."""
    found = at_status(school, Status.BORGING)
    for colleague in (BOS, VOS):
        found.coach(sharing.share, with_(colleague))
    assert isinstance(found.coach(sharing.take_back, BOS.id), Case)
    assert sees(found, BOS) == NOTHING
    assert sees(found, VOS)[0]
    events = [event for _, event, _ in history(found)]
    assert events[-3:] == ["gedeeld", "gedeeld", "teruggenomen"]
    assert found.refuses_coach(sharing.take_back, VOS.id, by=BOS) is Why.CANNOT


def test_without_a_name_the_colleague_sees_nothing(school: Staffroom) -> None:
    """It is remembered that it was asked, and that is all."""
    found = at_status(school, Status.BORGING)
    assert isinstance(found.coach(sharing.share, with_(BOS, Knows.NAMELESS)), Case)
    assert sees(found, BOS) == NOTHING
    assert history(found)[-1] == ("borging", "overlegd", "borging")
    assert said(school, Alert.SHARED) == []


def test_who_was_kept_out_can_never_be_shared_with(school: Staffroom) -> None:
    """G11: and is not among the colleagues to choose from either."""
    found = at_status(school, Status.BORGING)

    def keep_out(scene: Scene) -> None:
        case = scene.unit.case(found.id, SAM)
        assert case is not None
        assert scene.unit.put_case(replace(case, kept_out=frozenset({BOS.id})))

    school.does(keep_out)
    assert found.refuses_coach(sharing.share, with_(BOS)) is Why.RECEIVER_GONE
    assert found.refuses_coach(sharing.share, with_(BOS, Knows.NAMELESS)) is Why.RECEIVER_GONE
    case = found.case
    able = school.does(lambda scene: sharing.colleagues(scene.school, case, SAM))
    assert [(each.role, [s.id for s in each.people]) for each in able] == [
        (Role.TEAMLEIDER, [VOS.id]),
        (Role.COACH, [ALI.id, BAKKER.id]),
    ]


def test_when_she_goes_to_somebody_else_nobody_looks_along_any_more(school: Staffroom) -> None:
    """Who had it, and with whom they shared it, sees nothing of it from then on."""
    found = at_status(school, Status.ONTVANGEN)
    found.coach(sharing.share, with_(BOS))
    assert sees(found, BOS)[0]
    moved = found.pupil(readdressing.readdress, Routed(BAKKER.id))
    assert not isinstance(moved, Refusal)
    assert sees(found, BOS) == NOTHING


def test_a_look_keeps_the_dossier_whole(school: Staffroom) -> None:
    """Who only looks gets the dossier as it is, so that nothing is ever written over an empty one."""
    found = at_status(school, Status.BORGING)
    found.coach(sharing.share, with_(VOS))
    assert school.does(lambda scene: dossier_of(scene.unit, found.id, VOS)) == found.dossier
    code = found.case.code
    assert isinstance(school.does(lambda scene: casework.open_case(scene, VOS, code)), Refusal)
