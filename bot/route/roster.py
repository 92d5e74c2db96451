"""The duty roster: which achterwacht is on duty at a moment, and until when. Pure (DOMAIN §1.5, DESIGN §4 row 17).

A school without a roster has none of this: then all achterwachten are asked, and a day of duty is a day of school. A
day that was named itself goes before the weekday: on that day nobody has their usual turn.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.model import Case, Role, School, Staff
from bot.route.timing import DAY_ENDS, Calendar, at, is_school_day, local_day, next_school_day
from bot.route.week import Shift

BEFORE_THE_END: Final = timedelta(minutes=15)
"""So long before a turn is over what is with its achterwacht goes to a coach, who can still be asked then."""


def turns(people: Iterable[Staff], day: date) -> tuple[tuple[Staff, Shift], ...]:
    """Who has a turn on this day, in the order of the hours; also who is absent then."""
    found = [(staff, shift) for staff in people for shift in staff.shifts if shift.falls_on(day)]
    named = [turn for turn in found if turn[1].day is not None]
    return tuple(sorted(named or found, key=lambda turn: (turn[1].begins, turn[1].ends)))


def on_duty(able: Iterable[Staff], people: Iterable[Staff], calendar: Calendar, moment: datetime) -> tuple[Staff, ...]:
    """Those of ``able`` who are on duty at this moment, and not away on that day; all of them when nobody is: a school
    without a roster, hours that it leaves open, or everybody ill. ``people``: all achterwachten."""
    wall = moment.astimezone(ZoneInfo(calendar.zone))
    there = {s.id for s, turn in turns(people, wall.date()) if turn.begins <= wall.time() < turn.ends}
    everybody = tuple(able)
    return tuple(s for s in everybody if s.id in there and not s.week.absent(wall.date())) or everybody


def off_duty_at(staff: Staff, people: Iterable[Staff], calendar: Calendar, now: datetime) -> datetime:
    """When what this achterwacht has now goes to a coach: a little before the end of their turn, or of the school day
    when they have none now. Aware UTC, later than ``now``."""
    today = local_day(calendar, now)
    ends = _turn_ends(staff, people, calendar, now)
    if ends is not None:
        over = min(at(calendar, today, ends), at(calendar, today, DAY_ENDS))
        early = over - BEFORE_THE_END
        return early if early > now else max(over, now + timedelta(minutes=1))
    goes_on = is_school_day(calendar, today) and now < _day_over(calendar, today)
    return _day_over(calendar, today if goes_on else next_school_day(calendar, today))


def _turn_ends(staff: Staff, people: Iterable[Staff], calendar: Calendar, now: datetime) -> time | None:
    """Until when this person is on duty without a break; None when they are not."""
    wall = now.astimezone(ZoneInfo(calendar.zone))
    until, ends = wall.time(), None
    for one, turn in turns(people, wall.date()):
        if one.id == staff.id and turn.begins <= until < turn.ends:
            until = ends = turn.ends
    return ends


def _day_over(calendar: Calendar, day: date) -> datetime:
    closes = min(calendar.hours[day.weekday()][1], DAY_ENDS)
    return at(calendar, day, closes) - BEFORE_THE_END


def stays_on_duty(staff: Staff, people: Iterable[Staff], calendar: Calendar, now: datetime) -> bool:
    """Whether their turn goes on for a while: it was made longer since its end was reckoned."""
    ends = _turn_ends(staff, people, calendar, now)
    return ends is not None and at(calendar, local_day(calendar, now), ends) - BEFORE_THE_END > now


def hands_on(school: School, case: Case, staff: Staff) -> bool:
    """Whether what this person has goes to a coach: an achterwacht has it who is no coach of the class (P-70)."""
    group = school.group(case.group)
    own = group is not None and staff.id in group.coaches
    return Role.ACHTERWACHT in staff.roles and case.owner == staff.id and not own
