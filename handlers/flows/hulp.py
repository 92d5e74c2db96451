"""*Hulp aangeboden*: what was offered to each pupil and to the parents, and what the talk with B is about (P-18 to
P-25).

Taps only, but for a place that is in no list. The tips for parents hold nothing about anybody: they come in a message
of their own, may be copied, and stay.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.route.access import Deed, may
from bot.route.dossier import Dossier
from bot.route.hulp import OF_B, OFFERS, About, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.model import Case, Role, Status
from bot.route.steps import FINAL
from bot.usecases.hulp import Looked, Offered
from handlers.flows.road import RoadFacts, on_day
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case
from handlers.script import Choice, Flow, Option, Words, choices

HULP: Final = "hulp"
OFFER: Final = "hulp-offer"
LOOK: Final = "hulp-look"
WHICH: Final = "hulp-which"
TIPS: Final = "hulp-tips"
TALK_B: Final = "talk-b-about"
TICK: Final = "about-b"
MOST_SHOWN: Final = 8
TIP_FOR: Final = ("bullied", "part")


def offer(facts: RoadFacts) -> Flow[Offered]:
    """For whom, who helps, what was said to it, and when it is looked at again unless it was refused."""
    whom = yield from Choice(f"{HULP}-whom", options=choices(Helped))
    helper = yield from Choice(f"{HULP}-helper#{whom}", options=choices(HelpFrom, *OFFERS[whom]))
    where = ""
    if helper is HelpFrom.ELSEWHERE:
        where = (yield from Words(f"{HULP}-where", most=100, adds=False)).text
    said = yield from Choice(f"{HULP}-said#{whom}", options=choices(Said, *_answers(whom)))
    by = (yield from Choice(f"{HULP}-obliged", options=choices(Obliger))) if said is Said.OBLIGED else None
    return Offered(whom, helper, said, where, by, (yield from _again(facts)) if said is not Said.NO else None)


def _answers(whom: Helped) -> tuple[Said, ...]:
    """Only to B it may be made obligatory (P-21)."""
    return tuple(Said) if whom is Helped.B else (Said.YES, Said.NO, Said.THINKS)


def _again(facts: RoadFacts) -> Flow[date]:
    return (yield from on_day(facts, f"{HULP}-again"))


def look(facts: RoadFacts) -> Flow[Looked]:
    """Which of the offers that wait for it, as its button said; and whether it helps."""
    waiting = [(number, one) for number, one in enumerate(facts.dossier.hulp) if one.look_on is not None]
    which = tuple(_one_of(at, one) for at, one in waiting)
    number: int = yield from Choice(WHICH, options=which)
    works = yield from Choice(LOOK, values=_what(facts.dossier.hulp[number]), options=choices(Works))
    return Looked(number, works, (yield from _again(facts)) if works is Works.NOT_YET else None)


def _one_of(at: int, one: Hulp) -> Option[int]:
    values: dict[str, Value] = {"number": at + 1, "whom": Say(f"{HULP}-for-{one.whom}")}
    return Option(str(at), at, values=values, text=f"{WHICH}.one")


def _what(one: Hulp) -> dict[str, Value]:
    who: Value = one.where or Say(f"{HULP}-by-{one.helper}")
    return {"whom": Say(f"{HULP}-for-{one.whom}"), "helper": who}


# --- What was offered -------------------------------------------------------------------------------------------------


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def begins(case: Case, dossier: Dossier) -> frozenset[str]:
    """What may be begun about help: at any time, and a look when one waits."""
    waits = any(one.look_on is not None for one in dossier.hulp)
    return frozenset({OFFER, *((LOOK,) if waits else ())}) if case.status not in FINAL | {Status.NIEUW} else frozenset()


def beside(view: View, dossier: Dossier, begun: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯."""
    talks = "talk-b" in begun or dossier.joins is not None or dossier.parents_b is not None
    return {HULP: (HULP, OFFER in begun), "about-b": (TALK_B, talks)}


def _hulp(view: View) -> Screen:
    """Each offer with what was said to it; those that wait for a look have a button."""
    dossier = view.dossier
    offers = (*enumerate(dossier.hulp),)[-MOST_SHOWN:]
    lines = tuple(_line(view, at, one) for at, one in offers) or (Say(f"{HULP}-none"),)
    looks = tuple(_looks_at(view, at) for at, one in offers if one.look_on is not None)
    last = buttons(HULP, ("tips", _deed(view, TIPS)), ("back", _deed(view, "open")))
    return Screen(HULP, {"code": view.the_case.code}, (buttons(HULP, ("add", _deed(view, OFFER))), looks, last), lines)


def _looks_at(view: View, at: int) -> Press:
    return Press(_deed(view, LOOK, str(at)), f"{HULP}.look", values={"number": at + 1})


def _line(view: View, at: int, one: Hulp) -> Say:
    said = f"{HULP}-works-{one.works}" if one.works else f"{HULP}-heard-{one.obliged_by or one.said}"
    values: dict[str, Value] = {"number": at + 1, **_what(one), "said": Say(said)}
    if one.look_on is None:
        return Say(f"{HULP}-line", values)
    return Say(f"{HULP}-line-day", values | {"day": At.of_day(one.look_on, view.zone, When.DAY)})


def for_colleague(view: View, dossier: Dossier) -> Iterator[Say]:
    """Help for B, as who supports the coach and the ondersteuningsteam see it of what is shared (P-21)."""
    roles = view.staff.roles if view.staff else frozenset[Role]()
    if roles & {Role.COACH_ONDERSTEUNER, Role.ONDERSTEUNINGSTEAM}:
        yield from (_line(view, at, one) for at, one in enumerate(dossier.hulp) if one.whom in OF_B)


# --- The talk with B --------------------------------------------------------------------------------------------------


def _talk_b(view: View) -> Screen:
    """What the talk is about, with a hint for each; a tick says that it was talked about, and nothing of how."""
    ticked = view.dossier.about_b
    able = view.staff is not None and may(view.staff, Deed.WORK, view.the_case)
    ticks = (Press(_deed(view, TICK, one), f"{TALK_B}.{one}", chosen=one in ticked) for one in About if able)
    return Screen(TALK_B, {}, (tuple(ticks), buttons(TALK_B, ("back", _deed(view, "open")))))


def _tips(view: View) -> Screen:
    """For the parents of a child who is bullied and of one who takes part: to tell, or to copy."""
    copies = tuple(Press("", f"{TIPS}.{whose}", copy=Say(f"{TIPS}-{whose}")) for whose in TIP_FOR)
    lines = tuple(Say(f"{TIPS}-line-{whose}", {"tips": Say(f"{TIPS}-{whose}")}) for whose in TIP_FOR)
    return Screen(TIPS, {}, (copies,), lines, copied=True)


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({HULP: _hulp, TALK_B: _talk_b, TIPS: _tips})
