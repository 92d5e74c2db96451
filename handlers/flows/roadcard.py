"""The card of a case on its way, and the message of the day: done, to do, still open (SCREENS §10.2, R12).

One coloured button, the next step; the rest is beside it or behind ⋯ (R10).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bot.route.dossier import Dossier, Parents
from bot.route.model import Case, EntryKind, Flag, Whom
from bot.route.road import NextStep, next_step, open_things
from bot.usecases.dossiers import dossier_in
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case

ROAD: Final = "case-road"
MORE: Final = "case-more"
NO_NEWS: Final = "no-news"
DEEDS: Final[Mapping[NextStep, str]] = MappingProxyType(
    {
        NextStep.ASK: "write",
        NextStep.TALK_A: "talk-a",
        NextStep.TALK_B: "talk-b",
        NextStep.RESTORE: "agree",
        NextStep.AGREE: "agree",
        NextStep.FOLLOW: "follow",
        NextStep.ASK_CLOSE: "ask-close",
        NextStep.CLOSE: "close",
    }
)
"""What the coloured button does, by the next step."""


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def card(view: View) -> Screen:
    """The card, as the case and its dossier stand."""
    case, dossier = view.the_case, dossier_in(view.entries)
    step = next_step(case, dossier)
    gone = (Say("reporter-gone"),) if Flag.ONBEREIKBAAR in case.flags else ()
    return Screen(ROAD, _values(view, dossier, step), tuple(_rows(view, dossier, step)), gone, content=True)


def _values(view: View, dossier: Dossier, step: NextStep) -> dict[str, Value]:
    case = view.the_case
    due: tuple[Value, ...] = (At.of_day(dossier.due_on, view.zone, When.DAY),) if dossier.due_on else ()
    now: Value = (Say(f"now-{step}"), *due) if step in DEEDS else Say("told-none")
    things = open_things(dossier) if dossier.rounds else ()
    return {
        "code": case.code,
        "status": Say(f"status-{case.status}"),
        "klas": case.group or Say("case-klas-none"),
        "name": _name(view),
        "done": tuple(_done(view, dossier)),
        "now": now,
        "later": Say(_later(step)),
        "open": tuple(Say(f"open-{thing}") for thing in things) or Say("open-none"),
        "word": Say(f"told-verdict-{dossier.verdicts[-1]}") if dossier.verdicts else Say("told-none"),
    }


def _done(view: View, dossier: Dossier) -> Iterator[Value]:
    if dossier.talked_on is None:
        yield Say("done-none")
        return
    yield Say("done-talk", {"day": At.of_day(dossier.talked_on, view.zone, When.DAY)})
    if dossier.restored_on is not None:
        yield Say("done-restore", {"day": At.of_day(dossier.restored_on, view.zone, When.DAY)})
    for number, one in enumerate(dossier.rounds, start=1):
        yield Say("done-follow", {"number": number, "day": At.of_day(one.on, view.zone, When.DAY)})


AFTER: Final[Mapping[NextStep, str]] = MappingProxyType(
    {
        NextStep.ASK: "now-talk-a",
        NextStep.TALK_A: "now-agree",
        NextStep.TALK_B: "now-restore",
        NextStep.RESTORE: "now-follow",
        NextStep.AGREE: "now-follow",
        NextStep.FOLLOW: "now-ask-close",
        NextStep.ASK_CLOSE: "now-close",
    }
)


def _later(step: NextStep) -> str:
    return AFTER.get(step, "told-none")


def _name(view: View) -> Value:
    """The name of A, when A gave it; a witness's name is not A's."""
    names = [e.text for e in view.entries if e.kind is EntryKind.NAME]
    return names[-1] if names and view.the_case.whom is Whom.ME else Say("case-name-none")


def _rows(view: View, dossier: Dossier, step: NextStep) -> Iterator[tuple[Press, ...]]:
    if step in DEEDS:
        yield (Press(_deed(view, DEEDS[step]), f"next-{step}", primary=True),)
        beside = "talk-a" if step is NextStep.ASK else "write"
        key = "next-talk-a" if step is NextStep.ASK else f"{ROAD}.write"
        yield (Press(_deed(view, beside), key), *buttons(ROAD, ("read", _deed(view, "read", "1"))))
    yield buttons(ROAD, ("hide", _deed(view, "hide")), ("more", _deed(view, "card-more")))


def _more(view: View) -> Screen:
    """What is not the next step: the parents, Magister, another day."""
    dossier = dossier_in(view.entries)
    named = [("plan", _deed(view, "plan-talk"))] if dossier.talked_on is None else []
    named += [("parents-a", _deed(view, "parents-a"))] if _to_call(dossier.parents_a) else []
    named += [("parents-b", _deed(view, "parents-b"))] if _to_call(dossier.parents_b) else []
    named += [("magister", _deed(view, "magister"))] if dossier.agreements and not dossier.magister else []
    return Screen(MORE, {"code": view.the_case.code}, (buttons(MORE, *named, ("back", _deed(view, "open"))),))


def _to_call(parents: Parents | None) -> bool:
    return parents in {Parents.PUPIL_TELLS, Parents.COACH_CALLS}


def _parents(of: str) -> Panel:
    def panel(view: View) -> Screen:
        text = f"parents-{of}"
        row = (("called", _deed(view, "parents", of)), ("later", _deed(view, "open")))
        return Screen(text, {}, (buttons(text, *row),))

    return panel


def day(view: View) -> Screen:
    """The one planned message of the day: how many things, and their codes (R12)."""
    codes = tuple(Press(to_case(Verb.STAFF, c.code, "open"), label=f"• {c.code}") for c in view.cases)
    return Screen("day", {"count": len(view.cases)}, (codes,))


def is_due(case: Case, dossier: Dossier, view: View) -> bool:
    """Whether this case stands in the message of this day: something is due, or she was told there is no news."""
    due = dossier.due_on is not None and dossier.due_on <= view.today
    return (due or case.word == NO_NEWS) and next_step(case, dossier) in DEEDS


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {ROAD: card, MORE: _more, "parents-a": _parents("a"), "parents-b": _parents("b"), "day": day}
)
