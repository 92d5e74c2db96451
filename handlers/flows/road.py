"""What the coach records on the road, as talks: each from one button of the case card (SCREENS §10.3).

Choices only, apart from the agreements. There is no question about guilt, and none whose answer the bot acts on by
itself: a flow returns what was recorded, a use case decides (P-48, P-73).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.ports import Json
from bot.route import pupils
from bot.route.aims import Aim
from bot.route.dossier import Agreement, Dossier, Followed, Joins, Kept, Parents, Part, Reason, Verdict, Wish
from bot.route.guards import GUARDS, Guard
from bot.route.ladder import leads_on
from bot.route.lines import Ground
from bot.route.model import Case, Role, Staff, StaffId, Status, Whom
from bot.route.notitie import Notitie
from bot.route.proposals import Proposed, team_leads
from bot.route.road import Open, is_enough, open_things
from bot.texts import LANGUAGES, say
from bot.texts.judging import judging_words
from bot.usecases.ladder import AsksHer
from bot.usecases.road import Agreed, FirstTalk, Leads
from bot.usecases.sharing import Colleagues
from bot.usecases.together import Candidate
from handlers.screens import Press, Say, Value, Verb, to_answer, to_case
from handlers.script import Choice, Day, Flow, Option, Told, Unfit, Words, choices, choices_of

LETTERS = ("a", "b", "c", "d", "e", "f")
ME = "ik"
"""How a line about the coach is kept."""
NO_AGREEMENTS = "none"
ALL_FOUR = ("all", "not-all")
LABEL = 32


@dataclass(frozen=True)
class RoadFacts:
    """What the questions are built from: the case and its dossier as they are, the school days to choose from, who
    works at the school and which of them read for the class; ``skipped``: which days are not among them, and why. Whom
    of the ondersteuningsteam can be asked, and the last school days, today first, for what was said on one of them.
    ``notes``: those this person wrote, and may change; ``proposed``: which rules that ask for more people fit now;
    ``together``: with which other cases of the same owner this one may go along; ``successor``: who goes on with what
    an achterwacht took care of; ``seconds``: with whom acute danger may be decided; ``aims``: which day is proposed for
    what; ``helpers``: the coaches who may take over what was told in confidence, when A says so;
    ``their_coaches``: who may be the coach of a further pupil."""

    case: Case
    dossier: Dossier
    days: tuple[date, ...]
    labels: dict[date, str]
    people: tuple[Staff, ...] = ()
    coaches: tuple[StaffId, ...] = ()
    zone: str = "Europe/Amsterdam"
    colleagues: tuple[Colleagues, ...] = ()
    skipped: tuple[Say, ...] = ()
    team: tuple[Staff, ...] = ()
    past: tuple[date, ...] = ()
    notes: tuple[Notitie, ...] = ()
    seconds: tuple[Staff, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    together: tuple[Candidate, ...] = ()
    successor: Staff | None = None
    leaders: tuple[Colleagues, ...] = ()
    aims: Mapping[Aim, date] = field(default_factory=dict)
    helpers: tuple[Staff, ...] = ()
    their_coaches: tuple[Staff, ...] = ()

    def of(self, helpers: tuple[Staff, ...], their_coaches: tuple[Staff, ...]) -> "RoadFacts":
        """The same, with whom A or a further pupil may be asked about."""
        return replace(self, helpers=helpers, their_coaches=their_coaches)


def on_day(facts: RoadFacts, key: str, aim: Aim | None = None, **values: Value) -> Day:
    """One of the next school days; with an ``aim`` its day is proposed, and offered also when it is further away."""
    proposed = facts.aims.get(aim) if aim else None
    days = days_with(facts, proposed)
    return Day(key, values=values, lines=facts.skipped, days=days, labels=facts.labels, aim=proposed)


def days_with(facts: RoadFacts, proposed: date | None) -> tuple[date, ...]:
    """The days to choose from, in order, with the one that is proposed."""
    return tuple(sorted({*facts.days} | ({proposed} if proposed else set())))


@dataclass(frozen=True)
class DayOr(Day):
    """A day, or one of these buttons instead."""

    instead: tuple[str, ...] = ()

    def presses(self, nonce: str, answer: Json) -> tuple[Press, ...]:
        others = (Press(to_answer(nonce, self.key, key), f"{self.text_key}.{key}") for key in self.instead)
        return (*super().presses(nonce, answer), *others)

    def value(self, answer: Json) -> object:
        return answer if answer in self.instead else super().value(answer)

    def tapped(self, option: str, answer: Json) -> Json | Unfit:
        return option if option in self.instead else super().tapped(option, answer)


def plan_talk(facts: RoadFacts) -> Flow[date]:
    """When the coach talks with A; the aim is today (P-71)."""
    text = "pick-up" if facts.case.whom is Whom.ME else "pick-up-other"
    lines, more = facts.skipped, _spoke_already(facts) if text == "pick-up" else ()
    return (yield from Day("talk-on", text, lines=lines, more=more, days=facts.days, labels=facts.labels))


def _spoke_already(facts: RoadFacts) -> tuple[tuple[Press, ...], ...]:
    """*Achterwacht sprak al*, in a school that has one besides who picked it up (SCREENS ``pick-up``)."""
    others = (s for s in facts.people if Role.ACHTERWACHT in s.roles and s.active and s.id != facts.case.owner)
    fresh = facts.case.status is Status.ONTVANGEN and any(others)
    return ((Press(to_case(Verb.STAFF, facts.case.code, "duty-talked"), "pick-up.duty"),),) if fresh else ()


def talk_a(facts: RoadFacts) -> Flow[FirstTalk]:
    """The first talk: was it A's own message, what was done, what A wants, what was agreed about the parents."""
    recognised = False
    if facts.case.whom is Whom.ME and not facts.dossier.recognised:
        values: dict[str, Value] = {"code": facts.case.code}
        recognised = (yield from Choice("talk-code", values=values, options=choices_of("yes", "no"))) == "yes"
    yield from Choice("talk-did", options=choices_of(*ALL_FOUR))
    return (yield from talk_wish(facts, recognised, by_duty=False))


def talk_wish(facts: RoadFacts, recognised: bool, by_duty: bool) -> Flow[FirstTalk]:
    """What A wants, what was agreed about the parents, and when it goes on; ``by_duty``: the achterwacht asked."""
    wish = yield from Choice("talk-wish", options=choices(Wish))
    asked = tuple(p for p in Parents if p is not Parents.CALLED)
    parents = yield from Choice("talk-parents", options=choices(Parents, *asked))
    if parents in {Parents.OBJECTS, Parents.UNSAFE}:
        yield from Choice("talk-objects", options=choices_of("team", "thinks"))
    on, leads = None, None
    if wish is Wish.HERSTELGESPREK:
        on, leads = yield from _talk_day(facts)
    elif wish in {Wish.NIETS, Wish.NADENKEN}:
        on = yield from on_day(facts, "talk-look", Aim.WATCH)
    return FirstTalk(recognised, wish, parents, on, by_duty, leads)


def _talk_day(facts: RoadFacts) -> Flow[tuple[date, Leads | None]]:
    """The day of the herstelgesprek; or first who leads it, when that is somebody else (P-26)."""
    instead = ("other",) if facts.leaders else ()
    aim = facts.aims.get(Aim.RESTORE)
    days = days_with(facts, aim)
    lines = (*_proposed_leader(facts), *facts.skipped)
    day = DayOr("talk-day", lines=lines, days=days, labels=facts.labels, aim=aim, instead=instead)
    on: date | str = yield from day
    if isinstance(on, date):
        return on, None
    leads = yield from lead(facts)
    return (yield from on_day(facts, "talk-day-led", Aim.RESTORE)), leads


def _proposed_leader(facts: RoadFacts) -> tuple[Say, ...]:
    """That somebody of the team might lead it, in a school that has a team (P-26)."""
    there = any(each.role is Role.ONDERSTEUNINGSTEAM for each in facts.leaders)
    return (Say("lead-proposed"),) if there and team_leads(facts.dossier) else ()


def lead(facts: RoadFacts) -> Flow[Leads]:
    """Which colleague, by role and name, and whether A knows; or whoever has the case after all."""
    me: tuple[Option[int], ...] = (Option("me", -1),) if facts.dossier.leader else ()
    roles = tuple(Option(each.role.value, at) for at, each in enumerate(facts.leaders))
    at: int = yield from Choice("lead-role", options=(*roles, *me))
    if at < 0:
        return Leads(None)
    people = facts.leaders[at].people
    names = tuple(Option(one.id, one, label=one.name[:LABEL]) for one in people)
    who = people[0] if len(people) == 1 else (yield from Choice(f"lead-who#{at}", options=names))
    values: dict[str, Value] = {"colleague": who.name}
    knows = yield from Choice("lead-knows", values=values, options=choices_of("yes", "first"))
    return Leads(who.id, knows == "yes")


def talk_b(facts: RoadFacts) -> Flow[tuple[Joins, Parents]]:
    """The talk with the other pupil, apart; his or her own parents after consultation (P-86)."""
    joins = yield from Choice("b-talk", options=choices(Joins))
    told = (Parents.COACH_CALLS, Parents.OBJECTS, Parents.NOT_YET)
    parents = yield from Choice("b-parents", options=choices(Parents, *told))
    if parents is Parents.OBJECTS:
        yield from Choice("b-objects", options=choices_of("team", "thinks"))
    return joins, parents


def agree(facts: RoadFacts) -> Flow[Agreed]:
    """What was agreed, checked once, and the day of both vervolggesprekken (P-31, P-78)."""
    left = list[Reason]()
    if facts.case.status == "herstelgesprek":
        who = yield from Choice("restore-who", options=choices_of("one", "two", "else"))
        left += [(yield from left_out(Guard.G4))] if who == "else" else []
    agreements = yield from _agreements(facts)
    left += [] if agreements else [(yield from left_out(Guard.G5))]
    others = yield from Choice("restore-others", options=choices_of("class", "others", "both", "none"))
    follow_on = yield from on_day(facts, "restore-date", Aim.FOLLOW)
    return Agreed(agreements, others, follow_on, tuple(left))


def _agreements(facts: RoadFacts) -> Flow[tuple[Agreement, ...]]:
    """Lines that begin with who it is; asked again until they do, with what was typed at hand."""
    none = () if facts.case.status == "borging" else (NO_AGREEMENTS,)
    typed = yield from AgreementLines("agree", most=2_000, adds=False, instead=none, complaint="agree-wrong")
    if typed.instead is not None:
        return ()
    agreements = tuple(read_agreements(typed.text))
    shown = "\n".join(f"{a.who}: {a.what}" for a in agreements)
    lines = _judged("\n".join(a.what for a in agreements))
    values: dict[str, Value] = {"agreements": shown}
    yield from Choice("agree-check", values=values, lines=lines, options=choices_of("yes"), content=True)
    return agreements


def _judged(text: str) -> tuple[Say, ...]:
    """The line for agreements that judge: a hint, and nothing waits for it (SCREENS ``agree-check``)."""
    passages = judging_words().passages_in(text)
    return (Say("agree-judges", {"words": passages}),) if passages else ()


@dataclass(frozen=True)
class AgreementLines(Words):
    """Words that are agreements: each line says who."""

    def _enough(self, given: Told) -> bool:
        return any(read_agreements(given.text))


def read_agreements(text: str) -> Iterator[Agreement]:
    """The lines as agreements; none at all when one of them does not begin with A, B, C … or ik."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = [line.replace(":", " ", 1).split(None, 1) for line in lines]
    if all(len(part) == 2 and part[0].lower() in {*LETTERS, *_me()} for part in parts):
        yield from (Agreement(_who(part[0]), part[1]) for part in parts)


def _who(word: str) -> str:
    return ME if word.lower() in _me() else word.upper()


def _me() -> frozenset[str]:
    """How a coach says *I*, in every language: a line in another one than that of the phone is understood."""
    return frozenset(say("agree-me", language).lower() for language in LANGUAGES)


def follow(facts: RoadFacts) -> Flow[tuple[Verdict, Kept, date | AsksHer | None, tuple[Followed, ...]]]:
    """Both vervolggesprekken, first with A, then with B and with whom else there is, and the next day for it (P-80);
    none, when it leads on; once it went well twice, the question to A whether it is finished instead, if one likes."""
    dossier = facts.dossier
    agreements: Value = "; ".join(f"{a.who} {a.what}" for a in dossier.agreements) or Say("told-none")
    word: Value = Say(f"told-verdict-{dossier.verdicts[-1]}") if dossier.verdicts else Say("told-none")
    values: dict[str, Value] = {"code": facts.case.code, "agreements": agreements, "word": word}
    a = yield from Choice("follow-a", values=values, options=choices(Verdict), content=True)
    kept = choices(Kept, Kept.GELUKT, Kept.DEELS, Kept.NIET)
    b = (yield from Choice("follow-b", options=kept)) if dossier.removed_on is None else Kept.GONE
    more = yield from _further(facts)
    again = None if leads_on(a, b, more) else (yield from _next(facts, is_enough(dossier, a, b, more)))
    return a, b, again, more


def _next(facts: RoadFacts, enough: bool) -> Flow[date | AsksHer]:
    """A day for the next one; or A is asked, in the place of that day (SCREENS ``close-offer``)."""
    if enough:
        options = (Option("ask", True, primary=True), Option("again", False))
        if (yield from Choice("close-offer", options=options)):
            return AsksHer()
    return (yield from on_day(facts, "follow-next", Aim.AGAIN))


def _further(facts: RoadFacts) -> Flow[tuple[Followed, ...]]:
    """With leerling C, D …: nothing is asked in a case of A and B."""
    found = list[Followed]()
    for one in pupils.followed(facts.dossier):
        values: dict[str, Value] = {"pupil": one.letter}
        hers = one.part is Part.GEPEST
        text, some = ("follow-more-a", choices(Verdict)) if hers else ("follow-more", _works_out())
        options = (*some, Option("not-yet", None))
        said = yield from Choice(f"{text}#{one.letter}", values=values, options=options)
        found.append(Followed(one.letter, said, None) if hers else Followed(one.letter, None, said))
    return tuple(found)


def _works_out() -> tuple[Option[Kept], ...]:
    return choices(Kept, Kept.GELUKT, Kept.DEELS, Kept.NIET)


def close(facts: RoadFacts) -> Flow[tuple[Reason, ...]]:
    """Finish: a reason for each thing that is still open, then one tap (G6, G7)."""
    reasons = []
    things = open_things(facts.dossier)
    for thing in things:
        why = yield from _why(thing)
        reasons.append(Reason(thing, why))
    said = {True: "yes", False: "no", None: "nothing"}[facts.dossier.close_answer]
    still: Value = tuple(Say(f"open-{thing}") for thing in things) or Say("open-none")
    values: dict[str, Value] = {"said": Say(f"close-said-{said}"), "open": still}
    yield from Choice("close-case", values=values, options=(Option("close", True, primary=True),))
    return tuple(reasons)


def _why(thing: Open) -> Flow[str]:
    values: dict[str, Value] = {"thing": Say(f"open-{thing}")}
    return (yield from _reason(str(thing), values, Guard.G7))


def left_out(guard: Guard) -> Flow[Reason]:
    """Why what this guard asks is left out: one of its reasons, or typed (DOMAIN §4.7 ``co.reden``)."""
    return Reason(guard, (yield from _reason(guard, {"thing": Say(f"guard-{guard}")}, guard)))


def _reason(which: str, values: dict[str, Value], guard: Guard) -> Flow[str]:
    options = choices_of(*(ground.value for ground in GUARDS[guard].grounds))
    why = yield from Choice(f"close-reason#{which}", values=values, options=options)
    if why != Ground.OTHER:
        return why
    return (yield from Words(f"close-why#{which}", "close-why", most=300, adds=False)).text
