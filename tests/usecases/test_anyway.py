"""Without the pupil, with a reason: it is kept, A hears it when it is safe, nobody else does (G1, G4, G5, G8; §13)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.route.dossier import Parents, Reason
from bot.route.effects import DueKind
from bot.route.guards import Guard
from bot.route.lines import Anyway, Ground
from bot.route.model import Case, Role, Staff, StaffId, Status, Whom
from bot.route.refusals import Reason as Why
from bot.usecases import anyway, borging, ladder, road
from bot.usecases.anyway import WithoutConsulting
from handlers.flows import anyway as shown
from handlers.flows import timeline
from handlers.flows.view import View
from handlers.screens import Say
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import (
    AGREED,
    FIRST,
    LATER,
    MET,
    Road,
    at_status,
    here,
    hires,
    seen_by_reporter,
    sends,
    until,
)
from tests.usecases.staffroom import Staffroom, a_staffroom

BOS = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
TODAY = date(2026, 11, 24)
LAW = WithoutConsulting("a", Ground.LAW)
LEFT = (Reason(Guard.G5, "otherwise"),)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with a coach-ondersteuner."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, BOS)
        yield made


def objects(school: Staffroom, whom: Whom = Whom.ME) -> Road:
    """A pupil who does not want that the parents are called."""
    found = sends(school, whom).walks("pick-up")
    found.coach(road.first_talk, replace(FIRST, parents=Parents.OBJECTS))
    return found


def on_her_card(found: Road) -> tuple[Say, ...]:
    """What A reads of it."""
    return shown.told(view(found, None))


def view(found: Road, staff: Staff | None) -> View:
    """What the coach or the reporter may look at."""
    case, who = found.case, staff or found.reporter
    entries = found.room.does(lambda scene: scene.unit.entries(case.id, who))
    return found.room.does(lambda scene: View(scene.school, scene.now, 1, case, entries, staff=staff))


# --- G1 -------------------------------------------------------------------------------------------------------------


def test_a_reason_opens_the_call_and_is_kept(school: Staffroom) -> None:
    """P-86, G1: locked while A objects; with a reason it opens, and the reason stays for good."""
    found = objects(school)
    assert found.refuses_coach(borging.parents_called, "a") is Why.LOCKED
    assert isinstance(found.coach(anyway.without_consulting, LAW), Case)
    assert found.dossier.anyway == (Anyway(Guard.G1, "a", Ground.LAW, "", TODAY, 1),)
    assert isinstance(found.coach(borging.parents_called, "a"), Case)
    assert found.dossier.parents_a is Parents.CALLED
    assert [line.key for line in lines(found)][-1] == "timeline-reason"


def lines(found: Road) -> tuple[Say, ...]:
    """The timeline of who has it."""
    return timeline.PANELS[timeline.TIMELINE](view(found, SAM)).lines


@pytest.mark.parametrize(
    "wrong",
    [
        WithoutConsulting("a", Ground.OTHER, "  "),
        WithoutConsulting("a", Ground.NOT_NEEDED),
        WithoutConsulting("a", Ground.DANGER),
        WithoutConsulting("c", Ground.LAW),
    ],
)
def test_it_stays_locked_without_a_reason_that_counts(school: Staffroom, wrong: WithoutConsulting) -> None:
    """*Anders* needs words, danger a second person who confirms it first (``test_acuut``); C is nobody's parents."""
    assert objects(school).refuses_coach(anyway.without_consulting, wrong) is Why.LOCKED


@pytest.mark.parametrize("parents", [Parents.UNSAFE, Parents.ADULT])
def test_no_reason_opens_it_when_home_is_unsafe_or_at_eighteen(school: Staffroom, parents: Parents) -> None:
    """SCREENS §13: there the meldcode goes first, or the pupil's own yes."""
    found = objects(school)
    found.coach(road.first_talk, replace(FIRST, parents=parents))
    assert found.refuses_coach(anyway.without_consulting, LAW) is Why.LOCKED


def test_only_who_has_it_gives_a_reason_and_consulting_first_records_nothing(school: Staffroom) -> None:
    """*Eerst overleggen* leaves everything as it was."""
    found = objects(school)
    assert found.refuses_coach(anyway.without_consulting, LAW, by=ALI) is Why.CANNOT
    before = found.dossier
    assert isinstance(found.coach(anyway.without_consulting, WithoutConsulting("a", None)), Case)
    assert found.dossier == before


# --- A hears it -----------------------------------------------------------------------------------------------------


def test_a_hears_it_at_once_when_that_is_safe(school: Staffroom) -> None:
    """A nudge like any other, and behind it what was done and why; never the words that the coach typed."""
    found = objects(school)
    until(school, here(TODAY, "18.00"))
    found.turns_to("folded")
    found.coach(anyway.without_consulting, WithoutConsulting("a", Ground.OTHER, "de huisarts belde", tell=True))
    assert DueKind.NUDGE in found.planned()
    assert [line.key for line in on_her_card(found)] == ["card-anyway-a"]
    assert "huisarts" not in str(on_her_card(found)[0].values)


def test_until_it_is_safe_she_sees_nothing_and_it_is_asked_every_day(school: Staffroom) -> None:
    """The same view before and after; the next school day it stands in the message of the day, until she may know."""
    found = objects(school)
    before = seen_by_reporter(found)
    found.coach(anyway.without_consulting, LAW)
    assert (seen_by_reporter(found), on_her_card(found)) == (before, ())
    assert found.planned()[DueKind.TODAY] == here(date(2026, 11, 25), "7.45")
    assert [line.key for line in shown.said(view(found, SAM))] == ["anyway-untold"]
    assert isinstance(found.coach(anyway.tell_now), Case)
    assert [line.key for line in on_her_card(found)] == ["card-anyway-a"]
    assert shown.said(view(found, SAM)) == ()
    assert found.refuses_coach(anyway.tell_now) is Why.CANNOT


def test_who_is_not_a_never_hears_it(school: Staffroom) -> None:
    """A witness's side is the same to the last byte, whatever is done and said to be told."""
    found = objects(school, Whom.OTHER)
    before = seen_by_reporter(found)
    found.coach(anyway.without_consulting, replace(LAW, tell=True))
    assert (seen_by_reporter(found), on_her_card(found)) == (before, ())


# --- What is left out ---------------------------------------------------------------------------------------------


def test_without_agreements_only_with_a_reason(school: Staffroom) -> None:
    """G5: nothing was agreed, why, and the day of the vervolggesprek; the reason stands in the timeline."""
    found = at_status(school, Status.HERSTELGESPREK)
    none = replace(AGREED, agreements=())
    for left in ((), (Reason(Guard.G5, " "),), (Reason(Guard.G4, "otherwise"),)):
        assert found.refuses_coach(road.agreed, replace(none, left=left)) is Why.CANNOT
    assert isinstance(found.coach(road.agreed, replace(none, left=LEFT)), Case)
    assert (found.case.status, found.dossier.due_on) == (Status.BORGING, none.follow_on)
    assert found.dossier.put_off == LEFT
    assert lines(found)[-1].key == "timeline-reason"


def test_without_how_it_is_evaluated_only_with_a_reason_and_a_day(school: Staffroom) -> None:
    """G8."""
    found = at_status(school, Status.NIET_GESTOPT)
    left = Reason(Guard.G8, "unsafe")
    for wrong in (ladder.Met(False, False, None), ladder.Met(False, False, None, left)):
        assert found.refuses_coach(ladder.met, wrong) is Why.CANNOT
    assert isinstance(found.coach(ladder.met, replace(MET, evaluation=None, left=left, on=LATER)), Case)
    assert (found.dossier.evaluation, found.dossier.due_on) == (None, LATER)
    assert found.dossier.put_off[-1] == left
