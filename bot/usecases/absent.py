"""What was put off after the agreements: coming back to the class, and approaching who took part and was not there
(P-32 to P-34, T8). Each is done once, or left out with a reason that stays in the dossier.
"""

from dataclasses import replace
from typing import Final

from bot.route.dossier import Dossier, Reason
from bot.route.model import Case, Code, Staff
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.road import Open
from bot.route.timing import local_day
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene

DONE: Final = "done"
LEFT_OUT: Final = ("not-needed", "pupil")
"""Why it may be left out: it goes well, or A does not want it."""


def class_was(scene: Scene, staff: Staff, code: Code, how: str) -> Case | Refusal:
    """The coach came back to the class, or left it out because of ``how``; refuses when it is not open."""
    today = local_day(scene.calendar, scene.now) if how == DONE else None

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if dossier.class_on is None or how not in {DONE, *LEFT_OUT}:
            return Refusal(Why.CANNOT)
        return Outcome(_why(replace(dossier, class_on=None, class_done_on=today), Open.CLASS, how))

    return take_step(scene, staff, code, work)


def others_were(scene: Scene, staff: Staff, code: Code, how: str) -> Case | Refusal:
    """Who was not there was approached, or not because of ``how``; refuses when it is not open."""
    today = local_day(scene.calendar, scene.now) if how == DONE else None

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if dossier.others_on is None or how not in {DONE, *LEFT_OUT}:
            return Refusal(Why.CANNOT)
        return Outcome(_why(replace(dossier, others_on=None, others_done_on=today), Open.OTHERS, how))

    return take_step(scene, staff, code, work)


def _why(dossier: Dossier, what: Open, how: str) -> Dossier:
    return dossier if how == DONE else replace(dossier, put_off=(*dossier.put_off, Reason(what, how)))
