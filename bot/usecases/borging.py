"""The road after the agreements: both vervolggesprekken, what she says herself, parents, Magister, and the end.

Each function: fetch, check the lock, record, plan what follows and tell the pupil (SCREENS §10.3 *Vervolggesprek*,
*Closing*; DOMAIN §1.4, T6, G6, G7).
"""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.route import magister, road
from bot.route.dossier import Dossier, Followed, Kept, Noted, Parents, Reason, Round, Verdict
from bot.route.effects import Cancel, Decision, DueKind, Effect, Plan
from bot.route.model import Case, CaseId, Code, Reporter, Staff
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.steps import Event, follows
from bot.route.timing import add_school_days, local_day
from bot.usecases.alongside import along_with
from bot.usecases.asking import AFTER_TALK, NO_MORE_ASKING
from bot.usecases.closing import close_along
from bot.usecases.colleagues import FINISHED, tell_colleague
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.hearing import heard_from_her, hers
from bot.usecases.recording import record
from bot.usecases.road import Outcome, Word, follow_up_on, take_step
from bot.usecases.scene import Scene
from bot.usecases.unanswered import answered

TO_DECIDE: Final = 3
BOTHERS_NOBODY: Final = "no"


def followed_up(
    scene: Scene, staff: Staff, code: Code, a: Verdict, b: Kept, again_on: date, more: tuple[Followed, ...] = ()
) -> Case | Refusal:
    """Both vervolggesprekken were held; the next day for it is planned (P-80)."""

    def work(case: Case, dossier: Dossier) -> Outcome:
        one = Round(local_day(scene.calendar, scene.now), a, b, more)
        rounds = (*dossier.rounds, one)
        after = replace(dossier, rounds=rounds, due_on=again_on, close_asked=False, close_answer=None)
        return Outcome(after, (Event.VERVOLG_GEHOUDEN,), "", follow_up_on(scene, again_on))

    return take_step(scene, staff, code, work)


def said_how_it_is(scene: Scene, reporter: Reporter, case_id: CaseId, verdict: Verdict) -> Case | Refusal:
    """Her own verdict; *erger* reaches the coach at once, the others stand in the day message (SCREENS ``verdict``)."""
    case = hers(scene, reporter, case_id)
    if case is None:
        return Refusal(Why.CANNOT)
    dossier = dossier_of(scene.unit, case_id, reporter)
    keep_dossier(scene.unit, case_id, replace(dossier, verdicts=(*dossier.verdicts, verdict)))
    if verdict is Verdict.ERGER:
        heard_from_her(scene, case, worse=True)
    else:
        record(scene.unit, Decision(replace(case, word="")))
        answered(scene, replace(case, word=""))
    return case


def said_after_talk(scene: Scene, reporter: Reporter, case_id: CaseId, answer: str) -> Case | Refusal:
    """Whether anybody bothers her since the talk with the other pupil; a little is enough for school to hear it."""
    case = hers(scene, reporter, case_id)
    if case is None or case.word != AFTER_TALK:
        return Refusal(Why.CANNOT)
    if answer == BOTHERS_NOBODY:
        record(scene.unit, Decision(replace(case, word="")))
    else:
        heard_from_her(scene, case, worse=True)
    return case


def parents_called(scene: Scene, staff: Staff, code: Code, of: str) -> Case | Refusal:
    """The parents of A or of B were told, after that pupil was consulted (P-85, P-86, G1)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not road.may_call_parents(dossier, of):
            return Refusal(Why.LOCKED, case.id)
        called = {"a": replace(dossier, parents_a=Parents.CALLED), "b": replace(dossier, parents_b=Parents.CALLED)}
        return Outcome(called[of])

    return take_step(scene, staff, code, work)


def in_magister(scene: Scene, staff: Staff, code: Code, pupil: str = "") -> Case | Refusal:
    """The note of this pupil stands in Magister, or those of all who are left; refuses while nothing was agreed (P-79).

    Of a pupil whose parents do not know yet it is recorded that the note is shielded from them (SCREENS §13).
    """

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        chosen = [one for one in magister.left(dossier) if pupil in {"", one}]
        if not dossier.agreements or pupil not in {"", *magister.pupils(dossier)}:
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        new = (Noted(one, today, not magister.parents_know(dossier, one)) for one in chosen)
        return Outcome(replace(dossier, noted=(*dossier.noted, *new)))

    return take_step(scene, staff, code, work)


def ask_to_close(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """A is asked whether it may be finished; without an answer the coach decides after three school days."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if follows(case.status, Event.AFRONDEN) is None:
            return Refusal(Why.CANNOT)
        day = add_school_days(scene.calendar, local_day(scene.calendar, scene.now), TO_DECIDE)
        after = replace(dossier, close_asked=True, close_answer=None, due_on=day)
        # One question at a time: how it is was not asked yet, and is not what she is asked now.
        return Outcome(after, (), Word.CLOSE_ASK, (Cancel(DueKind.VERDICT),))

    return take_step(scene, staff, code, work)


def answered_to_close(scene: Scene, reporter: Reporter, case_id: CaseId, done: bool) -> Case | Refusal:
    """She says whether it is finished; refuses when that is not asked (any more)."""
    case = hers(scene, reporter, case_id)
    dossier = dossier_of(scene.unit, case_id, reporter)
    if case is None or not dossier.close_asked:
        return Refusal(Why.CANNOT)
    keep_dossier(scene.unit, case_id, replace(dossier, close_answer=done))
    heard_from_her(scene, case, worse=not done)
    return case


def close(scene: Scene, staff: Staff, code: Code, reasons: tuple[Reason, ...]) -> Case | Refusal:
    """The coach finishes; what is still open has a reason (G6, G7). The reporter hears it and can start again."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        given = {reason.what for reason in reasons if reason.why.strip()}
        if any(thing not in given for thing in road.open_things(dossier)):
            return Refusal(Why.CANNOT)
        no_more: tuple[Effect, ...] = (Cancel(DueKind.VERDICT), *NO_MORE_ASKING)
        after = (*no_more, Plan(DueKind.FORGET, scene.now + scene.kept_for()))
        kept = replace(dossier, reasons=(*dossier.reasons, *reasons), due_on=None)
        return Outcome(kept, (Event.AFRONDEN,), Word.CLOSED, after)

    case = scene.unit.case_by_code(code, staff)
    along = along_with(scene.unit, case, staff) if case is not None else ()
    closed = take_step(scene, staff, code, work)
    if isinstance(closed, Case):
        tell_colleague(scene, closed, staff, FINISHED)
        close_along(scene, staff, along)
    return closed
