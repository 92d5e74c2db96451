"""What a coach is asked who goes on without the pupil: why, and when A hears it (DOMAIN §4.7 ``co.g1.nee``).

The reasons are those of the guard (``bot.route.guards``); a reason that cannot be so is not offered.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from bot.route import guards
from bot.route.acuut import OF_B
from bot.route.dossier import Dossier, Joins, Parents
from bot.route.guards import GUARDS, Guard
from bot.route.lines import Ground, Lock
from bot.route.model import Case, Flag, Whom
from bot.usecases.acuut import Asks
from bot.usecases.anyway import WithoutConsulting, may_address, was_seen
from handlers.flows import acuut, road
from handlers.flows.road import RoadFacts
from handlers.flows.view import View
from handlers.screens import Say, Value
from handlers.script import Choice, Flow, Words, choices_of

FIRST: Final = "first"
STEPS: Final = {"a": "g1-a", "b": "g1-b"}
LOCKS: Final = {"a": Lock.PARENTS_A, "b": Lock.PARENTS_B}
TELL: Final = "tell-anyway"
B_KNOWS: Final = "b-knows"
LATER: Final = "tell-later"
SEEN: Final = "talk-b-seen"


def without(facts: RoadFacts, of: str) -> Flow[WithoutConsulting | Asks]:
    """Consult first, or go on with a reason; acute danger is never decided alone: a second person confirms it."""
    values: dict[str, Value] = {"pupil": of.upper()}
    why = yield from Choice(f"without#{of}", values=values, options=choices_of(FIRST, *_grounds(facts)))
    if why == FIRST:
        return WithoutConsulting(of, None)
    ground, typed = Ground(why), ""
    if ground is Ground.DANGER:
        return (yield from acuut.asks(facts, LOCKS[of]))
    if ground is Ground.OTHER:
        typed = (yield from Words("without-why", "close-why", most=300, adds=False)).text
    known = WithoutConsulting(of, ground, typed)
    if facts.case.whom is not Whom.ME:
        return known
    return replace(known, tell=(yield from Choice("without-tell", options=choices_of("now", "later"))) == "now")


def _grounds(facts: RoadFacts) -> tuple[str, ...]:
    """A reason that cannot be so is not offered: that nobody knows who it is, or danger with nobody to decide along."""
    unknown = Flag.ANONIEM in facts.case.flags or facts.case.whom is not Whom.ME
    out = (set() if unknown else {Ground.UNKNOWN}) | (set() if facts.seconds else {Ground.DANGER})
    return tuple(ground.value for ground in GUARDS[Guard.G1].grounds if ground not in out)


def later(facts: RoadFacts) -> Flow[date]:
    """*Nog niet veilig*: the day on which it is asked again."""
    return (yield from road.on_day(replace(facts, days=facts.days[1:]), LATER))


def seen(facts: RoadFacts) -> Flow[tuple[Joins, Parents]]:
    """A member of staff saw it: B may be addressed at once, and A hears it the same day (P-62)."""
    yield from Choice(SEEN, options=choices_of("done"))
    return (yield from road.talk_b(facts))


ROAD: Final[Mapping[str, Callable[[RoadFacts], Flow[Any]]]] = {
    **{step: partial(without, of=of) for of, step in STEPS.items()},
    LATER: later,
    SEEN: seen,
}
"""A step for the parents of each pupil, one to look again whether A may know, and one for what a colleague saw."""


# --- On the cards -----------------------------------------------------------------------------------------------------


def to_parents(of: str, begun: frozenset[str]) -> tuple[str, bool]:
    """What the button for these parents leads to when they may not be called yet: the question for a reason."""
    return STEPS[of], STEPS[of] in begun


def begins(case: Case, dossier: Dossier) -> frozenset[str]:
    """Which of these steps may be begun."""
    steps = {step for of, step in STEPS.items() if guards.may_give_reason(dossier, of)}
    steps |= {SEEN} if case.whom is Whom.STAFF and may_address(case, dossier) else set()
    return frozenset(steps | ({LATER} if _to_put_off(dossier) else set()))


def _to_put_off(dossier: Dossier) -> bool:
    """What a member of staff saw is told the same day; the rest as soon as that is safe."""
    return any(one.ground is not Ground.SEEN for one in guards.untold(dossier))


def beside(view: View) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯: A may read it, or was told; not safe yet; B knows; and what a colleague saw."""
    case, dossier = view.the_case, view.dossier
    of_b = [one.what in OF_B for one in guards.untold(dossier)]
    hers = case.whom is Whom.ME
    saw = was_seen(case, view.entries) and may_address(case, dossier)
    return {
        TELL: (TELL, hers and not all(of_b)),
        "a-knows": (TELL, not hers and not all(of_b)),
        LATER: (LATER, _to_put_off(dossier)),
        B_KNOWS: (B_KNOWS, any(of_b)),
        SEEN: (SEEN, saw),
    }


def said(view: View) -> tuple[Say, ...]:
    """For the coach: that A does not know yet what was done without A, nor B what was done without B."""
    return tuple(_said(view))


def _said(view: View) -> Iterator[Say]:
    left = guards.untold(view.dossier)
    hers = [one for one in left if one.what not in OF_B]
    if any(one.ground is Ground.SEEN for one in hers):
        yield Say("anyway-today")
    elif hers:
        yield Say("anyway-untold" if view.the_case.whom is Whom.ME else "anyway-untold-other")
    if len(hers) < len(left):
        yield Say("anyway-untold-b")


def told(view: View) -> tuple[Say, ...]:
    """For A alone, once it is safe: what was done without A, and why; typed words stay with the coach, and what is of B
    is for B."""
    if view.the_case.whom is not Whom.ME:
        return ()
    done = view.dossier.anyway
    some = (one for one in done if one.told_on is not None and one.what not in OF_B)
    coach: dict[str, Value] = {"coach": view.reader}
    lines = (Say(f"card-anyway-{one.what}", {**coach, "ground": Say(f"ground-{one.ground}")}) for one in some)
    return tuple(lines)


