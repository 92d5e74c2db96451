"""``signaal calendar``: the school's free days, brought in from its own calendar, and shown as the bot knows them.

What is imported stands in ``calendar.toml`` beside ``school.toml``, so that no comment of the latter is lost; whoever
writes in either with an editor has the last word.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from zoneinfo import ZoneInfo

import typer

from bot.cli.opening import configured, give_up, no_problems, say, settings
from bot.config import SchoolFile, calendar_of
from bot.config.days import ZONE
from bot.config.school import CALENDAR, load_imported
from bot.route.timing import Calendar, is_school_day, local_day
from bot.surroundings import MachineTime
from bot.wiring import Trouble

if TYPE_CHECKING:
    from bot.cli.icalfile import Days, Event

FREE_WORDS: Final = (
    "vakantie", "studiedag", "geen les", "geen school", "goede vrijdag", "carnaval", "pasen", "paasdag", "pinkster",
    "hemelvaart", "koningsdag", "bevrijdingsdag", "kerstdag", "nieuwjaar", "holiday", "no school", "no lessons",
    "study day",
)  # fmt: skip
"""What a free day is called; anything else in a calendar (test weeks, evenings for parents) is a school day."""
IS_FREE: Final = re.compile(r"vrij(?!dag|willig)")
"""Vrij, lesvrij, roostervrij; not a Friday."""
WEEKDAY: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
HEAD: Final = """# The free days that `signaal calendar import` brought in, in the words of [days] in school.toml.
# You may change them here; what stands in school.toml goes before it. After a change: start `signaal serve` again.

extra_vrij = [
"""
A_YEAR: Final = timedelta(days=365)
calendar = typer.Typer(no_args_is_help=True, help="The school's free days: import, show.")


@calendar.command("show")
def calendar_show(
    month: Annotated[str, typer.Option("--month", help="All days of this month, such as 2027-02.")] = "",
) -> None:
    """Show the days on which there is no school, as the bot reckons with them: a year from today, or one month."""
    school = configured()[1]
    first, last = _month(month) if month else _from_today(school)
    known = calendar_of(school, range(first.year - 1, last.year + 2))
    for line in _every_day(known, first, last) if month else _free(known, first, last):
        say(line)
    say(f"The holidays are known until {calendar_of(school, range(first.year - 1, first.year + 5)).until}.")


def _month(given: str) -> tuple[date, date]:
    if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", given):
        raise Trouble("A month is a year and a number, such as 2027-02.")
    first = date.fromisoformat(f"{given}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _from_today(school: SchoolFile) -> tuple[date, date]:
    now = MachineTime().school()
    today = local_day(calendar_of(school, [now.year]), now)
    return today, today + A_YEAR


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _every_day(known: Calendar, first: date, last: date) -> Iterator[str]:
    for day in _days(first, last):
        hours = known.hours.get(day.weekday())
        if is_school_day(known, day) and hours is not None:
            yield f"{_shown(day)}  {hours[0]:%H:%M}–{hours[1]:%H:%M}"
        else:
            yield f"{_shown(day)}  {known.names.get(day) or ('free' if day in known.free else 'closed')}"


def _free(known: Calendar, first: date, last: date) -> Iterator[str]:
    """The free days in which there would be school otherwise, side by side as one line each."""
    free = [day for day in _days(first, last) if day in known.free and day.weekday() in known.hours]
    for name, days in _runs(free, {day: known.names.get(day) or "free" for day in free}, known):
        yield f"{_span(days[0], days[-1])}  {name}"


def _runs(days: list[date], names: Mapping[date, str], known: Calendar) -> Iterator[tuple[str, list[date]]]:
    """Days that follow each other in school weeks and are called the same."""
    weekdays = (day for day in _days(days[0], days[-1]) if day.weekday() in known.hours) if days else iter(())
    place = {day: number for number, day in enumerate(weekdays)}
    for (name, _), run in groupby(enumerate(days), key=lambda each: (names[each[1]], place[each[1]] - each[0])):
        yield name, [day for _, day in run]


def _shown(day: date) -> str:
    return f"{WEEKDAY[day.weekday()]} {day}"


def _span(first: date, last: date) -> str:
    return _shown(first) if first == last else f"{_shown(first)} – {_shown(last)}"


# --- Import -----------------------------------------------------------------------------------------------------------


@calendar.command("import")
def calendar_import(
    file: Annotated[Path, typer.Argument(help="An iCalendar file (.ics), as the school's own calendar gives it.")],
    word: Annotated[
        list[str] | None, typer.Option("--word", help="What else a free day is called in this file. May be repeated.")
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option("--not", help="What is no free day, though its name looks like it.")
    ] = None,
    remove: Annotated[
        bool, typer.Option("--remove", help="Also take imported days away that the file lacks, between its ends.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Bring in the free days and study days of the school's own calendar.

    Whole days are taken whose name says that there is no school (vakantie, studiedag, vrij, Pasen …); what they are
    called is what staff read when a day moves because of them. Everything else is listed, and left out. What repeats
    is reckoned until the end of the next school year, and is no end of the file.
    """
    from bot.cli.icalfile import read_days  # Only here: who serves does not need two libraries more in memory.

    home = settings().home
    found = read_days(file, MachineTime().school().astimezone(ZoneInfo(ZONE)).date())
    if isinstance(found, list):
        give_up("\n".join(f"line {m.line}: {m.sentence}" if m.line else m.sentence for m in found))
    taken = [event for event in found.events if _is_free(event, word or (), leave_out or ())]
    before = _imported(home)
    after = {**_kept(before, found.events, remove=remove), **{d: e.name for e in taken for d in _days(e.first, e.last)}}
    for line in _report(found, taken, before, after):
        say(line)
    _change(home / CALENDAR, before, after, dry_run=dry_run, asks=not yes)


def _is_free(event: "Event", words: Iterable[str], not_these: Iterable[str]) -> bool:
    name = event.name.casefold()
    says_so = any(word.casefold() in name for word in (*FREE_WORDS, *words) if word.strip()) or IS_FREE.search(name)
    return bool(says_so) and not event.why and not any(word.casefold() in name for word in not_these)


def _imported(home: Path) -> dict[date, str]:
    found = load_imported(home / CALENDAR)
    if isinstance(found, list):
        no_problems(found)
        raise AssertionError("nothing imported and no problem")
    return dict(found.extra_vrij)


def _kept(before: Mapping[date, str], events: Iterable["Event"], *, remove: bool) -> dict[date, str]:
    ends = [day for event in events if not event.repeats for day in (event.first, event.last)]
    return {day: name for day, name in before.items() if not (remove and ends and min(ends) <= day <= max(ends))}


def _report(found: "Days", taken: list["Event"], before: dict[date, str], after: dict[date, str]) -> Iterator[str]:
    yield from (f"free: {_span(event.first, event.last)}  {event.name or '(no name)'}" for event in taken)
    free = set(taken)
    yield from _left_out(event for event in found.events if event not in free)
    yield from (f"no longer free: {_shown(day)}  {before[day]}" for day in sorted(before.keys() - after.keys()))
    for name in sorted({event.name for event in taken} & found.going_on):
        yield f"goes on after {found.until}: {name} (bring the calendar in again next year)"
    if found.with_hours:
        yield f"{found.with_hours} events with hours of their own were left out."


def _left_out(events: Iterable["Event"]) -> Iterator[str]:
    """One line for all that are called the same, however often they come."""
    alike: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        alike.setdefault((event.name, event.why), []).append(event)
    for (name, why), days in alike.items():
        times = f" {len(days)} times" if len(days) > 1 else ""
        yield f"left out{times}{why and f', {why}'}: {_span(days[0].first, days[-1].last)}  {name or '(no name)'}"


def _change(file: Path, before: dict[date, str], after: dict[date, str], *, dry_run: bool, asks: bool) -> None:
    if before == after:
        say("Nothing changes: these days are known already, or the file has none.")
    elif dry_run:
        say("This was a dry run: nothing was changed.")
    elif asks and not typer.confirm("Is this right?"):
        say("Nothing was changed.")
    else:
        _write(file, after)
        say(f"Written to {file}. Start `signaal serve` again, so that it knows.")


def _write(file: Path, days: Mapping[date, str]) -> None:
    """In the place of what was there, whole or not at all."""
    text = HEAD + "".join(f"  {line},\n" for line in _lines(days)) + "]\n"
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as made:
            made.write(text)
        os.chmod(made.name, 0o644)
        os.replace(made.name, file)
    except OSError:
        raise Trouble("The home cannot be written: look at SIGNAAL_HOME.") from None


def _lines(days: Mapping[date, str]) -> Iterator[str]:
    """A span for days that follow each other and are called the same."""
    in_order = sorted(days)
    for (name, _), run in groupby(enumerate(in_order), key=lambda each: (days[each[1]], each[1].toordinal() - each[0])):
        span = [day for _, day in run]
        called = f", name = {json.dumps(name, ensure_ascii=False)}" if name else ""
        # A JSON string is a TOML string: no control character is in a name.
        for first, last in _short_enough(span):
            yield f"{{ from = {first}, until = {last}{called} }}"


def _short_enough(span: list[date]) -> Iterator[tuple[date, date]]:
    return ((span[n], span[min(n + 100, len(span) - 1)]) for n in range(0, len(span), 101))
