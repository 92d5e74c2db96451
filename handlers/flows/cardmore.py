"""What stands behind ⋯ of a case card: what matters now, and the rest by subject (SCREENS ``case-more``, R10).

Twenty things can be done beside the next step. Nobody reads twenty buttons on a phone, so they stand in five drawers.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route import guards
from bot.route.dossier import Dossier
from bot.route.model import Status
from bot.route.road import NextStep, may_call_parents, may_keep_watch, next_step
from bot.route.spoed import is_urgent
from bot.route.steps import FINAL
from bot.usecases import meekijken
from handlers.flows import (
    absent,
    acuut,
    anyway,
    confiding,
    consent,
    duty,
    hulp,
    leiding,
    notes,
    notitie,
    onthisday,
    otherwise,
    proposals,
    pupils,
    shared,
    tasks,
    timeline,
    together,
)
from handlers.flows.roadcard import ROAD, begins, is_muted, proposed
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Screen, Verb, to_case

MORE: Final = "case-more"
AT_ONCE: Final = 7
"""So many buttons or fewer stand there without drawers."""
DRAWERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "talks": (
            *("talk", "watch", "plan", "guide", "lead", "about-b", "talk-b-seen", "pupils", "signs"),
            *("consent", "consents", "class-back", "others-talk"),
        ),
        "home": ("parents-a", "parents-b", "hulp", "magister"),
        "colleagues": (
            *("share", "team", "shared-with", "leadership", "tasks", "hand-over", "hand-over-back"),
            *("duty-handover", "duty-ends", "duty-talked", "ask-coach", "coach-talk"),
        ),
        "records": (
            *("note", "notes", "timeline", "who-read", "together", "together-list", "apart", "mute", "unmute"),
        ),
        "ending": ("not-stopped", "ask-close", "end", "not-meant"),
    }
)
"""The subjects, and what belongs to each. What is in none stands before them: danger, and what A may know now."""
LAST: Final = "hide"


def drawer_of(name: str) -> str | None:
    """The drawer in which this stands; None when it stands before them."""
    return next((drawer for drawer, names in DRAWERS.items() if name in names), None)


def way_to(name: str) -> tuple[str, ...]:
    """The buttons that lead to this from a full card, by their texts."""
    drawer = drawer_of(name)
    return (f"{ROAD}.more", *((f"{MORE}.{drawer}",) if drawer else ()), f"{MORE}.{name}")


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def _more(view: View) -> Screen:
    able = stands(view)
    drawers: dict[str, str] = {}
    if len(able) > AT_ONCE:
        full = {drawer: [name for name in names if name in able] for drawer, names in DRAWERS.items()}
        drawers = {drawer: f"more-{drawer}" for drawer, names in full.items() if len(names) > 1}
    rest = {name: deed for name, deed in able.items() if drawer_of(name) not in drawers and name != LAST}
    last = {LAST: able[LAST]} if LAST in able else {}
    return _menu(view, MORE, {**rest, **drawers, **last, "back": "open"})


def _drawer(drawer: str) -> Panel:
    def panel(view: View) -> Screen:
        inside = {name: deed for name, deed in stands(view).items() if drawer_of(name) == drawer}
        return _menu(view, f"{MORE}-{drawer}", {**inside, "back": "card-more"})

    return panel


def _menu(view: View, text: str, deeds: Mapping[str, str]) -> Screen:
    named = ((name, _deed(view, *deed.split(":"))) for name, deed in deeds.items())
    return Screen(text, {"code": view.the_case.code}, (buttons(MORE, *named),))


def stands(view: View) -> dict[str, str]:
    """What is not the next step and can be done now: its button, and the deed (with an option) behind it."""
    case, dossier = view.the_case, view.dossier
    if case.status in FINAL:
        return {}
    begun, step = begins(case, dossier), next_step(case, dossier)
    known = {
        "read": ("read:1", bool(proposed(view))),
        "signs": (proposals.SIGNS, proposals.SIGNS in begun),
        **tasks.beside(view),
        **pupils.beside(case),
        "talk": ("talk-a", step is NextStep.KEEP_WATCH),
        "watch": (meekijken.DEED, may_keep_watch(case, dossier)),
        "plan": ("plan-talk", "plan-talk" in begun),
        "guide": ("guide", case.status is Status.HERSTELGESPREK),
        **_calls(dossier, begun),
        **acuut.beside(view),
        **anyway.beside(view),
        "magister": ("notes", notes.stands(view)),
        "calm": ("calm", is_urgent(case)),
        **duty.beside(view, begun),
        **shared.beside(view, begun, step),
        "end": (otherwise.END, otherwise.END in begun),
        "not-meant": (otherwise.ASK, otherwise.stands(view)),
        **confiding.beside(view, begun),
        "consent": (consent.STEP, consent.STEP in begun),
        LAST: ("hide", bool(onthisday.press(view))),
        "mute": ("mute", not is_muted(view)),
        "unmute": ("unmute", is_muted(view)),
        "consents": (consent.LEDGER, bool(dossier.requests or dossier.acuut)),
        **absent.beside(dossier),
        "leadership": ("leadership", dossier.met_on is not None and dossier.led_on is None),
        **leiding.beside(view, dossier),
        **hulp.beside(view, dossier, begun),
        **notitie.beside(view, begun),
        **timeline.BESIDE,
        **together.beside(view, begun),
    }
    able = {name: deed for name, (deed, is_so) in known.items() if is_so}
    return able if view.lead is None else {name: deed for name, deed in able.items() if name in together.STAYS}


def _calls(dossier: Dossier, begun: frozenset[str]) -> dict[str, tuple[str, bool]]:
    """The parents of each pupil: to be called, or first the reason why that pupil was not consulted (G1)."""
    known = {"a": dossier.parents_a, "b": dossier.parents_b}
    may = {of for of, said in known.items() if said in guards.GRACE and may_call_parents(dossier, of)}
    return {f"parents-{of}": (f"parents-{of}", True) if of in may else anyway.to_parents(of, begun) for of in known}


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {MORE: _more, **{f"{MORE}-{drawer}": _drawer(drawer) for drawer in DRAWERS}}
)
