"""*Samenvoegen*: the owner of several signals about one situation lets them go along together, or takes them apart.

One case leads: there stand the steps, what is due and the postvak. What goes along keeps its own card, chat and rights,
and nobody who told learns of it (``bot.route.together``). A new signal can be linked to what was finished less than
eight weeks ago; whoever has both says how that goes on (DOMAIN §1.4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.route.access import Deed, may
from bot.route.effects import Decision
from bot.route.model import Case, CaseId, Code, Staff, Status
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance
from bot.route.timing import local_day, truncate_to_hour
from bot.route.together import AFTERWARDS, WEEKS, Again, holds, pair
from bot.usecases.alongside import along_with, leads_among, own_cases
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.reopening import after_signal
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

LONG_AGO: Final = timedelta(weeks=WEEKS)
OPENED: Final[Mapping[Again, Status]] = {Again.ANALYSE: Status.ANALYSE, Again.NIET_GESTOPT: Status.NIET_GESTOPT}


@dataclass(frozen=True)
class Candidate:
    """Another case of the same owner, and which of both would lead; ``ended_on`` when it is finished."""

    other: Case
    lead: Case
    along: Case
    ended_on: date | None = None


@dataclass(frozen=True)
class Together:
    """With which case, and how that goes on when it was finished."""

    other: CaseId
    again: Again | None = None


def candidates(scene: Scene, staff: Staff, case: Case) -> tuple[Candidate, ...]:
    """With which of their own cases this one may go along, running ones first; why another is not there is not said,
    because it would tell whom somebody kept out."""
    if not may(staff, Deed.JOIN, case):
        return ()
    own = own_cases(scene.unit, staff)
    along = leads_among(scene.unit, own, staff)
    if case.id in along:
        return ()
    free = (other for other in own if other.id not in along and may(staff, Deed.JOIN, other))
    running = (Candidate(other, *both) for other in free if (both := pair(case, other)) is not None)
    return (*running, *_finished(scene, staff, case))


def _finished(scene: Scene, staff: Staff, case: Case) -> Iterator[Candidate]:
    """What was finished less than eight weeks ago, when this one is new enough to go along."""
    today = local_day(scene.calendar, scene.now)
    for other in scene.unit.finished(staff):
        if may(staff, Deed.JOIN, other) and holds(replace(other, status=Status.ANALYSE), case):
            on = local_day(scene.calendar, scene.unit.steps(other.id, staff)[-1].at)
            if today - on < LONG_AGO:
                yield Candidate(other, other, case, on)


def join(scene: Scene, staff: Staff, code: Code, told: Together) -> Case | Refusal:
    """They go along together from now on; gives the case that leads. Refuses when these two must stay apart."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case):
        return Refusal(Reason.CANNOT)
    found = next((each for each in candidates(scene, staff, case) if each.other.id == told.other), None)
    if found is None or (found.ended_on is not None and told.again is None):
        return Refusal(Reason.APART, case.id)
    before = along_with(scene.unit, found.along, staff)
    lead = _led(scene, staff, found, told.again)
    if isinstance(lead, Refusal):
        return lead
    moved = _moved(scene, staff, found.along, Event.SAMENGEVOEGD)
    for each in (found.along, *before):  # What went along with it goes along with the same one.
        dossier = dossier_of(scene.unit, each.id, staff)
        keep_dossier(scene.unit, each.id, replace(dossier, joined_to=lead.id))
    return moved if isinstance(moved, Refusal) else scene.unit.case(lead.id, staff) or lead


def _led(scene: Scene, staff: Staff, found: Candidate, again: Again | None) -> Case | Refusal:
    """The leading case; what was finished goes on, and after the agreements it is kept that there is a new signal."""
    if found.ended_on is not None and again is not None:
        return after_signal(scene, staff, found.lead, OPENED[again])
    if found.lead.status in AFTERWARDS:
        dossier = dossier_of(scene.unit, found.lead.id, staff)
        today = local_day(scene.calendar, scene.now)
        keep_dossier(scene.unit, found.lead.id, replace(dossier, new_signal_on=today))
    return found.lead


def apart(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Uit elkaar halen*: it stands by itself again, with the steps that are its own. A second tap changes nothing."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    if dossier.joined_to is None:
        return case
    moved = _moved(scene, staff, case, Event.UIT_ELKAAR)
    if isinstance(moved, Refusal):
        return moved
    alone = replace(dossier, joined_to=None)
    keep_dossier(scene.unit, case.id, alone)
    plan_today(scene, moved, alone)
    return moved


def _moved(scene: Scene, staff: Staff, case: Case, event: Event) -> Case | Refusal:
    """A line of its own history; which case it is about stands nowhere but in the seal."""
    done = advance(case, event, staff.id, truncate_to_hour(scene.now))
    if isinstance(done, Refusal):
        return done
    same, step = done
    record(scene.unit, Decision(same, (step,)))
    return scene.unit.case(case.id, staff) or same
