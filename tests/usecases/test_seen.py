"""What a member of staff saw with own eyes may be addressed at once; A hears it the same day (P-62, SCREENS §13)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.route.dossier import Joins, Parents
from bot.route.due import is_due
from bot.route.lines import Ground
from bot.route.model import Case, CaseId, Staff, Whom
from bot.route.refusals import Reason as Why
from bot.route.routing import Routed
from bot.usecases import anyway, road
from bot.usecases.reporting import Signal, pass_on
from bot.usecases.scene import Scene
from handlers.flows import anyway as shown
from handlers.script import Part
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.rules.calendars import MIDDEN
from tests.usecases.roadside import CLASS, NOTHING, STORY, Road, hires, sends
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_acuut import TODAY
from tests.usecases.test_anyway import view

TALK = (Joins.THINKS, Parents.NOT_YET)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with two coaches and an achterwacht."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER)
        yield made


def passed_on(school: Staffroom, source: str, by: Staff = BAKKER) -> Road:
    """A teacher passed it on at the desk, to Jansen, who picked it up."""
    found = sends(school, Whom.STAFF)
    case_id = CaseId("e" * 31 + str(len(source) % 10))

    def told(scene: Scene) -> None:
        scene.unit.new_key(case_id)
        what = {"source": source, "did": "nothing", "knows": "no"}
        signal = Signal(Whom.STAFF, (Part(1, STORY),), (), CLASS.name, Routed(SAM.id), "", what)
        assert isinstance(pass_on(scene, by, case_id, signal), Case)

    school.does(told)
    return Road(school, case_id, found.chat_id).walks("pick-up")


def test_what_a_colleague_saw_may_be_said_to_b_at_once(school: Staffroom) -> None:
    """Before anybody talked with A, once; nothing moves on, and that it was seen is what is kept, not who saw it."""
    found = passed_on(school, "seen")
    status = found.case.status
    assert isinstance(found.coach(anyway.b_was_spoken_to, *TALK), Case)
    (line,) = found.dossier.anyway
    assert (line.ground, line.second, line.typed) == (Ground.SEEN, None, "")
    assert (found.case.status, found.dossier.joins) == (status, Joins.THINKS)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED


@pytest.mark.parametrize("source", ["heard", "suspects"])
def test_what_was_heard_is_not_seen(school: Staffroom, source: str) -> None:
    """Only own eyes count."""
    assert passed_on(school, source).refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED


@pytest.mark.parametrize("whom", Whom)
def test_whoever_the_school_does_not_know_saw_nothing_that_counts(school: Staffroom, whom: Whom) -> None:
    """A pupil, a parent, and who only says to be a member of staff."""
    found = sends(school, whom).walks("pick-up")
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED


def test_after_a_talk_with_a_it_is_hers(school: Staffroom) -> None:
    """At once means before that: what she wants goes before what was seen."""
    found = passed_on(school, "seen")
    found.coach(road.first_talk, NOTHING)
    assert found.refuses_coach(anyway.b_was_spoken_to, *TALK) is Why.LOCKED


def test_a_hears_it_the_same_day(school: Staffroom) -> None:
    """Due today until the coach says that A knows; it cannot be put off."""
    found = passed_on(school, "seen")
    found.coach(anyway.b_was_spoken_to, *TALK)
    found.coach(road.plan_talk, TODAY.replace(day=27))
    assert is_due(found.case, found.dossier, MIDDEN, TODAY)
    assert [line.key for line in shown.said(view(found, SAM))] == ["anyway-today"]
    assert found.refuses_coach(anyway.look_again, TODAY.replace(day=26)) is Why.CANNOT
    assert isinstance(found.coach(anyway.tell_now), Case)
    assert not is_due(found.case, found.dossier, MIDDEN, TODAY)
    assert (shown.said(view(found, SAM)), shown.told(view(found, None))) == ((), ())
