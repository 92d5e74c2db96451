"""What stands in the coach's one message of the day, and when (R12, DOMAIN §1.5 T2, T3, T15)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.dossier import Dossier, Parents
from bot.route.due import NO_NEWS, Due, is_due, message_on, parents_by, things
from bot.route.model import Case, CaseId, Code, StaffId, Status, Whom
from bot.route.timing import at, is_school_day, local_day
from bot.route.week import Week
from bot.route.workdays import own
from tests.rules.calendars import NOORD

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in (24, 25, 26, 27))
HOUR: Final = time(7, 45)
CASE: Final = Case(
    CaseId("1" * 32),
    Code("KD7FQ"),
    Status.ONTVANGEN,
    Whom.ME,
    "2HE",
    (StaffId("a" * 32),),
    datetime(2026, 11, 24, 9, tzinfo=UTC),
    owner=StaffId("a" * 32),
)
TALKED: Final = replace(CASE, status=Status.BORGING)


def here(day: date, clock: str) -> datetime:
    """This time of that day at school."""
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    ("case", "dossier", "due"),
    [
        (CASE, Dossier(), {Due.PLAN: TUESDAY}),
        (CASE, Dossier(asked=(FRIDAY,)), {Due.ANSWER: date(2026, 12, 1)}),
        (CASE, Dossier(asked=(TUESDAY, WEDNESDAY)), {Due.ANSWER: FRIDAY}),
        (CASE, Dossier(asked=(TUESDAY,), due_on=FRIDAY), {Due.STEP: FRIDAY}),
        (replace(CASE, status=Status.MEEKIJKEN), Dossier(), {Due.PLAN: TUESDAY}),
        (replace(CASE, owner=None), Dossier(), {}),
        (replace(CASE, status=Status.NIEUW, owner=None), Dossier(), {}),
        (CASE, Dossier(due_on=FRIDAY), {Due.STEP: FRIDAY}),
        (TALKED, Dossier(talked_on=TUESDAY), {Due.PLAN: date(2026, 12, 1)}),
        (TALKED, Dossier(due_on=FRIDAY, tell_on=WEDNESDAY), {Due.STEP: FRIDAY, Due.TELL: WEDNESDAY}),
        (TALKED, Dossier(due_on=FRIDAY, tell_on=date(2026, 11, 23)), {Due.STEP: FRIDAY}),
        (
            TALKED,
            Dossier(due_on=FRIDAY, parents_on=THURSDAY, parents_a=Parents.COACH_CALLS),
            {Due.STEP: FRIDAY, Due.PARENTS: THURSDAY},
        ),
        (
            TALKED,
            Dossier(due_on=FRIDAY, parents_on=THURSDAY, parents_a=Parents.CALLED, parents_b=Parents.OBJECTS),
            {Due.STEP: FRIDAY},
        ),
        (TALKED, Dossier(due_on=FRIDAY, others_on=THURSDAY), {Due.STEP: FRIDAY, Due.OTHERS: THURSDAY}),
        (TALKED, Dossier(due_on=FRIDAY, class_on=WEDNESDAY), {Due.STEP: FRIDAY, Due.CLASS: date(2026, 11, 30)}),
        (TALKED, Dossier(due_on=FRIDAY, class_on=date(2026, 11, 19)), {Due.STEP: FRIDAY, Due.CLASS: TUESDAY}),
        (TALKED, Dossier(due_on=FRIDAY, class_on=date(2026, 11, 18)), {Due.STEP: FRIDAY}),
        (replace(TALKED, word=NO_NEWS), Dossier(due_on=FRIDAY), {Due.STEP: FRIDAY, Due.NEWS: TUESDAY}),
        (replace(CASE, status=Status.AFGEROND), Dossier(due_on=FRIDAY, parents_on=FRIDAY), {}),
    ],
)
def test_each_thing_is_due_from_its_day(case: Case, dossier: Dossier, due: dict[Due, date]) -> None:
    """And nothing for whom nobody works on, or what is over."""
    once_a_year = {Due.YEAR_END: date(2027, 6, 18)} if due else {}
    found = dict(things(case, dossier, NOORD, TUESDAY))
    assert found == due | once_a_year if due else set(found) <= {Due.YEAR_END}


def test_before_the_summer_every_case_that_runs_stands_in_the_message() -> None:
    """T14: fifteen school days before it, once, whatever day its next step has."""
    later = Dossier(due_on=date(2027, 6, 30))
    now = here(date(2027, 6, 14), "12:00")
    assert message_on(CASE, later, NOORD, now, HOUR) == here(date(2027, 6, 18), "07:45")
    assert is_due(CASE, later, NOORD, date(2027, 6, 18))


def test_who_does_not_work_on_that_day_is_told_on_the_last_day_before_it() -> None:
    """T14 for a part-timer: the Thursday, and not the Monday, when for the school it is next year's."""
    later, works = Dossier(due_on=date(2027, 6, 30)), own(NOORD, Week(off=frozenset({4})))
    now, thursday = here(date(2027, 6, 14), "12:00"), date(2027, 6, 17)
    assert message_on(CASE, later, NOORD, now, HOUR, works) == here(thursday, "07:45")
    assert (Due.YEAR_END, thursday) in things(CASE, later, NOORD, thursday, works)
    assert not is_due(CASE, later, NOORD, date(2027, 6, 21))


@pytest.mark.parametrize(
    ("now", "dossier", "message"),
    [
        (here(TUESDAY, "11:30"), Dossier(due_on=FRIDAY), here(FRIDAY, "07:45")),
        (here(TUESDAY, "11:30"), Dossier(due_on=TUESDAY), here(WEDNESDAY, "07:45")),
        (here(TUESDAY, "07:00"), Dossier(due_on=TUESDAY), here(TUESDAY, "07:45")),
        (here(TUESDAY, "07:45"), Dossier(due_on=date(2026, 11, 2)), here(WEDNESDAY, "07:45")),
        (here(FRIDAY, "12:00"), Dossier(), here(date(2026, 11, 30), "07:45")),
        (here(date(2026, 12, 18), "12:00"), Dossier(due_on=date(2026, 12, 22)), here(date(2027, 1, 4), "07:45")),
        (here(TUESDAY, "11:30"), Dossier(due_on=FRIDAY, tell_on=THURSDAY), here(THURSDAY, "07:45")),
    ],
    ids=["its day", "chosen for today", "before the message", "overdue", "no day yet", "in the holidays", "told first"],
)
def test_it_stands_in_the_first_message_from_its_day_on(now: datetime, dossier: Dossier, message: datetime) -> None:
    """Again each school day until it was done, and not once more today for what was chosen today."""
    assert message_on(CASE, dossier, NOORD, now, HOUR) == message


def test_who_is_away_for_weeks_has_no_summer_of_their_own() -> None:
    """What is due is the school's; only the day on which it is said is theirs."""
    away = frozenset(date(2027, 2, 1) + timedelta(days=n) for n in range(40))
    theirs = replace(NOORD, free=NOORD.free | away)
    now, later = here(date(2027, 1, 5), "12:00"), Dossier(due_on=date(2027, 6, 30))
    assert message_on(CASE, later, NOORD, now, HOUR, theirs) == here(date(2027, 6, 18), "07:45")
    talk = Dossier(due_on=date(2027, 2, 2))
    assert message_on(CASE, talk, NOORD, now, HOUR, theirs) == here(date(2027, 3, 15), "07:45")


def test_what_is_not_due_brings_no_message() -> None:
    """Positive control above."""
    assert message_on(replace(CASE, owner=None), Dossier(due_on=FRIDAY), NOORD, here(TUESDAY, "12:00"), HOUR) is None


def test_parents_are_called_within_two_school_days() -> None:
    """T3, over a weekend."""
    assert parents_by(NOORD, here(FRIDAY, "12:00")) == date(2026, 12, 1)


days = st.dates(date(2026, 9, 1), date(2027, 7, 1))


@given(days, st.times(), st.none() | days, st.none() | days.filter(partial(is_school_day, NOORD)), st.booleans())
def test_a_message_is_never_for_nothing(
    on: date, clock: time, due_on: date | None, tell_on: date | None, told: bool
) -> None:
    """It leaves at its hour of a school day, later than now, and on that day something is due."""
    dossier = Dossier(due_on=due_on, tell_on=tell_on, talked_on=date(2026, 9, 1) if told else None)
    moment = datetime.combine(on, clock, ZoneInfo("Europe/Amsterdam"))
    found = message_on(CASE, dossier, NOORD, moment, HOUR)
    assert found is not None
    day = local_day(NOORD, found)
    assert found > moment
    assert found == at(NOORD, day, HOUR)
    assert is_school_day(NOORD, day)
    assert is_due(CASE, dossier, NOORD, day)
