"""Reads the days of an iCalendar file (RFC 5545), as Magister, Google, Outlook and a school's website give it.

Only what a school's free days need: VEVENT with DTSTART, DTEND or DURATION, SUMMARY; whole days; folded lines. What has
an hour of its own is no free day and is left out; what repeats is named, for its days are not reckoned here
(docs/decisions/0022). What stands in the file is never run, fetched or looked up, and no mistake repeats it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.cli.classfile import Mistake
from bot.config.days import ZONE
from bot.config.school import LONGEST, NAME_MOST

MOST_BYTES: Final = 5_000_000
PARAM: Final = r'(?:"[^"]*"|[^";:,]*)'
LINE: Final = re.compile(rf"([A-Za-z0-9-]+)(?:;[A-Za-z0-9-]+={PARAM}(?:,{PARAM})*)*:")
MOMENT: Final = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
DAYS: Final = re.compile(r"\+?P(?:(\d{1,2})W|(\d{1,3})D)(?:T0[HMS])?")
ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
WHOLE: Final = timedelta(days=1)
MIDNIGHT: Final = time(0)


@dataclass(frozen=True)
class Property:
    """One content line: its number in the file, its name, and its value."""

    line: int
    name: str = field(repr=False)
    value: str = field(repr=False)


@dataclass(frozen=True)
class Event:
    """Whole days with a name. ``repeats``: it comes back on days that are not reckoned here."""

    name: str = field(repr=False)
    first: date
    last: date
    repeats: bool = False


@dataclass(frozen=True)
class Days:
    """What a file has: events of whole days by their day, and how many had hours and were left out."""

    events: tuple[Event, ...]
    with_hours: int = 0


def read_days(path: Path) -> Days | list[Mistake]:
    """The whole days of this file, or everything that is wrong with it."""
    text = _text(path)
    if isinstance(text, Mistake):
        return [text]
    lines = list(_unfolded(text))
    if not lines or lines[0][1].strip().upper() != "BEGIN:VCALENDAR":
        return [Mistake(None, "This is no iCalendar file: it must begin with BEGIN:VCALENDAR.")]
    found = [_event(event) for event in _events(lines)]
    mistakes = [each for each in found if isinstance(each, Mistake)]
    if mistakes:
        return mistakes
    events = sorted((each for each in found if isinstance(each, Event)), key=lambda e: (e.first, e.last, e.name))
    return Days(tuple(dict.fromkeys(events)), found.count(None))


def _text(path: Path) -> str | Mistake:
    try:
        if path.stat().st_size > MOST_BYTES:
            return Mistake(None, "This file is too large for a school's calendar.")
        return path.read_bytes().decode("utf-8-sig")
    except OSError:
        return Mistake(None, "This file cannot be read.")
    except UnicodeDecodeError:
        return Mistake(None, "This file is not UTF-8, which an iCalendar file must be.")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Content lines with the number of their first line: what begins with a space or a tab goes on (§3.1)."""
    held: tuple[int, str] | None = None
    # Not splitlines: that would also break at characters which may stand in a name.
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in {" ", "\t"} and held is not None:
            held = (held[0], held[1] + line[1:])
            continue
        if held is not None and held[1]:
            yield held
        held = (number, line)
    if held is not None and held[1]:
        yield held


def _events(lines: list[tuple[int, str]]) -> Iterator[list[Property]]:
    """The properties of each VEVENT; not those of an alarm or a zone inside or beside it."""
    inside: list[str] = []
    event: list[Property] = []
    for number, line in lines:
        found = _property(number, line)
        if found is None:
            continue
        if found.name == "BEGIN":
            inside.append(found.value.strip().upper())
            event = [Property(number, "BEGIN", "")] if inside[-1] == "VEVENT" else event
        elif found.name == "END":
            if inside and inside.pop() == "VEVENT":
                yield event
        elif inside[-1:] == ["VEVENT"]:
            event.append(found)


def _property(number: int, line: str) -> Property | None:
    """One line; None when it is none (what others put into a file is not ours to refuse)."""
    found = LINE.match(line)
    if found is None:
        return None
    return Property(number, found[1].upper(), line[found.end() :])


# --- One event --------------------------------------------------------------------------------------------------------


def _event(properties: list[Property]) -> Event | Mistake | None:
    """The whole days of an event; None when it has hours, or was cancelled."""
    line, by_name = properties[0].line, {each.name: each for each in reversed(properties)}
    if "DTSTART" not in by_name or by_name.get("STATUS", properties[0]).value.upper() == "CANCELLED":
        return None if "DTSTART" in by_name else Mistake(line, "This event has no day on which it begins (DTSTART).")
    try:
        start, end = _moment(by_name["DTSTART"]), _end(by_name)
    except ValueError:
        return Mistake(line, "The days of this event cannot be read: they must be dates such as 20270208.")
    if start.time() != MIDNIGHT or end.time() != MIDNIGHT or end == start:
        return None
    if not WHOLE <= end - start <= LONGEST + WHOLE:
        return Mistake(line, f"This event must end after it begins, and not last longer than {LONGEST.days} days.")
    repeats = not by_name.keys().isdisjoint({"RRULE", "RDATE"})
    return Event(_name(by_name.get("SUMMARY")), start.date(), (end - WHOLE).date(), repeats)


def _moment(given: Property) -> datetime:
    """The school's wall-clock time, without a zone: a day is its midnight. Raises ``ValueError`` when it is none.

    A TZID is taken for the school's own: a school's calendar is kept in it.
    """
    found = MOMENT.fullmatch(given.value.strip())
    if found is None:
        raise ValueError("no moment")
    day, clock, utc = found.groups()
    wall = datetime.strptime(day + (clock or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007  # a day has no zone
    if not utc:
        return wall
    return wall.replace(tzinfo=UTC).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)


def _end(by_name: dict[str, Property]) -> datetime:
    """When it is over: the end is not part of it. A day without an end lasts that day (§3.6.1)."""
    start = by_name["DTSTART"]
    if "DTEND" in by_name:
        return _moment(by_name["DTEND"])
    if "DURATION" in by_name:
        return _moment(start) + _lasting(by_name["DURATION"].value.strip())
    return _moment(start) + (WHOLE if "T" not in start.value else timedelta(0))


def _lasting(value: str) -> timedelta:
    """Whole days or weeks; anything else has hours, and is none of ours."""
    found = DAYS.fullmatch(value)
    return timedelta(weeks=int(found[1] or 0), days=int(found[2] or 0)) if found else timedelta(0)


def _name(summary: Property | None) -> str:
    """What it is called: on one line, without what cannot be seen, not longer than a telephone shows."""
    words = ESCAPED.sub(lambda m: " " if m[1] in "nN" else m[1], summary.value if summary else "")
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return plain if len(plain) <= NAME_MOST else plain[: NAME_MOST - 1].rstrip() + "…"
