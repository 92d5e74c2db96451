"""``school.toml``: what a school says once, can change with an editor, and declares before pupils come in."""

import re
import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)

from bot.config.problems import Problem, problems_of
from bot.route.timing import DAY_ENDS, NUDGE_MINUTES, QUIET_UNTIL

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: Final[tuple[Weekday, ...]] = get_args(Weekday)
SPAN: Final = frozenset({"from", "until", "name"})
LONGEST: Final = timedelta(days=100)
NAME_MOST: Final = 40
"""So long may the name of a free day be: a coach reads it on a telephone."""
CALENDAR: Final = "calendar.toml"
"""What stands beside ``school.toml`` once a calendar was imported; in the same words as its ``[days]``."""


def _moment(value: object) -> object:
    if isinstance(value, time):
        return value
    if isinstance(value, str) and re.fullmatch(r"([01]?\d|2[0-3])[:.][0-5]\d", value):
        return time.fromisoformat(value.replace(".", ":").zfill(5))
    raise ValueError('This must be a time between quotes, such as "08:15".')


def _day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("This must be a date, such as 2027-02-08 (without quotes).")


def _days(value: object) -> object:
    """A list of dates and of { from = …, until = …, name = … } as the days, each with what it is called ("" if not)."""
    if not isinstance(value, list):
        raise ValueError("This must be a list, such as [2027-02-08, { from = 2027-04-26, until = 2027-05-07 }].")
    return {day: name for item in value for day, name in _span_of_days(item)}


def _span_of_days(item: object) -> list[tuple[date, str]]:
    given = item if isinstance(item, dict) and "from" in item and {"from"} < item.keys() <= SPAN else {"from": item}
    ends = map(_day, (given["from"], given.get("until", given["from"])))
    first, last = (day for day in ends if isinstance(day, date))
    if not timedelta(0) <= last - first <= LONGEST:
        raise ValueError("A span of days must run from its first day until its last, and not longer than 100 days.")
    name = given.get("name", "")
    if not isinstance(name, str) or len(name) > NAME_MOST or not (name.isprintable()):
        raise ValueError(f"The name of a day must stand between quotes, on one line, in at most {NAME_MOST} signs.")
    return [(first + timedelta(days=number), name.strip()) for number in range((last - first).days + 1)]


def _two(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError('This must be two values between brackets, such as ["08:00", "17:00"] or [10, 45].')
    return tuple(value)


Moment = Annotated[time, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]
Days = Annotated[dict[date, str], BeforeValidator(_days)]
Hours = Annotated[tuple[Moment, Moment], BeforeValidator(_two)]
Text = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=120)]
Number = Annotated[int, Field(strict=True, ge=1, le=365)]
Few = Annotated[int, Field(strict=True, ge=1, le=8)]
Some = Annotated[int, Field(strict=True, ge=1, le=30)]
Eve = Annotated[int, Field(strict=True, ge=1, le=5)]
Many = Annotated[int, Field(strict=True, ge=1, le=60)]
BeforeSummer = Annotated[int, Field(strict=True, ge=5, le=40)]
Minutes = Annotated[int, Field(strict=True, ge=0, le=NUDGE_MINUTES[1])]


class Part(BaseModel):
    """A table of ``school.toml``: unchangeable, and without room for names nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


P = TypeVar("P", bound=Part)


class FreeDays(Part):
    """Where this school differs from the national holidays: each day, and what it is called."""

    extra_vrij: Days = Field(default_factory=dict)
    toch_school: Days = Field(default_factory=dict)


class Contacts(Part):
    """Whom the texts name. The names are those of the variables in ``bot/texts``; what is optional may be empty."""

    vertrouwenspersoon: Text
    vp_contact: Text
    aw_plek: Text
    fg_contact: Text
    aw_tel: str = ""
    school_tel: str = ""
    teamleider: str = ""
    klacht_link: str = ""
    coach_ondersteuner_tel: str = ""
    bestuur_contact: str = ""


class Retention(Part):
    """How long content is kept: days after closing (DESIGN §4 row 6)."""

    content_days: Number = 60


class Delays(Part):
    """Minutes between an act at school and the nudge it causes, at random between two (SCREENS R5). Demo: 0, 0."""

    nudge_minutes: Annotated[tuple[Minutes, Minutes], BeforeValidator(_two)] = NUDGE_MINUTES

    @field_validator("nudge_minutes")
    @classmethod
    def _least_comes_first(cls, minutes: tuple[int, int]) -> tuple[int, int]:
        if minutes[0] > minutes[1]:
            raise ValueError("The least number of minutes must come before the most.")
        return minutes


class Reminders(Part):
    """What coaches are reminded of beside their cases: the rules and the theme, after each holiday (P-55, P-57)."""

    seasons: bool = True


class Termijnen(Part):
    """How long things may take, in school days or hours of school (``bot.route.terms``, DOMAIN §1.5).

    Not the rounds of SPOED (T1s): what is said about danger goes round every ten minutes in every school. A name for it
    here would be an invitation to make it longer.
    """

    remind_hours: Few = 2
    stand_in_hours: Annotated[Few, Field(validate_default=True)] = 4
    last_hours: Few = 1
    talk_late_days: Some = 2
    undone_days: Some = 2
    answer_days: Some = 2
    parents_days: Some = 2
    restore_days: Some = 5
    restore_eve_days: Eve = 1
    magister_days: Annotated[tuple[Some, Some], BeforeValidator(_two)] = (1, 2)
    follow_days: Some = 5
    follow_again_days: Annotated[tuple[Many, Many], BeforeValidator(_two)] = (10, 30)
    class_days: Some = 10
    class_again_days: Some = 3
    watch_days: Annotated[tuple[Some, Some], BeforeValidator(_two)] = (5, 10)
    check_in_days: Annotated[tuple[Many, Many], BeforeValidator(_two)] = (5, 20)
    after_talk_days: Annotated[tuple[Some, Some], BeforeValidator(_two)] = (2, 7)
    parents_talk_days: Some = 5
    evaluation_eve_days: Eve = 1
    return_eve_days: Eve = 1
    year_end_days: BeforeSummer = 15
    sleeps_days: Some = 5

    @field_validator("stand_in_hours")
    @classmethod
    def _asked_again_before(cls, hours: int, info: ValidationInfo) -> int:
        if hours <= info.data.get("remind_hours", 0):
            raise ValueError("Whoever stands in is asked later than whoever was asked first.")
        return hours

    @field_validator("magister_days", "watch_days", "check_in_days", "after_talk_days")
    @classmethod
    def _one_after_the_other(cls, days: tuple[int, int]) -> tuple[int, int]:
        if days[0] >= days[1]:
            raise ValueError("The first day must come before the second.")
        return days


class Live(Part):
    """What the school declares before pupils come in (DESIGN §4 row 21): who decided, and when."""

    board_date: Day | None = None
    board_name: str = ""
    dpia_date: Day | None = None
    fg_date: Day | None = None
    mr_date: Day | None = None


class SchoolFile(Part):
    """``school.toml``: what a school has to say once, and can change with an editor."""

    name: Text
    region: Literal["Noord", "Midden", "Zuid"]
    first_bell: Moment
    last_bell: Moment
    contacts: Contacts
    hours: Annotated[dict[Weekday, Hours], Field(min_length=1)] = dict.fromkeys(WEEKDAYS[:5], (time(8), time(17)))
    alert_moments: Annotated[tuple[Moment, ...], Field(min_length=1)] = (
        time(8, 15),
        time(10, 30),
        time(12, 30),
        time(15, 45),
    )
    days: FreeDays = FreeDays()
    retention: Retention = Retention()
    delays: Delays = Delays()
    reminders: Reminders = Reminders()
    terms: Termijnen = Termijnen()
    live: Live = Live()

    @field_validator("hours")
    @classmethod
    def _opens_before_it_closes(cls, hours: dict[Weekday, Any]) -> dict[Weekday, Any]:
        if any(opens >= closes for opens, closes in hours.values()):
            raise ValueError("The school must open before it closes.")
        return hours

    @field_validator("last_bell")
    @classmethod
    def _bells_in_order(cls, last: time, info: ValidationInfo) -> time:
        if not info.data.get("first_bell", time.min) < last < DAY_ENDS:
            raise ValueError(f"The last bell must come after the first and before {DAY_ENDS:%H:%M}.")
        return last

    @field_validator("alert_moments")
    @classmethod
    def _alerts_by_day(cls, moments: tuple[time, ...]) -> tuple[time, ...]:
        if any(not QUIET_UNTIL <= moment <= DAY_ENDS for moment in moments):
            raise ValueError(f"Alerts may leave between {QUIET_UNTIL:%H:%M} and {DAY_ENDS:%H:%M}.")
        return tuple(sorted(set(moments)))


def load_school(path: Path) -> SchoolFile | list[Problem]:
    """The school file at ``path`` with the calendar that was imported beside it, or everything that is wrong."""
    school, imported = _read(path, SchoolFile), load_imported(path.with_name(CALENDAR))
    problems = [*(school if isinstance(school, list) else ()), *(imported if isinstance(imported, list) else ())]
    if isinstance(school, list) or isinstance(imported, list):
        return problems
    # What somebody wrote with an editor goes before what was imported.
    days = FreeDays.model_construct(
        extra_vrij={**imported.extra_vrij, **school.days.extra_vrij},
        toch_school={**imported.toch_school, **school.days.toch_school},
    )
    return school.model_copy(update={"days": days})


def load_imported(path: Path) -> FreeDays | list[Problem]:
    """The days that were imported, as ``signaal calendar import`` keeps them; none when nothing was imported."""
    return _read(path, FreeDays) if path.exists() else FreeDays()


def _read(path: Path, part: type[P]) -> P | list[Problem]:
    try:
        return part(**tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return [Problem(path.name, "There is no such file yet: `signaal init` makes one.")]
    except (OSError, UnicodeDecodeError):
        return [Problem(path.name, "This file cannot be read as text.")]
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line \d+", str(error))
        return [Problem(path.name, f"This is not TOML: look at {line.group() if line else 'the end of the file'}.")]
    except ValidationError as error:
        known = [name for each in Part.__subclasses__() for name in each.model_fields]
        return problems_of(error, lambda names: f"{path.name}, {'.'.join(names)}", [*known, *WEEKDAYS])


def missing_for_pupils(school: SchoolFile, today: date) -> list[Problem]:
    """What must still be declared before ``serve`` may let pupils in (DESIGN §4 row 21); ``today`` in school time."""
    wanted = {
        "board_date": "the day on which the board decided on Telegram's age terms",
        "board_name": "who decided for the board",
        "dpia_date": "the day on which the DPIA was finished",
        "fg_date": "the day of the FG's advice",
        "mr_date": "the day on which the MR consented",
    }
    given = school.live.model_dump()
    late = [name for name, value in given.items() if isinstance(value, date) and value > today]
    return [
        *(Problem(f"school.toml, live.{name}", f"Fill in {what}.") for name, what in wanted.items() if not given[name]),
        *(Problem(f"school.toml, live.{name}", "This day is still to come.") for name in late),
        *_too_quick(school.delays),
    ]


def _too_quick(delays: Delays) -> list[Problem]:
    if delays.nudge_minutes[0] >= NUDGE_MINUTES[0]:
        return []
    sentence = f"A nudge to a pupil must wait at least {NUDGE_MINUTES[0]} minutes, or its moment tells who acted."
    return [Problem("school.toml, delays.nudge_minutes", sentence)]
