"""Which buttons lead somewhere: what the desk and a reporter's cards know what to do with."""

import ast
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from bot.route.model import Whom
from handlers import desk, deskacuut, deskhours, deskhulp, desknotes, desknotitie, desktelling, own, talking
from handlers.deskdeeds import DOES, LEAVES, LOOKS
from handlers.flows import casework, figures, handing, overview, welcome
from handlers.flows.report import HELLO
from handlers.flows.view import ON
from handlers.screens import Press, Pressed, Verb, read


def dead(press: Press) -> bool:
    """Whether pressing this leads nowhere; what copies need not."""
    if press.copy is not None:
        return press.data != ""
    pressed = read(press.data)
    return pressed is None or not _ALIVE[pressed.verb](pressed)


@cache
def handled(module: ModuleType) -> frozenset[str]:
    """The deeds that a module knows what to do with: the literal cases of its ``match`` statements."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    values = (node.value for node in ast.walk(tree) if isinstance(node, ast.MatchValue))
    named = frozenset(v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str))
    at_desk = {*talking.ROAD, *LOOKS, *DOES, *LEAVES, *desknotes.DEEDS, *desknotitie.DEEDS, *deskhulp.DEEDS}
    at_desk |= deskacuut.DEEDS
    return named | frozenset({own: {**own.TALKS, **own.DEEDS}, desk: at_desk}[module])


def _without_case(name: str) -> bool:
    prefixes = name.startswith((handing.UNTIL, handing.MOVE))
    return prefixes or name in _BARE or deskhours.knows(name)


_ILL = {"ill", "ill-open", "ill-back", "day-not"}
_BARE = frozenset({"desk", *desktelling.TELLS, *_ILL, *overview.SHOWS, *figures.PANELS, *casework.CLASS})
_OPENED = frozenset({ON, "school-now", "desk", *welcome.PANELS})
_ALIVE: Mapping[Verb, Callable[[Pressed], bool]] = {
    Verb.ANSWER: lambda p: p.name == HELLO and p.option in {*Whom},
    Verb.BACK: lambda p: p.name == "back",
    Verb.STOP: lambda p: p.name in {"stop", "discard"},
    Verb.REOPEN: lambda p: p.name in {"report-story", "class", "receiver"},
    Verb.PANEL: lambda p: p.name in _OPENED and (not p.option or p.option.isdecimal()),
    Verb.REPORTER: lambda p: p.name in handled(own) if p.code else p.name == "view",
    Verb.STAFF: lambda p: p.name in handled(desk) if p.code else _without_case(p.name),
}
