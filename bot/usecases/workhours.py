"""A colleague says on which days they work, when the message of the day comes, and when they are away (SCREENS §10).

What is due moves along at once. A day off delays nobody else: a new signal goes at once to who works then, along the
chain of silence that there is (docs/decisions/0022). The bot hands nothing on: it shows what cannot wait (P-48).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Case, Staff, StaffId, Status
from bot.route.refusals import Reason, Refusal
from bot.route.timing import QUIET_UNTIL, add_school_days, alert_at, at, is_school_day, local_day, next_school_day
from bot.route.week import Week
from bot.route.workdays import own
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

LATEST: Final = time(16, 30)
"""The last hour that may be chosen: a little later nothing is said any more (R12)."""
LONGEST: Final = timedelta(days=200)
NOTHING: Final = "day-none"
HEARTBEAT: Final = timedelta(hours=1)
"""So long after the hour *vandaag niets* may still come: later it would say nothing about the morning."""


def toggle_day(scene: Scene, staff: Staff, weekday: int) -> Staff | Refusal:
    """They work on this weekday, or not any more. Refuses to leave no day on which school is open."""
    off = staff.week.off ^ {weekday}
    if weekday not in scene.calendar.hours or scene.calendar.hours.keys() <= off:
        return Refusal(Reason.CANNOT)
    return _keep(scene, staff, replace(staff.week, off=off))


def choose_hour(scene: Scene, staff: Staff, hour: time) -> Staff | Refusal:
    """The message of the day comes at this hour, on the days on which they work."""
    if not QUIET_UNTIL <= hour <= LATEST:
        return Refusal(Reason.CANNOT)
    return _keep(scene, staff, replace(staff.week, hour=hour))


def toggle_every_day(scene: Scene, staff: Staff) -> Staff:
    """A message also on a day on which nothing is due, or not any more."""
    return _keep(scene, staff, replace(staff.week, every_day=not staff.week.every_day))


def be_away(scene: Scene, staff: Staff, first: date, last: date) -> Staff | Refusal:
    """They are away from the first of these days until the last; one absence at a time, a new one takes its place."""
    if not local_day(scene.calendar, scene.now) <= first <= last <= first + LONGEST:
        return Refusal(Reason.CANNOT)
    return _keep(scene, staff, replace(staff.week, away=(first, last)))


def be_back(scene: Scene, staff: Staff) -> Staff:
    """They are not away, or not any more."""
    return _keep(scene, staff, replace(staff.week, away=None))


def _keep(scene: Scene, staff: Staff, week: Week) -> Staff:
    """Kept, and what is due of theirs stands in the message of the right day."""
    changed = replace(staff, week=week)
    scene.unit.put_staff(changed)
    others = tuple(changed if member.id == staff.id else member for member in scene.school.staff)
    fresh = replace(scene, school=replace(scene.school, staff=others))
    for case in scene.unit.inbox(changed):
        if case.owner == staff.id:
            plan_today(fresh, case)
    return changed


def cannot_wait(cases: Iterable[Case], staff: Staff) -> tuple[Case, ...]:
    """Theirs of which the first talk was not held: who goes away hands these on, or lets them wait knowingly."""
    return tuple(c for c in cases if c.owner == staff.id and c.status is Status.ONTVANGEN)


# --- Who works now ----------------------------------------------------------------------------------------------------


def works(scene: Scene, staff: Staff | None, moment: datetime) -> bool:
    """Whether this colleague works on the day of this moment, as far as it is theirs to say."""
    return staff is not None and not staff.week.absent(local_day(scene.calendar, moment))


def nobody_works(scene: Scene, staff: Iterable[StaffId], moment: datetime) -> bool:
    """Whether all of them are off on that day: then silence has begun already."""
    return not any(works(scene, scene.school.member(each), moment) for each in staff)


def at_work(scene: Scene, staff: tuple[Staff, ...]) -> tuple[Staff, ...]:
    """Those of them who work today; all of them when nobody does, for somebody must get it."""
    return tuple(s for s in staff if works(scene, s, scene.now)) or staff


def back_at(scene: Scene, staff: Staff) -> datetime:
    """When an alert reaches somebody who is off today: with the first alerts of their next day."""
    calendar, today = own(scene.calendar, staff.week), local_day(scene.calendar, scene.now)
    return alert_at(calendar, at(calendar, next_school_day(calendar, today), QUIET_UNTIL))


def next_message(scene: Scene, staff: Staff) -> datetime:
    """The hour of their one planned message, on the next day on which they work."""
    calendar, today = own(scene.calendar, staff.week), local_day(scene.calendar, scene.now)
    return at(calendar, next_school_day(calendar, today), staff.week.hour)


def days_to_go(scene: Scene, staff: Staff, most: int) -> tuple[date, ...]:
    """Days on which an absence may begin: from today on, as far as they would work then."""
    calendar = own(scene.calendar, replace(staff.week, away=None))
    days = [add_school_days(calendar, local_day(scene.calendar, scene.now), 0)]
    while len(days) < most:
        days.append(next_school_day(calendar, days[-1]))
    return tuple(days)


# --- Nothing today ----------------------------------------------------------------------------------------------------


def say_nothing_is_due(scene: Scene) -> int:
    """*Vandaag niets*, to who asked for it: at their hour, on their days, and only when there is no message of the day.

    It has the name of that message, so that there is one of both (R12). Gives how many are told.
    """
    return sum(_tell(scene, member) for member in scene.school.staff if member.active and member.week.every_day)


def _tell(scene: Scene, staff: Staff) -> bool:
    today = local_day(scene.calendar, scene.now)
    hour = at(scene.calendar, today, staff.week.hour)
    if not is_school_day(own(scene.calendar, staff.week), today) or not hour <= scene.now < hour + HEARTBEAT:
        return False
    dedupe = f"day:{staff.id}:{today.isoformat()}"
    return scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.now, to=staff.id, panel=NOTHING))
