"""*Wijs anders toe*: the buttons of the overview that give what waits to somebody else, by code (SCREENS §12)."""

from bot.route.model import Case, Staff, StaffId
from bot.usecases import assigning
from bot.usecases.scene import Scene
from handlers.deskscreens import refused, show
from handlers.flows.overview import ASSIGN_TO, OVERVIEW
from handlers.screens import Pressed


def assign(scene: Scene, staff: Staff, pressed: Pressed, message: int) -> None:
    """A code asks to whom; a name is who has it from now on."""
    assert pressed.code is not None
    if not pressed.option:
        codes = [case.code for case in assigning.waits(scene, staff)]
        page = codes.index(pressed.code) + 1 if pressed.code in codes else 0
        show(scene, staff, ASSIGN_TO, page=page, edit=message)
        return
    given = assigning.assign(scene, staff, pressed.code, StaffId(pressed.option))
    if isinstance(given, Case):
        show(scene, staff, OVERVIEW, edit=message, note="note-assigned")
    else:
        refused(scene, staff, message, given)
