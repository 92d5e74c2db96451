"""What who told may do with her traces: take it back, be left alone, cut the way back; and what school may then keep.

After the first reading the name and the way back go at once, and the text three school days later, unless a person at
school records that it is needed; so she is told when she takes it back, for afterwards nobody can (SCREENS §5).
"""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.ports import Chat
from bot.route.access import Deed, may
from bot.route.effects import Alert, Cancel, Decision, DueKind, Effect, Plan, Tell
from bot.route.model import Case, CaseId, Code, Entry, EntryKind, Flag, Reporter, Staff
from bot.route.refusals import Reason, Refusal
from bot.route.steps import FINAL
from bot.route.timing import DAY_ENDS, add_school_days, at, local_day
from bot.usecases import reporting
from bot.usecases.borging import TO_DECIDE
from bot.usecases.casework import NO_MORE_WAITING, waiting
from bot.usecases.recording import next_seq, record
from bot.usecases.road import Word
from bot.usecases.scene import Scene

NOTHING_TO_HER: Final = tuple(Cancel(kind) for kind in (DueKind.NUDGE, DueKind.VERDICT))
OF_A_PERSON: Final = frozenset({Flag.LOSGEKOPPELD, Flag.ANONIEM})
"""What is true of a case once nobody knows any more whose it is (DOMAIN §1.4)."""


class Needed(StrEnum):
    """Why school keeps a text that was taken back; a person says so, for each case (DOMAIN §7)."""

    SAFETY = "safety"
    LAW = "law"


def take_back(scene: Scene, reporter: Reporter, case_id: CaseId) -> Refusal | None:
    """Unread, all goes at once. Read, name and way back do, and school has three days to say why not the text."""
    case = scene.unit.case(case_id, reporter)
    if case is None or not may(reporter, Deed.TAKE_BACK, case):
        return Refusal(Reason.CANNOT)
    if reporting.unread(case):
        return reporting.take_back(scene, reporter, case_id)
    flags = case.flags | OF_A_PERSON | {Flag.TERUGGEHAALD}
    stop = (*NOTHING_TO_HER, Cancel(DueKind.PROMISE), *NO_MORE_WAITING)
    _cut(scene, replace(case, flags=flags), (*stop, Plan(DueKind.TAKEN_BACK, text_goes_at(scene)), *_asks(scene, case)))
    return None


def text_goes_at(scene: Scene) -> datetime:
    """The end of the third school day from now."""
    today = local_day(scene.calendar, scene.now)
    return at(scene.calendar, add_school_days(scene.calendar, today, TO_DECIDE), DAY_ENDS)


def _asks(scene: Scene, case: Case) -> tuple[Tell, ...]:
    """Whoever has the case, by code; when nobody picked it up, who may."""
    readers = (case.owner,) if case.owner else case.receivers
    return tuple(Tell(staff, Alert.WITHDRAWN, scene.alert_at()) for staff in readers)


def unlink(scene: Scene, reporter: Reporter, case_id: CaseId) -> Refusal | None:
    """The way back is cut, the name with it; what was told stays, and is nobody's (SCREENS ``unlink``)."""
    case = scene.unit.case(case_id, reporter)
    if case is None:
        return Refusal(Reason.CANNOT)
    _cut(scene, replace(case, flags=case.flags | OF_A_PERSON), NOTHING_TO_HER)
    return None


def _cut(scene: Scene, case: Case, effects: tuple[Effect, ...]) -> None:
    """Nothing leads to a person any more: no chat, no name, no code."""
    scene.unit.unbind_reporter(case.id)
    scene.unit.drop_name(case.id)
    scene.unit.drop_receipt(case.id)
    case = replace(case, flags=case.flags - {Flag.MET_CODE})
    record(scene.unit, Decision(replace(case, word=""), (), effects))


def let_go(chat: Chat, case_id: CaseId) -> Chat:
    """The chat that knows nothing of this case any more."""
    cases = tuple(c for c in chat.cases if c != case_id)
    talks = tuple(t for t in chat.talks if t.case != case_id)
    visiting = tuple(c for c in chat.visiting if c != case_id)
    shown = None if chat.case == case_id else chat.case
    return replace(chat, cases=cases, talks=talks, case=shown, visiting=visiting)


def be_quiet(scene: Scene, reporter: Reporter, case_id: CaseId, quiet: bool) -> Refusal | None:
    """No question and no nudge about this case any more, or again; her card works on (SCREENS ``quiet``, R15)."""
    case = scene.unit.case(case_id, reporter)
    if case is None or case.status in FINAL:
        return Refusal(Reason.CANNOT)
    word = "" if case.word == Word.VERDICT else case.word
    flags = case.flags | {Flag.STIL} if quiet else case.flags - {Flag.STIL}
    effects = (Cancel(DueKind.NUDGE),) if quiet else ()
    record(scene.unit, Decision(replace(case, flags=flags, word=word), (), effects))
    return None


# --- What school may keep ---------------------------------------------------------------------------------------------


def keep_text(scene: Scene, staff: Staff, code: Code, why: Needed) -> Case | Refusal:
    """A person at school says why the text is needed; then it stays as long as any, without a name and a way back."""
    case = _taken_back(scene, staff, code)
    if case is None:
        return Refusal(Reason.CANNOT)
    seq = next_seq(scene.unit.entries(case.id, staff))
    day = local_day(scene.calendar, scene.now)
    scene.unit.put_entry(case.id, Entry(seq, EntryKind.KEPT, f"{why} {staff.id} {day.isoformat()}"))
    again = () if case.owner or case.status in FINAL else waiting(scene, scene.now)
    stays = replace(case, flags=case.flags - {Flag.TERUGGEHAALD})
    record(scene.unit, Decision(stays, (), (Cancel(DueKind.TAKEN_BACK), *again)))
    return stays


def erase_text(scene: Scene, staff: Staff, code: Code) -> Refusal | None:
    """Nobody needs it: it goes now, and not in three days."""
    case = _taken_back(scene, staff, code)
    if case is None:
        return Refusal(Reason.CANNOT)
    scene.unit.erase_case(case.id)
    return None


def _taken_back(scene: Scene, staff: Staff, code: Code) -> Case | None:
    """The case, if it was taken back, is this person's to read, and nothing was decided yet."""
    case = scene.unit.case_by_code(code, staff)
    may_decide = case is not None and may(staff, Deed.READ, case) and Flag.TERUGGEHAALD in case.flags
    return case if may_decide else None
