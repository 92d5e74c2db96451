"""A signal that was not meant: what the coach is asked before it is closed, and what whoever sent it reads then."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.model import Status
from bot.usecases.closing import CLOSED_KINDLY, NotMeant, may_close_kindly
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Verb, to_case, to_panel

ASK: Final = "close-kindly"
DESK: Final = f"{Verb.STAFF}:desk"


def _deed(view: View, verb: Verb, deed: str, option: str = "") -> str:
    return to_case(verb, view.the_case.code, deed, option)


def stands(view: View) -> bool:
    """Whether the coach is offered this way out, behind ⋯."""
    return may_close_kindly(view.the_case)


def _ask(view: View) -> Screen:
    """Only who is sure; and what the other side will read is said."""
    named = tuple((str(why), _deed(view, Verb.STAFF, CLOSED_KINDLY, why)) for why in NotMeant)
    return Screen(ASK, {}, (buttons(ASK, *named, ("back", _deed(view, Verb.STAFF, "open"))),))


def _done(view: View) -> Screen:
    return Screen(f"{ASK}-done", {"days": view.contact("days")}, ((Press(DESK, "case-done.desk"),),))


def _closed(view: View) -> Screen:
    """Nobody is blamed, and the door stays open: it may have been meant after all."""
    heard = buttons(CLOSED_KINDLY, ("ok", _deed(view, Verb.REPORTER, "heard")))
    again = buttons(CLOSED_KINDLY, ("again", to_panel("hello")))
    return Screen(CLOSED_KINDLY, {"days": view.contact("days")}, ((*again, *heard),))


def beside(view: View) -> tuple[Say, ...]:
    """The line on the reporter's card afterwards: writing is always possible."""
    return (Say("card-again"),) if view.the_case.status is Status.GESLOTEN_ANDERS else ()


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({ASK: _ask, f"{ASK}-done": _done})
"""What the coach sees."""
WORDS: Final[Mapping[str, Panel]] = MappingProxyType({CLOSED_KINDLY: _closed})
"""What stands behind the nudge."""
