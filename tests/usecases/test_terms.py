"""How long things may take follows the school's own terms; what is about danger does not (DOMAIN §1.5).

One test for each timer: the setting changes, and the prompt moves.
"""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, Final

import pytest

from bot.config.school import Termijnen
from bot.route.aims import Aim, aims
from bot.route.dossier import Agreement, By, Dossier, Evaluation, Kept, Parents, Round, Verdict
from bot.route.due import Due, parents_by, things
from bot.route.effects import DueKind
from bot.route.model import Case, Status
from bot.route.seasons import handed_over_on
from bot.route.spoed import TEN, before
from bot.route.terms import Terms
from bot.route.timing import Calendar, add_school_days, local_day
from bot.usecases import ladder, overview, road
from bot.usecases.casework import waiting
from bot.usecases.dossiers import keep_dossier
from bot.usecases.lateness import LATE
from bot.usecases.road import Agreed
from tests.people import DE_WIT, SAM
from tests.rules.calendars import MIDDEN
from tests.rules.test_due import CASE
from tests.usecases.roadside import (
    AGREEMENTS,
    CLASS,
    TO_AGREEMENTS,
    WEDNESDAY,
    WITH_ALI,
    Road,
    at_status,
    here,
    hires,
    said,
    sends,
    until,
)
from tests.usecases.staffroom import TUESDAY_MORNING, Staffroom

TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
RUNS: Case = replace(CASE, status=Status.BORGING)

SETTABLE: Final = {
    "T1": {"remind_hours", "stand_in_hours", "last_hours"},
    "T2": {"answer_days", "talk_late_days", "undone_days"},
    "T3": {"parents_days"},
    "T4": {"restore_days", "restore_eve_days"},
    "T5": {"magister_days"},
    "T6": {"follow_days", "undone_days"},
    "T7": {"follow_again_days", "undone_days"},
    "T8": {"class_days", "class_again_days"},
    "T9": {"watch_days"},
    "T10": {"check_in_days", "after_talk_days"},
    "T11": {"parents_talk_days"},
    "T12": {"evaluation_eve_days"},
    "T13": {"return_eve_days"},
    "T14": {"year_end_days"},
    "T15": {"sleeps_days"},
}
FIXED: Final = {"T1s": "the rounds of SPOED: no school may make them longer"}
"""With T1 to T15 the whole table of DOMAIN §1.5. The aim of T2, the same day, is the protocol's own (P-71)."""


def with_terms(calendar: Calendar = MIDDEN, **terms: Any) -> Calendar:
    """The school's calendar, once its file says this."""
    return replace(calendar, terms=replace(calendar.terms, **terms))


def sets(room: Staffroom, **terms: object) -> None:
    """The school changed its file, and the bot was started again."""
    room.around = replace(room.around, calendar=with_terms(room.around.calendar, **terms))


def days(of: Due, dossier: Dossier, calendar: Calendar, case: Case = RUNS, today: date = TUESDAY) -> list[date]:
    """On which days this is due."""
    return [day for what, day in things(case, dossier, calendar, today) if what is of]


def planned(found: Road, *kinds: DueKind) -> list[date]:
    """On which days these are planned."""
    return [local_day(found.room.around.calendar, found.planned()[kind]) for kind in kinds]


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people, on a Tuesday at half past eleven."""
    hires(room)
    return room


def test_every_timer_of_the_domain_is_settable_or_fixed_on_purpose() -> None:
    """None of T1 to T15 was forgotten; the file knows just these names, and says each of them."""
    assert {*SETTABLE, *FIXED} == {*(f"T{number}" for number in range(1, 16)), "T1s"}
    names = {name for found in SETTABLE.values() for name in found}
    assert names == {one.name for one in fields(Terms)} == set(Termijnen.model_fields)


def test_silence_moves_on_with_the_terms_of_the_school(room: Staffroom) -> None:
    """T1: after one hour the same people, after three who stands in, the aanspreekpunt two hours into the next day.

    T1s: the hops of danger stay ten minutes.
    """
    sets(room, remind_hours=1, stand_in_hours=3, last_hours=2)
    plans = room.does(lambda scene: {p.kind: p.at for p in waiting(scene, TUESDAY_MORNING)})
    assert plans[DueKind.REMIND] == TUESDAY_MORNING + timedelta(hours=1)
    assert plans[DueKind.SILENCE] == TUESDAY_MORNING + timedelta(hours=3)
    assert plans[DueKind.LAST] == here(date(2026, 11, 25), "10.00")
    assert before(DueKind.SPOED_AGAIN) == TEN == timedelta(minutes=10)


@pytest.mark.parametrize(("late", "seen"), [(2, True), (3, False)])
def test_the_overview_calls_a_first_talk_late(room: Staffroom, late: int, seen: bool) -> None:
    """T2: sent on Tuesday, without a day; on Friday it is late after two days, not yet after three."""
    room.settle(SAM, DE_WIT, groups=(CLASS,))
    sets(room, talk_late_days=late)
    case_id = room.sends(1, SAM, status=Status.ONTVANGEN, owner=SAM.id)
    room.does(lambda scene: keep_dossier(scene.unit, case_id, Dossier()))
    until(room, here(date(2026, 11, 27), "11.30"))
    found = room.does(lambda scene: overview.overview(scene, DE_WIT))
    assert found is not None
    assert bool(found.talk_late) is seen


@pytest.mark.parametrize(("undone", "told"), [(2, date(2026, 11, 30)), (4, date(2026, 12, 2))])
def test_who_has_the_overview_hears_of_a_talk_that_was_not_held(school: Staffroom, undone: int, told: date) -> None:
    """T2, T6, T7: so many school days after Thursday, the day that was chosen."""
    school.settle(DE_WIT)
    sets(school, undone_days=undone)
    sends(school).walks("pick-up", "plan-talk")
    until(school, here(told, "12.00"))
    assert [local_day(MIDDEN, at) for to, at in said(school, LATE) if to == DE_WIT.id] == [told]


def test_parents_are_called_within_its_days() -> None:
    """T3: from a Tuesday, four days."""
    assert parents_by(with_terms(parents_days=4), TUESDAY_MORNING) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("terms", "what", "day"),
    [
        ({"restore_days": 3}, Aim.RESTORE, date(2026, 11, 27)),
        ({"follow_days": 7}, Aim.FOLLOW, date(2026, 12, 3)),
        ({"follow_again_days": (8, 20)}, Aim.AGAIN, date(2026, 12, 4)),
        ({"watch_days": (4, 9)}, Aim.WATCH, date(2026, 11, 30)),
    ],
    ids=["T4", "T6", "T7", "T9"],
)
def test_the_day_that_is_proposed_is_that_of_the_school(terms: dict[str, Any], what: Aim, day: date) -> None:
    """T4, T6, T7, T9: a proposal, where a coach chooses the day."""
    assert aims(RUNS, Dossier(agreed_on=TUESDAY), with_terms(**terms), TUESDAY)[what] == day
    assert aims(RUNS, Dossier(agreed_on=TUESDAY), MIDDEN, TUESDAY)[what] != day


def test_the_third_vervolggesprek_and_the_second_look_have_a_day_of_their_own() -> None:
    """T7, T9: each after the one before; what was held about former agreements does not count."""
    held = tuple(Round(TUESDAY - timedelta(days=ago), Verdict.MINDER, Kept.DEELS) for ago in (14, 1))
    slow = with_terms(follow_again_days=(8, 20), watch_days=(4, 9))
    once, twice = (Dossier(agreed_on=TUESDAY - timedelta(days=since), rounds=held) for since in (3, 20))
    nothing = replace(RUNS, status=Status.MEEKIJKEN)
    assert aims(RUNS, once, slow, TUESDAY)[Aim.AGAIN] == add_school_days(slow, TUESDAY, 20)
    assert aims(RUNS, twice, slow, TUESDAY)[Aim.AGAIN] == add_school_days(slow, TUESDAY, 20)
    assert aims(RUNS, replace(once, agreed_on=TUESDAY), slow, TUESDAY)[Aim.AGAIN] == date(2026, 12, 4)
    assert aims(nothing, Dossier(), slow, TUESDAY)[Aim.WATCH] == date(2026, 12, 7)


def test_nothing_is_proposed_past_the_days_that_are_known() -> None:
    """Where the holidays are not known, a day might be none."""
    ends = replace(MIDDEN, until=date(2026, 12, 2))
    assert set(aims(RUNS, Dossier(), ends, TUESDAY)) == {Aim.RESTORE, Aim.FOLLOW, Aim.WATCH}


def test_what_is_said_on_the_eve_comes_as_early_as_the_school_says() -> None:
    """T4, T12, T13: three, two and four school days before the day itself."""
    slow = with_terms(restore_eve_days=3, evaluation_eve_days=2, return_eve_days=4)
    day = date(2026, 12, 3)
    evaluation = Evaluation("elke week even vragen", By.COACH, day)
    talks, back = (replace(RUNS, status=status) for status in (Status.HERSTELGESPREK, Status.MAATREGEL))
    assert days(Due.LEAD, Dossier(due_on=day), slow, talks) == [date(2026, 11, 30)]
    assert days(Due.EVALUATION, Dossier(evaluation=evaluation), slow) == [date(2026, 12, 1)]
    assert days(Due.RETURN, Dossier(back_on=day), slow, back) == [date(2026, 11, 27)]


def test_the_notes_are_asked_for_on_its_days() -> None:
    """T5: two and four school days after the agreements."""
    noted = Dossier(agreed_on=TUESDAY, agreements=(Agreement("A", "zegt het"),), parents_a=Parents.CALLED)
    found = days(Due.MAGISTER, noted, with_terms(magister_days=(2, 4)))
    assert found == [THURSDAY, date(2026, 11, 30)]


def test_the_coach_comes_back_to_the_class_on_its_days(school: Staffroom) -> None:
    """T8: four school days after the agreements, and five after that."""
    sets(school, class_days=4, class_again_days=5)
    found = at_status(school, Status.HERSTELGESPREK)
    assert isinstance(found.coach(road.agreed, Agreed(AGREEMENTS, "class", WEDNESDAY)), Case)
    assert found.dossier.class_on == date(2026, 11, 30)
    assert days(Due.CLASS, found.dossier, school.around.calendar) == [date(2026, 11, 30), date(2026, 12, 7)]


def test_who_wants_nothing_now_is_asked_on_its_days(school: Staffroom) -> None:
    """T9: in the place of what was planned when it was picked up."""
    sets(school, watch_days=(3, 6))
    found = at_status(school, Status.MEEKIJKEN)
    assert planned(found, DueKind.CHECK_IN, DueKind.CHECK_IN_LATER) == [date(2026, 11, 27), date(2026, 12, 2)]


def test_who_wants_something_is_asked_as_before(school: Staffroom) -> None:
    """T10: from the day on which it was picked up; and after the talk with the other pupil."""
    sets(school, check_in_days=(2, 4), after_talk_days=(1, 3), watch_days=(9, 10))
    found = at_status(school, Status.HERSTELGESPREK)
    assert planned(found, DueKind.CHECK_IN, DueKind.CHECK_IN_LATER) == [THURSDAY, date(2026, 11, 30)]
    assert planned(found, DueKind.AFTER_TALK, DueKind.AFTER_TALK_LATER) == [date(2026, 11, 25), date(2026, 11, 27)]


def test_the_parents_of_b_are_spoken_with_by_its_day(school: Staffroom) -> None:
    """T11: after it has not stopped."""
    sets(school, parents_talk_days=3)
    found = sends(school).walks(*TO_AGREEMENTS, "leads-on")
    assert isinstance(found.coach(ladder.chosen, ladder.Raised(WITH_ALI, THURSDAY)), Case)
    assert found.dossier.due_on == date(2026, 11, 27)


def test_the_year_ends_as_early_as_the_school_says() -> None:
    """T14: ten school days before the 16th of July, five later than fifteen before it."""
    assert handed_over_on(MIDDEN, TUESDAY) == date(2027, 6, 25)
    assert handed_over_on(with_terms(year_end_days=10), TUESDAY) == date(2027, 7, 2)


def test_a_case_sleeps_no_longer_than_it_says() -> None:
    """T15: seven school days after the first talk."""
    assert days(Due.PLAN, Dossier(talked_on=TUESDAY), with_terms(sleeps_days=7)) == [date(2026, 12, 3)]


def test_what_was_planned_or_chosen_before_keeps_its_day(school: Staffroom) -> None:
    """A school that changes its file moves nothing that somebody counts on; what is done from now on follows it."""
    found = at_status(school, Status.HERSTELGESPREK).walks("agreed")
    kinds = (DueKind.CHECK_IN, DueKind.CHECK_IN_LATER, DueKind.AFTER_TALK, DueKind.VERDICT)
    before_it, dossier = planned(found, *kinds), found.dossier
    sets(school, check_in_days=(9, 19), after_talk_days=(9, 19), parents_days=9, class_days=3, follow_days=9)
    until(school, here(TUESDAY, "20.00"))
    assert planned(found, *kinds) == before_it
    assert (found.dossier.parents_on, found.dossier.due_on) == (dossier.parents_on, dossier.due_on)
    assert planned(sends(school).walks("pick-up"), DueKind.CHECK_IN) != before_it[:1]
