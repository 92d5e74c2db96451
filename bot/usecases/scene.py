"""Where and when something happens: the unit, the school, its calendar, the present moment, chance, and the pace."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot.ports import Chance, Unit
from bot.route.danger import NO_DANGER_WORDS, DangerWords
from bot.route.model import School
from bot.route.promises import nudge_in_time
from bot.route.timing import Calendar, alert_at, is_open, open_from, today_at
from bot.usecases.flood import Flood
from bot.usecases.practices import Practices

FOLD_AFTER: Final = timedelta(minutes=15)
DRAFT_LIVES: Final = timedelta(hours=24)
HELD_WORDS_LIVE: Final = timedelta(hours=1)


@dataclass(frozen=True)
class Pace:
    """How fast the bot speaks: random minutes before a nudge, and whether alerts wait for their fixed moments.

    Both protect the reporter (DESIGN §4 row 9, SCREENS R5); the demo sets them to nothing.
    """

    nudge_least: int = 10
    nudge_most: int = 45
    alert_at_once: bool = False


@dataclass(frozen=True)
class Scene:
    """One input's surroundings. ``now`` is school time, ``real`` the machine's; both aware.

    ``staff_only``: pupils and parents are not let in yet, because the school has not declared what that takes (DESIGN
    §4 row 21); who has a case already goes on. ``flood`` counts who types very much; without it nobody is slowed.
    """

    unit: Unit = field(repr=False)
    school: School
    calendar: Calendar = field(repr=False)
    now: datetime
    real: datetime
    chance: Chance = field(repr=False)
    pace: Pace = Pace()
    staff_only: bool = False
    flood: Flood | None = field(default=None, repr=False)
    danger: DangerWords = field(default=NO_DANGER_WORDS, repr=False)
    practices: Practices = field(default_factory=Practices, repr=False)

    def alert_at(self) -> datetime:
        """When an ordinary alert that is caused now leaves."""
        return self.now if self.pace.alert_at_once else alert_at(self.calendar, self.now)

    def today_at(self) -> datetime:
        """When school hears what a pupil says that cannot wait: the same school day, if there still is one."""
        return self.now if self.pace.alert_at_once else today_at(self.calendar, self.now)

    def opens_at(self) -> datetime:
        """When what is urgent reaches somebody: now while school is open, else when it opens (DESIGN §4 row 17)."""
        return self.now if self.pace.alert_at_once else open_from(self.calendar, self.now)

    def wait(self) -> int:
        """So many minutes, at random, that the moment tells nothing."""
        return self.chance.minutes(self.pace.nudge_least, self.pace.nudge_most) if self.pace.nudge_most else 0

    def nudge_at(self, promised_at: datetime | None) -> datetime:
        """When a nudge that a person at school causes now leaves: at random, so that it tells nothing, and not after
        the hour that was promised."""
        if self.pace.nudge_most == 0:
            return self.now
        minutes = self.chance.minutes(self.pace.nudge_least, self.pace.nudge_most)
        return nudge_in_time(self.calendar, self.now, minutes, promised_at)

    def kept_for(self) -> timedelta:
        """How long content is kept after a case was finished: what the pupil was told (DESIGN §4 row 6)."""
        return timedelta(days=int(self.school.contacts["days"]))

    def later_at(self, after: timedelta) -> datetime:
        """So much later, if that still is a moment to ask a member of staff; else with the next alerts (R12)."""
        at = self.now + after
        return at if is_open(self.calendar, at) else alert_at(self.calendar, at)
