"""School days, bells, alert moments and quiet hours: over years, holidays and both changes of the clocks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route.timing import (
    NUDGE_MINUTES,
    QUIET_FROM,
    QUIET_UNTIL,
    Calendar,
    add_school_days,
    alert_at,
    at,
    between_bells,
    is_open,
    is_quiet,
    is_school_day,
    local_day,
    next_school_day,
    nudge_at,
    truncate_to_hour,
)
from tests.rules.calendars import (
    AMSTERDAM,
    EARLY,
    MIDDEN,
    NOORD,
    SHORT,
    ZUID,
    calendars,
    here,
    moments,
    patiently,
    shown,
    some_days,
)

WAITS = st.integers(*NUDGE_MINUTES)
ZONE = ZoneInfo(AMSTERDAM)

# --- Days -------------------------------------------------------------------------------------------------------------

VECTORS = (
    ("2026-10-09", 1, "2026-10-19", "2026-10-12"),
    ("2026-10-09", 5, "2026-10-23", "2026-10-16"),
    ("2026-12-18", 5, "2027-01-08", "2027-01-08"),
    ("2027-03-25", 1, "2027-03-30", "2027-03-30"),
    ("2027-04-23", 5, "2027-05-10", "2027-05-10"),
    ("2027-07-09", 5, "2027-08-27", "2027-07-16"),
    ("2026-11-24", 10, "2026-12-08", "2026-12-08"),
)


@pytest.mark.parametrize(("start", "n", "noord", "elsewhere"), VECTORS)
def test_school_days_are_counted_as_the_regions_holidays_say(start: str, n: int, noord: str, elsewhere: str) -> None:
    """The vectors of DOMAIN §2.8 hold in each region."""
    day = date.fromisoformat(start)

    assert add_school_days(NOORD, day, n) == date.fromisoformat(noord)
    assert add_school_days(MIDDEN, day, n) == date.fromisoformat(elsewhere)
    assert add_school_days(ZUID, day, n) == date.fromisoformat(elsewhere)


def test_a_weekend_a_holiday_and_a_weekday_without_hours_are_no_school_days() -> None:
    """A school day has hours and is not free."""
    assert is_school_day(NOORD, date(2026, 11, 24))
    assert not is_school_day(NOORD, date(2026, 11, 28))
    assert not is_school_day(NOORD, date(2026, 10, 12))
    assert is_school_day(MIDDEN, date(2026, 10, 12))
    assert not is_school_day(SHORT, date(2026, 11, 25))


def test_the_leap_day_is_a_day_like_any_other() -> None:
    """29 February 2028 is a school day in the north, and falls in the holiday of Midden."""
    assert next_school_day(NOORD, date(2028, 2, 28)) == date(2028, 2, 29)
    assert next_school_day(NOORD, date(2028, 2, 29)) == date(2028, 3, 1)
    assert next_school_day(MIDDEN, date(2028, 2, 28)) == date(2028, 3, 6)


def test_past_the_known_days_each_weekday_is_a_school_day() -> None:
    """A missing school year stops nothing: the caller warns, the bot goes on."""
    christmas = date(2029, 12, 25)

    assert christmas > NOORD.until
    assert is_school_day(NOORD, christmas)
    assert next_school_day(NOORD, date(2029, 12, 28)) == date(2029, 12, 31)


def test_no_school_days_further_is_today_or_the_first_one_after_it() -> None:
    """A date on a day off moves to the next school day (DOMAIN §1.5); counting back is a bug."""
    assert add_school_days(NOORD, date(2026, 11, 24), 0) == date(2026, 11, 24)
    assert add_school_days(NOORD, date(2026, 11, 28), 0) == date(2026, 11, 30)
    with pytest.raises(ValueError, match="forward"):
        add_school_days(NOORD, date(2026, 11, 28), -1)


@patiently
@given(calendars(), some_days())
def test_the_next_school_day_is_the_first_one_after_today(calendar: Calendar, day: date) -> None:
    """It lies strictly ahead, is a school day, and none was passed by."""
    then = next_school_day(calendar, day)
    between = [day + timedelta(days=n) for n in range(1, (then - day).days)]

    assert then > day
    assert is_school_day(calendar, then)
    assert not any(is_school_day(calendar, skipped) for skipped in between)


@patiently
@given(calendars(), some_days(), st.integers(0, 30), st.integers(0, 30))
def test_school_days_add_up(calendar: Calendar, day: date, first: int, then: int) -> None:
    """Counting in two goes ends where counting at once does, from any school day."""
    start = add_school_days(calendar, day, 0)
    apart = add_school_days(calendar, add_school_days(calendar, start, first), then)

    assert apart == add_school_days(calendar, start, first + then)


# --- Moments ----------------------------------------------------------------------------------------------------------


def test_the_same_hour_stays_the_same_hour_on_both_sides_of_a_change_of_the_clocks() -> None:
    """Friday 17.00 and Monday 17.00 are 17.00, though an hour of UTC lies between them."""
    assert at(NOORD, date(2027, 3, 26), time(17)) == datetime(2027, 3, 26, 16, tzinfo=UTC)
    assert at(NOORD, date(2027, 3, 30), time(17)) == datetime(2027, 3, 30, 15, tzinfo=UTC)
    assert at(NOORD, date(2027, 10, 29), time(17)) == datetime(2027, 10, 29, 15, tzinfo=UTC)
    assert at(NOORD, date(2027, 11, 1), time(17)) == datetime(2027, 11, 1, 16, tzinfo=UTC)


def test_a_time_that_does_not_exist_moves_forward() -> None:
    """28 March 2027 has no 02.30: it becomes 03.30."""
    assert at(NOORD, date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert shown(at(NOORD, date(2027, 3, 28), time(2, 30))) == "2027-03-28 03:30"


@pytest.mark.parametrize("fold", [0, 1])
def test_of_a_time_that_comes_twice_it_is_the_first(fold: int) -> None:
    """31 October 2027 has 02.30 twice: what is planned for it happens once, the first time."""
    assert at(NOORD, date(2027, 10, 31), time(2, 30, fold=fold)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@patiently
@given(calendars(), some_days(), st.times().map(lambda t: t.replace(microsecond=0)))
def test_a_wall_clock_time_comes_back_as_it_went_in(calendar: Calendar, day: date, local: time) -> None:
    """Outside the skipped hour the clock at school shows what was asked for; in it, something later that day."""
    wall = at(calendar, day, local).astimezone(ZONE)

    assert at(calendar, day, local).tzinfo is UTC
    assert wall.date() == day == local_day(calendar, at(calendar, day, local))
    assert wall.time() == local or (local.hour == 2 and wall.hour == 3)


def test_the_day_is_the_schools_day_and_not_that_of_utc() -> None:
    """At half past midnight in summer it is still yesterday in UTC."""
    assert local_day(NOORD, datetime(2027, 6, 1, 22, 30, tzinfo=UTC)) == date(2027, 6, 2)


@pytest.mark.parametrize(
    ("day", "clock", "is_so"),
    [
        ("2026-11-24", "07:59:59", False),
        ("2026-11-24", "08:00", True),
        ("2026-11-24", "16:59:59", True),
        ("2026-11-24", "17:00", False),
        ("2026-11-28", "12:00", False),
        ("2026-10-12", "12:00", False),
    ],
)
def test_the_school_is_open_in_its_hours_on_school_days(day: str, clock: str, is_so: bool) -> None:
    """From opening up to closing, not at weekends and not in holidays."""
    assert is_open(NOORD, here(day, clock)) is is_so


@pytest.mark.parametrize(
    ("day", "clock", "is_so"),
    [
        ("2026-11-24", "08:29:59", False),
        ("2026-11-24", "08:30", True),
        ("2026-11-24", "15:29:59", True),
        ("2026-11-24", "15:30", False),
        ("2026-11-29", "12:00", False),
        ("2026-12-21", "12:00", False),
    ],
)
def test_pupils_are_in_class_between_the_bells_of_a_school_day(day: str, clock: str, is_so: bool) -> None:
    """From the first bell up to the last, not at weekends and not in holidays."""
    assert between_bells(NOORD, here(day, clock)) is is_so


@pytest.mark.parametrize(
    ("clock", "is_so"), [("21:29:59", False), ("21:30", True), ("00:00", True), ("06:59:59", True), ("07:00", False)]
)
def test_evening_and_night_are_quiet(clock: str, is_so: bool) -> None:
    """From 21.30 up to 7.00, on days off as well."""
    assert is_quiet(NOORD, here("2026-11-24", clock)) is is_so
    assert is_quiet(NOORD, here("2026-11-29", clock)) is is_so


@given(moments())
def test_only_the_hour_is_kept(moment: datetime) -> None:
    """What is kept is a whole hour, less than an hour back, and the same for everybody in that hour."""
    kept = truncate_to_hour(moment.astimezone(ZONE))

    assert timedelta(0) <= moment - kept < timedelta(hours=1)
    assert (kept.minute, kept.second, kept.microsecond, kept.tzinfo) == (0, 0, 0, UTC)
    assert truncate_to_hour(kept) == kept == truncate_to_hour(kept + timedelta(minutes=59))


def test_a_moment_without_a_zone_is_a_bug() -> None:
    """A naive moment would silently take the zone of the machine."""
    naive = datetime(2026, 11, 24, 12)  # noqa: DTZ001

    for ask in (local_day, is_open, between_bells, is_quiet, alert_at):
        with pytest.raises(ValueError, match="zone"):
            ask(NOORD, naive)
    with pytest.raises(ValueError, match="zone"):
        nudge_at(NOORD, naive, 10)
    with pytest.raises(ValueError, match="zone"):
        truncate_to_hour(naive)


# --- Alerts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "clock", "leaves"),
    [
        ("2026-11-24", "06:00", "2026-11-24 08:15"),
        ("2026-11-24", "08:15", "2026-11-24 08:15"),
        ("2026-11-24", "08:15:01", "2026-11-24 10:45"),
        ("2026-11-24", "11:00", "2026-11-24 12:30"),
        ("2026-11-24", "16:00:01", "2026-11-25 08:15"),
        ("2026-11-27", "20:00", "2026-11-30 08:15"),
        ("2026-12-18", "16:30", "2027-01-04 08:15"),
        ("2027-03-26", "12:00", "2027-03-30 08:15"),
        ("2027-10-31", "02:30", "2027-11-01 08:15"),
    ],
)
def test_an_alert_leaves_at_the_next_fixed_moment_of_a_school_day(day: str, clock: str, leaves: str) -> None:
    """In the evening, at weekends, in holidays and on the night of the clocks it waits for the next school morning."""
    assert shown(alert_at(NOORD, here(day, clock))) == leaves


@patiently
@given(calendars(), moments())
def test_an_alert_leaves_at_an_alert_moment_and_passes_none_by(calendar: Calendar, now: datetime) -> None:
    """Not in the past, on a school day, at one of the moments, and nothing fits in between."""
    leaves = alert_at(calendar, now)
    wall = leaves.astimezone(ZONE)
    span = range((wall.date() - local_day(calendar, now)).days + 1)
    possible = [local_day(calendar, now) + timedelta(days=n) for n in span]
    every = [at(calendar, d, m) for d in possible if is_school_day(calendar, d) for m in calendar.alert_moments]

    assert leaves >= now
    assert wall.time() in calendar.alert_moments
    assert is_school_day(calendar, wall.date())
    assert [moment for moment in every if now <= moment < leaves] == []
    assert alert_at(calendar, leaves) == leaves


# --- Nudges -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "clock", "minutes", "leaves"),
    [
        ("2026-11-24", "16:10", 10, "2026-11-24 16:20"),
        ("2026-11-24", "16:10", 45, "2026-11-24 16:55"),
        ("2026-11-24", "10:00", 20, "2026-11-24 15:50"),
        ("2026-11-24", "08:10", 19, "2026-11-24 08:29"),
        ("2026-11-24", "08:10", 20, "2026-11-24 15:50"),
        ("2026-11-24", "15:25", 10, "2026-11-24 15:40"),
        ("2026-11-28", "10:00", 20, "2026-11-28 10:20"),
        ("2026-12-21", "10:00", 20, "2026-12-21 10:20"),
        ("2026-11-24", "21:10", 19, "2026-11-24 21:29"),
        ("2026-11-24", "21:10", 20, "2026-11-25 07:20"),
        ("2026-11-24", "23:55", 20, "2026-11-25 07:20"),
        ("2026-11-25", "03:00", 33, "2026-11-25 07:33"),
        ("2027-03-27", "22:00", 12, "2027-03-28 07:12"),
        ("2027-10-31", "02:30", 12, "2027-10-31 07:12"),
        ("2026-11-24", "16:10", 0, "2026-11-24 16:10"),
    ],
)
def test_a_nudge_waits_for_the_bell_and_for_the_morning(day: str, clock: str, minutes: int, leaves: str) -> None:
    """The minutes count from the act, from the last bell, or from 7.00."""
    assert shown(nudge_at(NOORD, here(day, clock), minutes)) == leaves


def test_a_morning_nudge_that_would_come_in_class_waits_for_the_last_bell() -> None:
    """With a first bell at 7.15, an act at night is told after school, unless there is no school."""
    assert shown(nudge_at(EARLY, here("2026-11-24", "22:00"), 10)) == "2026-11-25 07:10"
    assert shown(nudge_at(EARLY, here("2026-11-24", "22:00"), 20)) == "2026-11-25 17:10"
    assert shown(nudge_at(EARLY, here("2026-11-27", "22:00"), 20)) == "2026-11-28 07:20"


@patiently
@given(calendars(), moments(), WAITS)
def test_a_nudge_never_comes_in_class_at_night_or_too_soon(calendar: Calendar, after: datetime, minutes: int) -> None:
    """At least the minutes after the act, within a day, not between the bells and not in quiet hours."""
    leaves = nudge_at(calendar, after, minutes)
    clock = leaves.astimezone(ZONE).time()

    assert timedelta(minutes=minutes) <= leaves - after < timedelta(days=1)
    assert not between_bells(calendar, leaves)
    assert QUIET_UNTIL <= clock < QUIET_FROM
    assert leaves.tzinfo is UTC


@patiently
@given(calendars(), moments(), WAITS, WAITS)
def test_a_longer_wait_never_brings_a_nudge_forward(calendar: Calendar, after: datetime, one: int, two: int) -> None:
    """Chance spreads nudges; it does not turn them round."""
    least, most = sorted((one, two))

    assert nudge_at(calendar, after, least) <= nudge_at(calendar, after, most)


@pytest.mark.parametrize("minutes", [-1, 46])
def test_a_wait_out_of_its_range_is_a_bug(minutes: int) -> None:
    """A nudge before its act, or hours later, is not what SCREENS R5 says."""
    with pytest.raises(ValueError, match="range"):
        nudge_at(NOORD, here("2026-11-24", "16:00"), minutes)


# --- Calendars that cannot be -----------------------------------------------------------------------------------------


WRONG: dict[str, Callable[[], Calendar]] = {
    "no day with hours": lambda: replace(NOORD, hours={}),
    "an eighth weekday": lambda: replace(NOORD, hours={7: (time(8), time(17))}),
    "closed before it opens": lambda: replace(NOORD, hours={0: (time(17), time(8))}),
    "the last bell first": lambda: replace(NOORD, bells=(time(15), time(8))),
    "no time between the last bell and 17.00": lambda: replace(NOORD, bells=(time(8), time(17))),
    "no alert moment": lambda: replace(NOORD, alert_moments=()),
    "an alert after 17.00": lambda: replace(NOORD, alert_moments=(time(8), time(17, 1))),
    "an alert at night": lambda: replace(NOORD, alert_moments=(time(2, 30),)),
}


@pytest.mark.parametrize("build", WRONG.values(), ids=WRONG.keys())
def test_a_calendar_with_which_no_promise_can_be_kept_is_refused(build: Callable[[], Calendar]) -> None:
    """A search that would not end, or a word that would have to be said in class or at night, is found at once."""
    with pytest.raises(ValueError, match=r"need|comes after"):
        build()


def test_a_zone_that_does_not_exist_is_found_at_once() -> None:
    """Not when the first pupil presses send."""
    with pytest.raises(ZoneInfoNotFoundError):
        replace(NOORD, zone="Europe/Nergens")
