"""The beheerder hears once a week that the holidays are known for a short while only (SECURITY §4.4).

After the end every weekday would count as a school day, and a promise could name a day on which nobody is there.
"""

from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Role
from bot.route.timing import DAY_ENDS, at, ends_soon, is_school_day, local_day
from bot.usecases.scene import Scene

CALENDAR_ENDS: Final = "calendar-ends"


def tell_beheerder(scene: Scene) -> int:
    """On a school day, from the first alert moment to the end of the day, once in each week; gives how many are told.

    Whoever was told this week is not told again, also not after a restart: the notice has the week's name.
    """
    today = local_day(scene.calendar, scene.now)
    if not ends_soon(scene.calendar, today) or not is_school_day(scene.calendar, today):
        return 0
    first, last = (at(scene.calendar, today, hour) for hour in (min(scene.calendar.alert_moments), DAY_ENDS))
    if not first <= scene.now < last:
        return 0
    year, week, _ = today.isocalendar()
    named = {f"{CALENDAR_ENDS}:{s.id}:{year}:{week}": s.id for s in scene.school.with_role(Role.BEHEERDER)}
    told = (Notice(name, NoticeKind.SAY, scene.now, to=to, panel=CALENDAR_ENDS) for name, to in named.items())
    return sum(map(scene.unit.say, told))
