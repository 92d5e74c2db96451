"""``signaal duty``: the duty roster of the achterwachten, by weekday and by day (DESIGN §4 row 17).

Whoever is on duty is asked first in danger, and when a coach is silent. A school without a roster needs none of this:
all achterwachten are asked then.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Annotated, Final

import typer

from bot.cli.opening import in_scene, say
from bot.cli.staff import Name, the_one
from bot.route.model import Role, Staff
from bot.route.timing import local_day
from bot.usecases.duties import When, clear_turns, gaps, set_turns
from bot.usecases.scene import Scene
from bot.wiring import Trouble

WEEKDAY: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
IN_FULL: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
IN_DUTCH: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")
CLOCK: Final = r"([01]?\d|2[0-3])[:.][0-5]\d"
SPAN: Final = re.compile(f"({CLOCK})-({CLOCK})")
Days = Annotated[str, typer.Argument(help="Weekdays or dates: mon,tue (each week) or 2026-12-08 (that day only).")]
duty = typer.Typer(no_args_is_help=True, help="The duty roster of the achterwachten: list, set, clear.")


@duty.command("list")
def duty_list() -> None:
    """Show who is on duty when, and the hours of the coming week in which nobody is."""
    lines = in_scene(lambda scene: [*_lines(scene)])
    for line in lines or ["No roster: all achterwachten are asked. `signaal duty set NAME DAYS HOURS` makes one."]:
        say(line)


def _lines(scene: Scene) -> Iterator[str]:
    """Weekdays first, then the days that are still to come, then what is open."""
    people, today = scene.school.with_role(Role.ACHTERWACHT), local_day(scene.calendar, scene.now)
    every = [(shift, staff.name) for staff in people for shift in staff.shifts]
    weekly = sorted((s.weekday, s.begins, s.ends, name) for s, name in every if s.weekday is not None)
    for weekday, begins, ends, name in weekly:
        yield f"{WEEKDAY[weekday]}  {begins:%H:%M}-{ends:%H:%M}  {name}"
    days = sorted((s.day, s.begins, s.ends, name) for s, name in every if s.day is not None and s.day >= today)
    for day, begins, ends, name in days:
        yield f"{WEEKDAY[day.weekday()]} {day}  {begins:%H:%M}-{ends:%H:%M}  {name}  (instead of the usual turns)"
    for gap in gaps(scene):
        hours = f"{gap.begins:%H:%M}-{gap.ends:%H:%M}"
        yield f"{WEEKDAY[gap.day.weekday()]} {gap.day}  {hours}  nobody: all achterwachten are asked"


@duty.command("set")
def duty_set(
    name: Name,
    days: Days,
    hours: Annotated[str, typer.Argument(help="From and until, as 08:00-12:30; or more: 08:00-10:00,13:00-17:00.")],
) -> None:
    """Say that somebody is on duty on these days between these hours; what they had on these days is replaced.

    A date goes before its weekday: on that day only who is set for that date is on duty.
    """
    wanted, spans = _days(days), tuple(_span(one) for one in hours.split(","))
    in_scene(lambda scene: set_turns(scene, _achterwacht(scene, name).id, _open_on(scene, wanted), spans))
    say(f"{name} is on duty then. `signaal duty list` shows the roster.")


@duty.command("clear")
def duty_clear(
    name: Name, days: Annotated[str, typer.Argument(help="Weekdays or dates; none: all of them.")] = ""
) -> None:
    """Take somebody off the roster, on these days or altogether."""
    wanted = _days(days) if days else ()
    in_scene(lambda scene: clear_turns(scene, the_one(scene.school, name).id, wanted))
    say(f"{name} is not on duty then. `signaal duty list` shows the roster.")


def _achterwacht(scene: Scene, name: str) -> Staff:
    member = the_one(scene.school, name)
    if Role.ACHTERWACHT not in member.roles:
        raise Trouble("This person is no achterwacht: `signaal coach roles` shows and changes what somebody is.")
    return member


def _open_on(scene: Scene, days: tuple[When, ...]) -> tuple[When, ...]:
    hours = scene.calendar.hours
    if any((day.weekday() if isinstance(day, date) else day) not in hours for day in days):
        raise Trouble("School is closed on one of these days: [hours] in school.toml says when it is open.")
    return days


def _days(given: str) -> tuple[When, ...]:
    return tuple(_day(one.strip().casefold()) for one in given.split(","))


def _day(word: str) -> When:
    for names in (IN_FULL, tuple(day[:3] for day in IN_FULL), IN_DUTCH):
        if word in names:
            return names.index(word)
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Trouble("A day is a weekday, such as mon or monday, or a date, such as 2026-12-08.") from None


def _span(given: str) -> tuple[time, time]:
    found = SPAN.fullmatch(given.strip())
    begins, ends = (_clock(found.group(n)) for n in (1, 3)) if found else (time(0), time(0))
    if begins >= ends:
        raise Trouble("Hours are given as from-until, such as 08:00-12:30; the first comes first.")
    return begins, ends


def _clock(word: str) -> time:
    return time.fromisoformat(word.replace(".", ":").zfill(5))
