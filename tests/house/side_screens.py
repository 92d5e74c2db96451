"""Every side screen of everybody, as data: what the tests of buttons, words and chapters look at."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from itertools import product

from bot.route.model import Code, Entry, EntryKind, Whom
from bot.usecases.overview import Overview, Waits
from handlers.flows import card, casework, overview, roadcard, welcome
from handlers.flows.view import Panel, View
from handlers.screens import Lines, Screen
from tests.explorer import (
    COACHES,
    LARGE,
    NEW,
    STATES,
    TUESDAY,
)
from tests.house import road_states

LONG = "Ze lachen elke dag. " * 999 + "Het laatste woord."
LINE = Entry(1, EntryKind.STORY, "Ze noemen me varken.", 1)
KINDS = Entry(2, EntryKind.KINDS, "scolding,excluding,hitting,things,gossip,messages,images,threats,else")
ADDED = Entry(3, EntryKind.ADDED, "Vandaag weer.", 2, changed=True)
NAME = Entry(4, EntryKind.NAME, "Noor van den Oudenhoven-Claassen")
STORIES: Mapping[str, tuple[Entry, ...]] = {
    "a line": (LINE,),
    "a long one": (Entry(1, EntryKind.STORY, LONG, 1),),
    "no spaces": (Entry(1, EntryKind.STORY, "A" * 20_000, 1),),
    "kinds": (KINDS,),
    "kinds and words": (LINE, KINDS, ADDED),
}
SOME_CASES = tuple(replace(NEW, code=Code(f"KD7{a}{b}")) for a, b in product("23456789", repeat=2))


def views() -> Iterator[View]:
    """Every state of a case, from every teller, with and without a name, with every sort of story, paged."""
    for state, whom, told, name in product(STATES, Whom, STORIES.values(), ((), (NAME,))):
        case = replace(state, whom=whom)
        for page in (1, 2, 7) if len(told[0].text) > 10_000 else (1,):
            entries = (*told, *name)
            yield View(LARGE, TUESDAY, page, case, entries, talking=bool(name), cases=(case,), staff=COACHES[3])


BARE = tuple(View(LARGE, TUESDAY, p, draft=d, talking=bool(d)) for d in ("", "Ze lachen.", LONG) for p in (1, 2, 7))
FULL = View(LARGE, TUESDAY, 7, cases=SOME_CASES, staff=COACHES[3], due=(NEW.id,))
LATE = Overview((Waits(NEW.code, 3),), (NEW.code,), (NEW.code,) * 9, (NEW.code,), ("1HA",))
EMPTY_OR_FULL = ((), SOME_CASES[:1], SOME_CASES)
DESKS = (*(View(LARGE, TUESDAY, cases=cases, staff=COACHES[3]) for cases in EMPTY_OR_FULL), FULL)


@cache
def panels() -> Mapping[str, tuple[Screen, ...]]:
    """Every side screen of everybody, as data, in every situation that makes another screen."""
    sorts: list[tuple[Mapping[str, Panel], tuple[View, ...]]] = [
        (welcome.PANELS, BARE),
        (card.PANELS, (*views(), View(LARGE, TUESDAY, 1, NEW, cases=SOME_CASES[:9]))),
        (casework.PANELS, (*views(), *(replace(desk_view, case=NEW) for desk_view in DESKS))),
        ({**roadcard.PANELS, "opened": casework.opened, casework.CASE_CARD: roadcard.card}, (*road_states.views(),)),
        (card.PANELS, (*road_states.her_views(),)),
        ({"opened": casework.opened}, (*road_states.told_views(), *road_states.shared_views())),
        ({"opened": casework.opened, **card.PANELS, **welcome.PANELS}, (*road_states.told_by_others(),)),
        ({**casework.PANELS, **card.PANELS}, (*road_states.urgent_views(),)),
        ({overview.OVERVIEW: overview.panel}, (replace(FULL, overview=LATE), FULL)),
        ({"day": partial(roadcard.day, year_ends=True)}, DESKS[1:]),
    ]
    made = {
        f"{name} {number}": [panel(view) for view in some]
        for number, (all_of, some) in enumerate(sorts)
        for name, panel in all_of.items()
    }
    return {name: tuple({_shape(screen): screen for screen in some}.values()) for name, some in made.items()}


def _shape(screen: Screen) -> str:
    buttons = [(p.data, p.key, p.label, p.primary) for group in screen.groups for p in group]
    lines = [value.parts for value in screen.values.values() if isinstance(value, Lines)]
    return f"{screen.text} {screen.values} {lines} {buttons} {[(s.key, s.values) for s in screen.lines + screen.ahead]}"
