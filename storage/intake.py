"""What came in from outside: which updates were seen, what could not be handled, and what has outlived its term."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select

from bot.route.model import ChatId
from storage import mapping
from storage.atoms import hour, ms
from storage.base import Root
from storage.engine import busy
from storage.envelope import CannotOpen
from storage.tables import outbox, quarantine, receipt_try, seen

SEEN_FOR: Final = timedelta(days=8)
"""Telegram keeps an update for a day, and its numbers turn random after a quiet week (SECURITY §3.6)."""
QUARANTINE_FOR: Final = timedelta(days=7)
AN_HOUR: Final = timedelta(hours=1)
SETTLED_FOR: Final = timedelta(days=30)

_POISON = select(quarantine).order_by(quarantine.c.update_id)
_DROP_POISON = delete(quarantine).where(quarantine.c.update_id == bindparam("update_id"))
_OLD_SEEN = delete(seen).where(seen.c.at < bindparam("before"))
_OLD_POISON = delete(quarantine).where(quarantine.c.at < bindparam("before"))
_OLD_TRIES = delete(receipt_try).where(receipt_try.c.at <= bindparam("before"))
_OLD_NOTICES = delete(outbox).where(outbox.c.settled_at < bindparam("before"))


@dataclass(frozen=True)
class Poison:
    """An update that could not be handled, opened again to be tried once more."""

    update_id: int
    chat: ChatId | None = field(repr=False)
    text: str = field(repr=False)


class IntakeRows(Root):
    """``bot.ports.Intake``."""

    def first_time(self, update_id: int, now: datetime) -> bool:
        """Mark the update as seen; False when it was seen before (a set with an eight-day life, SECURITY §3.6)."""
        return self._insert_once(seen, ("update_id",), {"update_id": update_id, "at": hour(now)})

    def quarantine(self, update_id: int, chat_id: ChatId | None, text: str, now: datetime) -> None:
        """Seal what could not be handled under a key that lives seven days, and mark it as seen.

        Raises ``KeysMissing`` (out of a unit: ``StoreBusy``) when the key of the day was not made.
        """
        values = mapping.poison_values(self._vault, update_id, chat_id, text, now)
        self._insert_once(quarantine, ("update_id",), values)
        self.first_time(update_id, now)

    def quarantined(self) -> tuple[Poison, ...]:
        """What is in quarantine and can still be opened, by update."""
        opened = [self._poison(row) for row in self._run(_POISON)]
        return tuple(poison for poison in opened if poison is not None)

    def release(self, update_id: int) -> None:
        """Drop an update from quarantine; it stays seen."""
        self._run(_DROP_POISON, update_id=update_id)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What happens inside is undone when it raises, without undoing the rest of the unit.

        Raises ``StoreBusy`` for what is no fault of what came in, so that it is not taken for poison.
        """
        try:
            with busy(), self._apart():
                yield
        except BaseException:
            self._forget()
            raise

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """As ``begin_nested``, which takes four times as long: it thinks of a new name each time, and compiles it."""
        self._db.exec_driver_sql("SAVEPOINT one_input")
        try:
            yield
        except BaseException:
            if not self._db.invalidated:
                self._db.exec_driver_sql("ROLLBACK TO SAVEPOINT one_input")
                self._db.exec_driver_sql("RELEASE SAVEPOINT one_input")  # Else it stays, and hides the one around it.
            raise
        self._db.exec_driver_sql("RELEASE SAVEPOINT one_input")

    def sweep(self, now: datetime) -> None:
        """Drop what has outlived its term: seen updates, quarantine, settled notices."""
        self._run(_OLD_SEEN, before=ms(now - SEEN_FOR))
        self._run(_OLD_POISON, before=ms(now - QUARANTINE_FOR))
        self._run(_OLD_NOTICES, before=ms(now - SETTLED_FOR))
        self._run(_OLD_TRIES, before=ms(now - AN_HOUR))

    def _poison(self, row: mapping.AnyRow) -> Poison | None:
        try:
            opened = json.loads(self._vault.open_quarantine(mapping.poison_row(row.update_id), row.content))
        except CannotOpen:
            return None  # Its key has gone; the row goes at the next sweep.
        return Poison(row.update_id, opened["chat"], opened["text"])
