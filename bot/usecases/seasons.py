"""What coaches are reminded of as the school year comes round: the rules of the class, and the theme (P-55, P-57).

In the second week after a holiday, one message, on a morning on which nothing else is planned for this coach (R12). A
coach for whom there is no such morning in that week and the next is not reminded this time: later it says nothing true.
"""

from datetime import timedelta
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Role
from bot.route.seasons import season_on
from bot.route.timing import DAY_ENDS, at, local_day
from bot.usecases.scene import Scene
from bot.usecases.today import DAY_MESSAGE

THE_NEXT_FRIDAY: Final = timedelta(days=11)
"""After the Monday of the week that it is about."""


def remind_coaches(scene: Scene) -> None:
    """Each coach hears it once a season, however often this is called."""
    today = local_day(scene.calendar, scene.now)
    found = season_on(scene.calendar, today)
    if found is None:
        return
    season, monday = found
    lapses = at(scene.calendar, monday + THE_NEXT_FRIDAY, DAY_ENDS)
    for coach in scene.school.with_role(Role.COACH):
        dedupe = f"{season}:{coach.id}:{monday.isoformat()}"
        morning = at(scene.calendar, today, DAY_MESSAGE)
        scene.unit.say(Notice(dedupe, NoticeKind.SAY, morning, to=coach.id, panel=season, not_after=lapses))
