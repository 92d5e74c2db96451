"""From what the store owes to what people see: screens of chats, and notices out of the outbox (DESIGN §3).

One commit serves a whole batch: in it the results that came back are settled, the chats that are owed a screen get it
rendered, and due notices are claimed; a second one marks the claimed as ``sending``. Then they leave, a few at a time,
in order within each chat. A notice that was claimed and not marked certainly has not left; one that was marked and not
settled may have (SECURITY §4.3). A screen is a fact about its chat: after a crash it is simply owed again.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Protocol, TypeVar
from weakref import WeakValueDictionary

from bot.log import event
from bot.ports import (
    Chat,
    Claimed,
    Errand,
    Gone,
    Mouth,
    Outcome,
    Practice,
    Refused,
    Retry,
    Sender,
    Sent,
    StoreBusy,
    Time,
    Unit,
    Unknown,
    Unreachable,
)
from bot.route.model import ChatId
from scheduler.limits import Limits
from scheduler.parcels import Parcel, Result, Room, delay

logger = logging.getLogger(__name__)

T = TypeVar("T")

Sleep = Callable[[float], Coroutine[object, object, None]]

SENSELESS: Final = "senseless"
UNSAYABLE: Final = "unsayable"

_LEASE_S: Final = 90.0
# A claim is given back unsent when less than this is left of its lease: two slow calls must still fit in.
_FENCE_S: Final = 45.0
# What would wait longer than this for its turn is given back instead, to make place for others.
_PATIENCE_S: Final = 10.0
_BUSY_S: Final = 1.0
_BROKEN_S: Final = 60.0
_BROKEN_MOST: Final = 5
_LEAST_REST_S: Final = 0.1
# After an ambiguous send a screen is sent again, later each time: twice the same words is better than silence.
_AGAIN_S: Final = (1.0, 5.0, 30.0, 60.0)


class Run(Protocol):
    """Runs a function in one transaction, on the thread that writes (DESIGN §3)."""

    def __call__(self, work: Callable[[Unit], T], /) -> Awaitable[T]:
        """Gives back what ``work`` gives back, after the commit. Raises ``StoreBusy``, and whatever ``work`` raises."""


class LastResort(Protocol):
    """Awaits what may fail for a reason nobody thought of (``scheduler.ticks.guarded``)."""

    async def __call__(self, word: str, work: Awaitable[T], /) -> T | None:
        """What ``work`` gives; None when it raised, and then the log has ``word``."""


async def _bare(_: str, work: Awaitable[T]) -> T | None:
    return await work


class Delivery:
    """Carries what is owed. There is one in a process; ``wake`` it after every commit."""

    def __init__(
        self,
        run: Run,
        mouth: Mouth,
        sender: Sender,
        time: Time,
        limits: Limits,
        owner: str,
        checkpoint: Callable[[str], None] = lambda _: None,
        *,
        guarded: LastResort = _bare,
        lanes: int = 8,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """``owner``: this process, in the leases. ``checkpoint``: told at each point where a crash is rehearsed.

        ``guarded``: keeps one broken screen, notice or row from stopping the rest; without it a bug comes out.
        ``lanes``: how many errands are under way at once, and how many notices are marked and not settled: so many may
        be in doubt after a crash (DESIGN §1). Twice as many parcels are made ready, so that none waits for words.
        """
        self._run = run
        self._mouth = mouth
        self._sender = sender
        self._time = time
        self._limits = limits
        self._owner = owner
        self._checkpoint = checkpoint
        self._guarded = guarded
        self._sleep = sleep
        self._most = 2 * lanes
        self._most_marks, self._marks = lanes, 0
        self._lanes = asyncio.Semaphore(lanes)
        self._changed = asyncio.Event()
        self._alone = asyncio.Lock()
        self._orders: WeakValueDictionary[ChatId, asyncio.Lock] = WeakValueDictionary()
        self._flying: Counter[ChatId] = Counter()
        self._back: list[Result] = []
        self._doubts: dict[ChatId, tuple[int, int]] = {}
        self._odd = False
        self._stopping = False

    # --- from outside -----------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Say that something may be owed now."""
        self._changed.set()

    async def serve(self, stop: asyncio.Event) -> None:
        """Deliver until ``stop`` is set; what is under way then is finished and settled."""
        async with asyncio.TaskGroup() as group:
            watch = group.create_task(self._watch(stop))
            await self.take_over()
            while not self._stopping:
                if await self._guarded("delivery-failed", self.pump()) is None:
                    await self._sleep(_BUSY_S)
                if not self._stopping:
                    await self._news()
            watch.cancel()

    async def take_over(self) -> None:
        """What the process before this one had in hand is ours: before anything leaves (SECURITY §4.3)."""
        await self._guarded("delivery-failed", self._commit(self._inherit))

    async def pump(self) -> int:
        """Deliver until nothing more can leave now, all of it settled; gives back how many parcels left.

        What must wait (a limit, a pause, an hour to come) stays owed.
        """
        left = 0
        async with self._alone, asyncio.TaskGroup() as group:
            while True:
                self._changed.clear()
                parcels = await self._exchange()
                for parcel in parcels:
                    self._flying[parcel.errand.chat] += 1
                    group.create_task(self._carry(parcel))
                left += len(parcels)
                if not self._flying and not self._back:
                    return left
                await self._news()

    def _inherit(self, unit: Unit) -> int:
        """Take back what the process before this one had claimed: there is one at a time, so its leases are over."""
        after = self._time.real() + timedelta(seconds=_LEASE_S)
        return len(unit.claim(self._time.school(), after, 0, _LEASE_S, self._owner))

    async def _watch(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._stopping = True
        self.wake()

    async def _news(self) -> None:
        """Wait until somebody wakes us, or until something that the limits held may go."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.next_s()):
                await self._changed.wait()

    # --- with the store ---------------------------------------------------------------------------------------------

    async def _exchange(self) -> list[Parcel]:
        """Settle what came back and make ready what may leave: the urgent, the screens, the other notices."""
        back = tuple(self._back)
        self._marks -= sum(result.parcel.claimed is not None for result in back)
        room = self._room()
        found = await self._guarded("delivery-failed", self._commit(lambda unit: self._swap(unit, back, room)))
        screens, claimed = found if found is not None else await self._swap_apart(back, room)
        del self._back[: len(back)]
        if back:
            self._checkpoint("after-settle")
        marked = await self._mark(claimed)
        self._marks += len(marked)
        return sorted(screens + marked, key=lambda p: not (p.claimed and p.claimed.notice.urgent))

    def _swap(self, unit: Unit, back: Sequence[Result], room: Room) -> tuple[list[Parcel], list[Claimed]]:
        for result in back:
            self._settle(unit, result)
        owed, claimed = self._look(unit, room)
        return [self._screen(unit, chat) for chat in owed], claimed

    async def _swap_apart(self, back: Sequence[Result], room: Room) -> tuple[list[Parcel], list[Claimed]]:
        """The same in many commits, after the one failed: what cannot be said or settled stops nobody else."""
        for result in back:
            if await self._guarded("settle-failed", self._commit(partial(self._settle, result=result))) is None:
                self._limits.pause(result.parcel.errand.chat, _BROKEN_S)
        room = replace(room, busy=room.busy | self._limits.held())
        found = await self._guarded("delivery-failed", self._commit(lambda unit: self._look(unit, room)))
        owed, claimed = found or ([], [])
        return [parcel for chat in owed if (parcel := await self._screen_alone(chat)) is not None], claimed

    async def _screen_alone(self, chat: Chat) -> Parcel | None:
        parcel = await self._guarded("screen-failed", self._commit(lambda unit: self._screen(unit, chat)))
        if parcel is None:
            self._limits.pause(chat.id, _BROKEN_S)
        return parcel

    async def _mark(self, claimed: list[Claimed]) -> list[Parcel]:
        """Put claimed notices into words and mark them as being sent; only then they may leave."""
        if not claimed:
            return []
        self._checkpoint("after-claim")
        fence = self._time.real() + timedelta(seconds=_LEASE_S - _FENCE_S)
        found = await self._guarded("delivery-failed", self._commit(lambda unit: self._notices(unit, claimed, fence)))
        if found is None:
            found = [parcel for one in claimed for parcel in await self._notice_alone(one, fence)]
        self._checkpoint("after-sending")
        return found

    async def _notice_alone(self, claimed: Claimed, fence: datetime) -> list[Parcel]:
        found = await self._guarded("notice-failed", self._commit(lambda unit: self._notices(unit, [claimed], fence)))
        if found is None:
            await self._guarded("settle-failed", self._commit(partial(self._settle, result=self._unsayable(claimed))))
        return found or []

    async def _commit(self, work: Callable[[Unit], T]) -> T:
        """Run it in a transaction; when the store cannot take it now, again every second until it can."""
        while True:
            try:
                return await self._run(work)
            except StoreBusy:
                event(logger, "store-busy", level=logging.WARNING)
            await self._sleep(_BUSY_S)

    # --- inside a transaction ---------------------------------------------------------------------------------------

    def _look(self, unit: Unit, room: Room) -> tuple[list[Chat], list[Claimed]]:
        """The chats that get a screen now, and the notices that leave now."""
        if room.most == 0:
            return [], []
        real = self._time.real()
        chats = [chat for chat in unit.owed_chats(real, room.most + len(room.busy)) if chat.id not in room.busy]
        chats += self._mouth.practices(real, room.busy)
        most = min(room.marks, max(room.notices, room.most - len(chats)))
        claimed = unit.claim(self._time.school(), real, most, _LEASE_S, self._owner) if most > 0 else []
        return chats[: room.most - len(claimed)], claimed

    def _screen(self, unit: Unit, chat: Chat) -> Parcel:
        return Parcel(self._mouth.screen(unit, chat), chat=chat)

    def _notices(self, unit: Unit, claimed: list[Claimed], fence: datetime) -> list[Parcel]:
        parcels = [self._notice(unit, one, fence) for one in unit.sending(claimed, self._owner)]
        return [parcel for parcel in parcels if parcel is not None]

    def _notice(self, unit: Unit, claimed: Claimed, fence: datetime) -> Parcel | None:
        errand = self._mouth.notice(unit, claimed)
        if not isinstance(errand, Errand):
            unit.settle(claimed, errand or Refused(SENSELESS), self._time.real())
            return None
        return Parcel(errand, claimed=claimed, fence=fence)

    def _settle(self, unit: Unit, result: Result) -> bool:
        parcel, outcome = result.parcel, result.outcome
        if parcel.claimed is not None:
            unit.settle(parcel.claimed, outcome, result.at)
        elif parcel.chat is not None:
            message = outcome.message if isinstance(outcome, Sent) else None
            if isinstance(parcel.chat, Practice):
                self._mouth.practised(parcel.chat, message)
                return True
            if parcel.errand.holds and message is not None:
                unit.hold_chat(parcel.chat.id, parcel.chat.rev, message)
                return True
            unit.settle_chat(parcel.chat.id, parcel.chat.rev, parcel.chat.message if message is None else message)
        if isinstance(outcome, Unreachable):
            self._mouth.unreached(unit, parcel.claimed.notice if parcel.claimed else parcel.chat)
        return True

    # --- under way --------------------------------------------------------------------------------------------------

    async def _carry(self, parcel: Parcel) -> None:
        chat = parcel.errand.chat
        try:
            async with self._orders.setdefault(chat, asyncio.Lock()):
                outcome = await self._turn(parcel) or await self._send(parcel)
            self._checkpoint("after-send")
            self._note(parcel, outcome)
        finally:
            self._flying[chat] -= 1
            self._flying += Counter()
            self.wake()

    async def _turn(self, parcel: Parcel) -> Retry | None:
        """Wait until the limits let it go; a chat that must be left alone gets it later, in the same order."""
        chat, speaks = parcel.errand.chat, parcel.errand.message is not None
        while True:
            paused, wait = self._limits.paused_s(chat), self._limits.wait_s(chat) if speaks else 0.0
            if paused > 0 or wait > _PATIENCE_S:
                return Retry(max(paused, wait) + _LEAST_REST_S)
            if wait == 0:
                break
            await self._sleep(wait)
        if speaks:
            self._limits.take(chat)
        return None

    async def _send(self, parcel: Parcel) -> Outcome:
        errand = parcel.errand
        async with self._lanes:
            if parcel.fence is not None and self._time.real() > parcel.fence:
                return Retry(0.0)
            outcome = await self._try(errand)
            if isinstance(outcome, Gone):
                self._limits.take(errand.chat)
                outcome = await self._try(replace(errand, edit=None))
        self._heed(parcel, outcome)
        return outcome

    async def _try(self, errand: Errand) -> Outcome:
        return await self._guarded("send-failed", self._sender.run(errand)) or Unknown()

    def _heed(self, parcel: Parcel, outcome: Outcome) -> None:
        """Leave the chat alone until what failed is tried again, so that nothing overtakes it."""
        if isinstance(outcome, Refused):
            event(logger, "errand-refused", level=logging.ERROR)
        if not isinstance(outcome, Retry):
            return
        if outcome.everybody:
            self._limits.pause_all(max(outcome.after_s, _LEAST_REST_S))
        self._limits.pause(parcel.errand.chat, max(delay(outcome, parcel.claimed), _LEAST_REST_S))

    # --- how it went ------------------------------------------------------------------------------------------------

    def _note(self, parcel: Parcel, outcome: Outcome) -> None:
        """Keep the result for the next commit; a screen that did not arrive is simply still owed."""
        real = self._time.real()
        if parcel.claimed is not None:
            self._back.append(Result(parcel, outcome, real + timedelta(seconds=delay(outcome, parcel.claimed))))
        elif parcel.chat is not None and not self._again(parcel.chat, parcel.errand, outcome):
            self._doubts.pop(parcel.chat.id, None)
            self._back.append(Result(parcel, outcome, real))

    def _again(self, chat: Chat, errand: Errand, outcome: Outcome) -> bool:
        """Whether the screen must be sent once more; an ambiguous one is, a few times, later each time."""
        if isinstance(outcome, Retry):
            return True
        if not isinstance(outcome, Unknown):
            return False
        rev, count = self._doubts.get(chat.id, (chat.rev, 0))
        count = count if rev == chat.rev else 0
        if count >= len(_AGAIN_S):
            return False
        if errand.edit is None:
            self._doubts[chat.id] = (chat.rev, count + 1)
        self._limits.pause(chat.id, _AGAIN_S[count])
        return True

    def _unsayable(self, claimed: Claimed) -> Result:
        """A notice of which the words cannot be made: later, and after a few times never."""
        outcome: Outcome = Retry(_BROKEN_S) if claimed.attempt < _BROKEN_MOST else Refused(UNSAYABLE)
        at = self._time.real() + timedelta(seconds=delay(outcome, claimed))
        return Result(Parcel(Errand(ChatId(0)), claimed=claimed), outcome, at)

    def _room(self) -> Room:
        most = 0 if self._stopping else self._limits.room(max(0, self._most - self._flying.total()))
        self._odd = not self._odd
        marks = self._most_marks - self._marks
        return Room(most, (most + self._odd) // 2, marks, frozenset(self._flying) | self._limits.held())
