"""How often a reporter is nudged: once a day, and twelve times in a case (SCREENS R15).

A promised hour goes before both (R7, docs/decisions/0010): a promise that is not kept costs more trust than one line
too many. So does what is urgent. What is held back is not lost: it stands on the card, and the next day may bring it.

How often it was is sealed with the case: nobody can read from the disk when a pupil was called to her phone.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from bot.ports import Chat
from bot.route.model import Case, CaseId, Entry, EntryKind, Flag, Reporter
from bot.route.timing import QUIET_UNTIL, at, local_day, nudge_at
from bot.usecases.recording import Place
from bot.usecases.scene import Scene

MOST_IN_A_CASE: Final = 12


@dataclass(frozen=True)
class Nudged:
    """How often a reporter was nudged about a case, promised hours not counted, and on which day last."""

    count: int = field(default=0, repr=False)
    on: date | None = None


def nudged(scene: Scene, case_id: CaseId) -> Nudged:
    """What is remembered of this case."""
    entries = scene.unit.entries(case_id, Reporter(frozenset({case_id})))
    kept = next((e for e in entries if e.kind is EntryKind.NUDGED), None)
    if kept is None:
        return Nudged()
    found = json.loads(kept.text)
    return Nudged(found["count"], date.fromisoformat(found["on"]))


def remember(scene: Scene, case: Case, promised: bool) -> None:
    """The reporter is nudged about this case now. Where nothing is held back, as in the demo, nothing is counted."""
    if scene.pace.nudge_most == 0:
        return
    count = nudged(scene, case.id).count + (not promised)
    told = {"count": count, "on": local_day(scene.calendar, scene.now).isoformat()}
    scene.unit.put_entry(case.id, Entry(Place.NUDGED, EntryKind.NUDGED, json.dumps(told)))


def free(scene: Scene, case: Case) -> bool:
    """Whether nothing is held back: it is urgent, or the bot speaks at once, as in the demo."""
    return Flag.SPOED in case.flags or scene.pace.nudge_most == 0


def enough(scene: Scene, case: Case) -> bool:
    """Whether the reporter was nudged about this case as often as may be."""
    return nudged(scene, case.id).count >= MOST_IN_A_CASE


def today(scene: Scene, chat: Chat) -> bool:
    """Whether the reporter was nudged today already, about whichever case."""
    day = local_day(scene.calendar, scene.now)
    return any(nudged(scene, case_id).on == day for case_id in chat.cases)


def tomorrow(scene: Scene) -> datetime:
    """When what is held back today may come."""
    day = local_day(scene.calendar, scene.now) + timedelta(days=1)
    return nudge_at(scene.calendar, at(scene.calendar, day, QUIET_UNTIL), scene.wait())
