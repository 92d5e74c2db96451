"""From the vertrouwenspersoon to a coach: what is asked of A, what she chooses, what stands on the cards (SCREENS §12).

The words of the question stand in ``consent.ftl`` with the others, and whoever asks reads them first.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.route import consent as rules
from bot.route.dossier import Action, Dossier
from bot.route.model import Case, Staff
from bot.usecases.confiding import SaidYes, coach_for, coaches, may_ask, may_record
from bot.usecases.consenting import Wanted
from handlers.flows import consent
from handlers.flows.road import RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case
from handlers.script import Choice, Flow, Option, choices_of

ASK: Final = "ask-coach"
TALK: Final = "coach-talk"
HAND_OVER: Final = "to-coach"
WHICH: Final = "consent-coach-which"
CHOOSE: Final = "coach-is"


# --- What whoever has it asks or records ------------------------------------------------------------------------------


def ask(facts: RoadFacts) -> Flow[Wanted]:
    """Which coach; then the words that A will read."""
    to = yield from _which(facts)
    return (yield from consent.checked(facts, Action.COACH, to, None))


def talk(facts: RoadFacts) -> Flow[SaidYes]:
    """Which coach A named in the talk, and whether that is right."""
    to = yield from _which(facts)
    values: dict[str, Value] = {"colleague": to.name}
    yield from Choice("coach-talk-check", values=values, options=choices_of("yes"))
    return SaidYes(to.id)


def _which(facts: RoadFacts) -> Flow[Staff]:
    options = tuple(Option(one.id, one, label=one.name[:32]) for one in facts.helpers[: consent.MOST_PEOPLE])
    return (yield from Choice("consent-coach-who", options=options))


def begins(case: Case, dossier: Dossier) -> frozenset[str]:
    """What of this may be begun, as far as the case says."""
    asks = {ASK} if may_ask(case, dossier) else set[str]()
    return frozenset(asks | ({TALK} if may_record(case, dossier) else set()))


def beside(view: View, begun: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯ for who has what was told in confidence."""
    able = bool(coaches(view.school, view.the_case, view.staff))
    ready = coach_for(view.school, view.the_case, view.dossier, view.staff)
    return {
        HAND_OVER: (HAND_OVER, ready is not None),
        ASK: (ASK, able and ASK in begun),
        TALK: (TALK, able and TALK in begun),
    }


def said(view: View) -> tuple[Say, ...]:
    """On the card of who has it: A said yes, and that coach is not there to be asked."""
    case, dossier = view.the_case, view.dossier
    coach = view.school.member(rules.goes_to(case, dossier)) if dossier.offer is None else None
    if coach is None or coach_for(view.school, case, dossier, view.staff) is not None:
        return ()
    return (Say("coach-away", {"colleague": coach.name}),)


# --- What A sees ------------------------------------------------------------------------------------------------------


def asked(view: View) -> Screen | None:
    """The question that is open; below it *Een andere coach*, when it is this one and there is another coach."""
    screen = consent.asked(view)
    return replace(screen, groups=(*screen.groups, *_other(view))) if screen else None


def _other(view: View) -> tuple[tuple[Press, ...], ...]:
    line, case = consent.waits(view), view.the_case
    owner = view.school.member(case.owner)
    others = [one for one in coaches(view.school, case, owner) if line and one.id != line.to]
    if line is None or line.action is not Action.COACH or not others:
        return ()
    return (buttons(consent.SAY, ("other", to_case(Verb.REPORTER, case.code, WHICH))),)


def _choose(view: View) -> Screen:
    """All coaches A did not keep out; a tap asks the same question with that name. None once nothing is asked."""
    case, line = view.the_case, consent.waits(view)
    owner = view.school.member(case.owner)
    able = coaches(view.school, case, owner)[: consent.MOST_PEOPLE]
    some = able if line is not None and line.action is Action.COACH else ()
    names = tuple(Press(to_case(Verb.REPORTER, case.code, CHOOSE, one.id), label=one.name[:32]) for one in some)
    back = buttons(WHICH, ("back", to_case(Verb.REPORTER, case.code, consent.AGAIN)))
    return Screen(WHICH, {}, (names, back))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({WHICH: _choose})
"""Side screens of A."""
