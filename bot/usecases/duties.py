"""Who is on duty when: the beheerder sets and clears the turns of an achterwacht (DESIGN §4 row 17).

Without any turn a school has no roster: then all achterwachten are asked, as before there was one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.route.model import Role, Staff, StaffId
from bot.route.roster import turns
from bot.route.timing import Calendar, is_school_day, local_day
from bot.route.week import Shift
from bot.usecases.scene import Scene

When = int | date
"""A weekday (0 is Monday) of every week, or one day."""
WEEK = 7


@dataclass(frozen=True)
class Gap:
    """Hours of this day in which school is open and nobody is on duty: then all achterwachten are asked."""

    day: date
    begins: time
    ends: time


def set_turns(scene: Scene, staff_id: StaffId, days: Collection[When], hours: Iterable[tuple[time, time]]) -> Staff:
    """From now on this person is on duty on these days between these hours, and at no other hours of these days."""
    spans = tuple(hours)
    new = tuple(_turn(day, begins, ends) for day in days for begins, ends in spans)
    today = local_day(scene.calendar, scene.now)
    return _keep(scene, staff_id, lambda one: _when(one) not in days and (one.day is None or one.day >= today), new)


def clear_turns(scene: Scene, staff_id: StaffId, days: Collection[When]) -> Staff:
    """This person is not on duty on these days any more; on none at all when no day is given."""
    return _keep(scene, staff_id, lambda one: bool(days) and _when(one) not in days, ())


def _turn(day: When, begins: time, ends: time) -> Shift:
    return Shift(begins, ends, day=day) if isinstance(day, date) else Shift(begins, ends, weekday=day)


def _when(shift: Shift) -> When | None:
    return shift.weekday if shift.day is None else shift.day


def _keep(scene: Scene, staff_id: StaffId, stays: Callable[[Shift], bool], new: tuple[Shift, ...]) -> Staff:
    member = scene.school.member(staff_id)
    assert member is not None, "somebody of the staff was found by name"
    changed = replace(member, shifts=(*filter(stays, member.shifts), *new))
    scene.unit.put_staff(changed)
    return changed


def gaps(scene: Scene) -> tuple[Gap, ...]:
    """Where the roster leaves hours of the coming week open; none when there is no roster at all."""
    people, today = scene.school.with_role(Role.ACHTERWACHT), local_day(scene.calendar, scene.now)
    if not any(one.shifts for one in people):
        return ()
    calendar, days = scene.calendar, (today + timedelta(days=number) for number in range(WEEK))
    return tuple(gap for day in days if is_school_day(calendar, day) for gap in _open(people, calendar, day))


def _open(people: tuple[Staff, ...], calendar: Calendar, day: date) -> Iterator[Gap]:
    """What is left of the school's hours; who said not to work on this day is not on duty."""
    begins, closes = calendar.hours[day.weekday()]
    for staff, turn in turns(people, day):
        if staff.week.absent(day):
            continue
        if turn.begins > begins:
            yield Gap(day, begins, min(turn.begins, closes))
        begins = max(begins, turn.ends)
        if begins >= closes:
            return
    yield Gap(day, begins, closes)
