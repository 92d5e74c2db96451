"""Notes in a case: written by who has it, read by who may, corrected or erased by whoever wrote them (SCREENS §10.2).

Each note is a sealed piece of its own. A correction keeps the former words sealed, as with everything that is changed;
what is erased is gone with its former versions. With the case all of them go.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.route.access import Deed, may
from bot.route.model import Case, Code, Entry, EntryKind, Staff, StaffId
from bot.route.notitie import Notitie
from bot.route.refusals import Reason, Refusal
from bot.route.timing import local_day
from bot.usecases.recording import FIXED
from bot.usecases.scene import Scene

FIRST: Final = FIXED + 1_000
"""The place of note 0: far from where anything else of a case has its place."""


@dataclass(frozen=True)
class Corrected:
    """Which note, and how it reads from now on."""

    number: int
    text: str = field(repr=False)


def notes_in(entries: Sequence[Entry]) -> tuple[Notitie, ...]:
    """The notes among these, oldest first."""
    return tuple(_opened(entry) for entry in entries if entry.kind is EntryKind.NOTE)


def write(scene: Scene, staff: Staff, code: Code, text: str) -> Case | Refusal:
    """A note of who has the case. Refuses anybody else, and no words at all."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.WORK, case) or not text.strip():
        return Refusal(Reason.CANNOT)
    number = max((note.number for note in notes_in(scene.unit.entries(case.id, staff))), default=0) + 1
    _keep(scene, case, Notitie(number, staff.id, local_day(scene.calendar, scene.now), text))
    return case


def correct(scene: Scene, staff: Staff, code: Code, told: Corrected) -> Case | Refusal:
    """Whoever wrote it writes it anew; the day on which it was first written stays."""
    found = _own(scene, staff, code, told.number)
    if isinstance(found, Refusal) or not told.text.strip():
        return Refusal(Reason.CANNOT)
    case, note = found
    _keep(scene, case, replace(note, text=told.text, changed_on=local_day(scene.calendar, scene.now)), changed=True)
    return case


def erase(scene: Scene, staff: Staff, code: Code, number: int) -> Case | Refusal:
    """Whoever wrote it lets it go, with its former versions."""
    found = _own(scene, staff, code, number)
    if isinstance(found, Refusal):
        return found
    scene.unit.drop_entry(found[0].id, FIRST + number)
    return found[0]


def look(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """The case, for who may read its notes; each look is logged as any reading is (DESIGN §4 row 10)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.NOTES, case):
        return Refusal(Reason.CANNOT)
    scene.unit.log_reading(case.id, staff.id, scene.now)
    return case


def own_notes(scene: Scene, staff: Staff, case: Case) -> tuple[Notitie, ...]:
    """Those of the notes that this person wrote, and may still change."""
    if not may(staff, Deed.WORK, case):
        return ()
    return tuple(note for note in notes_in(scene.unit.entries(case.id, staff)) if note.by == staff.id)


def _own(scene: Scene, staff: Staff, code: Code, number: int) -> tuple[Case, Notitie] | Refusal:
    case = scene.unit.case_by_code(code, staff)
    notes = own_notes(scene, staff, case) if case else ()
    note = next((each for each in notes if each.number == number), None)
    return (case, note) if case and note else Refusal(Reason.CANNOT)


def _keep(scene: Scene, case: Case, note: Notitie, *, changed: bool = False) -> None:
    told = {"by": note.by, "on": note.on.isoformat(), "text": note.text}
    if note.changed_on is not None:
        told["changed_on"] = note.changed_on.isoformat()
    entry = Entry(FIRST + note.number, EntryKind.NOTE, json.dumps(told), changed=changed)
    scene.unit.put_entry(case.id, entry)


def _opened(entry: Entry) -> Notitie:
    told = json.loads(entry.text)
    changed = told.get("changed_on")
    changed_on = date.fromisoformat(changed) if changed else None
    on = date.fromisoformat(told["on"])
    return Notitie(entry.seq - FIRST, StaffId(told["by"]), on, told["text"], changed_on)
