"""Write a decision down: the case, its history, and what must happen, in the unit at hand (DESIGN §3)."""

from collections.abc import Sequence
from enum import IntEnum, unique
from typing import Final

from bot.ports import Notice, NoticeKind, Unit
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell, Untell
from bot.route.model import Case, Entry
from bot.route.spoed import over_is_calm
from bot.route.team import of_nobody


class CaseMoved(Exception):
    """Somebody else changed the case between reading and keeping it: undo this input and take it again."""


FIXED: Final = 1_000_000
"""From here on entries have a place of their own, whatever comes before or after them; first the answers."""


@unique
class Place(IntEnum):
    """The one place of what a case holds once: two that shared a place would overwrite each other."""

    ABOUT = FIXED + 90
    SECOND = FIXED + 93
    NUDGED = FIXED + 95
    MUTED = FIXED + 97
    DANGER = FIXED + 98
    DOSSIER = FIXED + 100


def next_seq(entries: Sequence[Entry]) -> int:
    """The place of what is told next."""
    return max((e.seq for e in entries if e.seq < FIXED), default=0) + 1


def record(unit: Unit, decision: Decision) -> None:
    """Keep the decision. Raises ``CaseMoved`` when the case moved on since it was read (compare and set)."""
    if not unit.put_case(of_nobody(over_is_calm(decision.case))):
        raise CaseMoved
    for step in decision.steps:
        unit.add_step(decision.case.id, step)
    for effect in decision.effects:
        _happen(unit, decision.case, effect)


def _happen(unit: Unit, case: Case, effect: Effect) -> None:
    match effect:
        case Tell():
            unit.say(alert(case, effect))
        case Untell():
            for panel in (Alert.NEW, Alert.WAITING, Alert.ESCALATED, Alert.URGENT, Alert.BOARD):
                unit.unsay(case.id, panel)
        case Plan(kind, at):
            _keep_owing(unit, case, kind)
            unit.plan(case.id, kind, at)
        case Cancel(kind):
            _keep_owing(unit, case, kind)
            unit.cancel(case.id, kind)


def _keep_owing(unit: Unit, case: Case, kind: DueKind) -> None:
    """A later hour is named with the next word; the one that was named before is owed until that word has come (R7)."""
    named = unit.planned(case.id, DueKind.PROMISE) if kind is DueKind.PROMISE else None
    if named is not None and unit.planned(case.id, DueKind.HOUR) is None:
        unit.plan(case.id, DueKind.HOUR, named)


URGENT: Final = frozenset({Alert.URGENT, Alert.SECOND, Alert.SECOND_SAID})
"""What leaves at once while school is open, also on a colleague's day off (DESIGN §4 row 17)."""


def alert(case: Case, tell: Tell) -> Notice:
    """An alert as a notice: the code and nothing else goes to the phone (SCREENS §10.1)."""
    dedupe = f"{tell.alert}:{case.id}:{tell.staff}:{tell.round}"
    urgent = tell.alert in URGENT
    return Notice(dedupe, NoticeKind.SAY, tell.at, case=case.id, to=tell.staff, panel=tell.alert, urgent=urgent)
