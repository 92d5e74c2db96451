"""When something happens on the road, and who hears of it: day message, her word, nudges, the promise, the end.

SCREENS R5, R7, R12; DOMAIN §1.5 T6; DESIGN §1. The school is that of the stories: bells from 8.30 to 16.10.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports import Talk
from bot.route import timing
from bot.route.dossier import Joins, Kept, Parents, Verdict
from bot.route.effects import Alert, DueKind
from bot.route.model import Case, EntryKind, Status, Whom
from bot.route.promises import promise_for
from bot.usecases import borging, casework, reporting, road
from bot.usecases.prompting import FOLDED, NUDGE
from bot.usecases.road import Word
from handlers.inputs import Words
from handlers.script import Part
from tests.fakes import SequentialChance
from tests.people import ALI, SAM
from tests.usecases.roadside import (
    AGREED,
    LATER,
    THURSDAY,
    TO_AGREEMENTS,
    WEDNESDAY,
    Arrived,
    at_status,
    comes_in,
    fires,
    here,
    hires,
    said,
    seen_by_reporter,
    sends,
    until,
)
from tests.usecases.staffroom import Staffroom, a_staffroom

TUESDAY, FRIDAY, SATURDAY, MONDAY = (date(2026, 11, day) for day in (24, 27, 28, 30))
LEAST, MOST = timedelta(minutes=10), timedelta(minutes=45)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


# --- The message of the day -------------------------------------------------------------------------------------------


def test_a_planned_talk_stands_in_the_message_of_that_day(school: Staffroom) -> None:
    """At a quarter to eight; chosen again it moves, and there is one moment only (R12)."""
    found = at_status(school, Status.ONTVANGEN).walks("plan-talk")
    assert (found.planned()[DueKind.TODAY], found.dossier.due_on) == (here(THURSDAY, "7.45"), THURSDAY)
    found.coach(road.plan_talk, FRIDAY)
    assert (found.planned()[DueKind.TODAY], found.dossier.due_on) == (here(FRIDAY, "7.45"), FRIDAY)


def test_whoever_picks_up_and_chooses_no_day_is_asked_the_next_morning(school: Staffroom) -> None:
    """T2: the aim is the same day, so a talk that was not even planned stands in the next message."""
    found = at_status(school, Status.ONTVANGEN)
    assert found.planned()[DueKind.TODAY] == here(date(2026, 11, 25), "7.45")
    until(school, here(date(2026, 11, 25), "7.45"))
    assert said(school, "day") == [(SAM.id, here(date(2026, 11, 25), "7.45"))]


def test_what_was_just_chosen_for_today_brings_no_message_today(school: Staffroom) -> None:
    """The coach knows: it stands in the message of tomorrow when it was not done."""
    found = at_status(school, Status.ONTVANGEN)
    found.coach(road.plan_talk, TUESDAY)
    until(school, here(TUESDAY, "20.00"))
    assert said(school, "day") == []
    assert found.planned()[DueKind.TODAY] == here(date(2026, 11, 25), "7.45")


def test_parents_who_were_not_called_stand_in_the_message(school: Staffroom) -> None:
    """T3: two school days after the pupil was consulted, whatever day was chosen for the next step; then no more."""
    found = at_status(school, Status.BORGING).walks("magister")
    assert found.dossier.parents_on == THURSDAY
    assert found.planned()[DueKind.TODAY] == here(THURSDAY, "7.45")
    found.walks("parents-a", "parents-b")
    assert found.planned()[DueKind.TODAY] == here(WEDNESDAY, "7.45")


@pytest.mark.parametrize("ticked", ["", "A"])
def test_notes_that_are_not_in_magister_are_asked_for_twice(school: Staffroom, ticked: str) -> None:
    """T5: asked at once, and on the next two school days in the one message; then it stays on the card."""
    found = at_status(school, Status.BORGING).walks("parents-a", "parents-b")
    if ticked:
        assert isinstance(found.coach(borging.in_magister, ticked), Case)
    until(school, here(FRIDAY, "16.00"))
    assert said(school, "day") == [(SAM.id, here(day, "7.45")) for day in (date(2026, 11, 25), THURSDAY)]
    assert found.planned()[DueKind.TODAY] == here(WEDNESDAY, "7.45")


def test_what_is_in_magister_is_asked_for_no_more(school: Staffroom) -> None:
    """One by one or all at once: when nothing is left there is nothing to ask."""
    found = at_status(school, Status.BORGING).walks("parents-a", "parents-b")
    for pupil in "AB":
        assert isinstance(found.coach(borging.in_magister, pupil), Case)
    until(school, here(FRIDAY, "16.00"))
    assert said(school, "day") == []


def test_several_cases_of_one_day_are_one_message(school: Staffroom) -> None:
    """One a day, whatever is due; and again the next day until it was done (R12)."""
    for _ in range(3):
        at_status(school, Status.ONTVANGEN).walks("plan-talk")
    until(school, here(THURSDAY, "7.44"))
    assert said(school, "day") == []
    until(school, here(THURSDAY, "16.00"))
    assert said(school, "day") == [(SAM.id, here(THURSDAY, "7.45"))]
    until(school, here(FRIDAY, "16.00"))
    assert said(school, "day") == [(SAM.id, here(day, "7.45")) for day in (THURSDAY, FRIDAY)]


def test_each_coach_has_a_message_of_their_own(school: Staffroom) -> None:
    """One to each who has something to do, and none to anybody else."""
    at_status(school, Status.ONTVANGEN).walks("plan-talk")
    other = sends(school, to=ALI)
    other.coach(casework.pick_up, by=ALI)
    other.coach(road.plan_talk, THURSDAY, by=ALI)
    until(school, here(THURSDAY, "16.00"))
    assert set(said(school, "day")) == {(who.id, here(THURSDAY, "7.45")) for who in (SAM, ALI)}


@pytest.mark.parametrize("back_at", [here(THURSDAY, "20.00"), here(FRIDAY, "6.30"), here(SATURDAY, "12.00")])
def test_nothing_is_asked_of_a_coach_at_night_or_on_a_day_off(school: Staffroom, back_at: datetime) -> None:
    """The bot was away in the morning: the message comes at its hour of the next school day (R12)."""
    found = at_status(school, Status.ONTVANGEN).walks("plan-talk")
    school.time.move_school(back_at - school.time.school())
    fires(school)
    assert said(school, "day") == []
    morning = here({SATURDAY: MONDAY}.get(timing.local_day(school.around.calendar, back_at), FRIDAY), "7.45")
    assert found.planned()[DueKind.TODAY] == morning
    until(school, morning)
    assert said(school, "day") == [(SAM.id, morning)]


# --- Her own word, the afternoon before -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("follow_on", "asked_on"),
    [
        (WEDNESDAY, date(2026, 12, 1)),
        (MONDAY, FRIDAY),
        (date(2027, 1, 4), date(2026, 12, 18)),
        (date(2026, 11, 25), TUESDAY),
    ],
    ids=["in the week", "after a weekend", "after the holidays", "tomorrow"],
)
def test_she_is_asked_the_school_afternoon_before(school: Staffroom, follow_on: date, asked_on: date) -> None:
    """T6: both talks stand in the message of their day, and the last school afternoon before it she is asked."""
    found = at_status(school, Status.HERSTELGESPREK).walks("parents-a", "parents-b")
    found.coach(road.agreed, replace(AGREED, follow_on=follow_on))
    found.walks("magister")
    assert found.planned()[DueKind.TODAY] == here(follow_on, "7.45")
    assert found.planned()[DueKind.VERDICT] == here(asked_on, "16.30")
    assert found.dossier.due_on == follow_on


@pytest.mark.parametrize("clock", ["16.25", "17.00", "20.30"])
def test_she_is_not_asked_at_once_when_it_is_late_already(school: Staffroom, clock: str) -> None:
    """For tomorrow, agreed this afternoon: with the delay of any nudge, or it would tell when it was agreed (R5)."""
    found = at_status(school, Status.HERSTELGESPREK)
    until(school, here(TUESDAY, clock))
    found.coach(road.agreed, replace(AGREED, follow_on=date(2026, 11, 25)))
    assert LEAST <= found.planned()[DueKind.VERDICT] - here(TUESDAY, clock) <= MOST


def test_behind_the_nudge_stands_how_it_is(school: Staffroom) -> None:
    """That afternoon: one neutral line, and the question behind it (SCREENS ``verdict``)."""
    found = at_status(school, Status.BORGING)
    until(school, here(date(2026, 12, 1), "16.29"))
    found.pupil(road.confirmed, True)
    found.turns_to(FOLDED)
    until(school, here(date(2026, 12, 1), "16.30"))
    assert (found.case.word, found.chat.panel) == (Word.VERDICT, NUDGE)


def test_each_vervolggesprek_plans_the_next(school: Staffroom) -> None:
    """Day and question move to the new day; nothing of the former is left."""
    found = at_status(school, Status.BORGING).walks("parents-a", "parents-b", "magister", "follow")
    assert (found.planned()[DueKind.TODAY], found.dossier.due_on) == (here(LATER, "7.45"), LATER)
    assert found.planned()[DueKind.VERDICT] == here(date(2026, 12, 15), "16.30")


def test_asking_to_finish_comes_in_the_place_of_how_it_is(school: Staffroom) -> None:
    """One question at a time; without an answer it is the coach's turn after three school days (``close-ask``)."""
    found = at_status(school, Status.BORGING).walks("parents-a", "parents-b", "magister", "follow", "ask-close")
    planned = found.planned()
    assert DueKind.VERDICT not in planned
    assert (planned[DueKind.TODAY], found.dossier.due_on) == (here(FRIDAY, "7.45"), FRIDAY)
    until(school, planned[DueKind.NUDGE])
    assert (found.case.word, found.chat.panel) == (Word.CLOSE_ASK, NUDGE)


@pytest.mark.parametrize("verdict", Verdict)
def test_worse_reaches_the_coach_with_the_next_alerts(school: Staffroom, verdict: Verdict) -> None:
    """Code only; what is no worse waits for the message of the day (SCREENS ``verdict``)."""
    found = at_status(school, Status.BORGING)
    found.pupil(borging.said_how_it_is, verdict)
    soon = timing.alert_at(school.around.calendar, school.time.school())
    assert said(school, Alert.WORSE) == ([(SAM.id, soon)] if verdict is Verdict.ERGER else [])
    assert said(school, Alert.REPLY) == []
    assert (found.dossier.verdicts, found.case.word) == ((verdict,), "")


def test_all_that_she_says_before_the_next_alerts_is_one_alert(school: Staffroom) -> None:
    """However often she answers or adds something: bundled (SCREENS §10.1)."""
    found = at_status(school, Status.BORGING).walks("ask-close")
    found.pupil(road.confirmed, True)
    found.pupil(reporting.add_words, (Part(7, "en nog iets"),))
    found.pupil(borging.said_how_it_is, Verdict.ERGER)
    found.pupil(borging.answered_to_close, False)
    assert [to for to, _ in said(school, Alert.REPLY)] == [SAM.id]


# --- What stands behind the nudge -------------------------------------------------------------------------------------


def test_what_was_written_down_is_shown_to_her_even_when_more_follows(school: Staffroom) -> None:
    """The whole road in one lesson: she is still asked whether it is right (DESIGN §1, P-17)."""
    found = at_status(school, Status.BORGING).walks("follow")
    assert found.case.word == Word.PLAN_CHECK
    found.pupil(road.confirmed, True)
    assert found.walks("follow").case.word == ""


def test_what_the_coach_only_notes_is_no_news_for_her(school: Staffroom) -> None:
    """A chosen day, the talk with B, parents and Magister: she knew, and nothing new is said to her."""
    found = sends(school).walks("pick-up", "plan-talk")
    for step in ("first-talk", "talk-b", "parents-a", "parents-b"):
        before = found.planned().get(DueKind.NUDGE), found.case.promised_at, found.case.word
        school.time.move_school(timedelta(days=1))
        found.walks(step)
        same = (found.planned().get(DueKind.NUDGE), found.case.promised_at, found.case.word) == before
        assert same == (step != "first-talk")


# --- Nudges keep their distance, and promises are kept ----------------------------------------------------------------


class Patient(SequentialChance):
    """Chance that gives the wait that the test wants."""

    def __init__(self, wait: int) -> None:
        super().__init__()
        self.wait = wait

    def minutes(self, least: int, most: int) -> int:
        """The wanted wait, which must be one of those asked for."""
        assert least <= self.wait <= most
        return self.wait


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffroom]:
    """A school whose clock is set back before each example."""
    with a_staffroom(tmp_path_factory.mktemp("clockwork")) as made:
        hires(made)
        yield made


HEARD_OF = {"first-talk": Status.ONTVANGEN, "follow": Status.BORGING, "ask-close": Status.BORGING}
STARTS = here(date(2026, 11, 23), "7.00")


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(HEARD_OF)), st.integers(1, 14 * 24 * 60), st.integers(10, 45))
def test_a_nudge_keeps_its_distance_from_the_act_and_its_promise(
    clockwork: Staffroom, step: str, minutes: int, wait: int
) -> None:
    """R5, R7: so many minutes after the act, the night or the last bell; and never after the hour that was named."""
    clockwork.time.move_school(STARTS - clockwork.time.school())
    clockwork.around = replace(clockwork.around, chance=Patient(wait))
    found = at_status(clockwork, HEARD_OF[step])
    act = STARTS + minutes * MINUTE
    until(clockwork, act)
    promised = found.case.promised_at
    assert promised is not None
    assert promised > act
    nudge = found.walks(step).planned()[DueKind.NUDGE]
    clockwork.does(lambda scene: scene.unit.erase_case(found.id))

    calendar = clockwork.around.calendar
    day = timing.local_day(calendar, nudge)
    bell, morning = timing.at(calendar, day, calendar.bells[1]), timing.at(calendar, day, timing.QUIET_UNTIL)
    spoken_by_itself = promise_for(calendar, timing.local_day(calendar, promised)).fires
    assert act <= nudge <= promised
    assert not timing.is_quiet(calendar, nudge)
    assert not timing.between_bells(calendar, nudge)
    assert nudge in {max(act, spoken_by_itself), *(start + wait * MINUTE for start in (act, bell, morning))}


def test_at_each_promised_hour_there_is_something_new(school: Staffroom) -> None:
    """Nobody does anything: before five she is nudged, told so, and the next hour is named; week after week (R7)."""
    found = at_status(school, Status.BORGING)
    until(school, found.planned()[DueKind.NUDGE])
    for _ in range(5):
        found.turns_to(FOLDED)
        by = found.case.promised_at
        assert by is not None
        until(school, by - 26 * MINUTE)
        assert found.case.promised_at == by
        until(school, by)
        assert found.chat.panel == NUDGE
        assert found.case.promised_at == timing.at(
            school.around.calendar,
            timing.add_school_days(school.around.calendar, timing.local_day(school.around.calendar, by), 3),
            timing.DAY_ENDS,
        )


def test_a_nudge_that_waits_for_her_words_does_not_wait_past_the_hour(school: Staffroom) -> None:
    """She types on and on, a nudge can wait; but what was promised for five is there at five (DESIGN §1, §3.1)."""
    found = at_status(school, Status.ONTVANGEN)
    until(school, here(FRIDAY, "16.20"))
    assert found.case.promised_at == here(FRIDAY, "17.00")
    found.turns_to(FOLDED)
    for minute in range(20, 60):
        moment = here(FRIDAY, f"16.{minute}")
        found.turns_to(found.chat.panel or "", Talk(found.id, "add", {}, touched_at=moment))
        until(school, moment)
        assert (found.chat.panel == NUDGE) == (minute >= 55), minute
    assert (found.case.word, found.chat.panel) == ("no-news", NUDGE)


# --- Who is not the pupil it is about ---------------------------------------------------------------------------------


@pytest.mark.parametrize("whom", Whom)
def test_everybody_hears_that_it_is_finished(school: Staffroom, whom: Whom) -> None:
    """The third of three moments for a witness; for her a word of its own (SCREENS ``closed``)."""
    found = sends(school, whom).walks(*TO_AGREEMENTS)
    until(school, here(FRIDAY, "12.00"))
    found.pupil(road.confirmed, True)
    found.turns_to(FOLDED)
    found.walks("close")
    assert found.planned().keys() == {DueKind.NUDGE, DueKind.HOUR, DueKind.FORGET}
    assert found.case.promised_at is None
    assert found.case.word == (Word.CLOSED if whom is Whom.ME else "")
    until(school, found.planned()[DueKind.NUDGE])
    assert found.chat.panel == NUDGE
    found.turns_to(FOLDED)
    until(school, here(date(2027, 1, 20), "12.00"))
    assert found.chat.panel == FOLDED
    assert found.planned().keys() == {DueKind.FORGET}


def test_words_after_the_end_are_a_new_story(school: Staffroom) -> None:
    """She types that it begins again: nothing joins the finished case, and a new story is begun (``closed``)."""
    found = at_status(school, Status.AFGEROND)
    before = school.does(lambda scene: scene.unit.entries(found.id, found.reporter))
    assert comes_in(school, Arrived(1, Words(found.chat_id, "nl", 5, "het begint weer"))) == 1
    assert school.does(lambda scene: scene.unit.entries(found.id, found.reporter)) == before
    assert [entry.kind for entry in before].count(EntryKind.STORY) == 1
    (talk,) = found.chat.talks
    assert (talk.flow, talk.case != found.id) == ("report", True)


def test_b_saying_no_is_told_to_nobody_by_itself(school: Staffroom) -> None:
    """The coach tells her; the bot does not bring that news (P-48)."""
    found = at_status(school, Status.PLAN)
    before = seen_by_reporter(found)
    found.coach(road.talk_with_b, Joins.NO, Parents.NOT_YET)
    assert seen_by_reporter(found) == before
    found.coach(road.agreed, AGREED)
    found.coach(borging.followed_up, Verdict.MINDER, Kept.DEELS, LATER)
    assert found.case.status is Status.BORGING
