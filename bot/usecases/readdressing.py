"""A reporter sends it to somebody else after all: who had it is passed over from then on (SCREENS ``report-receiver``).

Who is passed over sees nothing from that moment on: what was not opened yet never, what was opened nothing new. Only
who was asked because others were silent may be asked again that way: nobody chose against them.
"""

from dataclasses import replace
from typing import Final

from bot.route.access import Deed, all_may_receive, may, may_receive
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell, Untell
from bot.route.model import OWN_CHAIN, Case, CaseId, Flag, Reporter, School, StaffId
from bot.route.promises import first_promise
from bot.route.refusals import Reason, Refusal
from bot.route.routing import Routed, Way, instead
from bot.route.spoed import WIDER
from bot.route.steps import Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases.casework import ABOUT_STAFF as CHAIN
from bot.usecases.casework import WHEN_SILENT, waiting
from bot.usecases.recording import record
from bot.usecases.reporting import REPORTER
from bot.usecases.scene import Scene
from bot.usecases.spoed import raise_alarm

ABOUT_STAFF: Final = "staff"
"""The answer to *wie doen er mee* that no coach may read."""


def readdress(scene: Scene, reporter: Reporter, case_id: CaseId, routed: Routed) -> Case | Refusal:
    """The case goes to this person; promise and silence are reckoned anew, alerts that have not left do not leave.

    Refuses with RECEIVER_GONE when this person may not receive it (any more); then nothing is written.
    """
    case = scene.unit.case(case_id, reporter)
    if case is None or not may(reporter, Deed.ADD, case):
        return Refusal(Reason.CANNOT)
    moved = advance(case, Event.OVERDRAGEN, REPORTER, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    passed, step = moved
    sent = replace(
        passed,
        owner=None,
        receivers=(routed.receiver,),
        shared=(),
        kept_out=case.kept_out | _passed_over(scene.school, case) | routed.kept_out - {routed.receiver},
        flags=(case.flags - {Flag.ONBEVESTIGD, Flag.VERTROUWD, Flag.NAAR_COACH}) | routed.flags,
        word="",
        promised_at=first_promise(scene.calendar, scene.now).by,
    )
    if not all_may_receive(sent.receivers, sent, scene.school):
        return Refusal(Reason.RECEIVER_GONE)
    for alert in (Alert.REPLY, Alert.WAITING):
        scene.unit.unsay(case.id, alert)
    record(scene.unit, Decision(sent, (step,), _effects(scene, sent)))
    if Flag.SPOED in sent.flags:  # Whoever has it now is told as urgently.
        raise_alarm(scene, sent.id)
    return sent


def _passed_over(school: School, case: Case) -> frozenset[StaffId]:
    """Who had it, as she knows: its owner, whom it was sent to first, and every other coach. Not who was only asked
    because they were silent."""
    roles = () if Flag.MEDEWERKER in case.flags else (*WHEN_SILENT, *WIDER)
    roles = (*CHAIN, *roles) if case.flags & OWN_CHAIN else roles
    asked = {s.id for role in roles for s in school.with_role(role)}
    had = (r for at, r in enumerate(case.receivers) if at == 0 or r not in asked)
    return frozenset(had) | ({case.owner} if case.owner else set())


def _effects(scene: Scene, case: Case) -> tuple[Effect, ...]:
    """With the next alerts, so that it does not tell when she did this (DESIGN §4 row 9)."""
    at = scene.alert_at()
    tells = tuple(Tell(staff, Alert.NEW, at, case.version + 1) for staff in case.receivers)
    promise = Plan(DueKind.PROMISE, first_promise(scene.calendar, scene.now).fires)
    return (Untell(), *tells, promise, Cancel(DueKind.HOUR), Cancel(DueKind.NUDGE), *waiting(scene, at, case.receivers))


def about_staff(scene: Scene, reporter: Reporter, case_id: CaseId) -> Case | Refusal:
    """Somebody who works at school takes part: no coach reads it any more, but a vertrouwenspersoon (G10).

    Who has it and is one goes on with it; the others who were asked are not any more.
    """
    case = scene.unit.case(case_id, reporter)
    if case is None or Flag.MEDEWERKER in case.flags or not may(reporter, Deed.ADD, case):
        return Refusal(Reason.CANNOT)
    routed = adviser_for(scene.school, case)
    if routed is None:
        return Refusal(Reason.RECEIVER_GONE)
    if routed.receiver != _holder(case):
        return readdress(scene, reporter, case_id, routed)
    alone = replace(case, receivers=(routed.receiver,), shared=(), flags=case.flags | routed.flags)
    record(scene.unit, Decision(alone))
    return alone


def adviser_for(school: School, case: Case) -> Routed | None:
    """The vertrouwenspersoon who reads what is about staff: who has it, when that is one; None when there is none."""
    flags = frozenset({Flag.MEDEWERKER})
    holder = school.member(_holder(case))
    if holder is not None and may_receive(holder, replace(case, flags=case.flags | flags)):
        return Routed(holder.id, flags=flags)
    return instead(others_for(school, case), Way.ABOUT_STAFF, school.group(case.group), None)


def _holder(case: Case) -> StaffId:
    return case.owner or case.receivers[0]


def others_for(school: School, case: Case) -> School:
    """The school without whoever may not receive this case, or is passed over when it goes to somebody else."""
    out = _passed_over(school, case)
    said_so = replace(case, flags=case.flags - {Flag.VERTROUWD})  # She may say that it goes on to a coach.
    staff = tuple(s for s in school.staff if s.id not in out and may_receive(s, said_so))
    return replace(school, staff=staff)
