"""What comes round each school year, from the real holidays of 2026-2027 (P-55, P-57, DOMAIN T14)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.seasons import Season, handed_over_on, season_on
from bot.route.timing import Calendar, add_school_days, is_school_day, school_days_before
from tests.rules.calendars import MIDDEN, NOORD, ZUID, calendars, patiently

ANY_DAY = st.dates(date(2026, 9, 1), date(2029, 9, 1))


def weeks(calendar: Calendar, first: date, last: date) -> Iterator[tuple[Season, date]]:
    """Each thing that is said between two days, with its Monday, once."""
    days = (first + timedelta(days=n) for n in range((last - first).days))
    yield from dict.fromkeys(found for day in days if (found := season_on(calendar, day)))


def test_the_theme_comes_back_in_the_second_week_after_each_holiday() -> None:
    """After the summer the rules of the class; autumn, Christmas, spring and May the theme."""
    assert list(weeks(NOORD, date(2026, 11, 1), date(2027, 10, 10))) == [
        (Season.TERM, date(2027, 1, 11)),
        (Season.TERM, date(2027, 3, 8)),
        (Season.TERM, date(2027, 5, 10)),
        (Season.START, date(2027, 8, 30)),
    ]


def test_not_on_a_monday_nor_on_a_day_off() -> None:
    """From Tuesday on, on a school day; so a bot that was away that morning says it the day after."""
    said = [day for day in range(9, 20) if season_on(NOORD, date(2027, 1, day))]
    assert said == [12, 13, 14, 15]
    off = replace(NOORD, free=NOORD.free | {date(2027, 1, 12)})
    assert season_on(off, date(2027, 1, 12)) is None
    assert season_on(off, date(2027, 1, 13)) == (Season.TERM, date(2027, 1, 11))


@pytest.mark.parametrize(
    ("calendar", "last"),
    [(NOORD, date(2027, 7, 9)), (MIDDEN, date(2027, 7, 16)), (ZUID, date(2027, 7, 23))],
    ids=["Noord", "Midden", "Zuid"],
)
def test_fifteen_school_days_before_the_summer_it_is_decided_who_has_it_then(calendar: Calendar, last: date) -> None:
    """As seen from any day of that school year."""
    on = handed_over_on(calendar, date(2026, 9, 1))
    assert on is not None
    assert add_school_days(calendar, on, 15) == last
    assert handed_over_on(calendar, on) == on


def test_the_day_after_it_is_that_of_the_next_year() -> None:
    """And not this summer again."""
    assert handed_over_on(NOORD, date(2027, 6, 19)) == date(2028, 6, 23)


def test_past_the_known_days_nothing_is_said() -> None:
    """A calendar that ends in spring knows no summer."""
    assert handed_over_on(replace(NOORD, until=date(2027, 3, 1)), date(2026, 9, 1)) is None
    assert season_on(replace(NOORD, free=frozenset()), date(2026, 9, 1)) is None


def day_by_day(calendar: Calendar, day: date) -> date | None:
    """The same, as simply as it can be said: every day is looked at, from so long ago that no summer is cut in two."""
    last, without = day, 0
    for here in (day + timedelta(days=n) for n in range(-100, 600)):
        if here > calendar.until:
            return None
        last, without = (here, 0) if is_school_day(calendar, here) else (last, without + 1)
        on = school_days_before(calendar, last, calendar.terms.year_end_days)
        if without == 28 and on >= day:
            return on
    return None


@patiently
@given(calendars(), ANY_DAY, ANY_DAY, ANY_DAY, st.integers(0, 40))
def test_one_day_in_four_weeks_is_enough_to_find_it(
    calendar: Calendar, day: date, until: date, closed: date, days: int
) -> None:
    """Whatever the holidays, the hours, the day it is asked on, how long it is closed once more, and until when it is
    known."""
    more = {closed + timedelta(days=n) for n in range(days)}
    ends = replace(calendar, free=calendar.free | more, until=min(until, calendar.until))
    expected = day_by_day(ends, day)
    if expected is None or expected < day + timedelta(days=400):
        assert handed_over_on(ends, day) == expected
