"""*Acuut gevaar*: whoever has the case asks a second person to confirm it in the bot, before it is done without A.

The colleague gets one message with a code, reads which step it is about and why, and says yes, no, or *bel mij*.
Nothing opens before her yes (SCREENS §13). Each question and what became of it stays in the sealed dossier and in the
history.
"""

from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from enum import StrEnum
from typing import Final

from bot.route import acuut
from bot.route.access import Deed, may
from bot.route.dossier import Dossier
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell
from bot.route.guards import may_give_reason
from bot.route.lines import Acuut, Became, Lock
from bot.route.model import Case, Code, Entry, EntryKind, Staff, StaffId, Step
from bot.route.refusals import Reason, Refusal
from bot.route.steps import Event, advance
from bot.route.timing import at, local_day, next_school_day, open_from, school_time_after, truncate_to_hour
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.questions import Question, sealed
from bot.usecases.recording import Place, record
from bot.usecases.scene import Scene
from bot.usecases.today import plan_today

ANSWER_WITHIN: Final = timedelta(minutes=30)
"""School time in which the colleague answers; then it is not asked any more, and the coach chooses somebody else."""
USED_BY: Final = time(17)
"""On the next school day: what was confirmed and not done by then was not so acute, and is asked anew."""
CLOCK: Final = "klok"


class Answer(StrEnum):
    """What the colleague may say."""

    YES = "yes"
    NO = "no"
    CALL = "call"
    """Call me first: the question stays."""


@dataclass(frozen=True)
class Asks:
    """Acute danger at this lock: why, in one line, and who is to confirm it; ``whom``: to whom a name is given."""

    lock: Lock
    why: str = field(repr=False)
    to: StaffId
    whom: StaffId | None = None


# --- Asking -----------------------------------------------------------------------------------------------------------


def ask(scene: Scene, staff: Staff, code: Code, told: Asks) -> Case | Refusal:
    """A colleague is asked; nothing opens yet. A question that still waited is not asked any more.

    Refuses what is not closed, and what this danger never opens.
    """
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    if told.lock not in acuut.locks(case, dossier) or not told.why.strip() or not _has_a_name(scene, case, told):
        return Refusal(Reason.LOCKED, case.id)
    today = local_day(scene.calendar, scene.now)
    if told.to not in {one.id for one in acuut.seconds(scene.school, case, staff, today)}:
        return Refusal(Reason.RECEIVER_GONE, case.id)
    talks = len(dossier.consents)
    line = Acuut(told.lock, told.why.strip(), staff.id, told.to, truncate_to_hour(scene.now), talks, told.whom)
    after = acuut.asks(dossier, line)
    scene.unit.unsay(case.id, Alert.SECOND)
    number = len(after.acuut) - 1
    question = Question(number, line.lock, line.why, line.by, line.whom)
    scene.unit.put_entry(case.id, Entry(Place.SECOND, EntryKind.SECOND, sealed(question)))
    over = school_time_after(scene.calendar, open_from(scene.calendar, scene.now), ANSWER_WITHIN)
    effects = (Tell(told.to, Alert.SECOND, scene.now, case.version + 1), Plan(DueKind.SECOND, over))
    by = f"{staff.id}:{told.to}"
    return _recorded(scene, replace(case, second=told.to), after, (Event.GEVAAR_GEVRAAGD, by), effects)


def _has_a_name(scene: Scene, case: Case, told: Asks) -> bool:
    """To whom the name is given: somebody who works here and was not kept out; asked of no other lock."""
    if told.lock is not Lock.NAME:
        return told.whom is None
    other = scene.school.member(told.whom)
    return other is not None and other.active and other.id != case.owner and other.id not in case.kept_out


def withdraw(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Toch niet vragen*: whoever asked takes it back; nothing was opened."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case):
        return Refusal(Reason.CANNOT)
    dossier = dossier_of(scene.unit, case.id, staff)
    number = acuut.waits(dossier, case.owner)
    if number is None:
        return case
    after = acuut.became(dossier, number, Became.BACK, truncate_to_hour(scene.now))
    return _over(scene, case, after, (Event.GEVAAR_VERVALLEN, staff.id), (Cancel(DueKind.SECOND),))


# --- The colleague ----------------------------------------------------------------------------------------------------


def look(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The question is read by who is asked, and that reading is logged; of the story nothing is shown."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SECOND, case):
        return Refusal(Reason.CANNOT)
    scene.unit.log_reading(case.id, staff.id, scene.now)
    return case


def answer(scene: Scene, staff: Staff, code: Code, said: str) -> Case | Refusal:
    """*Ik bevestig*, *Nee, niet zo* or *Bel mij*, with the number of the question it answers.

    Refuses a second answer, one to a former question, and one of somebody who may not be the second person any more.
    """
    what, _, number = said.partition("-")
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SECOND, case) or what not in set(Answer):
        return Refusal(Reason.CANNOT)
    owner = scene.school.member(case.owner)
    dossier = dossier_of(scene.unit, case.id, owner) if owner else Dossier()
    waiting = acuut.waits(dossier, case.owner)
    if owner is None or waiting is None or str(waiting) != number or not _may_answer(staff, owner, case, dossier):
        return Refusal(Reason.CANNOT)
    match Answer(what):
        case Answer.YES:
            return _yes(scene, staff, case, dossier)
        case Answer.NO:
            after = acuut.became(dossier, waiting, Became.NO, truncate_to_hour(scene.now))
            effects = (Cancel(DueKind.SECOND), _told(scene, case))
            return _over(scene, case, after, (Event.GEVAAR_NIET_BEVESTIGD, staff.id), effects)
    return _call(scene, case, dossier, waiting)


def _may_answer(staff: Staff, owner: Staff, case: Case, dossier: Dossier) -> bool:
    """Asked, not the one who asked, and still somebody who may confirm: roles may have changed meanwhile."""
    line = dossier.acuut[-1]
    return line.to == staff.id != line.by and acuut.may_confirm(staff, owner, case)


def _yes(scene: Scene, staff: Staff, case: Case, dossier: Dossier) -> Case | Refusal:
    """From now on the one step is open, until the end of the next school day; a call to parents by its own reason."""
    number = len(dossier.acuut) - 1
    line, today = dossier.acuut[number], local_day(scene.calendar, scene.now)
    after = acuut.became(dossier, number, Became.YES, truncate_to_hour(scene.now))
    of = acuut.PARENTS_OF.get(line.lock)
    if of is not None:
        if not may_give_reason(dossier, of) or line.talks != len(dossier.consents):
            return Refusal(Reason.CANNOT)
        after = acuut.used(after, number, today)
    over = Plan(DueKind.SECOND, at(scene.calendar, next_school_day(scene.calendar, today), USED_BY))
    effects: tuple[Effect, ...] = (Cancel(DueKind.SECOND) if of else over, _told(scene, case))
    return _over(scene, case, after, (Event.GEVAAR_BEVESTIGD, staff.id), effects)


def _call(scene: Scene, case: Case, dossier: Dossier, number: int) -> Case | Refusal:
    """The coach hears that the colleague wants to speak first; it still waits, and the time begins anew."""
    line = replace(dossier.acuut[number], call=True)
    after = replace(dossier, acuut=(*dossier.acuut[:number], line))
    over = school_time_after(scene.calendar, open_from(scene.calendar, scene.now), ANSWER_WITHIN)
    return _recorded(scene, case, after, None, (Plan(DueKind.SECOND, over), _told(scene, case)))


# --- Time -------------------------------------------------------------------------------------------------------------


def time_is_over(scene: Scene, case: Case) -> None:
    """Nobody answered, or what was confirmed was not done: it opens nothing any more, and whoever has it hears that."""
    owner = scene.school.member(case.owner)
    if owner is None:
        record(scene.unit, Decision(replace(case, second=None)))
        return
    dossier = dossier_of(scene.unit, case.id, owner)
    now = truncate_to_hour(scene.now)
    after = acuut.lapsed(dossier, local_day(scene.calendar, scene.now), now)
    if after == dossier:
        return
    _over(scene, case, after, (Event.GEVAAR_VERVALLEN, CLOCK), (_told(scene, case),))


# --- What all of them leave behind ------------------------------------------------------------------------------------


def _told(scene: Scene, case: Case) -> Tell:
    assert case.owner is not None, "only what somebody has is asked about"
    return Tell(case.owner, Alert.SECOND_SAID, scene.now, case.version + 1)


def _over(
    scene: Scene, case: Case, after: Dossier, line: tuple[Event, str], effects: tuple[Effect, ...]
) -> Case | Refusal:
    """Nobody is asked any more: the colleague sees nothing of the case from now on."""
    scene.unit.unsay(case.id, Alert.SECOND)
    scene.unit.drop_entry(case.id, Place.SECOND)
    return _recorded(scene, replace(case, second=None), after, line, effects)


def _recorded(
    scene: Scene, case: Case, after: Dossier, line: tuple[Event, str] | None, effects: tuple[Effect, ...]
) -> Case | Refusal:
    steps: tuple[Step, ...] = ()
    if line is not None:
        moved = advance(case, *line, truncate_to_hour(scene.now))
        if isinstance(moved, Refusal):
            return moved
        case, step = moved
        steps = (step,)
    record(scene.unit, Decision(case, steps, effects))
    keep_dossier(scene.unit, case.id, after)
    plan_today(scene, case, after)
    return case
