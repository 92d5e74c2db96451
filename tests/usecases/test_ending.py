"""A case ends another way: by its owner, with a reason, from anywhere on the road; and she may be helped on (P-47)."""

from dataclasses import replace

import pytest

from bot.route.dossier import Reason as Given
from bot.route.effects import DueKind
from bot.route.model import Case, Flag, Status, Whom
from bot.route.refusals import Reason
from bot.route.road import NextStep, next_step, open_things
from bot.route.routing import Way
from bot.usecases import borging, reopening
from bot.usecases.closing import WORDS, Ended, Ending, end
from bot.usecases.colleagues import FINISHED
from bot.usecases.prompting import FOLDED
from bot.usecases.scene import Scene
from tests.people import ALI, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import (
    ALL_REASONS,
    CLASS,
    WAY_TO,
    Road,
    at_status,
    fires,
    history,
    picture,
    said,
    sends,
    until,
)
from tests.usecases.staffroom import Staffroom

ON_THE_ROAD = tuple(status for status in WAY_TO if status not in {Status.NIEUW, Status.AFGEROND})
SOLVED = Ending(Ended.OPGELOST)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Two coaches of the class, the aanspreekpunt, the vertrouwenspersoon and the achterwacht."""
    room.settle(SAM, ALI, MULDER, DE_WIT, VISSER, groups=(CLASS,))
    return room


@pytest.mark.parametrize("status", ON_THE_ROAD)
def test_from_anywhere_on_the_road(school: Staffroom, status: Status) -> None:
    """One line of history that says why; nothing is asked, promised or due any more, and it is erased one day."""
    found = at_status(school, status)
    assert isinstance(found.coach(end, SOLVED), Case)
    assert history(found)[-1] == (status, "anders-sluiten", Status.GESLOTEN_ANDERS)
    assert found.case.promised_at is None
    assert found.planned().keys() - {DueKind.HOUR} == {DueKind.NUDGE, DueKind.FORGET}
    assert found.dossier.due_on is None
    before = picture(school)
    found.refuses_coach(end, SOLVED)
    assert picture(school) == before


@pytest.mark.parametrize("why", Ended)
def test_the_pupil_reads_what_fits_the_reason(school: Staffroom, why: Ended) -> None:
    """A word of its own behind the nudge; the coach's own words are sealed and stand in no clear column."""
    found = at_status(school, Status.ANALYSE)
    typed = "stond in de brief van thuis" if why is Ended.ANDERS else ""
    found.coach(end, Ending(why, typed))
    assert found.case.word == WORDS[why]
    assert "brief van thuis" not in str(picture(school))


@pytest.mark.parametrize("whom", [whom for whom in Whom if whom is not Whom.ME])
def test_anybody_else_hears_only_that_it_is_finished(school: Staffroom, whom: Whom) -> None:
    """No word of why (DESIGN §1); and nobody else looks along."""
    found = at_status(school, Status.ONTVANGEN, whom)
    found.coach(end, Ending(Ended.GEEN_PESTEN))
    assert (found.case.status, found.case.word) == (Status.GESLOTEN_ANDERS, "")
    assert found.refuses_pupil(reopening.look_along, Way.VERTROUWENSPERSOON) is Reason.CANNOT
    assert said(school, FINISHED) == []  # Nobody of the staff passed this one on.


def test_what_was_open_is_kept_with_the_reason(school: Staffroom) -> None:
    """Parents, Magister and the rest: each with why it was left out."""
    found = at_status(school, Status.BORGING)
    still = open_things(found.dossier)
    assert still
    found.coach(end, Ending(Ended.ANDERS, "naar een andere school"))
    why = "naar een andere school"
    assert found.dossier.reasons == (Given("anders-sluiten", why), *(Given(thing, why) for thing in still))


def test_not_unread_and_by_nobody_else(school: Staffroom) -> None:
    """Somebody has picked it up (P-15), and only that person closes it."""
    assert sends(school).refuses_coach(end, SOLVED) is Reason.CANNOT
    found = at_status(school, Status.PLAN)
    for other in (ALI, VISSER, MULDER):
        assert found.refuses_coach(end, SOLVED, by=other) is Reason.CANNOT
    alerted = replace(found.case, receivers=(SAM.id, VISSER.id))
    school.does(lambda scene: scene.unit.put_case(alerted))
    assert found.refuses_coach(end, SOLVED, by=VISSER) is Reason.CANNOT  # Sees it, and does not have it.


@pytest.mark.parametrize("flag", [Flag.SPOED, Flag.TERUGGEHAALD])
def test_not_while_it_is_urgent_or_taken_back(school: Staffroom, flag: Flag) -> None:
    """What is urgent is looked into first; what was taken back goes its own way."""
    found = at_status(school, Status.BORGING)
    school.does(lambda scene: _flagged(scene, found, flag))
    assert found.refuses_coach(end, SOLVED) is Reason.CANNOT


def _flagged(scene: Scene, found: Road, flag: Flag) -> None:
    case = scene.unit.case(found.id, found.reporter)
    assert case is not None
    assert scene.unit.put_case(replace(case, flags=case.flags | {flag}))


def test_no_bullying_may_lead_to_a_plan_all_the_same(school: Staffroom) -> None:
    """The reason is kept to the end, and what she wants is talked about next."""
    found = at_status(school, Status.ANALYSE)
    helped = found.coach(end, Ending(Ended.GEEN_PESTEN, helps=True))
    assert isinstance(helped, Case)
    assert helped.status is Status.PLAN
    assert next_step(helped, found.dossier) is NextStep.TALK_A
    assert found.refuses_coach(end, Ending(Ended.GEEN_PESTEN, helps=True)) is Reason.CANNOT
    found.walks("first-talk", "talk-b", "agreed", "ask-close")
    found.coach(borging.close, ALL_REASONS)
    assert found.dossier.reasons == (Given("geen-pesten", "geen-pesten"), *ALL_REASONS)


@pytest.mark.parametrize("status", [Status.ONTVANGEN, Status.BORGING])
def test_a_plan_follows_only_after_the_first_talk_began(school: Staffroom, status: Status) -> None:
    """Elsewhere no bullying closes it, or nothing."""
    found = at_status(school, status)
    assert found.refuses_coach(end, Ending(Ended.GEEN_PESTEN, helps=True)) is Reason.CANNOT
    assert at_status(school, Status.ANALYSE).refuses_coach(end, Ending(Ended.OPGELOST, helps=True)) is Reason.CANNOT


def test_she_lets_somebody_else_look_along(school: Staffroom) -> None:
    """As after any other end: who had it is passed over, and it is not erased meanwhile."""
    found = at_status(school, Status.ONTVANGEN)
    found.coach(end, Ending(Ended.TE_WEINIG))
    forgotten = found.planned()[DueKind.FORGET]
    opened = found.pupil(reopening.look_along, Way.AANSPREEKPUNT)
    assert isinstance(opened, Case)
    assert (opened.status, opened.receivers, opened.owner) == (Status.ANALYSE, (DE_WIT.id,), None)
    assert history(found)[-1] == ("gesloten-anders", "heropenen", "analyse")
    found.turns_to(FOLDED)
    until(school, forgotten)
    fires(school)
    assert found.case.status is Status.ANALYSE
