"""The road after pick-up: question and answer, the first talk, the other pupil, the herstelgesprek and what was agreed.

Each function: fetch, check the lock, record, plan what follows and tell the pupil (P-17: nothing happens that she does
not know of). What the coach records as her wish is shown to her; her "nee" locks it again (SCREENS §3, §5, §10.3, §13).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Final

from bot.route import road
from bot.route.access import Deed, may
from bot.route.consent import agreed as agreed_to
from bot.route.dossier import Action, Agreement, Consent, Dossier, Joins, Opvang, Parents, Reason, Wish
from bot.route.due import parents_by
from bot.route.effects import Cancel, Decision, DueKind, Effect, Plan
from bot.route.guards import Guard
from bot.route.model import Case, CaseId, Code, Reporter, Role, Staff, StaffId, Status, Step, Whom
from bot.route.promises import HEARS_IN, next_promise
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.steps import Event, advance
from bot.route.timing import add_school_days, at, is_school_day, local_day, next_school_day, truncate_to_hour
from bot.usecases.asking import AFTER_TALK, after_talk, asked_again, watching
from bot.usecases.consenting import WORD as CONSENT
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.hearing import heard_from_her, hers
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

VERDICT_AT: Final = time(16, 30)
TALKING: Final = frozenset(
    {Status.ONTVANGEN, Status.ANALYSE, Status.PLAN, Status.HERSTELGESPREK, Status.MEEKIJKEN}
)
"""Where a talk with A about her wish is still the way on; after the agreements it is a vervolggesprek."""
TO_PLAN: Final = {Status.PLAN: (), Status.ANALYSE: (Event.UITKOMST_VASTGELEGD,), Status.MEEKIJKEN: (Event.WIL_TOCH,)}
"""What leads to the plan where a talk with B is recorded: her yes in the chat may have come after a talk in which she
did not know yet, or wanted nothing."""


class Word:
    """What stands behind the nudge, as far as the road causes it."""

    PLAN_CHECK: Final = "plan-check"
    VERDICT: Final = "verdict"
    CLOSE_ASK: Final = "close-ask"
    CLOSED: Final = "closed"


@dataclass(frozen=True)
class Leads:
    """Who leads the herstelgesprek (None: whoever has the case), and whether A knows (P-26)."""

    other: StaffId | None
    knows: bool = True


@dataclass(frozen=True)
class FirstTalk:
    """What the coach records of the talk with A: nothing about guilt, there is no field for it.

    ``by_duty``: it was the achterwacht who spoke with A, before the coach did (P-71).
    """

    recognised: bool
    wish: Wish
    parents: Parents
    on: date | None = None
    by_duty: bool = False
    leads: Leads | None = None


@dataclass(frozen=True)
class Agreed:
    """What was agreed, who else is spoken to, and the day of the vervolggesprekken.

    ``left``: why nothing was agreed, or others than the usual ones were there (G5, G4).
    """

    agreements: tuple[Agreement, ...]
    others: str = field(repr=False)
    follow_on: date
    left: tuple[Reason, ...] = ()


Work = Callable[[Case, Dossier], "Outcome | Refusal"]


@dataclass(frozen=True)
class Outcome:
    """What a step comes to: the events it means, the dossier as it becomes, and what the pupil is told.

    ``hears_in``: school days until the next hour that is named to her; longer where she is left in peace.
    """

    dossier: Dossier
    events: tuple[Event, ...] = ()
    word: str | None = None
    effects: tuple[Effect, ...] = ()
    hears_in: int = field(repr=False, default=HEARS_IN)


def take_step(scene: Scene, staff: Staff, code: Code, work: Work) -> Case | Refusal:
    """Fetch for its owner, let ``work`` decide, record. Refuses when the case is not hers or has moved on."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case):
        return Refusal(Why.CANNOT)
    outcome = work(case, dossier_of(scene.unit, case.id, staff))
    return outcome if isinstance(outcome, Refusal) else _recorded(scene, case, staff.id, outcome)


def _recorded(scene: Scene, case: Case, by: str, outcome: Outcome) -> Case | Refusal:
    moved, steps = case, list[Step]()
    for event in outcome.events:
        advanced = advance(moved, event, by, truncate_to_hour(scene.now))
        if isinstance(advanced, Refusal):
            return advanced
        moved, step = advanced
        steps.append(step)
    told, effects = _telling(scene, moved, outcome.word, outcome.hears_in)
    record(scene.unit, Decision(told, tuple(steps), (*outcome.effects, *effects)))
    keep_dossier(scene.unit, case.id, outcome.dossier)
    plan_today(scene, told, outcome.dossier)
    return told


def _telling(scene: Scene, case: Case, word: str | None, hears_in: int) -> tuple[Case, tuple[Effect, ...]]:
    """The nudge that goes with a step, and the next moment that is named (DESIGN §1)."""
    if word is None:
        return case, ()
    hers = case.whom is Whom.ME
    if not hers and word != Word.CLOSED:
        return case, ()  # a witness, parent or colleague hears: sent, read, finished (DESIGN §1)
    if not word and case.word in {Word.PLAN_CHECK, AFTER_TALK, CONSENT}:
        word = case.word  # She has not answered yet, and may still say that it is not so (P-17).
    nudge = Plan(DueKind.NUDGE, scene.nudge_at(case.promised_at))
    if word == Word.CLOSED:
        return replace(case, word=word if hers else "", promised_at=None), (nudge, Cancel(DueKind.PROMISE))
    promise = next_promise(scene.calendar, nudge.at, hears_in)
    told = replace(case, word=word, promised_at=promise.by)
    again = asked_again(scene, case) if word != case.word else ()
    return told, (nudge, Plan(DueKind.PROMISE, promise.fires), *again)


# --- The first talk ---------------------------------------------------------------------------------------------------


def plan_talk(scene: Scene, staff: Staff, code: Code, day: date) -> Case | Refusal:
    """The coach chooses when to talk with A; on that day it stands in the day message."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if case.status not in TALKING:
            return Refusal(Why.CANNOT)
        return Outcome(replace(dossier, due_on=day))

    return take_step(scene, staff, code, work)


def first_talk(scene: Scene, staff: Staff, code: Code, talk: FirstTalk) -> Case | Refusal:
    """The talk with A is recorded, and shown to A (DOMAIN §1.4 *gesprek gevoerd*, *uitkomst vastgelegd*)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if case.status not in TALKING:
            return Refusal(Why.CANNOT)
        consent = Consent(talk.wish, f"plan-check-{talk.wish}", scene.now)
        after = replace(
            dossier,
            talked_on=local_day(scene.calendar, scene.now),
            recognised=dossier.recognised or talk.recognised,
            wish=talk.wish,
            consents=(*dossier.consents, consent),
            parents_a=talk.parents,
            parents_on=parents_by(scene.calendar, scene.now),
            due_on=talk.on,
            opvang=_opvang(scene, case, staff, dossier, talk),
        )
        anew = case.status is Status.MEEKIJKEN and dossier.new_signal_on is not None
        after = replace(after, new_signal_on=None) if anew else after
        events = _anew(talk.wish) if anew else _talk_events(case.status, talk)
        later = watching(scene, case) if Event.NU_NIETS in events else ()
        return Outcome(after, events, Word.PLAN_CHECK, later)

    return take_step(scene, staff, code, work)


def _opvang(scene: Scene, case: Case, staff: Staff, dossier: Dossier, talk: FirstTalk) -> Opvang | None:
    """That the achterwacht spoke first; which one only when that is who records it."""
    if not talk.by_duty:
        return dossier.opvang
    group = scene.school.group(case.group)
    own = staff.id if Role.ACHTERWACHT in staff.roles and not (group and staff.id in group.coaches) else None
    return Opvang(local_day(scene.calendar, scene.now), own)


def _anew(wish: Wish) -> tuple[Event, ...]:
    """A new signal came while one only watched: the talk about it begins the road anew, whatever A wants then."""
    if wish is Wish.NADENKEN:
        return (Event.NIEUW_SIGNAAL,)
    settled = (Event.NIEUW_SIGNAAL, Event.UITKOMST_VASTGELEGD)
    return (*settled, Event.NU_NIETS) if wish is Wish.NIETS else settled


def _talk_events(status: Status, talk: FirstTalk) -> tuple[Event, ...]:
    wish = talk.wish
    if status is Status.MEEKIJKEN:
        return (Event.WIL_TOCH,) if wish in road.WANTS_SOMETHING else ()
    first = Event.EERSTE_OPVANG if talk.by_duty else Event.GESPREK_GEVOERD
    before = {Status.ONTVANGEN: (first,), Status.HERSTELGESPREK: (Event.NIET_DOORGEGAAN,)}
    held = before.get(status, ())
    if wish is Wish.NADENKEN:
        return held
    in_plan = status in {Status.PLAN, Status.HERSTELGESPREK}
    settled = held if in_plan else (*held, Event.UITKOMST_VASTGELEGD)
    return (*settled, Event.NU_NIETS) if wish is Wish.NIETS else settled


def confirmed(scene: Scene, reporter: Reporter, case_id: CaseId, right: bool) -> Case | Refusal:
    """She says whether what was written down is right. A no locks it until they talked again; the coach hears both.

    Refuses a yes after a no: anybody may hold the phone, and only the next talk opens it (DESIGN §4 row 16).
    """
    case = hers(scene, reporter, case_id)
    dossier = dossier_of(scene.unit, case_id, reporter)
    if case is None or dossier.consent is None or (right and dossier.consent.answer is False):
        return Refusal(Why.CANNOT)
    consent = replace(dossier.consent, answer=right)
    keep_dossier(scene.unit, case_id, replace(dossier, consents=(*dossier.consents[:-1], consent)))
    heard_from_her(scene, case)
    return case


# --- The other pupil, and the herstelgesprek --------------------------------------------------------------------------


def talk_with_b(scene: Scene, staff: Staff, code: Code, joins: Joins, parents: Parents) -> Case | Refusal:
    """The talk with the other pupil, apart; only when A agreed and did not take it back (SCREENS §13)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not road.may_talk_with_b(dossier, case.owner):
            return Refusal(Why.LOCKED, case.id)
        called_by = parents_by(scene.calendar, scene.now)
        after = replace(dossier, joins=joins, parents_b=parents, parents_on=called_by)
        if case.status is Status.HERSTELGESPREK and joins is not Joins.YES:
            return Outcome(after, (Event.NIET_DOORGEGAAN,), effects=after_talk(scene, case))
        if case.status not in TO_PLAN:
            return Refusal(Why.CANNOT)
        chosen = (Event.HERSTELGESPREK_GEKOZEN,) if road.may_restore(after, case.owner) else ()
        agreed = _on_the_agreed_day(case, after)
        return Outcome(agreed, (*TO_PLAN[case.status], *chosen), effects=after_talk(scene, case))

    return take_step(scene, staff, code, work)


def _on_the_agreed_day(case: Case, dossier: Dossier) -> Dossier:
    """The day of the herstelgesprek to which she agreed in the chat; after a talk that day stands already."""
    line = agreed_to(dossier, case.owner, Action.RESTORE)
    if line is None or line.day is None or dossier.joins is not Joins.YES:
        return dossier
    return replace(dossier, due_on=line.day)


def agreed(scene: Scene, staff: Staff, code: Code, what: Agreed) -> Case | Refusal:
    """Agreements were made: in a herstelgesprek when one was planned, else as another plan (P-27)."""
    case = scene.unit.case_by_code(code, staff)
    held = case is not None and case.status is Status.HERSTELGESPREK
    return restored(scene, staff, code, what) if held else other_plan(scene, staff, code, what)


def restored(scene: Scene, staff: Staff, code: Code, agreed: Agreed) -> Case | Refusal:
    """The herstelgesprek was held: agreements, and the day of both vervolggesprekken (P-78, G5)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not road.may_restore(dossier, case.owner):
            return Refusal(Why.LOCKED, case.id)
        return _agreed(scene, dossier, agreed, Event.GEHOUDEN)

    return take_step(scene, staff, code, work)


def other_plan(scene: Scene, staff: Staff, code: Code, agreed: Agreed) -> Case | Refusal:
    """Agreements without a herstelgesprek; the same follow-up (P-27)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not road.may_agree(dossier):
            return Refusal(Why.LOCKED, case.id)
        return _agreed(scene, dossier, agreed, Event.ALTERNATIEF_PLAN)

    return take_step(scene, staff, code, work)


def _agreed(scene: Scene, dossier: Dossier, agreed: Agreed, event: Event) -> Outcome | Refusal:
    given = {one.what for one in agreed.left if one.why.strip()}
    if not agreed.agreements and Guard.G5 not in given:
        return Refusal(Why.CANNOT)
    held = local_day(scene.calendar, scene.now) if event is Event.GEHOUDEN else None
    after = replace(
        agreeing(scene, replace(dossier, put_off=(*dossier.put_off, *agreed.left)), agreed),
        class_on=_after(scene, scene.calendar.terms.class_days) if agreed.others in {"class", "both"} else None,
        others_on=agreed.follow_on if agreed.others in {"others", "both"} else None,
        due_on=agreed.follow_on,
        restored_on=held,
    )
    return Outcome(after, (event,), "", follow_up_on(scene, agreed.follow_on))


def agreeing(scene: Scene, dossier: Dossier, agreed: Agreed) -> Dossier:
    """The dossier with these agreements; of them no note stands in Magister yet (P-79)."""
    today = local_day(scene.calendar, scene.now)
    new = replace(dossier, agreements=agreed.agreements, others=agreed.others, agreed_on=today)
    return replace(new, magister=False, noted=())


def _after(scene: Scene, school_days: int) -> date:
    return add_school_days(scene.calendar, local_day(scene.calendar, scene.now), school_days)


def follow_up_on(scene: Scene, day: date) -> tuple[Plan, ...]:
    """The afternoon before the vervolggesprek she is asked how it is (T6).

    When that afternoon is almost over or past, with as much delay as any nudge: at once would tell when it was planned.
    """
    asked_at = at(scene.calendar, _school_day_before(scene, day), VERDICT_AT)
    return (Plan(DueKind.VERDICT, max(asked_at, scene.nudge_at(None))),)


def _school_day_before(scene: Scene, day: date) -> date:
    today = local_day(scene.calendar, scene.now)
    found = today
    while (following := next_school_day(scene.calendar, found)) < day:
        found = following
    return found


def days_to_choose(scene: Scene, after: date, most: int = 3) -> tuple[date, ...]:
    """The next school days after this one, for the chips (R11)."""
    days = [next_school_day(scene.calendar, after)]
    while len(days) < most:
        days.append(next_school_day(scene.calendar, days[-1]))
    return tuple(days)


def days_behind(scene: Scene, most: int = 5) -> tuple[date, ...]:
    """The last school days, today first if it is one: on which of them something was said."""
    days, day = list[date](), local_day(scene.calendar, scene.now)
    while len(days) < most:
        if is_school_day(scene.calendar, day):
            days.append(day)
        day -= timedelta(days=1)
    return tuple(days)
