"""What is due on this day beside the next step, on the card itself: the message of the day leads to it (R10, R12).

One at a time, the first that is due; behind ⋯ all stand, also when it is not their day.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from bot.route.dossier import Dossier
from bot.route.due import NO_NEWS, TO_CALL, Due, things
from bot.route.model import Case, Whom
from bot.route.road import may_call_parents
from bot.route.timing import Calendar
from handlers.flows import absent, tasks
from handlers.flows.view import View
from handlers.screens import Press, Say, Verb, to_case

MORE: Final = "case-more"
DEEDS: Final[Mapping[Due, tuple[str, str]]] = MappingProxyType(
    {
        Due.MAGISTER: ("magister", "notes"),
        Due.CLASS: (absent.CLASS,) * 2,
        Due.OTHERS: (absent.OTHERS,) * 2,
        Due.TASK: (tasks.TASKS,) * 2,
    }
)
"""The name of its button behind ⋯, and what it begins."""


def press(view: View) -> tuple[Press, ...]:
    """The button for the first thing that is due today or was before; none when nothing is. It takes the place of
    *Verberg*, which then stands behind ⋯ (R10)."""
    due = next(_due(view, view.dossier), None)
    if due is None:
        return ()
    name, deed = due
    return (Press(to_case(Verb.STAFF, view.the_case.code, deed), f"{MORE}.{name}"),)


def said(view: View) -> tuple[Say, ...]:
    """The line that says that who told was promised a word, and got none (R7)."""
    if view.the_case.word != NO_NEWS:
        return ()
    return (Say("case-no-news" if view.the_case.whom is Whom.ME else "case-no-news-other"),)


def calls(case: Case, dossier: Dossier, calendar: Calendar, today: date) -> tuple[str, ...]:
    """The calls with parents that are due and may be made, by the name of their screen."""
    due = any(what is Due.PARENTS and day <= today for what, day in things(case, dossier, calendar, today))
    known = {"a": dossier.parents_a, "b": dossier.parents_b}
    left = (of for of, parents in known.items() if due and parents in TO_CALL and may_call_parents(dossier, of))
    return tuple(f"parents-{of}" for of in left)


def _due(view: View, dossier: Dossier) -> Iterator[tuple[str, str]]:
    due = things(view.the_case, dossier, view.calendar, view.today) if view.calendar is not None else ()
    for what in dict.fromkeys(what for what, day in due if day <= view.today):
        if what is Due.PARENTS:
            known = {"parents-a": dossier.parents_a, "parents-b": dossier.parents_b}
            yield from ((name, name) for name, parents in known.items() if parents in TO_CALL)
        elif what in DEEDS:
            yield DEEDS[what]
