"""The timeline and the list of readers: in order, in pages, grouped, and with words for every step there is."""

from dataclasses import replace
from datetime import date, timedelta
from math import ceil

import pytest

from bot.route.dossier import Dossier
from bot.route.model import Reading, Status, Step
from bot.route.steps import Event
from bot.texts import LANGUAGES, keys
from handlers.flows.timeline import A_PAGE, PANELS, TIMELINE, WHO_READ
from handlers.flows.view import View
from handlers.screens import Say, Screen
from tests.explorer import DUTY, OWNER, PICKED_UP, TUESDAY
from tests.house.road_states import view_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", Event)
def test_every_step_has_words(event: Event, language: str) -> None:
    """A step that is added to De Route is told in the timeline too."""
    assert f"event-{event}" in keys(language)


def whats(screen: Screen) -> list[str]:
    """The keys of what happened, line by line."""
    return [what.key for line in screen.lines if isinstance(what := line.values["what"], Say)]


def a_view(dossier: Dossier, *events: Event, page: int = 1) -> View:
    """A case in which these happened, a day apart."""
    days = (TUESDAY + timedelta(days=n) for n in range(len(events)))
    steps = tuple(Step(Status.NIEUW, event, Status.NIEUW, "klok", day) for event, day in zip(events, days, strict=True))
    return replace(view_of(PICKED_UP, dossier), steps=steps, page=page)


def test_what_was_planned_stands_between_the_steps() -> None:
    """By day, whatever kind it is, after what happened that day; the newest last."""
    planned = Dossier(due_on=date(2026, 11, 25), parents_on=date(2026, 11, 30))
    screen = PANELS[TIMELINE](a_view(planned, Event.VERZENDEN, Event.OPPAKKEN, Event.GESPREK_GEVOERD))
    steps = ["event-verzenden", "event-oppakken", "dated-due", "event-gesprek-gevoerd", "dated-parents"]
    assert whats(screen) == steps


def test_it_opens_at_the_newest_and_no_line_is_lost() -> None:
    """The pages together hold every line once; a page that is not there is the last one."""
    many = tuple(Event)
    last = ceil(len(many) / A_PAGE)
    pages = [whats(PANELS[TIMELINE](a_view(Dossier(), *many, page=page))) for page in range(1, last + 1)]
    assert [len(page) for page in pages[:-1]] == [A_PAGE] * (last - 1)
    assert [line for page in reversed(pages) for line in page] == [f"event-{event}" for event in many]
    assert PANELS[TIMELINE](a_view(Dossier(), *many, page=99)).lines == PANELS[TIMELINE](
        a_view(Dossier(), *many, page=last)
    ).lines


def test_who_opens_it_often_stands_there_once_for_a_part_of_the_day() -> None:
    """Three looks in a morning are one line; another person, or another morning, is another."""
    opened = [(OWNER, 0), (OWNER, 1), (DUTY, 1), (OWNER, 24 * 60)]
    readings = tuple(Reading(staff.id, TUESDAY + timedelta(minutes=after)) for staff, after in opened)
    screen = PANELS[WHO_READ](replace(view_of(PICKED_UP, Dossier()), readings=readings))
    assert [line.values["who"] for line in screen.lines] == [OWNER.name, DUTY.name, OWNER.name]
