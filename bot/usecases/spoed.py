"""SPOED: words of danger in what was sent, or the button *School mag dit nu weten* (DESIGN §4 row 17, SCREENS §7).

The fixed lists are looked through once, here, whoever told and by whatever road it came. In a draft nothing of this
happens: a draft is not school's. The clock then asks again until a person says that they act (``bot.route.spoed``).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.route.access import Deed, may, stays_alone
from bot.route.effects import Alert, Decision, DueKind, Effect, Plan, Tell, Untell
from bot.route.model import Case, CaseId, Clock, Code, Entry, EntryKind, Flag, Reporter, Role, Staff
from bot.route.refusals import Reason, Refusal
from bot.route.spoed import (
    FIRST,
    FLAGS,
    HEARD,
    NEXT,
    NO_MORE,
    NOBODY_ELSE,
    STILL_UNREAD,
    TEN,
    WIDER,
    before,
    waits,
)
from bot.route.steps import Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases.asking import NOT_NEWS
from bot.usecases.board import asks_board, nobody_left
from bot.usecases.casework import NO_MORE_WAITING, candidates
from bot.usecases.recording import Place, record
from bot.usecases.scene import Scene

BUTTON: Final = "button"
"""Why it is SPOED when no word said so: who told pressed *School mag dit nu weten*."""
REPORTER: Final = "melder"
CLOCK: Final = "klok"


# --- It becomes SPOED -------------------------------------------------------------------------------------------------


def look_for_danger(scene: Scene, case_id: CaseId, texts: Iterable[str]) -> None:
    """What was sent speaks of danger: then it is SPOED, with the subjects it speaks of."""
    subjects = scene.danger.subjects_in("\n".join(texts))
    if subjects:
        raise_alarm(scene, case_id, *subjects)


def raise_alarm(scene: Scene, case_id: CaseId, *why: str) -> Case | None:
    """Everybody who is there for it is told, at once while school is open, else when it opens. None: it is over.

    Told again while nobody has answered yet, it changes nothing but why; once somebody has, it begins anew.
    """
    case = scene.unit.case(case_id, Clock())
    moved = advance(case, Event.SPOED, REPORTER, truncate_to_hour(scene.now)) if case else Refusal(Reason.CANNOT)
    if case is None or isinstance(moved, Refusal):
        return None
    _remember_why(scene, case_id, why)
    if waits(case):
        return case
    same, step = moved
    marked = replace(same, flags=case.flags | FLAGS)
    urgent = _with(marked, () if stays_alone(marked) else candidates(scene, marked, FIRST))
    tells = _tells(scene, urgent, _told_at(scene, case_id))
    rounds: tuple[Effect, ...] = (*NO_MORE, _first_round(scene, urgent), *NO_MORE_WAITING)
    record(scene.unit, Decision(urgent, (step,), (Untell(), *tells, *rounds)))
    return urgent


def _first_round(scene: Scene, case: Case) -> Plan:
    """After ten minutes; but when everybody who is told is ill or has closed the door, more people are asked now."""
    asked = map(scene.school.member, (case.owner, *case.receivers))
    if any(staff is not None and staff.there for staff in asked):
        return Plan(DueKind.SPOED_AGAIN, scene.opens_at() + TEN)
    return Plan(DueKind.SPOED_WIDER, scene.opens_at())


def _told_at(scene: Scene, case_id: CaseId) -> datetime | None:
    """When the round began that still runs: whom it reached is not told again because the case changes hands."""
    coming = ((kind, scene.unit.planned(case_id, kind)) for kind in NEXT)
    return next((at - before(kind) for kind, at in coming if at is not None), None)


def _remember_why(scene: Scene, case_id: CaseId, why: Iterable[str]) -> None:
    before = why_urgent(scene.unit.entries(case_id, Reporter(frozenset({case_id}))))
    new = tuple(dict.fromkeys((*before, *why)))
    if new != before:
        scene.unit.put_entry(case_id, Entry(Place.DANGER, EntryKind.DANGER, ",".join(new)))


def why_urgent(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The subjects that were written about, and ``button`` when that was pressed; nothing when it is not SPOED."""
    return tuple(why for e in entries if e.kind is EntryKind.DANGER for why in e.text.split(","))


def _with(case: Case, staff: Iterable[Staff]) -> Case:
    return replace(case, receivers=tuple(dict.fromkeys((*case.receivers, *(s.id for s in staff)))))


def _tells(scene: Scene, case: Case, began: datetime | None = None) -> tuple[Tell, ...]:
    """The alert to everybody who was asked and to who has it, now or when school opens; in the round that ``began``."""
    at = scene.opens_at()
    number = int((began or at).timestamp())
    people = dict.fromkeys((*((case.owner,) if case.owner else ()), *case.receivers))
    return tuple(Tell(staff, Alert.URGENT, at, number) for staff in people)


# --- Nobody has answered ----------------------------------------------------------------------------------------------


def ask_again(scene: Scene, case: Case, kind: DueKind) -> None:
    """A round: everybody again, the third time more people as well. Outside school hours it waits till school opens."""
    if not waits(case):
        return
    if scene.opens_at() > scene.now:
        scene.unit.plan(case.id, kind, scene.opens_at())
        return
    scene.unit.unsay(case.id, Alert.URGENT)
    if kind is DueKind.SPOED_WIDER:
        case = _wider(scene, case)
    then, after = NEXT[kind]
    record(scene.unit, Decision(case, (), (*_tells(scene, case), Plan(then, scene.now + after))))


def _wider(scene: Scene, case: Case) -> Case:
    """The coach-ondersteuner and the schoolleiding are asked too, and who told hears that it is so."""
    also = (Role.VERTROUWENSPERSOON,) if Flag.VERTROUWD in case.flags else ()
    asked = _others(scene, case, (*also, *WIDER)) or _others(scene, case, NOBODY_ELSE)
    word = STILL_UNREAD if case.word in NOT_NEWS else case.word
    moved = advance(replace(case, word=word), Event.SPOED, CLOCK, truncate_to_hour(scene.now))
    assert not isinstance(moved, Refusal), "what waits is running"
    wider, step = moved
    if not asked and not asks_board(scene, case):
        nobody_left(scene, case)
    if asked:
        scene.unit.add_step(case.id, step)
    scene.unit.plan(case.id, DueKind.NUDGE, scene.now)
    return _with(wider, asked)


def _others(scene: Scene, case: Case, roles: tuple[Role, ...]) -> tuple[Staff, ...]:
    return tuple(s for s in candidates(scene, case, roles) if s.id not in case.receivers)


# --- A person answers -------------------------------------------------------------------------------------------------


def confirm(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """Somebody acts on it: nobody is asked any more, and who told hears it at once. The case stays whose it was."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.READ, case):
        return Refusal(Reason.CANNOT)
    if not may(staff, Deed.CONFIRM, case):
        return case  # A colleague was first; the card says so.
    moved = advance(case, Event.SPOED_BEVESTIGD, staff.id, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    same, step = moved
    word = HEARD if case.word in NOT_NEWS | {STILL_UNREAD} else case.word
    heard = replace(same, flags=case.flags - {Flag.ONBEVESTIGD}, opened=True, word=word)
    record(scene.unit, Decision(heard, (step,), answered(scene)))
    return heard


def answered(scene: Scene) -> tuple[Effect, ...]:
    """A person has it: the rounds end, and the reporter's nudge leaves at once (SCREENS R5)."""
    return (Untell(), *NO_MORE, Plan(DueKind.NUDGE, scene.now))


def calm(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """Whoever has the case says that there is no danger any more: others who were asked do not read it any more."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.CALM, case):
        return Refusal(Reason.CANNOT)
    moved = advance(case, Event.SPOED_VOORBIJ, staff.id, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    same, step = moved
    over = replace(same, flags=case.flags - FLAGS)
    record(scene.unit, Decision(over, (step,), (Untell(), *NO_MORE)))
    return over
