"""What a coach tells the class about the bot in five minutes, and being reminded of it (SCREENS ``class-kit``).

Only who pressed *Herinner me later* is reminded, once: five school days later, in the morning, and on a day on which
nothing else is planned for this person (R12).
"""

from datetime import datetime
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Staff
from bot.route.timing import add_school_days, at, local_day
from bot.usecases.scene import Scene
from bot.usecases.today import DAY_MESSAGE

CLASS_KIT: Final = "class-kit"
AGAIN: Final = "class-kit-again"
"""The same screen, when it comes by itself."""
LATER: Final = 5


def remind(scene: Scene, staff: Staff) -> None:
    """It comes back by itself, however often the button is pressed today."""
    today = local_day(scene.calendar, scene.now)
    dedupe = f"{AGAIN}:{staff.id}:{today.isoformat()}"
    scene.unit.say(Notice(dedupe, NoticeKind.SAY, _morning(scene, LATER), to=staff.id, panel=AGAIN))


def _morning(scene: Scene, days: int) -> datetime:
    day = add_school_days(scene.calendar, local_day(scene.calendar, scene.now), days)
    return at(scene.calendar, day, DAY_MESSAGE)
