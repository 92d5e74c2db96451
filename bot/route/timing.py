"""What the school's clock knows: school days, bells, alert moments, quiet hours. Pure functions over a ``Calendar``.

Everything is reckoned in the school's wall-clock time and turned into UTC once (SECURITY §4.1), so that 17.00 stays
17.00 on both sides of a change of the clocks. What goes in is aware, what comes out is aware UTC; something without
a zone is a bug and raises ``ValueError``. Past ``Calendar.until`` the holidays are not known: every weekday the school
has hours for counts as a school day there, and the caller warns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.terms import Terms

QUIET_FROM: Final = time(21, 30)
"""From here on no nudge to a reporter."""
QUIET_UNTIL: Final = time(7)
"""From here on nudges again."""
DAY_ENDS: Final = time(17)
"""What was promised for a day has been said by now; ordinary alerts come no later (SCREENS R7, R12)."""
AFTERNOON: Final = (time(15, 30), time(18))
"""When a pupil is asked something that nobody caused at that moment (T10 of DOMAIN §1.5)."""
LAST_CALL: Final = time(16, 55)
"""What a pupil says that cannot wait reaches school today if it is said by now, also after the last alerts."""
ENDS_SOON: Final = timedelta(days=60)
"""So long before the holidays are not known any more somebody is told (SECURITY §4.4)."""
NUDGE_MINUTES: Final = (10, 45)
"""The least and the most minutes between an act at school and the nudge it causes (SCREENS R5)."""


@dataclass(frozen=True)
class Calendar:
    """The school's days and hours, in its own wall-clock time.

    ``zone``: as in "Europe/Amsterdam". ``free``: days without school on which there are hours. ``hours``: when the
    school is open, per weekday (0 is Monday); a weekday that is missing is closed. ``bells``: the first and the last.
    ``alert_moments``: when ordinary alerts may leave. ``until``: the last day for which ``free`` is known. ``names``:
    what the free days are called, as far as they have a name. ``terms``: how long things may take.

    Raises ``ValueError`` (or ``ZoneInfoNotFoundError``) when no promise could be kept with it; config asks first.
    """

    zone: str
    free: frozenset[date]
    hours: Mapping[int, tuple[time, time]]
    bells: tuple[time, time]
    alert_moments: tuple[time, ...]
    until: date
    names: Mapping[date, str] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)

    def __post_init__(self) -> None:
        """Refuse a calendar in which a search would never end, or a word would have to be said in class."""
        ZoneInfo(self.zone)
        if not self.hours or not self.hours.keys() <= set(range(7)) or any(a >= b for a, b in self.hours.values()):
            raise ValueError("a school needs at least one weekday that opens before it closes")
        if not self.bells[0] < self.bells[1] < DAY_ENDS:
            raise ValueError("the last bell comes after the first and before the end of the day")
        if not self.alert_moments or any(not QUIET_UNTIL <= m <= DAY_ENDS for m in self.alert_moments):
            raise ValueError("alerts need at least one moment, each between the morning and the end of the day")


# --- Days -------------------------------------------------------------------------------------------------------------


def is_school_day(calendar: Calendar, day: date) -> bool:
    """Whether there is school on this day."""
    return day.weekday() in calendar.hours and day not in calendar.free


def next_school_day(calendar: Calendar, day: date) -> date:
    """The first school day after this day, never the day itself."""
    day += timedelta(days=1)
    while not is_school_day(calendar, day):
        day += timedelta(days=1)
    return day


def school_day_before(calendar: Calendar, day: date) -> date:
    """The last school day before this day."""
    before = day - timedelta(days=1)
    while not is_school_day(calendar, before):
        before -= timedelta(days=1)
    return before


def add_school_days(calendar: Calendar, day: date, n: int) -> date:
    """The n-th school day after this day; for 0 the day itself, or the next school day when it is none (DOMAIN §1.5).

    Raises ``ValueError`` for a negative ``n``.
    """
    if n < 0:
        raise ValueError("school days are counted forward")
    if n == 0:
        return day if is_school_day(calendar, day) else next_school_day(calendar, day)
    for _ in range(n):
        day = next_school_day(calendar, day)
    return day


def school_days_before(calendar: Calendar, day: date, n: int) -> date:
    """The n-th school day before this day; for 0 the day itself."""
    for _ in range(n):
        day = school_day_before(calendar, day)
    return day


def ends_soon(calendar: Calendar, today: date) -> bool:
    """Whether the holidays are known for sixty more days at most: from then on a promise may fall on a free day."""
    return calendar.until - today <= ENDS_SOON


# --- Moments ----------------------------------------------------------------------------------------------------------


def at(calendar: Calendar, day: date, local: time) -> datetime:
    """This wall-clock time on this day, as UTC.

    A time that the change of the clocks skips moves forward by what was skipped (02.30 becomes 03.30); of a time that
    comes twice it is the first (SECURITY §4.1).
    """
    # fold=0 is what gives both: the offset from before the change.
    wall = datetime.combine(day, local.replace(tzinfo=None, fold=0), ZoneInfo(calendar.zone))
    return wall.astimezone(UTC)


def local_day(calendar: Calendar, moment: datetime) -> date:
    """The day on which this moment falls at school."""
    return _wall(calendar, moment).date()


def is_open(calendar: Calendar, moment: datetime) -> bool:
    """Whether the school is open: on a school day, from opening up to (not at) closing."""
    wall = _wall(calendar, moment)
    if not is_school_day(calendar, wall.date()):
        return False
    opens, closes = calendar.hours[wall.weekday()]
    return opens <= wall.time() < closes


def school_time_after(calendar: Calendar, start: datetime, lasting: timedelta) -> datetime:
    """So much school time after ``start``: only the hours in which the school is open count (T1, DOMAIN §1.5).

    Two hours after a quarter to four on a Friday is Monday morning. Aware UTC.
    """
    moment, remaining = start.astimezone(UTC), lasting
    while True:
        opens, closes = _next_open(calendar, moment)
        moment = max(moment, opens)
        if moment + remaining <= closes:
            return moment + remaining
        remaining -= closes - moment
        moment = closes


def open_from(calendar: Calendar, moment: datetime) -> datetime:
    """This moment while the school is open, else when it next opens. Aware UTC."""
    return max(moment.astimezone(UTC), _next_open(calendar, moment)[0])


def opening_after(calendar: Calendar, moment: datetime) -> datetime:
    """When the school next opens, on a later day than this moment's. Aware UTC."""
    day = next_school_day(calendar, local_day(calendar, moment))
    return at(calendar, day, calendar.hours[day.weekday()][0])


def _next_open(calendar: Calendar, moment: datetime) -> tuple[datetime, datetime]:
    """The opening hours in which the moment falls, or the next ones."""
    day = local_day(calendar, moment)
    day = day if is_school_day(calendar, day) else next_school_day(calendar, day)
    opens, closes = (at(calendar, day, hour) for hour in calendar.hours[day.weekday()])
    if moment < closes:
        return opens, closes
    return _next_open(calendar, opening_after(calendar, moment))


def between_bells(calendar: Calendar, moment: datetime) -> bool:
    """Whether pupils may be in class: on a school day, from the first bell up to (not at) the last."""
    wall = _wall(calendar, moment)
    first, last = calendar.bells
    return is_school_day(calendar, wall.date()) and first <= wall.time() < last


def is_quiet(calendar: Calendar, moment: datetime) -> bool:
    """Whether it is evening or night: no nudge from 21.30 up to (not at) 7.00, on any day."""
    return not QUIET_UNTIL <= _wall(calendar, moment).time() < QUIET_FROM


def truncate_to_hour(moment: datetime) -> datetime:
    """The whole hour in which it was: all that is kept of when a reporter did something (SECURITY §2.7).

    For keeping only. Reckon ``alert_at`` and promises from the real moment first: an hour earlier may be another day.
    """
    return _aware(moment).astimezone(UTC).replace(minute=0, second=0, microsecond=0)


# --- When something leaves --------------------------------------------------------------------------------------------


def alert_at(calendar: Calendar, now: datetime) -> datetime:
    """When an ordinary alert leaves: ``now`` if it is exactly an alert moment of a school day, else the next one.

    So that staff cannot tell from an alert when a pupil typed (DESIGN §4 row 9).
    """
    today = add_school_days(calendar, local_day(calendar, now), 0)
    left = [moment for moment in _alerts(calendar, today) if moment >= now]
    return min(left or _alerts(calendar, next_school_day(calendar, today)))


def nudge_at(calendar: Calendar, after: datetime, minutes: int) -> datetime:
    """When the nudge leaves that an act at school causes at ``after`` (SCREENS R5, DESIGN §1).

    ``minutes``: a whole number that chance gives between the two ``NUDGE_MINUTES``; 0 in the demo. The wait starts

    1. at the act;
    2. when the act or its nudge would fall in quiet hours: at the next 7.00;
    3. then, when that or the nudge would fall between the bells of a school day: at the last bell.

    In this order, because 2 may end in 3 (a first bell at 7.30) and 3 never ends in 2: the last bell is before 17.00.
    So a longer wait never brings a nudge forward, and it never comes at a moment that everybody's nudges come at. On
    days off only 2 holds. Raises ``ValueError`` when ``minutes`` is negative or above the most.
    """
    if not 0 <= minutes <= NUDGE_MINUTES[1]:
        raise ValueError("the wait before a nudge is out of its range")
    wait = timedelta(minutes=minutes)
    start = _aware(after).astimezone(UTC)
    if is_quiet(calendar, start) or is_quiet(calendar, start + wait):
        start = _morning_after(calendar, start)
    if between_bells(calendar, start) or between_bells(calendar, start + wait):
        start = at(calendar, local_day(calendar, start), calendar.bells[1])
    return start + wait


def afternoon_at(calendar: Calendar, day: date, minutes: int) -> datetime:
    """So many minutes into the afternoon of this school day: after the last bell, between half past three and six."""
    return max(at(calendar, day, AFTERNOON[0]), at(calendar, day, calendar.bells[1])) + timedelta(minutes=minutes)


def is_afternoon(calendar: Calendar, moment: datetime) -> bool:
    """Whether a pupil may be asked something now."""
    wall = _wall(calendar, moment)
    open_to_it = max(AFTERNOON[0], calendar.bells[1]) <= wall.time() < AFTERNOON[1]
    return open_to_it and is_school_day(calendar, wall.date())


def today_at(calendar: Calendar, now: datetime) -> datetime:
    """When school hears what cannot wait: with the next alerts, and on a school day before five by five to five."""
    today, alerts = local_day(calendar, now), alert_at(calendar, now)
    last = at(calendar, today, LAST_CALL)
    return min(alerts, last) if is_school_day(calendar, today) and now <= last else alerts


def _morning_after(calendar: Calendar, moment: datetime) -> datetime:
    """The next 7.00 after this moment of an evening or a night."""
    wall = _wall(calendar, moment)
    morning = wall.date() + timedelta(days=wall.time() >= QUIET_UNTIL)
    return at(calendar, morning, QUIET_UNTIL)


def _alerts(calendar: Calendar, day: date) -> list[datetime]:
    return [at(calendar, day, moment) for moment in calendar.alert_moments]


def _wall(calendar: Calendar, moment: datetime) -> datetime:
    return _aware(moment).astimezone(ZoneInfo(calendar.zone))


def _aware(moment: datetime) -> datetime:
    # astimezone would silently take the machine's own zone.
    if moment.tzinfo is None:
        raise ValueError("a moment needs a zone")
    return moment
