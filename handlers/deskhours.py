"""The buttons of a colleague's own days: each tap counts at once, and its screen stands there again (SCREENS §10)."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Final

from bot.route.model import Staff
from bot.route.refusals import Refusal
from bot.usecases import workhours
from bot.usecases.scene import Scene
from handlers.deskscreens import show
from handlers.flows.workweek import AT, AWAY, DAY, FIRST, FROM, HOURS, SAVED, TIME, TO, WELCOME

LOOKS: Final = frozenset({HOURS, TIME, AWAY})
Done = tuple[Staff | Refusal, str]
Does = Callable[[Scene, Staff, str], Done]


def _toggled(scene: Scene, staff: Staff, given: str) -> Done:
    return workhours.toggle_day(scene, staff, int(given)), HOURS


def _at(scene: Scene, staff: Staff, given: str) -> Done:
    return workhours.choose_hour(scene, staff, time(int(given[:2]), int(given[2:]))), HOURS


def _to(scene: Scene, staff: Staff, given: str) -> Done:
    first, last = (date.fromisoformat(day) for day in given.split("-"))
    return workhours.be_away(scene, staff, first, last), SAVED


FORMS: Final[tuple[tuple[re.Pattern[str], Does], ...]] = (
    (re.compile(rf"{DAY}(\d)"), _toggled),
    (re.compile(rf"{FIRST}{DAY}(\d)"), lambda scene, staff, day: (_toggled(scene, staff, day)[0], WELCOME)),
    (re.compile(rf"{AT}((?:[01]\d|2[0-3])[0-5]\d)"), _at),
    (re.compile(rf"{TO}(\d{{8}}-\d{{8}})"), _to),
    (re.compile("(daily)"), lambda scene, staff, _: (workhours.toggle_every_day(scene, staff), HOURS)),
    (re.compile("(away-over)"), lambda scene, staff, _: (workhours.be_back(scene, staff), HOURS)),
)


def takes(scene: Scene, staff: Staff, name: str, message: int) -> bool:
    """Whether this button is one of these; then it is done, and its screen stands in the message."""
    if name in LOOKS or re.fullmatch(rf"{FROM}\d{{8}}", name):
        show(scene, staff, name if _is_day(name) else AWAY, edit=message)
        return True
    found = next(((form, m) for form, m in ((does, f.fullmatch(name)) for f, does in FORMS) if m), None)
    if found is None:
        return False
    _done(scene, staff, found[0], found[1][1], message)
    return True


def _is_day(name: str) -> bool:
    """A made-up day is none; then the question before it stands there again."""
    try:
        date.fromisoformat(name.removeprefix(FROM)) if name.startswith(FROM) else None
    except ValueError:
        return False
    return True


def _done(scene: Scene, staff: Staff, does: Does, given: str, message: int) -> None:
    try:
        changed, panel = does(scene, staff, given)
    except ValueError:  # Data that was made up: no such day.
        show(scene, staff, "cannot", edit=message)
        return
    note = "note-one-day" if isinstance(changed, Refusal) else None
    show(scene, staff, HOURS if note and panel == SAVED else panel, edit=message, note=note)
