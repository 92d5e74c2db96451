"""A proposal on the card: which rule fits, which facts make it fit, and three buttons (DOMAIN §4.7 ``co.voorstel``).

*Doen* goes on with the questions that were there already: whom of the team, with whom it is shared. What a coach knows
that nobody asked is noted by taps; there is no tap for who did it (P-73).
"""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.route.lines import Rule, Sign
from bot.route.model import Role
from bot.route.proposals import NOTED, Proposed
from bot.route.steps import FINAL
from bot.usecases.proposing import Discussed, Done, Noted, PutOff, proposed
from bot.usecases.sharing import Colleagues, Knows, Shared
from bot.usecases.team import TeamAsked
from handlers.flows import ladder, team
from handlers.flows.road import RoadFacts
from handlers.flows.view import View
from handlers.screens import At, Press, Say, Value, Verb, When, to_case
from handlers.script import Choice, Flow, MultiChoice, Words, choices_of

STEP: Final = "proposal"
SIGNS: Final = "signs"
WITH: Final = (Role.TEAMLEIDER, Role.COACH_ONDERSTEUNER)
"""With whom a case may be shared for a rule, beside the team (DOMAIN §1.6 E1 to E3)."""
CONFER: Final = frozenset({Rule.LIJKT_STRUCTUREEL, Rule.OVERLEG})
"""What is not for the team alone."""
NOTED_ONLY: Final = "noted"
"""Who looks along already is enough."""
WHY_NOT: Final = ("not-needed", "pupil", "otherwise", "unsafe", "type")


def proposal(facts: RoadFacts) -> Flow[Done | PutOff | Discussed]:
    """One rule: do it, not now and why, or ask a colleague first. It is in the key: an old tap is about it alone."""
    one = facts.proposed[0] if facts.proposed else Proposed(Rule.MEERDERE, ())  # Refused: it does not stand any more.
    values: dict[str, Value] = {"rule": Say(f"rule-{one.rule}"), "reason": _reason(one)}
    supporters = _of_role(facts, Role.COACH_ONDERSTEUNER)
    options = choices_of("do", "not-now", *(("discuss",) if supporters else ()))
    what = yield from Choice(f"{STEP}#{one.rule}", values=values, options=options)
    if what == "not-now":
        return PutOff(one.rule, (yield from _why()))
    if what == "discuss":
        other = yield from ladder.one_of(supporters[0])
        return Discussed(one.rule, Shared(other.id, Knows.NAMELESS))
    return Done(one.rule, (yield from _deed(facts, one.rule)))


def _deed(facts: RoadFacts, rule: Rule) -> Flow[TeamAsked | Shared | None]:
    """Who is brought in; nothing is asked when there is one way, and nobody when nobody is connected."""
    some = tuple(each for role in WITH for each in _of_role(facts, role))
    if rule not in CONFER and facts.team:
        return (yield from team.team(facts))
    keys = (*((team.STEP,) if facts.team else ()), *(each.role.value for each in some))
    if rule is Rule.OVERLEG:
        keys = (*keys, NOTED_ONLY)
    if not keys:
        yield from Choice(f"{STEP}-alone", options=choices_of("noted"))
        return None
    confers = rule is Rule.OVERLEG
    asked = Choice(f"{STEP}-confer" if confers else f"{STEP}-with", options=choices_of(*keys))
    to = keys[0] if len(keys) == 1 and not confers else (yield from asked)
    if to == NOTED_ONLY:
        return None
    if to == team.STEP:
        return (yield from team.team(facts))
    chosen = next(each for each in some if each.role.value == to)
    return (yield from ladder.share(replace(facts, colleagues=(chosen,))))


def _of_role(facts: RoadFacts, role: Role) -> tuple[Colleagues, ...]:
    return tuple(each for each in facts.colleagues if each.role is role)


def _why() -> Flow[str]:
    why = yield from Choice(f"{STEP}-not", options=choices_of(*WHY_NOT))
    if why != "type":
        return why
    return (yield from Words(f"{STEP}-why", "close-why", most=300, adds=False)).text


def _reason(one: Proposed) -> Value:
    return tuple(Say(f"sign-{sign}") for sign in one.signs) or Say("fact-own")


def notice(facts: RoadFacts) -> Flow[Noted]:
    """What the coach knows; what was noted before stands in the text, and is noted anew or stays."""
    before: Value = tuple(Say(f"sign-{sign}") for sign in facts.dossier.signs) or Say("told-none")
    clear = ("none",) if facts.dossier.signs else ()
    keys = tuple(sign.value for sign in NOTED if sign not in facts.dossier.signs)
    chosen = yield from MultiChoice(SIGNS, values={"before": before}, keys=keys, instead=clear)
    if "none" in chosen:
        return Noted(())
    return Noted((*facts.dossier.signs, *(Sign(key) for key in chosen)))


def tells_first(result: object) -> bool:
    """Whether the coach tells A first; then nothing was recorded yet."""
    return isinstance(result, Done) and ladder.tells_first(result.deed)


# --- On the card ------------------------------------------------------------------------------------------------------


def now(view: View) -> Proposed | None:
    """What stands on the card of who has the case: one at a time, the most pressing."""
    case, staff = view.the_case, view.staff
    if staff is None or case.owner != staff.id or case.status in FINAL:
        return None
    found = proposed(view.school, case, view.entries, view.today)
    return found[0] if found else None


def press(view: View) -> tuple[Press, ...]:
    """The button that shows the proposal with its facts; no button when nothing is proposed."""
    one = now(view)
    code = view.the_case.code
    return () if one is None else (Press(to_case(Verb.STAFF, code, STEP), f"rule-{one.rule}.see"),)


def said(view: View) -> tuple[Say, ...]:
    """Which rules a person said fit, each with its day: for who has it, and for who was brought in."""
    flagged = view.dossier.flagged
    return tuple(Say(f"flagged-{one.rule}", {"day": _day(view, one.on)}) for one in flagged)


def _day(view: View, day: date) -> At:
    return At.of_day(day, view.zone, When.DAY)


