"""School time: hours in which nobody is at school do not count (T1, DOMAIN §1.5)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.timing import is_open, opening_after, school_time_after
from tests.rules.calendars import MIDDEN

HOURS = timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), 2, datetime(2026, 11, 24, 11, 0, tzinfo=UTC)),
        (datetime(2026, 11, 24, 18, 30, tzinfo=UTC), 2, datetime(2026, 11, 25, 9, 0, tzinfo=UTC)),
        (datetime(2026, 11, 27, 14, 45, tzinfo=UTC), 2, datetime(2026, 11, 30, 7, 45, tzinfo=UTC)),
        (datetime(2026, 12, 18, 15, 0, tzinfo=UTC), 4, datetime(2027, 1, 4, 10, 0, tzinfo=UTC)),
    ],
    ids=["in the morning", "in the evening", "over a weekend", "over the holidays"],
)
def test_only_hours_at_school_count(start: datetime, hours: int, expected: datetime) -> None:
    """Evenings, weekends and holidays are passed by; the hour is the school's, also after the clocks changed."""
    assert school_time_after(MIDDEN, start, hours * HOURS) == expected


@given(
    st.integers(0, 300 * 24 * 60),
    st.integers(1, 30),
)
def test_it_ends_while_school_is_open(minutes: int, hours: int) -> None:
    """Whatever the start, the end is later and at a moment at which somebody is there (or just closes)."""
    start = datetime(2026, 9, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    end = school_time_after(MIDDEN, start, hours * HOURS)
    assert end >= start + hours * HOURS
    assert is_open(MIDDEN, end - timedelta(seconds=1))
    assert opening_after(MIDDEN, end) > end
