"""The achterwacht: an incident they saw themselves, and giving what they took care of to the coach (SCREENS §12).

Facts only: what was seen, who was there, what was done; there is no question about guilt (P-73).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from bot.route.dossier import Dossier, Why
from bot.route.model import Case, Role, Staff, Status, Whom
from bot.route.roster import hands_on
from bot.usecases.duty import Did, Handing, Incident
from bot.usecases.reporting import Signal
from bot.usecases.road import FirstTalk
from handlers.flows.colleague import TEXTS
from handlers.flows.receivers import Facts, asks_class
from handlers.flows.road import RoadFacts, talk_wish
from handlers.flows.sending import MOST, STORY
from handlers.flows.view import Panel, View
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case
from handlers.script import Choice, Flow, Words, choices

TELLING: Final = "incident"
INCIDENT: Final = f"{Verb.STAFF}:incident"
HAND_OVER: Final = "duty-handover"
ENDS: Final = "duty-ends"
TALKED: Final = "duty-talked"
CONSULTED: Final = "consulted"
NOT_YET: Final = "not-yet"


# --- What is asked ----------------------------------------------------------------------------------------------------


def incident(facts: Facts) -> Flow[Incident]:
    """Year and class, what was seen, what was done: with *Incident* before it and whom was spoken with after it, five
    taps and one message."""
    klas = yield from asks_class(facts, TEXTS)
    story = yield from Words(STORY, "duty-incident", most=MOST)
    did = yield from Choice("duty-did", options=choices(Did))
    told = {"source": "seen", "did": did.value}
    group = klas.group.name if klas.group else None
    return Incident(Signal(Whom.STAFF, story.parts, (), group, None, "", told), did, klas.coach)


def hand_over(facts: RoadFacts) -> Flow[Handing]:
    """What the coach must know, typed; or whether coach and team were spoken with."""
    return (yield from _asks(facts, given=True))


def ends(facts: RoadFacts) -> Flow[Handing]:
    """The same while the coach is asked already: when the shift is over, or because there is more to know."""
    return (yield from _asks(facts, given=False))


def _asks(facts: RoadFacts, *, given: bool) -> Flow[Handing]:
    other = facts.successor
    values: dict[str, Value] = {"coach": other.name if other else Say("staff-the-coach"), "code": facts.case.code}
    typed = yield from Words(HAND_OVER, values=values, most=300, adds=False, instead=(CONSULTED, NOT_YET))
    to = other.id if other else None
    if typed.instead:
        return Handing(to, "", typed.instead == CONSULTED, given)
    return Handing(to, typed.text.strip(), None, given)


def talked(facts: RoadFacts) -> Flow[FirstTalk]:
    """*Achterwacht sprak al*: what A wants, and what was agreed about the parents (P-71)."""
    return (yield from talk_wish(facts, recognised=False, by_duty=True))


# --- What stands on the desk and the card -----------------------------------------------------------------------------


def may_begin(case: Case, dossier: Dossier) -> frozenset[str]:
    """What an achterwacht may do with it, or may have done before: until there was a talk with A."""
    if dossier.offer is not None:
        return frozenset({ENDS} if dossier.offer.why is Why.DUTY else ())
    fresh = {TALKED} if case.status is Status.ONTVANGEN else set()
    before_talk = case.status in {Status.ONTVANGEN, Status.ANALYSE} and dossier.talked_on is None
    return frozenset({HAND_OVER, *fresh}) if before_talk else frozenset()


def beside(view: View, begun: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯: the achterwacht took care of it, or spoke with A before whoever has it."""
    mine = view.staff is not None and hands_on(view.school, view.the_case, view.staff)
    spoke = any(s.id != view.the_case.owner for s in view.school.with_role(Role.ACHTERWACHT))
    return {
        HAND_OVER: (HAND_OVER, HAND_OVER in begun and mine),
        ENDS: (ENDS, ENDS in begun and mine),
        TALKED: (TALKED, TALKED in begun and spoke and not mine),
    }


def at_the_desk(staff: Staff | None) -> tuple[Press, ...]:
    """*Incident*, for an achterwacht."""
    able = staff is not None and Role.ACHTERWACHT in staff.roles
    return (Press(INCIDENT, "desk.incident"),) if able else ()


def said(view: View) -> tuple[Say, ...]:
    """On the card: who took care of it first, whether coach and team were spoken with, and what to know."""
    found = view.dossier.opvang
    if found is None:
        return ()
    by = view.school.member(found.by)
    who: Value = by.name if by else Say("role-achterwacht")
    text = "card-opvang" if found.given else "card-opvang-none"
    first = Say(text, {"who": who, "day": At.of_day(found.on, view.zone, When.DAY)})
    asked = {True: "card-opvang-consulted", False: "card-opvang-not-yet", None: ""}[found.consulted]
    more = (Say(asked),) if asked else ()
    return (first, *more, *((Say("offer-note", {"note": found.note}),) if found.note else ()))


STEPS: Final[Mapping[str, Callable[[RoadFacts], Flow[Any]]]] = MappingProxyType(
    {HAND_OVER: hand_over, ENDS: ends, TALKED: talked}
)
"""What is asked on a case, by the name of its button."""


def _turn_is_over(view: View) -> Screen:
    """What comes by itself at the end of a turn: its code, who is asked, and three buttons; what is typed needs one,
    for a chat may hold several of these."""
    found, code = view.dossier.offer, view.the_case.code
    other = view.school.member(found.to) if found else None
    values: dict[str, Value] = {"coach": other.name if other else Say("staff-the-coach"), "code": code}
    named = ((CONSULTED, f"duty-{CONSULTED}"), (NOT_YET, f"duty-{NOT_YET}"), ("more", ENDS))
    row = tuple(Press(to_case(Verb.STAFF, code, deed), f"{HAND_OVER}.{name}") for name, deed in named)
    return Screen(HAND_OVER, values, (row,))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({HAND_OVER: _turn_is_over})
