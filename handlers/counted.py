"""What who looks whether it works may see in a screen of numbers, read anew when the screen leaves (DOMAIN §1.3)."""

from dataclasses import replace

from bot.route.model import Staff
from bot.usecases.figures import figures
from bot.usecases.overview import numbers, overview
from bot.usecases.scene import Scene
from handlers.flows.figures import COUNTED, NUMBERS
from handlers.flows.overview import OVERSEEING
from handlers.flows.view import View


def counted(scene: Scene, staff: Staff, panel: str, view: View) -> tuple[str, View]:
    """The screen, with what this person may see in it; *cannot* for who may not. Any other screen as it is."""
    if panel in OVERSEEING:
        stands = overview(scene, staff)
        return _if_any(panel, stands is not None, replace(view, overview=stands))
    if panel == NUMBERS:
        found = numbers(scene, staff)
        return _if_any(panel, found is not None, replace(view, numbers=found))
    if panel in COUNTED:
        years = figures(scene, staff)
        return _if_any(panel, years is not None, replace(view, figures=years or ()))
    return panel, view


def _if_any(panel: str, there: bool, view: View) -> tuple[str, View]:
    return (panel if there else "cannot"), view
