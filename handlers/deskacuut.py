"""What the buttons of a second person do: read which step it is about, and answer (SCREENS §13 *acuut gevaar*)."""

from typing import Final

from bot.route.model import Staff
from bot.route.refusals import Refusal
from bot.usecases import acuut
from bot.usecases.scene import Scene
from handlers.deskscreens import show
from handlers.flows.acuut import OVER, SAID, SECOND, THANKS
from handlers.inputs import Tap
from handlers.screens import Pressed

DEEDS: Final = frozenset({SECOND, SAID})


def deed(scene: Scene, staff: Staff, pressed: Pressed, tap: Tap) -> None:
    """The question, or what stands there once it is answered. Whoever is not asked (any more) hears just that."""
    assert pressed.code is not None
    if pressed.name == SECOND:
        found = acuut.look(scene, staff, pressed.code)
    else:
        found = acuut.answer(scene, staff, pressed.code, pressed.option)
    if isinstance(found, Refusal):
        show(scene, staff, OVER, edit=tap.message)
        return
    said = pressed.option.partition("-")[0] if pressed.name == SAID else ""
    if said in THANKS:
        show(scene, staff, THANKS[acuut.Answer(said)], edit=tap.message)
    else:
        note = "note-second-call" if said else None
        show(scene, staff, SECOND, case=found.id, edit=tap.message, note=note)
