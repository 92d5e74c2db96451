"""What a colleague sees of a case that was shared: the steps and what was agreed, and the words only where the role
goes that far; and what the coach sees of with whom it is shared (SCREENS ``share``, ``lead-shared``; DOMAIN §1.3).

Nothing here quotes who told: *Lees het verhaal* does, for who may read it.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.route.access import KNOW_OF_MEASURES, LEADING, RUNNING_CASES, Deed, may
from bot.route.dossier import Dossier
from bot.route.levels import Level, level
from bot.route.model import Case, Staff, Status, Whom
from bot.route.road import NextStep
from bot.usecases.sharing import colleagues
from bot.usecases.team import members
from handlers.flows import acuut, handing, hulp, leiding, notitie, proposals, tasks, team
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Lines, Press, Say, Screen, Value, Verb, When, to_case

CARD: Final = "shared"
WITH: Final = "shared-with"
FIRST: Final = "share-first"
LABEL: Final = 32


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def is_shared_with(view: View) -> bool:
    """Whether the reader looks at what a colleague has, because it was shared."""
    case, staff = view.the_case, view.staff
    return staff is not None and staff.id in case.shared and staff.id != case.owner


def card(view: View) -> Screen:
    """The case, as far as it is shared."""
    case, dossier = view.the_case, view.dossier
    values: dict[str, Value] = {
        "code": case.code,
        "status": Say(f"status-{_status(view)}"),
        "klas": (None if team.hides_class(view) else case.group) or Say("case-klas-none"),
        "coach": view.reader,
        "done": Lines(tuple(_done(view, dossier))),
        "agreements": "; ".join(f"{a.who} {a.what}" for a in dossier.agreements) or Say("told-none"),
    }
    reads = _reads(view)
    lines = () if reads else (_no_words(view),)
    read = (("read", _deed(view, "read", "1")),) if reads else ()
    read = (*read, *((("notes", _deed(view, notitie.NOTES)),) if notitie.reads(view) else ()))
    measure = "removed" if view.the_case.status is Status.MAATREGEL else "measure"
    read = (*read, *(((measure, _deed(view, "measure")),) if _may(view, Deed.MEASURE) else ()))
    named = (*leiding.for_leader(view, dossier), *_looked_at(view, dossier), *proposals.said(view), *tasks.said(view))
    named = (*named, *((*left_school(view, dossier), *at_level(view, dossier)) if _knows(view) else ()))
    lines = (*named, *team.for_member(view), *hulp.for_colleague(view, dossier), *lines)
    asked, answers = handing.asks(view)
    confirming = acuut.to_question(view)
    ways = tuple(row for row in (answers, confirming) if row)
    rows = (*ways, buttons(CARD, *read, ("hide", _deed(view, "hide"))))
    return Screen(CARD, values, rows, lines, content=True, ahead=asked)


def _looked_at(view: View, dossier: Dossier) -> tuple[Say, ...]:
    """Who looks whether it works, how and when (P-42, P-84)."""
    found = dossier.evaluation
    if found is None:
        return ()
    return (Say("shared-evaluation", {"how": found.how, "by": Say(f"evaluate-by.{found.by}"), **_on(view, found.on)}),)


def at_level(view: View, dossier: Dossier) -> tuple[Say, ...]:
    """That it went as far as E4: for who has the case, and who may know of measures (DOMAIN §1.6). What is below
    that is said by the status and the rules that fit."""
    return (Say("level-e4"),) if level(view.the_case, dossier) is Level.E4 else ()


def left_school(view: View, dossier: Dossier) -> tuple[Say, ...]:
    """That B is not at school any more, for who has the case and who may know of measures (P-46)."""
    return (Say("left-school", _on(view, dossier.removed_on)),) if dossier.removed_on else ()


def _knows(view: View) -> bool:
    return view.staff is not None and bool(view.staff.roles & KNOW_OF_MEASURES)


def _reads(view: View) -> bool:
    return _may(view, Deed.READ)


def _may(view: View, deed: Deed) -> bool:
    return view.staff is not None and may(view.staff, deed, view.the_case)


def _status(view: View) -> Status:
    """Where it stands; of a measure only those know whom it concerns (DOMAIN §1.3)."""
    status = view.the_case.status
    return Status.NIET_GESTOPT if status is Status.MAATREGEL and not _knows(view) else status


def _no_words(view: View) -> Say:
    """What this reader sees and does not see (SCREENS ``lead-shared``)."""
    leads = view.staff is not None and bool(view.staff.roles & LEADING)
    if leads and view.the_case.status in {Status.NIET_GESTOPT, Status.MAATREGEL}:
        return Say("lead-shared", {"code": view.the_case.code})
    return Say("shared-no-words")


def _done(view: View, dossier: Dossier) -> Iterator[Value]:
    """The steps that were taken, each with its day."""
    if dossier.talked_on is None:
        yield Say("done-none")
        return
    days = {"done-talk": dossier.talked_on, "done-restore": dossier.restored_on, "done-chance": dossier.chance_on}
    days |= {"done-last-chance": dossier.last_chance_on}
    yield from (Say(key, _on(view, day)) for key, day in days.items() if day is not None)
    if dossier.rounds:
        yield Say("done-follow", {"number": len(dossier.rounds), **_on(view, dossier.rounds[-1].on)})


def _on(view: View, day: date) -> dict[str, Value]:
    return {"day": At.of_day(day, view.zone, When.DAY)}


def _with(view: View) -> Screen:
    """With whom it is shared; a tap takes it back."""
    names = tuple(_one(view, member) for member in map(view.school.member, view.the_case.shared) if member)
    return Screen(WITH if names else f"{WITH}-nobody", {}, (names, buttons(WITH, ("back", _deed(view, "open")))))


def _one(view: View, member: Staff) -> Press:
    return Press(_deed(view, "unshare", member.id), label=f"✕ {member.name}"[:LABEL])


def _first(view: View) -> Screen:
    """The coach tells A first, here or in person; then it is shared."""
    write = (("write", _deed(view, "write")),) if view.the_case.whom is Whom.ME else ()
    return Screen(FIRST, {}, (buttons(FIRST, *write, ("back", _deed(view, "open"))),))


def beside(view: View, begun: frozenset[str], step: NextStep) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯ for the coach: bring in somebody, see who looks along, say that it has not stopped."""
    case, staff = view.the_case, view.staff
    return {
        team.STEP: (team.STEP, team.STEP in begun and staff is not None and bool(members(view.school, case, staff))),
        "share": ("share", "share" in begun and staff is not None and bool(colleagues(view.school, case, staff))),
        "shared-with": ("shared-with", bool(case.shared)),
        "not-stopped": ("not-stopped", "not-stopped" in begun and step is not NextStep.NOT_STOPPED),
        "hand-over": (handing.STEP, handing.STEP in begun and staff is not None and _hands(view, staff)),
        "hand-over-back": (handing.WITHDRAW, view.dossier.offer is not None),
        "ask-close": ("ask-close", "ask-close" in begun and step is not NextStep.ASK_CLOSE),
    }


def _hands(view: View, staff: Staff) -> bool:
    """Whether there is a colleague who may run this case."""
    return any(each.role in RUNNING_CASES for each in colleagues(view.school, view.the_case, staff))


def picks(view: View, case: Case) -> bool:
    """Whether this stands in the postvak of the reader because it was shared, and for nothing else."""
    staff = view.staff
    if staff is None or staff.id not in case.shared or case.owner == staff.id:
        return False
    return not may(staff, Deed.PICK_UP, case)


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({CARD: card, WITH: _with, FIRST: _first})
