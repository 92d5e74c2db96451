"""Reads what stands on a phone: is it the nudge, the message of the day, a receipt; which hours does it name?"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.route.effects import Alert
from bot.route.model import CODE_ALPHABET, CODE_LENGTH
from bot.route.timing import DAY_ENDS, Calendar, at, is_school_day, local_day
from bot.texts import LANGUAGES, say, variables
from bot.texts.moments import moment

RECEIPTS: Final = (
    *("report-sent", "report-sent-other", "parent-sent", "staff-sent"),
    *("school-sent", "school-sent-u", "school-sent-look"),
)
DAY: Final = "day"
ELSEWHERE: Final = frozenset({Alert.DUTY_ENDS})
"""An alert that is a screen of its own."""
SAME: Final[dict[str, str]] = {Alert.WORSE: Alert.REPLY}
"""What is said in the words of another when it is not that any more by the time it leaves."""
LET_GO: Final = (
    *("taken-back", "taken-back-u", "taken-back-read", "taken-back-read-u"),
    *("note-unlinked", "note-unlinked-u"),
)
CODES: Final = re.compile(rf"(?<![\w-])[{CODE_ALPHABET}]{{{CODE_LENGTH}}}(?![\w-])")
FAR: Final = 45
_GAP: Final = "\ue001"


def codes_in(text: str) -> frozenset[str]:
    """The codes of cases that stand in this text."""
    return frozenset(CODES.findall(text))


def is_nudge(text: str) -> bool:
    """Whether it is the one neutral line."""
    return text in _said("nudge")


def panel_of(text: str) -> str | None:
    """Which alert this is, or the message of the day; None of anything else."""
    first = text.partition("\n")[0]
    found = (name for name, shapes in _panels() if any(shape.fullmatch(first) for shape in shapes))
    return DAY if is_day(text) else next(found, None)


def is_day(text: str) -> bool:
    """Whether it is the one planned message of the day; a line below it may say that the year ends."""
    first = text.partition("\n")[0]
    return any(shape.fullmatch(first) for shape in _day_shapes())


def names_no_case(text: str) -> bool:
    """Whether it is about a case that is somebody else's by now: two of these may be about two cases."""
    return any(text in _said(key) for key in ("taken-over", "assigned-away"))


def lets_go(text: str) -> bool:
    """Whether it says that the bot knows nothing more of a signal of this reporter."""
    return any(shape.search(text) for shape in _shapes(LET_GO))


def has_receipt(text: str) -> bool:
    """Whether it says that the signal was sent."""
    return any(shape.search(text) for shape in _shapes(RECEIPTS))


def hours_in(text: str, language: str, now: datetime, calendar: Calendar) -> Iterator[datetime]:
    """The hours that are named to a reporter: 17.00 on some school day."""
    if _clock(language, calendar.zone) not in text:
        return
    for day, words in _named(language, local_day(calendar, now), calendar.zone):
        if words in text and is_school_day(calendar, day):
            yield at(calendar, day, DAY_ENDS)


@cache
def _clock(language: str, place: str) -> str:
    """How five o'clock is written, as the last words of a moment."""
    zone = ZoneInfo(place)
    five = datetime(2026, 9, 1, 17, tzinfo=zone)
    first, second = (moment(five, language, five - timedelta(days=days), zone) for days in (0, 1))
    tail = ""
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one != other:
            break
        tail = one + tail
    return tail.strip()


@cache
def _named(language: str, today: date, zone: str) -> tuple[tuple[date, str], ...]:
    place = ZoneInfo(zone)
    now = datetime(today.year, today.month, today.day, 0, 1, tzinfo=place)
    days = [today + timedelta(days=ahead) for ahead in range(FAR)]
    fives = (datetime(day.year, day.month, day.day, 17, tzinfo=place) for day in days)
    return tuple((five.date(), moment(five, language, now, place)) for five in fives)


@cache
def _said(key: str) -> frozenset[str]:
    return frozenset(say(key, language) for language in LANGUAGES)


@cache
def _day_shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.escape(say("day", language, count=count)).replace(str(count), r"\d+"))
        for language in LANGUAGES
        for count in (1, 987)
    )


@cache
def _panels() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    keys = {alert.value: (alert.value,) for alert in Alert if alert not in ELSEWHERE} | {
        Alert.URGENT.value: (Alert.URGENT.value, "alert-urgent-call")
    }
    return tuple((name, _shapes(each)) for name, each in keys.items())


@cache
def _shapes(keys: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The first line of each text, with anything where its values go."""
    return tuple(_shape(key, language) for key in keys for language in LANGUAGES)


def _shape(key: str, language: str) -> re.Pattern[str]:
    values = dict.fromkeys(variables(key, language), _GAP)
    first = say(key, language, **values).splitlines()[0]
    return re.compile(".*".join(map(re.escape, first.split(_GAP))))
