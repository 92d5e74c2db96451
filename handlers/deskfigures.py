"""``/overzicht`` and ``/cijfers`` of those who have them, and their buttons (SCREENS §12, DOMAIN §1.3).

Everybody else gets the postvak, as with any other command: nothing says that there is something to see.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.route.model import School, Staff
from bot.texts import LANGUAGES, say
from bot.usecases.scene import Scene
from handlers.deskscreens import show
from handlers.flows.figures import FIGURES, LINES, NUMBERS, PANELS, shows
from handlers.flows.overview import OVERVIEW

TYPED: Final[Mapping[str, str]] = {OVERVIEW: "overview", NUMBERS: "overview", FIGURES: "figures"}
"""Of each screen the name of its command."""


def menu(staff: Staff, school: School, language: str) -> dict[str, str]:
    """What this person can type, and the words that say what it does."""
    names = (TYPED[screen] for screen in shows(staff, school))
    return {say(f"own-commands.{name}", language): name for name in names}


@cache
def commands() -> Mapping[str, str]:
    """The same in all languages, whatever the phone is set to."""
    return {say(f"own-commands.{name}", lang): name for name in set(TYPED.values()) for lang in reversed(LANGUAGES)}


def commanded(scene: Scene, staff: Staff, typed: str) -> str:
    """The screen that this command brings; the postvak for who has it not."""
    name = commands().get(typed)
    return next((screen for screen in shows(staff, scene.school) if TYPED[screen] == name), "desk")


def takes(scene: Scene, staff: Staff, name: str, message: int) -> bool:
    """Whether this button is one of these; then its screen stands there. What may be copied comes by itself."""
    if name not in PANELS:
        return False
    show(scene, staff, name, edit=None if name == LINES else message)
    return True
