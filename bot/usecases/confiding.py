"""What was told in confidence goes on to a coach, after the pupil's own yes (SCREENS §12, docs/decisions/0030).

A is asked in the chat in fixed words and may choose which coach; without a chat she says it in a talk. Nothing moves by
itself: whoever has it hands it over, and has it until the coach says yes. Until then A may take her yes back. What is
about staff never goes (G10), and who was kept out stays out.
"""

from dataclasses import dataclass, replace
from typing import Final

from bot.route import consent
from bot.route.access import Deed, in_confidence, may, may_help
from bot.route.dossier import Action, Answer, Dossier, Offer, Request, Why
from bot.route.effects import Alert, Cancel, Decision, DueKind
from bot.route.model import Case, Code, Flag, School, Staff, StaffId, Whom
from bot.route.refusals import Reason, Refusal
from bot.route.steps import FINAL, Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.offering import offer
from bot.usecases.recording import record
from bot.usecases.scene import Scene

SAID_IN_A_TALK: Final = ""
"""In the place of the digest of words in a chat."""
REPORTER: Final = "melder"


@dataclass(frozen=True)
class SaidYes:
    """A said in a talk that this coach may take it over."""

    to: StaffId


def coaches(school: School, case: Case, staff: Staff | None) -> tuple[Staff, ...]:
    """The coaches A may be asked about, by who has what was told in confidence; nobody for anybody else."""
    if staff is None or case.owner != staff.id or not in_confidence(staff, case):
        return ()
    return tuple(one for one in school.staff if one.there and may_help(one, case))


def may_ask(case: Case, dossier: Dossier) -> bool:
    """Whether A may be asked in the chat, as far as the case says."""
    return Flag.MEDEWERKER not in case.flags and consent.may_ask(case, dossier, Action.COACH)


def may_record(case: Case, dossier: Dossier) -> bool:
    """Whether her yes in a talk may be recorded: there was one, and there is no chat of hers to ask in."""
    no_chat = case.whom is not Whom.ME or Flag.LOSGEKOPPELD in case.flags
    runs = case.owner is not None and case.status not in FINAL and Flag.MEDEWERKER not in case.flags
    return runs and no_chat and dossier.talked_on is not None and consent.goes_to(case, dossier) is None


def said_in_talk(scene: Scene, staff: Staff, code: Code, said: SaidYes) -> Case | Refusal:
    """A line of the ledger, as for a yes in the chat; it opens the hand-over to that coach, and nothing else."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    if not may_record(case, dossier):
        return Refusal(Reason.LOCKED, case.id)
    if said.to not in {one.id for one in coaches(scene.school, case, staff)}:
        return Refusal(Reason.RECEIVER_GONE, case.id)
    at, talks = scene.now, len(dossier.consents)
    asked = Request(Action.COACH, consent.VERSIONS[Action.COACH], SAID_IN_A_TALK, staff.id, at, said.to, None, talks)
    line = replace(asked, answer=Answer.YES, answered_at=truncate_to_hour(at))
    keep_dossier(scene.unit, case.id, replace(dossier, requests=(*dossier.requests, line)))
    return case


def coach_for(school: School, case: Case, dossier: Dossier, staff: Staff | None) -> Staff | None:
    """The coach to whom it may be handed over now: A said yes, nobody is asked yet, and the coach is there."""
    to = consent.goes_to(case, dossier) if dossier.offer is None else None
    return next((one for one in coaches(school, case, staff) if one.id == to), None)


def hand_over(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The coach is asked; until she says yes it stays where it is, and only then are the words hers to read."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    if consent.goes_to(case, dossier) is None:
        return Refusal(Reason.LOCKED, case.id)
    coach = coach_for(scene.school, case, dossier, staff)
    if coach is None:
        return case if dossier.offer is not None else Refusal(Reason.RECEIVER_GONE, case.id)
    return offer(scene, case, staff, Offer(coach.id, staff.id, Why.ASKED), by_her_yes=True)


def called_off(scene: Scene, case: Case, dossier: Dossier) -> tuple[Case, Dossier]:
    """A took her yes back while the coach was asked: from now on that coach sees nothing of it any more."""
    if dossier.offer is None or Flag.NAAR_COACH not in case.flags:
        return case, dossier
    moved = advance(case, Event.TERUGGENOMEN, f"{REPORTER}:{dossier.offer.to}", truncate_to_hour(scene.now))
    assert not isinstance(moved, Refusal), "what somebody has can be taken back"
    same, step = moved
    rest = tuple(one for one in same.shared if one != dossier.offer.to)
    alone = replace(same, shared=rest, flags=same.flags - {Flag.NAAR_COACH})
    scene.unit.unsay(case.id, Alert.OFFERED)
    record(scene.unit, Decision(alone, (step,), (Cancel(DueKind.OFFERED),)))
    return replace(alone, version=case.version + 1), replace(dossier, offer=None)
