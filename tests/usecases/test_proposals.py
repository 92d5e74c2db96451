"""A rule fits that asks for more people: a person does it, says why not, or asks first; nothing goes by itself.

DOMAIN §1.6 on a real database: the facts of the case, the team, the schoolleiding, silence, and who does what.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.route.effects import Alert, DueKind
from bot.route.lines import Doer, Rule, Sign, Silenced, Task
from bot.route.model import Case, Flag, Role, Staff, StaffId, Status
from bot.route.refusals import Reason as Why
from bot.usecases import proposing, sharing, tasks
from bot.usecases.answers import keep_told
from bot.usecases.dossiers import keep_dossier
from bot.usecases.proposing import Discussed, Done, Noted, PutOff
from bot.usecases.sharing import Knows, Shared
from bot.usecases.team import TeamAsked
from handlers import deskladder
from handlers.flows import proposals
from handlers.flows import shared as shared_card
from handlers.flows.view import View
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import (
    THURSDAY,
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

BOS = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
VOS = Staff(StaffId("8" * 32), "Vos", frozenset({Role.TEAMLEIDER}))
KAYA = Staff(StaffId("6" * 32), "Kaya", frozenset({Role.ONDERSTEUNINGSTEAM}))
TEAM = TeamAsked(KAYA.id, knows=True)
TASK = Task(Doer.TEAM, "belt de wijkagent", THURSDAY)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with a coach-ondersteuner, a teamleider and an ondersteuningsteam."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, BOS, VOS, KAYA)
        yield made


def told(of: Road, **answers: str) -> Road:
    """Whoever sent it answered this."""
    of.room.does(lambda scene: keep_told(scene.unit, of.id, answers))
    return of


def a_group(school: Staffroom, status: Status = Status.ONTVANGEN) -> Road:
    """A case with an owner, in which it was told that a group takes part, at several places."""
    return told(at_status(school, status), who="group", where="class,online")


def proposed(of: Road, by: Staff = SAM) -> set[Rule]:
    """What is proposed to this person."""
    case = of.case
    return of.room.does(lambda scene: {rule for rule in Rule if proposing.stands(scene, by, case, rule)})


# --- Nothing by itself ------------------------------------------------------------------------------------------------


def test_facts_propose_and_raise_nothing(school: Staffroom) -> None:
    """G12: told, and days later nobody was brought in, nothing was recorded and no step was taken."""
    found = a_group(school)
    before = found.dossier, found.case.shared, found.case.status, history(found)
    assert proposed(found) == {Rule.MEERDERE, Rule.LIJKT_STRUCTUREEL}
    until(school, here(date(2026, 12, 4), "12.00"))
    assert (found.dossier, found.case.shared, found.case.status, history(found)) == before
    assert said(school, Alert.SHARED) == []


def test_it_is_proposed_to_who_has_it_and_to_nobody_else(school: Staffroom) -> None:
    """Not while nobody picked it up, not to another coach, never of what a vertrouwenspersoon reads alone."""
    new = told(sends(school), who="group")
    assert proposed(new) == set()
    found = a_group(school)
    assert proposed(found, ALI) == proposed(found, BOS) == set()
    assert found.refuses_coach(proposing.decided, PutOff(Rule.MEERDERE, "pupil"), by=ALI) is Why.CANNOT
    found.coach(sharing.share, Shared(BOS.id, Knows.YES))
    assert proposed(found, BOS) == set(), "who looks along reads it, and decides nothing"
    alone = replace(found.case, flags=found.case.flags | {Flag.VERTROUWD})
    assert school.does(lambda scene: proposing.stands(scene, SAM, alone)) is False


def test_a_new_signal_while_it_has_not_stopped_proposes_to_confer(school: Staffroom) -> None:
    """P-44: in that status alone; confer, with somebody more or with who looks along already; never a measure."""
    at = {status: at_status(school, status) for status in (Status.BORGING, Status.NIET_GESTOPT)}
    for found in at.values():
        anew = replace(found.dossier, new_signal_on=found.dossier.talked_on)
        school.does(lambda scene, found=found, anew=anew: keep_dossier(scene.unit, found.id, anew))  # type: ignore[misc]
    assert {status: Rule.OVERLEG in proposed(found) for status, found in at.items()} == {
        Status.BORGING: False,
        Status.NIET_GESTOPT: True,
    }
    found = at[Status.NIET_GESTOPT]
    before = found.case.status, found.case.shared
    assert isinstance(found.coach(proposing.decided, Done(Rule.OVERLEG, None)), Case)
    assert [one.rule for one in found.dossier.flagged] == [Rule.OVERLEG]
    assert (found.case.status, found.case.shared) == before
    assert Rule.OVERLEG not in proposed(found)


# --- Doen -------------------------------------------------------------------------------------------------------------


def test_done_records_that_it_fits_and_asks_the_team(school: Staffroom) -> None:
    """P-82: the flag with its day, and somebody of the team looks along and hears it by code; proposed no more."""
    found = a_group(school)
    assert isinstance(found.coach(proposing.decided, Done(Rule.MEERDERE, TEAM)), Case)
    assert [one.rule for one in found.dossier.flagged] == [Rule.MEERDERE]
    assert found.case.shared == (KAYA.id,)
    assert [to for to, _ in said(school, Alert.SHARED)] == [KAYA.id]
    assert proposed(found) == {Rule.LIJKT_STRUCTUREEL}
    assert found.refuses_coach(proposing.decided, Done(Rule.MEERDERE, TEAM)) is Why.CANNOT


def test_what_looks_structural_goes_to_the_schoolleiding(school: Staffroom) -> None:
    """P-83: shared with the teamleider, who sees the steps; what fits and who does what stand there."""
    found = a_group(school)
    assert isinstance(found.coach(proposing.decided, Done(Rule.LIJKT_STRUCTUREEL, Shared(VOS.id, Knows.YES))), Case)
    found.coach(tasks.add, TASK)
    case, entries = found.case, school.does(lambda scene: scene.unit.entries(found.id, VOS))
    view = school.does(lambda scene: View(scene.school, scene.now, 1, case, entries, staff=VOS))
    keys = [line.key for line in shared_card.card(view).lines]
    assert {"flagged-lijkt-structureel", "task-open"} <= set(keys)


def test_who_tells_a_first_has_done_nothing(school: Staffroom) -> None:
    """SCREENS §13: A knows before anybody else sees it; the proposal stays."""
    found = a_group(school)
    before = found.dossier, found.case.shared
    for deed in (Shared(BOS.id, Knows.FIRST), TeamAsked(KAYA.id, knows=False)):
        assert isinstance(found.coach(proposing.decided, Done(Rule.MEERDERE, deed)), Case)
        assert (found.dossier, found.case.shared) == before
    assert Rule.MEERDERE in proposed(found)


def test_it_is_not_flagged_when_nobody_may_be_brought_in(school: Staffroom) -> None:
    """Both or neither; a locked name stays locked (◆): without a talk no name goes to the team."""
    found = a_group(school)
    school.does(lambda scene: scene.unit.put_staff(replace(KAYA, active=False)))
    assert found.refuses_coach(proposing.decided, Done(Rule.MEERDERE, TEAM)) is Why.RECEIVER_GONE
    assert found.dossier.flagged == ()


def test_a_button_that_is_older_than_the_decision_does_nothing(school: Staffroom) -> None:
    """The proposal of the card is asked again when it is pressed; other buttons are not about it."""
    found = told(at_status(school, Status.ONTVANGEN), who="some")
    case = found.case
    assert school.does(lambda scene: deskladder.stands(scene, SAM, proposals.STEP, case))
    found.coach(proposing.decided, Done(Rule.MEERDERE, None))
    case = found.case
    assert not school.does(lambda scene: deskladder.stands(scene, SAM, proposals.STEP, case))
    assert school.does(lambda scene: deskladder.stands(scene, SAM, proposals.SIGNS, case))


# --- Nu niet, and Overleg eerst -----------------------------------------------------------------------------------


def test_not_now_is_silent_for_five_school_days_and_keeps_why(school: Staffroom) -> None:
    """DOMAIN §1.6: five school days, so over the weekend; the other proposal goes on."""
    found = a_group(school)
    assert isinstance(found.coach(proposing.decided, PutOff(Rule.MEERDERE, "pupil")), Case)
    today, back = date(2026, 11, 24), date(2026, 12, 1)
    assert found.dossier.silenced == (Silenced(Rule.MEERDERE, "pupil", today, back),)
    assert proposed(found) == {Rule.LIJKT_STRUCTUREEL}
    until(school, here(date(2026, 11, 30), "18.00"))
    assert Rule.MEERDERE not in proposed(found)
    until(school, here(back, "8.00"))
    assert Rule.MEERDERE in proposed(found)
    assert found.refuses_coach(proposing.decided, PutOff(Rule.MEERDERE, "  ")) is Why.CANNOT


def test_a_colleague_is_asked_first_without_a_name(school: Staffroom) -> None:
    """*Overleg eerst*: a line of the history, nobody sees anything, and the proposal stays."""
    found = a_group(school)
    asked = Discussed(Rule.MEERDERE, Shared(BOS.id, Knows.NAMELESS))
    assert isinstance(found.coach(proposing.decided, asked), Case)
    assert history(found)[-1][1] == "overlegd"
    assert (found.case.shared, found.dossier.flagged) == ((), ())
    assert Rule.MEERDERE in proposed(found)
    named = Discussed(Rule.MEERDERE, Shared(BOS.id, Knows.YES))
    assert found.refuses_coach(proposing.decided, named) is Why.CANNOT


# --- Noted by the coach ---------------------------------------------------------------------------------------------


def test_what_the_coach_notes_counts_and_can_be_erased(school: Staffroom) -> None:
    """How many, how bad: by taps; what only a question can tell is not noted."""
    found = at_status(school, Status.ANALYSE)
    assert proposed(found) == set()
    assert isinstance(found.coach(proposing.note, Noted((Sign.DISCRIMINATION, Sign.MORE_A))), Case)
    assert proposed(found) == {Rule.ERNST, Rule.MEERDERE}
    found.coach(proposing.note, Noted(()))
    assert proposed(found) == set()
    assert found.refuses_coach(proposing.note, Noted((Sign.UNSAFE,))) is Why.CANNOT


def test_the_reporter_sees_nothing_of_it(school: Staffroom) -> None:
    """Her card and what is planned for her are the same before and after: a proposal is the school's own work."""
    found = a_group(school)
    before = seen_by_reporter(found)
    found.coach(proposing.note, Noted((Sign.VIOLENCE,)))
    found.coach(proposing.decided, PutOff(Rule.ERNST, "otherwise"))
    found.coach(proposing.decided, Discussed(Rule.MEERDERE, Shared(BOS.id, Knows.NAMELESS)))
    assert seen_by_reporter(found) == before


# --- Who does what ----------------------------------------------------------------------------------------------------


def test_who_does_what_stands_in_the_message_of_its_day(school: Staffroom) -> None:
    """P-84: somebody, something and a day; due until it was done, and ticked once."""
    found = a_group(school)
    assert found.refuses_coach(tasks.add, TASK) is Why.CANNOT
    found.coach(proposing.decided, Done(Rule.MEERDERE, TEAM))
    for wrong in (replace(TASK, what=" "), replace(TASK, by=date(2026, 11, 23))):
        assert found.refuses_coach(tasks.add, wrong) is Why.CANNOT
    found.walks("plan-talk")
    found.coach(tasks.add, replace(TASK, by=date(2026, 11, 25)))
    assert found.planned()[DueKind.TODAY] == here(date(2026, 11, 25), "7.45")
    assert isinstance(found.coach(tasks.done, "0"), Case)
    assert found.dossier.tasks[0].done_on == date(2026, 11, 24)
    assert found.planned()[DueKind.TODAY] == here(THURSDAY, "7.45")
    assert found.refuses_coach(tasks.done, "7") is Why.CANNOT
    assert found.refuses_coach(tasks.done, "x") is Why.CANNOT


def test_there_is_an_end_to_the_list(school: Staffroom) -> None:
    """A screen holds eight lines."""
    found = at_status(school, Status.NIET_GESTOPT)
    for _ in range(tasks.MOST):
        assert isinstance(found.coach(tasks.add, TASK), Case)
    assert found.refuses_coach(tasks.add, TASK) is Why.CANNOT
