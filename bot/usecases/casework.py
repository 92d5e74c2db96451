"""What the staff does with a case: open it, pick it up, ask again later, pass it on (SCREENS §10.1, §10.2)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.route.access import Deed, may, may_receive, stays_alone
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell, Untell
from bot.route.model import (
    Case,
    CaseId,
    Clock,
    Code,
    Entry,
    EntryKind,
    Flag,
    Role,
    Staff,
    StaffId,
    Status,
    Step,
)
from bot.route.promises import next_promise
from bot.route.refusals import Reason, Refusal
from bot.route.roster import on_duty
from bot.route.spoed import NO_MORE, waits
from bot.route.steps import FINAL, Event, advance
from bot.route.timing import open_from, opening_after, school_time_after, truncate_to_hour
from bot.usecases import unanswered
from bot.usecases.asking import asked_again, check_ins
from bot.usecases.colleagues import READ, tell_colleague
from bot.usecases.followers import hear
from bot.usecases.recording import next_seq, record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today
from bot.usecases.workhours import at_work, nobody_works, works

ASKED: Final = "asked"
"""The word behind the nudge when the coach asked something."""
LATER: Final = timedelta(hours=1)
ONCE: Final = 0
"""The round of the alert that comes back after *Straks*: below every version, by which reminders are told apart."""
WITH_THE_DUTY: Final = (Role.ACHTERWACHT,)
STAND_IN: Final = (Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT)
LAST: Final = (Role.AANSPREEKPUNT,)
WHEN_SILENT: Final = (*STAND_IN, *LAST)
INSTEAD: Final = (Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT, Role.AANSPREEKPUNT)
ABOUT_STAFF: Final = (Role.VERTROUWENSPERSOON,)


def waiting(scene: Scene, alerted_at: datetime, asked: Iterable[StaffId] = ()) -> tuple[Plan, ...]:
    """How silence moves on while nobody picks up, in school time, each hop once (T1, DOMAIN §1.5).

    Two hours after the alert its receivers are asked again, after four the coach-ondersteuner and the achterwacht (or
    when the school's ``terms`` say so), the next morning the aanspreekpunt. When everybody who is ``asked`` is off that
    day, silence has begun already: who stands in gets it at the moment of the alert (docs/decisions/0022).
    """
    off = bool(receivers := tuple(asked)) and nobody_works(scene, receivers, alerted_at)
    terms = scene.calendar.terms
    reminded, stood_in = timedelta(hours=terms.remind_hours), timedelta(hours=terms.stand_in_hours)
    silent_at = alerted_at if off else school_time_after(scene.calendar, alerted_at, stood_in)
    last = opening_after(scene.calendar, silent_at) + timedelta(hours=terms.last_hours)
    return (
        Plan(DueKind.REMIND, school_time_after(scene.calendar, alerted_at, reminded)),
        Plan(DueKind.SILENCE, silent_at),
        Plan(DueKind.LAST, last),
    )


NO_MORE_WAITING: Final = tuple(Cancel(kind) for kind in (DueKind.REMIND, DueKind.SILENCE, DueKind.LAST))


def remind(scene: Scene, case: Case, roles: Iterable[Role] = ()) -> None:
    """Ask again who has not answered; with ``roles``, these people are asked too. Code only, whoever it is."""
    if case.owner is not None:
        return
    if roles and not isinstance(widen(scene, case, "klok", roles), Refusal):
        return
    tells = tuple(Tell(staff, Alert.WAITING, scene.now, case.version) for staff in case.receivers)
    record(scene.unit, Decision(case, (), tells))


def open_case(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The case, to be read: the first reading is told to the case, each reading is logged (DESIGN §4 row 10)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.READ, case):
        return _why_not(case)
    scene.unit.log_reading(case.id, staff.id, scene.now)
    if case.opened:
        return case
    opened = replace(case, opened=True)
    record(scene.unit, Decision(opened))
    return scene.unit.case(case.id, staff) or opened


def may_read(scene: Scene, staff: Staff, code: Code) -> bool:
    """Whether *Openen* shows this person the story."""
    case = scene.unit.case_by_code(code, staff)
    return case is not None and may(staff, Deed.READ, case)


def trace(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The case, of which its owner sees how it went and who opened it; that shows no word of it and is no reading."""
    case = scene.unit.case_by_code(code, staff)
    return case if case is not None and may(staff, Deed.TRACE, case) else _why_not(case)


def pick_up(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The first who presses has it (P-06); the reporter is nudged, and promised the next word."""
    case = scene.unit.case_by_code(code, staff)
    if case is not None and case.owner == staff.id:
        return case
    if case is None or not may(staff, Deed.PICK_UP, case):
        return _why_not(case)
    moved = advance(case, Event.OPPAKKEN, staff.id, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    taken, step = moved
    # In danger she hears at once that somebody has it (R5).
    nudged_at = scene.now if waits(case) else scene.nudge_at(case.promised_at)
    promise = next_promise(scene.calendar, nudged_at)
    word = "" if case.status is Status.NIEUW else case.word  # On the road she may have been asked something.
    flags = case.flags - {Flag.ONBEVESTIGD}
    looks = tuple(one for one in taken.shared if one != staff.id)
    owned = replace(
        taken, owner=staff.id, opened=True, promised_at=promise.by, word=word, flags=flags, shared=looks
    )
    effects: tuple[Effect, ...] = (
        Untell(),
        *NO_MORE_WAITING,
        *(NO_MORE if waits(case) else ()),
        Plan(DueKind.NUDGE, nudged_at),
        Plan(DueKind.PROMISE, promise.fires),
        *(check_ins(scene, owned) if case.status is Status.NIEUW else ()),
        *hear(scene, owned),
    )
    scene.unit.unsay(case.id, Alert.WAITING)
    record(scene.unit, Decision(owned, (step,), effects))
    plan_today(scene, owned)
    tell_colleague(scene, owned, staff, READ)
    return owned


def _why_not(case: Case | None) -> Refusal:
    """Why this case cannot be had: a colleague was first, or it is not theirs to see."""
    return Refusal(Reason.TAKEN, case.id) if case and case.owner else Refusal(Reason.CANNOT)


def ask(scene: Scene, staff: Staff, code: Code, question: str, kind: EntryKind = EntryKind.QUESTION) -> Case | Refusal:
    """The coach asks the reporter something, in the chat; who answers stays unknown (P-16, SCREENS ``asked``).

    A ready question is kept by its name: in words it would tell the coach which language the reporter reads.
    """
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.ASK, case):
        return _why_not(case)
    seq = next_seq(scene.unit.entries(case.id, staff))
    scene.unit.put_entry(case.id, Entry(seq, kind, question))
    nudged_at = scene.nudge_at(case.promised_at)
    promise = next_promise(scene.calendar, nudged_at)
    asked = replace(case, word=ASKED, promised_at=promise.by)
    told = (Plan(DueKind.NUDGE, nudged_at), Plan(DueKind.PROMISE, promise.fires), *asked_again(scene, case))
    record(scene.unit, Decision(asked, (), told))
    unanswered.asked(scene, staff, asked)
    return asked


def ask_later(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Straks*: the alert comes back once, an hour later; an hour after that it goes to the achterwacht (``later``)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.PASS_ON, case):
        return _why_not(case)
    again = scene.later_at(LATER)
    silent = replace(scene, now=again).later_at(LATER)
    asked = Tell(staff.id, Alert.WAITING, again, ONCE)
    effects = (asked, Cancel(DueKind.REMIND), Plan(DueKind.SILENCE, silent))
    record(scene.unit, Decision(case, (), effects))
    return case


def not_today(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Vandaag lukt niet*: the achterwacht may read it too, from now; the coach keeps access (``passed-on``)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.PASS_ON, case):
        return _why_not(case)
    widened = widen(scene, case, staff.id, WITH_THE_DUTY)
    asked_before = any(s.id in case.receivers and s.id != staff.id for s in candidates(scene, case, WITH_THE_DUTY))
    return case if asked_before and isinstance(widened, Refusal) else widened


def not_mine(scene: Scene, staff: Staff, code: Code, why: str) -> Case | Refusal:
    """*Niet voor mij*: somebody else receives it; who passed it on is out (DOMAIN §1.4 *overdragen*, with a reason)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.PASS_ON, case):
        return _why_not(case)
    moved = advance(case, Event.OVERDRAGEN, f"{staff.id}:{why}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    passed, step = moved
    others = tuple(r for r in case.receivers if r != staff.id)
    new = _first_new(scene, case, (staff.id, *others), INSTEAD)
    if not others and new is None:
        return Refusal(Reason.NOBODY_ELSE, case.id)
    receivers = (*others, new.id) if new else others
    return _hand_out(scene, replace(passed, receivers=receivers), (new,) if new else (), (step,))


def not_reached(scene: Scene, staff_id: StaffId, case_id: CaseId | None) -> None:
    """An alert could not be delivered to this person: what waits for them is somebody else's now, at once (P-06)."""
    scene.unit.reach(staff_id, False)
    case = scene.unit.case(case_id, Clock()) if case_id else None
    if case is not None and waits(case):
        scene.unit.plan(case.id, DueKind.SPOED_WIDER, scene.now)
    elif case is not None and case.owner is None and case.status not in FINAL and staff_id in case.receivers:
        scene.unit.plan(case.id, DueKind.SILENCE, scene.now)


def widen(scene: Scene, case: Case, by: str, roles: Iterable[Role]) -> Case | Refusal:
    """Let everybody with these roles read it as well; who was kept out stays out. Refuses when that adds nobody."""
    return ask_too(scene, case, by, at_work(scene, others(scene, case, roles, case.receivers)))


def ask_too(scene: Scene, case: Case, by: str, new: tuple[Staff, ...]) -> Case | Refusal:
    """Let these people read it as well, and ask them now. Refuses for nobody."""
    if not new:
        return Refusal(Reason.NOBODY_ELSE, case.id)
    moved = advance(case, Event.OVERDRAGEN, by, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    passed, step = moved
    wider = replace(passed, receivers=(*case.receivers, *(s.id for s in new)))
    return _hand_out(scene, wider, new, (step,))


def _hand_out(scene: Scene, case: Case, new: tuple[Staff, ...], steps: tuple[Step, ...]) -> Case:
    """The new receivers are alerted at once: a person or the clock did this, so it tells nothing of the reporter."""
    # A round of its own: it may come back to somebody who was alerted before.
    tells = tuple(Tell(s.id, Alert.ESCALATED, scene.now, case.version + 1) for s in new)
    record(scene.unit, Decision(case, steps, tells))
    return case


def candidates(scene: Scene, case: Case, roles: Iterable[Role]) -> tuple[Staff, ...]:
    """Who has one of the roles, may receive this case and can be reached, in the order of the roles, each once.

    What stays with the vertrouwenspersonen has a chain of its own: only those (G10, SCREENS §12).
    """
    own = ABOUT_STAFF if stays_alone(case) else roles
    return tuple(dict.fromkeys(s for role in own for s in _with_role(scene, case, role)))


def _with_role(scene: Scene, case: Case, role: Role) -> tuple[Staff, ...]:
    """Of the achterwachten who is on duty, now or when school opens."""
    able = _able(scene, case, role)
    if role is not Role.ACHTERWACHT:
        return able
    return on_duty(able, scene.school.with_role(role), scene.calendar, open_from(scene.calendar, scene.now))


def _able(scene: Scene, case: Case, role: Role) -> tuple[Staff, ...]:
    return tuple(s for s in scene.school.with_role(role) if may_receive(s, case) and s.there)


def others(scene: Scene, case: Case, roles: Iterable[Role], not_these: Iterable[StaffId]) -> tuple[Staff, ...]:
    """The candidates besides these; who is off duty only when that leaves nobody."""
    roles, known = tuple(roles), frozenset(not_these)
    own = ABOUT_STAFF if stays_alone(case) else roles
    off_duty = (s for role in own for s in _able(scene, case, role))
    new = tuple(s for s in candidates(scene, case, roles) if s.id not in known)
    return new or tuple(dict.fromkeys(s for s in off_duty if s.id not in known))


def _first_new(scene: Scene, case: Case, not_these: tuple[StaffId, ...], roles: tuple[Role, ...]) -> Staff | None:
    able = others(scene, case, roles, not_these)
    return min(able, key=lambda s: not works(scene, s, scene.now), default=None)
