"""What the schoolleiding alone records: that there is a measure, and the day of the talk about coming back (G9, P-44).

No kind and no words: those belong in the file (DESIGN §4 row 18). The bot never proposes one. Whoever told hears
nothing of it, not even a nudge: to the pupil it has not stopped, as before (SCREENS ``status-card``).
"""

from dataclasses import replace
from datetime import date

from bot.route.access import Deed, may
from bot.route.effects import Alert, Decision, Effect, Tell
from bot.route.model import Case, Code, Staff
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today


def measure(scene: Scene, staff: Staff, code: Code, back_on: date) -> Case | Refusal:
    """There is a measure; on this day the talk about coming back is held, and stands in the coach's message (T13)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.MEASURE, case):
        return Refusal(Reason.CANNOT)
    moved = advance(case, Event.MAATREGEL, staff.id, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    taken, step = moved
    # What was begun lapses: after the talk about coming back it starts from the vervolggesprekken.
    known = replace(dossier_of(scene.unit, case.id, staff), invited_on=None, evaluation=None)
    hears: tuple[Effect, ...] = (Tell(case.owner, Alert.REPLY, scene.alert_at(), case.version),) if case.owner else ()
    record(scene.unit, Decision(taken, (step,), hears))
    after = replace(known, back_on=back_on, due_on=back_on)
    keep_dossier(scene.unit, case.id, after)
    plan_today(scene, taken, after)
    return scene.unit.case(case.id, staff) or taken
