"""Days and hours as people say them: "morgen 8.15 uur", "wo 25 november", "di, ochtend" (SCREENS R14, DOMAIN §4).

How a language writes them stands in its ``moments.ftl``; Babel supplies the names of days and months, because Fluent
ignores weekday and month. The school's zone is an argument: nothing here knows where it is.
"""

import re
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import ParseError, format_date, format_time, parse_date

from bot.texts import say

_DOT: Final = re.compile(r"(?<=[^\W\d_])\.")
_PARTS: Final = ("daypart-night", "daypart-morning", "daypart-afternoon", "daypart-evening")


def moment(at: datetime, language: str, now: datetime, zone: ZoneInfo) -> str:
    """A day and an hour, seen from ``now``: "vandaag 15.30 uur", "morgen 8.15 uur", "wo 25 november, 17.00 uur".

    Both are aware datetimes (a naive one is a ValueError); days begin and end in ``zone``.
    """
    local, today = _local(at, zone), _local(now, zone).date()
    time = _clock(local, language)
    if local.date() == today:
        return say("moment-today", language, time=time)
    if local.date() == today + timedelta(days=1):
        return say("moment-tomorrow", language, time=time)
    return say("moment-day", language, day=_day(local, "pattern-day", language), time=time)


def day(when: date | datetime, language: str, zone: ZoneInfo) -> str:
    """The day with its month: "di 24 november". A datetime is aware and is taken to ``zone``; a date stays as it is."""
    return _day(_on(when, zone), "pattern-day", language)


def short_day(when: date | datetime, language: str, zone: ZoneInfo) -> str:
    """The day as it stands on a button: "do 26". Takes what ``day`` takes."""
    return _day(_on(when, zone), "pattern-short-day", language)


def daypart(at: datetime, language: str, zone: ZoneInfo) -> str:
    """All that staff may know of when something was sent: "di, ochtend" (DESIGN §4 row 9).

    The night ends at six, the morning at twelve, the afternoon at six, the evening at midnight, in ``zone``.
    """
    local = _local(at, zone)
    weekday = _day(local, "pattern-weekday", language)
    return say("daypart", language, weekday=weekday, part=say(_PARTS[local.hour // 6], language))


def dated_part(at: datetime, language: str, zone: ZoneInfo) -> str:
    """The day and the part of it, and no hour: "di 24 november, ochtend"; for what lies further back than a week."""
    local = _local(at, zone)
    part = say(_PARTS[local.hour // 6], language)
    return say("daypart", language, weekday=_day(local, "pattern-day", language), part=part)


def clock_time(at: datetime, language: str, zone: ZoneInfo) -> str:
    """The hour alone, on the clock of ``zone``: "11.15 uur"."""
    return say("clock-time", language, time=_clock(_local(at, zone), language))


def read_day(text: str, language: str) -> date | None:
    """The day that was typed, the way the language writes dates in figures ("25-11-2026"); None when it is none."""
    try:
        return parse_date(text, locale=language)
    except (ParseError, ValueError, IndexError, OverflowError):
        return None


def _local(at: datetime, zone: ZoneInfo) -> datetime:
    if at.utcoffset() is None:
        raise ValueError("a moment needs a zone")
    return at.astimezone(zone)


def _on(when: date | datetime, zone: ZoneInfo) -> date:
    return _local(when, zone) if isinstance(when, datetime) else when


def _day(when: date, pattern: str, language: str) -> str:
    # An abbreviation keeps no dot ("wo", not "wo."); the dot of a German "25." stands after a digit and stays.
    return _DOT.sub("", format_date(when, say(pattern, language), locale=language))


def _clock(local: datetime, language: str) -> str:
    return format_time(local.time(), say("pattern-clock", language), locale=language)
