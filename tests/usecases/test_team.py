"""The ondersteuningsteam looks along, with a name only while the yeses stand: on a real database (SCREENS ``team``)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.route.access import NAMED
from bot.route.dossier import Action, Answer, Parent
from bot.route.effects import Decision
from bot.route.model import EntryKind, Flag, Role, Staff, StaffId, Status, Whom
from bot.route.refusals import Reason as Why
from bot.usecases import casework, consenting, ladder, road, sharing, team
from bot.usecases.consenting import Wanted
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.team import Heard, TeamAsked
from tests.people import ALI, BAKKER, SAM, VISSER
from tests.usecases.roadside import FIRST, THURSDAY, Road, at_status, hires, history, said, sends
from tests.usecases.staffroom import Staffroom, a_staffroom
from tests.usecases.test_ladder import NOTHING, sees

KAYA = Staff(StaffId("6" * 32), "Kaya", frozenset({Role.ONDERSTEUNINGSTEAM}))
TODAY = date(2026, 11, 24)
YES = Heard(Parent.MOTHER, TODAY)
NAMELESS, BOTH = TeamAsked(KAYA.id, True), TeamAsked(KAYA.id, True, YES, YES)
ONLY_A = replace(BOTH, b=None)
LOOKS = (True, False, {EntryKind.DOSSIER}, True)
WITH_NAME = (True, False, {EntryKind.DOSSIER, EntryKind.NAME}, True)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with an ondersteuningsteam of one."""
    with a_staffroom(tmp_path) as made:
        hires(made)
        made.settle(SAM, ALI, BAKKER, VISSER, KAYA)
        yield made


def reads(found: Road) -> tuple[bool, set[EntryKind]]:
    """Whether Kaya reads the words, and what kinds come."""
    _, may_read, kinds, _ = sees(found, KAYA)
    return may_read, kinds


def test_without_a_yes_the_team_sees_the_steps_alone(school: Staffroom) -> None:
    """P-41: no name, no class, no word; by code, and a line of the history says so."""
    found = at_status(school, Status.BORGING)
    assert sees(found, KAYA) == NOTHING
    found.coach(team.ask, NAMELESS)
    assert sees(found, KAYA) == LOOKS
    assert not found.case.flags & NAMED
    assert [to for to, _ in said(school, "alert-shared")] == [KAYA.id]
    assert history(found)[-1] == ("borging", "gedeeld", "borging")


def test_who_tells_a_first_has_asked_nobody(school: Staffroom) -> None:
    """A knows it before (SCREENS §13)."""
    found = at_status(school, Status.BORGING)
    found.coach(team.ask, replace(NAMELESS, knows=False))
    assert sees(found, KAYA) == NOTHING
    assert said(school, "alert-shared") == []


def test_with_her_yes_her_name_goes_and_her_words_only_with_both(school: Staffroom) -> None:
    """Per pupil: a yes of A says nothing about B, and her words may name B."""
    found = at_status(school, Status.BORGING)
    found.coach(team.ask, ONLY_A)
    assert sees(found, KAYA) == WITH_NAME
    found.coach(team.ask, BOTH)
    may_read, kinds = reads(found)
    assert may_read
    assert {EntryKind.NAME, EntryKind.STORY} <= kinds
    assert len(said(school, "alert-shared")) == 1
    dossier = found.dossier
    assert dossier.team_a
    assert (dossier.team_a.parent, dossier.team_a.on, dossier.team_a.by) == (
        Parent.MOTHER,
        TODAY,
        SAM.id,
    )


def test_asked_again_without_a_name_takes_it_away(school: Staffroom) -> None:
    """B's parents think better of it: the coach records it, and it is gone."""
    found = at_status(school, Status.BORGING)
    found.coach(team.ask, BOTH)
    found.coach(team.ask, ONLY_A)
    assert sees(found, KAYA) == WITH_NAME
    found.coach(team.ask, NAMELESS)
    assert sees(found, KAYA) == LOOKS


@pytest.mark.parametrize("asked", [ONLY_A, BOTH])
def test_a_yes_of_a_needs_a_talk_in_which_she_was_recognised(school: Staffroom, asked: TeamAsked) -> None:
    """◆: anybody can type "over mij" (DESIGN §4 row 16)."""
    found = sends(school).walks("pick-up")
    assert found.refuses_coach(team.ask, asked) is Why.LOCKED
    found.coach(road.first_talk, replace(FIRST, recognised=False))
    assert found.refuses_coach(team.ask, ONLY_A) is Why.LOCKED


def test_a_yes_of_b_needs_a_talk_with_b(school: Staffroom) -> None:
    """Nobody who was not talked with said yes."""
    found = sends(school).walks("pick-up", "first-talk")
    assert found.refuses_coach(team.ask, BOTH) is Why.LOCKED
    found.coach(team.ask, ONLY_A)
    assert found.case.flags & NAMED == {Flag.TEAM_A}


def test_a_yes_is_not_of_tomorrow_and_not_for_who_is_no_member(school: Staffroom) -> None:
    """What was said was said on a day that has been; and only the team is asked here."""
    found = at_status(school, Status.BORGING)
    tomorrow = replace(ONLY_A, a=Heard(Parent.FATHER, TODAY + timedelta(days=1)))
    assert found.refuses_coach(team.ask, tomorrow) is Why.CANNOT
    assert found.refuses_coach(team.ask, replace(NAMELESS, other=ALI.id)) is Why.RECEIVER_GONE
    assert found.refuses_coach(team.ask, NAMELESS, by=KAYA) is Why.CANNOT


def test_what_she_said_in_a_talk_she_takes_back_in_the_chat(school: Staffroom) -> None:
    """Her name goes at once, her coach hears it, and it is not recorded again until they talked on a later day."""
    found = at_status(school, Status.BORGING)
    found.coach(team.ask, BOTH)
    found.pupil(consenting.take_back, Action.TEAM)
    assert sees(found, KAYA) == LOOKS
    assert found.dossier.team_back == TODAY
    assert found.dossier.team_b is not None
    assert [to for to, _ in said(school, "alert-reply")][-1] == SAM.id
    assert found.refuses_coach(team.ask, ONLY_A) is Why.LOCKED
    assert found.refuses_pupil(consenting.take_back, Action.TEAM) is Why.CANNOT
    found.coach(team.ask, NAMELESS)


def test_a_no_in_the_chat_takes_her_name_away(school: Staffroom) -> None:
    """She was asked in the chat after it was recorded, and says no."""
    found = at_status(school, Status.BORGING)
    found.coach(team.ask, BOTH)
    words = "0" * 64
    found.coach(consenting.ask, Wanted(Action.TEAM, words))
    found.pupil(consenting.answer, Answer.NO, words[:8])
    assert sees(found, KAYA) == LOOKS
    assert found.refuses_coach(team.ask, ONLY_A) is Why.LOCKED


def test_her_yes_in_the_chat_that_she_takes_back_takes_it_away_too(school: Staffroom) -> None:
    """The line of the ledger and the record of the team go together."""
    found = at_status(school, Status.BORGING)
    words = "0" * 64
    found.coach(consenting.ask, Wanted(Action.TEAM, words))
    found.pupil(consenting.answer, Answer.YES, words[:8])
    found.coach(team.ask, BOTH)
    found.pupil(consenting.take_back, Action.TEAM)
    assert sees(found, KAYA) == LOOKS
    assert found.dossier.requests[-1].withdrawn_at is not None


def test_who_takes_it_up_asks_anew(school: Staffroom) -> None:
    """A case that nobody has names nobody; the next coach has recorded nothing yet."""
    found = sends(school).walks("pick-up", "first-talk", "talk-b")
    found.coach(team.ask, BOTH)

    def hand_on(scene: Scene) -> None:
        case = scene.unit.case(found.id, SAM)
        assert case is not None
        record(scene.unit, Decision(replace(case, owner=None, receivers=(ALI.id,))))

    school.does(hand_on)
    found.coach(casework.pick_up, by=ALI)
    assert not found.case.flags & NAMED
    assert reads(found) == (False, {EntryKind.DOSSIER})


def test_of_a_witness_the_name_never_goes_to_the_team(school: Staffroom) -> None:
    """The name that was given there is not A's."""
    found = at_status(school, Status.BORGING, Whom.OTHER)
    found.coach(team.ask, BOTH)
    may_read, kinds = reads(found)
    assert may_read
    assert EntryKind.NAME not in kinds


def test_it_is_a_first_deed_when_it_has_not_stopped(school: Staffroom) -> None:
    """P-82: pressed by a person, all of it or nothing."""
    found = at_status(school, Status.BORGING).walks("leads-on")
    assert found.refuses_coach(ladder.chosen, ladder.Raised(replace(NAMELESS, other=ALI.id), THURSDAY))
    found.coach(ladder.chosen, ladder.Raised(NAMELESS, THURSDAY))
    assert (found.case.status, found.case.shared) == (Status.NIET_GESTOPT, (KAYA.id,))
    first = at_status(school, Status.BORGING).walks("leads-on")
    first.coach(ladder.chosen, ladder.Raised(replace(NAMELESS, knows=False), None))
    assert (first.case.status, first.case.shared) == (Status.BORGING, ())


def test_taking_it_back_ends_it(school: Staffroom) -> None:
    """As with every colleague: nothing of it is there any more."""
    found = at_status(school, Status.BORGING)
    found.coach(team.ask, BOTH)
    found.coach(sharing.take_back, KAYA.id)
    assert sees(found, KAYA) == NOTHING
