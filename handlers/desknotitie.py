"""What buttons do with the notes of a case: read them, write one anew, let one go (SCREENS §10.2 *Notitie*)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.ports import Chat, Json
from bot.route.model import Staff
from bot.route.refusals import Refusal
from bot.usecases import notitie
from bot.usecases.scene import Scene
from handlers import deskwork, talking
from handlers.deskscreens import refused, show, shown
from handlers.desktelling import TALK
from handlers.flows.notitie import ERASE, ERASED, FIX, NOTES, WHICH
from handlers.inputs import Tap
from handlers.screens import Pressed

DEEDS: Final = frozenset({NOTES, FIX, ERASE, ERASED})


def deed(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    """A button about the notes; the number of the note or of the page is its option."""
    assert pressed.code is not None
    number = int(pressed.option) if pressed.option.isdecimal() else 1
    match pressed.name:
        case deed if deed in {NOTES, ERASE}:
            shown(scene, staff, tap.message, deed, notitie.look(scene, staff, pressed.code), number)
        case deed if deed == ERASED:
            gone = notitie.erase(scene, staff, pressed.code, number)
            shown(scene, staff, tap.message, "opened", gone, note="note-gone")
        case _:
            _begin(scene, staff, pressed, tap)


def _begin(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    """The question for new words; which note is meant was said by the button."""
    assert pressed.code is not None
    found = notitie.look(scene, staff, pressed.code)
    if isinstance(found, Refusal):
        refused(scene, staff, tap.message, found)
        return
    if pressed.option not in {str(note.number) for note in notitie.own_notes(scene, staff, found)}:
        show(scene, staff, "opened", case=found.id, edit=tap.message, note="note-stale")
        return
    which: Mapping[str, Json] = {WHICH: pressed.option}
    language = deskwork.language(scene, staff)
    fresh = Chat(tap.chat, language, message=tap.message, nonce=scene.chance.nonce(), touched_at=scene.now)
    begun = talking.begin_on(scene, fresh, FIX, found)
    scene.unit.put_chat(talking.with_floor(begun, replace(begun.talks[-1], answers=dict(which))))
    show(scene, staff, TALK, case=found.id, edit=tap.message)
