"""The coach's side of a way back that was cut, of questions that are not wanted, and of a text that was taken back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.access import unheard
from bot.route.model import Case, EntryKind, Flag
from bot.usecases.borging import TO_DECIDE
from bot.usecases.traces import Needed
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Verb, to_case

DECIDE: Final = "withdrawn"


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def lines(view: View) -> tuple[Say, ...]:
    """What must be known before anything is done: whether who told can be asked, and what goes by itself."""
    case = view.the_case
    gone = (Say("reporter-gone"),) if Flag.ONBEREIKBAAR in case.flags or unheard(case) else ()
    code = (Say("reporter-code"),) if Flag.MET_CODE in case.flags and not gone else ()
    quiet = (Say("reporter-quiet"),) if Flag.STIL in case.flags and not gone else ()
    kept = tuple(Say(f"text-kept-{e.text.split()[0]}") for e in view.entries if e.kind is EntryKind.KEPT)
    goes = (Say("text-goes"),) if is_taken_back(case) else ()
    return (*gone, *code, *quiet, *kept, *goes)


def is_taken_back(case: Case) -> bool:
    """Whether it was taken back, and nobody has decided about the text yet."""
    return Flag.TERUGGEHAALD in case.flags


def press(view: View) -> Press:
    """The one coloured button while that is so."""
    return Press(_deed(view, DECIDE), "decide-text", primary=True)


def _decide(view: View) -> Screen:
    """Name and way back are gone already; about the text a person decides, and without one it goes."""
    needed = tuple((str(why), _deed(view, "keep-text", why)) for why in Needed)
    row = (*needed, ("erase", _deed(view, "erase-text")), ("back", _deed(view, "open")))
    return Screen(DECIDE, {"code": view.the_case.code, "days": TO_DECIDE}, (buttons(DECIDE, *row),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({DECIDE: _decide})
