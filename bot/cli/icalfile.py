"""Reads the days of an iCalendar file (RFC 5545), as Magister, Google, Outlook and a school's website give it.

``icalendar`` reads the lines, ``recurring_ical_events`` reckons what repeats; here stands what a school's day is, and
where reckoning ends (docs/decisions/0022). What has an hour of its own is no free day and is left out. What stands in
the file is never run, fetched or looked up, and no mistake repeats it.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, chain, repeat
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from icalendar.cal import Calendar, Component
from icalendar.cal.component_factory import ComponentFactory
from icalendar.parser import Contentline, Parameters
from icalendar.parser.ical.component import ComponentIcalParser
from icalendar.prop import TypesFactory
from recurring_ical_events import of
from recurring_ical_events.adapters.event import EventAdapter

from bot.cli.classfile import Mistake
from bot.config.days import ZONE
from bot.config.school import LONGEST, NAME_MOST
from bot.route.figures import AUGUST, school_year

MOST_BYTES: Final = 2_000_000
MOST_STEPS: Final = 10_000
"""So many days, weeks, months or years are looked at for all that repeats in one file; each event costs some more."""
STEPS_EACH: Final = 24
STEP: Final = {"D": 1, "W": 7, "M": 30, "Y": 365}
WORDS: Final = frozenset({"SUMMARY", "STATUS", "UID"})
DAYS: Final = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
UTC_MOMENT: Final = re.compile(r"(\d{8}T\d{6})Z")
WEEKDAYS: Final = "(MO|TU|WE|TH|FR|SA|SU)"
WHOLE: Final = timedelta(days=1)
STRANGE: Final = "for it repeats in a way that is not reckoned here"
ELSEWHEN: Final = "for it does not come back in this school year or the next"


@dataclass(frozen=True)
class Event:
    """Whole days with a name. ``repeats``: one of several by a rule. ``why``: it is left out whatever it is called."""

    name: str = field(repr=False)
    first: date
    last: date
    repeats: bool = field(default=False, compare=False)
    why: str = field(default="", repr=False)


@dataclass(frozen=True)
class Days:
    """What a file has: events of whole days by their day, and how many had hours and were left out.

    ``until``: the last day for which was reckoned what repeats; ``going_on``: the names of what goes on after it.
    """

    events: tuple[Event, ...]
    with_hours: int
    until: date
    going_on: frozenset[str] = field(repr=False)


class Reader(ComponentIcalParser):
    """The library's, for files of strangers: what is not asked is not read, and no line of others stops it.

    All its moments are the school's wall clock. A TZID is taken for the school's own, in which its calendar is kept; a
    zone of the file is not read, so that the library does not reckon it from its first day to its last.
    """

    def handle_property(self, name: str, params: Parameters, vals: str, line: Contentline) -> None:
        """One line of an event; what cannot be read raises ``ValueError`` where it is asked for."""
        if self.component is None or self.component.name != "VEVENT" or name not in WORDS | DAYS:
            return
        params.pop("TZID", None)
        try:
            super().handle_property(name, params, UTC_MOMENT.sub(_wall, vals) if name in DAYS else vals, line)
        except (ValueError, TypeError, OverflowError) as error:
            self.handle_property_parse_error(error, name, params, vals, line)

    def handle_line_parse_error(self, exception: Exception) -> None:
        """Nothing: what others put into a file is not ours to refuse."""


def _wall(found: re.Match[str]) -> str:
    utc = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return f"{utc.astimezone(ZoneInfo(ZONE)):%Y%m%dT%H%M%S}"


def read_days(path: Path, today: date) -> Days | list[Mistake]:
    """The whole days of this file, or all that is wrong with it. What repeats is reckoned for two school years."""
    text = _text(path)
    events = text if isinstance(text, Mistake) else _events(text)
    if isinstance(events, Mistake):
        return [events]
    here = [(event, _whole(event, line)) for event, line in events if not _cancelled(event)]
    mistakes = [each for _, each in here if isinstance(each, Mistake)]
    whole = [(event, first) for event, first in here if isinstance(first, Event)]
    moved = defaultdict[str, list[Component]](list)
    for event, _ in events:
        if "RECURRENCE-ID" in event:
            moved[_uid(event)].append(event)
    return mistakes or _days(whole, moved, len(here) - len(whole), school_year(today))


def _text(path: Path) -> str | Mistake:
    try:
        if path.stat().st_size > MOST_BYTES:
            return Mistake(None, "This file is too large for a school's calendar.")
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        return Mistake(None, "This file cannot be read.")
    except UnicodeDecodeError:
        return Mistake(None, "This file is not UTF-8, which an iCalendar file must be.")


def _events(text: str) -> list[tuple[Component, int | None]] | Mistake:
    """Each VEVENT, and the line on which it begins (None when that is written in an unusual way)."""
    reader = Reader(text, ComponentFactory(), TypesFactory.instance())
    try:
        calendars = reader.parse()
    except ValueError:  # An END without a BEGIN.
        calendars = []
    if not calendars or reader.component or any(each.name != "VCALENDAR" for each in calendars):
        return Mistake(None, "This is no iCalendar file: it must begin with BEGIN:VCALENDAR, end with END:VCALENDAR.")
    begin = (number for number, line in enumerate(text.split("\n"), 1) if line.strip().upper() == "BEGIN:VEVENT")
    events = chain.from_iterable(each.walk("VEVENT") for each in calendars)
    return list(zip(events, chain(begin, repeat(None)), strict=False))


# --- One event --------------------------------------------------------------------------------------------------------


def _cancelled(event: Component) -> bool:
    return str(event.get("STATUS")).upper() == "CANCELLED"


def _whole(event: Component, line: int | None = None) -> Event | Mistake | None:
    """The whole days of an event, the first time that it comes; None when it has hours."""
    if "DTSTART" not in event:
        return Mistake(line, "This event has no day on which it begins (DTSTART).")
    try:
        start, end = _midnight(EventAdapter(event).raw_start), _midnight(EventAdapter(event).raw_end)
    except (ValueError, TypeError, AttributeError, OverflowError):  # Whatever stands there in the place of a day.
        return Mistake(line, "The days of this event cannot be read: they must be dates such as 20270208.")
    if start.time() != time(0) or end.time() != time(0) or end == start:
        return None
    if not WHOLE <= end - start <= LONGEST + WHOLE:
        return Mistake(line, f"This event must end after it begins, and not last longer than {LONGEST.days} days.")
    return Event(_name(event.get("SUMMARY", "")), start.date(), (end - WHOLE).date())


def _midnight(given: date) -> datetime:
    return given if isinstance(given, datetime) else datetime.combine(given, time(0))


def _name(summary: object) -> str:
    """What it is called: on one line, without what cannot be seen, not longer than a telephone shows."""
    words = str(summary[0] if isinstance(summary, list) else summary)
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return plain if len(plain) <= NAME_MOST else plain[: NAME_MOST - 1].rstrip() + "…"


# --- What repeats -----------------------------------------------------------------------------------------------------


def _repeats(event: Component) -> bool:
    return "RECURRENCE-ID" not in event and ("RRULE" in event or "RDATE" in event)


def _days(whole: list[tuple[Component, Event]], moved: dict[str, list[Component]], hours: int, year: int) -> Days:
    """What comes once, and of what repeats the days of this school year and the next; the cheapest first."""
    start, end = date(year, AUGUST, 1), date(year + 2, AUGUST, 1)
    once = [first for event, first in whole if not _repeats(event)]
    series = [(event, first) for event, first in whole if _repeats(event)]
    costs = [(_steps(event, first, len(moved[_uid(event)]), end), first, event) for event, first in series]
    costs.sort(key=itemgetter(0))
    found = [
        _reckoned(first, [event, *moved[_uid(event)]], start, end) if spent <= MOST_STEPS else _left_out(first, STRANGE)
        for spent, (_, first, event) in zip(accumulate(steps for steps, *_ in costs), costs, strict=True)
    ]
    events = sorted(chain(once, *(days for days, _ in found)), key=lambda e: (e.first, e.last, e.name))
    going_on = frozenset(days[0].name for days, goes_on in found if goes_on)
    return Days(tuple(dict.fromkeys(events)), hours, end - WHOLE, going_on)


def _uid(event: Component) -> str:
    return str(event.get("UID", id(event)))


def _steps(event: Component, first: Event, moved: int, end: date) -> float:
    """What reckoning costs at most; without end when the rule is none of those that calendars make."""
    try:
        rules, more = EventAdapter(event).rrules, len(EventAdapter(event).rdates)
    except (ValueError, TypeError, AttributeError):
        return inf
    if bool(rules) != ("RRULE" in event) or not all(re.fullmatch(_usual(first.first), rule) for rule in rules):
        return inf
    days = max(0, (end - first.first).days)
    looked: int = sum(days * (rule.count(",") + 1) // STEP[rule[len("FREQ=")]] for rule in rules)
    return STEPS_EACH * (1 + moved) + looked + more


def _usual(first: date) -> str:
    """The rules that calendars make. Each finds a day again within few steps: one that finds none goes on for ages."""
    often = r"(;UNTIL=\w+|;COUNT=[1-9]\d*)?(;INTERVAL=[1-9]\d?)?"
    weekdays, month = rf";BYDAY={WEEKDAYS}(,{WEEKDAYS})*", rf"(;BYMONTH={first.month})?"
    on = rf"(;BYDAY=[+-]?[1-4]{WEEKDAYS}|;BYMONTHDAY=({first.day}|-1))?{month}|{weekdays}{month};BYSETPOS=-?[1-4]"
    return rf"FREQ=(DAILY{often}|WEEKLY{often}({weekdays})?|(MONTHLY|YEARLY){often}({on}))(;WKST={WEEKDAYS})?"


def _reckoned(first: Event, events: list[Component], start: date, end: date) -> tuple[list[Event], bool]:
    """Its days in between, or the first with the reason why it is left out; and whether it goes on after them."""
    alone = Calendar()
    alone.subcomponents = events
    try:
        query = of(alone)
        days = [_whole(each) for each in query.between(start, end) if not _cancelled(each)]
        goes_on = next(query.after(end + (first.last - first.first)), None) is not None
    except (LookupError, ValueError, TypeError, AttributeError, OverflowError):
        return _left_out(first, STRANGE)
    found = [replace(day, repeats=True) for day in days if isinstance(day, Event)]
    return (found, goes_on) if found else _left_out(first, ELSEWHEN)


def _left_out(first: Event, why: str) -> tuple[list[Event], bool]:
    return [replace(first, repeats=True, why=why)], False
