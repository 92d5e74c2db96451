"""*Cijfers*: what is counted over a school year, when it is counted, and who sees it (DOMAIN §1.3, §2.1, §5.4).

On the first of a month the figures are made, if five signals more came in since; in between they stand still, so that
two looks a day apart show the same. What is erased at the end of its term is added to a sealed sum just before: numbers
without a case, a day or a name, kept until the school year is closed (docs/decisions/0029).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.ports import Json
from bot.route.access import counts, sees_figures
from bot.route.figures import Cell, anew, closes, month_of, school_year, shown, told, went
from bot.route.model import Case, Clock, EntryKind, Staff
from bot.route.timing import local_day
from bot.usecases.dossiers import dossier_in
from bot.usecases.scene import Scene

CLOCK: Final = Clock()


@dataclass(frozen=True)
class Figures:
    """The figures of one school year: of what was told before ``upto``; each number as the least that it may be."""

    year: int
    upto: date
    least: Mapping[Cell, int] = field(repr=False)


@dataclass(frozen=True)
class Kept:
    """What is kept of a school year. ``erased``: of cases whose content is gone; ``sent``: how many signals were in the
    figures when they were last made, ``looked`` the month for which that was last asked."""

    erased: Mapping[Cell, int] = field(default_factory=dict, repr=False)
    least: Mapping[Cell, int] = field(default_factory=dict, repr=False)
    upto: date | None = None
    sent: int = field(default=0, repr=False)
    looked: date | None = None
    closed: bool = False


def figures(scene: Scene, staff: Staff) -> tuple[Figures, ...] | None:
    """Of this school year and the last, as far as there are any, the latest first; None for who does not see them."""
    if not sees_figures(staff):
        return None
    this = school_year(local_day(scene.calendar, scene.now))
    found = ((year, _kept(scene, year)) for year in (this, this - 1))
    return tuple(Figures(year, kept.upto, kept.least) for year, kept in found if kept.upto is not None)


def make_figures(scene: Scene) -> None:
    """The figures of this school year and the last are made, if it is time; to be called once an hour or so."""
    today = local_day(scene.calendar, scene.now)
    for year in (school_year(today), school_year(today) - 1):
        kept = _kept(scene, year)
        if not kept.closed and kept.looked != month_of(today):
            _keep(scene, year, _made(scene, year, kept, today))


def remember(scene: Scene, case: Case) -> None:
    """Its content will be erased, for its term is over: what it adds to the figures of its year goes to the sum."""
    year = school_year(local_day(scene.calendar, case.sent_at))
    kept = _kept(scene, year)
    if not kept.closed and counts(case, scene.school):
        _keep(scene, year, replace(kept, erased=Counter(kept.erased) + Counter(_cells(scene, case))))


def _made(scene: Scene, year: int, kept: Kept, today: date) -> Kept:
    """As the year stands this month: made anew, or as it was. When it is closed it is made for the last time, if it was
    ever made: how it went may have changed since; of fewer than five signals nothing is shown, as of none."""
    looked, last = replace(kept, looked=month_of(today)), today >= closes(year)
    now = _all(scene, year, kept, month_of(today))
    if anew(now[Cell.TOTAL], kept.sent) or (last and kept.upto):
        looked = replace(looked, least=shown(now, kept.least), upto=month_of(today), sent=now[Cell.TOTAL])
    return replace(looked, erased={}, sent=0, closed=True) if last else looked


def _all(scene: Scene, year: int, kept: Kept, before: date) -> Counter[Cell]:
    """What was told in that year before this day: what is erased by now, and what is still there."""
    now = Counter(kept.erased)
    for case in scene.unit.countable():
        if _belongs(scene, case, year, before):
            now.update(_cells(scene, case))
    return now


def _belongs(scene: Scene, case: Case, year: int, before: date) -> bool:
    sent = local_day(scene.calendar, case.sent_at)
    return school_year(sent) == year and sent < before and counts(case, scene.school)


def _cells(scene: Scene, case: Case) -> frozenset[Cell]:
    """What this case adds, each number by one."""
    entries = scene.unit.entries(case.id, CLOCK)
    kinds = [k for e in entries if e.kind is EntryKind.KINDS for k in e.text.split(",")]
    group = scene.school.group(case.group)
    steps = scene.unit.steps(case.id, CLOCK)
    return told(case, group.year if group else None, kinds) | went(
        case, dossier_in(entries), steps, scene.calendar
    )


# --- As it is kept ----------------------------------------------------------------------------------------------------


def _keep(scene: Scene, year: int, kept: Kept) -> None:
    plain: dict[str, Json] = {
        "erased": _plain(kept.erased.items()),
        "least": _plain(kept.least.items()),
        "upto": kept.upto.isoformat() if kept.upto else None,
        "sent": kept.sent,
        "looked": kept.looked.isoformat() if kept.looked else None,
        "closed": kept.closed,
    }
    scene.unit.put_figures(year, plain)


def _plain(items: Iterable[tuple[Cell, int]]) -> dict[str, Json]:
    return {cell.value: number for cell, number in items if number}


def _kept(scene: Scene, year: int) -> Kept:
    plain = scene.unit.figures(year)
    if plain is None:
        return Kept()
    return Kept(
        erased=_opened(plain["erased"]),
        least=_opened(plain["least"]),
        upto=_day(plain["upto"]),
        sent=plain["sent"],
        looked=_day(plain["looked"]),
        closed=plain["closed"],
    )


def _opened(numbers: Mapping[str, int]) -> dict[Cell, int]:
    """A number that an older version counted and this one does not, is left out."""
    return {Cell(name): number for name, number in numbers.items() if name in set(Cell)}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
