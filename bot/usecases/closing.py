"""A signal that was not meant: a person closes it, with a reason, and whoever sent it reads a kind text (DOMAIN §1.4).

Never by itself, and always taken seriously first (P-15): somebody has picked it up and read it, the way on is still the
first talk, and nothing in it is urgent. What is told after that is a new signal like any other.
"""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.route.access import Deed, may
from bot.route.effects import Cancel, Decision, DueKind, Effect, Plan
from bot.route.model import Case, Code, Flag, Staff, Status
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance, follows
from bot.route.timing import truncate_to_hour
from bot.usecases.asking import NO_MORE_ASKING
from bot.usecases.colleagues import FINISHED, tell_colleague
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.scene import Scene

CLOSED_KINDLY: Final = "closed-kindly"
"""What stands behind the nudge."""


class NotMeant(StrEnum):
    """Why a person closes it so. Nothing is written about who sent it: nobody may know that."""

    GRAP = "grap"
    UITPROBEREN = "uitproberen"


def may_close_kindly(case: Case) -> bool:
    """Whether that is a way out of the case as it stands; what is urgent is looked into first."""
    apart = case.flags & {Flag.SPOED, Flag.TERUGGEHAALD}
    return follows(case.status, Event.ANDERS_SLUITEN) is not None and not apart


def close_kindly(scene: Scene, staff: Staff, code: Code, why: NotMeant) -> Case | Refusal:
    """Its owner closes it; the reason stands in the history. A second tap changes nothing."""
    case = scene.unit.case_by_code(code, staff)
    if case is not None and case.status is Status.GESLOTEN_ANDERS and case.owner == staff.id:
        return case
    if case is None or not may(staff, Deed.WORK, case) or not may_close_kindly(case):
        return Refusal(Reason.CANNOT)
    moved = advance(case, Event.ANDERS_SLUITEN, f"{staff.id}:{why}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    closed, step = moved
    told = replace(closed, word=CLOSED_KINDLY, promised_at=None)
    record(scene.unit, Decision(told, (step,), _ends(scene, case)))
    keep_dossier(scene.unit, case.id, replace(dossier_of(scene.unit, case.id, staff), due_on=None))
    tell_colleague(scene, told, staff, FINISHED)
    return told


def _ends(scene: Scene, case: Case) -> tuple[Effect, ...]:
    """Nothing is asked or promised any more; she hears it, and its content goes after the usual time."""
    over = (Cancel(DueKind.PROMISE), Cancel(DueKind.TODAY), Cancel(DueKind.VERDICT), *NO_MORE_ASKING)
    heard = Plan(DueKind.NUDGE, scene.nudge_at(case.promised_at))
    return (*over, heard, Plan(DueKind.FORGET, scene.now + scene.kept_for()))
