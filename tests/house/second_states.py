"""What a second person may look at: the question whether there is acute danger, and when it is not asked any more."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from bot.route.lines import Lock
from bot.route.model import Entry, EntryKind, Whom
from bot.usecases.questions import Question, sealed
from handlers.flows.view import View
from tests.explorer import COACHES, DAM, LARGE, OWNER, PICKED_UP, TUESDAY
from tests.house.road_states import NOTHING, TALKED, kept, view_of


def second_views() -> Iterator[View]:
    """What a second person may look at: the question about each lock, alone and beside what was shared; and when it is
    not asked any more."""
    for lock, shared in product(Lock, ((), (DAM.id,))):
        whom = COACHES[4].id if lock is Lock.NAME else None
        asked = Question(0, lock, "B dreigt met iets na school.", OWNER.id, whom)
        case = replace(PICKED_UP, second=DAM.id, shared=shared)
        entries = (Entry(8, EntryKind.SECOND, sealed(asked)), *((kept(TALKED),) if shared else ()))
        yield View(LARGE, TUESDAY, 1, case, entries, cases=(case,), staff=DAM)
        yield View(LARGE, TUESDAY, 1, replace(case, second=None), entries[1:], cases=(case,), staff=DAM)


def seen_views() -> Iterator[View]:
    """What a colleague passed on as seen, as who has it looks at it: B may be spoken to at once."""
    told = {"source": "seen", "did": "nothing", "knows": "no", "by": OWNER.id}
    entries = (Entry(9 + n, EntryKind.TOLD, f"{key}={option}") for n, (key, option) in enumerate(told.items()))
    yield view_of(replace(PICKED_UP, whom=Whom.STAFF), NOTHING, *entries)
