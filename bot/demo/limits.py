"""How often a bot may speak: once a second in a chat with a short burst, 30 a second in all, 20 a minute in a group.

TELEGRAM "Limits". Off unless asked for. Real time, not the emulator's clock (DESIGN §3 "Two clocks").
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The numbers; rates are messages per second, bursts are messages at once."""

    chat_rate: float = 1.0
    chat_burst: int = 5
    group_rate: float = 20 / 60
    group_burst: int = 20
    overall_rate: float = 30.0
    overall_burst: int = 30


@dataclass
class _Bucket:
    rate: float
    most: float
    level: float
    at: float

    def fill(self, now: float) -> None:
        self.level = min(self.most, self.level + (now - self.at) * self.rate)
        self.at = now

    def wait(self) -> float:
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


class Pace:
    """The buckets of one bot."""

    def __init__(self, limits: Limits, now: float) -> None:
        """``now`` is in seconds of any steady clock; later calls use the same."""
        self._limits = limits
        self._overall = _Bucket(limits.overall_rate, limits.overall_burst, limits.overall_burst, now)
        self._chats: dict[int, _Bucket] = {}

    def admit(self, chat_id: int, now: float) -> int | None:
        """Count one message to the chat and return None, or return the whole seconds the bot must wait first."""
        buckets = (self._overall, self._chat(chat_id, now))
        for bucket in buckets:
            bucket.fill(now)
        wait = max(bucket.wait() for bucket in buckets)
        if wait > 0:
            return math.ceil(wait)
        for bucket in buckets:
            bucket.level -= 1
        return None

    def _chat(self, chat_id: int, now: float) -> _Bucket:
        limits = self._limits
        rate, burst = (limits.chat_rate, limits.chat_burst) if chat_id > 0 else (limits.group_rate, limits.group_burst)
        return self._chats.setdefault(chat_id, _Bucket(rate, burst, burst, now))
