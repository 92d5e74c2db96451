"""*Ik ben ziek*: nothing is planned for or alerted to who is ill, and what cannot wait goes on with somebody else.

Today's illness, said by the person, from the message of the day or from the desk (DOMAIN §1.5 *absent → substitute*).
The beheerder's ``pause`` is for longer: that takes the cases away, this does not.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bot.route.dossier import Offer, Why
from bot.route.due import Due, is_due, things
from bot.route.effects import Alert, Decision, Tell
from bot.route.model import Case, Clock, Staff
from bot.route.refusals import Refusal
from bot.route.steps import Event, advance
from bot.route.timing import at, local_day, truncate_to_hour
from bot.usecases import offering
from bot.usecases.alongside import goes_along
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.handing_on import held_by
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

UNKNOWN: Final = datetime(9000, 1, 1, tzinfo=UTC)
"""Until when, as long as nobody knows."""
MOVABLE: Final = frozenset({Due.STEP, Due.PLAN, Due.PARENTS})
"""What the coach may put on another day; what A was promised for a day stays on it."""


@dataclass(frozen=True)
class Passed:
    """So many cases were offered to somebody else, and for so many nobody was there."""

    cases: int = 0
    nobody: int = 0


def ill(scene: Scene, staff: Staff) -> Passed:
    """From now on, until they are back: what waits for them goes to a substitute, and what is due is offered to one."""
    _set(scene, staff, UNKNOWN)
    away = _away(scene)
    passed = [_passed(away, case, staff) for case in held_by(away, staff)]
    return Passed(passed.count(True), passed.count(False))


def until(scene: Scene, staff: Staff, last: date) -> None:
    """The last day on which they are ill; the day after they are back by themselves."""
    member = scene.school.member(staff.id)
    if member is not None and member.away_until is not None:
        _set(scene, staff, at(scene.calendar, last + timedelta(days=1), time(0)))


def back(scene: Scene, staff: Staff) -> None:
    """*Ik ben er weer*: what was offered and not taken over is not offered any more."""
    _set(scene, staff, None)
    for case in scene.unit.inbox(staff):
        if case.owner == staff.id:
            found = dossier_of(scene.unit, case.id, staff).offer
            if found is not None and found.why is Why.AWAY:
                offering.withdraw(scene, staff, case.code)


def _set(scene: Scene, staff: Staff, moment: datetime | None) -> None:
    member = scene.school.member(staff.id)
    if member is not None:
        scene.unit.put_staff(replace(member, away_until=moment))


def _away(scene: Scene) -> Scene:
    """The scene as it is once this was written down: nobody asks who is ill."""
    return replace(scene, school=replace(scene.school, staff=scene.unit.staff()))


def _passed(scene: Scene, case: Case, staff: Staff) -> bool | None:
    """Whether somebody else was asked; None when nobody needs to be: nothing is due."""
    if case.owner is None:
        return _widened(scene, case, staff)
    dossier = dossier_of(scene.unit, case.id, staff)
    today = local_day(scene.calendar, scene.now)
    due = is_due(case, dossier, scene.calendar, today) and not goes_along(scene, case)
    return cover(scene, case) if due else None


def cover(scene: Scene, case: Case) -> bool:
    """Something is to be done while its owner is ill, or has closed the door to the bot: a substitute is asked, once
    (*loopt door bij afwezigheid*)."""
    owner = scene.school.member(case.owner)
    if owner is None or owner.there:
        return False
    if dossier_of(scene.unit, case.id, owner).offer is not None:
        return True
    other = offering.substitute(scene, case, owner)
    if other is None:
        return False
    offered = offering.offer(scene, case, owner, Offer(other.id, owner.id, Why.AWAY))
    return not isinstance(offered, Refusal)


def covered(scene: Scene, case: Case) -> Case:
    """The case as it is, after a substitute was asked when its owner is ill: there is news about it."""
    return (scene.unit.case(case.id, Clock()) or case) if cover(scene, case) else case


def _widened(scene: Scene, case: Case, staff: Staff) -> bool:
    """It waits for somebody: a substitute may pick it up too, and is asked now. Who is ill may still."""
    other = offering.substitute(scene, case, staff)
    moved = advance(case, Event.OVERDRAGEN, staff.id, truncate_to_hour(scene.now))
    if other is None or isinstance(moved, Refusal):
        return any(s != staff.id for s in case.receivers)
    passed, step = moved
    receivers = tuple(dict.fromkeys((*passed.receivers, other.id)))
    tell = Tell(other.id, Alert.ESCALATED, scene.now, case.version + 1)
    record(scene.unit, Decision(replace(passed, receivers=receivers), (step,), (tell,)))
    return True


# --- Vandaag lukt niet ------------------------------------------------------------------------------------------------


def due_today(scene: Scene, staff: Staff) -> tuple[Case, ...]:
    """Their own cases of which something is due, and can be done on another day."""
    today = local_day(scene.calendar, scene.now)
    own = (case for case in scene.unit.inbox(staff) if case.owner == staff.id)
    return tuple(c for c in own if _movable(scene, c, staff, today) and not goes_along(scene, c))


def _movable(scene: Scene, case: Case, staff: Staff, today: date) -> frozenset[Due]:
    dossier = dossier_of(scene.unit, case.id, staff)
    return frozenset(what for what, day in things(case, dossier, scene.calendar, today) if day <= today) & MOVABLE


def move(scene: Scene, staff: Staff, day: date) -> int:
    """Put what is due today on this day; gives how many cases. What A was promised for today stays as it is."""
    today = local_day(scene.calendar, scene.now)
    cases = due_today(scene, staff)
    for case in cases:
        what, dossier = _movable(scene, case, staff, today), dossier_of(scene.unit, case.id, staff)
        step = day if what & {Due.STEP, Due.PLAN} else dossier.due_on
        parents = day if Due.PARENTS in what else dossier.parents_on
        after = replace(dossier, due_on=step, parents_on=parents)
        keep_dossier(scene.unit, case.id, after)
        plan_today(scene, case, after)
    return len(cases)
