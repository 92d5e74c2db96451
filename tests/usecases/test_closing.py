"""A signal that was not meant is closed by its owner, with a reason, kindly; by nobody else and at no other time."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from bot.route.effects import DueKind
from bot.route.model import Case, Flag, Status, Whom
from bot.route.refusals import Reason
from bot.usecases import prompting, reporting
from bot.usecases.closing import CLOSED_KINDLY, NotMeant, close_kindly
from bot.usecases.prompting import FOLDED, NUDGE
from bot.usecases.scene import Scene
from handlers.inputs import Words
from handlers.script import Part
from tests.people import ALI, SAM, VISSER
from tests.usecases.roadside import Arrived, at_status, comes_in, here, hires, history, picture, until
from tests.usecases.staffroom import Staffroom

FROM: Final = (Status.ONTVANGEN, Status.ANALYSE)
NOT_FROM: Final = (
    *(Status.NIEUW, Status.PLAN, Status.HERSTELGESPREK, Status.BORGING, Status.MEEKIJKEN, Status.AFGEROND),
)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """With its coaches."""
    hires(room)
    return room


@pytest.mark.parametrize("why", NotMeant)
@pytest.mark.parametrize("status", FROM)
def test_its_owner_closes_it_and_the_reason_stands_in_the_history(
    school: Staffroom, status: Status, why: NotMeant
) -> None:
    """One line, by whom and why; a second tap adds none."""
    found = at_status(school, status)
    closed = found.coach(close_kindly, why)
    assert isinstance(closed, Case)
    assert (found.case.status, found.case.word, found.case.promised_at) == (
        Status.GESLOTEN_ANDERS,
        CLOSED_KINDLY,
        None,
    )
    assert history(found)[-1] == (status, "anders-sluiten", Status.GESLOTEN_ANDERS)
    assert _by(school)[-1] == f"{SAM.id}:{why}"
    before = picture(school)
    assert found.coach(close_kindly, why) == found.case
    assert picture(school) == before


def _by(school: Staffroom) -> list[str]:
    with school.lane.store._engine.connect() as db:  # type: ignore[attr-defined]
        return [str(by) for by in db.exec_driver_sql("SELECT by FROM history ORDER BY id").scalars()]


@pytest.mark.parametrize("status", NOT_FROM)
def test_from_no_other_status(school: Staffroom, status: Status) -> None:
    """Not unread, and not once a plan was made: then there was a talk, and it is finished like any other."""
    found = at_status(school, status)
    assert found.refuses_coach(close_kindly, NotMeant.GRAP) is Reason.CANNOT


def test_by_nobody_else(school: Staffroom) -> None:
    """Not a colleague of the class, and not who was alerted as well and sees that Jansen has it."""
    found = at_status(school, Status.ONTVANGEN)
    alerted = replace(found.case, receivers=(SAM.id, VISSER.id))
    school.does(lambda scene: _kept(scene, alerted))
    for other in (ALI, VISSER):
        assert found.refuses_coach(close_kindly, NotMeant.GRAP, by=other) is Reason.CANNOT


@pytest.mark.parametrize("flag", [Flag.SPOED, Flag.TERUGGEHAALD])
def test_not_while_it_is_urgent_or_taken_back(school: Staffroom, flag: Flag) -> None:
    """What is urgent is looked into, whatever it looks like; what was taken back goes its own way."""
    found = at_status(school, Status.ONTVANGEN)
    flagged = replace(found.case, flags=frozenset({flag}))
    school.does(lambda scene: _kept(scene, flagged))
    assert found.refuses_coach(close_kindly, NotMeant.GRAP) is Reason.CANNOT


def _kept(scene: Scene, case: Case) -> None:
    assert scene.unit.put_case(case)


@pytest.mark.parametrize("whom", Whom)
def test_whoever_sent_it_hears_it_once_and_nothing_more(school: Staffroom, whom: Whom) -> None:
    """The nudge and what was owed, then silence until its content goes; nothing is asked any more."""
    found = at_status(school, Status.ONTVANGEN, whom)
    found.turns_to(FOLDED)
    found.coach(close_kindly, NotMeant.UITPROBEREN)
    assert found.planned().keys() == {DueKind.NUDGE, DueKind.HOUR, DueKind.FORGET}
    until(school, found.planned()[DueKind.NUDGE])
    assert found.chat.panel == NUDGE
    found.pupil(reporting.heard)
    assert found.case.word == ""
    found.turns_to(FOLDED)
    until(school, here(date(2027, 1, 20), "12.00"))
    assert found.chat.panel == FOLDED
    assert found.planned().keys() == {DueKind.FORGET}
    school.time.move_school(timedelta(days=30))
    school.does(prompting.fire)
    assert found.case.status is Status.GEWIST


def test_what_is_typed_after_it_is_a_new_story(school: Staffroom) -> None:
    """Nothing joins what was closed, and nothing is refused: it begins anew, at once."""
    found = at_status(school, Status.ONTVANGEN)
    found.coach(close_kindly, NotMeant.GRAP)
    found.refuses_pupil(reporting.add_words, (Part(9, "het was wel echt"),))
    assert comes_in(school, Arrived(1, Words(found.chat_id, "nl", 5, "het was wel echt"))) == 1
    (talk,) = found.chat.talks
    assert (talk.flow, talk.case != found.id) == ("report", True)
