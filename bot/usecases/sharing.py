"""A coach shares a case with a colleague, who may look at it until it is taken back (SCREENS ``share``, DOMAIN §1.3).

A knows it before (SCREENS §13): the coach says so, or tells A first, or asks a colleague without a name, who then sees
nothing. Each of these is a line of the history, with who did it and with whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.route.access import Deed, confides, may, may_share_with
from bot.route.effects import Alert, Decision, Tell
from bot.route.model import OWN_CHAIN, Case, Code, Role, School, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

WITH: Final = (Role.COACH_ONDERSTEUNER, Role.TEAMLEIDER, Role.COACH)
"""With whom a coach may share, in the order of the buttons; the ondersteuningsteam is asked in another way."""
CONFIDED: Final = (Role.VERTROUWENSPERSOON,)


class Knows(StrEnum):
    """Whether A knows it."""

    YES = "knows"
    FIRST = "first"
    NAMELESS = "nameless"


@dataclass(frozen=True)
class Shared:
    """With whom, and whether A knows."""

    other: StaffId
    knows: Knows


@dataclass(frozen=True)
class Colleagues:
    """Those with one role with whom this case may be shared, and is not yet."""

    role: Role
    people: tuple[Staff, ...]


def colleagues(school: School, case: Case, staff: Staff) -> tuple[Colleagues, ...]:
    """With whom this person may share this case, role by role; a role that nobody has is not there."""
    roles = CONFIDED if case.flags & OWN_CHAIN or confides(staff) else WITH
    found = (Colleagues(role, tuple(_able(school, case, staff, role))) for role in roles)
    return tuple(each for each in found if each.people)


def _able(school: School, case: Case, staff: Staff, role: Role) -> Iterable[Staff]:
    """A school without a teamleider has a rector."""
    members = school.with_role(role)
    if role is Role.TEAMLEIDER and not members:
        members = school.with_role(Role.RECTOR)
    return (other for other in members if may_share_with(other, staff, case) and other.id not in case.shared)


def share(scene: Scene, staff: Staff, code: Code, told: Shared) -> Case | Refusal:
    """The colleague may look from now on, and hears it by code; without a name it is only remembered that it was asked.

    Who must tell A first has not shared anything yet. Refuses who was kept out, is away, or may not have it.
    """
    found = _asked(scene, staff, code, told.other)
    if isinstance(found, Refusal) or told.knows is Knows.FIRST:
        return found
    if told.knows is Knows.NAMELESS:
        return _moved(scene, staff, found, told.other, Event.OVERLEGD)
    if told.other in found.shared:
        return found
    wider = replace(found, shared=(*found.shared, told.other))
    tell = Tell(told.other, Alert.SHARED, scene.now, found.version + 1)
    return _moved(scene, staff, wider, told.other, Event.GEDEELD, tell)


def may_be_shared(scene: Scene, staff: Staff, code: Code, told: Shared) -> bool:
    """Whether ``share`` would do it."""
    return not isinstance(_asked(scene, staff, code, told.other), Refusal)


def take_back(scene: Scene, staff: Staff, code: Code, other: StaffId) -> Case | Refusal:
    """The colleague sees nothing of it any more, not that there is such a case either."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    if other not in case.shared:
        return case  # the second of two taps
    rest = tuple(one for one in case.shared if one != other)
    return _moved(scene, staff, replace(case, shared=rest), other, Event.TERUGGENOMEN)


def look(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The case, for who may look at it; each look is logged (DESIGN §4 row 10)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.LOOK, case):
        return Refusal(Reason.CANNOT)
    scene.unit.log_reading(case.id, staff.id, scene.now)
    return case


def _asked(scene: Scene, staff: Staff, code: Code, other_id: StaffId) -> Case | Refusal:
    case = scene.unit.case_by_code(code, staff)
    other = scene.school.member(other_id)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    if other is None or not may_share_with(other, staff, case):
        return Refusal(Reason.RECEIVER_GONE, case.id)
    return case


def _moved(
    scene: Scene, staff: Staff, case: Case, other: StaffId, event: Event, *tells: Tell
) -> Case | Refusal:
    moved = advance(case, event, f"{staff.id}:{other}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    same, step = moved
    record(scene.unit, Decision(same, (step,), tells))
    plan_today(scene, same)
    return scene.unit.case(case.id, staff) or same
