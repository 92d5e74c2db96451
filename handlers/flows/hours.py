"""The school's days as they stand in a chat: why a day is not offered, that the calendar ends (SCREENS R11, R14).

And that Telegram could not be heard for a while.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.gaps import Gap, gaps
from bot.route.timing import Calendar
from bot.usecases.calendarend import CALENDAR_ENDS
from bot.usecases.deaf import DEAF
from handlers.flows.view import Panel, View
from handlers.screens import At, Press, Say, Screen, Value, When, to_panel

MOST_GAPS: Final = 2


def not_offered(calendar: Calendar, first: date, last: date) -> tuple[Say, ...]:
    """Below the chips: which days between them are free, and what they are called."""
    return tuple(_said(gap, calendar.zone) for gap in gaps(calendar, first, last)[:MOST_GAPS])


def _said(gap: Gap, zone: str) -> Say:
    days: dict[str, Value] = {"day": At.of_day(gap.first, zone, When.DAY), "name": gap.name or Say("gap-free")}
    if gap.first == gap.last:
        return Say("gap-day", days)
    return Say("gap-days", {**days, "last": At.of_day(gap.last, zone, When.DAY)})


def until_promised(view: View) -> tuple[Say, ...]:
    """On the receipt, when free days lie before the named moment: why it is not sooner."""
    if view.calendar is None or view.case is None or view.case.promised_at is None:
        return ()
    until = view.case.promised_at.astimezone(ZoneInfo(view.zone)).date()
    found = gaps(view.calendar, view.today, until)
    return (Say("gap-promise", {"name": found[0].name}),) if found and found[0].name else ()


def _calendar_ends(view: View) -> Screen:
    """For the beheerder: until when the holidays are known, and what to do."""
    day = At.of_day(view.calendar.until if view.calendar else view.today, view.zone, When.DAY)
    return Screen(CALENDAR_ENDS, {"day": day}, ((Press(to_panel("desk"), "hidden.desk"),),))


def _deaf(view: View) -> Screen:
    """For the beheerder. True before the line is back and after it, because it may arrive only then."""
    return Screen(DEAF, {}, ((Press(to_panel("desk"), "hidden.desk"),),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({CALENDAR_ENDS: _calendar_ends, DEAF: _deaf})
