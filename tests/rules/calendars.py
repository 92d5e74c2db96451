"""School calendars for the tests of time: literal holidays of three regions, and moments that are worth trying.

The holidays are those of DOMAIN §2.8, written out, so that the rules are held against dates and not against a library.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from bot.route.timing import Calendar

AMSTERDAM: Final = "Europe/Amsterdam"

patiently: Final = settings(deadline=None)
"""For property tests: a slow machine is no bug."""


def days(first: str, last: str | None = None) -> frozenset[date]:
    """All days from the first up to and with the last (ISO dates); one day when there is no last."""
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return frozenset(start + timedelta(days=n) for n in range((end - start).days + 1))


def spans(*pairs: tuple[str, str]) -> frozenset[date]:
    """The days of several holidays together."""
    return frozenset[date]().union(*(days(first, last) for first, last in pairs))


PUBLIC: Final = frozenset[date]().union(
    *(days(day) for day in ("2026-12-25", "2026-12-26", "2027-01-01", "2027-03-26", "2027-03-28", "2027-03-29")),
    *(days(day) for day in ("2027-04-27", "2027-05-06", "2027-05-16", "2027-05-17")),
)

FREE: Final = {
    "Noord": spans(
        ("2026-10-10", "2026-10-18"),
        ("2026-12-19", "2027-01-03"),
        ("2027-02-20", "2027-02-28"),
        ("2027-04-24", "2027-05-02"),
        ("2027-07-10", "2027-08-22"),
        ("2027-10-16", "2027-10-24"),
        ("2027-12-25", "2028-01-09"),
        ("2028-02-19", "2028-02-27"),
        ("2028-04-29", "2028-05-07"),
        ("2028-07-15", "2028-08-27"),
        ("2028-10-14", "2028-10-22"),
        ("2028-12-23", "2029-01-07"),
        ("2029-02-17", "2029-02-25"),
        ("2029-04-28", "2029-05-06"),
        ("2029-07-21", "2029-09-02"),
    ),
    "Midden": spans(
        ("2026-10-17", "2026-10-25"),
        ("2026-12-19", "2027-01-03"),
        ("2027-02-20", "2027-02-28"),
        ("2027-04-24", "2027-05-02"),
        ("2027-07-17", "2027-08-29"),
        ("2027-10-16", "2027-10-24"),
        ("2027-12-25", "2028-01-09"),
        ("2028-02-26", "2028-03-05"),
        ("2028-04-29", "2028-05-07"),
        ("2028-07-08", "2028-08-20"),
        ("2028-10-21", "2028-10-29"),
        ("2028-12-23", "2029-01-07"),
        ("2029-02-17", "2029-02-25"),
        ("2029-04-28", "2029-05-06"),
        ("2029-07-07", "2029-08-19"),
    ),
    "Zuid": spans(
        ("2026-10-17", "2026-10-25"),
        ("2026-12-19", "2027-01-03"),
        ("2027-02-13", "2027-02-21"),
        ("2027-04-24", "2027-05-02"),
        ("2027-07-24", "2027-09-05"),
    ),
}


def calendar(region: str) -> Calendar:
    """The calendar of a school in this region, open on weekdays from 8 to 17, with four alert moments."""
    return Calendar(
        zone=AMSTERDAM,
        free=FREE[region] | PUBLIC,
        hours={weekday: (time(8), time(17)) for weekday in range(5)},
        bells=(time(8, 30), time(15, 30)),
        alert_moments=(time(8, 15), time(10, 45), time(12, 30), time(16)),
        until=max(FREE[region]),
    )


NOORD: Final = calendar("Noord")
MIDDEN: Final = calendar("Midden")
ZUID: Final = calendar("Zuid")
EARLY: Final = replace(NOORD, bells=(time(7, 15), time(16, 50)))
"""A school whose first bell rings before a morning nudge, and whose last bell leaves little before 17.00."""
SHORT: Final = replace(MIDDEN, hours={day: (time(9), time(14)) for day in (0, 1, 3)}, alert_moments=(time(13), time(9)))
"""A school with three short days, and alert moments that are out of order."""

ALL: Final = (NOORD, MIDDEN, ZUID, EARLY, SHORT)


def here(day: str, clock: str) -> datetime:
    """This wall-clock time in Amsterdam, aware."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(AMSTERDAM))


def shown(moment: datetime) -> str:
    """A moment as a clock in Amsterdam shows it."""
    return moment.astimezone(ZoneInfo(AMSTERDAM)).strftime("%Y-%m-%d %H:%M")


def calendars() -> st.SearchStrategy[Calendar]:
    """Any of our schools."""
    return st.sampled_from(ALL)


def moments() -> st.SearchStrategy[datetime]:
    """Any moment of four school years, past the known holidays too; and the days around each change of something."""
    corners = ("2026-10-24", "2026-12-18", "2027-03-27", "2027-10-30", "2028-02-28", "2028-03-25", "2029-12-30")
    starts = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in corners]
    near = st.builds(lambda start, s: start + timedelta(seconds=s), st.sampled_from(starts), st.integers(0, 4 * 86_400))
    anywhere = st.datetimes(datetime(2026, 8, 1), datetime(2030, 8, 1), timezones=st.just(UTC))  # noqa: DTZ001
    return anywhere | near


def some_days() -> st.SearchStrategy[date]:
    """Any day of those years."""
    return st.dates(date(2026, 8, 1), date(2030, 8, 1))
