"""*Notitie*: whoever has a case types a note, and reads, corrects or erases it (SCREENS §10.2 ``case-more``).

One note to a screen, which folds as a story does. Who may read it is asked of ``access`` each time it is shown.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.access import Deed, may
from bot.route.notitie import Notitie
from bot.usecases.notitie import Corrected, notes_in
from handlers.flows.road import RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.flows.writing import MOST, pointed_at
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case
from handlers.script import Choice, Flow, Option, Told, Words

NOTE: Final = "case-note"
FIX: Final = "case-note-fix"
WHICH: Final = "case-note-which"
NOTES: Final = "case-notes"
ERASE: Final = "case-note-erase"
ERASED: Final = "case-note-erased"
JUDGES: Final = "case-note-judges"
GONE: Final = "case-note-by-gone"


def note(facts: RoadFacts) -> Flow[Told]:
    """One note; asked once more when words in it judge (P-73)."""
    typed = yield from Words(NOTE, most=MOST, adds=False)
    yield from pointed_at(typed, NOTE, JUDGES)
    return typed


def fix(facts: RoadFacts) -> Flow[Corrected]:
    """Which of one's own notes, as its button said, and how it reads from now on."""
    number: int = yield from Choice(WHICH, options=tuple(_one(facts, note) for note in facts.notes))
    typed = yield from Words(FIX, most=MOST, adds=False)
    yield from pointed_at(typed, FIX, JUDGES)
    return Corrected(number, typed.text)


def _one(facts: RoadFacts, note: Notitie) -> Option[int]:
    day: dict[str, Value] = {"number": note.number, "day": At.of_day(note.on, facts.zone, When.DAY)}
    return Option(str(note.number), note.number, values=day, text=f"{WHICH}.one")


def beside(view: View, begun: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯: write one, and read those there are."""
    return {"note": (NOTE, NOTE in begun), "notes": (NOTES, reads(view))}


def reads(view: View) -> bool:
    """Whether there are notes that this person may read."""
    return bool(view.staff and may(view.staff, Deed.NOTES, view.the_case) and notes_in(view.entries))


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def _notes(view: View) -> Screen:
    """The newest note first, and back in time with a button."""
    notes = notes_in(view.entries)[::-1]
    if not notes:
        return Screen("case-notes-none", {}, (buttons("case-notes", ("back", _deed(view, "open"))),))
    page = min(max(view.page, 1), len(notes))
    shown = notes[page - 1]
    row = (("older", _deed(view, NOTES, str(page + 1))),) if page < len(notes) else ()
    row = (*row, *((("newer", _deed(view, NOTES, str(page - 1))),) if page > 1 else ()))
    last = (*row, ("back", _deed(view, "open")))
    lines = (Say("case-note-changed", _on(view, shown)),) if shown.changed_on else ()
    return Screen(NOTES, _values(view, shown), (_changes(view, shown), buttons(NOTES, *last)), lines, content=True)


def _values(view: View, note: Notitie) -> dict[str, Value]:
    writer = view.school.member(note.by)
    who: Value = writer.name if writer else Say(GONE)
    day = At.of_day(note.on, view.zone, When.DAY)
    return {"code": view.the_case.code, "number": note.number, "day": day, "who": who, "note": note.text}


def _on(view: View, note: Notitie) -> dict[str, Value]:
    assert note.changed_on is not None
    return {"day": At.of_day(note.changed_on, view.zone, When.DAY)}


def _changes(view: View, note: Notitie) -> tuple[Press, ...]:
    own = view.staff is not None and view.staff.id == note.by and may(view.staff, Deed.WORK, view.the_case)
    which = str(note.number)
    return buttons(NOTES, ("fix", _deed(view, FIX, which)), ("erase", _deed(view, ERASE, which))) if own else ()


def _erase(view: View) -> Screen:
    """Asked once: what is erased does not come back. The number of the note is the page of this screen."""
    row = (("erase", _deed(view, ERASED, str(view.page))), ("back", _deed(view, NOTES)))
    return Screen(ERASE, {"number": view.page}, (buttons(ERASE, *row),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({NOTES: _notes, ERASE: _erase})
