"""*Samenvoegen*, *Uit elkaar halen*: what the coach is asked, and how it stands on the cards (SCREENS ``case-more``).

Only who has all of them sees any of this: nobody who told learns that somebody else told as well.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.model import Case, Whom
from bot.route.road import NextStep
from bot.route.together import Again
from bot.usecases.together import Candidate, Together
from handlers.flows.road import RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case
from handlers.script import Choice, Flow, Option, choices

STEP: Final = "together"
APART: Final = "apart"
LIST: Final = "together-list"
NONE: Final = "together-none"
NOT: Final = "together-not"
MOST: Final = 8
"""So many cases stand there to choose from, the newest of them."""


def together(facts: RoadFacts) -> Flow[Together]:
    """With which case; how that goes on when it was finished; and what it means, before it is done."""
    options = tuple(_one(facts, each) for each in facts.together[-MOST:])
    chosen = yield from Choice(STEP, values={"code": facts.case.code}, options=options)
    again = None
    if chosen.ended_on is not None:
        again = yield from Choice(f"{STEP}-again", values={"code": chosen.lead.code}, options=choices(Again))
    values: dict[str, Value] = {"lead": chosen.lead.code, "code": chosen.along.code}
    check = f"{STEP}-check" if chosen.along.whom is not Whom.ME else f"{STEP}-check-own"
    yield from Choice(f"{STEP}-check", check, values=values, options=(Option("yes", True, primary=True),))
    return Together(chosen.other.id, again)


def _one(facts: RoadFacts, found: Candidate) -> Option[Candidate]:
    """A case by its code and class; of a finished one the day on which it was."""
    other = found.other
    if found.ended_on is None:
        values: dict[str, Value] = {"code": other.code, "klas": other.group or Say("case-klas-none")}
        return Option(f"{other.code}", found, values=values, text=f"{STEP}.one")
    on = At.of_day(found.ended_on, facts.zone, When.DAY)
    return Option(f"{other.code}", found, values={"code": other.code, "day": on}, text=f"{STEP}.ended")


def may_begin(case: Case) -> frozenset[str]:
    """*Samenvoegen* is offered as long as it runs; which cases fit is another matter."""
    return frozenset({STEP}) if case.owner is not None else frozenset()


# --- On the cards -----------------------------------------------------------------------------------------------------


def _deed(view: View, case: Case, deed: str) -> str:
    return to_case(Verb.STAFF, case.code, deed)


def step_of(view: View, step: NextStep) -> NextStep:
    """What goes along has no next step of its own."""
    return NextStep.NONE if view.lead is not None else step


def said(view: View) -> tuple[Say, ...]:
    """With which case it goes along, or which ones go along with it; and that there is a new signal (P-44)."""
    along = (Say("case-along", {"lead": view.lead.code}),) if view.lead is not None else ()
    codes = ", ".join(case.code for case in view.along)
    leads = (Say("case-leads", {"codes": codes}),) if view.along else ()
    since = view.dossier.new_signal_on
    new = (Say("case-new-signal", {"day": At.of_day(since, view.zone, When.DAY)}),) if since is not None else ()
    return (*along, *leads, *new)


def rows(view: View) -> tuple[tuple[Press, ...], ...]:
    """The way to the case that leads; this one can still be read, and whoever told it answered."""
    assert view.lead is not None, "only what goes along has these buttons"
    case = view.the_case
    read, hide = to_case(Verb.STAFF, case.code, "read", "1"), _deed(view, case, "hide")
    write = f"case-road.write{'' if case.whom is Whom.ME else '-other'}"
    writes = (Press(_deed(view, case, "write"), write),) if case.whom is not Whom.STAFF else ()
    return (
        (Press(_deed(view, view.lead, "open"), "case-along.lead", values={"lead": view.lead.code}, primary=True),),
        (*writes, *buttons("case-road", ("read", read))),
        buttons("case-road", ("hide", hide), ("more", _deed(view, case, "card-more"))),
    )


def beside(view: View, begun: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯ about it."""
    return {
        STEP: (STEP, STEP in begun and view.lead is None),
        LIST: (LIST, bool(view.along)),
        APART: (APART, view.lead is not None),
    }


STAYS: Final = frozenset({APART, "mute", "unmute", "consents", "timeline", "who-read"})
"""What can be done behind ⋯ with a case that goes along; its steps stand at the other one."""


def _list(view: View) -> Screen:
    """What goes along with this case; each opens as its own card."""
    case = view.the_case
    codes = tuple(Press(_deed(view, each, "open"), label=f"• {each.code}") for each in view.along)
    return Screen(LIST, {"code": case.code}, (codes, buttons(LIST, ("back", _deed(view, case, "open")))))


def _none(view: View) -> Screen:
    """Nothing can go along with it now. Why is not said: it would tell whom somebody kept out."""
    return Screen(NONE, {"code": view.the_case.code}, (buttons(NONE, ("back", _deed(view, view.the_case, "open"))),))


def _not(view: View) -> Screen:
    """These stay apart, since they were shown."""
    return Screen(NOT, {}, (buttons(NOT, ("back", _deed(view, view.the_case, "open"))),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({LIST: _list, NONE: _none, NOT: _not})
