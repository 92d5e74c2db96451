"""The queue of updates for the bot: ids, offsets, allowed kinds and expiry, as in ``getUpdates``.

An update is written down as JSON once, when it happens: what changes later does not change it (tdlib ``TQueue``).
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.demo.errors import as_json
from bot.demo.model import JsonObject

# Everything but these comes unless the bot asked otherwise (Bot API "getUpdates", allowed_updates).
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_REMEMBERED = 1000
# An offset further ahead is from another bot or a lost database: Telegram passes it over.
_AHEAD = 10
_NEVER = 2**63


@dataclass(frozen=True, slots=True)
class Update:
    """One update: ``body`` is its JSON text, ``dies_at`` the second from which Telegram no longer hands it out."""

    id: int
    dies_at: int
    body: str = field(repr=False)


class UpdateQueue:
    """Updates in order of their id, until they are confirmed or too old."""

    def __init__(self, first_id: int) -> None:
        """``first_id`` is the id of the first update; the next ones count up."""
        self.next_id = first_id
        self.allowed: frozenset[str] | None = None
        self.on_arrival: Callable[[], None] = lambda: None
        self._waiting: deque[Update] = deque()
        self._recent: deque[Update] = deque(maxlen=_REMEMBERED)
        self._again: list[Update] = []
        self._soonest_death = _NEVER

    def allow(self, kinds: frozenset[str] | None) -> None:
        """Set which kinds are kept from now on; None changes nothing, none at all means the usual ones."""
        if kinds is not None:
            self.allowed = kinds or None

    def push(self, kind: str, content: JsonObject, dies_at: int) -> None:
        """Add an update of ``kind`` with its object, unless the bot does not want that kind."""
        wanted = kind not in _ON_REQUEST if self.allowed is None else kind in self.allowed
        if wanted:
            self.push_unasked(kind, content, dies_at)

    def push_unasked(self, kind: str, content: JsonObject, dies_at: int) -> None:
        """Add an update of a kind that no list can name: a poison, or a kind from the future."""
        body = as_json({"update_id": self.next_id, kind: content})
        self._append(Update(self.next_id, dies_at, body))
        self.next_id += 1

    def _append(self, update: Update) -> None:
        self._waiting.append(update)
        self._recent.append(update)
        self._soonest_death = min(self._soonest_death, update.dies_at)
        self.on_arrival()

    def again(self, update_id: int) -> None:
        """Hand this update out once more at the next poll, confirmed or not. Raises LookupError if it is unknown."""
        found = next((update for update in self._recent if update.id == update_id), None)
        if found is None:
            raise LookupError(f"update {update_id} is not among the last {_REMEMBERED}")
        self._again.append(found)
        self.on_arrival()

    def confirm(self, offset: int) -> None:
        """Forget what lies before ``offset``; a negative one keeps only that many of the last."""
        if offset > self.next_id + _AHEAD:
            return
        keep_from = offset if offset >= 0 else self.next_id + offset
        while self._waiting and self._waiting[0].id < keep_from:
            self._waiting.popleft()

    def take(self, limit: int, now: int) -> list[str]:
        """Return the JSON of at most ``limit`` updates from the front that are not too old at ``now``."""
        self._drop_dead(now)
        again, self._again = self._again[:limit], self._again[limit:]
        fresh = (self._waiting[place].body for place in range(min(limit - len(again), len(self._waiting))))
        return [*(update.body for update in again), *fresh]

    def _drop_dead(self, now: int) -> None:
        if now < self._soonest_death:
            return
        self._waiting = deque(update for update in self._waiting if update.dies_at > now)
        self._soonest_death = min((update.dies_at for update in self._waiting), default=_NEVER)

    def pending(self, now: int) -> int:
        """Return how many updates wait."""
        self._drop_dead(now)
        return len(self._waiting)

    def waiting(self) -> frozenset[int]:
        """The ids of the updates that wait."""
        return frozenset(update.id for update in self._waiting)

    def clear(self) -> None:
        """Forget every waiting update (``drop_pending_updates``)."""
        self._waiting.clear()
        self._again.clear()
