"""When a colleague works, and when the one message of the day comes: values only (SCREENS R11, R12)."""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

DAY_MESSAGE: Final = time(7, 45)
"""The hour of the one message of the day, for who chose no other."""


@dataclass(frozen=True)
class Week:
    """A colleague's own days. ``off``: weekdays (0 is Monday) on which they do not work; ``hour``: of the message of
    the day; ``away``: first and last day of an absence that was planned; ``every_day``: a message also for nothing.

    Who said nothing works whenever school is open.
    """

    off: frozenset[int] = field(default=frozenset(), repr=False)
    hour: time = DAY_MESSAGE
    away: tuple[date, date] | None = field(default=None, repr=False)
    every_day: bool = False

    def absent(self, day: date) -> bool:
        """Whether they do not work on this day, though school may be open."""
        return day.weekday() in self.off or (self.away is not None and self.away[0] <= day <= self.away[1])


@dataclass(frozen=True)
class Shift:
    """A turn of an achterwacht: between these hours, on a weekday (0 is Monday) of every week, or on one day."""

    begins: time
    ends: time
    weekday: int | None = field(default=None, repr=False)
    day: date | None = None

    def falls_on(self, day: date) -> bool:
        """Whether it is on this day."""
        return self.day == day or self.weekday == day.weekday()
