"""When the bot asks by itself, whom, and what comes of it: check-ins, and whether anybody bothers her (T10)."""

from datetime import date, datetime

import pytest

from bot.route import timing
from bot.route.dossier import Joins, Parents, Verdict
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, Flag, Status, Whom
from bot.route.refusals import Reason
from bot.usecases import asking, borging, casework, reporting, road
from bot.usecases.prompting import FOLDED, NUDGE
from bot.usecases.road import Word
from handlers.script import Part
from tests.people import SAM, VISSER
from tests.usecases.roadside import Road, at_status, here, hires, said, sends, until
from tests.usecases.staffroom import Staffroom

FRIDAY = date(2026, 11, 27)
FIVE_LATER, TWENTY_LATER = date(2026, 12, 1), date(2027, 1, 5)
"""The second lies behind two weeks of Christmas holidays."""
OTHERS = tuple(whom for whom in Whom if whom is not Whom.ME)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


def days(found: Road, *kinds: DueKind) -> list[date]:
    """On which days these are planned."""
    planned = found.planned()
    return [timing.local_day(found.room.around.calendar, planned[kind]) for kind in kinds]


def answered(found: Road) -> None:
    """Nothing is asked at this moment, and her chat is folded."""
    found.pupil(reporting.heard)
    found.turns_to(FOLDED)


# --- Check-ins --------------------------------------------------------------------------------------------------------


def test_check_ins_are_planned_when_it_is_picked_up(school: Staffroom) -> None:
    """Five and twenty school days later, between half past three and six, after the last bell."""
    found = sends(school)
    assert not asking.ASKS.keys() & found.planned().keys()
    found.walks("pick-up")
    assert days(found, DueKind.CHECK_IN, DueKind.CHECK_IN_LATER) == [FIVE_LATER, TWENTY_LATER]
    for kind in asking.CHECK_INS:
        assert timing.is_afternoon(school.around.calendar, found.planned()[kind])


def test_behind_the_nudge_stands_how_it_is(school: Staffroom) -> None:
    """That afternoon, one neutral line; before it nothing."""
    found = sends(school).walks("pick-up")
    until(school, here(FIVE_LATER, "15.29"))
    answered(found)
    asked_at = found.planned()[DueKind.CHECK_IN]
    until(school, asked_at - (asked_at - school.time.school()) / 10)
    assert (found.case.word, found.chat.panel) == ("", FOLDED)
    until(school, asked_at)
    assert (found.case.word, found.chat.panel) == (Word.VERDICT, NUDGE)


@pytest.mark.parametrize("whom", OTHERS)
def test_nobody_but_the_pupil_it_is_about_is_asked(school: Staffroom, whom: Whom) -> None:
    """Not a witness, a parent, a colleague, nor who takes part (SCREENS §13)."""
    found = at_status(school, Status.HERSTELGESPREK, whom)
    assert not asking.ASKS.keys() & found.planned().keys()


def test_who_asked_for_no_more_questions_is_not_asked(school: Staffroom) -> None:
    """The flag is read when the moment has come, also when it was set after the planning (R15)."""
    running = at_status(school, Status.PLAN).case
    assert asking.may_be_asked(running)
    quiet = Case(**{**vars(running), "flags": running.flags | {Flag.STIL}})
    assert not asking.may_be_asked(quiet)
    assert school.does(lambda scene: asking.check_ins(scene, quiet)) == ()


def test_nothing_is_asked_after_the_end(school: Staffroom) -> None:
    """Finishing takes what was planned away."""
    found = at_status(school, Status.AFGEROND)
    assert not asking.ASKS.keys() & found.planned().keys()


@pytest.mark.parametrize("word", ["asked", Word.PLAN_CHECK, Word.CLOSE_ASK])
def test_a_question_that_stands_is_never_replaced(school: Staffroom, word: str) -> None:
    """It is asked on the next school afternoon, when she answered the other; never two at once."""
    found = at_status(school, Status.PLAN)
    stands(found, word)
    until(school, here(FIVE_LATER, "18.30"))
    assert found.case.word == word
    assert days(found, DueKind.CHECK_IN) == [date(2026, 12, 2)]
    answered(found)
    until(school, here(date(2026, 12, 2), "18.00"))
    assert found.case.word == Word.VERDICT


def stands(found: Road, word: str) -> None:
    """This question stands unanswered on her card."""
    case = found.case
    found.room.does(lambda scene: scene.unit.put_case(Case(**{**vars(case), "word": word})))


def test_the_afternoon_before_a_vervolggesprek_does_not_replace_one_either(school: Staffroom) -> None:
    """What her coach asked stays; tomorrow the coach asks how it is in person."""
    found = at_status(school, Status.BORGING)
    until(school, here(FRIDAY, "12.00"))
    stands(found, "asked")
    until(school, here(date(2026, 12, 1), "16.45"))
    assert found.case.word == "asked"


@pytest.mark.parametrize("back_at", [here(FIVE_LATER, "19.00"), here(date(2026, 12, 5), "16.30")])
def test_a_bot_that_was_away_asks_on_a_school_afternoon(school: Staffroom, back_at: datetime) -> None:
    """Never in the evening and never on a day off, however late it is."""
    found = sends(school).walks("pick-up")
    until(school, here(FIVE_LATER, "12.00"))
    answered(found)
    school.time.move_school(back_at - school.time.school())
    until(school, back_at)
    moved = found.planned()[DueKind.CHECK_IN]
    assert moved > back_at
    assert timing.is_afternoon(school.around.calendar, moved)


def test_on_a_day_with_a_promised_hour_there_is_one_nudge(school: Staffroom) -> None:
    """The question stands on the card, and the nudge of that hour leads to it (R15)."""
    found = sends(school).walks("pick-up")
    until(school, here(FIVE_LATER, "12.00"))
    answered(found)
    school.does(lambda scene: scene.unit.plan(found.id, DueKind.PROMISE, here(FIVE_LATER, "18.10")))
    until(school, here(FIVE_LATER, "18.00"))
    assert (found.case.word, found.chat.panel) == (Word.VERDICT, FOLDED)
    until(school, here(FIVE_LATER, "18.10"))
    assert (found.case.word, found.chat.panel) == (Word.VERDICT, NUDGE)


# --- After the talk with the other pupil ------------------------------------------------------------------------------


def test_two_and_seven_school_days_after_the_talk_she_is_asked(school: Staffroom) -> None:
    """Talked with again, both move."""
    found = at_status(school, Status.PLAN).walks("talk-b")
    assert days(found, DueKind.AFTER_TALK, DueKind.AFTER_TALK_LATER) == [date(2026, 11, 26), date(2026, 12, 3)]
    until(school, here(date(2026, 11, 25), "12.00"))
    found.coach(road.talk_with_b, Joins.THINKS, Parents.NOT_YET)
    assert days(found, DueKind.AFTER_TALK, DueKind.AFTER_TALK_LATER) == [FRIDAY, date(2026, 12, 4)]


def asked_after_talk(school: Staffroom) -> Road:
    """The question stands behind the nudge, two school days later."""
    found = at_status(school, Status.PLAN).walks("talk-b")
    answered(found)
    until(school, here(date(2026, 11, 26), "18.00"))
    assert (found.case.word, found.chat.panel) == (asking.AFTER_TALK, NUDGE)
    return found


@pytest.mark.parametrize("answer", ["no", "bit", "yes"])
def test_a_little_is_enough_for_school_to_hear_it(school: Staffroom, answer: str) -> None:
    """Code only, to who has it; a no is heard by nobody."""
    found = asked_after_talk(school)
    assert isinstance(found.pupil(borging.said_after_talk, answer), Case)
    assert [to for to, _ in said(school, Alert.WORSE)] == ([] if answer == "no" else [SAM.id])
    assert found.case.word == ""


def test_an_answer_to_what_is_not_asked_is_refused(school: Staffroom) -> None:
    """A button that is older than the question, or made up."""
    found = at_status(school, Status.PLAN)
    assert found.refuses_pupil(borging.said_after_talk, "yes") is Reason.CANNOT


@pytest.mark.parametrize(
    ("clock", "hears"),
    [("11.30", None), ("16.20", "16.55"), ("16.54", "16.55"), ("16.56", None), ("20.00", None)],
)
def test_worse_reaches_school_the_same_school_day(school: Staffroom, clock: str, hears: str | None) -> None:
    """With the next alerts, and after the last of them by five to five; in the evening, the next morning."""
    found = at_status(school, Status.PLAN)
    until(school, here(FRIDAY, clock))
    found.pupil(borging.said_how_it_is, Verdict.ERGER)
    soon = timing.alert_at(school.around.calendar, here(FRIDAY, clock))
    assert said(school, Alert.WORSE) == [(SAM.id, here(FRIDAY, hears) if hears else soon)]


def test_what_she_types_with_it_does_not_put_it_off(school: Staffroom) -> None:
    """Words after the last alerts of the day go with the next ones; that it is worse does not wait for them."""
    found = at_status(school, Status.PLAN)
    until(school, here(FRIDAY, "16.30"))
    found.pupil(borging.said_how_it_is, Verdict.ERGER)
    found.pupil(reporting.add_words, (Part(7, "ze wachten mij op"),))
    assert said(school, Alert.WORSE) == [(SAM.id, here(FRIDAY, "16.55"))]


def test_what_a_person_asks_comes_first_and_this_is_asked_again(school: Staffroom) -> None:
    """A question of the coach takes its place on the card; the next school afternoon it is asked once more."""
    found = asked_after_talk(school)
    found.coach(casework.ask, "Zullen we morgen praten?")
    assert found.case.word == casework.ASKED
    assert days(found, DueKind.AFTER_TALK) == [FRIDAY]


def test_a_step_that_asks_nothing_leaves_it_standing(school: Staffroom) -> None:
    """Agreements are news; the question whether anybody bothers her stays behind the nudge."""
    found = asked_after_talk(school)
    found.walks("agreed")
    assert found.case.word == asking.AFTER_TALK


def test_while_nobody_has_it_worse_reaches_everybody_who_may_pick_it_up(school: Staffroom) -> None:
    """She need not wait until somebody opened it."""
    found = sends(school)
    until(school, here(date(2026, 11, 25), "15.50"))
    assert VISSER.id in found.case.receivers
    found.pupil(borging.said_how_it_is, Verdict.ERGER)
    assert {to for to, _ in said(school, Alert.WORSE)} == set(found.case.receivers)

