"""The other ways a case ends: what the coach is asked before it is closed, and what whoever sent it reads then.

That it was not meant is a question of its own, behind ⋯: it is said of what somebody typed, and doubted first.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.model import Status
from bot.route.road import open_things
from bot.usecases import closing
from bot.usecases.closing import CLOSED_KINDLY, Ended, Ending, NotMeant, may_close_kindly
from handlers.flows.afterwards import NOT_HELPED
from handlers.flows.road import RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case, to_panel
from handlers.script import Choice, Flow, Option, Words, choices, choices_of

END: Final = "end"
ASK: Final = "close-kindly"
DESK: Final = f"{Verb.STAFF}:desk"


def end(facts: RoadFacts) -> Flow[Ending]:
    """Why it ends another way; no bullying may lead to a plan all the same. What is open is shown (G6, G7)."""
    still: Value = tuple(Say(f"open-{thing}") for thing in open_things(facts.dossier)) or Say("open-none")
    values: dict[str, Value] = {"code": facts.case.code, "open": still}
    why = yield from Choice(END, values=values, options=choices(Ended))
    typed = ""
    if why is Ended.ANDERS:
        typed = (yield from Words("end-typed", "close-why", most=300, adds=False)).text
    asks = why is Ended.GEEN_PESTEN and closing.may_help_on(facts.case)
    if asks and (yield from Choice("end-help", options=choices_of("help", "close"))) == "help":
        return Ending(why, helps=True)
    yield from Choice("end-check", options=(Option("close", True, primary=True),))
    return Ending(why, typed)


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


def _ended(text: str) -> Panel:
    """It is closed, with no judgment about her; she may tell again, or ask for somebody else."""

    def panel(view: View) -> Screen:
        row = (("again", to_panel("hello")), ("down", _deed(view, Verb.REPORTER, NOT_HELPED)))
        last = buttons(text, ("ok", _deed(view, Verb.REPORTER, "heard")))
        values: dict[str, Value] = {"coach": view.reader, "days": view.contact("days")}
        return Screen(text, values, ((*buttons(text, *row), *last),))

    return panel


def beside(view: View) -> tuple[Say, ...]:
    """The line on the reporter's card afterwards: writing is always possible."""
    return (Say("card-again"),) if view.the_case.status is Status.GESLOTEN_ANDERS else ()


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({ASK: _ask, f"{ASK}-done": _done})
"""What the coach sees."""
WORDS: Final[Mapping[str, Panel]] = MappingProxyType(
    {CLOSED_KINDLY: _closed, **{word: _ended(word) for word in closing.WORDS.values()}}
)
"""What stands behind the nudge."""
