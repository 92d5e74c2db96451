"""Many people at once, and the clock beside them: as fast as the bot can, or at a steady pace.

Measured where Telegram is: from the moment an update is there to be fetched until the call that shows its answer has
been done.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.machine import processor_s
from bench.people import Person
from bot.demo.errors import Reply
from bot.demo.params import Params
from bot.demo.telegram import LongPoll, Telegram

_SHOWS: Final = frozenset({"sendMessage", "editMessageText"})
_QUIET_S: Final = 0.5
_PATIENCE_S: Final = 30.0


class Stuck(Exception):
    """Nobody was answered any more. The text says what one of them last saw."""


class HeardTelegram(Telegram):
    """A Telegram that tells when the bot has shown something, and counts what it is asked."""

    on_shown: Callable[[int], None] = staticmethod(lambda chat_id: None)
    asked = 0

    def request(self, token: str, method: str, params: Params) -> Reply | LongPoll:
        """As the emulator does it; then ``on_shown`` hears of a message that was sent or edited."""
        reply = super().request(token, method, params)
        self.asked += method != "getUpdates"
        if method in _SHOWS and isinstance(reply, Reply) and reply.status == 200:
            self.on_shown(int(params["chat_id"]))
        return reply


@dataclass(frozen=True)
class Window:
    """What was measured: ``updates`` answered in ``seconds``; processor seconds of the bot and of the emulator in that
    time; calls of the Bot API, polls apart, in that time and ``after`` it; seconds from update to answer; how many
    updates were never answered."""

    updates: int
    seconds: float
    bot_s: float
    emulator_s: float
    calls: int
    after: int
    p50: float
    p99: float
    lost: int


@dataclass(frozen=True)
class _Mark:
    at: float
    bot_s: float
    emulator_s: float
    calls: int


class Crowd:
    """The people of one bot."""

    def __init__(self, telegram: HeardTelegram, make: Callable[[Telegram], Person], bot: int) -> None:
        """``make`` brings somebody new; ``bot`` is the process whose processor time is read."""
        self._telegram = telegram
        self._make = make
        self._bot = bot
        self._waiting: dict[int, tuple[Person, float]] = {}
        self._took: list[float] = []
        self._news = asyncio.Event()
        self._then: Callable[[Person], None] = lambda person: None
        telegram.on_shown = self._shown

    async def first(self) -> float:
        """Somebody new does one thing; gives when the answer was there (seconds of the monotonic clock)."""
        began = time.monotonic()
        self._act(self._make(self._telegram))
        await self._until(lambda: not self._waiting)
        return began + self._took[-1]

    async def saturate(self, people: int, warm: int, count: int, most_s: float) -> Window:
        """``people`` at once, each of whom acts again as soon as she is answered; one who is done makes place for
        another. Measured are ``count`` answers, after ``warm`` others, or as many as there are in ``most_s``."""
        self._took.clear()
        self._then = self._again
        for _ in range(people):
            self._act(self._make(self._telegram))
        await self._until(lambda: len(self._took) >= warm)
        begin, answers = self._mark(), len(self._took)
        await self._until(lambda: len(self._took) >= answers + count, most_s)
        end, measured = self._mark(), self._took[answers:]
        self._then = lambda person: None
        return await self._window(begin, end, measured)

    async def pace(self, people: int, rate: float, warm_s: float, seconds: float) -> Window:
        """``rate`` updates a second, evenly, each by whoever of ``people`` has waited longest."""
        ready = deque(self._make(self._telegram) for _ in range(people))
        self._then = lambda person: ready.append(self._or_next(person))
        self._took.clear()
        await self._steadily(ready, rate, warm_s)
        begin, answers = self._mark(), len(self._took)
        await self._steadily(ready, rate, seconds)
        end = self._mark()
        self._then = lambda person: None
        return await self._window(begin, end, self._took[answers:])

    async def _steadily(self, ready: deque[Person], rate: float, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - loop.time()))
            self._act(ready.popleft() if ready else self._make(self._telegram))

    async def _window(self, begin: _Mark, end: _Mark, took: list[float]) -> Window:
        """What lies between two marks, once everything has been answered and the bot has gone quiet."""
        lost = 0
        try:
            await self._until(lambda: not self._waiting)
        except Stuck:
            lost = len(self._waiting)
            self._waiting.clear()
        after = await self._quiet() - end.calls
        ordered = sorted(took)
        return Window(
            updates=len(took),
            seconds=end.at - begin.at,
            bot_s=end.bot_s - begin.bot_s,
            emulator_s=end.emulator_s - begin.emulator_s,
            calls=end.calls - begin.calls,
            after=after,
            p50=_part(ordered, 0.50),
            p99=_part(ordered, 0.99),
            lost=lost,
        )

    def _mark(self) -> _Mark:
        return _Mark(time.monotonic(), processor_s(self._bot), time.process_time(), self._telegram.asked)

    async def _quiet(self) -> int:
        """Wait until the bot asks nothing more but for updates; gives how often it asked in all."""
        before = -1
        while before != self._telegram.asked:
            before = self._telegram.asked
            await asyncio.sleep(_QUIET_S)
        return before

    async def _until(self, reached: Callable[[], bool], most_s: float = math.inf) -> None:
        """Raises Stuck when nobody is answered any more."""
        ends = time.monotonic() + most_s
        while not reached() and (left := ends - time.monotonic()) > 0:
            self._news.clear()
            try:
                async with asyncio.timeout(min(_PATIENCE_S, left)):
                    await self._news.wait()
            except TimeoutError:
                if left > _PATIENCE_S:
                    raise Stuck(self._last_seen()) from None

    def _last_seen(self) -> str:
        """What stands in the chat of somebody who waits; all words in it are ours."""
        chats = [self._telegram.chat(chat_id) for chat_id in self._waiting]
        seen = chats[0][-1] if chats and chats[0] else None
        return f"{len(chats)} wait, one of them at {seen.text!r} {seen.rows}" if seen else f"{len(chats)} wait"

    def _again(self, person: Person) -> None:
        # Later, so that the call which brought the answer is done first.
        asyncio.get_running_loop().call_soon(self._act, self._or_next(person))

    def _or_next(self, person: Person) -> Person:
        return self._make(self._telegram) if person.done else person

    def _act(self, person: Person) -> None:
        self._waiting[person.id] = (person, time.monotonic())
        person.act()

    def _shown(self, chat_id: int) -> None:
        now = time.monotonic()
        person, began = self._waiting.get(chat_id, (None, 0.0))
        if person is None or not person.answered():
            return
        del self._waiting[chat_id]
        self._took.append(now - began)
        self._news.set()
        self._then(person)


def _part(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
