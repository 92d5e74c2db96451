"""Who is not the pupil it is about is asked nothing and notices nothing: three moments, no others (SCREENS §13, §14).

A witness, who takes part, a parent, a member of staff: the same rules for each, and for whoever is added to ``Whom``.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ports import Chat
from bot.route.effects import DueKind
from bot.route.model import Flag, Status, Whom
from bot.route.road import NextStep, next_step
from bot.usecases import casework, road
from bot.usecases.prompting import FOLDED
from bot.usecases.scene import Scene
from handlers.flows import card
from handlers.present import Present
from tests.people import SAM
from tests.usecases.roadside import (
    WEDNESDAY,
    Road,
    at_status,
    here,
    hires,
    seen_by_reporter,
    sends,
    until,
)
from tests.usecases.staffroom import Staffroom

TUESDAY = date(2026, 11, 24)
OTHERS = tuple(whom for whom in Whom if whom is not Whom.ME)
ONWARD = ("leads-on", "one-chance", "leads-on", "not-stopped", "not-now")
STEPS = ("plan-talk", "first-talk", "talk-b", "agreed", "parents-a", "parents-b", "magister", *ONWARD, "ask-close")
PANELS = sorted({*card.NEEDS_CASE} - {"more-thanks", "worse", "plan-stop", "taken-back"})
"""All that such a reporter can open of her own case."""
every_other = pytest.mark.parametrize("whom", OTHERS)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


def shown(found: Road) -> dict[str, bytes]:
    """Each screen that can stand in this chat, as the bytes that leave; the code of the case put the same in all."""
    return found.room.does(lambda scene: dict(_shown(scene, found)))


def _shown(scene: Scene, found: Road) -> Iterator[tuple[str, bytes]]:
    case = scene.unit.case(found.id, found.reporter)
    assert case is not None
    for panel in PANELS:
        chat = Chat(found.chat_id, "nl", message=7, panel=panel, case=case.id, cases=(case.id,), nonce="k3w9xz")
        message = Present(found.room.around.scene).screen(scene.unit, chat).message
        yield panel, repr(message and (message.text, message.rows)).replace(case.code, "CODE").encode()


@every_other
def test_nothing_is_noticed_between_read_and_finished(school: Staffroom, whom: Whom) -> None:
    """Beside another that nobody works on: in a month the two cannot be told apart, byte for byte."""
    worked_on, idle = (sends(school, whom).walks("pick-up") for _ in range(2))
    for number, step in enumerate(STEPS):
        until(school, here(TUESDAY, "14.05") + number * timedelta(days=2))
        assert (seen_by_reporter(worked_on), shown(worked_on)) == (seen_by_reporter(idle), shown(idle))
        worked_on.walks(step)
        assert (seen_by_reporter(worked_on), shown(worked_on)) == (seen_by_reporter(idle), shown(idle)), step
        until(school, here(TUESDAY, "20.00") + number * timedelta(days=2))
        for found in (worked_on, idle):
            found.turns_to(FOLDED)
    worked_on.walks("close")
    assert seen_by_reporter(worked_on) != seen_by_reporter(idle)
    assert shown(worked_on)["status-card"] != shown(idle)["status-card"]


def test_the_pupil_herself_does_notice(school: Staffroom) -> None:
    """The test above can see a difference: for her the card is another one after the first talk."""
    worked_on, idle = (sends(school).walks("pick-up") for _ in range(2))
    assert shown(worked_on) == shown(idle)
    worked_on.walks("first-talk")
    assert shown(worked_on)["status-card"] != shown(idle)["status-card"]


@every_other
def test_read_is_a_moment_of_its_own(school: Staffroom, whom: Whom) -> None:
    """The second of three: the card says it once somebody has it."""
    found = sends(school, whom)
    before = shown(found)["status-card"]
    assert shown(found.walks("pick-up"))["status-card"] != before


@every_other
@pytest.mark.parametrize("status", [Status.PLAN, Status.HERSTELGESPREK, Status.BORGING])
def test_no_word_of_the_road_stands_behind_the_nudge(school: Staffroom, status: Status, whom: Whom) -> None:
    """Not what was written down, not how it is, not whether it may be finished; nor is any of it planned."""
    found = at_status(school, status, whom)
    asked = {road.Word.PLAN_CHECK, road.Word.VERDICT, road.Word.CLOSE_ASK}
    if status is Status.BORGING:
        found.walks("ask-close")
        until(school, here(WEDNESDAY, "20.00"))
    assert found.case.word not in asked
    assert found.case.status is status


@every_other
def test_how_it_is_is_never_asked_of_somebody_else(school: Staffroom, whom: Whom) -> None:
    """The moment before a vervolggesprek passes in silence: no word, no nudge."""
    found = at_status(school, Status.BORGING, whom)
    due = found.planned()[DueKind.VERDICT]
    until(school, due - timedelta(minutes=1))
    found.turns_to(FOLDED)
    before = found.case.word, found.chat.panel
    until(school, due + timedelta(minutes=1))
    assert (found.case.word, found.chat.panel) == before


@every_other
def test_a_question_of_the_coach_does_reach_them(school: Staffroom, whom: Whom) -> None:
    """The one thing besides: ``asked``, which does not say how it stands (SCREENS ``status-card-other``)."""
    found = sends(school, whom).walks("pick-up")
    found.coach(casework.ask, "Welke bus was het?")
    assert b"Welke bus was het?" in shown(found)["status-card"]


@pytest.mark.parametrize("whom", [whom for whom in OTHERS if whom is not Whom.PART])
def test_the_questions_about_herself_are_not_theirs(school: Staffroom, whom: Whom) -> None:
    """No receipt, card or *Meer* of theirs offers the four questions, a verdict or a plan (SCREENS §3, §5)."""
    found = sends(school, whom)
    for deed in ("questions", "right", "how:", "done"):
        assert all(f"CODE:{deed}".encode() not in screen for screen in shown(found).values())


@every_other
def test_without_a_name_the_next_step_is_still_to_talk_with_a(school: Staffroom, whom: Whom) -> None:
    """The chat is not the way to A: nobody asks a witness or a parent what A wants (``pick-up-other``)."""
    found = sends(school, whom).walks("pick-up")
    nameless = replace(found.case, flags=found.case.flags | {Flag.ANONIEM})
    assert next_step(nameless, found.dossier) is NextStep.TALK_A
    assert found.case.owner == SAM.id
