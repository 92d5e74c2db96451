"""Who takes a case over, and who is ill (SCREENS §10.1 ``day-not``, ``share``).

A colleague who is asked sees what anybody sees with whom a case is shared; the words come with the case.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.route.access import RUNNING_CASES
from bot.route.dossier import Dossier, Why
from bot.route.model import Case, Flag, Staff, Whom
from bot.usecases.offering import TAKEN_OVER, HandOver
from handlers.flows import ladder
from handlers.flows.road import RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Verb, When, to_case
from handlers.script import Choice, Flow, Option, Words

STEP: Final = "hand-over"
TAKE: Final = "take-over"
DECLINE: Final = "take-over-not"
WITHDRAW: Final = "hand-over-back"
ILL: Final = f"{Verb.STAFF}:ill"
BACK: Final = f"{Verb.STAFF}:ill-back"
NOT_TODAY: Final = f"{Verb.STAFF}:day-not"
UNTIL: Final = "ill-until-"
MOVE: Final = "day-to-"
CHIPS: Final = 3
NOTHING: Final = "nothing"


# --- Overdragen -------------------------------------------------------------------------------------------------------


def hand_over(facts: RoadFacts) -> Flow[HandOver]:
    """To whom, and what to know: typed, or nothing more."""
    able = tuple(each for each in facts.colleagues if each.role in RUNNING_CASES)
    one = tuple(Option(each.role.value, each) for each in able)
    role = able[0] if len(able) == 1 else (yield from Choice("share-with", options=one))
    other = yield from ladder.one_of(role)
    text = STEP if facts.case.whom is Whom.ME else f"{STEP}-other"
    typed = yield from Words(STEP, text, {"colleague": other.name}, most=300, adds=False, instead=(NOTHING,))
    return HandOver(other.id, "" if typed.instead else typed.text.strip())


def may_begin(facts_case: Case, dossier: Dossier) -> frozenset[str]:
    """*Overdragen*, while nobody is asked; else taking that back."""
    return frozenset({STEP}) if facts_case.owner is not None and dossier.offer is None else frozenset()


def asks(view: View) -> tuple[tuple[Say, ...], tuple[Press, ...]]:
    """On the shared card of the colleague who is asked: by whom and what to know; yes and no."""
    found, staff = view.dossier.offer, view.staff
    if found is None or staff is None or found.to != staff.id:
        return (), ()
    asked = Say("offer-away" if found.why is Why.AWAY else "offer", {"coach": view.reader})
    note = (Say("offer-note", {"note": found.note}),) if found.note else ()
    note = (*((Say("offer-agreed"),) if Flag.NAAR_COACH in view.the_case.flags else ()), *note)
    yes = Press(to_case(Verb.STAFF, view.the_case.code, TAKE), "offer.yes", primary=True)
    return (asked, *note), (yes, Press(to_case(Verb.STAFF, view.the_case.code, DECLINE), "offer.no"))


def waits(view: View) -> tuple[Say, ...]:
    """On the card of who has it: whom was asked."""
    found = view.dossier.offer
    other = view.school.member(found.to) if found else None
    return (Say("offer-waits", {"colleague": other.name}),) if other else ()


# --- Vandaag lukt niet, and Ik ben ziek -------------------------------------------------------------------------------


def not_today() -> tuple[Press, ...]:
    """The button of the message of the day."""
    return (Press(NOT_TODAY, "day.not"),)


def beside_the_desk(staff: Staff | None) -> tuple[Press, ...]:
    """*Ik ben ziek*, or that one is back; for who may have a case."""
    if staff is None or not staff.roles & RUNNING_CASES:
        return ()
    return (Press(BACK, "desk.back", primary=True),) if staff.away_until else (Press(ILL, "desk.ill"),)


def _chips(view: View, text: str, prefix: str) -> tuple[Press, ...]:
    return tuple(_chip(view, text, prefix, day) for day in view.days[:CHIPS])


def _chip(view: View, text: str, prefix: str, day: date) -> Press:
    data = f"{Verb.STAFF}:{prefix}{day.isoformat()}"
    return Press(data, f"{text}.on", values={"day": At.of_day(day, view.zone, When.DAY)})


def _day_not(view: View) -> Screen:
    """Another day for what is due, from tomorrow on; or ill."""
    later = replace(view, days=tuple(day for day in view.days if day > view.today))
    return Screen("day-not", {}, (_chips(later, "day-not", MOVE), buttons("day-not", ("ill", ILL))))


def _ill(view: View) -> Screen:
    """It counts already; until when is only asked."""
    known = _chips(view, "ill-done", UNTIL)
    return Screen("ill-done", {}, (known, buttons("ill-done", ("unknown", f"{Verb.STAFF}:ill-open"), ("back", BACK))))


def _taken_over(view: View) -> Screen:
    return Screen(TAKEN_OVER, {}, ((Press(f"{Verb.STAFF}:desk", "hidden.desk"),),))


def _alert(text: str) -> Callable[[View], Screen]:
    def panel(view: View) -> Screen:
        code = view.the_case.code
        return Screen(text, {"code": code}, ((Press(to_case(Verb.STAFF, code, "open"), "stub.open"),),))

    return panel


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        **{text: _alert(text) for text in ("alert-offered", "alert-cover", "alert-not-taken", "alert-moved")},
        TAKEN_OVER: _taken_over,
        "day-not": _day_not,
        "ill-done": _ill,
    }
)
