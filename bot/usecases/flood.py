"""Who types very much gets fewer answers for a while; never fewer words kept, and never slower help (SCREENS R3).

Counted in memory of this process only, under a hash of the chat with a key that dies with the process; nothing of it
reaches the disk. It slows and does nothing else: no message is refused, no new signal is held back.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from bot.route.model import ChatId

MOST: Final = 40
"""So many messages within ``WITHIN`` are ordinary: a frightened child types in short pieces."""
WITHIN: Final = timedelta(minutes=5)
REST: Final = timedelta(seconds=15)
"""So long one answer stands before the next, for as long as it goes on."""


@dataclass
class _Heard:
    """When each message of one chat came, oldest first, and whether it was said that answers are slower."""

    came: deque[tuple[datetime, int]] = field(default_factory=deque, repr=False)
    told: bool = False


class Flood:
    """The counter of one bot."""

    def __init__(self, key: bytes, rest: timedelta = REST) -> None:
        """``key``: at least 16 random bytes, made anew for each process. ``rest``: other than the usual in tests."""
        self._key = key
        self.rest = rest
        self._heard: dict[bytes, _Heard] = {}
        self._swept: datetime | None = None

    def counts(self, chat: ChatId, message: int, at: datetime) -> bool:
        """Count this message; whether answers to this chat are slow now. One that comes again is counted once."""
        self._sweep(at)
        heard = self._heard.setdefault(self._hidden(chat), _Heard())
        _forget(heard, at)
        if all(message != known for _, known in heard.came):
            heard.came.append((at, message))
        slow = len(heard.came) > MOST
        heard.told = heard.told and slow
        return slow

    def tells(self, chat: ChatId) -> bool:
        """Whether it must be said now that answers are slower: once for as long as it goes on."""
        heard = self._heard.get(self._hidden(chat))
        if heard is None or heard.told:
            return False
        heard.told = True
        return True

    def _hidden(self, chat: ChatId) -> bytes:
        return blake2b(str(chat).encode(), key=self._key, digest_size=16).digest()

    def _sweep(self, at: datetime) -> None:
        """Forget every chat from which nothing came for a while; looked for once in that while."""
        if self._swept is not None and at - self._swept < WITHIN:
            return
        self._swept = at
        self._heard = {key: heard for key, heard in self._heard.items() if at - heard.came[-1][0] < WITHIN}


def _forget(heard: _Heard, at: datetime) -> None:
    while heard.came and (at - heard.came[0][0] >= WITHIN or len(heard.came) > 2 * MOST):
        heard.came.popleft()
