"""The duty roster: who is on duty, and until when (DOMAIN §1.5, DESIGN §4 row 17)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

import pytest

from bot.route.model import Role, Staff, StaffId
from bot.route.roster import off_duty_at, on_duty
from bot.route.week import Shift, Week
from tests.rules.calendars import MIDDEN

MORNING, AFTERNOON = (time(8), time(12, 30)), (time(12, 30), time(17))
TUESDAY: Final = 1


def member(number: int, name: str, *shifts: Shift) -> Staff:
    """An achterwacht with these turns."""
    return Staff(StaffId(f"{number:032x}"), name, frozenset({Role.ACHTERWACHT}), shifts=shifts)


VISSER: Final = member(1, "Visser", Shift(*MORNING, weekday=TUESDAY))
PRINS: Final = member(2, "Prins", Shift(*AFTERNOON, weekday=TUESDAY))
DEKKER: Final = member(3, "Dekker")
ALL: Final = (VISSER, PRINS, DEKKER)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026, in UTC; school is an hour ahead, the 24th is a Tuesday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def names(moment: datetime, people: tuple[Staff, ...] = ALL) -> list[str]:
    """Who is asked at this moment."""
    return [s.name for s in on_duty(people, people, MIDDEN, moment)]


@pytest.mark.parametrize(
    ("moment", "who"),
    [
        (at(24, 7), ["Visser"]),
        (at(24, 11, 29), ["Visser"]),
        (at(24, 11, 30), ["Prins"]),
        (at(24, 16), ["Visser", "Prins", "Dekker"]),
        (at(25, 9), ["Visser", "Prins", "Dekker"]),
    ],
)
def test_who_is_on_duty_is_asked_and_all_of_them_when_nobody_is(moment: datetime, who: list[str]) -> None:
    """From the first minute up to the last; hours that the roster leaves open are everybody's."""
    assert names(moment) == who


def test_a_school_without_a_roster_asks_all_of_them() -> None:
    """As before there was one."""
    assert names(at(24, 9), (DEKKER, replace(VISSER, shifts=()))) == ["Dekker", "Visser"]


def test_a_day_of_its_own_goes_before_the_weekday() -> None:
    """On that day nobody has the usual turn; the next week they do."""
    swapped = replace(DEKKER, shifts=(Shift(*MORNING, day=date(2026, 11, 24)),))
    people = (VISSER, PRINS, swapped)
    assert names(at(24, 9), people) == ["Dekker"]
    assert names(at(24, 13), people) == ["Visser", "Prins", "Dekker"]
    assert names(datetime(2026, 12, 1, 9, tzinfo=UTC), people) == ["Visser"]


def test_who_is_absent_is_passed_by() -> None:
    """A day off, or an absence that was planned; with a colleague on duty the colleague alone is asked."""
    off = replace(VISSER, week=Week(off=frozenset({TUESDAY})))
    both = replace(DEKKER, shifts=VISSER.shifts)
    assert names(at(24, 9), (off, both)) == ["Dekker"]
    assert names(at(24, 9), (off, DEKKER)) == ["Visser", "Dekker"]


@pytest.mark.parametrize(
    ("staff", "now", "until"),
    [
        (VISSER, at(24, 9), at(24, 11, 15)),
        (VISSER, at(24, 11, 20), at(24, 11, 30)),
        (VISSER, at(24, 13), at(24, 15, 45)),
        (DEKKER, at(24, 9), at(24, 15, 45)),
        (DEKKER, at(24, 15, 50), at(25, 15, 45)),
        (DEKKER, at(27, 18), at(30, 15, 45)),
        (replace(VISSER, shifts=(*VISSER.shifts, *PRINS.shifts)), at(24, 9), at(24, 15, 45)),
        (replace(VISSER, shifts=(Shift(time(8), time(20), weekday=TUESDAY),)), at(24, 9), at(24, 15, 45)),
    ],
    ids=["a turn", "its last minutes", "off duty", "no turn", "too late today", "a weekend", "two turns", "after five"],
)
def test_until_when_somebody_is_on_duty(staff: Staff, now: datetime, until: datetime) -> None:
    """A quarter of an hour before the end, when a coach can still be asked; never later than the school day."""
    assert off_duty_at(staff, (staff, PRINS), MIDDEN, now) == until
