"""How fast messages may leave: token buckets in real time, and pauses that the other side asks for (DESIGN §3).

Kept in memory only, per chat for as long as it matters: a full bucket is forgotten. Pauses hold even when the buckets
are switched off (as ``make bench`` does).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.route.model import ChatId

# The other side counts from when a message arrives, we from when it leaves: after a rest we start to fill a bit later.
_UNDER_WAY_S: Final = 0.05
_ONE: Final = 1 - 1e-9


@dataclass(frozen=True)
class Pace:
    """The numbers: messages per second, and how many at once after a rest; in one chat, and over all chats.

    ``on`` is False in measurements only.
    """

    chat_rate: float = 1.0
    chat_burst: int = 5
    all_rate: float = 30.0
    all_burst: int = 30
    on: bool = True


@dataclass
class _Bucket:
    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Fill up to ``now`` and give back the seconds until there is one to take."""
        self.level = min(self.burst, self.level + max(0.0, now - self.at) * self.rate)
        self.at = max(self.at, now)
        return 0.0 if self.level >= _ONE else (1 - self.level) / self.rate + self.at - now

    def take(self, now: float) -> None:
        """Take one, also when there is none: then the next waits longer."""
        self.wait(now)
        if self.level >= self.burst:
            self.at = now + _UNDER_WAY_S
        self.level -= 1


class Limits:
    """The buckets and pauses of one bot. Nothing here sleeps: it says how long to wait."""

    def __init__(self, monotonic: Callable[[], float], pace: Pace | None = None) -> None:
        """``monotonic``: seconds of a clock that never goes back. ``pace``: the usual one by default."""
        self._monotonic = monotonic
        self._pace = pace or Pace()
        self._chats: dict[ChatId, _Bucket] = {}
        self._paused: dict[ChatId, float] = {}
        self._all = _Bucket(self._pace.all_rate, self._pace.all_burst, self._pace.all_burst, monotonic())
        self._all_paused = 0.0

    def wait_s(self, chat: ChatId) -> float:
        """Seconds until a message may go to this chat; 0 when it may go now."""
        now = self._monotonic()
        waits = [self._all_paused - now, self._paused.get(chat, 0.0) - now]
        if self._pace.on:
            bucket = self._chats.get(chat)
            waits += [self._all.wait(now), 0.0 if bucket is None else bucket.wait(now)]
        return max(0.0, *waits)

    def paused_s(self, chat: ChatId) -> float:
        """Seconds that this chat must be left alone because something failed there, or everywhere; mostly 0."""
        return max(0.0, max(self._all_paused, self._paused.get(chat, 0.0)) - self._monotonic())

    def take(self, chat: ChatId) -> None:
        """A message leaves for this chat now."""
        if not self._pace.on:
            return
        now = self._monotonic()
        fresh = _Bucket(self._pace.chat_rate, self._pace.chat_burst, self._pace.chat_burst, now)
        for bucket in (self._all, self._chats.setdefault(chat, fresh)):
            bucket.take(now)

    def pause(self, chat: ChatId, seconds: float) -> None:
        """Leave this chat alone for so long. A longer pause that holds already stays."""
        until = self._monotonic() + seconds
        self._paused[chat] = max(until, self._paused.get(chat, 0.0))

    def pause_all(self, seconds: float) -> None:
        """Leave everybody alone for so long; afterwards one goes first, to see whether it works again."""
        now = self._monotonic()
        self._all_paused = max(now + seconds, self._all_paused)
        self._all.wait(now)
        self._all.level = min(self._all.level, 1 - seconds * self._all.rate)

    def room(self, most: int) -> int:
        """How many messages may leave now over all chats, ``most`` at the most."""
        now = self._monotonic()
        if now < self._all_paused:
            return 0
        self._all.wait(now)
        return max(0, min(most, int(self._all.level))) if self._pace.on else most

    def held(self) -> frozenset[ChatId]:
        """The chats to which nothing may go now. What no longer holds is forgotten here."""
        now = self._monotonic()
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._chats = {chat: b for chat, b in self._chats.items() if b.wait(now) > 0 or b.level < b.burst}
        empty = {chat for chat, bucket in self._chats.items() if bucket.wait(now) > 0}
        return frozenset(empty | self._paused.keys())

    def next_s(self) -> float | None:
        """Seconds until something that is held may go; None when nothing is held."""
        now = self._monotonic()
        waits = [until - now for until in (self._all_paused, *self._paused.values())]
        if self._pace.on:
            waits += [bucket.wait(now) for bucket in (self._all, *self._chats.values())]
        return min((wait for wait in waits if wait > 0), default=None)
