"""The ondersteuningsteam is asked: somebody of it looks along, with a name or without (SCREENS §11 ``team``).

Per pupil: a name only with that pupil's yes and the parents' yes, as the coach heard them and records them; else it is
discussed without it, and A knows that (P-41, P-82, G3, Q8).
"""

from dataclasses import dataclass, replace
from datetime import date

from bot.route import acuut, team
from bot.route.access import Deed, may, may_share_with
from bot.route.dossier import Dossier, Named, Parent
from bot.route.effects import Alert, Decision, Tell
from bot.route.lines import Lock
from bot.route.model import Case, Code, Role, School, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance
from bot.route.timing import local_day, truncate_to_hour
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today


@dataclass(frozen=True)
class Heard:
    """That a pupil and this parent said yes, and on which day. No parent: nobody did, there is acute danger, and a
    second person confirmed it (SCREENS §13)."""

    parent: Parent | None
    on: date


@dataclass(frozen=True)
class TeamAsked:
    """Who of the team; whether A knows; and what was heard of A and of B (None: without that name)."""

    other: StaffId
    knows: bool
    a: Heard | None = None
    b: Heard | None = None


def members(school: School, case: Case, staff: Staff) -> tuple[Staff, ...]:
    """Who of the ondersteuningsteam may be asked about this case, also when it is shared with them already."""
    return tuple(one for one in school.with_role(Role.ONDERSTEUNINGSTEAM) if may_share_with(one, staff, case))


def ask(scene: Scene, staff: Staff, code: Code, told: TeamAsked) -> Case | Refusal:
    """The member looks along from now on, and hears it by code; asked again, it changes which names go with it.

    Who tells A first has asked nobody yet. Refuses a name without a talk, or after a no (◆).
    """
    found = _able(scene, staff, code, told)
    if isinstance(found, Refusal) or not told.knows:
        return found
    dossier = dossier_of(scene.unit, found.id, staff)
    after = replace(dossier, team_a=_named(staff, told.a), team_b=_named(staff, told.b))
    after = _in_danger(after, found, told, local_day(scene.calendar, scene.now))
    shared = tuple(dict.fromkeys((*found.shared, told.other)))
    wider = team.named(replace(found, shared=shared), after)
    moved = advance(wider, Event.GEDEELD, f"{staff.id}:{told.other}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    keep_dossier(scene.unit, found.id, after)
    tells = (Tell(told.other, Alert.SHARED, scene.now, found.version + 1),) if shared != found.shared else ()
    record(scene.unit, Decision(moved[0], (moved[1],), tells))
    plan_today(scene, moved[0], after)
    return scene.unit.case(found.id, staff) or moved[0]


def may_be_asked(scene: Scene, staff: Staff, code: Code, told: TeamAsked) -> bool:
    """Whether ``ask`` would do it."""
    return not isinstance(_able(scene, staff, code, told), Refusal)


def _able(scene: Scene, staff: Staff, code: Code, told: TeamAsked) -> Case | Refusal:
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    if told.other not in {one.id for one in members(scene.school, case, staff)}:
        return Refusal(Reason.RECEIVER_GONE, case.id)
    if not _said(case, dossier_of(scene.unit, case.id, staff), told):
        return Refusal(Reason.LOCKED, case.id)
    today = local_day(scene.calendar, scene.now)
    ahead = any(heard is not None and heard.on > today for heard in (told.a, told.b))
    return Refusal(Reason.CANNOT) if ahead else case


def _said(case: Case, dossier: Dossier, told: TeamAsked) -> bool:
    """Whether what was heard can have been said."""
    able = {Lock.TEAM_A: team.may_name_a(dossier, case.whom), Lock.TEAM_B: team.may_name_b(dossier)}
    said = ((lock, heard) for lock, heard in _by_lock(told) if heard is not None)
    return all(
        able[lock] if heard.parent is not None else acuut.opened(dossier, case.owner, lock) is not None
        for lock, heard in said
    )


def _by_lock(told: TeamAsked) -> tuple[tuple[Lock, Heard | None], ...]:
    return (Lock.TEAM_A, told.a), (Lock.TEAM_B, told.b)


def _in_danger(dossier: Dossier, case: Case, told: TeamAsked, today: date) -> Dossier:
    """What a second person confirmed is used, and that pupil is to hear it."""
    for lock, heard in _by_lock(told):
        number = acuut.opened(dossier, case.owner, lock)
        if heard is not None and heard.parent is None and number is not None:
            dossier = acuut.used(dossier, number, today)
    return dossier


def _named(staff: Staff, heard: Heard | None) -> Named | None:
    return Named(heard.parent, heard.on, staff.id) if heard else None
