"""Why a day moved: only what is no weekend, and what it is called (SCREENS R14)."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.gaps import Gap, gaps
from bot.route.timing import add_school_days, is_school_day, next_school_day
from tests.rules.calendars import MIDDEN, NOORD, days, patiently, some_days

NAMES = {
    **dict.fromkeys(days("2026-12-21", "2027-01-01"), "Kerstvakantie"),
    date(2026, 12, 25): "Eerste kerstdag; Kerstvakantie",
    date(2027, 3, 26): "Goede vrijdag",
    date(2027, 3, 29): "Tweede paasdag",
    date(2027, 3, 12): "Studiedag",
}
NAMED = replace(MIDDEN, free=MIDDEN.free | days("2027-03-12") | days("2027-03-17"), names=NAMES)

WITHOUT = Gap(date(2027, 3, 17), date(2027, 3, 17))


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2027-03-11", 1, (Gap(date(2027, 3, 12), date(2027, 3, 12), "Studiedag"),)),
        ("2027-03-25", 1, (Gap(date(2027, 3, 26), date(2027, 3, 29), "Goede vrijdag, Tweede paasdag"),)),
        ("2026-12-18", 1, (Gap(date(2026, 12, 21), date(2027, 1, 1), "Kerstvakantie"),)),
        ("2027-03-16", 1, (WITHOUT,)),
        ("2026-11-27", 1, ()),
        ("2026-11-24", 3, ()),
        ("2027-03-11", 4, (Gap(date(2027, 3, 12), date(2027, 3, 12), "Studiedag"), WITHOUT)),
    ],
)
def test_what_lies_between_says_why(start: str, n: int, expected: tuple[Gap, ...]) -> None:
    """A study day, Easter on both sides of a weekend, a holiday in which Christmas falls, a day without a name."""
    day = date.fromisoformat(start)
    assert gaps(NAMED, day, add_school_days(NAMED, day, n)) == expected


@patiently
@given(some_days(), st.integers(1, 30))
def test_every_free_day_in_between_is_told_and_no_other(day: date, length: int) -> None:
    """Nothing but days on which there would be school, each once, and never two gaps that are one."""
    last = day + timedelta(days=length)
    told = [d for gap in gaps(NOORD, day, last) for d in days(str(gap.first), str(gap.last)) if d.weekday() < 5]
    free = [d for d in sorted(days(str(day), str(last))) if d.weekday() < 5 and not is_school_day(NOORD, d)]
    assert sorted(told) == free
    found = gaps(NOORD, day, last)
    assert all(next_school_day(NOORD, one.last) < two.first for one, two in pairwise(found))
