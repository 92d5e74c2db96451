"""What ``signaal doctor`` looks at: each check takes what was found and gives findings, one sentence with what to do.

A finding names no person and repeats no secret: what doctor says may end up in somebody's mail.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.config import Problem, SchoolFile, missing_for_pupils
from bot.route.model import Group, Role, Staff
from bot.route.routing import LAST_RESORT
from bot.route.timing import ENDS_SOON
from storage.condition import Condition

OURS: Final = ("bot", "handlers", "storage", "scheduler")
US: Final = "signaal"
EARLIEST: Final = date(2026, 11, 1)
"""This version did not exist before: a clock that says so is wrong."""
NAMED: Final = 12
MORE_DAYS: Final = "install a newer version, or `signaal calendar import` a calendar with its summer in it"
_OTHERS: Final = 0o077


class Weight(StrEnum):
    """Wrong: mend it before pupils come in. Warning: look at it."""

    WRONG = "wrong"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """``where`` it is, and one sentence that says what, and what to do."""

    weight: Weight
    where: str
    sentence: str


def wrong(where: str, sentence: str) -> Finding:
    """Something that must be mended."""
    return Finding(Weight.WRONG, where, sentence)


def warning(where: str, sentence: str) -> Finding:
    """Something to look at."""
    return Finding(Weight.WARNING, where, sentence)


def problems(found: Iterable[Problem]) -> Iterator[Finding]:
    """What the settings and school.toml say of themselves."""
    return (wrong(problem.where, problem.sentence) for problem in found)


# --- The school's file and its days -----------------------------------------------------------------------------------


def of_school(school: SchoolFile, template: SchoolFile, today: date) -> Iterator[Finding]:
    """Whether everything was filled in that the template only suggests, and declared what pupils need."""
    ours, theirs = school.contacts.model_dump(), template.contacts.model_dump()
    for name, value in ours.items():
        if value and value == theirs[name]:
            yield wrong(f"school.toml, contacts.{name}", "This is still what the template says: fill in your own.")
    if school.name == template.name:
        yield warning("school.toml, name", "This is the name in the template: is it really your school's?")
    yield from problems(missing_for_pupils(school, today))


def of_calendar(until: date, today: date) -> Iterator[Finding]:
    """Whether the holidays are known for long enough: after ``until`` every weekday would count as a school day."""
    if until < today:
        yield wrong("calendar", f"The school holidays are not known any more: {MORE_DAYS}.")
    elif until - today <= ENDS_SOON:
        days = (until - today).days
        yield warning("calendar", f"The school holidays are known for {days} more days: {MORE_DAYS}.")


# --- Keys and files ---------------------------------------------------------------------------------------------------


def of_places(home: Path, keys: Path, database: Path | None) -> Iterator[Finding]:
    """Whether the keys are where no copy of the data takes them along. ``database``: its file, on SQLite."""
    home, keys = home.resolve(), keys.resolve()
    if home.is_relative_to(keys) or keys.is_relative_to(home):
        yield wrong("SIGNAAL_KEYS", "The keys and the home lie in each other: move the keys to a folder outside it.")
    elif home.parent == keys.parent:
        sentence = "The keys and the home stand in one folder, and a copy of it has both: move the keys elsewhere."
        yield warning("SIGNAAL_KEYS", sentence)
    if database is not None and database.resolve().is_relative_to(keys):
        yield wrong("SIGNAAL_DATABASE_URL", "The database lies among the keys: move it to a folder of its own.")


def of_privacy(files: Mapping[str, Path]) -> Iterator[Finding]:
    """Whether others on this machine may use these files or folders, by the name of their setting."""
    for where, path in files.items():
        if path.exists() and path.stat().st_mode & _OTHERS:
            yield wrong(where, f"Others on this machine may use {path.name}: run chmod go= on it.")


def of_board(*, has_lock: bool, missing: int) -> Iterator[Finding]:
    """Whether the keys survive the loss of this machine: a board key, and a copy of every key for it."""
    if not has_lock:
        yield warning("board key", "There is no board key, so lost keys are lost data: run `signaal init`.")
    elif missing:
        yield warning("board key", f"{missing} keys have no copy for the board key: run `signaal init`.")


def of_database(condition: Condition, sentences: Mapping[Condition, str]) -> Iterator[Finding]:
    """Whether the database can be used."""
    if condition is not Condition.READY:
        yield wrong("database", sentences[condition])


# --- The machine ------------------------------------------------------------------------------------------------------


def of_clock(now: datetime, newest: datetime | None) -> Iterator[Finding]:
    """Whether the clock can be right. ``newest``: when the youngest of our files was written, aware like ``now``."""
    if now.date() < EARLIEST:
        yield wrong("clock", "The clock of this machine stands before this version was made: set it right.")
    elif newest is not None and newest > now + timedelta(days=1):
        yield wrong("clock", "Files here were written in the future: set the clock of this machine right.")


def of_names(owners: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Whether our top-level packages are ours alone. ``owners``: of each name the installed distributions."""
    for name in OURS:
        others = sorted(set(owners.get(name, [])) - {US})
        if others:
            sentence = f"{', '.join(others)} brings a package {name} too: give Signaal an environment of its own."
            yield wrong("installation", sentence)


# --- The staff --------------------------------------------------------------------------------------------------------


def of_staff(staff: tuple[Staff, ...], groups: tuple[Group, ...]) -> Iterator[Finding]:
    """Whether whatever a pupil can choose ends with a person who is there."""
    there = {role: [s for s in staff if s.active and role in s.roles] for role in Role}
    yield from _roles(there)
    if not groups:
        yield warning("classes", "There are no classes: `signaal classes import FILE` brings them in.")
    active = {s.id for s in staff if s.active}
    alone = [group.name for group in groups if not active & set(group.coaches)]
    if alone:
        yield warning("classes", f"No coach works for {_some(alone)}: `signaal coach invite`, or import the classes.")
    yield from _people(staff)


def _roles(there: Mapping[Role, list[Staff]]) -> Iterator[Finding]:
    if not there[Role.VERTROUWENSPERSOON]:
        yield wrong("staff", "There is no vertrouwenspersoon: what is about staff reaches nobody. Invite one.")
    if not any(there[role] for role in LAST_RESORT):
        sentence = "There is no aanspreekpunt, coach-ondersteuner or achterwacht: nobody takes over. Invite one."
        yield wrong("staff", sentence)
        return
    if not there[Role.ACHTERWACHT]:
        yield warning("staff", "There is no achterwacht, who steps in when a coach is silent: invite one.")
    if not there[Role.AANSPREEKPUNT]:
        yield warning("staff", "There is no aanspreekpunt, whom the law asks for: invite one.")


def _people(staff: tuple[Staff, ...]) -> Iterator[Finding]:
    waiting = sum(s.seated and not s.active and not s.paused for s in staff)
    if waiting:
        yield warning("staff", f"{waiting} opened the link and must be confirmed: `signaal coach list` shows who.")
    closed = sum(s.active and not s.reachable for s in staff)
    if closed:
        yield warning("staff", f"{closed} closed the door to the bot and get no alert: `signaal coach list` shows who.")


def _some(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
