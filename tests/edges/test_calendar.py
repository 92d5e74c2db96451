"""The school's calendar against DOMAIN §2.8: each region, each row; hours and study days; always a day within reach."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config import SchoolFile, calendar_of
from bot.config.school import WEEKDAYS, FreeDays, Weekday
from bot.route.timing import Calendar, add_school_days, alert_at, at, is_open, is_school_day, local_day, next_school_day
from tests.people import a_school_file
from tests.rules.calendars import FREE, PUBLIC, days, moments, patiently

ZUID_MORE = (
    ("2027-10-23", "2027-10-31"), ("2027-12-25", "2028-01-09"), ("2028-02-26", "2028-03-05"),
    ("2028-04-29", "2028-05-07"), ("2028-07-22", "2028-09-03"), ("2028-10-21", "2028-10-29"),
    ("2028-12-23", "2029-01-07"), ("2029-02-10", "2029-02-18"), ("2029-04-28", "2029-05-06"),
    ("2029-07-14", "2029-08-26"),
)  # fmt: skip
ALL = {**FREE, "Zuid": FREE["Zuid"].union(*(days(*row) for row in ZUID_MORE))}
NAMES = ("vakantie", "dag", "kerst", "paas", "pinkster")


@cache
def known(region: str) -> Calendar:
    """As the bot knows the years of the tables."""
    return calendar_of(a_school_file().model_copy(update={"region": region}), range(2026, 2030))


@pytest.mark.parametrize("region", sorted(ALL))
def test_every_row_of_the_tables_is_free_and_has_a_name(region: str) -> None:
    """And no weekday besides these is, but the public days."""
    school_year = days("2026-09-07", "2029-07-06")
    calendar = known(region)
    assert ALL[region] <= calendar.free
    assert all(any(word in calendar.names[day].casefold() for word in NAMES) for day in ALL[region])
    others = {day for day in school_year & (calendar.free - ALL[region]) if day.weekday() < 5}
    assert {day for day in others if day < date(2027, 9, 1)} == {d for d in PUBLIC - ALL[region] if d.weekday() < 5}
    assert len(others) <= 5 * 3


@pytest.mark.parametrize("region", sorted(ALL))
def test_a_row_that_is_cut_short_would_be_seen(region: str) -> None:
    """The check above is shown something wrong."""
    assert not ALL[region] | {date(2026, 11, 24)} <= known(region).free


# --- Any school -------------------------------------------------------------------------------------------------------


def schools() -> st.SearchStrategy[Calendar]:
    """Any region, hours for any weekdays, and any study days."""
    hour = st.tuples(st.integers(7, 11), st.integers(13, 18)).map(lambda h: (time(h[0]), time(h[1])))
    hours = st.dictionaries(st.sampled_from(WEEKDAYS), hour, min_size=1)
    free = st.sets(st.dates(date(2026, 8, 1), date(2030, 7, 1)), max_size=30)
    return st.builds(_school, st.sampled_from(sorted(ALL)), hours, free)


def _school(region: str, hours: Mapping[Weekday, tuple[time, time]], free: set[date]) -> Calendar:
    own = FreeDays.model_construct(extra_vrij=dict.fromkeys(free, "Studiedag"), toch_school={})
    changed = {"region": region, "hours": hours, "days": own}
    school: SchoolFile = a_school_file().model_copy(update=changed)
    return calendar_of(school, range(2026, 2031))


@patiently
@given(schools(), moments())
def test_whatever_a_school_does_its_moments_are_on_its_days(calendar: Calendar, moment: datetime) -> None:
    """Study days, hours per weekday, both changes of the clocks, the leap day: never on a free day, never too early."""
    today = local_day(calendar, moment)
    following = next_school_day(calendar, today)
    assert is_school_day(calendar, following)
    assert not any(is_school_day(calendar, today + timedelta(n)) for n in range(1, (following - today).days))
    leaves = alert_at(calendar, moment)
    assert leaves >= moment
    assert is_school_day(calendar, local_day(calendar, leaves))
    opens = at(calendar, following, calendar.hours[following.weekday()][0])
    assert is_open(calendar, opens)
    assert local_day(calendar, opens) == following


@patiently
@given(schools(), st.dates(date(2026, 8, 1), date(2029, 6, 1)), st.integers(0, 12))
def test_school_days_are_those_that_a_finger_counts(calendar: Calendar, day: date, n: int) -> None:
    """The n-th school day, against counting them one by one on paper."""
    paper = [d for d in (day + timedelta(k) for k in range(1, 900)) if d.weekday() in calendar.hours]
    paper = [d for d in paper if d not in calendar.free]
    expected = paper[n - 1] if n else (day if is_school_day(calendar, day) else paper[0])
    assert add_school_days(calendar, day, n) == expected
