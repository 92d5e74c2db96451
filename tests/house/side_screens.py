"""Every side screen of everybody, as data: what the tests of buttons, words and chapters look at."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from itertools import chain, product

from bot.route.figures import Cell
from bot.route.model import Code, Entry, EntryKind, Role, Status, Whom
from bot.route.week import Week
from bot.usecases.figures import Figures
from bot.usecases.overview import Numbers, Overview, Waits
from handlers.flows import acuut, card, cardmore, casework, figures, overview, roadcard, timeline, welcome, workweek
from handlers.flows.view import Panel, View
from handlers.screens import Lines, Screen
from tests.explorer import (
    COACHES,
    DUTY,
    LARGE,
    NEW,
    STATES,
    TUESDAY,
)
from tests.house import road_confided, road_states, second_states
from tests.rules.calendars import MIDDEN

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
EASTER = datetime(2027, 3, 24, 9, tzinfo=UTC)
NAMED = replace(MIDDEN, names=dict.fromkeys(MIDDEN.free, "Voorjaarsvakantie"))
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
WAITS = (Waits(NEW.code, 3, LARGE.staff[:4]), Waits(SOME_CASES[0].code, 1))
LATE = Overview(WAITS, (NEW.code,), (NEW.code,) * 9, (NEW.code,), ("1HA",))
FIGURES = tuple(
    Figures(year, date(2027, 6, 1), {cell: (n * 25) % 1000 for n, cell in enumerate(Cell)}) for year in (2026, 2025)
)
COUNTED = tuple(replace(FULL, figures=FIGURES[:n], numbers=Numbers(9, 8, 7, 6)) for n in (1, 2))
EMPTY_OR_FULL = ((), SOME_CASES[:1], SOME_CASES)
ILL = replace(FULL, staff=replace(COACHES[3], away_until=TUESDAY), days=(date(2026, 11, 24), date(2026, 11, 25)))
OVERSEES = View(LARGE, TUESDAY, cases=SOME_CASES[:1], staff=LARGE.with_role(Role.AANSPREEKPUNT)[0])
DUTYS = View(LARGE, TUESDAY, cases=SOME_CASES[:1], staff=DUTY)
DESKS = (ILL, OVERSEES, DUTYS, *(View(LARGE, TUESDAY, cases=cases, staff=COACHES[3]) for cases in EMPTY_OR_FULL), FULL)


def own_weeks() -> Iterator[View]:
    """A colleague who works always, a part-timer who is away, one with first talks that were not held."""
    owned = tuple(replace(c, owner=COACHES[3].id, status=Status.ONTVANGEN) for c in SOME_CASES[:12])
    away = Week(frozenset({2, 4}), time(16), (EASTER.date(), date(2027, 4, 30)), every_day=True)
    for week, cases in product((Week(), away), ((), owned[:1], owned)):
        yield View(LARGE, EASTER, cases=cases, staff=replace(COACHES[3], week=week), calendar=NAMED)


def _before_easter() -> View:
    """Free days lie before the moment that is named."""
    case = replace(NEW, promised_at=EASTER + timedelta(days=7))
    return View(LARGE, EASTER, 1, case, (LINE,), cases=(case,), calendar=NAMED)


def behind_the_dots() -> Iterator[View]:
    """Whatever may stand behind ⋯, each choice of it once."""
    seen = chain(road_states.views(), road_states.together_views(), second_states.seen_views())
    both = chain(seen, road_confided.confided_views())
    yield from {frozenset(cardmore.stands(view)): view for view in both}.values()


@cache
def panels() -> Mapping[str, tuple[Screen, ...]]:
    """Every side screen of everybody, as data, in every situation that makes another screen."""
    sorts: list[tuple[Mapping[str, Panel], tuple[View, ...]]] = [
        (welcome.PANELS, BARE),
        (card.PANELS, (*views(), View(LARGE, TUESDAY, 1, NEW, cases=SOME_CASES[:9], keeps=True))),
        (casework.PANELS, (*views(), *(replace(desk_view, case=NEW) for desk_view in DESKS))),
        ({**roadcard.PANELS, "opened": casework.opened, casework.CASE_CARD: roadcard.card}, (*road_states.views(),)),
        ({**roadcard.PANELS, "opened": casework.opened}, (*road_states.together_views(), *second_states.seen_views())),
        (card.PANELS, (*road_states.her_views(),)),
        ({**acuut.PANELS, "opened": casework.opened}, (*second_states.second_views(),)),
        ({**roadcard.PANELS, **card.PANELS, "opened": casework.opened}, (*road_confided.confided_views(),)),
        (cardmore.PANELS, (*behind_the_dots(),)),
        ({"opened": casework.opened}, (*road_confided.offered_to_a_coach(),)),
        ({"opened": casework.opened}, (*road_states.told_views(), *road_states.shared_views())),
        ({"opened": casework.opened, **card.PANELS, **welcome.PANELS}, (*road_states.told_by_others(),)),
        ({**casework.PANELS, **card.PANELS}, (*road_states.urgent_views(),)),
        (workweek.PANELS, (*own_weeks(),)),
        ({workweek.UNTIL: workweek.until(EASTER.date())}, (*own_weeks(),)),
        (card.PANELS, (_before_easter(),)),
        (timeline.PANELS, (*road_states.trail_views(),)),
        (figures.PANELS, (FULL, *COUNTED)),
        (overview.PANELS, (FULL, *(replace(FULL, overview=LATE, page=page) for page in (1, 2)))),
        ({"day": partial(roadcard.day, ends_in=15)}, DESKS[1:]),
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
