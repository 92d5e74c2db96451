"""When somebody of the staff can no longer take cases: each of theirs finds another person, or nothing changes (P-06).

So no case is ever left without somebody who can take it. The beheerder causes it and sees numbers only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.route.access import may_receive
from bot.route.effects import Alert, Decision, Tell
from bot.route.model import Case, Flag, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance
from bot.route.timing import is_open, truncate_to_hour
from bot.usecases.casework import INSTEAD, others, waiting
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.workhours import at_work

BEHEERDER: Final = "beheerder"
"""Who did it, in the history of a case."""


@dataclass(frozen=True)
class HandedOn:
    """So many cases went to somebody else, and somebody was taken out of so many classes."""

    cases: int
    classes: int = 0


@dataclass(frozen=True)
class Stuck:
    """Nobody else could take so many cases. Nothing was changed."""

    cases: int


def held_by(scene: Scene, member: Staff) -> tuple[Case, ...]:
    """The open cases that this person owns, or may read and pick up; also when they are not working just now."""
    seen = scene.unit.inbox(replace(member, active=True))
    # In danger one reads a colleague's too, and what was shared.
    return tuple(c for c in seen if c.owner == member.id or (c.owner is None and member.id in c.receivers))


def hand_on(scene: Scene, member: Staff, cases: Iterable[Case]) -> HandedOn | Stuck:
    """Take this person out of these cases of theirs: all of them, or, when one would be left alone, none."""
    found = [_without(scene, case, member) for case in cases]
    decisions = [each for each in found if isinstance(each, Decision)]
    if len(decisions) < len(found):
        return Stuck(len(found) - len(decisions))
    for decision in decisions:
        record(scene.unit, decision)
    return HandedOn(len(decisions))


def _without(scene: Scene, case: Case, member: Staff) -> Decision | Refusal:
    """The case without this person: with those who have it too, else with one new receiver (DOMAIN §1.4 *overdragen*).

    Whoever must act now is alerted, at a moment at which staff may be asked, and silence is counted anew.
    """
    others = tuple(s for s in _who_may(scene, case, case.receivers) if s.id != member.id)
    able = tuple(s for s in others if s.there)
    new = () if able else _one_new(scene, case, (member, *others))
    moved = advance(case, Event.OVERDRAGEN, BEHEERDER, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    if not able and not new:
        return Refusal(Reason.NOBODY_ELSE, case.id)
    passed, step = moved
    flags = passed.flags - {Flag.NAAR_COACH}  # Whom A let take it over was asked by who is gone now.
    freed = replace(passed, owner=None, receivers=tuple(s.id for s in (*others, *new)), flags=flags)
    asked, at = ((*able, *new) if case.owner else new), _may_be_asked_at(scene)
    tells = tuple(Tell(s.id, Alert.ESCALATED, at, case.version + 1) for s in asked)
    return Decision(freed, (step,), (*tells, *waiting(scene, at)) if asked else ())


def _may_be_asked_at(scene: Scene) -> datetime:
    """Now, while school is open; else with the next alerts (R12)."""
    return scene.now if is_open(scene.calendar, scene.now) else scene.alert_at()


def _who_may(scene: Scene, case: Case, ids: Iterable[StaffId]) -> tuple[Staff, ...]:
    """Those of them who work and may receive this case. Who was paused before stays out when they come back."""
    members = (scene.school.member(staff_id) for staff_id in ids)
    return tuple(s for s in members if s and s.active and may_receive(s, case))


def _one_new(scene: Scene, case: Case, not_these: tuple[Staff, ...]) -> tuple[Staff, ...]:
    """Who takes over, as when a coach says *Niet voor mij*; in a school without them another coach of the class."""
    group = scene.school.group(case.group)
    colleagues = (s for s in _who_may(scene, case, group.coaches if group else ()) if s.there)
    out = tuple(s.id for s in not_these)
    free = (s for s in (*others(scene, case, INSTEAD, out), *colleagues) if s not in not_these)
    return at_work(scene, tuple(free))[:1]
