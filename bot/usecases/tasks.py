"""Who does what, when more people confer about a case: agreed by them, noted by who has it (P-84).

Each line has somebody, something and a day; it stands in the message of that day until it was done.
"""

from dataclasses import replace
from typing import Final

from bot.route.dossier import Dossier, Task
from bot.route.model import Case, Code, Staff, Status
from bot.route.refusals import Reason, Refusal
from bot.route.timing import local_day
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene

MOST: Final = 8
"""More lines than a screen holds are no plan."""


def asks_who(case: Case, dossier: Dossier) -> bool:
    """Whether more people confer about it: a rule fits that asks for them, or it has not stopped (P-83, P-84)."""
    return bool(dossier.flagged or dossier.tasks) or case.status is Status.NIET_GESTOPT


def add(scene: Scene, staff: Staff, code: Code, task: Task) -> Case | Refusal:
    """One line more. Refuses an empty one, one for a day that is past, and more than a screen holds."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        past = task.by < local_day(scene.calendar, scene.now)
        if past or not task.what.strip() or len(dossier.tasks) >= MOST or not asks_who(case, dossier):
            return Refusal(Reason.CANNOT)
        return Outcome(replace(dossier, tasks=(*dossier.tasks, task)))

    return take_step(scene, staff, code, work)


def done(scene: Scene, staff: Staff, code: Code, number: str) -> Case | Refusal:
    """The line with this number was done today; a second tap changes nothing."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not number.isdecimal() or int(number) >= len(dossier.tasks):
            return Refusal(Reason.CANNOT)
        at = int(number)
        task = dossier.tasks[at]
        today = local_day(scene.calendar, scene.now)
        new = task if task.done_on else replace(task, done_on=today)
        return Outcome(replace(dossier, tasks=(*dossier.tasks[:at], new, *dossier.tasks[at + 1 :])))

    return take_step(scene, staff, code, work)
