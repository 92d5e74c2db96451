"""Help is offered, and looked at again; and what of the talk with B was talked about (P-18 to P-25).

Recorded as people said it. What is looked at again on a day stands in the message of that day; nothing follows by
itself.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.route.dossier import Dossier
from bot.route.hulp import OFFERS, About, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.model import Case, Code, Staff
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.timing import local_day
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene


@dataclass(frozen=True)
class Offered:
    """What was offered, what was said to it, and when it is looked at again."""

    whom: Helped
    helper: HelpFrom
    said: Said
    where: str = field(repr=False, default="")
    obliged_by: Obliger | None = None
    look_on: date | None = None


@dataclass(frozen=True)
class Looked:
    """Which offer was looked at, what was seen, and when again if it does not help yet."""

    number: int
    works: Works
    again_on: date | None = None


def offer(scene: Scene, staff: Staff, code: Code, told: Offered) -> Case | Refusal:
    """It is recorded. Refuses what is not offered to that person, and an obligation of anybody but B (P-21)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not _can_be(told):
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        one = Hulp(told.whom, told.helper, told.said, today, staff.id, told.where, told.obliged_by, told.look_on)
        return Outcome(replace(dossier, hulp=(*dossier.hulp, one)))

    return take_step(scene, staff, code, work)


def _can_be(told: Offered) -> bool:
    obliged = told.said is Said.OBLIGED
    where = bool(told.where.strip()) is (told.helper is HelpFrom.ELSEWHERE)
    only_b = not obliged or told.whom is Helped.B
    again = told.said is Said.NO or told.look_on is not None
    return told.helper in OFFERS[told.whom] and where and only_b and again and obliged is (told.obliged_by is not None)


def looked(scene: Scene, staff: Staff, code: Code, told: Looked) -> Case | Refusal:
    """It was looked at: it helps, it stopped, or it is looked at again on a day."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        waits = 0 <= told.number < len(dossier.hulp) and dossier.hulp[told.number].look_on is not None
        if not waits or (told.works is Works.NOT_YET) is (told.again_on is None):
            return Refusal(Why.CANNOT)
        one = replace(dossier.hulp[told.number], works=told.works, look_on=told.again_on)
        before, after = dossier.hulp[: told.number], dossier.hulp[told.number + 1 :]
        return Outcome(replace(dossier, hulp=(*before, one, *after)))

    return take_step(scene, staff, code, work)


def talked_about(scene: Scene, staff: Staff, code: Code, what: str) -> Case | Refusal:
    """A subject of the talk with B is ticked; a second tap takes the tick away."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if what not in set(About):
            return Refusal(Why.CANNOT)
        ticked = set(dossier.about_b) ^ {About(what)}
        return Outcome(replace(dossier, about_b=tuple(one for one in About if one in ticked)))

    return take_step(scene, staff, code, work)
