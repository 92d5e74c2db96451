"""Coaches are reminded of the rules and the theme as the year comes round (P-55, P-57); one message a day at most."""

from datetime import date, timedelta

import pytest

from bot.route.model import Role
from bot.route.seasons import Season
from bot.usecases.seasons import remind_coaches
from tests.people import STAFF
from tests.usecases.roadside import here, hires, said
from tests.usecases.staffroom import Staffroom

COACHES = [member for member in STAFF if Role.COACH in member.roles]


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """The school with its people."""
    hires(room)
    return room


def goes_to(school: Staffroom, day: date, clock: str) -> None:
    """School time is this, and what comes round is looked at."""
    school.time.move_school(here(day, clock) - school.time.school())
    school.does(remind_coaches)


def test_each_coach_is_reminded_once_in_the_second_week_after_a_holiday(school: Staffroom) -> None:
    """On Tuesday 12 January, after the Christmas holiday; the day after it is said already."""
    for day in range(4, 20):
        goes_to(school, date(2027, 1, day), "10.00")
    heard = said(school, Season.TERM)
    assert sorted(heard) == sorted((coach.id, here(date(2027, 1, 12), "7.45")) for coach in COACHES)
    assert said(school, Season.START) == []


def test_a_bot_that_was_away_says_it_later_that_week(school: Staffroom) -> None:
    """On Thursday, at the hour of the one message."""
    goes_to(school, date(2027, 1, 14), "6.00")
    assert {at for _, at in said(school, Season.TERM)} == {here(date(2027, 1, 14), "7.45")}


def test_what_found_no_free_morning_in_two_weeks_is_not_said_any_more(school: Staffroom) -> None:
    """A coach with something to do every day heard it of two holidays at once, months later."""
    goes_to(school, date(2027, 1, 12), "10.00")
    waiting = {}
    for day in (22, 25):
        goes_to(school, date(2027, 1, day), "7.45")
        claimed = school.does(lambda scene: scene.unit.claim(scene.now, scene.real, 100, 0.0, "test"))
        waiting[day] = sum(one.notice.panel == Season.TERM for one in claimed)
    assert waiting == {22: len(COACHES), 25: 0}


def test_in_an_ordinary_week_nothing_is_said(school: Staffroom) -> None:
    """Positive control: the first test."""
    for day in range(23, 28):
        goes_to(school, date(2026, 11, 24) + timedelta(days=day - 23), "10.00")
    assert said(school, Season.TERM) + said(school, Season.START) == []
