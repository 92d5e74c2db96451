"""After the end: it did not help, and somebody else looks along; or a last word to who had it (SCREENS ``closed-no``).

A finished case is opened again by the pupil it is about, and the road begins anew with another person: what was
recorded before stays sealed beside it, her own words and what was recognised stay as they are. At school only who had
it opens it again, when there is a new signal about the same (``together``).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.route.access import all_may_receive
from bot.route.dossier import Dossier
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell
from bot.route.model import Case, CaseId, Entry, EntryKind, Flag, Reporter, School, Staff, Status, Whom
from bot.route.promises import first_promise, next_promise
from bot.route.refusals import Reason, Refusal
from bot.route.routing import Routed, Way, instead
from bot.route.steps import Event, advance
from bot.route.timing import local_day, truncate_to_hour
from bot.usecases.casework import waiting
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.readdressing import others_for
from bot.usecases.recording import next_seq, record
from bot.usecases.reporting import REPORTER, Piece
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

WAYS: Final = (Way.AANSPREEKPUNT, Way.VERTROUWENSPERSOON)
"""Who may look along."""
ENDED: Final = frozenset({Status.AFGEROND, Status.GESLOTEN_ANDERS})
"""What may be opened again: finished, or closed in another way."""


def who_looks_along(school: School, case: Case, way: Way) -> Routed | None:
    """Who it would be: not who had it, nor who was kept out or may not receive it; None when there is nobody."""
    if case.whom is not Whom.ME or case.status not in ENDED or way not in WAYS:
        return None
    return instead(others_for(school, case), way, school.group(case.group), None)


def look_along(scene: Scene, reporter: Reporter, case_id: CaseId, way: Way) -> Case | Refusal:
    """It goes to this person, with a promise and an alert as for something new; it is not erased meanwhile.

    Refuses with CANNOT when it is not finished or not hers, with RECEIVER_GONE when nobody is there for it any more.
    """
    case = scene.unit.case(case_id, reporter)
    if case is None or case.whom is not Whom.ME:
        return Refusal(Reason.CANNOT)
    moved = advance(case, Event.HEROPENEN, REPORTER, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    routed = who_looks_along(scene.school, case, way)
    if routed is None:
        return Refusal(Reason.RECEIVER_GONE)
    flags = (case.flags - {Flag.VERTROUWD}) | routed.flags
    if not all_may_receive((routed.receiver,), replace(case, flags=flags), scene.school):
        return Refusal(Reason.RECEIVER_GONE)
    opened, step = moved
    given = replace(opened, owner=None, receivers=(routed.receiver,), flags=flags, word="")
    promised = replace(given, promised_at=first_promise(scene.calendar, scene.now).by)
    record(scene.unit, Decision(promised, (step,), _effects(scene, promised)))
    keep_dossier(scene.unit, case_id, _begun_anew(scene, dossier_of(scene.unit, case_id, reporter)))
    return promised


def _begun_anew(scene: Scene, former: Dossier) -> Dossier:
    """What another person begins with: what she said and confirmed herself, and that it was finished once."""
    return Dossier(
        recognised=former.recognised,
        consents=former.consents,
        requests=former.requests,
        verdicts=former.verdicts,
        parents_a=former.parents_a,
        parents_b=former.parents_b,
        reopened_on=local_day(scene.calendar, scene.now),
    )


def after_signal(scene: Scene, staff: Staff, case: Case, goes_on: Status) -> Case | Refusal:
    """A new signal was linked to what was finished: it goes on, with the same person, where that person says.

    The talk with A begins anew, or it has not stopped and what was agreed stands. The pupil it is about hears that it
    goes on; who else told has heard that it was finished, and is told nothing more.
    """
    event = Event.TOCH_NIET_GESTOPT if goes_on is Status.NIET_GESTOPT else Event.NIEUW_SIGNAAL
    moved = advance(case, event, staff.id, truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    opened, step = moved
    nudged_at = scene.nudge_at(None)
    promise = next_promise(scene.calendar, nudged_at)
    nudge = (Plan(DueKind.NUDGE, nudged_at),) if case.whom is Whom.ME else (Cancel(DueKind.NUDGE),)
    effects = (Cancel(DueKind.FORGET), *nudge, Plan(DueKind.PROMISE, promise.fires))
    told = replace(opened, word="", promised_at=promise.by)
    record(scene.unit, Decision(told, (step,), effects))
    dossier = _after_signal(scene, dossier_of(scene.unit, case.id, staff), goes_on)
    keep_dossier(scene.unit, case.id, dossier)
    plan_today(scene, told, dossier)
    return scene.unit.case(case.id, staff) or told


def _after_signal(scene: Scene, former: Dossier, goes_on: Status) -> Dossier:
    today = local_day(scene.calendar, scene.now)
    if goes_on is Status.NIET_GESTOPT:
        stands = replace(former, close_asked=False, close_answer=None, decided=len(former.rounds))
        return replace(stands, due_on=today, new_signal_on=today)
    return replace(_begun_anew(scene, former), reopened_on=None, due_on=today, new_signal_on=today)


def _effects(scene: Scene, case: Case) -> tuple[Effect, ...]:
    """With the next alerts, so that it does not tell when she did this (DESIGN §4 row 9)."""
    at = scene.alert_at()
    tells = tuple(Tell(staff, Alert.NEW, at, case.version + 1) for staff in case.receivers)
    promise = Plan(DueKind.PROMISE, first_promise(scene.calendar, scene.now).fires)
    gone = tuple(Cancel(kind) for kind in (DueKind.FORGET, DueKind.NUDGE, DueKind.HOUR))
    return (*gone, *tells, promise, *waiting(scene, at, case.receivers))


def last_word(scene: Scene, reporter: Reporter, case_id: CaseId, pieces: Sequence[Piece]) -> Case | Refusal:
    """*Ik wil iets zeggen*: it joins what she told, and whoever had the case hears that there is news."""
    case = scene.unit.case(case_id, reporter)
    if case is None or case.whom is not Whom.ME or case.status is not Status.AFGEROND:
        return Refusal(Reason.CANNOT)
    first = next_seq(scene.unit.entries(case_id, reporter))
    cut = Flag.LOSGEKOPPELD in case.flags  # With a code nothing is kept of any chat.
    for seq, piece in enumerate(pieces, start=first):
        scene.unit.put_entry(case_id, Entry(seq, EntryKind.ADDED, piece.text, 0 if cut else piece.message))
    scene.unit.unsay(case_id, Alert.REPLY)
    tells = (Tell(case.owner, Alert.REPLY, scene.alert_at(), case.version),) if case.owner else ()
    record(scene.unit, Decision(case, (), tells))
    return case
