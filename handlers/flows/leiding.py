"""Who leads the herstelgesprek: one tap where the talk is planned, for when it is somebody else (P-26, SCREENS
``talk-day``).

Nothing is asked on the ordinary road: whoever has the case leads it.
"""

from typing import Final

from bot.route.dossier import Dossier
from bot.route.model import Role, Status
from bot.route.proposals import team_leads
from bot.usecases.leiding import leaders, may_lead
from bot.usecases.road import Leads
from handlers.flows.view import View
from handlers.screens import At, Say, When

LEAD: Final = "lead"


def beside(view: View, dossier: Dossier) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯ while there is a talk to lead."""
    planned = view.the_case.status in {Status.PLAN, Status.HERSTELGESPREK} and dossier.talked_on is not None
    return {LEAD: (LEAD, planned and may_lead(view.the_case))}


def said(view: View) -> tuple[Say, ...]:
    """For who has the case: that somebody else leads the talk."""
    dossier = view.dossier
    case, member = view.the_case, view.school.member(dossier.leader)
    if case.status not in {Status.PLAN, Status.HERSTELGESPREK}:
        return ()
    if member is None or member.id not in case.shared:
        return _proposed(view, dossier)
    return (Say("lead-by", {"colleague": member.name}),)


def _proposed(view: View, dossier: Dossier) -> tuple[Say, ...]:
    """That somebody of the team might lead it, where a person said that it is serious or that there are more (P-26)."""
    able = view.staff is not None and any(
        each.role is Role.ONDERSTEUNINGSTEAM for each in leaders(view.school, view.the_case, view.staff)
    )
    return (Say("lead-proposed"),) if able and team_leads(dossier) else ()


def for_leader(view: View, dossier: Dossier) -> tuple[Say, ...]:
    """For who leads it, on what is shared: that it is theirs to lead, and on which day."""
    leads = view.staff is not None and view.staff.id == dossier.leader
    if not leads or view.the_case.status is not Status.HERSTELGESPREK or dossier.due_on is None:
        return ()
    return (Say("lead-yours", {"day": At.of_day(dossier.due_on, view.zone, When.DAY)}),)


def tells_first(result: object) -> bool:
    """Whether A is told first; then nobody was asked yet."""
    return isinstance(result, Leads) and not result.knows
