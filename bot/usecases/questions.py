"""What a second person is asked, sealed beside the dossier: all that this person sees of a case (SCREENS §13)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.route.lines import Lock
from bot.route.model import Entry, EntryKind, StaffId


@dataclass(frozen=True)
class Question:
    """Acute danger at this lock: which question it is, why, who asks, and to whom a name would be given."""

    number: int = field(repr=False)
    lock: Lock
    why: str = field(repr=False)
    by: StaffId
    whom: StaffId | None = None


def sealed(question: Question) -> str:
    """The question as it is kept."""
    who = {"by": question.by, "whom": question.whom}
    return json.dumps({"number": question.number, "lock": question.lock.value, "why": question.why, **who})


def question_in(entries: Sequence[Entry]) -> Question | None:
    """The question among these entries: only who is asked has it there (``bot.route.access``)."""
    found = next((entry for entry in entries if entry.kind is EntryKind.SECOND), None)
    if found is None:
        return None
    kept = json.loads(found.text)
    whom = StaffId(kept["whom"]) if kept["whom"] else None
    return Question(kept["number"], Lock(kept["lock"]), kept["why"], StaffId(kept["by"]), whom)
