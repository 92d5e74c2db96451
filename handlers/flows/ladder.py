"""What the coach is asked when it does not stop: one more chance, whom to bring in, not now and why (SCREENS §11).

Each talk is one decision. The facts stand on the screen; nothing is proposed that is a punishment (P-44, P-48).
"""

from dataclasses import replace
from datetime import date

from bot.route import ladder
from bot.route.aims import Aim
from bot.route.dossier import By, Evaluation, Parents
from bot.route.guards import Guard
from bot.route.model import Role, Staff, Status
from bot.route.road import TO_CALL
from bot.usecases.ladder import (
    AsksHer,
    Chosen,
    Deed,
    Evaluated,
    Invited,
    Met,
    NotNow,
    OneChance,
    Raised,
    Returned,
    raises,
)
from bot.usecases.leading import Removed
from bot.usecases.road import Agreed
from bot.usecases.sharing import Colleagues, Knows, Shared
from handlers.flows import team
from handlers.flows.road import DayOr, RoadFacts, agree, left_out, on_day
from handlers.screens import At, Say, Value, When
from handlers.script import Choice, Day, Flow, Option, Words, choices, choices_of

LABEL = 32
NOT_YET = "not-yet"
CHIPS = 5
MOST_FACTS = 3
WHY_NOT_NOW = ("better", "pupil", "discuss", "type")


def one_chance(facts: RoadFacts) -> Flow[OneChance | Agreed | Chosen]:
    """B gets one more chance, or had it, or kept to it; or the coach asks a colleague first (P-81)."""
    discuss = ("discuss",) if facts.colleagues else ()
    what = yield from Choice("one-chance", options=choices_of("yes", "given", "kept", *discuss))
    if what == "yes":
        return OneChance((yield from on_day(facts, "follow-next", Aim.FOLLOW)))
    if what == "kept":
        return (yield from agree(facts))
    return (yield from (share(facts) if what == "discuss" else not_stopped(facts)))


def not_stopped(facts: RoadFacts) -> Flow[Chosen]:
    """It has not stopped: one thing that is done about it, or not now and why. The first time: when A hears it."""
    ask_team = (team.STEP,) if facts.team else ()
    invites = ("invite",) if facts.dossier.removed_on is None else ()
    options = (*_inform(facts), *invites, *ask_team, "not-now")
    supporters = tuple(each for each in facts.colleagues if each.role is Role.COACH_ONDERSTEUNER)
    values: dict[str, Value] = {"reason": _reason(facts)}
    what = yield from Choice("not-stopped", values=values, options=choices_of(*options))
    if what == "not-now":
        return (yield from _not_now(facts))
    deed: Deed
    if what == "invite":
        deed = yield from invite(facts)
    elif what == team.STEP:
        deed = yield from team.team(facts)
    else:
        deed = yield from share(replace(facts, colleagues=supporters or facts.colleagues))
    first = facts.case.status is Status.BORGING and raises(deed)
    return Raised(deed, (yield from on_day(facts, "tell-on")) if first else None)


def _inform(facts: RoadFacts) -> tuple[str, ...]:
    """The coach-ondersteuner first; where there is none, or not any more, another colleague (P-36)."""
    roles = {each.role for each in facts.colleagues}
    return ("inform",) if Role.COACH_ONDERSTEUNER in roles else ("colleague",) if roles else ()


def invite(facts: RoadFacts) -> Flow[Invited | Met]:
    """The parents of B, with B, after B was consulted (P-37, P-86); or that talk was held already."""
    parents = facts.dossier.parents_b
    if parents not in TO_CALL or parents is None:
        asked = choices(Parents, Parents.COACH_CALLS, Parents.OBJECTS, Parents.NOT_YET)
        parents = yield from Choice("invite-asked", "b-parents", options=asked)
        if parents is Parents.OBJECTS:
            yield from Choice("invite-objects", "b-objects", options=choices_of("team", "thinks"))
        if parents is not Parents.COACH_CALLS:
            return Invited(parents)
    held: Option[date | None] = Option("held", None)
    days = tuple(_talk_on(facts, day) for day in facts.days[:CHIPS])
    on: date | None = yield from Choice("invite", options=(*days, held))
    return Invited(parents, on) if on is not None else (yield from met(facts))


def _talk_on(facts: RoadFacts, day: date) -> Option[date | None]:
    return Option(day.isoformat(), day, values={"day": facts.labels[day]}, text="invite.on")


def met(facts: RoadFacts) -> Flow[Met]:
    """The talk was held: a last chance (once), more help, and how, when and by whom it is evaluated (P-38 to P-42)."""
    chance = () if facts.dossier.last_chance_on else ("chance", "both")
    what = yield from Choice("meet", options=choices_of(*chance, "help", "neither"))
    typed = yield from Words("evaluate", most=300, adds=False, instead=(NOT_YET,))
    if typed.instead is not None:
        why = yield from left_out(Guard.G8)
        on = yield from on_day(facts, "follow-next", Aim.FOLLOW)
        return Met(what in {"chance", "both"}, what in {"help", "both"}, None, why, on)
    by = yield from Choice("evaluate-by", options=choices(By))
    evaluation = Evaluation(typed.text, by, (yield from on_day(facts, "evaluate-on")))
    return Met(what in {"chance", "both"}, what in {"help", "both"}, evaluation)


def outcome(facts: RoadFacts) -> Flow[Evaluated | AsksHer]:
    """Whether it works, as those who looked judge it (DOMAIN §1.4 *evaluatie*)."""
    how: Value = facts.dossier.evaluation.how if facts.dossier.evaluation else Say("told-none")
    what = yield from Choice("outcome", values={"how": how}, options=choices_of("good", "ask", "not"), content=True)
    if what == "ask":
        return AsksHer()
    return Evaluated((yield from on_day(facts, "follow-next", Aim.FOLLOW)) if what == "good" else None)


def measure(facts: RoadFacts) -> Flow[date | Removed]:
    """Only that there is a measure, and when the talk about coming back is; or that B left, and when that was discussed
    with the rector (SCREENS ``lead-measure``)."""
    if facts.case.status is not Status.MAATREGEL:
        chips = DayOr(
            "lead-measure", lines=facts.skipped, days=facts.days, labels=facts.labels, instead=("removed",)
        )
        on: date | str = yield from chips
        if isinstance(on, date):
            return on
    return Removed((yield from Day("lead-rector", days=facts.past, labels=facts.labels)))


def back(facts: RoadFacts) -> Flow[Returned]:
    """The talk about coming back was held; the next vervolggesprek (P-45)."""
    return Returned((yield from on_day(facts, "follow-next", Aim.FOLLOW)))


def _not_now(facts: RoadFacts) -> Flow[NotNow]:
    why = yield from Choice("not-now", options=choices_of(*WHY_NOT_NOW))
    if why == "type":
        why = (yield from Words("not-now-why", "close-why", most=300, adds=False)).text
    return NotNow(why, (yield from on_day(facts, "follow-next", Aim.FOLLOW)))


def share(facts: RoadFacts) -> Flow[Shared]:
    """With whom; that colleague may look from now on, if A knows it (SCREENS §13)."""
    roles = facts.colleagues
    one = tuple(Option(each.role.value, each) for each in roles)
    role = roles[0] if len(roles) == 1 else (yield from Choice("share-with", options=one))
    other = yield from one_of(role)
    values: dict[str, Value] = {"colleague": other.name}
    return Shared(other.id, (yield from Choice("share", values=values, options=choices(Knows))))


def one_of(role: Colleagues) -> Flow[Staff]:
    """Which of them; nothing is asked when there is one."""
    if len(role.people) == 1:
        return role.people[0]
    options = tuple(Option(one.id, one, label=one.name[:LABEL]) for one in role.people)
    return (yield from Choice(f"share-who#{role.role[:8]}", options=options))


def _reason(facts: RoadFacts) -> Value:
    """The facts behind a proposal; when nothing was recorded that says so, the coach's own judgement."""
    return tuple(_fact(fact, facts.zone) for fact in ladder.facts(facts.dossier)[:MOST_FACTS]) or Say("fact-own")


def _fact(fact: ladder.Fact, zone: str) -> Say:
    said: dict[str, Value] = {"day": At.of_day(fact.on, zone, When.DAY)} if fact.on else {"times": fact.times}
    return Say(f"fact-{fact.why}", said)


def tells_first(result: object) -> bool:
    """Whether the coach chose to tell A first; then nothing was recorded yet."""
    deed = result.deed if isinstance(result, Raised) else result
    return team.tells_first(deed) or (isinstance(deed, Shared) and deed.knows is Knows.FIRST)
