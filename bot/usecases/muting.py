"""A reader mutes one case: words that are added give this person no alert any more, without learning whose they are.

They are kept and stand at *Openen* all the same, and the case stays theirs. What does not wait is never muted: words of
danger, what is urgent, *het gaat slechter*, and her answers. Who muted what is sealed with the case, and the reporter's
side does not show it.
"""

import json
from collections.abc import Sequence

from bot.route.access import Deed, may
from bot.route.model import Case, Code, Entry, EntryKind, Flag, Reporter, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.usecases.recording import Place
from bot.usecases.scene import Scene


def muted_by(entries: Sequence[Entry]) -> frozenset[StaffId]:
    """Who muted the case that these belong to."""
    kept = next((e for e in entries if e.kind is EntryKind.MUTED), None)
    return frozenset(map(StaffId, json.loads(kept.text))) if kept else frozenset()


def mute(scene: Scene, staff: Staff, code: Code, on: bool) -> Case | Refusal:
    """From now on added words give this person no alert; or they do again."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.READ, case):
        return Refusal(Reason.CANNOT)
    before = muted_by(scene.unit.entries(case.id, staff))
    after = before | {staff.id} if on else before - {staff.id}
    if after != before:
        scene.unit.put_entry(case.id, Entry(Place.MUTED, EntryKind.MUTED, json.dumps(sorted(after))))
    return case


def who_hears(scene: Scene, case: Case, readers: Sequence[StaffId]) -> tuple[StaffId, ...]:
    """Whom an alert still goes to, when something was added that may be muted."""
    if Flag.SPOED in case.flags:
        return tuple(readers)
    muted = muted_by(scene.unit.entries(case.id, Reporter(frozenset({case.id}))))
    return tuple(reader for reader in readers if reader not in muted)
