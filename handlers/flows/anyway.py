"""What a coach is asked who goes on without the pupil: why, with whom, when A hears it (DOMAIN §4.7 ``co.g1.nee``).

The reasons are those of the guard (``bot.route.guards``); a reason that cannot be so is not offered.
"""

from dataclasses import replace
from functools import partial
from typing import Final

from bot.route import guards
from bot.route.dossier import Dossier
from bot.route.guards import GUARDS, Guard
from bot.route.lines import Ground
from bot.route.model import Flag, Staff, Whom
from bot.usecases.anyway import WithoutConsulting
from bot.usecases.dossiers import dossier_in
from handlers.flows.road import RoadFacts
from handlers.flows.view import View
from handlers.screens import Say, Value
from handlers.script import Choice, Flow, Option, Words, choices_of

LABEL: Final = 32
FIRST: Final = "first"
STEPS: Final = {"a": "g1-a", "b": "g1-b"}
TELL: Final = "tell-anyway"


def without(facts: RoadFacts, of: str) -> Flow[WithoutConsulting]:
    """Consult first, or go on with a reason; acute danger is never decided alone."""
    values: dict[str, Value] = {"pupil": of.upper()}
    why = yield from Choice(f"without#{of}", values=values, options=choices_of(FIRST, *_grounds(facts)))
    if why == FIRST:
        return WithoutConsulting(of, None)
    ground, typed = Ground(why), ""
    if ground is Ground.OTHER:
        typed = (yield from Words("without-why", "close-why", most=300, adds=False)).text
    second = (yield from _second(facts)) if ground is Ground.DANGER else None
    known = WithoutConsulting(of, ground, typed, second.id if second else None)
    if facts.case.whom is not Whom.ME:
        return known
    return replace(known, tell=(yield from Choice("without-tell", options=choices_of("now", "later"))) == "now")


def _grounds(facts: RoadFacts) -> tuple[str, ...]:
    """A reason that cannot be so is not offered: that nobody knows who it is, or danger with nobody to decide along."""
    unknown = Flag.ANONIEM in facts.case.flags or facts.case.whom is not Whom.ME
    out = (set() if unknown else {Ground.UNKNOWN}) | (set() if facts.seconds else {Ground.DANGER})
    return tuple(ground.value for ground in GUARDS[Guard.G1].grounds if ground not in out)


def _second(facts: RoadFacts) -> Flow[Staff]:
    options = tuple(Option(one.id, one, label=one.name[:LABEL]) for one in facts.seconds)
    return (yield from Choice("without-second", options=options))


ROAD: Final = {step: partial(without, of=of) for of, step in STEPS.items()}
"""Two steps of the road: one for the parents of each pupil."""


# --- On the cards -----------------------------------------------------------------------------------------------------


def to_parents(of: str, begun: frozenset[str]) -> tuple[str, bool]:
    """What the button for these parents leads to when they may not be called yet: the question for a reason."""
    return STEPS[of], STEPS[of] in begun


def begins(dossier: Dossier) -> frozenset[str]:
    """Which of the two steps may be begun."""
    return frozenset(step for of, step in STEPS.items() if guards.may_give_reason(dossier, of))


def said(view: View) -> tuple[Say, ...]:
    """For the coach: that A does not know yet what was done without A."""
    left = guards.untold(dossier_in(view.entries))
    return (Say("anyway-untold"),) if left else ()


def told(view: View) -> tuple[Say, ...]:
    """For A alone, once it is safe: what was done without A, and why; typed words stay with the coach."""
    if view.the_case.whom is not Whom.ME:
        return ()
    some = (one for one in dossier_in(view.entries).anyway if one.told_on is not None)
    coach: dict[str, Value] = {"coach": view.reader}
    lines = (Say(f"card-anyway-{one.what}", {**coach, "ground": Say(f"ground-{one.ground}")}) for one in some)
    return tuple(lines)


