"""The school year as it comes round: when coaches are reminded of the rules and the theme, and when a year ends.

Read from the calendar alone (P-55, P-57, T14 of DOMAIN §1.5): a gap of four weeks without school is the summer, one of
a week a holiday. Where the calendar ends nothing is known, and nothing is said. Pure.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.route.timing import Calendar, is_school_day, school_days_before

SUMMER: Final = 28
HOLIDAY: Final = 7
"""Days in a row without school."""
YEAR: Final = 400
ONE: Final = timedelta(days=1)
TUESDAY: Final = 1


class Season(StrEnum):
    """What coaches are reminded of, in the second week after a holiday."""

    START = "season-start"
    TERM = "season-term"


def season_on(calendar: Calendar, day: date) -> tuple[Season, date] | None:
    """What is to be said in the week of this day, with its Monday; from Tuesday on, on a school day."""
    monday = day - ONE * day.weekday()
    found = _last_gap(calendar, monday)
    if found is None or day.weekday() < TUESDAY or not is_school_day(calendar, day):
        return None
    back, length = found
    if (monday - (back - ONE * back.weekday())).days != HOLIDAY:
        return None
    return (Season.START if length >= SUMMER else Season.TERM), monday


def handed_over_on(calendar: Calendar, day: date) -> date | None:
    """The next day, this one included, fifteen school days before the summer, or as many as the school's ``terms`` say.

    On it, it is decided who has a case after the summer (T14). None when no summer is known.
    """
    for last in _last_days(calendar, day):
        on = school_days_before(calendar, last, calendar.terms.year_end_days)
        if on >= day:
            return on
    return None


def handed_over_by(calendar: Calendar, works: Calendar, day: date) -> date | None:
    """The same for one colleague, whose working days are in ``works``: who is off on that day does it on the last day
    before it on which they work."""
    on = handed_over_on(calendar, day)
    while on is not None and on > day and not is_school_day(works, on):
        on -= ONE
    return on


def _last_gap(calendar: Calendar, day: date) -> tuple[date, int] | None:
    """The first school day after the last holiday before this day, and how long that was."""
    back, length = None, 0
    for ago in range(YEAR):
        here = day - ONE * ago
        if not is_school_day(calendar, here):
            length += 1
        elif length >= HOLIDAY:
            break
        else:
            back, length = here, 0
    return None if back is None or length < HOLIDAY else (back, length)


def _last_days(calendar: Calendar, day: date) -> Iterator[date]:
    """The last school days before each summer of this year and the next, as far as the calendar goes.

    It looks at one day in four weeks, and around those without school: a summer cannot lie between two of them.
    """
    here = day
    while here < day + ONE * (YEAR + SUMMER):
        first, back = _without_school(calendar, here)
        if (min(back, calendar.until + ONE) - first).days >= SUMMER:
            yield first - ONE
        here = max(here + ONE * SUMMER, back)


def _without_school(calendar: Calendar, day: date) -> tuple[date, date]:
    """The first of the days without school around this day, and the first day after them; this day twice when there is
    school on it."""
    first = back = day
    while not is_school_day(calendar, back):
        back += ONE
    while first < back and not is_school_day(calendar, first - ONE):
        first -= ONE
    return first, back
