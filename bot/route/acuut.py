"""Acute danger in the place of a yes that is not there: what is closed, and what a second person opened. Pure.

Only acute danger opens what A must agree to, and never one person alone: whoever has the case asks a colleague, who
confirms in the bot (SCREENS §13). What was confirmed opens that one step, once, for who asked, until A is talked with
again. The herstelgesprek stays hers, and so does a home that is not safe (docs/decisions/0028).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from bot.route import consent, guards, road
from bot.route.access import may_share_with
from bot.route.dossier import Action, Dossier
from bot.route.guards import Guard
from bot.route.lines import Acuut, Anyway, Became, Ground, Lock
from bot.route.model import Case, Flag, Role, School, Staff, StaffId, Whom
from bot.route.steps import PICKED_UP

SECONDS: Final = frozenset({Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT, Role.TEAMLEIDER, Role.VERTROUWENSPERSOON})
"""Who may confirm that there is acute danger."""
PARENTS_OF: Final[Mapping[Lock, str]] = MappingProxyType({Lock.PARENTS_A: "a", Lock.PARENTS_B: "b"})
"""The calls to parents: opened by a reason that stays until that pupil is talked with again (G1)."""
GUARD_OF: Final[Mapping[Lock, Guard]] = MappingProxyType(
    {Lock.TEAM_A: Guard.G3, Lock.TEAM_B: Guard.G3, Lock.PARENTS_A: Guard.G1, Lock.PARENTS_B: Guard.G1}
)
"""Which guard gives way; for the others the one that asks her support (G2)."""
OF_B: Final = frozenset({Lock.TEAM_B.value})
"""What is about B alone: A does not read it, B hears it from the coach."""


def locks(case: Case, dossier: Dossier) -> tuple[Lock, ...]:
    """What is closed now, and what acute danger could open: nothing that A said yes to, and nothing that is open."""
    owner = case.owner
    if owner is None or case.status not in PICKED_UP:
        return ()
    known = case.whom is not Whom.ME or Flag.ANONIEM not in case.flags or dossier.talked_on is not None
    closed = {
        Lock.TALK_B: case.status in consent.UNTIL_AGREED and not road.may_talk_with_b(dossier, owner),
        Lock.NAME: known and not consent.opens(dossier, owner, Action.NAME),
        Lock.TEAM_A: known and dossier.team_a is None,
        Lock.TEAM_B: dossier.team_b is None,
        Lock.PARENTS_A: guards.may_give_reason(dossier, "a"),
        Lock.PARENTS_B: guards.may_give_reason(dossier, "b"),
    }
    return tuple(lock for lock in Lock if closed[lock] and opened(dossier, owner, lock) is None)


def waits(dossier: Dossier, owner: StaffId | None) -> int | None:
    """The number of the question that waits for an answer, when whoever has the case now asked it."""
    last = len(dossier.acuut) - 1
    if last < 0 or dossier.acuut[last].became is not None or dossier.acuut[last].by != owner:
        return None
    return last


def opened(dossier: Dossier, owner: StaffId | None, lock: Lock) -> int | None:
    """The number of what was confirmed for this lock and may be done now: by who asked, once, not after another talk
    with A, and not when it lapsed."""
    for number in range(len(dossier.acuut) - 1, -1, -1):
        if dossier.acuut[number].lock is lock:
            return number if _is_open(dossier.acuut[number], dossier, owner) else None
    return None


def _is_open(line: Acuut, dossier: Dossier, owner: StaffId | None) -> bool:
    fresh = line.used_on is None and line.lapsed_on is None and line.talks == len(dossier.consents)
    return line.became is Became.YES and fresh and line.by == owner and line.to != line.by


def became(dossier: Dossier, number: int, what: Became, at: datetime) -> Dossier:
    """The dossier in which this question has its answer."""
    return _with(dossier, number, replace(dossier.acuut[number], became=what, became_at=at))


def used(dossier: Dossier, number: int, today: date) -> Dossier:
    """What was confirmed is done: it opens nothing any more, and A is to hear it as soon as that is safe."""
    line = dossier.acuut[number]
    after = _with(dossier, number, replace(line, used_on=today))
    return replace(after, anyway=(*after.anyway, without_her(line, len(dossier.consents), today)))


def without_her(line: Acuut, talks: int, today: date) -> Anyway:
    """What was done without a pupil, and with whom it was decided."""
    what = PARENTS_OF.get(line.lock, line.lock.value)
    return Anyway(GUARD_OF.get(line.lock, Guard.G2), what, Ground.DANGER, line.why, today, talks, line.to)


def lapsed(dossier: Dossier, today: date, at: datetime) -> Dossier:
    """The time is over: what was asked is not answered any more, and what was confirmed and not used opens nothing."""
    return replace(dossier, acuut=tuple(_lapsed(line, today, at) for line in dossier.acuut))


def _lapsed(line: Acuut, today: date, at: datetime) -> Acuut:
    if line.became is None:
        return replace(line, became=Became.SILENT, became_at=at)
    unused = line.became is Became.YES and line.used_on is None and line.lapsed_on is None
    return replace(line, lapsed_on=today) if unused else line


def _with(dossier: Dossier, number: int, line: Acuut) -> Dossier:
    return replace(dossier, acuut=(*dossier.acuut[:number], line, *dossier.acuut[number + 1 :]))


def asks(dossier: Dossier, line: Acuut) -> Dossier:
    """The dossier with this question; one that still waited is not asked any more."""
    before = tuple(
        replace(one, became=Became.BACK, became_at=line.at) if one.became is None else one for one in dossier.acuut
    )
    return replace(dossier, acuut=(*before, line))


def may_confirm(other: Staff, by: Staff, case: Case) -> bool:
    """Whether this colleague may be the second person: another one than who asks and who has it, with such a role, and
    somebody with whom it might be shared: so nobody who was kept out, and about staff only a vertrouwenspersoon."""
    return bool(other.roles & SECONDS) and may_share_with(other, by, case)


def seconds(school: School, case: Case, by: Staff, today: date | None = None) -> tuple[Staff, ...]:
    """Who can be asked: who may confirm, is there, and works on this day."""
    able = (one for one in school.staff if may_confirm(one, by, case) and one.there)
    return tuple(one for one in able if today is None or not one.week.absent(today))
