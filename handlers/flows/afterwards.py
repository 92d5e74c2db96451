"""After the end: did it help, and if not, does somebody else look along (SCREENS ``closed``, ``closed-no``)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.routing import Way
from bot.usecases.reopening import WAYS, who_looks_along
from handlers.flows.receivers import BY_NAME
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case

NOT_HELPED: Final = "closed-no"
LOOK_ALONG: Final = "look-along"
ON_A_BUTTON: Final = 27
"""So many characters of a name fit behind *Ja*."""


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed, option)


def closed(view: View) -> Screen:
    """It is finished, and how to begin again; whether it helped, and a last word."""
    values: dict[str, Value] = {"days": view.contact("days")}
    row = (("up", _deed(view, "heard", "up")), ("down", _deed(view, NOT_HELPED)), ("say", _deed(view, "add")))
    return Screen("closed", values, (buttons("closed", *row),))


def who(view: View) -> tuple[Press, ...]:
    """Whoever may look along, each a button of its own."""
    found = ((way, who_looks_along(view.school, view.the_case, way)) for way in WAYS)
    members = ((way, view.school.member(routed.receiver)) for way, routed in found if routed is not None)
    return tuple(_asks(view, way, member.name) for way, member in members if member is not None)


def _asks(view: View, way: Way, name: str) -> Press:
    values: dict[str, Value] = {"receiver": name[:ON_A_BUTTON]} if way in BY_NAME else {}
    return Press(_deed(view, LOOK_ALONG, way), f"{NOT_HELPED}.{way}", values=values)


def _not_helped(view: View) -> Screen:
    return Screen(NOT_HELPED, {}, ((*who(view), *buttons(NOT_HELPED, ("no", _deed(view, "card")))),))


def said(view: View) -> tuple[Say, ...]:
    """The line for who looks along: it was finished once."""
    return (Say("case-reopened"),) if view.dossier.reopened_on is not None else ()


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({NOT_HELPED: _not_helped})
"""The side screen that follows."""
