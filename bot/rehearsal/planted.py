"""Faults that can be planted around the bot, to see that the rehearsal finds them.

Nothing of this is in the bot: it is a store that lies about what was asked of it, and a line that is hasty.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, cast

from bot.ports import Claimed, Due, Notice, Outcome, Store, Unit
from bot.rehearsal.air import updates_in
from bot.rehearsal.machine import Answer
from bot.route.effects import Alert, DueKind
from bot.route.model import Actor, Case, CaseId, Clock, Code, Entry, Staff
from storage.engine import driver_of

EVERY: Final = 3
ALERTS: Final = frozenset(Alert)


class Fault(StrEnum):
    """What goes wrong, every third time that it can."""

    SKIP_PROMPT = "skip-prompt"
    """What stands in the message of the day is passed over."""
    SKIP_PROMISE = "skip-promise"
    """At a promised hour nothing is said."""
    DOUBLE_ESCALATION = "double-escalation"
    """Who comes next is asked twice."""
    DOUBLE_DAY = "double-day"
    """A second planned message on the same day."""
    LOST_ALERT = "lost-alert"
    """Nobody is ever told of some signals."""
    SENT_FIRST = "sent-first"
    """A notice counts as sent before it is: only a death shows it."""
    CONFIRM_FIRST = "confirm-first"
    """What came in is confirmed to Telegram before it is kept: only a death shows it."""
    LET_SEE = "let-see"
    """Who was kept out counts as one who may read it, and is told."""
    LET_READ = "let-read"
    """Who was kept out and was told may open it too, and gets the words."""


ON_DEATH: Final = frozenset({Fault.SENT_FIRST, Fault.CONFIRM_FIRST})
"""What nobody would ever see of a bot that is never killed."""
ALWAYS: Final = frozenset({Fault.LOST_ALERT, Fault.SKIP_PROMPT, Fault.LET_SEE, Fault.LET_READ, *ON_DEATH})


_TOO_EARLY: Final = "UPDATE outbox SET state = 3, lease_until = NULL WHERE id = ?"
_MENDED: Final = "UPDATE outbox SET state = 2 WHERE id = ? AND state = 3 AND settled_at IS NULL"


class Planted:
    """A unit with a fault in it; all else is passed on."""

    def __init__(self, unit: Unit, strikes: Callable[[Fault], bool]) -> None:
        self._unit = unit
        self._strikes = strikes

    def __getattr__(self, name: str) -> object:
        return getattr(self._unit, name)

    def take_due(self, now: datetime, most: int) -> list[Due]:
        """What has come due, without what is skipped."""
        return [due for due in self._unit.take_due(now, most) if not self._skips(due.kind)]

    def _skips(self, kind: DueKind) -> bool:
        skipped = {DueKind.TODAY: Fault.SKIP_PROMPT, DueKind.PROMISE: Fault.SKIP_PROMISE}.get(kind)
        return skipped is not None and self._strikes(skipped)

    def sending(self, claimed: list[Claimed], owner: str) -> list[Claimed]:
        """What is marked as being sent; as sent already, which nobody notices who lives to send it."""
        ours = self._unit.sending(claimed, owner)
        for one in ours if self._strikes(Fault.SENT_FIRST) else ():
            driver_of(self._unit._db).execute(_TOO_EARLY, (one.id,))  # type: ignore[attr-defined]
        return ours

    def settle(self, claimed: Claimed, outcome: Outcome, at: datetime) -> None:
        """How it went; who lived to hear that mends what was marked too early."""
        driver_of(self._unit._db).execute(_MENDED, (claimed.id,))  # type: ignore[attr-defined]
        self._unit.settle(claimed, outcome, at)

    def case(self, case_id: CaseId, actor: Actor) -> Case | None:
        """The case; perhaps as if nobody had been kept out of it."""
        if not self._strikes(Fault.LET_SEE):
            return self._unit.case(case_id, actor)
        return _for_everybody(self._unit.case(case_id, Clock()))

    def case_by_code(self, code: Code, actor: Actor) -> Case | None:
        """The same, for a person who opens it."""
        strikes = isinstance(actor, Staff) and self._strikes(Fault.LET_READ)
        found = self._unit.case_by_code(code, Clock() if strikes else actor)
        return _for_everybody(found) if strikes else found

    def entries(self, case_id: CaseId, actor: Actor) -> tuple[Entry, ...]:
        """What is kept of it; perhaps all that somebody else may have."""
        case = self._unit.case(case_id, Clock()) if self._strikes(Fault.LET_READ) else None
        readers = (case.owner, *case.receivers) if case is not None and isinstance(actor, Staff) else ()
        others = (self._unit.entries(case_id, staff) for staff in self._unit.staff() if staff.id in readers)
        return max((self._unit.entries(case_id, actor), *others), key=len)

    def put_case(self, case: Case) -> bool:
        """Who is kept out stands in the database as it was: it is only not heeded."""
        there = self._unit.case(case.id, Clock())
        if there is not None and there.kept_out and not case.kept_out:
            kept = tuple(staff for staff in case.receivers if staff not in there.kept_out)
            case = replace(case, receivers=kept, kept_out=there.kept_out)
        return self._unit.put_case(case)

    def _tells_who_is_kept_out(self, notice: Notice) -> None:
        case = self._unit.case(notice.case, Clock()) if notice.case else None
        for staff in case.kept_out if case is not None and notice.panel in ALERTS else ():
            if staff != notice.to and self._strikes(Fault.LET_SEE):
                self._unit.say(replace(notice, dedupe=f"{notice.dedupe}:{staff}", to=staff))

    def say(self, notice: Notice) -> bool:
        """A notice: twice, too late, never, or to one more."""
        self._tells_who_is_kept_out(notice)
        again = replace(notice, dedupe=f"{notice.dedupe}:again")
        doubled = {Alert.ESCALATED: Fault.DOUBLE_ESCALATION, "day": Fault.DOUBLE_DAY}.get(notice.panel)
        if doubled is not None and self._strikes(doubled):
            self._unit.say(again)
        if notice.panel in ALERTS and int(notice.case or "1", 16) % 2 == 0 and self._strikes(Fault.LOST_ALERT):
            return True
        return self._unit.say(notice)


def _for_everybody(case: Case | None) -> Case | None:
    return case and replace(case, receivers=(*case.receivers, *case.kept_out), kept_out=frozenset())


@dataclass(repr=False)
class PlantedStore:
    """A store whose units have this fault, every so many times that it could strike."""

    store: Store
    faults: frozenset[Fault]
    _passed: dict[Fault, int] = field(default_factory=dict)

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """A transaction."""
        with self.store.unit() as unit:
            yield cast(Unit, Planted(unit, self._strikes))

    def keep_keys(self, now: datetime) -> None:
        """As the store does."""
        self.store.keep_keys(now)

    def tidy(self) -> bool:
        """As the store does."""
        return self.store.tidy()

    def _strikes(self, fault: Fault) -> bool:
        """Whether it goes wrong now. What a case never hears of, it never hears of; and the message of the day names
        all that is due, so that one prompt that is skipped is made up for by another: those strike each time."""
        self._passed[fault] = self._passed.get(fault, 0) + 1
        return fault in self.faults and (fault in ALWAYS or self._passed[fault] % EVERY == 0)


def planting(faults: frozenset[Fault]) -> Callable[[Store], Store]:
    """What stands between the bot and its store."""
    return lambda store: PlantedStore(store, faults) if faults else store


def hasty(faults: frozenset[Fault], answer: Answer) -> Answer:
    """The line to Telegram; with this fault whatever comes in is confirmed at once."""

    def answers(method: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        status, body = answer(method, fields)
        if method == "getUpdates" and (got := updates_in(body)):
            answer(method, {**fields, "offset": str(max(got) + 1), "limit": "1", "timeout": "0"})
        return status, body

    return answers if Fault.CONFIRM_FIRST in faults else answer
