"""The practices that run now: in the memory of this process, and nowhere else (docs/decisions/0014).

Only the writer thread changes them, as it does the store. A restart forgets them; whoever was practising begins again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.ports import Practice
from bot.route.model import ChatId

MOST: Final = 1_000
"""So many at once, or a crowd of strangers could fill the memory; the one that was touched longest ago gives way."""


class Practices:
    """What a store would be to chats, for practices."""

    def __init__(self) -> None:
        self._held: dict[ChatId, Practice] = {}

    def of(self, chat_id: ChatId) -> Practice | None:
        """The practice in this chat."""
        return self._held.get(chat_id)

    def put(self, practice: Practice) -> None:
        """Keep it as it is now."""
        self._held.pop(practice.id, None)
        while len(self._held) >= MOST:
            del self._held[next(iter(self._held))]
        self._held[practice.id] = practice

    def owed(self, real: datetime, busy: frozenset[ChatId]) -> list[Practice]:
        """Those that are owed a screen by ``real``, apart from these chats."""
        return [p for p in self._held.values() if p.rev > p.shown and p.id not in busy and (p.owed_at or real) <= real]

    def shown(self, said: Practice, message: int | None) -> None:
        """The screen of ``said`` stands in ``message``, and what was to go is gone. Over and owed nothing more, it is
        forgotten."""
        now = self._held.get(said.id)
        if now is None:
            return
        done = said.rev >= now.rev
        if done and now.over:
            del self._held[said.id]
            return
        left = tuple(number for number in now.remove if number not in said.remove)
        stands = message or now.message
        if now.over and message is not None and message not in {now.message, said.message}:
            # It was let go while this screen was on its way, and nobody knew yet where that would stand.
            left, stands = (*left, message), now.message
        self._held[said.id] = replace(
            now, shown=max(now.shown, said.rev), message=stands, below=now.below and not done, remove=left
        )

    def folding(self, now: datetime) -> list[Practice]:
        """Those that were left alone until ``now`` (school time)."""
        return [p for p in self._held.values() if p.fold_at is not None and p.fold_at <= now]

    @contextmanager
    def undone_if_it_fails(self) -> Iterator[None]:
        """What happens inside is undone when it raises, as what it did to the store is: then it comes once more."""
        before = dict(self._held)
        try:
            yield
        except BaseException:
            self._held = before
            raise
