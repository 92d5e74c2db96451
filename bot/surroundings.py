"""What a running bot stands in: the school and its calendar, two clocks, chance (DESIGN §3 "Two clocks").

Time and chance are real here and nowhere else; everything inside gets them handed as a ``Scene``.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.config import SchoolFile, calendar_of
from bot.ports import Chance, Time, Unit
from bot.route.model import CODE_ALPHABET, CODE_LENGTH, CaseId, Code, School, Staff, StaffId
from bot.route.timing import Calendar
from bot.texts.danger import danger_words
from bot.usecases.flood import Flood
from bot.usecases.practices import Practices
from bot.usecases.scene import Pace, Scene

NONCE: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


class MachineTime:
    """Real time, and school time that can be set ahead of it (the demo and rehearsals; otherwise they are the same)."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def school(self) -> datetime:
        """Now as the school lives it, aware UTC."""
        return self.real() + self.ahead

    def real(self) -> datetime:
        """Now as the machine lives it, aware UTC."""
        return datetime.now(UTC)  # noqa: TID251  # the one place where time comes from


class MachineChance:
    """Ids, codes, nonces and delays from the system's secure randomness."""

    def case_id(self) -> CaseId:
        """32 random hexadecimal digits."""
        return CaseId(secrets.token_hex(16))

    def staff_id(self) -> StaffId:
        """32 random hexadecimal digits."""
        return StaffId(secrets.token_hex(16))

    def code(self) -> Code:
        """Five characters without look-alikes."""
        return Code("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)))

    def nonce(self) -> str:
        """Six characters."""
        return "".join(secrets.choice(NONCE) for _ in range(6))

    def token(self) -> str:
        """128 bits, url-safe."""
        return secrets.token_urlsafe(16)

    def digits(self, count: int) -> str:
        """From 0 to 9."""
        return "".join(secrets.choice("0123456789") for _ in range(count))

    def minutes(self, least: int, most: int) -> int:
        """Both ends included."""
        return least + secrets.randbelow(most - least + 1)


@dataclass(frozen=True)
class Surroundings:
    """What a scene is made of, apart from the unit: the school's file and calendar, the clocks, chance, the pace, and
    who types very much and who practises just now, which no unit knows."""

    school: SchoolFile = field(repr=False)
    calendar: Calendar = field(repr=False)
    time: Time
    chance: Chance
    pace: Pace
    staff_only: bool = False
    flood: Flood | None = field(default=None, repr=False)
    practices: Practices = field(default_factory=Practices, repr=False)

    def scene(self, unit: Unit) -> Scene:
        """The present, for one unit: people and classes as they are now."""
        now, real = self.time.school(), self.time.real()
        staff = tuple(_back_in_time(member, now) for member in unit.staff())
        people = School(self.school.name, staff, unit.groups(), contacts_of(self.school))
        here = (people, self.calendar, now, real, self.chance, self.pace, self.staff_only)
        return Scene(unit, *here, self.flood, danger_words(), self.practices)


def _back_in_time(member: Staff, now: datetime) -> Staff:
    """Who was ill until a moment that has come is back by itself."""
    back = member.away_until is not None and member.away_until <= now
    return replace(member, away_until=None) if back else member


def surroundings(
    school: SchoolFile, time: Time, chance: Chance, pace: Pace | None = None, *, staff_only: bool = False
) -> Surroundings:
    """The surroundings of a school as its file has them; the calendar spans last year until five years from now."""
    year = time.school().year
    calendar = calendar_of(school, range(year - 1, year + 5))
    least, most = school.delays.nudge_minutes
    flood = Flood(secrets.token_bytes(32))
    return Surroundings(school, calendar, time, chance, pace or Pace(least, most), staff_only, flood)


def contacts_of(school: SchoolFile) -> Mapping[str, str]:
    """What the texts name: contacts, and how long things are kept."""
    names = {name: str(value) for name, value in school.contacts.model_dump().items()}
    return {**names, "days": str(school.retention.content_days)}
