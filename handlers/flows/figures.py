"""*Cijfers*: the figures of a school year, as screens and as lines to copy; and the numbers of a teamleider.

No number below five is ever in them, and no line of them gives one away (docs/decisions/0029).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from bot.route.access import leads, oversees, sees_figures
from bot.route.figures import FEWEST, KINDS, LAYERS, WENT, WHO, Cell, layer
from bot.route.model import School, Staff
from bot.usecases.figures import Figures
from bot.usecases.overview import Numbers
from handlers.flows.view import Panel, View
from handlers.screens import At, Lines, Press, Say, Screen, Value, Verb, When

FIGURES: Final = "figures"
WENT_ON: Final = "figures-went"
LINES: Final = "figures-lines"
NONE: Final = "figures-none"
NUMBERS: Final = "overview-numbers"
LAST: Final = "-last"
"""Behind the name of a screen: of the school year before."""


def shows(staff: Staff, school: School) -> tuple[str, ...]:
    """Which of the two this person has, by the name of the screen: how it stands, and the figures."""
    stands = ("overview",) if oversees(staff, school) else (NUMBERS,) if leads(staff) else ()
    return (*stands, *((FIGURES,) if sees_figures(staff) else ()))


def at_the_desk(view: View) -> tuple[Press, ...]:
    """The buttons of the postvak that lead here."""
    words = {FIGURES: "desk.figures"}
    names = shows(view.staff, view.school) if view.staff else ()
    return tuple(_to(name, words.get(name, "desk.overview")) for name in names)


def _to(name: str, words: str) -> Press:
    return Press(f"{Verb.STAFF}:{name}", words)


def _said(least: int) -> Say:
    """A number as it is shown."""
    return Say("figures-five", {"least": least, "most": least + FEWEST - 1}) if least else Say("figures-few")


def _head(view: View, found: Figures) -> dict[str, Value]:
    upto = At.of_day(found.upto, view.zone, When.DAY)
    return {"year": _year(found), "upto": upto}


def _year(found: Figures) -> str:
    return f"{found.year}-{found.year + 1}"


def _counted(view: View, number: int = 0) -> Screen:
    """What was told, of the latest year there is, or of the one before."""
    if number >= len(view.figures):
        return Screen(NONE, {}, (_desk(),))
    found = view.figures[number]
    who = {cell.value: _said(found.least.get(cell, 0)) for cell in (Cell.TOTAL, *WHO.values())}
    layers = [(year, cell) for year in _layers(view.school) if (cell := layer(year))]
    lines = [Say("figures-layer", {"layer": year, "count": _said(found.least.get(cell, 0))}) for year, cell in layers]
    return Screen(FIGURES, {**_head(view, found), **who, "layers": Lines(tuple(lines))}, _ways(view, number, WENT_ON))


def _went(view: View, number: int = 0) -> Screen:
    """How it went, and what was chosen as what happened."""
    if number >= len(view.figures):
        return Screen(NONE, {}, (_desk(),))
    found = view.figures[number]
    counts = {cell.value: _said(found.least.get(cell, 0)) for cell in WENT}
    kinds = (Say("figures-kind", {"kind": _kind(c), "count": _said(found.least.get(c, 0))}) for c in KINDS)
    values = {**_head(view, found), **counts, "kinds": Lines(tuple(kinds))}
    return Screen(WENT_ON, values, _ways(view, number, FIGURES))


def _kind(cell: Cell) -> Say:
    return Say(f"report-kinds.{cell}")


def _layers(school: School) -> Iterable[int]:
    """The layers that this school has."""
    there = {group.year for group in school.groups}
    return (year for year in LAYERS if year in there)


def _ways(view: View, number: int, other: str) -> tuple[tuple[Press, ...], ...]:
    """To the other screen of the same year, to the other year if there is one, and to the lines."""
    words = f"{FIGURES}.went" if other == WENT_ON else f"{WENT_ON}.told"
    here = _to(other + (LAST if number else ""), words)
    before = (_to(FIGURES + LAST, f"{FIGURES}.before"),) if len(view.figures) > 1 and not number else ()
    after = (_to(FIGURES, f"{FIGURES}.now"),) if number else ()
    return ((here, *before, *after, _to(LINES, f"{FIGURES}.lines")), _desk())


def _desk() -> tuple[Press, ...]:
    return (_to("desk", "hidden.desk"),)


def _lines(view: View) -> Screen:
    """Everything as lines that can be copied, for the registration of a school: a message of its own, no file."""
    rows = [line for found in view.figures for line in _rows(view, found)]
    return Screen(LINES, {"rows": Lines(tuple(rows))}, (_desk(),), copied=True)


def _rows(view: View, found: Figures) -> list[Value]:
    there = {layer(year) for year in _layers(view.school)}
    shown = [cell for cell in Cell if cell in there or not cell.startswith("layer-")]
    return [
        Say("figures-row", {"year": _year(found), "upto": _iso(found.upto), "what": _named(c), "count": _of(found, c)})
        for c in shown
    ]


def _named(cell: Cell) -> Value:
    if cell in KINDS:
        return _kind(cell)
    if cell.startswith("layer-"):
        return Say("figures-row-layer", {"layer": cell.removeprefix("layer-")})
    return Say(f"figures-row-{cell}")


def _of(found: Figures, cell: Cell) -> Value:
    return _said(found.least.get(cell, 0))


def _iso(day: date) -> str:
    return day.isoformat()


def _numbers(view: View) -> Screen:
    """How many wait and how many are late."""
    found = view.numbers or Numbers()
    values: dict[str, Value] = {
        "day": At(view.now, When.DAY),
        "waits": found.waits,
        "talks": found.talk_late,
        "follow": found.follow_late,
        "without": found.without,
    }
    return Screen(NUMBERS, values, ((_to(FIGURES, f"{NUMBERS}.figures"), *_desk()),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        FIGURES: _counted,
        FIGURES + LAST: partial(_counted, number=1),
        WENT_ON: _went,
        WENT_ON + LAST: partial(_went, number=1),
        LINES: _lines,
        NUMBERS: _numbers,
    }
)
COUNTED: Final = frozenset(PANELS) - {NUMBERS}
"""What only who sees the figures sees."""
