"""A guard that is soft gives way to a reason: what was done without the pupil, why, and that A hears it (SCREENS §13).

The reason is kept sealed. A hears it as soon as whoever has the case says that it is safe; until then it is asked for
on every school day. Who told about another, a parent or a colleague never hears it: it is about A.
"""

from dataclasses import dataclass, field, replace

from bot.route.access import may_receive
from bot.route.dossier import Dossier
from bot.route.guards import Guard, may_give_reason, reason_holds, untold
from bot.route.lines import Anyway, Ground
from bot.route.model import Case, Code, Role, School, Staff, StaffId, Whom
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.timing import local_day
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene

SECONDS = frozenset({Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT, Role.TEAMLEIDER})
"""With whom acute danger is decided: never alone (SCREENS §13)."""


@dataclass(frozen=True)
class WithoutConsulting:
    """The parents of ``of`` (a or b) are called without that pupil, and why; None: consult first, nothing is recorded.

    ``second``: with whom it was decided, when there is acute danger; ``tell``: A may read it now.
    """

    of: str
    ground: Ground | None
    typed: str = field(repr=False, default="")
    second: StaffId | None = None
    tell: bool = False


def seconds(school: School, case: Case, staff: Staff) -> tuple[Staff, ...]:
    """Who of the staff may have decided along: nobody who was kept out, and not who has the case."""
    able = (one for one in school.staff if one.active and one.roles & SECONDS and may_receive(one, case))
    return tuple(one for one in able if one.id not in {staff.id, case.owner})


def without_consulting(scene: Scene, staff: Staff, code: Code, told: WithoutConsulting) -> Case | Refusal:
    """The call to these parents opens, once a reason is given that G1 allows; the reason stays."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if told.ground is None:
            return Outcome(dossier)
        if not may_give_reason(dossier, told.of) or not _holds(scene, staff, case, told, told.ground):
            return Refusal(Why.LOCKED, case.id)
        today, hers = local_day(scene.calendar, scene.now), case.whom is Whom.ME
        heard = today if told.tell or not hers else None  # Of who told about another there is no chat of A.
        line = Anyway(Guard.G1, told.of, told.ground, told.typed, today, len(dossier.consents), told.second, heard)
        after = replace(dossier, anyway=(*dossier.anyway, line))
        return Outcome(after, (), "" if told.tell and hers else None)

    return take_step(scene, staff, code, work)


def _holds(scene: Scene, staff: Staff, case: Case, told: WithoutConsulting, ground: Ground) -> bool:
    together = told.second in {one.id for one in seconds(scene.school, case, staff)}
    return reason_holds(Guard.G1, ground, told.typed) and (together or ground is not Ground.DANGER)


def tell_now(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """It is safe: A reads on her card what was done without her, and why; refuses when there is nothing to tell."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not untold(dossier):
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        heard = tuple(replace(one, told_on=one.told_on or today) for one in dossier.anyway)
        return Outcome(replace(dossier, anyway=heard), (), "")

    return take_step(scene, staff, code, work)
