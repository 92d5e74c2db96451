"""The overview: whether the chain works, as numbers and codes; no story and no name (SCREENS §12, P-06, Q12).

It reads no content: of a dossier only days and whether the words of pupil and coach agree, as the message of the day
does (``today``). What a vertrouwenspersoon reads alone is not in it (``access``).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from bot.route.access import Deed, leads, oversees
from bot.route.dossier import Dossier, Verdict
from bot.route.effects import Alert, Tell
from bot.route.model import Case, Code, Group, Staff, Status
from bot.route.timing import add_school_days, local_day, school_time_after
from bot.usecases.alongside import goes_along
from bot.usecases.assigning import able
from bot.usecases.dossiers import dossier_of
from bot.usecases.recording import alert
from bot.usecases.scene import Scene

MOST_HOURS: Final = 99
BEFORE_THE_TALK: Final = frozenset({Status.ONTVANGEN, Status.ANALYSE})


@dataclass(frozen=True)
class Waits:
    """A case that nobody has, and how many hours of school time already."""

    code: Code
    hours: int = field(repr=False)
    able: tuple[Staff, ...] = field(default=(), repr=False)
    """To whom it could be given instead (*Wijs anders toe*)."""


@dataclass(frozen=True)
class Overview:
    """How it stands. ``differ``: the pupil sees it otherwise than the coach. ``without``: classes without a coach."""

    waits: tuple[Waits, ...] = ()
    talk_late: tuple[Code, ...] = ()
    follow_late: tuple[Code, ...] = ()
    differ: tuple[Code, ...] = ()
    without: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, repr=False)
class Numbers:
    """How it stands, for leadership: numbers alone, and no code."""

    waits: int = 0
    talk_late: int = 0
    follow_late: int = 0
    without: int = 0


def overview(scene: Scene, staff: Staff) -> Overview | None:
    """The overview as things are now; None for who does not have it."""
    if not oversees(staff, scene.school):
        return None
    cases = scene.unit.overseen(staff)
    by_itself = (case for case in cases if case.owner is not None and not goes_along(scene, case))
    owned = [(case, _dossier(scene, case)) for case in by_itself]
    return Overview(
        tuple(Waits(c.code, _hours(scene, c.sent_at), able(scene, c)) for c in cases if c.owner is None),
        tuple(c.code for c, known in owned if _talk_late(scene, c, known)),
        tuple(c.code for c, known in owned if _follow_late(scene, c, known)),
        tuple(c.code for c, known in owned if _differ(known)),
        tuple(group.name for group in scene.school.groups if not _has_coach(scene, group)),
    )


def numbers(scene: Scene, staff: Staff) -> Numbers | None:
    """How many wait and how many are late, for leadership; None for who is not asked to look (DOMAIN §1.3 *count*).

    What was sent a moment ago is not in it: nobody was too late yet, and the number would tell that somebody told.
    """
    if not leads(staff):
        return None
    cases = scene.unit.overseen(staff, Deed.NUMBER)
    late = [(case, _dossier(scene, case)) for case in cases if case.owner and not goes_along(scene, case)]
    long = scene.calendar.terms.stand_in_hours
    return Numbers(
        sum(case.owner is None and _hours(scene, case.sent_at) >= long for case in cases),
        sum(_talk_late(scene, case, known) for case, known in late),
        sum(_follow_late(scene, case, known) for case, known in late),
        sum(not _has_coach(scene, group) for group in scene.school.groups),
    )


def remind(scene: Scene, staff: Staff) -> int:
    """Who has what is late, or may pick up what waits, is asked again by code: a case once a day. Gives how often."""
    if not oversees(staff, scene.school):
        return 0
    today = local_day(scene.calendar, scene.now).toordinal()
    late = [case for case in scene.unit.overseen(staff) if _is_late(scene, case)]
    people = ((case, one) for case in late for one in ((case.owner,) if case.owner else case.receivers))
    return sum(scene.unit.say(alert(case, Tell(one, Alert.REMINDED, scene.now, today))) for case, one in people)


def _is_late(scene: Scene, case: Case) -> bool:
    if case.owner is None:
        return True
    if goes_along(scene, case):
        return False
    known = _dossier(scene, case)
    return _talk_late(scene, case, known) or _follow_late(scene, case, known)


def late_since(scene: Scene, case: Case) -> date | None:
    """The day on which the talk that is late should have been held; None when none is late, or none was planned."""
    known = _dossier(scene, case)
    return known.due_on if _talk_late(scene, case, known) or _follow_late(scene, case, known) else None


def _dossier(scene: Scene, case: Case) -> Dossier:
    """As its owner would read it: days are taken from it, and nothing is shown."""
    owner = scene.school.member(case.owner)
    return dossier_of(scene.unit, case.id, owner) if owner else Dossier()


def _hours(scene: Scene, since: datetime) -> int:
    return next(n for n in _counting(scene, since))


def _counting(scene: Scene, since: datetime) -> Iterator[int]:
    for hours in range(MOST_HOURS):
        if school_time_after(scene.calendar, since, timedelta(hours=hours + 1)) > scene.now:
            yield hours
            return
    yield MOST_HOURS


def _talk_late(scene: Scene, case: Case, known: Dossier) -> bool:
    if case.status not in BEFORE_THE_TALK or known.talked_on is not None:
        return False
    sent = local_day(scene.calendar, case.sent_at)
    due = known.due_on or add_school_days(scene.calendar, sent, scene.calendar.terms.talk_late_days)
    return due < local_day(scene.calendar, scene.now)


def _follow_late(scene: Scene, case: Case, known: Dossier) -> bool:
    due = known.due_on
    return case.status is Status.BORGING and due is not None and due < local_day(scene.calendar, scene.now)


def _differ(known: Dossier) -> bool:
    """The coach recorded that it stopped, and her own last word is another; or she said that it is not finished."""
    if known.close_answer is False:
        return True
    if not known.rounds or not known.verdicts:
        return False
    return known.rounds[-1].a is Verdict.GESTOPT and known.verdicts[-1] is not Verdict.GESTOPT


def _has_coach(scene: Scene, group: Group) -> bool:
    members = (scene.school.member(one) for one in group.coaches)
    return any(s is not None and s.active and s.reachable for s in members)
