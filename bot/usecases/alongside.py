"""How it stands: which case goes along with which, as their owner has both. Only reads (``together`` changes it).

Asked wherever something stands or falls due by itself: the postvak, the message of the day, what is late.
"""

from collections.abc import Collection

from bot.ports import Unit
from bot.route.dossier import Dossier
from bot.route.model import Case, CaseId, Staff
from bot.route.together import GOES_ALONG, holds, leads
from bot.usecases.dossiers import dossier_of, dossiers_of
from bot.usecases.scene import Scene


def lead_of(unit: Unit, case: Case, owner: Staff | None) -> Case | None:
    """The case with which this one goes along, as its owner has both; None when it stands by itself."""
    if owner is None or case.owner != owner.id or case.status not in GOES_ALONG:
        return None
    joined = dossier_of(unit, case.id, owner).joined_to
    lead = unit.case(joined, owner) if joined is not None else None
    return lead if lead is not None and holds(lead, case) else None


def goes_along(scene: Scene, case: Case) -> bool:
    """Whether the steps and what is due of this case stand at another one."""
    return lead_of(scene.unit, case, scene.school.member(case.owner)) is not None


def along_with(unit: Unit, lead: Case, owner: Staff) -> tuple[Case, ...]:
    """The cases of this owner that go along with it, oldest first."""
    own = own_cases(unit, owner)
    found = leads_among(unit, own, owner)
    return tuple(sorted((c for c in own if found.get(c.id) == lead.id), key=lambda case: (case.sent_at, case.code)))


def leads_among(unit: Unit, own: Collection[Case], owner: Staff) -> dict[CaseId, CaseId]:
    """Of the cases of this owner those that go along: with which one. One look for all of them."""
    may_be = [case for case in own if case.status in GOES_ALONG]
    kept = dossiers_of(unit, may_be, owner) if may_be else {}
    nothing = Dossier()
    return leads({case.id: case for case in own}, {case.id: kept.get(case.id, nothing) for case in own})


def own_cases(unit: Unit, owner: Staff) -> tuple[Case, ...]:
    """The running cases that this person has."""
    return tuple(case for case in unit.inbox(owner) if case.owner == owner.id)
