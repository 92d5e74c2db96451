"""The overview of the aanspreekpunt: numbers and codes, no story and no name (SCREENS ``overview``)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bot.usecases.lateness import LATE
from bot.usecases.overview import Overview
from handlers.flows.view import Panel, View
from handlers.screens import At, Press, Say, Screen, Value, Verb, When

OVERVIEW: Final = "overview"
REMIND: Final = "overview-remind"
MOST: Final = 5
"""So many codes stand there; the number says how many there are."""
SHOWS: Final[Mapping[str, tuple[str, str | None]]] = MappingProxyType(
    {OVERVIEW: (OVERVIEW, None), REMIND: (OVERVIEW, "note-reminded")}
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
    return Screen(OVERVIEW, values, ((*remind, Press(f"{Verb.STAFF}:desk", "hidden.desk")),))


def late(view: View) -> Screen:
    """A talk stays undone: the overview says which."""
    return Screen(LATE, {}, ((Press(f"{Verb.STAFF}:{OVERVIEW}", f"{LATE}.overview"),),))


def _some(found: Sequence[Value]) -> Value:
    """How many, and the first of them."""
    if not found:
        return 0
    return Say("overview-some", {"count": len(found), "which": tuple(found[:MOST])})


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({OVERVIEW: panel, LATE: late})
