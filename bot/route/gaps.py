"""Why a day moved: the free days that lie in between, and what they are called (DOMAIN §1.5, SCREENS R14).

Pure. A weekend explains itself and is none; a study day does not, for whoever counts on the fingers.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from bot.route.timing import Calendar

MOST_NAMES: Final = 2


@dataclass(frozen=True)
class Gap:
    """Days that follow each other on which there would be school, were they not free. ``name`` may be empty."""

    first: date
    last: date
    name: str = field(default="", repr=False)


def gaps(calendar: Calendar, first: date, last: date) -> tuple[Gap, ...]:
    """The gaps from the first of these days up to and with the last, in order."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(_gap(calendar, run) for run in _runs(calendar, days))


def _runs(calendar: Calendar, days: Iterator[date]) -> Iterator[list[date]]:
    run: list[date] = []
    for day in days:
        if day in calendar.free and day.weekday() in calendar.hours:
            run.append(day)
        elif run and day.weekday() in calendar.hours:
            yield run
            run = []
    if run:
        yield run


def _gap(calendar: Calendar, run: list[date]) -> Gap:
    # A day in a holiday may have a name of its own as well: what most of them are called tells it best.
    names = Counter(name for day in run for name in calendar.names.get(day, "").split("; ") if name)
    most = max(names.values(), default=0)
    return Gap(run[0], run[-1], ", ".join([name for name, count in names.items() if count == most][:MOST_NAMES]))
