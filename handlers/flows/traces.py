"""What is behind *Meer*: take back, no more questions, empty this chat, cut loose, what school knows (SCREENS §5)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.route.access import Deed, may
from bot.route.model import Case, EntryKind, Flag, Reporter, Whom
from bot.route.steps import FINAL
from bot.usecases.answers import told_of
from bot.usecases.borging import TO_DECIDE
from bot.usecases.reporting import unread
from handlers.flows import consent
from handlers.flows.polite import POLITE
from handlers.flows.view import Panel, View, buttons
from handlers.screens import Lines, Press, Say, Screen, Value, Verb, to_case, to_panel

MORE: Final = "card-more"
TAKE_BACK: Final = "take-back"
LABELS: Final = MappingProxyType({"name": "card-more-name", "code": "card-more-code-plain"})
CODE: Final = "code-mode"
ENTER: Final = "code-enter"
KEEP: Final = "keep"
READ: Final = "read"
"""The option of a yes that was given while somebody may have read it: it says what then goes, and what may stay."""


def _deed(view: View, deed: str, option: str = "") -> str:
    return to_case(Verb.REPORTER, view.the_case.code, deed, option)


def may_take_back(case: Case) -> bool:
    """Whether this can still be taken back, by who told it."""
    return may(Reporter(frozenset({case.id})), Deed.TAKE_BACK, case)


def _more(view: View) -> Screen:
    """Everything that is hers to do; what makes no sense any more is left out."""
    case = view.the_case
    runs = case.status not in FINAL
    asks_again = Flag.STIL in case.flags
    here = Flag.LOSGEKOPPELD not in case.flags
    stands = {
        consent.AGAIN: consent.waits(view) is not None,
        "name": Flag.ANONIEM in case.flags and runs,
        "take-back": may_take_back(case),
        "quiet": runs and here and not asks_again,
        "unquiet": runs and asks_again,
        "clear": not view.keeps,
        KEEP: not view.keeps,
        "unkeep": view.keeps,
        "unlink": True,
        "my-data": True,
        "code": True,
    }
    mine = tuple(Press(_deed(view, deed), LABELS.get(deed, f"more-{deed}")) for deed, so in stands.items() if so)
    read, back = buttons(MORE, ("read", _deed(view, "read")), ("back", _deed(view, "card")))
    return Screen(MORE, {}, ((read, *mine, back),))


def _take_back(view: View) -> Screen:
    """What goes depends on whether anybody may have read it; the yes is about what was said here."""
    if unread(view.the_case):
        row = (("yes", _deed(view, "taken-back")), ("no", _deed(view, "card")))
        return Screen(TAKE_BACK, {}, (buttons(TAKE_BACK, *row),))
    row = (("yes", _deed(view, "taken-back", READ)), ("no", _deed(view, "card")))
    values: dict[str, Value] = {"coach": view.reader, "days": TO_DECIDE}
    return Screen("take-back-read", values, (buttons(TAKE_BACK, *row),))


def _gone(text: str, **values: Value) -> Panel:
    """It is taken back. The chat holds no case any more, so who told it is in the name of the text."""
    return lambda view: Screen(text, values, (buttons("taken-back", ("ok", to_panel("on"))),))


def _quiet(view: View) -> Screen:
    return Screen("quiet", {}, (buttons("quiet", ("again", _deed(view, "unquiet")), ("ok", _deed(view, "card"))),))


def _cleared(view: View) -> Screen:
    return Screen("chat-clear", {}, (buttons("chat-clear", ("ok", _deed(view, "card"))),))


def _kept(view: View) -> Screen:
    return Screen(KEEP, {}, (buttons(KEEP, ("again", _deed(view, "unkeep")), ("ok", _deed(view, "card"))),))


def _unlink(view: View) -> Screen:
    row = [("yes", _deed(view, "unlinked")), ("no", _deed(view, "card"))]
    if Flag.LOSGEKOPPELD not in view.the_case.flags:
        row.append(("code", _deed(view, CODE)))
    return Screen("unlink", {"coach": view.reader}, (buttons("unlink", *row),))


def _code(view: View) -> Screen:
    """The code, this once; her chat is let go when she says that she has it."""
    row = (("have", _deed(view, "code-kept")), ("no", _deed(view, "card")))
    return Screen(CODE, {"code": view.secret}, (buttons(CODE, *row),))


def _enter(view: View) -> Screen:
    return Screen(ENTER, {}, (buttons(ENTER, ("back", to_panel("on"))),))


# --- What school knows ------------------------------------------------------------------------------------------------


def _my_data(view: View) -> Screen:
    """Counts only: somebody may be looking over a shoulder. The words themselves come after a tap."""
    text = "my-data"
    back = (("take-back", _deed(view, TAKE_BACK)),) if may_take_back(view.the_case) else ()
    row = (("all", _deed(view, "read")), *back, ("back", _deed(view, "card")))
    way = Say("my-data-code" if Flag.MET_CODE in view.the_case.flags else "my-data-way")
    values: dict[str, Value] = {"held": Lines(_held(view)), "way": way, "days": view.contact("days")}
    return Screen(text, values, (buttons(text, *row),))


def _held(view: View) -> tuple[Value, ...]:
    case = view.the_case
    typed = sum(e.kind in {EntryKind.STORY, EntryKind.ADDED} for e in view.entries)
    chosen = len(told_of(view.entries)) + any(e.kind is EntryKind.KINDS for e in view.entries)
    named = any(e.kind is EntryKind.NAME for e in view.entries)
    name = Say("card-name-given" if named else "card-name-none")
    answers: tuple[Value, ...] = (Say("my-data-chosen", {"count": chosen}),) if chosen else ()
    wishes: tuple[Value, ...] = (Say("my-data-wishes"),) if case.whom is Whom.ME else ()
    return (
        Say("my-data-typed", {"count": typed}),
        *answers,
        Say("my-data-class", {"klas": case.group or Say("card-name-none"), "name": name}),
        *wishes,
    )


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        MORE: _more,
        TAKE_BACK: _take_back,
        "quiet": _quiet,
        "chat-clear": _cleared,
        KEEP: _kept,
        "unlink": _unlink,
        CODE: _code,
        "my-data": _my_data,
    }
)
"""Side screens about one case of hers."""

AFTERWARDS: Final[Mapping[str, Panel]] = MappingProxyType(
    {
        **{text: _gone(text) for text in ("taken-back", f"taken-back{POLITE}")},
        **{text: _gone(text, days=TO_DECIDE) for text in ("taken-back-read", f"taken-back-read{POLITE}")},
        ENTER: _enter,
    }
)
"""Side screens that stand when the chat knows nothing of the case any more, or not yet."""
