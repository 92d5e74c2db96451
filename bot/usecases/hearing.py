"""What the pupil it is about answers on her card: hers alone to answer, and told by code to whoever has the case."""

from dataclasses import replace

from bot.route.effects import Alert, Decision, Tell
from bot.route.model import Case, CaseId, Reporter, Whom
from bot.route.steps import FINAL
from bot.usecases import absence
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.unanswered import answered


def hers(scene: Scene, reporter: Reporter, case_id: CaseId) -> Case | None:
    """The case while it runs, if it is about this reporter: nobody else is ever asked (SCREENS §13)."""
    case = scene.unit.case(case_id, reporter)
    return case if case and case.whom is Whom.ME and case.status not in FINAL else None


def heard_from_her(scene: Scene, case: Case, *, worse: bool = False) -> None:
    """The word was answered; whoever has the case is alerted by code, once for all that is new (SCREENS §10.1).

    That it is ``worse`` does not wait for another day, whatever is added to it (SCREENS ``worse``).
    """
    alert, when = (Alert.WORSE, scene.today_at()) if worse else (Alert.REPLY, scene.alert_at())
    scene.unit.unsay(case.id, alert)
    case = absence.covered(scene, case)
    readers = (case.owner,) if case.owner else case.receivers
    tells = tuple(Tell(staff, alert, when, case.version) for staff in readers)
    record(scene.unit, Decision(replace(case, word=""), (), tells))
    answered(scene, replace(case, word=""))
