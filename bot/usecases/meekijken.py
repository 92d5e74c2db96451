"""*Meekijken* with somebody nobody knows, who was asked something and is silent (DOMAIN §1.4, docs/decisions/0032)."""

from dataclasses import replace
from typing import Final

from bot.route.dossier import Dossier
from bot.route.effects import Effect
from bot.route.model import Case, Code, Staff, Status
from bot.route.refusals import Reason, Refusal
from bot.route.road import may_keep_watch
from bot.route.steps import Event
from bot.route.timing import add_school_days, local_day
from bot.usecases.asking import KEEPS_WATCH, watching
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene

DEED: Final = "keep-watch"


def keep_watch(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """Whoever has it keeps an eye on it from here on, and A reads so; after five school days it comes back, and then
    after ten, or as the school's ``terms`` say (T9). Nothing is locked by it: A may answer, and they may talk, any day.

    Refuses CANNOT when somebody knows who A is, they talked, or A was not asked yet and could be.
    """

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not may_keep_watch(case, dossier):
            return Refusal(Reason.CANNOT)
        after = scene.calendar.terms.watch_days[case.status is Status.MEEKIJKEN]
        day = add_school_days(scene.calendar, local_day(scene.calendar, scene.now), after)
        first: tuple[Effect, ...] = () if case.status is Status.MEEKIJKEN else watching(scene, case)
        kept = replace(dossier, due_on=day, asked=())
        return Outcome(kept, (Event.GEEN_ANTWOORD,), KEEPS_WATCH, first, hears_in=after)

    return take_step(scene, staff, code, work)
