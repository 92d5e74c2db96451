"""Leerling C, D …, behind ⋯: who they are in this case, that they were talked with, their parents (P-76, P-82, P-85).

The list is for who has the case alone. A name is typed only if it is needed; everything else goes by letter.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bot.route import pupils as rules
from bot.route.dossier import Dossier, Parents, Part, Pupil
from bot.route.model import Case, StaffId
from bot.route.steps import PICKED_UP
from bot.usecases.pupils import ASKED, Joined, Spoke
from handlers.flows.road import LABEL, RoadFacts
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Press, Say, Screen, Value, Verb, to_case
from handlers.script import Choice, Flow, Option, Words, choices

LIST: Final = "pupils"
JOIN: Final = "pupil-join"
SPOKE: Final = "pupil-spoke"
CALLED: Final = "pupil-called"
LEAVE: Final = "pupil-leave"
UNNAMED: Final = "unnamed"


def join(facts: RoadFacts) -> Flow[Joined]:
    """What this pupil does here, a name if it is needed, and whose pupil it is."""
    letter: dict[str, Value] = {"pupil": rules.next_letter(facts.dossier) or rules.FURTHER[-1]}
    part = yield from Choice("pupil-part", values=letter, options=choices(Part))
    typed = yield from Words("pupil-name", values=letter, most=60, adds=False, instead=(UNNAMED,))
    some = tuple(Option[StaffId | None](one.id, one.id, label=one.name[:LABEL]) for one in facts.their_coaches)
    coach = yield from Choice("pupil-coach", values=letter, options=(*some, Option[StaffId | None]("unknown", None)))
    return Joined(part, "" if typed.instead else typed.text.strip(), coach)


def spoke(facts: RoadFacts) -> Flow[Spoke]:
    """With whom, and what was agreed about the parents of that pupil (P-86)."""
    people = facts.dossier.pupils
    one = people[0] if len(people) == 1 else (yield from Choice("pupil-which", options=tuple(map(_letter, people))))
    values: dict[str, Value] = {"pupil": one.letter}
    parents = yield from Choice(f"pupil-parents#{one.letter}", values=values, options=choices(Parents, *ASKED))
    return Spoke(one.letter, parents)


def _letter(one: Pupil) -> Option[Pupil]:
    return Option(one.letter, one, values={"pupil": one.letter}, text="pupil-which.one")


def begins(case: Case, dossier: Dossier) -> frozenset[str]:
    """Which of the two may be begun."""
    runs = case.status in PICKED_UP
    more = {JOIN} if runs and rules.next_letter(dossier) else set[str]()
    return frozenset(more | ({SPOKE} if runs and dossier.pupils else set()))


def beside(case: Case) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯."""
    return {LIST: (LIST, case.status in PICKED_UP)}


def _pupils(view: View) -> Screen:
    """Each of them in a line, and what can be recorded."""
    case, dossier = view.the_case, view.dossier
    ticks = tuple(press for one in dossier.pupils for press in _presses(view, dossier, one))
    begun = begins(case, dossier)
    named = tuple((deed, _to(view, deed)) for deed in (JOIN, SPOKE) if deed in begun)
    last = buttons(LIST, *named, ("back", _to(view, "open")))
    lines = tuple(_line(view, one) for one in dossier.pupils) or (Say("pupils-none"),)
    return Screen(LIST, {"code": case.code}, (ticks, last), lines, content=True)


def _to(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def _presses(view: View, dossier: Dossier, one: Pupil) -> Iterator[Press]:
    values: dict[str, Value] = {"pupil": one.letter}
    if one.parents is not Parents.CALLED and rules.may_call(dossier, one.letter):
        yield Press(_to(view, CALLED, one.letter), f"{LIST}.called", values=values)
    yield Press(_to(view, LEAVE, one.letter), f"{LIST}.leave", values=values)


def _line(view: View, one: Pupil) -> Say:
    coach = view.school.member(one.coach)
    values: dict[str, Value] = {
        "pupil": one.letter,
        "name": one.name or Say("case-name-none"),
        "what": Say(f"pupil-part.{one.part}"),
        "coach": coach.name if coach else Say("pupil-coach-none"),
        "parents": Say(f"pupil-told-{one.parents or Parents.NOT_YET}"),
    }
    return Say("pupil-line", values)


def on_card(view: View) -> tuple[Say, ...]:
    """On the card of who has it: the letters and parts, no name."""
    known = view.dossier.pupils
    if not known:
        return ()
    each = tuple(Say("pupil-short", {"pupil": one.letter, "what": Say(f"pupil-part.{one.part}")}) for one in known)
    return (Say("pupils-here", {"who": each}),)


def names(dossier: Dossier) -> tuple[str, ...]:
    """The names that were typed: they may come out in no note for Magister."""
    return tuple(one.name for one in dossier.pupils if one.name)


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({LIST: _pupils})
