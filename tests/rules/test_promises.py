"""The moments that are named to a reporter can be kept: by the bot alone, in any week of any year (SCREENS R7, R14)."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.promises import Promise, first_promise, next_promise, nudge_in_time, promise_for
from bot.route.timing import (
    NUDGE_MINUTES,
    Calendar,
    add_school_days,
    alert_at,
    between_bells,
    is_quiet,
    is_school_day,
    local_day,
    nudge_at,
)
from tests.rules.calendars import AMSTERDAM, EARLY, MIDDEN, NOORD, calendars, here, moments, patiently, shown

WAITS = st.integers(*NUDGE_MINUTES)

FIRST = (
    ("a lesson", "2026-11-24", "11:00", "2026-11-25"),
    ("before school", "2026-11-24", "07:10", "2026-11-25"),
    ("the last alert", "2026-11-24", "16:00", "2026-11-25"),
    ("a minute after the last alert", "2026-11-24", "16:01", "2026-11-26"),
    ("the evening", "2026-11-24", "22:00", "2026-11-26"),
    ("just past midnight", "2026-11-25", "00:05", "2026-11-26"),
    ("Friday in class", "2026-11-27", "11:00", "2026-11-30"),
    ("Friday evening", "2026-11-27", "20:00", "2026-12-01"),
    ("Sunday", "2026-11-29", "14:00", "2026-12-01"),
    ("the last morning before Christmas", "2026-12-18", "09:00", "2027-01-04"),
    ("the last evening before Christmas", "2026-12-18", "19:00", "2027-01-05"),
    ("in the holiday", "2026-12-29", "12:00", "2027-01-05"),
    ("the evening before Easter", "2027-03-25", "20:00", "2027-03-31"),
    ("the night the clocks go back", "2027-10-31", "02:30", "2027-11-02"),
    ("the day before the leap day", "2028-02-28", "12:00", "2028-02-29"),
)


@pytest.mark.parametrize(("when", "day", "clock", "by"), FIRST, ids=[row[0] for row in FIRST])
def test_the_first_promise_is_the_school_day_after_the_alert(when: str, day: str, clock: str, by: str) -> None:
    """Who receives it has the day of the alert and the next one; the bot speaks 25 minutes before."""
    promise = first_promise(NOORD, here(day, clock))

    assert shown(promise.by) == f"{by} 17:00"
    assert shown(promise.fires) == f"{by} 16:35"


def test_the_regions_holiday_decides() -> None:
    """On the Friday before the autumn holiday of the north, Midden simply has Monday."""
    friday = here("2026-10-09", "11:00")

    assert shown(first_promise(NOORD, friday).by) == "2026-10-19 17:00"
    assert shown(first_promise(MIDDEN, friday).by) == "2026-10-12 17:00"


def test_a_last_bell_close_to_the_moment_is_waited_for() -> None:
    """Lessons until 16.50: the bot speaks between the bell and 17.00, never in class."""
    promise = first_promise(EARLY, here("2026-11-24", "11:00"))

    assert shown(promise.by) == "2026-11-25 17:00"
    assert shown(promise.fires) == "2026-11-25 16:55"


@pytest.mark.parametrize(
    ("day", "clock", "school_days", "by"),
    [
        ("2026-11-24", "12:00", 3, "2026-11-27"),
        ("2026-11-24", "23:00", 3, "2026-11-27"),
        ("2026-11-24", "16:59", 1, "2026-11-25"),
        ("2026-11-28", "12:00", 3, "2026-12-02"),
        ("2026-12-17", "12:00", 3, "2027-01-05"),
        ("2027-03-25", "12:00", 3, "2027-04-01"),
    ],
)
def test_the_next_promise_is_so_many_school_days_on(day: str, clock: str, school_days: int, by: str) -> None:
    """Tuesday and three school days is Friday; weekends and holidays do not count."""
    assert shown(next_promise(NOORD, here(day, clock), school_days).by) == f"{by} 17:00"


def test_without_a_number_the_next_promise_is_three_school_days_on() -> None:
    """As the card says it on Tuesday 24 November: before Friday the 27th, 17.00."""
    assert shown(next_promise(NOORD, here("2026-11-24", "12:00")).by) == "2026-11-27 17:00"


@pytest.mark.parametrize("school_days", [0, -1])
def test_nothing_is_promised_for_today(school_days: int) -> None:
    """Today may be over already: that is a bug of who asks."""
    with pytest.raises(ValueError, match="later day"):
        next_promise(NOORD, here("2026-11-24", "12:00"), school_days)


def held(calendar: Calendar, promise: Promise, said: datetime) -> None:
    """What must be true of every promise, made at ``said``."""
    wall = promise.by.astimezone(ZoneInfo(AMSTERDAM))

    assert wall.time() == time(17)
    assert is_school_day(calendar, wall.date())
    assert wall.date() > local_day(calendar, said)
    assert said < promise.fires < promise.by
    assert local_day(calendar, promise.fires) == wall.date()
    assert not between_bells(calendar, promise.fires)
    assert not is_quiet(calendar, promise.fires)
    assert promise.fires > promise.by - timedelta(minutes=30)
    assert promise.by.tzinfo is promise.fires.tzinfo is UTC


@patiently
@given(calendars(), moments())
def test_the_first_promise_can_always_be_kept(calendar: Calendar, sent: datetime) -> None:
    """At any moment of any year: a later school day, 17.00, after the alert, after the last bell, in time."""
    promise = first_promise(calendar, sent)

    held(calendar, promise, sent)
    alert = alert_at(calendar, sent)
    assert alert < promise.fires
    assert add_school_days(calendar, local_day(calendar, alert), 1) == local_day(calendar, promise.by)


@patiently
@given(calendars(), moments(), st.integers(1, 30))
def test_the_next_promise_can_always_be_kept(calendar: Calendar, said: datetime, school_days: int) -> None:
    """The same holds for each later word, however many school days it takes."""
    promise = next_promise(calendar, said, school_days)

    held(calendar, promise, said)
    assert add_school_days(calendar, local_day(calendar, said), school_days) == local_day(calendar, promise.by)


@patiently
@given(calendars(), moments(), moments())
def test_who_sends_later_is_never_promised_an_earlier_moment(calendar: Calendar, one: datetime, two: datetime) -> None:
    """Two friends who compare their screens find nothing odd."""
    first, then = sorted((one, two))

    assert first_promise(calendar, first).by <= first_promise(calendar, then).by
    assert next_promise(calendar, first).by <= next_promise(calendar, then).by


# --- A nudge while a promise stands -----------------------------------------------------------------------------------

BY = here("2026-11-25", "17:00")


@pytest.mark.parametrize(
    ("day", "clock", "minutes", "leaves"),
    [
        ("2026-11-24", "16:30", 40, "2026-11-24 17:10"),
        ("2026-11-25", "11:00", 20, "2026-11-25 15:50"),
        ("2026-11-25", "16:00", 20, "2026-11-25 16:20"),
        ("2026-11-25", "16:00", 45, "2026-11-25 16:35"),
        ("2026-11-25", "16:30", 10, "2026-11-25 16:35"),
        ("2026-11-25", "16:45", 10, "2026-11-25 16:45"),
        ("2026-11-25", "17:00", 10, "2026-11-25 17:10"),
        ("2026-11-26", "16:00", 10, "2026-11-26 16:10"),
    ],
)
def test_a_nudge_does_not_overtake_the_bots_own_word(day: str, clock: str, minutes: int, leaves: str) -> None:
    """Picked up at 16.30 on the promised day: heard at 16.35 and not at 17.10. A promise that is past is no matter."""
    moment = nudge_in_time(NOORD, here(day, clock), minutes, BY)

    assert shown(moment) == leaves
    assert moment.tzinfo is UTC


def test_without_a_promise_a_nudge_is_an_ordinary_nudge() -> None:
    """Nothing was named, nothing is held back."""
    assert shown(nudge_in_time(NOORD, here("2026-11-25", "16:30"), 40, None)) == "2026-11-25 17:10"


@patiently
@given(calendars(), moments(), moments(), WAITS)
def test_a_promise_is_kept_whenever_somebody_acts(
    calendar: Calendar, sent: datetime, later: datetime, minutes: int
) -> None:
    """Whatever is done before the promised moment is heard before it, and never in class or at night."""
    promise, act = first_promise(calendar, sent), max(sent, later)
    leaves = nudge_in_time(calendar, act, minutes, promise.by)

    assert act <= leaves <= nudge_at(calendar, act, minutes)
    assert act >= promise.by or leaves < promise.by
    assert not between_bells(calendar, leaves)
    assert not is_quiet(calendar, leaves)


@patiently
@given(calendars(), moments(), st.integers(0, 26), WAITS)
def test_a_promise_is_kept_on_its_last_afternoon(
    calendar: Calendar, sent: datetime, quarters: int, minutes: int
) -> None:
    """The hours before the promised moment are those in which a nudge could come too late."""
    promise = first_promise(calendar, sent)
    act = max(sent, promise.by - timedelta(minutes=15 * quarters, seconds=1))
    leaves = nudge_in_time(calendar, act, minutes, promise.by)

    assert act <= leaves < promise.by
    assert leaves <= max(act, promise.fires)
    assert not between_bells(calendar, leaves)


def test_a_promise_for_a_day_is_that_day() -> None:
    """``promise_for`` is what both promises are made of."""
    assert promise_for(NOORD, BY.date()) == Promise(BY, here("2026-11-25", "16:35"))
