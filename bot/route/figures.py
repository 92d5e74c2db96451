"""The figures of a school year: what is counted of a case, and how a number is shown so that it gives nobody away.

A number is shown as the five it lies in (*10 tot 14*), and as *minder dan 5* below that, none included; what each
group leaves unnamed is in no line, so that no sum can be made (docs/decisions/0029). Pure.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from bot.route.dossier import Dossier
from bot.route.model import Case, Status, Step, Whom
from bot.route.timing import Calendar, alert_at, local_day

FEWEST: Final = 5
"""Below this a number is not shown; and so wide is what is shown instead (DOMAIN §1.3)."""
AUGUST: Final = 8
CLOSES: Final = (10, 1)
"""Month and day in the next school year from which a year's figures change no more."""
LAYERS: Final = range(1, 7)
BOTH: Final = 2


class Cell(StrEnum):
    """One number of the figures."""

    TOTAL = "total"
    LAYER_1 = "layer-1"
    LAYER_2 = "layer-2"
    LAYER_3 = "layer-3"
    LAYER_4 = "layer-4"
    LAYER_5 = "layer-5"
    LAYER_6 = "layer-6"
    ME = "me"
    OTHER = "other"
    PARENT = "parent"
    STAFF = "staff"
    SCOLDING = "scolding"
    EXCLUDING = "excluding"
    HITTING = "hitting"
    THINGS = "things"
    GOSSIP = "gossip"
    MESSAGES = "messages"
    IMAGES = "images"
    THREATS = "threats"
    SAME_DAY = "same-day"
    BOTH_FOLLOWED = "both-followed"
    FINISHED = "finished"
    OTHERWISE = "otherwise"
    NOT_STOPPED = "not-stopped"
    MEASURE = "measure"


WHO: Final[Mapping[Whom, Cell]] = {
    Whom.ME: Cell.ME,
    Whom.OTHER: Cell.OTHER,
    Whom.PARENT: Cell.PARENT,
    Whom.STAFF: Cell.STAFF,
}
"""Who took part and says so is counted in the total and in no line of its own."""
KINDS: Final = (
    *(Cell.SCOLDING, Cell.EXCLUDING, Cell.HITTING, Cell.THINGS),
    *(Cell.GOSSIP, Cell.MESSAGES, Cell.IMAGES, Cell.THREATS),
)
ENDS: Final[Mapping[Status, Cell]] = {Status.AFGEROND: Cell.FINISHED, Status.GESLOTEN_ANDERS: Cell.OTHERWISE}
CAME_TO: Final[Mapping[Status, Cell]] = {Status.NIET_GESTOPT: Cell.NOT_STOPPED, Status.MAATREGEL: Cell.MEASURE}
WENT: Final = (Cell.SAME_DAY, Cell.BOTH_FOLLOWED, *ENDS.values(), *CAME_TO.values())


def layer(year: int) -> Cell | None:
    """The number of this year layer; None for a layer that no school has."""
    return Cell(f"layer-{year}") if year in LAYERS else None


def told(case: Case, year: int | None, kinds: Collection[str]) -> frozenset[Cell]:
    """What one signal adds when it is counted: to the total, to the layer, to who told it, and to what was chosen."""
    found = {Cell.TOTAL, WHO.get(case.whom), layer(year) if year else None, *(k for k in KINDS if k in kinds)}
    return frozenset(cell for cell in found if cell is not None)


def went(case: Case, dossier: Dossier, steps: Iterable[Step], calendar: Calendar) -> frozenset[Cell]:
    """What it adds to how cases went; nothing while it goes along with another one, which has the steps.

    *On the day itself*: the school day on which school could first read it; its hour is kept, not its minute, so that
    what came in the last half hour of a day counts as of that day.
    """
    if dossier.joined_to is not None:
        return frozenset()
    found = {CAME_TO[step.after] for step in steps if step.after in CAME_TO}
    found |= {ENDS[case.status]} if case.status in ENDS else set()
    found |= {Cell.BOTH_FOLLOWED} if len(dossier.rounds) >= BOTH else set()
    first = local_day(calendar, alert_at(calendar, case.sent_at))
    return frozenset(found | ({Cell.SAME_DAY} if dossier.talked_on and dossier.talked_on <= first else set()))


def band(count: int) -> int:
    """The least that a number may be, as it is shown: 0 for fewer than five, 5 for five to nine."""
    return count - count % FEWEST


def shown(counts: Mapping[Cell, int], before: Mapping[Cell, int]) -> dict[Cell, int]:
    """What is shown of these counts. No line ever goes down: it would tell that somebody took something back."""
    return {cell: max(band(counts.get(cell, 0)), before.get(cell, 0)) for cell in Cell}


def school_year(day: date) -> int:
    """The calendar year in which the school year of this day began: it begins in August."""
    return day.year if day.month >= AUGUST else day.year - 1


def month_of(day: date) -> date:
    """The first of the month: what was told before it is counted."""
    return day.replace(day=1)


def closes(year: int) -> date:
    """From this day on the figures of that school year change no more."""
    return date(year + 1, *CLOSES)


def anew(sent: int, before: int) -> bool:
    """Whether enough came in since the figures were last made, that nobody can tell who was added."""
    return sent - before >= FEWEST
