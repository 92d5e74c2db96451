"""The school year: its days, its people at school, when somebody tells, and what breaks (all from the seed)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from bot.config import SchoolFile, calendar_of
from bot.ports import Unit
from bot.rehearsal.machine import BLOWS, IN_SQL
from bot.route.model import Group, Role, Staff, StaffId
from bot.route.timing import Calendar, at, is_school_day
from bot.sample import the_school

FIRST_MONTH: Final = 8
LONG_ENOUGH: Final = 120
"""Days of a year that has a Christmas, and room for a weekend without Telegram."""
STATEMENTS: Final = 400
"""So far into what SQLite does a blow in the middle of it may fall (in tens of its own instructions)."""
WHOLE: Final = 60
"""More weeks than any school year has."""
COACHES: Final = (
    *("Jansen", "Ali", "Bakker", "Smit", "Yilmaz", "Peters"),
    *("Bos", "Amrani", "Kok", "Dekker", "Haan", "Vos"),
)
OTHERS: Final = (
    ("Visser", Role.ACHTERWACHT),
    ("Prins", Role.ACHTERWACHT),
    ("Koster", Role.COACH_ONDERSTEUNER),
    ("Mulder", Role.VERTROUWENSPERSOON),
    ("Blom", Role.VERTROUWENSPERSOON),
    ("De Wit", Role.AANSPREEKPUNT),
)
HOURS: Final = (1, *[0] * 6, *[2, 6, 5, 5, 9, 6, 7, 6, 8, 14, 12, 9, 9, 10, 12, 10, 6])


@dataclass(frozen=True)
class Break:
    """The bot cannot reach Telegram from ``begins`` until ``ends``; ``down``: because it does not run at all."""

    begins: datetime
    ends: datetime
    down: bool = False


@dataclass(frozen=True, repr=False)
class Death:
    """From this moment the bot runs in a process of its own, gets a ``kill -9`` the ``nth`` time that it comes to this
    point, and is started again at once."""

    at: datetime
    point: str
    nth: int


@dataclass(frozen=True)
class Away:
    """Somebody of the staff is not there: ``told`` when the beheerder knows, and passes on what waits."""

    staff: StaffId
    begins: datetime
    ends: datetime
    told: bool


@dataclass(frozen=True)
class Year:
    """What is fixed before the first day."""

    school: SchoolFile = field(repr=False)
    calendar: Calendar = field(repr=False)
    staff: tuple[Staff, ...] = field(repr=False)
    groups: tuple[Group, ...] = field(repr=False)
    first: date
    last: date
    arrivals: tuple[datetime, ...] = field(repr=False)
    breaks: tuple[Break, ...] = field(repr=False)
    deaths: tuple[Death, ...] = field(repr=False)
    away: tuple[Away, ...] = field(repr=False)

    def days(self) -> Iterator[date]:
        """Every day of the year, in school or not."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def year_of(starts_in: int, cases: int, seed: int, weeks: int = WHOLE, kills: int | None = None) -> Year:
    """The school year that begins in the summer of ``starts_in``, with so many who tell; or its first ``weeks``.

    ``kills``: how often the bot is to be killed; when nobody says, as it fits the cases.
    """
    random = Random(f"year:{seed}")
    school = the_school()
    calendar = calendar_of(school, range(starts_in - 1, starts_in + 3))
    first, last = _ends_of(calendar, starts_in)
    last = min(last, first + timedelta(weeks=weeks))
    staff = tuple(_staff())
    year = Year(school, calendar, staff, tuple(_groups(staff)), first, last, (), (), (), ())
    days = [day for day in year.days() if is_school_day(calendar, day) or random.random() < 0.25]
    arrivals = sorted(_arrival(calendar, random, days) for _ in range(cases))
    breaks = tuple(sorted(_breaks(year, random), key=lambda one: one.begins))
    kills = max(12, cases // 8) if kills is None else kills
    deaths = tuple(sorted(_deaths(year, random, kills), key=lambda one: one.at))
    away = tuple(_absences(year, random))
    return Year(school, calendar, staff, year.groups, first, last, tuple(arrivals), breaks, deaths, away)


def _ends_of(calendar: Calendar, starts_in: int) -> tuple[date, date]:
    """The first school day after the summer, and the last before the next."""
    summer = [date(starts_in, FIRST_MONTH, 1) + timedelta(days=n) for n in range(62)]
    first = next(day for day in reversed(summer) if _long_free_before(calendar, day))
    following = [date(starts_in + 1, 6, 15) + timedelta(days=n) for n in range(60)]
    last = next(day for day in following if _long_free_after(calendar, day))
    return first, last


def _long_free_before(calendar: Calendar, day: date) -> bool:
    before = (day - timedelta(days=n) for n in range(1, 15))
    return is_school_day(calendar, day) and not any(is_school_day(calendar, one) for one in before)


def _long_free_after(calendar: Calendar, day: date) -> bool:
    after = (day + timedelta(days=n) for n in range(1, 15))
    return is_school_day(calendar, day) and not any(is_school_day(calendar, one) for one in after)


def _staff() -> Iterator[Staff]:
    people = (*((name, Role.COACH) for name in COACHES), *OTHERS)
    for number, (name, role) in enumerate(people, 1):
        yield Staff(StaffId(f"{number:08x}{'0' * 24}"), name, frozenset({role}))


def _groups(staff: tuple[Staff, ...]) -> Iterator[Group]:
    """Five classes in each of six years; a coach reads for two or three of them, and some classes have two coaches."""
    coaches = [member.id for member in staff if Role.COACH in member.roles]
    for number in range(30):
        own = coaches[number % len(coaches)]
        second = (coaches[(number + 5) % len(coaches)],) if number % 4 == 0 else ()
        yield Group(f"{number // 5 + 1}{'ABCDE'[number % 5]}", number // 5 + 1, (own, *second))


def _arrival(calendar: Calendar, random: Random, days: list[date]) -> datetime:
    """When somebody begins to tell: mostly after school, and in the evening."""
    hour = random.choices(range(len(HOURS)), HOURS)[0]
    clock = time(hour % 24, random.randrange(60), random.randrange(60))
    return at(calendar, random.choice(days), clock)


def _breaks(year: Year, random: Random) -> Iterator[Break]:
    """Telegram is out for minutes, some nights, a weekend, and over Christmas; the bot is off for some hours."""
    for number in range(max(6, (year.last - year.first).days // 14)):
        begins = _sometime(year, random)
        yield Break(begins, begins + timedelta(minutes=random.randint(2, 50)), number % 3 == 0)
    for _ in range(3):
        evening = at(year.calendar, random.choice([*year.days()]), time(22, 10))
        yield Break(evening, evening + timedelta(hours=9))
    if (year.last - year.first).days < LONG_ENOUGH:
        return
    friday = next(day for day in _shuffled(year, random) if day.weekday() == 4)
    begins = at(year.calendar, friday, time(18))
    yield Break(begins, begins + timedelta(days=2, hours=6))
    christmas = at(year.calendar, date(year.first.year, 12, 19), time(18))
    yield Break(christmas, christmas + timedelta(days=14), down=True)


def _deaths(year: Year, random: Random, count: int) -> Iterator[Death]:
    for number in range(count):
        point = BLOWS[number % len(BLOWS)]
        yield Death(_sometime(year, random), point, random.randint(1, STATEMENTS if point == IN_SQL else 6))


def _absences(year: Year, random: Random) -> Iterator[Away]:
    """Everybody is ill now and then, a few days, told or not; one coach is gone for good after the winter."""
    for member in year.staff:
        for _ in range(random.randint(0, 2)):
            begins = _sometime(year, random)
            yield Away(member.id, begins, begins + timedelta(days=random.randint(1, 9)), random.random() < 0.6)
    gone = at(year.calendar, date(year.first.year + 1, 2, 1), time(16, 30))
    yield Away(year.staff[len(COACHES) - 1].id, gone, gone + timedelta(days=400), told=True)


def _sometime(year: Year, random: Random) -> datetime:
    day = random.choice([*year.days()])
    return at(year.calendar, day, time(random.randint(7, 22), random.randrange(60)))


def _shuffled(year: Year, random: Random) -> list[date]:
    days = [*year.days()]
    random.shuffle(days)
    return days


def enrol(unit: Unit, year: Year) -> None:
    """The school's people and classes are there."""
    for member in year.staff:
        unit.put_staff(member)
    for group in year.groups:
        unit.put_group(group)
