"""When a case stands in its owner's one message of the day: planned anew after everything that happens to it (R12)."""

from bot.route import due
from bot.route.dossier import Dossier
from bot.route.effects import DueKind
from bot.route.model import Case, Role
from bot.route.roster import hands_on, off_duty_at
from bot.route.steps import FINAL
from bot.route.week import DAY_MESSAGE, Week
from bot.route.workdays import own
from bot.usecases.dossiers import dossier_of
from bot.usecases.scene import Scene

__all__ = ["DAY_MESSAGE", "plan_today"]


def plan_today(scene: Scene, case: Case, dossier: Dossier | None = None) -> None:
    """The next message in which it stands; none when nothing is due; and until when an achterwacht has it. Whoever
    changes case or dossier calls this last.

    Without ``dossier`` it is read as its owner would read it: the clock itself reads no content.
    """
    owner = scene.school.member(case.owner)
    if owner is not None and case.status not in FINAL and hands_on(scene.school, case, owner):
        people = scene.school.with_role(Role.ACHTERWACHT)
        scene.unit.plan(case.id, DueKind.DUTY_ENDS, off_duty_at(owner, people, scene.calendar, scene.now))
    known = dossier or (dossier_of(scene.unit, case.id, owner) if owner else Dossier())
    week = owner.week if owner else Week()
    on = due.message_on(case, known, scene.calendar, scene.now, week.hour, own(scene.calendar, week))
    if on is None:
        scene.unit.cancel(case.id, DueKind.TODAY)
    else:
        scene.unit.plan(case.id, DueKind.TODAY, on)
    _plan_others(scene, case, known)


def _plan_others(scene: Scene, case: Case, dossier: Dossier) -> None:
    """The same for who is named in it: at the hour that holds for who chose none."""
    people = [staff for staff in map(scene.school.member, case.shared) if staff is not None]
    on = due.others_on(case, dossier, scene.calendar, scene.now, DAY_MESSAGE, people)
    if on is None:
        scene.unit.cancel(case.id, DueKind.OTHERS)
    else:
        scene.unit.plan(case.id, DueKind.OTHERS, on)
