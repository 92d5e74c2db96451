"""The consent ledger on a real database: asked, answered, taken back; each of it a line, and each told by code."""

from dataclasses import replace

import pytest

from bot.route.dossier import Action, Answer, Joins, Parents
from bot.route.effects import DueKind
from bot.route.model import Case, Status, Whom
from bot.route.refusals import Reason
from bot.route.road import NextStep, next_step
from bot.usecases import casework, consenting, road
from bot.usecases.consenting import SEEN, Wanted
from tests.people import ALI
from tests.usecases.roadside import FIRST, THINKS, THURSDAY, Road, at_status, hires, said, sends
from tests.usecases.staffroom import Staffroom

WORDS = "ab" * 32
UNRECOGNISED = replace(THINKS, recognised=False)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


def asks(found: Road, action: Action, **more: object) -> Road:
    """Her coach asks this in the chat."""
    wanted = replace(Wanted(action, WORDS), **more)  # type: ignore[arg-type]
    assert isinstance(found.coach(consenting.ask, wanted), Case)
    return found


def says(found: Road, answer: Answer) -> Road:
    """She answers what stands on her screen."""
    assert isinstance(found.pupil(consenting.answer, answer, WORDS[:SEEN]), Case)
    return found


def thinking(room: Staffroom, *, recognised: bool = True) -> Road:
    """They talked, and she still thinks about it."""
    found = sends(room).walks("pick-up")
    found.coach(road.first_talk, THINKS if recognised else UNRECOGNISED)
    return found


def test_a_line_says_what_was_asked_by_whom_and_when(school: Staffroom) -> None:
    """In which words too, as a digest and a number; her answer at the hour, like all that could tell who she is."""
    found = says(asks(sends(school).walks("pick-up"), Action.RESTORE, day=THURSDAY), Answer.YES)
    (line,) = found.dossier.requests
    assert (line.action, line.words, line.version, line.by) == (Action.RESTORE, WORDS, 1, found.case.owner)
    assert (line.day, line.answer, line.withdrawn_at) == (THURSDAY, Answer.YES, None)
    assert line.at == school.time.school()
    assert line.answered_at is not None
    assert line.answered_at != school.time.school()
    assert line.answered_at == school.time.school().replace(minute=0)


def test_it_stands_behind_one_nudge_and_names_the_next_moment(school: Staffroom) -> None:
    """Ten to forty-five minutes later, and not in class: as all that a coach causes (R5)."""
    found = asks(sends(school).walks("pick-up"), Action.TALK_A)
    assert found.case.word == consenting.WORD
    assert found.planned()[DueKind.NUDGE] > school.time.school()
    assert found.case.promised_at is not None
    assert found.case.promised_at > found.planned()[DueKind.NUDGE]


@pytest.mark.parametrize("answer", Answer)
def test_each_answer_reaches_the_coach_by_code(school: Staffroom, answer: Answer) -> None:
    """Also that she has a question, or does not know yet: the coach need not wait for what will not come."""
    found = asks(sends(school).walks("pick-up"), Action.TALK_A)
    assert said(school, "alert-reply") == []
    says(found, answer)
    assert [to for to, _ in said(school, "alert-reply")] == [found.case.owner]
    assert found.dossier.requests[-1].answer is answer
    assert found.case.word == ""


@pytest.mark.parametrize("answer", [Answer.NO, Answer.QUESTION, Answer.UNSURE])
def test_whoever_said_no_or_nothing_yet_may_think_again(school: Staffroom, answer: Answer) -> None:
    """The question comes back when she asks for it, and her last answer counts."""
    found = says(asks(sends(school).walks("pick-up"), Action.TALK_A), answer)
    assert isinstance(found.pupil(consenting.ask_again), Case)
    assert found.case.word == consenting.WORD
    says(found, Answer.YES)
    assert [line.answer for line in found.dossier.requests] == [Answer.YES]
    assert found.refuses_pupil(consenting.ask_again) is Reason.CANNOT


def test_a_yes_to_other_words_is_none(school: Staffroom) -> None:
    """A tap on the screen of before is refused, and nothing is written."""
    found = says(asks(sends(school).walks("pick-up"), Action.TALK_A), Answer.UNSURE)
    asks(found, Action.NAME, words="cd" * 32)
    assert found.refuses_pupil(consenting.answer, Answer.YES, WORDS[:SEEN]) is Reason.CANNOT
    assert found.refuses_pupil(consenting.answer, Answer.YES, "") is Reason.CANNOT


def test_taken_back_the_lock_is_shut_again(school: Staffroom) -> None:
    """She agreed to the talk with B, recognised; then not any more: the coach hears it, and cannot record the talk."""
    found = says(asks(thinking(school), Action.TALK_B), Answer.YES)
    assert next_step(found.case, found.dossier) is NextStep.TALK_B
    school.does(lambda scene: scene.unit.unsay(found.id, "alert-reply"))
    assert isinstance(found.pupil(consenting.take_back, Action.TALK_B), Case)
    assert [to for to, _ in said(school, "alert-reply")] == [found.case.owner]
    assert found.dossier.requests[-1].withdrawn_at is not None
    assert next_step(found.case, found.dossier) is NextStep.TALK_A
    assert found.refuses_coach(road.talk_with_b, Joins.YES, Parents.NOT_YET) is Reason.LOCKED
    assert found.refuses_pupil(consenting.take_back, Action.TALK_B) is Reason.CANNOT


@pytest.mark.parametrize("recognised", [True, False])
def test_a_yes_opens_the_talk_with_b_only_for_who_was_recognised(school: Staffroom, recognised: bool) -> None:
    """DESIGN §4 row 16: the code was shown in a talk, or nobody knows who said yes."""
    found = says(asks(thinking(school, recognised=recognised), Action.TALK_B), Answer.YES)
    if recognised:
        found.walks("talk-b")
        assert (found.case.status, found.dossier.joins) == (Status.PLAN, Joins.YES)
    else:
        assert found.refuses("talk-b") is Reason.LOCKED


@pytest.mark.parametrize("wish", ["thinks", "wants-nothing"])
def test_a_yes_to_the_herstelgesprek_leads_to_it_on_that_day(school: Staffroom, wish: str) -> None:
    """B joins: it is planned for the day that stood in her question, and the agreements follow."""
    found = says(asks(sends(school).walks("pick-up", wish), Action.RESTORE, day=THURSDAY), Answer.YES).walks("talk-b")
    assert (found.case.status, found.dossier.due_on) == (Status.HERSTELGESPREK, THURSDAY)
    assert DueKind.TODAY in found.planned()
    assert found.walks("agreed").case.status is Status.BORGING


def test_what_she_said_in_a_talk_goes_first(school: Staffroom) -> None:
    """A yes, and then a talk in which she wants nothing: nobody goes to B."""
    found = says(asks(thinking(school), Action.TALK_B), Answer.YES).walks("wants-nothing")
    assert found.refuses("talk-b") is Reason.LOCKED
    assert found.refuses_pupil(consenting.take_back, Action.TALK_B) is Reason.CANNOT


def test_another_coach_has_no_yes(school: Staffroom) -> None:
    """Her own coach was named in it; who takes over asks anew."""
    found = says(asks(thinking(school), Action.TALK_B), Answer.YES)
    handed_over = replace(found.case, owner=ALI.id, receivers=(*found.case.receivers, ALI.id))
    school.does(lambda scene: scene.unit.put_case(handed_over))
    assert found.refuses("talk-b", by=ALI) is Reason.LOCKED
    asks_ali = found.coach(consenting.ask, Wanted(Action.TALK_B, WORDS), by=ALI)
    assert isinstance(asks_ali, Case)


def test_two_questions_at_once_are_one(school: Staffroom) -> None:
    """The last one is asked; the former stays in the ledger without an answer."""
    found = asks(sends(school).walks("pick-up"), Action.TALK_A)
    asks(found, Action.NAME, words="cd" * 32)
    assert found.refuses_pupil(consenting.answer, Answer.YES, WORDS[:SEEN]) is Reason.CANNOT
    found.pupil(consenting.answer, Answer.YES, "cdcdcdcd")
    assert [line.answer for line in found.dossier.requests] == [None, Answer.YES]


@pytest.mark.parametrize("whom", [whom for whom in Whom if whom is not Whom.ME])
def test_nobody_else_is_asked(school: Staffroom, whom: Whom) -> None:
    """A witness, who takes part, a parent, a colleague: never (SCREENS §13)."""
    found = sends(school, whom).walks("pick-up")
    for action in Action:
        assert found.refuses_coach(consenting.ask, Wanted(action, WORDS)) is Reason.CANNOT
        assert found.refuses_pupil(consenting.take_back, action) is Reason.CANNOT
    assert found.refuses_pupil(consenting.answer, Answer.YES, WORDS[:SEEN]) is Reason.CANNOT


def test_only_who_has_it_asks(school: Staffroom) -> None:
    """Not a colleague, not before it was picked up, not once it is finished."""
    found = sends(school)
    assert found.refuses_coach(consenting.ask, Wanted(Action.TALK_A, WORDS)) is Reason.CANNOT
    assert found.walks("pick-up").refuses_coach(consenting.ask, Wanted(Action.TALK_A, WORDS), by=ALI) is Reason.CANNOT
    ended = at_status(school, Status.AFGEROND)
    assert ended.refuses_coach(consenting.ask, Wanted(Action.NAME, WORDS)) is Reason.CANNOT


def test_a_step_of_the_coach_does_not_push_her_question_away(school: Staffroom) -> None:
    """What she did not answer yet stays; a talk brings its own question, and what it overtook is not asked any more."""
    found = asks(sends(school).walks("pick-up"), Action.NAME)
    found.coach(road.first_talk, FIRST)
    assert found.case.word == road.Word.PLAN_CHECK
    found.pupil(road.confirmed, True)
    assert isinstance(found.pupil(consenting.ask_again), Case)
    asks(found, Action.TEAM)
    found.walks("talk-b", "agreed")
    assert found.case.word == consenting.WORD


def test_a_question_of_the_coach_may_follow(school: Staffroom) -> None:
    """She can still find the request under *Meer*, and answer it."""
    found = asks(sends(school).walks("pick-up"), Action.NAME)
    found.coach(casework.ask, "Hoe is het?")
    assert isinstance(found.pupil(consenting.ask_again), Case)
    says(found, Answer.NO)
