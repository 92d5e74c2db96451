"""What the schoolleiding alone records: that there is a measure, and the day of the talk about coming back (G9, P-44);
and that B is not at school any more, after it was discussed with the rector (P-46).

No kind and no words: those belong in the file (DESIGN §4 row 18). The bot never proposes one. Whoever told hears
nothing of it, not even a nudge: to the pupil it has not stopped, as before (SCREENS ``status-card``).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.route.access import Deed, may
from bot.route.dossier import Dossier
from bot.route.dossier import Reason as Given
from bot.route.effects import Alert, Decision, Effect, Tell
from bot.route.hulp import OF_B
from bot.route.model import Case, Code, Staff, Status
from bot.route.refusals import Reason, Refusal
from bot.route.road import OF_B_ALONE, open_things
from bot.route.steps import Event, advance
from bot.route.timing import local_day, next_school_day, truncate_to_hour
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.road import follow_up_on
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

LEFT_SCHOOL: Final = "left-school"
"""Why what was to be done with B lapses."""


@dataclass(frozen=True)
class Removed:
    """B is not at school any more; on which day that was discussed with the rector."""

    rector_on: date


def recorded(scene: Scene, staff: Staff, code: Code, told: date | Removed) -> Case | Refusal:
    """What leadership chose: the day of the talk about coming back, or that B is not at school any more."""
    return removed(scene, staff, code, told) if isinstance(told, Removed) else measure(scene, staff, code, told)


def measure(scene: Scene, staff: Staff, code: Code, back_on: date) -> Case | Refusal:
    """There is a measure; on this day the talk about coming back is held, and stands in the coach's message (T13)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.MEASURE, case) or case.status is Status.MAATREGEL:
        return Refusal(Reason.CANNOT)
    # What was begun lapses: after the talk about coming back it starts from the vervolggesprekken.
    known = replace(dossier_of(scene.unit, case.id, staff), invited_on=None, evaluation=None)
    return _kept(scene, staff, case, Event.MAATREGEL, replace(known, back_on=back_on, due_on=back_on))


def removed(scene: Scene, staff: Staff, code: Code, told: Removed) -> Case | Refusal:
    """B left: what was to be done with B lapses, with that as its reason; the vervolggesprekken with A go on (P-46).

    Refuses a day on which it can not have been discussed with the rector yet.
    """
    case, today = scene.unit.case_by_code(code, staff), local_day(scene.calendar, scene.now)
    if case is None or not may(staff, Deed.MEASURE, case) or told.rector_on > today:
        return Refusal(Reason.CANNOT)
    before = dossier_of(scene.unit, case.id, staff)
    on = next_school_day(scene.calendar, today)
    after = replace(_lapsed(before), removed_on=today, rector_on=told.rector_on, due_on=on, decided=len(before.rounds))
    return _kept(scene, staff, case, Event.VERWIJDERING, after, follow_up_on(scene, on))


def _lapsed(dossier: Dossier) -> Dossier:
    """Without what was to be done with B or the parents of B; that it was left out, and why, is kept (P-47)."""
    hulp = tuple(replace(one, look_on=None) if one.whom in OF_B else one for one in dossier.hulp)
    left_out = tuple(Given(thing, LEFT_SCHOOL) for thing in open_things(dossier) if thing in OF_B_ALONE)
    none = replace(dossier, invited_on=None, evaluation=None, back_on=None, close_asked=False, close_answer=None)
    return replace(none, hulp=hulp, put_off=(*dossier.put_off, *left_out))


def _kept(
    scene: Scene, staff: Staff, case: Case, event: Event, after: Dossier, effects: tuple[Effect, ...] = ()
) -> Case | Refusal:
    moved = advance(case, event, staff.id, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    taken, step = moved
    hears: tuple[Effect, ...] = (Tell(case.owner, Alert.REPLY, scene.alert_at(), case.version),) if case.owner else ()
    record(scene.unit, Decision(taken, (step,), (*effects, *hears)))
    keep_dossier(scene.unit, case.id, after)
    plan_today(scene, taken, after)
    return scene.unit.case(case.id, staff) or taken


def shared_with_leadership(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The tick beside those of Magister: leadership knows what was agreed with the parents of B (P-43)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    if dossier.met_on is None:
        return Refusal(Reason.CANNOT)
    if dossier.led_on is not None:
        return case  # the second of two taps
    after = replace(dossier, led_on=local_day(scene.calendar, scene.now))
    keep_dossier(scene.unit, case.id, after)
    plan_today(scene, case, after)
    return case
