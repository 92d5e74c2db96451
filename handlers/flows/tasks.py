"""Who does what, behind ⋯ once more people confer about a case: a list with ticks, and three questions (P-84)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from bot.route.lines import Doer, Task
from bot.usecases.tasks import MOST, asks_who
from handlers.flows.road import RoadFacts, on_day
from handlers.flows.view import Panel, View, buttons
from handlers.screens import At, Press, Say, Screen, Value, Verb, When, to_case
from handlers.script import Choice, Flow, Words, choices

STEP: Final = "task"
TASKS: Final = "tasks"
DONE: Final = "task-done"
LABEL: Final = 30


def task(facts: RoadFacts) -> Flow[Task]:
    """Who, what, and by when."""
    who = yield from Choice("task-who", options=choices(Doer))
    what = yield from Words("task-what", most=200, adds=False)
    return Task(who, what.text.strip(), (yield from on_day(facts, "task-by")))


def beside(view: View) -> dict[str, tuple[str, bool]]:
    """What stands behind ⋯."""
    return {TASKS: (TASKS, asks_who(view.the_case, view.dossier))}


def _tasks(view: View) -> Screen:
    """Each line, and a tick for what is not done yet."""
    code, known = view.the_case.code, view.dossier.tasks
    left = ((number, one) for number, one in enumerate(known) if one.done_on is None)
    ticks = (Press(to_case(Verb.STAFF, code, DONE, str(number)), label=_label(number, one)) for number, one in left)
    more = (("more", to_case(Verb.STAFF, code, STEP)),) if len(known) < MOST else ()
    last = buttons(TASKS, *more, ("back", to_case(Verb.STAFF, code, "open")))
    lines = tuple(said(view)) or (Say("tasks-none"),)
    return Screen(TASKS, {"code": code}, (tuple(ticks), last), lines, content=True)


def _label(number: int, one: Task) -> str:
    return f"✓ {number + 1}. {one.what}"[:LABEL]


def said(view: View) -> Iterator[Say]:
    """Who does what, line by line: for who has it, and for who was brought in (P-84, SCREENS ``lead-shared``)."""
    for one in view.dossier.tasks:
        who: Value = Say(f"task-who.{one.who}")
        day = At.of_day(one.done_on or one.by, view.zone, When.DAY)
        yield Say("task-done" if one.done_on else "task-open", {"who": who, "what": one.what, "day": day})


PANELS: Final[Mapping[str, Panel]] = MappingProxyType({TASKS: _tasks})
