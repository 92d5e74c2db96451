"""Faults that can be planted between the bot and its store, to see that the rehearsal finds them.

Nothing of this is in the bot: it is a store that lies about what was asked of it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, cast

from bot.ports import Due, Notice, Store, Unit
from bot.route.effects import Alert, DueKind
from storage.store import SqlStore

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


ALWAYS: Final = frozenset({Fault.LOST_ALERT, Fault.SKIP_PROMPT})


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

    def say(self, notice: Notice) -> bool:
        """A notice: twice, too late, or never."""
        again = replace(notice, dedupe=f"{notice.dedupe}:again")
        doubled = {Alert.ESCALATED: Fault.DOUBLE_ESCALATION, "day": Fault.DOUBLE_DAY}.get(notice.panel)
        if doubled is not None and self._strikes(doubled):
            self._unit.say(again)
        if notice.panel in ALERTS and int(notice.case or "1", 16) % 2 == 0 and self._strikes(Fault.LOST_ALERT):
            return True
        return self._unit.say(notice)


@dataclass(repr=False)
class PlantedStore:
    """A store whose units have this fault, every so many times that it could strike."""

    store: SqlStore
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


def planting(faults: frozenset[Fault]) -> Callable[[SqlStore], Store]:
    """What stands between the bot and its store."""
    return lambda store: PlantedStore(store, faults) if faults else store
