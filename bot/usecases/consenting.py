"""The coach asks A in the chat whether something may be done; A answers, changes her mind, takes it back (SCREENS §13).

Every question, answer and taking back is a line of the ledger in the dossier (``Request``), and the coach hears of
each by code. The words themselves come in from outside: here they are a digest, to which the answer is bound.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.route import consent
from bot.route.access import Deed, may
from bot.route.dossier import Action, Answer, Dossier, Request
from bot.route.effects import Decision, DueKind, Plan
from bot.route.model import Case, CaseId, Code, Reporter, Staff, StaffId
from bot.route.promises import next_promise
from bot.route.refusals import Reason, Refusal
from bot.route.team import took_back
from bot.route.timing import local_day, truncate_to_hour
from bot.usecases import confiding
from bot.usecases.asking import asked_again
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.hearing import heard_from_her, hers
from bot.usecases.recording import record
from bot.usecases.scene import Scene

WORD: Final = "consent"
"""The word behind the nudge while her answer is awaited."""
SEEN: Final = 8
"""So many characters of the digest stand on the buttons: they belong to the words above them, and to no others."""


@dataclass(frozen=True)
class Wanted:
    """What the coach wants to ask: the action, the digest of its words, and the person or day that is named in them."""

    action: Action
    words: str = field(repr=False)
    to: StaffId | None = None
    day: date | None = None


def ask(scene: Scene, staff: Staff, code: Code, wanted: Wanted) -> Case | Refusal:
    """A is asked, behind the one neutral nudge; what was asked before and is open still is no longer asked."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.ASK, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    if not consent.may_ask(case, dossier, wanted.action) or not _may_name(scene, staff, case, wanted):
        return Refusal(Reason.CANNOT, case.id)
    line = _line(scene, staff, dossier, wanted)
    nudged_at = scene.nudge_at(case.promised_at)
    promise = next_promise(scene.calendar, nudged_at)
    asked = replace(case, word=WORD, promised_at=promise.by)
    told = (Plan(DueKind.NUDGE, nudged_at), Plan(DueKind.PROMISE, promise.fires), *asked_again(scene, case))
    record(scene.unit, Decision(asked, (), told))
    keep_dossier(scene.unit, case.id, replace(dossier, requests=(*dossier.requests, line)))
    return asked


def _may_name(scene: Scene, staff: Staff, case: Case, wanted: Wanted) -> bool:
    """Whether a coach who is to take it over may: one whom A did not keep out, of what was told in confidence."""
    if wanted.action is not Action.COACH:
        return True
    return wanted.to in {one.id for one in confiding.coaches(scene.school, case, staff)}


def _line(scene: Scene, staff: Staff, dossier: Dossier, wanted: Wanted) -> Request:
    version, talks = consent.VERSIONS[wanted.action], len(dossier.consents)
    return Request(wanted.action, version, wanted.words, staff.id, scene.now, wanted.to, wanted.day, talks)


def answer(scene: Scene, reporter: Reporter, case_id: CaseId, said: Answer, seen: str) -> Case | Refusal:
    """What she says to what stands on her screen; ``seen``: the beginning of the digest of those words.

    Refuses when something else is asked by now, or nothing: a yes to other words is none.
    """
    case = hers(scene, reporter, case_id)
    dossier = dossier_of(scene.unit, case_id, reporter)
    open_line = consent.pending(case, dossier) if case else None
    if case is None or open_line is None or open_line.words[:SEEN] != seen:
        return Refusal(Reason.CANNOT)
    line = replace(open_line, answer=said, answered_at=truncate_to_hour(scene.now))
    after = _with(dossier, line)
    if line.action is Action.TEAM and said is Answer.NO:
        case, after = took_back(case, after, local_day(scene.calendar, scene.now))
    keep_dossier(scene.unit, case_id, after)
    heard_from_her(scene, case)
    return case


def another_coach(scene: Scene, reporter: Reporter, case_id: CaseId, wanted: Wanted) -> Case | Refusal:
    """*Een andere coach*: the same question with the name that she chose; only then can she say yes to it."""
    case = hers(scene, reporter, case_id)
    dossier = dossier_of(scene.unit, case_id, reporter)
    open_line = consent.pending(case, dossier) if case else None
    owner = scene.school.member(case.owner) if case else None
    if case is None or owner is None or open_line is None or open_line.action is not Action.COACH:
        return Refusal(Reason.CANNOT)
    if not _may_name(scene, owner, case, wanted):
        return Refusal(Reason.RECEIVER_GONE, case.id)
    line = replace(open_line, words=wanted.words, to=wanted.to, answer=None, answered_at=None)
    keep_dossier(scene.unit, case_id, _with(dossier, line))
    asked = replace(case, word=WORD)
    record(scene.unit, Decision(asked))
    return asked


def ask_again(scene: Scene, reporter: Reporter, case_id: CaseId) -> Case | Refusal:
    """She wants to answer after all, or otherwise: the question stands on her card again."""
    case = hers(scene, reporter, case_id)
    if case is None or consent.pending(case, dossier_of(scene.unit, case_id, reporter)) is None:
        return Refusal(Reason.CANNOT)
    asked = replace(case, word=WORD)
    record(scene.unit, Decision(asked))
    return asked


def take_back(scene: Scene, reporter: Reporter, case_id: CaseId, action: Action) -> Case | Refusal:
    """*Ik wil toch niet*: the yes to this action counts no longer, from now on; the coach hears it by code."""
    case = hers(scene, reporter, case_id)
    dossier = dossier_of(scene.unit, case_id, reporter)
    if case is None or action not in consent.to_take_back(case, dossier):
        return Refusal(Reason.CANNOT)
    line, after = consent.agreed(dossier, case.owner, action), dossier
    if line is not None:
        after = _with(dossier, replace(line, withdrawn_at=truncate_to_hour(scene.now)))
    if action is Action.TEAM:
        case, after = took_back(case, after, local_day(scene.calendar, scene.now))
    if action is Action.COACH:
        case, after = confiding.called_off(scene, case, after)
    keep_dossier(scene.unit, case_id, after)
    heard_from_her(scene, case)
    return case


def _with(dossier: Dossier, line: Request) -> Dossier:
    """The ledger with the last line of this action in its new shape; its former shape stays sealed beside it."""
    at = max(place for place, request in enumerate(dossier.requests) if request.action is line.action)
    return replace(dossier, requests=(*dossier.requests[:at], line, *dossier.requests[at + 1 :]))
