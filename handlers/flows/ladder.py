"""What the coach is asked when it does not stop: one more chance, whom to bring in, not now and why (SCREENS §11).

Each talk is one decision. The facts stand on the screen; nothing is proposed that is a punishment (P-44, P-48).
"""

from bot.route import ladder
from bot.route.model import Staff, Status
from bot.usecases.ladder import Chosen, NotNow, OneChance, Raised
from bot.usecases.road import Agreed
from bot.usecases.sharing import Colleagues, Knows, Shared
from handlers.flows.road import RoadFacts, agree, on_day
from handlers.screens import At, Say, Value, When
from handlers.script import Choice, Flow, Option, Words, choices, choices_of

LABEL = 32
WHY_NOT_NOW = ("better", "pupil", "discuss", "type")


def one_chance(facts: RoadFacts) -> Flow[OneChance | Agreed | Chosen]:
    """B gets one more chance, or had it, or kept to it; or the coach asks a colleague first (P-81)."""
    discuss = ("discuss",) if facts.colleagues else ()
    what = yield from Choice("one-chance", options=choices_of("yes", "given", "kept", *discuss))
    if what == "yes":
        return OneChance((yield from on_day(facts, "follow-next")))
    if what == "kept":
        return (yield from agree(facts))
    return (yield from (share(facts) if what == "discuss" else not_stopped(facts)))


def not_stopped(facts: RoadFacts) -> Flow[Chosen]:
    """It has not stopped: one thing that is done about it, or not now and why. The first time: when A hears it."""
    inform = ("inform",) if facts.colleagues else ()
    values: dict[str, Value] = {"reason": _reason(facts)}
    what = yield from Choice("not-stopped", values=values, options=choices_of(*inform, "not-now"))
    if what == "not-now":
        return (yield from _not_now(facts))
    deed = yield from share(facts)
    first = facts.case.status is Status.BORGING and not tells_first(deed)
    return Raised(deed, (yield from on_day(facts, "tell-on")) if first else None)


def _not_now(facts: RoadFacts) -> Flow[NotNow]:
    why = yield from Choice("not-now", options=choices_of(*WHY_NOT_NOW))
    if why == "type":
        why = (yield from Words("not-now-why", "close-why", most=300, adds=False)).text
    return NotNow(why, (yield from on_day(facts, "follow-next")))


def share(facts: RoadFacts) -> Flow[Shared]:
    """With whom; that colleague may look from now on, if A knows it (SCREENS §13)."""
    roles = facts.colleagues
    one = tuple(Option(each.role.value, each) for each in roles)
    role = roles[0] if len(roles) == 1 else (yield from Choice("share-with", options=one))
    other = yield from _one_of(role)
    values: dict[str, Value] = {"colleague": other.name}
    return Shared(other.id, (yield from Choice("share", values=values, options=choices(Knows))))


def _one_of(role: Colleagues) -> Flow[Staff]:
    if len(role.people) == 1:
        return role.people[0]
    options = tuple(Option(one.id, one, label=one.name[:LABEL]) for one in role.people)
    return (yield from Choice(f"share-who#{role.role[:8]}", options=options))


def _reason(facts: RoadFacts) -> Value:
    """The facts behind a proposal; when nothing was recorded that says so, the coach's own judgement."""
    return tuple(_fact(fact, facts.zone) for fact in ladder.facts(facts.dossier)) or Say("fact-own")


def _fact(fact: ladder.Fact, zone: str) -> Say:
    said: dict[str, Value] = {"day": At.of_day(fact.on, zone, When.DAY)} if fact.on else {"times": fact.times}
    return Say(f"fact-{fact.why}", said)


def tells_first(result: object) -> bool:
    """Whether the coach chose to tell A first; then nothing was recorded yet."""
    deed = result.deed if isinstance(result, Raised) else result
    return isinstance(deed, Shared) and deed.knows is Knows.FIRST
