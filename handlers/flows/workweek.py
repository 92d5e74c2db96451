"""On which days a colleague works, the hour of the message of the day, and an absence (SCREENS ``coach-welcome``).

Toggles count at once: there is nothing to save, and *Klaar* only closes the screen.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.timing import add_school_days, next_school_day
from bot.route.week import Week
from bot.route.workdays import own
from bot.usecases.workhours import NOTHING, cannot_wait
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case, to_panel

WELCOME: Final = "coach-welcome"
HOURS: Final = "hours"
TIME: Final = "hours-time"
AWAY: Final = "away"
UNTIL: Final = "away-until"
SAVED: Final = "away-saved"
DAY, AT, FROM, TO = "day-", "at-", "away-from-", "away-to-"
"""What a button's name begins with; then the weekday, the hour, or days."""
FIRST: Final = "first-"
"""Before the toggles of the welcome, which stands there until it is closed."""
AT_HOURS: Final = (time(7), time(7, 30), time(7, 45), time(8, 30), time(10), time(12), time(13, 30), time(15), time(16))
WORKWEEK: Final = range(5)
MOST_DAYS: Final = 10
WEEKS: Final = (1, 2, 3, 4, 6)
"""An absence ends within some days, or at the end of one of these weeks."""


def press(name: str) -> str:
    """Data of a button of these screens."""
    return f"{Verb.STAFF}:{name}"


def _week(view: View) -> Week:
    return view.staff.week if view.staff else Week()


def _toggles(view: View, before: str = "") -> tuple[Press, ...]:
    open_on = sorted(view.calendar.hours) if view.calendar else WORKWEEK
    off = _week(view).off
    return tuple(Press(press(f"{before}{DAY}{day}"), f"weekdays.d{day}", chosen=day not in off) for day in open_on)


def _hour(view: View, hour: time) -> At:
    return At(datetime.combine(view.today, hour, ZoneInfo(view.zone)), When.CLOCK)


def _day(view: View, day: date) -> At:
    return At.of_day(day, view.zone, When.DAY)


def _welcome(view: View) -> Screen:
    """Two taps and it is ready."""
    name = view.staff.name if view.staff else view.school.name
    values: dict[str, Value] = {"coach": name, "time": _hour(view, _week(view).hour)}
    done = buttons(WELCOME, ("done", press("desk")), ("time", press(TIME)))
    return Screen(WELCOME, values, (_toggles(view, FIRST), done))


def _hours(view: View) -> Screen:
    """The same later, from the postvak; and what else is one's own to say."""
    week = _week(view)
    daily = Press(press("daily"), "hours.daily", chosen=week.every_day)
    away = buttons(HOURS, ("back", press("away-over")) if week.away else ("away", press(AWAY)))
    rest = (*buttons(HOURS, ("time", press(TIME))), daily, *away, *buttons(HOURS, ("done", press("desk"))))
    return Screen(HOURS, {"time": _hour(view, week.hour)}, (_toggles(view), rest), _absence(view))


def _absence(view: View) -> tuple[Say, ...]:
    away = _week(view).away
    return (Say("hours-away", {"day": _day(view, away[0]), "last": _day(view, away[1])}),) if away else ()


def _time(view: View) -> Screen:
    chosen = _week(view).hour
    chips = tuple(
        Press(press(f"{AT}{hour:%H%M}"), "weekdays.at", values={"time": _hour(view, hour)}, chosen=hour == chosen)
        for hour in AT_HOURS
    )
    return Screen(TIME, {}, (chips, buttons(TIME, ("back", press(HOURS)))))


# --- An absence -------------------------------------------------------------------------------------------------------


def _away(view: View) -> Screen:
    chips = tuple(_chip(view, f"{FROM}{day:%Y%m%d}", day) for day in _begins(view))
    return Screen(AWAY, {}, (chips, buttons(AWAY, ("back", press(HOURS)))))


def _chip(view: View, name: str, day: date) -> Press:
    return Press(press(name), "weekdays.on", values={"day": _day(view, day)})


def _begins(view: View) -> tuple[date, ...]:
    """The next days on which this person would work; today too, while the day is not over for anybody."""
    assert view.calendar is not None
    calendar = own(view.calendar, Week(_week(view).off))
    days = [add_school_days(calendar, view.today, 0)]
    while len(days) < MOST_DAYS:
        days.append(next_school_day(calendar, days[-1]))
    return tuple(days)


def until(first: date) -> Panel:
    """After the first day: how long; the day itself, the next ones, or a whole number of weeks."""

    def panel(view: View) -> Screen:
        chips = tuple(_chip(view, f"{TO}{first:%Y%m%d}-{day:%Y%m%d}", day) for day in _ends(view, first))
        return Screen(UNTIL, {"day": _day(view, first)}, (chips, buttons(UNTIL, ("back", press(AWAY)))))

    return panel


def _ends(view: View, first: date) -> tuple[date, ...]:
    assert view.calendar is not None
    friday = first + timedelta(days=(4 - first.weekday()) % 7)
    soon = [first]
    while len(soon) < MOST_DAYS // 2:
        soon.append(next_school_day(own(view.calendar, Week(_week(view).off)), soon[-1]))
    return tuple(sorted({*soon, friday, *(friday + timedelta(weeks=number) for number in WEEKS)}))


def _saved(view: View) -> Screen:
    """It is kept; and which first talks were not held yet, for the person to hand on (P-48)."""
    away, waits = _week(view).away, cannot_wait(view.cases, view.staff) if view.staff else ()
    first, last = away or (view.today, view.today)
    codes = tuple(Press(to_case(Verb.STAFF, c.code, "open"), label=f"• {c.code}") for c in waits[:MOST_DAYS])
    lines = (Say("away-waits", {"count": len(waits)}),) if waits else ()
    rest = buttons(SAVED, ("undo", press("away-over")), ("done", press("desk")))
    return Screen(SAVED, {"day": _day(view, first), "last": _day(view, last)}, (codes, rest), lines)


def _nothing(view: View) -> Screen:
    return Screen(NOTHING, {}, ((Press(to_panel("desk"), "hidden.desk"),),))


def panel_of(name: str) -> Panel:
    """The question after the first day of an absence, which is in the name."""
    return until(date.fromisoformat(name.removeprefix(FROM)))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {WELCOME: _welcome, HOURS: _hours, TIME: _time, AWAY: _away, SAVED: _saved, NOTHING: _nothing}
)
