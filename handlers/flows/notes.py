"""The notes for Magister as the coach sees them: which are there and which wait, and the texts (SCREENS §10.3).

Two messages. The one with the ticks quotes nobody and stands in the place of the card. The one with the texts comes
below it, may be copied, and is removed a quarter of an hour later; it has no button that leads to a case, because what
stands in its place could be copied too.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bot.route import magister
from bot.route.dossier import Dossier
from bot.route.magister import Draft, Secrets
from bot.route.model import EntryKind, Status
from bot.texts.notewords import note_words
from bot.usecases.notes import TEXTS
from handlers.flows.pupils import names
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Note, Press, Say, Screen, Value, Verb, When, to_case

TICKS: Final = "magister-tick"
NAMED: Final = frozenset({EntryKind.NAME, EntryKind.ABOUT})
OWN: Final = frozenset({EntryKind.DOSSIER, EntryKind.MUTED, EntryKind.NUDGED, EntryKind.KEPT, EntryKind.NOTE})
"""What the bot keeps of itself: nobody told it."""
BOTH: Final = 2


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def stands(view: View) -> bool:
    """Whether there is anything to note."""
    return bool(view.dossier.agreements)


# --- The ticks --------------------------------------------------------------------------------------------------------


def _ticks(view: View) -> Screen:
    dossier = view.dossier
    lines = tuple(_stands(view, dossier, pupil) for pupil in magister.pupils(dossier))
    last = buttons(TICKS, ("show", _deed(view, "notes")), ("later", _deed(view, "open")))
    return Screen(TICKS, {}, (tuple(_all(view, dossier)), tuple(_each(view, dossier)), last), lines)


def _stands(view: View, dossier: Dossier, pupil: str) -> Say:
    """Where the note of this pupil stands; or that it waits for the parents."""
    values: dict[str, Value] = {"pupil": pupil}
    noted = magister.noted(dossier, pupil)
    if noted is not None:
        day: dict[str, Value] = {"day": At.of_day(noted.on, view.zone, When.DAY)}
        return Say("magister-shielded" if noted.shielded else "magister-in", values | day)
    if dossier.magister:
        return Say("magister-in-before", values)
    return Say("magister-left" if magister.parents_know(dossier, pupil) else "magister-wait", values)


def _all(view: View, dossier: Dossier) -> Iterator[Press]:
    """One tap for all that are left, when there are more than one."""
    left = magister.left(dossier)
    if len(left) < BOTH:
        return
    know = all(magister.parents_know(dossier, pupil) for pupil in left)
    word = "yes" if len(left) == BOTH else "all"
    yield Press(_deed(view, "magister"), f"{TICKS}.{word if know else f'{word}-shielded'}")


def _each(view: View, dossier: Dossier) -> Iterator[Press]:
    for pupil in magister.left(dossier):
        word = "one" if magister.parents_know(dossier, pupil) else "one-shielded"
        yield Press(_deed(view, "magister", pupil), f"{TICKS}.{word}", values={"pupil": pupil})


# --- The texts --------------------------------------------------------------------------------------------------------


def _texts(view: View) -> Screen:
    dossier = view.dossier
    drafts = {pupil: _draft(view, dossier, pupil) for pupil in magister.pupils(dossier)}
    notes = {pupil: _note(view, dossier, draft) for pupil, draft in drafts.items()}
    lines = tuple(line for pupil in drafts for line in _lines(dossier, pupil, drafts[pupil], notes[pupil]))
    copies = tuple(_copies(pupil, note) for pupil, note in notes.items())
    hide = Press(_deed(view, "notes-gone"), "case-road.hide")
    return Screen(TEXTS, {}, (copies, (hide,)), lines, content=True, copied=True)


def _lines(dossier: Dossier, pupil: str, draft: Draft, note: Note) -> Iterator[Say]:
    yield Say("magister-note", {"pupil": pupil, "note": note})
    if not draft.whole:
        yield Say("magister-complete", {"pupil": pupil})
    noted = magister.noted(dossier, pupil)
    if noted is None and not dossier.magister and not magister.parents_know(dossier, pupil):
        yield Say("magister-wait", {"pupil": pupil})


def _copies(pupil: str, note: Note) -> Press:
    return Press("", f"{TEXTS}.copy", values={"pupil": pupil}, copy=note)


def _draft(view: View, dossier: Dossier, pupil: str) -> Draft:
    words, told = note_words(), [e for e in view.entries if e.kind not in OWN]
    named = (*(entry.text for entry in told if entry.kind in NAMED), *names(dossier))
    others = (entry.text for entry in told if entry.kind not in NAMED)
    return magister.draft(pupil, dossier.agreements, words, Secrets.of(words, named, others, view.the_case.code))


def _note(view: View, dossier: Dossier, draft: Draft) -> Note:
    """The fixed words around it; that there is a vervolggesprek, and when if a day was chosen."""
    end = Say("magister-end-no-day")
    if dossier.due_on is not None and view.the_case.status is Status.BORGING:
        end = Say("magister-end", {"day": At.of_day(dossier.due_on, view.zone, When.DAY)})
    begin = Say("magister-begin" if draft.sentences else "magister-begin-none")
    return Note(begin, draft.sentences, end, Say("magister-other"))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({TICKS: _ticks, TEXTS: _texts})
