"""A case goes to a colleague who says yes: offered, taken over, declined, or taken back (*Overdragen*, P-62, P-70).

Until somebody says yes it stays with who has it, so that at no moment nobody has it. The colleague sees meanwhile what
anybody sees with whom a case is shared: the steps and what was agreed, not the words of who told.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.access import RUNNING_CASES, Deed, confides, may, may_receive, may_share_with
from bot.route.dossier import Offer, Why
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell
from bot.route.model import Case, Code, Flag, Role, Staff, StaffId, Step, Whom
from bot.route.promises import next_promise
from bot.route.refusals import Reason, Refusal
from bot.route.spoed import is_urgent
from bot.route.steps import Event, advance
from bot.route.timing import is_open, school_time_after, truncate_to_hour
from bot.usecases.casework import STAND_IN, candidates, waiting
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

ANSWER_WITHIN: Final = timedelta(hours=4)
"""School time in which a colleague answers; then it goes back, or waits for more people when nobody is there."""
TAKEN_OVER: Final = "taken-over"
"""What whoever had it hears; it names no case, because it is not theirs any more."""
ALERTS: Final = {Why.ASKED: Alert.OFFERED, Why.AWAY: Alert.COVER, Why.DUTY: Alert.OFFERED}
CLOCK: Final = "klok"


@dataclass(frozen=True)
class HandOver:
    """To whom, and what to know."""

    to: StaffId
    note: str = field(repr=False, default="")


def may_take(other: Staff, by: Staff, case: Case) -> bool:
    """Whether this colleague may be asked: may see it when it is shared, is there, and may run a case."""
    return other.there and bool(other.roles & RUNNING_CASES) and may_share_with(other, by, case)


def hand_over(scene: Scene, staff: Staff, code: Code, told: HandOver) -> Case | Refusal:
    """*Overdragen*: the colleague is asked; until that colleague says yes, it stays where it is."""
    case = scene.unit.case_by_code(code, staff)
    other = scene.school.member(told.to)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    if other is None or not may_take(other, staff, case):
        return Refusal(Reason.RECEIVER_GONE, case.id)
    return offer(scene, case, staff, Offer(other.id, staff.id, Why.ASKED, told.note))


def offer(scene: Scene, case: Case, owner: Staff, what: Offer, by_her_yes: bool = False) -> Case | Refusal:
    """Ask this colleague; one who was asked before is not asked any more. ``by_her_yes``: it is the coach of whom A
    said that what she told in confidence may go there."""
    asked = _without_offer(scene, case, owner)
    asked = replace(asked, flags=asked.flags | {Flag.NAAR_COACH}) if by_her_yes else asked
    moved = advance(asked, Event.GEDEELD, f"{what.by}:{what.to}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    same, step = moved
    shared = tuple(dict.fromkeys((*same.shared, what.to)))
    tell = Tell(what.to, ALERTS[what.why], _asked_at(scene), case.version + 1)
    answer = Plan(DueKind.OFFERED, school_time_after(scene.calendar, tell.at, ANSWER_WITHIN))
    record(scene.unit, Decision(replace(same, shared=shared), (step,), (tell, answer)))
    keep_dossier(scene.unit, case.id, replace(dossier_of(scene.unit, case.id, owner), offer=what))
    return scene.unit.case(case.id, owner) or same


def _without_offer(scene: Scene, case: Case, owner: Staff) -> Case:
    """Whoever was asked before does not look along any more."""
    before = dossier_of(scene.unit, case.id, owner).offer
    rest = tuple(s for s in case.shared if before is None or s != before.to)
    return replace(case, shared=rest, flags=case.flags - {Flag.NAAR_COACH})


def _asked_at(scene: Scene) -> datetime:
    """Now, while school is open; else with the next alerts (R12)."""
    return scene.now if is_open(scene.calendar, scene.now) else scene.alert_at()


# --- The colleague answers --------------------------------------------------------------------------------------------


def offered_to(scene: Scene, staff: Staff, code: Code) -> tuple[Case, Offer] | None:
    """The case and the offer, when it was offered to this person."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.TAKE_OVER, case):
        return None
    what = dossier_of(scene.unit, case.id, staff).offer
    return (case, what) if what is not None and what.to == staff.id else None


def accept(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Ik neem dit over*: from now on it is theirs, and who told hears that somebody has it (P-06, P-17)."""
    found = offered_to(scene, staff, code)
    if found is None:
        return _why_not(scene, staff, code)
    case, what = found
    steps = _handed(case, staff, truncate_to_hour(scene.now))
    if isinstance(steps, Refusal):
        return steps
    dossier = dossier_of(scene.unit, case.id, staff)
    taken, effects = _she_hears(scene, _theirs(scene, case, staff))
    record(scene.unit, Decision(taken, steps, (Cancel(DueKind.OFFERED), *effects)))
    keep_dossier(scene.unit, case.id, replace(dossier, offer=None))
    now_theirs = scene.unit.case(case.id, staff) or taken
    plan_today(scene, now_theirs)
    _tell_former(scene, case, what)
    return now_theirs


def _theirs(scene: Scene, case: Case, staff: Staff) -> Case:
    """The case as this person has it from now on. What A let a coach take over in confidence is an ordinary case then:
    whoever was told in confidence looks along no more, unless there may be danger (docs/decisions/0030)."""
    looks = tuple(s for s in case.shared if s != staff.id)
    taken = replace(case, owner=staff.id, shared=looks)
    before = case.receivers
    if Flag.NAAR_COACH in case.flags:
        taken = replace(taken, shared=(), flags=case.flags - {Flag.NAAR_COACH, Flag.VERTROUWD})
        before = before if is_urgent(case) else ()
    return replace(taken, receivers=tuple(dict.fromkeys((staff.id, *before))))


def _she_hears(scene: Scene, case: Case) -> tuple[Case, tuple[Effect, ...]]:
    """The pupil it is about hears who helps from now on; who is not, hears: sent, read, finished (DESIGN §1)."""
    if case.whom is not Whom.ME:
        return case, ()
    nudge = Plan(DueKind.NUDGE, scene.nudge_at(case.promised_at))
    promise = next_promise(scene.calendar, nudge.at)
    return replace(case, promised_at=promise.by), (nudge, Plan(DueKind.PROMISE, promise.fires))


def _handed(case: Case, staff: Staff, at: datetime) -> tuple[Step, ...] | Refusal:
    """Two lines of the history: it was handed over, and taken up where it is."""
    first = advance(case, Event.OVERDRAGEN, f"{case.owner}:{staff.id}", at)
    if isinstance(first, Refusal):
        return first
    second = advance(first[0], Event.OPPAKKEN, staff.id, at)
    return second if isinstance(second, Refusal) else (first[1], second[1])


def _tell_former(scene: Scene, case: Case, what: Offer) -> None:
    if case.owner is not None and what.why is not Why.AWAY:
        dedupe = f"{TAKEN_OVER}:{case.id}:{case.version}"
        scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.now, to=case.owner, panel=TAKEN_OVER))


def _why_not(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The second of two taps finds it theirs; anything else is not, or not any more."""
    case = scene.unit.case_by_code(code, staff)
    return case if case is not None and case.owner == staff.id else Refusal(Reason.CANNOT)


def decline(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Liever niet*: it stays with who has it, who hears that; or, when nobody is there, more people are asked now."""
    found = offered_to(scene, staff, code)
    if found is None:
        return Refusal(Reason.CANNOT)
    case, _ = found
    not_taken(scene, case)
    return case


def withdraw(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Toch niet overdragen*: whoever has it takes the question back."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SHARE, case):
        return Refusal(Reason.CANNOT)
    return _back(scene, case, staff, ())


# --- Nobody said yes --------------------------------------------------------------------------------------------------


def not_taken(scene: Scene, case: Case) -> None:
    """Nobody took it over. Whoever has it goes on, and hears it; when nobody is there, it waits for everybody who can
    be asked: it is never with a person who is away."""
    owner = scene.school.member(case.owner)
    what = dossier_of(scene.unit, case.id, owner).offer if owner else None
    if owner is None or what is None:
        return
    if owner.there and what.why is not Why.DUTY:
        _back(scene, case, owner, (Tell(owner.id, Alert.NOT_TAKEN, _asked_at(scene), case.version + 1),))
        return
    _waits(scene, case, owner, what)


def _back(scene: Scene, case: Case, owner: Staff, tells: tuple[Tell, ...]) -> Case | Refusal:
    dossier = dossier_of(scene.unit, case.id, owner)
    if dossier.offer is None:
        return case
    moved = advance(case, Event.TERUGGENOMEN, f"{owner.id}:{dossier.offer.to}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    same, step = moved
    rest = tuple(s for s in same.shared if s != dossier.offer.to)
    alone = replace(same, shared=rest, flags=same.flags - {Flag.NAAR_COACH})
    for alert in ALERTS.values():
        scene.unit.unsay(case.id, alert)
    record(scene.unit, Decision(alone, (step,), (Cancel(DueKind.OFFERED), *tells)))
    keep_dossier(scene.unit, case.id, replace(dossier, offer=None))
    return scene.unit.case(case.id, owner) or alone


def _waits(scene: Scene, case: Case, owner: Staff, what: Offer) -> None:
    """It waits with who had it, who was asked, and who stands in: by code, and silence moves on (T1)."""
    moved = advance(case, Event.OVERDRAGEN, CLOCK, truncate_to_hour(scene.now))
    assert not isinstance(moved, Refusal), "what somebody has can be handed on"
    passed, step = moved
    case = replace(case, flags=case.flags - {Flag.NAAR_COACH})  # Nobody took it over: her yes opened nothing more.
    asked = scene.school.member(what.to)
    more = (s for s in (asked, *_stand_ins(scene, case, owner)) if s is not None and may_receive(s, case) and s.there)
    people = tuple(dict.fromkeys((*(s.id for s in more), owner.id)))
    rest = tuple(s for s in passed.shared if s != what.to)
    free = replace(passed, owner=None, receivers=people, shared=rest, flags=case.flags)
    at = _asked_at(scene)
    tells = tuple(Tell(s, Alert.ESCALATED, at, case.version + 1) for s in people)
    dossier = dossier_of(scene.unit, case.id, owner)
    record(scene.unit, Decision(free, (step,), (Cancel(DueKind.OFFERED), *tells, *waiting(scene, at))))
    keep_dossier(scene.unit, case.id, replace(dossier, offer=None))


def _stand_ins(scene: Scene, case: Case, owner: Staff) -> Iterable[Staff]:
    """What was confided goes to nobody but another vertrouwenspersoon (SCREENS §12)."""
    roles = (Role.VERTROUWENSPERSOON,) if confides(owner) else STAND_IN
    return candidates(scene, case, roles)


def substitute(scene: Scene, case: Case, owner: Staff) -> Staff | None:
    """Who goes on while this person is away: another coach of the class, else an achterwacht, a coach-ondersteuner or
    the aanspreekpunt; for what was confided another vertrouwenspersoon. Who was kept out stays out."""
    group = scene.school.group(case.group)
    coaches = (s for s in map(scene.school.member, group.coaches if group else ()) if s is not None)
    roles = (Role.ACHTERWACHT, Role.COACH_ONDERSTEUNER, Role.AANSPREEKPUNT)
    others = candidates(scene, case, (Role.VERTROUWENSPERSOON,) if confides(owner) else roles)
    own = () if Flag.MEDEWERKER in case.flags else tuple(coaches)
    return next((s for s in (*own, *others) if may_take(s, owner, case)), None)
