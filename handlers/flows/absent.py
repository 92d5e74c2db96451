"""What was put off after the agreements, behind ⋯ as long as it is open: the class, and who was not there (P-32, P-34).

Whatever is asked about the class says that the incident itself is never discussed there (P-58).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.dossier import Dossier
from bot.usecases.absent import DONE, LEFT_OUT
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Screen, Verb, to_case

CLASS: Final = "class-back"
OTHERS: Final = "others-talk"


def beside(dossier: Dossier) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯ while it is open."""
    return {CLASS: (CLASS, dossier.class_on is not None), OTHERS: (OTHERS, dossier.others_on is not None)}


def _settles(text: str, deed: str) -> Panel:
    def panel(view: View) -> Screen:
        code = view.the_case.code
        row = [(how, to_case(Verb.STAFF, code, deed, how)) for how in (DONE, *LEFT_OUT)]
        return Screen(text, {}, (buttons(text, *row, ("later", to_case(Verb.STAFF, code, "open"))),))

    return panel


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {CLASS: _settles(CLASS, "class-was"), OTHERS: _settles(OTHERS, "others-were")}
)
