"""The school's calendar as one colleague lives it: their days off are free days (SCREENS R11, R12).

So whatever reckons with a calendar (chips, the message of the day, when an alert may leave) holds for a part-timer too.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.route.timing import Calendar
from bot.route.week import Week


def own(calendar: Calendar, week: Week) -> Calendar:
    """The days on which this colleague works. The school's own when no day would be left: nothing may wait for ever."""
    hours = {weekday: open_ for weekday, open_ in calendar.hours.items() if weekday not in week.off}
    if not hours or (hours == calendar.hours and week.away is None):
        return calendar
    return replace(calendar, hours=hours, free=calendar.free | _away(week))


def _away(week: Week) -> frozenset[date]:
    if week.away is None:
        return frozenset()
    first, last = week.away
    return frozenset(first + timedelta(days=number) for number in range((last - first).days + 1))
