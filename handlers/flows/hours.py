"""The school's days and a colleague's own, as they stand in a chat: that the calendar ends (SCREENS §10, R11, R12)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.usecases.calendarend import CALENDAR_ENDS
from handlers.flows.view import Panel, View
from handlers.screens import At, Press, Screen, When, to_panel


def _calendar_ends(view: View) -> Screen:
    """For the beheerder: until when the holidays are known, and what to do."""
    day = At.of_day(view.calendar.until if view.calendar else view.today, view.zone, When.DAY)
    return Screen(CALENDAR_ENDS, {"day": day}, ((Press(to_panel("desk"), "hidden.desk"),),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({CALENDAR_ENDS: _calendar_ends})
