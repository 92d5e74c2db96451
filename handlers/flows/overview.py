"""The overview of the aanspreekpunt: numbers and codes, no story and no name (SCREENS ``overview``)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bot.usecases.assigning import GONE
from bot.usecases.lateness import LATE
from bot.usecases.overview import Overview
from handlers.flows.view import Panel, View
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case

OVERVIEW: Final = "overview"
REMIND: Final = "overview-remind"
MOST: Final = 5
"""So many codes stand there; the number says how many there are."""
ASSIGN: Final = "assign"
ASSIGN_TO: Final = "assign-to"
LABEL: Final = 32
SHOWS: Final[Mapping[str, tuple[str, str | None]]] = MappingProxyType(
    {OVERVIEW: (OVERVIEW, None), REMIND: (OVERVIEW, "note-reminded"), ASSIGN: (ASSIGN, None)}
)
"""Buttons of the overview: what stands there then, and the line before it."""


def panel(view: View) -> Screen:
    """How it stands today."""
    found = view.overview or Overview()
    waits = tuple(Say("overview-one", {"code": one.code, "hours": one.hours}) for one in found.waits)
    values: dict[str, Value] = {
        "day": At(view.now, When.DAY),
        "waits": _some(waits),
        "talks": _some(found.talk_late),
        "follow": _some(found.follow_late),
        "differ": _some(found.differ),
        "without": _some(found.without),
    }
    late = bool(found.waits or found.talk_late or found.follow_late)
    remind = (Press(f"{Verb.STAFF}:{REMIND}", "overview.remind", primary=True),) if late else ()
    assign = (Press(f"{Verb.STAFF}:{ASSIGN}", "overview.assign"),) if found.waits else ()
    figures = Press(f"{Verb.STAFF}:figures", "overview.figures")
    return Screen(OVERVIEW, values, ((*remind, *assign, figures, Press(f"{Verb.STAFF}:desk", "hidden.desk")),))


def _which(view: View) -> Screen:
    """Which of those that wait, by code; those that wait longest."""
    waits = view.overview.waits[:MOST] if view.overview else ()
    codes = tuple(Press(to_case(Verb.STAFF, one.code, ASSIGN), label=f"• {one.code}") for one in waits)
    return Screen(ASSIGN, {}, (codes, _back()))


def _to(view: View) -> Screen:
    """To whom: only who may have it is named, and nothing of the case is shown."""
    waits = view.overview.waits if view.overview else ()
    if not 0 < view.page <= len(waits):
        return _which(view)
    one = waits[view.page - 1]
    people = tuple(Press(to_case(Verb.STAFF, one.code, ASSIGN, s.id), label=s.name[:LABEL]) for s in one.able)
    return Screen(ASSIGN_TO if people else f"{ASSIGN_TO}-nobody", {"code": one.code}, (people, _back()))


def _back() -> tuple[Press, ...]:
    return (Press(f"{Verb.STAFF}:{OVERVIEW}", "assign.back"),)


def _gone(view: View) -> Screen:
    """What waited for the reader is somebody else's; its code is not theirs any more."""
    return Screen(GONE, {}, ((Press(f"{Verb.STAFF}:desk", "hidden.desk"),),))


def late(view: View) -> Screen:
    """A talk stays undone: the overview says which."""
    return Screen(LATE, {}, ((Press(f"{Verb.STAFF}:{OVERVIEW}", f"{LATE}.overview"),),))


def _some(found: Sequence[Value]) -> Value:
    """How many, and the first of them."""
    if not found:
        return 0
    return Say("overview-some", {"count": len(found), "which": tuple(found[:MOST])})


PANELS: Final[Mapping[str, Panel]] = MappingProxyType(
    {OVERVIEW: panel, ASSIGN: _which, ASSIGN_TO: _to, GONE: _gone, LATE: late}
)
OVERSEEING: Final = frozenset({OVERVIEW, ASSIGN, ASSIGN_TO})
"""What only who has the overview sees."""
