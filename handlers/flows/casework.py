"""What a member of staff sees: alerts with a code and nothing else, the case card, the postvak (SCREENS §10)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.route.model import OWN_CHAIN, Entry, EntryKind, Whom
from bot.route.seasons import Season
from bot.usecases import board
from bot.usecases.classkit import AGAIN, CLASS_KIT
from bot.usecases.colleagues import FINISHED, READ
from handlers.flows import (
    acuut,
    afterwards,
    cardmore,
    colleague,
    consent,
    figures,
    further,
    handing,
    hours,
    notitie,
    overview,
    parent,
    postvak,
    pupils,
    roadcard,
    shared,
    tasks,
    timeline,
    urgent,
    withdrawn,
    witness,
    workweek,
)
from handlers.flows.dialogue import told_line
from handlers.flows.postvak import DESK
from handlers.flows.view import Panel, View, buttons, kinds_beside, kinds_of, kinds_said, page_of
from handlers.screens import At, Later, Press, Say, Screen, Value, Verb, When, to_case

CASE_NEW: Final = "case-new"
CASE_CARD: Final = "case-card"
TAKEN: Final = "taken"
STUB: Final = "stub"
CLASS: Final[Mapping[str, tuple[str, str | None]]] = MappingProxyType(
    {
        CLASS_KIT: (CLASS_KIT, None),
        "class-done": ("hidden", None),
        "class-later": ("hidden", "note-class-later"),
    }
)
"""Buttons about telling the class: what stands there then, and the line before it."""
WHY_NOT: Final = ("not-my-pupil", "too-close", "no-time")
READY_QUESTIONS: Final = ("what-helps", "want-to-talk")
"""Questions that cost no typing; each is asked in the reporter's own language."""


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.STAFF, view.the_case.code, deed, option)


def _code(view: View) -> dict[str, Value]:
    return {"code": view.the_case.code}


def _code_only(text: str, *named: tuple[str, str], word: str = "") -> Panel:
    """A message that holds the code and nothing else, whoever may look along."""

    def panel(view: View) -> Screen:
        row = tuple(Press(_deed(view, deed), f"{word or text}.{name}") for name, deed in named)
        return Screen(text, _code(view), (row,))

    return panel


def _bare(text: str, *named: tuple[str, str], word: str = "") -> Panel:
    def panel(view: View) -> Screen:
        return Screen(text, {}, (buttons(word or text, *((name, _deed(view, deed)) for name, deed in named)),))

    return panel


def _later(view: View) -> Screen:
    values: dict[str, Value] = {"moment": Later()}
    text = "later-own" if view.the_case.flags & OWN_CHAIN else "later"
    return Screen(text, values, (buttons("later", ("open", _deed(view, "open"))),))


def _passed_on(view: View) -> Screen:
    text = "passed-on-own" if view.the_case.flags & OWN_CHAIN else "passed-on"
    return Screen(text, {}, (buttons("passed-on", ("open", _deed(view, "open"))),))


def _board(view: View) -> Screen:
    """The code, and whom to call at the board: who reads this may not wait for a coach (SCREENS §12)."""
    row = buttons("alert-escalated", ("open", _deed(view, "open")))
    return Screen("alert-board", {**_code(view), "number": view.contact(board.CONTACT)}, (row,))


def _beheerder(text: str, contact: str = "") -> Panel:
    def panel(view: View) -> Screen:
        values: dict[str, Value] = {"number": view.contact(contact)} if contact else {}
        return Screen(text, values, ((Press(DESK, "hidden.desk"),),))

    return panel


# --- The case -----------------------------------------------------------------------------------------------------


def _case_new(view: View) -> Screen:
    """The story as it came, and what is known; the first thing to do is to pick it up."""
    story, page, of = page_of(told(view.entries), view.page)
    if page > 1:
        return _case_page(view, story, page, of)
    case, kinds = view.the_case, kinds_of(view.entries)
    values: dict[str, Value] = {
        **_code(view),
        "daypart": At(case.sent_at, When.DAYPART),
        "whom": colleague.who(view) if case.whom is Whom.STAFF else Say(f"case-whom-{case.whom}"),
        "klas": case.group or Say("case-klas-none"),
        "name": _name(view),
        "story": story or (Say("case-kinds", {"kinds": kinds_said(kinds)}) if kinds else Say("case-no-words")),
    }
    text, answers = TOLD_BY.get(case.whom, (CASE_NEW, told_line))
    more = (Press(_deed(view, "read", "2"), "case-page.next"),) if of > 1 else ()
    last = (*more, Press(_deed(view, "hide"), f"{CASE_NEW}.hide"))
    lines = (*kinds_beside(story, kinds), *further.said(view), *afterwards.said(view), *withdrawn.lines(view))
    rows, ahead = (*_what_now(view), last), urgent.lines(view)
    return Screen(text, values | answers(view), rows, lines, content=True, ahead=ahead)


TOLD_BY: Final[Mapping[Whom, tuple[str, Callable[[View], dict[str, Value]]]]] = MappingProxyType(
    {
        Whom.PARENT: (f"{CASE_NEW}-parent", parent.case_values),
        Whom.STAFF: (f"{CASE_NEW}-staff", colleague.case_values),
        Whom.OTHER: (f"{CASE_NEW}-other", witness.case_values),
    }
)
"""Who is no pupil was asked other things: the text of a new case, and what was answered."""


def _what_now(view: View) -> tuple[tuple[Press, ...], ...]:
    """The one coloured button, while nobody has it; afterwards the way back to the card."""
    if not _is_mine(view) and shared.is_shared_with(view):
        return ((Press(_deed(view, "open"), "case-page.back"),),)
    if not _is_mine(view) and view.the_case.owner is not None:
        return ((*urgent.confirms(view), *acuut.to_question(view)),)
    if view.the_case.owner is not None:
        return ((Press(_deed(view, "open"), "case-page.back"),),)
    if withdrawn.is_taken_back(view.the_case):
        return ((withdrawn.press(view),),)
    pick_up = Press(_deed(view, "pick-up"), f"{CASE_NEW}.pick-up", primary=True)
    return ((pick_up, Press(_deed(view, "not-mine"), f"{CASE_NEW}.not-mine")),)


def _case_page(view: View, story: str, page: int, of: int) -> Screen:
    values: dict[str, Value] = {**_code(view), "story": story, "page": page, "pages": of}
    more = (("next", _deed(view, "read", str(page + 1))),) if page < of else ()
    row = (*more, ("back", _deed(view, "read", str(page - 1))), ("hide", _deed(view, "hide")))
    return Screen("case-page", values, (buttons("case-page", *row),), content=True)


def told(entries: tuple[Entry, ...]) -> str:
    """Everything that was typed, a line for each message, with what came later or was changed marked."""
    typed = (e for e in entries if e.kind in {EntryKind.STORY, EntryKind.ADDED, EntryKind.QUESTION})
    return "\n".join(_mark(e) + e.text for e in typed)


def _mark(entry: Entry) -> str:
    if entry.kind is EntryKind.QUESTION:
        return "→ "
    return ("+ " if entry.kind is EntryKind.ADDED else "") + ("✎ " if entry.changed else "")


def _name(view: View) -> Value:
    """The name that was given, if any: of who told. A witness's or a parent's name is not the name of A."""
    names = [e.text for e in view.entries if e.kind is EntryKind.NAME]
    return names[-1] if names else Say("case-name-none")


def opened(view: View) -> Screen:
    """What *Openen* shows: the story while nobody has the case, the card once it is picked up, or what is shared."""
    if not _is_mine(view) and shared.is_shared_with(view):
        return shared.card(view)
    return roadcard.card(view) if _is_mine(view) else _case_new(view)


def _is_mine(view: View) -> bool:
    """Whether this person has the case: in danger, who was asked reads the story of what a colleague has."""
    return view.staff is not None and view.the_case.owner == view.staff.id


def _pick_up_unknown(view: View) -> Screen:
    """Nobody knows who it is: one short open question, without typing if it can be (SCREENS ``pick-up-unknown``)."""
    text = "pick-up-unknown"
    ready = tuple((word, _deed(view, "ask", word)) for word in READY_QUESTIONS)
    return Screen(text, {}, (buttons(text, *ready, ("type", _deed(view, "write"))),))


def _write(view: View) -> Screen:
    text = "write" if view.the_case.whom is Whom.ME else "write-other"
    return Screen(text, {}, (buttons(text, ("never-mind", _deed(view, "never-mind"))),))


def _taken(view: View) -> Screen:
    return Screen("note-taken", {"coach": view.reader}, ((Press(DESK, "hidden.desk"),),))


def _not_mine(view: View) -> Screen:
    named = (*((why, _deed(view, "pass-on", why)) for why in WHY_NOT), ("back", _deed(view, "open")))
    return Screen("not-mine", {}, (buttons("not-mine", *named),))


# --- Beside the postvak ----------------------------------------------------------------------------------------------


def _class_kit(view: View) -> Screen:
    row = (("done", f"{Verb.STAFF}:class-done"), ("later", f"{Verb.STAFF}:class-later"))
    values: dict[str, Value] = {"vertrouwenspersoon": view.contact("vertrouwenspersoon")}
    return Screen(CLASS_KIT, values, (buttons(CLASS_KIT, *row),))


def _season(season: Season) -> Panel:
    """What coaches are reminded of, after a holiday (P-55, P-57)."""
    row = (("class-kit", f"{Verb.STAFF}:{CLASS_KIT}"), ("done", f"{Verb.STAFF}:class-done"))
    return lambda view: Screen(season, {}, (buttons(season, *row),))


def _told_at_the_desk(view: View) -> Screen:
    """The receipt of a colleague: whose case it became is not kept in this chat."""
    return Screen("staff-sent", {"coach": Say("staff-the-coach")}, ((Press(DESK, "staff-sent.done"),),))


def _heard_of(text: str) -> Panel:
    return lambda view: Screen(text, {}, ((Press(DESK, "hidden.desk"),),))


def _finished(view: View) -> Screen:
    return Screen("case-done", {"days": view.contact("days")}, ((Press(DESK, "case-done.desk"),),))


def _to_desk(text: str) -> Panel:
    return lambda view: Screen(text, {}, ((Press(DESK, f"{text}.desk"),),))


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        "alert-new": _code_only("alert-new", ("open", "open"), ("later", "later"), ("not-today", "not-today")),
        "alert-reply": _code_only("alert-reply", ("open", "open"), word="stub"),
        "alert-worse": _code_only("alert-worse", ("open", "open"), word="stub"),
        "alert-waiting": _code_only("alert-waiting", ("open", "open"), ("not-today", "not-today"), word="alert-new"),
        "alert-withdrawn": _code_only("alert-withdrawn", ("open", "open")),
        "alert-escalated": _code_only("alert-escalated", ("open", "open")),
        "alert-shared": _code_only("alert-shared", ("open", "open")),
        **handing.PANELS,
        **urgent.STAFF_PANELS,
        STUB: _code_only(STUB, ("open", "open")),
        "later": _later,
        "passed-on": _passed_on,
        "alert-reminded": _code_only("alert-reminded", ("open", "open"), word="stub"),
        "alert-board": _board,
        board.TO_CALL: _beheerder(board.TO_CALL, board.CONTACT),
        board.NOBODY: _beheerder(board.NOBODY),
        "passed-on-nobody": _bare("passed-on-nobody", ("open", "open")),
        "opened": opened,
        CASE_NEW: _case_new,
        CASE_CARD: roadcard.card,
        **roadcard.PANELS,
        **cardmore.PANELS,
        "not-mine": _not_mine,
        TAKEN: _taken,
        "pick-up-unknown": _pick_up_unknown,
        "case-done": _finished,
        "write": _write,
        "hidden": _to_desk("hidden"),
        "told": _told_at_the_desk,
        READ: _heard_of(READ),
        FINISHED: _heard_of(FINISHED),
        "desk": postvak.desk,
        **hours.PANELS,
        **overview.PANELS,
        **figures.PANELS,
        CLASS_KIT: _class_kit,
        AGAIN: _class_kit,
        **{season: _season(season) for season in Season},
        "unknown-words": _to_desk("unknown-words"),
        "desk-media": _to_desk("desk-media"),
        **workweek.PANELS,
        "coach-waiting": lambda view: Screen("coach-waiting"),
        "cannot": lambda view: Screen("note-cannot", {}, ((Press(DESK, "hidden.desk"),),)),
    }
)
"""Everything that can stand in the chat of a member of staff."""

CONTENT: Final = frozenset(
    {"opened", CASE_NEW, CASE_CARD, roadcard.ROAD, shared.CARD, consent.LEDGER, tasks.TASKS, "talk", notitie.NOTES}
    | {timeline.TIMELINE, pupils.LIST}
)
"""Panels that quote what somebody told: shown only to who may READ, and gone again after fifteen minutes."""
