"""What was asked in the chat and has no answer yet: kept by day, so that it never makes a case sleep.

While a question waits, its case stands in the message of the day again after some school days; after two, whoever has
it keeps an eye on it (``bot.usecases.meekijken``, DOMAIN §1.4, docs/decisions/0032).
"""

from dataclasses import replace

from bot.route.model import Case, Reporter, Staff
from bot.route.timing import local_day
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today


def asked(scene: Scene, staff: Staff, case: Case) -> None:
    """One question more that waits. Until they talked, a day that is over brings the case back no more: this does."""
    dossier, today = dossier_of(scene.unit, case.id, staff), local_day(scene.calendar, scene.now)
    over = dossier.talked_on is None and dossier.due_on is not None and dossier.due_on <= today
    after = replace(dossier, asked=(*dossier.asked, today), due_on=None if over else dossier.due_on)
    keep_dossier(scene.unit, case.id, after)
    plan_today(scene, case, after)


def answered(scene: Scene, case: Case) -> None:
    """Who was asked let something hear: no question waits any more."""
    dossier = dossier_of(scene.unit, case.id, Reporter(frozenset({case.id})))
    if dossier.asked:
        after = replace(dossier, asked=())
        keep_dossier(scene.unit, case.id, after)
        plan_today(scene, case, after)
