"""Our own poll: it confirms to Telegram only what is committed here (DESIGN §3, SECURITY §3.6).

The poll of python-telegram-bot confirms an update before anybody handled it, and stops for everybody at one that it
cannot parse (TELEGRAM "What changes decisions"). Here a batch is translated one by one and given to ``take``; only when
that returns, the next poll confirms it. Whatever goes wrong, it asks at most once a second, and no line of a log says
more than what kind of thing happened.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from telegram.error import Conflict, TelegramError

from bot.log import event
from bot.ports import StoreBusy
from bot.route.model import ChatId
from handlers.inputs import Input
from handlers.telegram.request import Field, Line, TooFast
from handlers.telegram.translate import (
    KINDS,
    Elsewhere,
    Ignored,
    Poison,
    Translation,
    salvage,
    tap_of,
    translate,
    update_id_of,
)

logger = logging.getLogger(__name__)

T = TypeVar("T")

_BATCH: Final = 100
_LEAST_PAUSE_S: Final = 1.0
_MOST_PAUSE_S: Final = 8.0
_ALARM_S: Final = 60.0
_AT_ONCE: Final = 16
_MOST_WAITING: Final = 400


@dataclass(frozen=True)
class Arrival:
    """One update that waits to be taken: ``input``, or ``poison_text`` (what was typed) when it cannot be read.

    ``chat`` is where it came from; None when an unreadable update does not even say that.
    """

    update_id: int
    input: Input | None = field(repr=False)
    poison_text: str | None = field(repr=False, default=None)
    chat: ChatId | None = field(repr=False, default=None)


class Courtesies(Protocol):
    """What is done at once and never stored (``TelegramSender`` has both)."""

    async def answer(self, callback_id: str) -> None:
        """Acknowledge a tap."""

    async def leave(self, chat_id: int) -> None:
        """Leave a group."""


class Receiver:
    """Polls until it is told to stop. One process at a time may do so for a bot (SECURITY §3.6)."""

    def __init__(
        self,
        line: Line,
        take: Callable[[list[Arrival]], Awaitable[None]],
        courtesies: Courtesies,
        *,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Coroutine[object, object, None]] = asyncio.sleep,
        poll_s: int = 30,
    ) -> None:
        """``take`` commits a batch before it returns, and raises ``StoreBusy`` when it cannot: then it comes again.

        ``monotonic``: seconds of a clock that never goes back. ``poll_s``: how long Telegram may hold an empty poll.
        """
        self._line = line
        self._take = take
        self._courtesies = courtesies
        self._monotonic = monotonic
        self._sleep = sleep
        self._poll_s = poll_s
        self._offset = 0
        self._met: set[int] = set()
        self._failures = 0
        self._conflict_since: float | None = None
        self._last_success = monotonic()
        self._patience: asyncio.Timeout | None = None
        self._stopping = False
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._doing: dict[tuple[str, object], asyncio.Task[None]] = {}

    def silent_s(self) -> float:
        """Seconds since a poll last went well and all it brought was committed (an alarm is due after 900)."""
        return self._monotonic() - self._last_success

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until ``stop`` is set; a batch in hand is finished and confirmed. Cancelling it loses nothing either."""
        async with asyncio.TaskGroup() as group:
            watch = group.create_task(self._watch(stop))
            while not self._stopping and not stop.is_set():
                pause = await self._round(group)
                if pause > 0:
                    await self._unless_stopped(self._sleep(pause))
            for task in (watch, *self._doing.values()):
                task.cancel()
        await self._confirm()

    async def _watch(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stopping = True
        if self._patience is not None:
            self._patience.reschedule(asyncio.get_running_loop().time())

    async def _unless_stopped(self, waiting: Coroutine[object, object, T]) -> T | None:
        """Wait for it, but no longer than until ``stop``; then None."""
        try:
            async with asyncio.timeout(0 if self._stopping else None) as self._patience:
                return await waiting
        except TimeoutError:
            return None
        finally:
            self._patience = None

    # --- one round --------------------------------------------------------------------------------------------------

    async def _round(self, group: asyncio.TaskGroup) -> float:
        """Poll once and take what comes; gives back how long to rest before the next poll."""
        began = self._monotonic()
        try:
            moved = await self._hear(group)
        except StoreBusy:
            return self._trouble("store-busy")
        except Conflict:
            return self._conflict()
        except TooFast as error:
            return max(float(error.after_s), self._trouble("poll-too-fast"))
        except TelegramError:
            return self._trouble("poll-failed")
        except Exception as error:  # the last resort: whatever it is, intake goes on and says only what kind it was
            return self._trouble("receive-failed", type(error).__name__)
        self._success()
        return 0.0 if moved else max(0.0, _LEAST_PAUSE_S - (self._monotonic() - began))

    async def _hear(self, group: asyncio.TaskGroup) -> bool:
        """Poll, translate, have it taken, and only then move the offset. Whether anything could be moved past."""
        raws = await self._unless_stopped(self._poll(self._poll_s))
        if not raws:
            # All before the offset is confirmed now. Ids start anywhere after a quiet week, even below it: forget it.
            self._offset = 0 if raws is not None else self._offset
            return False
        arrivals = [arrival for raw in raws if (arrival := self._arrival(raw, group)) is not None]
        if arrivals:
            await self._take(arrivals)
        return self._advance(raws)

    async def _poll(self, wait_s: int, most: int = _BATCH) -> list[object]:
        fields: dict[str, Field] = {"timeout": wait_s, "limit": most, "allowed_updates": list(KINDS)}
        if self._offset:
            fields["offset"] = self._offset
        result = await self._line.call("getUpdates", fields, read_s=wait_s + 10.0)
        if not isinstance(result, list):
            raise TelegramError("unreadable answer")
        return result

    def _advance(self, raws: Iterable[object]) -> bool:
        offset = max((number + 1 for raw in raws if (number := update_id_of(raw)) is not None), default=0)
        moved = offset > self._offset
        self._offset = max(offset, self._offset)
        self._met.clear()
        return moved

    async def _confirm(self) -> None:
        if not self._offset:
            return
        try:
            async with asyncio.timeout(_LEAST_PAUSE_S * 2):
                await self._poll(0, most=1)
        except (TelegramError, TimeoutError):
            event(logger, "not-confirmed")

    # --- one update -------------------------------------------------------------------------------------------------

    def _arrival(self, raw: object, group: asyncio.TaskGroup) -> Arrival | None:
        update_id = update_id_of(raw)
        if update_id is None:
            event(logger, "update-without-id", level=logging.WARNING)
            return None
        try:
            found = translate(raw)
        except Poison:
            found = None
        self._be_courteous(update_id, raw, found, group)
        if found is None:
            return _poisoned(update_id, raw)
        return None if isinstance(found, Elsewhere | Ignored) else Arrival(update_id, found, None, found.chat)

    def _be_courteous(self, update_id: int, raw: object, found: Translation | None, group: asyncio.TaskGroup) -> None:
        """Answer a tap and leave a group, once: an update that could not be committed comes again."""
        if update_id in self._met:
            return
        self._met.add(update_id)
        tap = tap_of(raw)
        if tap is not None:
            self._start(group, "answer", self._courtesies.answer, tap)
        if isinstance(found, Elsewhere):
            self._start(group, "leave", self._courtesies.leave, found.chat)

    def _start(self, group: asyncio.TaskGroup, word: str, courtesy: Callable[[T], Awaitable[None]], about: T) -> None:
        if (word, about) in self._doing:
            return
        if len(self._doing) >= _MOST_WAITING:
            event(logger, "courtesy-dropped", level=logging.WARNING)
            return
        self._doing[word, about] = group.create_task(self._do(word, courtesy, about))

    async def _do(self, word: str, courtesy: Callable[[T], Awaitable[None]], about: T) -> None:
        try:
            async with self._slots:
                await courtesy(about)
        finally:
            self._doing.pop((word, about), None)

    # --- how it goes ------------------------------------------------------------------------------------------------

    def _success(self) -> None:
        self._failures, self._conflict_since = 0, None
        self._last_success = self._monotonic()

    def _trouble(self, word: str, kind: str = "") -> float:
        """Say that it failed, and how long to rest: a second, then longer."""
        self._failures += 1
        event(logger, word, level=logging.WARNING, count=self._failures)
        return float(min(_LEAST_PAUSE_S * 2 ** min(self._failures - 1, 8), _MOST_PAUSE_S))

    def _conflict(self) -> float:
        """Somebody else polls. For a moment that follows every crash; for longer, the token may be stolen."""
        now = self._monotonic()
        self._conflict_since = now if self._conflict_since is None else self._conflict_since
        self._failures += 1
        if now - self._conflict_since > _ALARM_S:
            self._conflict_since = now
            event(logger, "poll-conflict", level=logging.ERROR, count=self._failures)
        return _LEAST_PAUSE_S


def _poisoned(update_id: int, raw: object) -> Arrival:
    chat, text = salvage(raw)
    event(logger, "update-quarantined", level=logging.WARNING, update=update_id)
    return Arrival(update_id, None, text, chat)
