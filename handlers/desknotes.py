"""What a coach does with the notes for Magister: look at them, tick them, put their texts away (SCREENS §10.3)."""

from typing import Final

from bot.route import magister
from bot.route.model import Case, Staff
from bot.route.refusals import Refusal
from bot.usecases.borging import in_magister
from bot.usecases.casework import open_case
from bot.usecases.dossiers import dossier_of
from bot.usecases.notes import remove_texts, show_texts
from bot.usecases.scene import Scene
from handlers.deskscreens import refused, show
from handlers.flows.notes import TICKS
from handlers.inputs import Tap
from handlers.screens import Pressed

DEEDS: Final = frozenset({"notes", "magister", "notes-gone"})


def deed(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    """*Notities voor Magister*, a tick, or *Verberg* below the texts."""
    assert pressed.code is not None
    match pressed.name:
        case "notes":
            _shown(scene, staff, tap.message, open_case(scene, staff, pressed.code))
        case "magister":
            _ticked(scene, staff, tap.message, in_magister(scene, staff, pressed.code, pressed.option))
        case _:
            remove_texts(scene, staff.id, tap.chat, tap.message, at_once=True)


def _shown(scene: Scene, staff: Staff, message: int, found: Case | Refusal) -> None:
    """Where each note stands, in the place of the card, and the texts; this reading is logged as any other is."""
    if isinstance(found, Refusal):
        refused(scene, staff, message, found)
    elif found.owner != staff.id or not dossier_of(scene.unit, found.id, staff).agreements:
        show(scene, staff, "opened", case=found.id, edit=message, note="note-stale")
    else:
        show(scene, staff, TICKS, case=found.id, edit=message)
        show_texts(scene, staff, found)


def _ticked(scene: Scene, staff: Staff, message: int, found: Case | Refusal) -> None:
    """What is left stands there again; when nothing is, the card."""
    if isinstance(found, Refusal):
        refused(scene, staff, message, found)
    elif magister.left(dossier_of(scene.unit, found.id, staff)):
        show(scene, staff, TICKS, case=found.id, edit=message)
    else:
        show(scene, staff, "opened", case=found.id, edit=message)
