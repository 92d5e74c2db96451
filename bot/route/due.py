"""What is due for a case, and from which day: all that may stand in the coach's one message of the day (R12, §1.5).

The one place for everything that has a day, so that nothing is forgotten and nothing brings a second message. Pure:
what is due follows from the case and its dossier, whatever the clock did in between.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from bot.route.access import LEADING
from bot.route.dossier import By, Dossier, Parents
from bot.route.guards import untold
from bot.route.lines import Anyway, Ground
from bot.route.magister import left
from bot.route.model import Case, Role, Staff, Status
from bot.route.road import NextStep, next_step
from bot.route.seasons import handed_over_by
from bot.route.timing import (
    Calendar,
    add_school_days,
    at,
    is_school_day,
    local_day,
    next_school_day,
    school_days_before,
)

CARED_AFTER: Final = 1
"""School days after the *eerste opvang* by an achterwacht, in which the coach speaks with A (P-71)."""
NOBODY_WORKS: Final = frozenset({NextStep.PICK_UP, NextStep.WATCH, NextStep.NONE})
TO_CALL: Final = frozenset({Parents.PUPIL_TELLS, Parents.COACH_CALLS})
TO_BEGIN: Final = frozenset({Status.ONTVANGEN, Status.MEEKIJKEN})
"""Where nobody talked with A yet, and the next thing has no day."""
NO_NEWS: Final = "no-news"


class Due(StrEnum):
    """What it is."""

    STEP = "step"
    """The next step, on the day that was chosen for it."""
    PLAN = "plan"
    """No day was chosen yet for the next step (T2, T15)."""
    ANSWER = "answer"
    """What was asked in the chat has no answer: is it asked again, or enough? (DOMAIN §1.4)"""
    TELL = "tell"
    """A hears what is done now, in person, on this day."""
    PARENTS = "parents"
    MAGISTER = "magister"
    """Notes for Magister are not there yet, one and two school days after the agreements (T5)."""
    CLASS = "class"
    """To come back to the class: on its day, and once more (T8)."""
    OTHERS = "others"
    """To approach the pupils who were not there (P-32)."""
    HELP = "help"
    """To look whether help that was offered helps (P-19, P-25)."""
    LEADERSHIP = "leadership"
    """To share with leadership what was agreed, one and two school days after that talk (P-43)."""
    LEAD = "lead"
    """The herstelgesprek comes near: tomorrow, unless the school set more days (T4)."""
    EVALUATION = "evaluation"
    """The day comes near on which it is looked at whether it works (T12)."""
    RETURN = "return"
    """The talk about coming back comes near (T13)."""
    TASK = "task"
    """Something of who does what, on its day until it was done (P-84)."""
    UNTOLD = "untold"
    """A has not heard yet what was done without A: is it safe now? (SCREENS §13)"""
    YEAR_END = "year-end"
    """The summer is near: who has it after that? (T14)"""
    NEWS = "news"
    """She was told at a promised hour that there is no news."""


def things(
    case: Case, dossier: Dossier, calendar: Calendar, today: date, works: Calendar | None = None
) -> tuple[tuple[Due, date], ...]:
    """What is due, each from its day on; only for who has the case, and while there is a step to take. ``works``: the
    days on which its owner works, for what is asked once on a day of the school's (T14)."""
    if case.owner is None or next_step(case, dossier) in NOBODY_WORKS:
        return ()
    ends = handed_over_by(calendar, works or calendar, today)
    return (*_things(case, dossier, calendar, today), *(((Due.YEAR_END, ends),) if ends is not None else ()))


def _things(case: Case, dossier: Dossier, calendar: Calendar, today: date) -> Iterator[tuple[Due, date]]:
    if dossier.due_on is not None:
        yield Due.STEP, dossier.due_on
    elif dossier.talked_on is not None:
        yield Due.PLAN, add_school_days(calendar, dossier.talked_on, calendar.terms.sleeps_days)
    elif dossier.opvang is not None and dossier.opvang.given:
        yield Due.PLAN, add_school_days(calendar, dossier.opvang.on, CARED_AFTER)
    elif dossier.asked:
        yield Due.ANSWER, add_school_days(calendar, dossier.asked[-1], calendar.terms.answer_days)
    elif case.status in TO_BEGIN:
        yield Due.PLAN, today
    if dossier.tell_on is not None and dossier.tell_on >= today:
        yield Due.TELL, dossier.tell_on
    further = {one.parents for one in dossier.pupils}
    if dossier.parents_on is not None and TO_CALL & {dossier.parents_a, _of_b(dossier), *further}:
        yield Due.PARENTS, dossier.parents_on
    if dossier.agreed_on is not None and left(dossier):
        asked = (add_school_days(calendar, dossier.agreed_on, after) for after in calendar.terms.magister_days)
        yield from ((Due.MAGISTER, day) for day in asked if day >= today)
    if dossier.class_on is not None:
        again = add_school_days(calendar, dossier.class_on, calendar.terms.class_again_days)
        yield from ((Due.CLASS, day) for day in (dossier.class_on, again) if day >= today)
    if dossier.others_on is not None:
        yield Due.OTHERS, dossier.others_on
    yield from ((Due.HELP, one.look_on) for one in dossier.hulp if one.look_on is not None)
    if dossier.met_on is not None and dossier.led_on is None:
        asked = (add_school_days(calendar, dossier.met_on, after) for after in calendar.terms.magister_days)
        yield from ((Due.LEADERSHIP, day) for day in asked if day >= today)
    yield from ((kind, before) for kind, before, _ in _eves(case, dossier, calendar) if before >= today)
    yield from ((Due.TASK, one.by) for one in dossier.tasks if one.done_on is None)
    yield from ((Due.UNTOLD, _to_tell(one, calendar)) for one in untold(dossier))
    if case.word == NO_NEWS:
        yield Due.NEWS, today


def _to_tell(one: Anyway, calendar: Calendar) -> date:
    """From when it is asked for: on the day that was chosen; the same day, when a member of staff saw it (P-62)."""
    soonest = one.on if one.ground is Ground.SEEN else add_school_days(calendar, one.on, 1)
    return one.look_on or soonest


def _of_b(dossier: Dossier) -> Parents | None:
    """What was agreed about the parents of B, while B is at school."""
    return dossier.parents_b if dossier.removed_on is None else None


def _eves(case: Case, dossier: Dossier, calendar: Calendar) -> Iterator[tuple[Due, date, date]]:
    """What is reminded of on the school day before it, or as many as ``terms`` says; that day and its own."""
    terms = calendar.terms
    days = (
        (Due.LEAD, dossier.due_on if case.status is Status.HERSTELGESPREK else None, terms.restore_eve_days),
        (Due.EVALUATION, dossier.evaluation.on if dossier.evaluation else None, terms.evaluation_eve_days),
        (Due.RETURN, dossier.back_on if case.status is Status.MAATREGEL else None, terms.return_eve_days),
    )
    yield from ((kind, school_days_before(calendar, day, ahead), day) for kind, day, ahead in days if day is not None)


def theirs(
    staff: Staff, case: Case, dossier: Dossier, calendar: Calendar, today: date
) -> tuple[tuple[Due, date], ...]:
    """What is due of a case that somebody else has, for who is named in it: who leads the talk, who looks whether it
    works, and leadership before the talk about coming back. On the day before, and on the day itself."""
    if case.owner is None or staff.id == case.owner or staff.id not in case.shared:
        return ()
    eves = [*_eves(case, dossier, calendar)]
    named = ((kind, day) for kind, *days in eves if _names(kind, staff, dossier) for day in days)
    return tuple((kind, day) for kind, day in named if day >= today)


def _names(kind: Due, staff: Staff, dossier: Dossier) -> bool:
    """Whether this person is named for it."""
    match kind:
        case Due.LEAD:
            return dossier.leader == staff.id
        case Due.EVALUATION:
            by = dossier.evaluation.by if dossier.evaluation else By.COACH
            return by is not By.COACH and Role.COACH_ONDERSTEUNER in staff.roles
    return bool(staff.roles & LEADING)


def is_theirs(staff: Staff, case: Case, dossier: Dossier, calendar: Calendar, today: date) -> bool:
    """Whether the case stands in this person's message of this day, although somebody else has it."""
    return any(day <= today for _, day in theirs(staff, case, dossier, calendar, today))


def others_on(
    case: Case, dossier: Dossier, calendar: Calendar, now: datetime, hour: time, people: Sequence[Staff]
) -> datetime | None:
    """When the case next stands in the message of the day of anybody of these. Aware UTC."""
    morning = _next_morning(calendar, now, hour)
    days = [max(day, morning) for staff in people for _, day in theirs(staff, case, dossier, calendar, morning)]
    return at(calendar, add_school_days(calendar, min(days), 0), hour) if days else None


def is_due(case: Case, dossier: Dossier, calendar: Calendar, today: date) -> bool:
    """Whether the case stands in the message of this day."""
    return any(day <= today for _, day in things(case, dossier, calendar, today))


def message_on(
    case: Case, dossier: Dossier, calendar: Calendar, now: datetime, hour: time, theirs: Calendar | None = None
) -> datetime | None:
    """When the case next stands in the message of the day, which leaves at ``hour``; None when nothing is due.

    Never later on the day itself: what was just chosen for today is known already. What is due follows the school's
    ``calendar``, when it is said the days on which its owner works (``theirs``): an absence of weeks is no summer.
    Aware UTC.
    """
    works = theirs or calendar
    morning = _next_morning(works, now, hour)
    days = [max(day, morning) for _, day in things(case, dossier, calendar, morning, works)]
    return at(works, add_school_days(works, min(days), 0), hour) if days else None


def _next_morning(calendar: Calendar, now: datetime, hour: time) -> date:
    today = local_day(calendar, now)
    ahead = is_school_day(calendar, today) and now < at(calendar, today, hour)
    return today if ahead else next_school_day(calendar, today)


def parents_by(calendar: Calendar, now: datetime) -> date:
    """The day by which parents are called, of a pupil who was consulted now."""
    return add_school_days(calendar, local_day(calendar, now), calendar.terms.parents_days)
