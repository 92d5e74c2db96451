"""Who leads the herstelgesprek: whoever has the case, unless somebody else was asked (P-26, SCREENS ``talk-day``).

Whoever leads it looks along from then on, as far as the role goes, once A knows; and is reminded the school day before
(T4). Anybody else who is named in a case is reminded in the same way: who looks whether it works (T12), and leadership
before the talk about coming back (T13).
"""

from dataclasses import replace
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route import due
from bot.route.access import may_share_with
from bot.route.dossier import Dossier
from bot.route.model import Case, Code, Role, School, Staff, Status
from bot.route.refusals import Reason, Refusal
from bot.route.timing import local_day
from bot.usecases import road
from bot.usecases.dossiers import dossier_of
from bot.usecases.road import FirstTalk, Leads, Outcome, take_step
from bot.usecases.scene import Scene
from bot.usecases.sharing import Colleagues, Knows, Shared, share

MAY_LEAD: Final = (Role.ONDERSTEUNINGSTEAM, Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT, Role.COACH)
"""The coach, or somebody of the ondersteuningsteam (P-26); and who may run a case as a coach does."""
AHEAD: Final = frozenset({Status.ONTVANGEN, Status.ANALYSE, Status.PLAN, Status.HERSTELGESPREK, Status.MEEKIJKEN})
"""Where a herstelgesprek may still be to come."""


def leaders(school: School, case: Case, staff: Staff) -> tuple[Colleagues, ...]:
    """Who may be asked to lead it, role by role: never who was kept out."""
    found = (Colleagues(role, tuple(_able(school, case, staff, role))) for role in MAY_LEAD)
    return tuple(each for each in found if each.people)


def _able(school: School, case: Case, staff: Staff, role: Role) -> list[Staff]:
    return [one for one in school.with_role(role) if may_share_with(one, staff, case)]


def may_lead(case: Case) -> bool:
    """Whether there may be a herstelgesprek to lead."""
    return case.status in AHEAD


def first_talk(scene: Scene, staff: Staff, code: Code, talk: FirstTalk) -> Case | Refusal:
    """The first talk, and who leads the herstelgesprek when that was chosen with its day."""
    held = road.first_talk(scene, staff, code, talk)
    if isinstance(held, Refusal) or talk.leads is None:
        return held
    led = lead(scene, staff, code, talk.leads)
    return held if isinstance(led, Refusal) else led


def lead(scene: Scene, staff: Staff, code: Code, told: Leads) -> Case | Refusal:
    """This colleague leads it, and looks along from now on. Who tells A first has asked nobody yet."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        able = {one.id for each in leaders(scene.school, case, staff) for one in each.people}
        if not may_lead(case) or (told.other is not None and told.other not in able):
            return Refusal(Reason.CANNOT)
        return Outcome(replace(dossier, leader=told.other) if told.knows else dossier)

    led = take_step(scene, staff, code, work)
    if isinstance(led, Refusal) or told.other is None or not told.knows:
        return led
    shared = share(scene, staff, code, Shared(told.other, Knows.YES))
    return shared if isinstance(shared, Case) else led


def remind_others(scene: Scene, case: Case) -> None:
    """Who is named in the case, beside who has it, gets it in the one message of this day."""
    owner = scene.school.member(case.owner)
    if owner is None:
        return
    dossier, today = dossier_of(scene.unit, case.id, owner), local_day(scene.calendar, scene.now)
    for staff in map(scene.school.member, case.shared):
        if staff is not None and due.is_theirs(staff, case, dossier, scene.calendar, today):
            dedupe = f"day:{staff.id}:{today.isoformat()}"
            scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.now, to=staff.id, panel="day"))
