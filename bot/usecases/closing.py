"""The other ways a case ends: a person closes it, with a reason, and whoever sent it reads a kind text (DOMAIN §1.4).

Never by itself, and always taken seriously first (P-15): somebody has picked it up and read it, and nothing in it is
urgent. That it was not meant can be said as long as the way on is the first talk; any other reason on the whole road
(P-47). What is told after that is a new signal like any other, and the pupil it is about may ask for somebody else.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from bot.route.access import Deed, may
from bot.route.dossier import Dossier
from bot.route.dossier import Reason as Given
from bot.route.effects import Cancel, Decision, DueKind, Effect, Plan
from bot.route.model import Case, Code, Flag, Staff, Status, Whom
from bot.route.refusals import Reason, Refusal
from bot.route.road import open_things
from bot.route.steps import Event, advance, follows
from bot.route.timing import truncate_to_hour
from bot.usecases.alongside import along_with
from bot.usecases.asking import NO_MORE_ASKING
from bot.usecases.colleagues import FINISHED, tell_colleague
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

CLOSED_KINDLY: Final = "closed-kindly"
"""What stands behind the nudge."""
SAMENGEVOEGD: Final = "samengevoegd"
"""Why what went along with another case ends: that one is finished."""
TAKEN_UP: Final = frozenset({Status.ONTVANGEN, Status.ANALYSE})
"""Where it can still turn out that it was not meant: later there was a talk about it."""


class NotMeant(StrEnum):
    """Why a person closes it so. Nothing is written about who sent it: nobody may know that."""

    GRAP = "grap"
    UITPROBEREN = "uitproberen"


class Ended(StrEnum):
    """Why it ends another way (DOMAIN §1.4, P-47); the last one is typed."""

    DOORVERWEZEN = "doorverwezen"
    TE_WEINIG = "te-weinig"
    GEEN_PESTEN = "geen-pesten"
    OPGELOST = "opgelost"
    ANDERS = "anders"


WORDS: Final = {
    Ended.DOORVERWEZEN: "closed-referred",
    Ended.TE_WEINIG: "closed-unclear",
    **dict.fromkeys((Ended.GEEN_PESTEN, Ended.OPGELOST, Ended.ANDERS), "closed-otherwise"),
}
"""What stands behind the nudge of the pupil it is about: help is never measured by whether it was bullying."""


@dataclass(frozen=True)
class Ending:
    """What the coach chose: why, in the coach's words when those were typed; ``helps``: no bullying, and yet a plan."""

    why: Ended
    typed: str = field(repr=False, default="")
    helps: bool = False


def may_close_kindly(case: Case) -> bool:
    """Whether *not meant* is a way out of the case as it stands; what is urgent is looked into first."""
    return case.status in TAKEN_UP and may_end(case)


def may_end(case: Case) -> bool:
    """Whether it may end another way: somebody has it, nothing in it is urgent, and it was not taken back."""
    apart = case.flags & {Flag.SPOED, Flag.TERUGGEHAALD}
    return follows(case.status, Event.ANDERS_SLUITEN) is not None and not apart


def may_help_on(case: Case) -> bool:
    """Whether it may go on to a plan although it is no bullying (DOMAIN §1.4 *geen pesten*)."""
    return case.status is Status.ANALYSE


def close_kindly(scene: Scene, staff: Staff, code: Code, why: NotMeant) -> Case | Refusal:
    """Its owner closes it; the reason stands in the history. A second tap changes nothing."""
    case = scene.unit.case_by_code(code, staff)
    if case is not None and case.status is Status.GESLOTEN_ANDERS and case.owner == staff.id:
        return case
    if case is None or not may(staff, Deed.WORK, case) or not may_close_kindly(case):
        return Refusal(Reason.CANNOT)
    return _closed(scene, staff, case, why, CLOSED_KINDLY)


def end(scene: Scene, staff: Staff, code: Code, ending: Ending) -> Case | Refusal:
    """Its owner closes it for another reason, or goes on to a plan although it is no bullying.

    What was still open is kept with the reason (G6, G7). Refuses what is urgent, taken back or somebody else's.
    """
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case) or not may_end(case):
        return Refusal(Reason.CANNOT)
    if ending.helps:
        return _help_on(scene, staff, code, ending)
    # Who is not the one it is about hears that it is finished, and nothing of why (DESIGN §1).
    word = WORDS[ending.why] if case.whom is Whom.ME else ""
    return _closed(scene, staff, case, ending.why, word, ending)


def _help_on(scene: Scene, staff: Staff, code: Code, ending: Ending) -> Case | Refusal:
    """No bullying, and help all the same: what she wants is talked about next."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if ending.why is not Ended.GEEN_PESTEN or not may_help_on(case):
            return Refusal(Reason.CANNOT)
        kept = replace(dossier, reasons=(*dossier.reasons, Given(ending.why, ending.why)))
        return Outcome(kept, (Event.UITKOMST_VASTGELEGD,), "")

    return take_step(scene, staff, code, work)


def _closed(
    scene: Scene, staff: Staff, case: Case, why: str, word: str, ending: Ending | None = None
) -> Case | Refusal:
    along = along_with(scene.unit, case, staff)
    moved = advance(case, Event.ANDERS_SLUITEN, f"{staff.id}:{why}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    closed, step = moved
    told = replace(closed, word=word, promised_at=None)
    record(scene.unit, Decision(told, (step,), _ends(scene, case)))
    dossier = replace(dossier_of(scene.unit, case.id, staff), due_on=None)
    keep_dossier(scene.unit, case.id, _with_reasons(dossier, ending) if ending else dossier)
    tell_colleague(scene, told, staff, FINISHED)
    close_along(scene, staff, along)
    return told


def close_along(scene: Scene, staff: Staff, along: tuple[Case, ...]) -> None:
    """What went along with a case that its owner finishes: who told about somebody else hears that it is finished; what
    a pupil told about herself stands by itself again, for only she can be asked whether it is (P-48)."""
    for case in along:
        if case.whom is Whom.ME or not may_end(case):
            plan_today(scene, case)
        else:
            _closed(scene, staff, case, SAMENGEVOEGD, "")


def _with_reasons(dossier: Dossier, ending: Ending) -> Dossier:
    """Why it ended, in the words that were typed, and that this is why each open thing was left out (P-47)."""
    why = ending.typed or str(ending.why)
    left_out = tuple(Given(thing, why) for thing in open_things(dossier))
    return replace(dossier, reasons=(*dossier.reasons, Given(Event.ANDERS_SLUITEN, why), *left_out))


def _ends(scene: Scene, case: Case) -> tuple[Effect, ...]:
    """Nothing is asked or promised any more; she hears it, and its content goes after the usual time."""
    over = (Cancel(DueKind.PROMISE), Cancel(DueKind.TODAY), Cancel(DueKind.VERDICT), *NO_MORE_ASKING)
    heard = Plan(DueKind.NUDGE, scene.nudge_at(case.promised_at))
    return (*over, heard, Plan(DueKind.FORGET, scene.now + scene.kept_for()))
