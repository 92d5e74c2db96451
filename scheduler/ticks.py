"""Knocks now and then: delivery every second in case nobody woke it, what has come due every few, sweeping every hour.

APScheduler is only the clock (SECURITY §4.2): its jobs have no arguments, live in memory, may be late and never run
twice at once. What is to be done stands in the database: a crash loses nothing because the clock holds nothing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC
from typing import Final, TypeVar

from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.log import event
from bot.ports import Unit
from scheduler.delivery import Run

logger = logging.getLogger(__name__)

T = TypeVar("T")

# After a long absence much has come due. Never endless: what does not get less is left for the next knock.
_PARTS: Final = 200


@dataclass(frozen=True)
class Every:
    """Seconds between two knocks."""

    deliver_s: float = 1.0
    prompt_s: float = 5.0
    sweep_s: float = 3600.0


async def guarded(word: str, work: Awaitable[T]) -> T | None:
    """The last resort: what ``work`` gives, or None when it raises; the log gets ``word`` and the kind of exception."""
    try:
        return await work
    except Exception as error:  # one thing that fails must not stop the clock for everything else
        event(logger, word, level=logging.ERROR, error=error)
        return None


class Ticks:
    """The interval jobs. Start it in the event loop in which ``run`` may be awaited."""

    def __init__(
        self,
        run: Run,
        wake: Callable[[], None],
        prompt: Callable[[Unit], int],
        sweep: Callable[[Unit], None],
        tidy: Callable[[], Awaitable[object]],
        every: Every | None = None,
    ) -> None:
        """``prompt`` handles some of what has come due and gives back how much; ``sweep`` drops what outlived its term,
        and ``tidy`` makes sure that nothing of it can be found any more.

        ``wake`` is told that there may be something to deliver.
        """
        self._run = run
        self._wake = wake
        self._prompt = prompt
        self._sweep = sweep
        self._tidy = tidy
        defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        self._under_way: set[asyncio.Task[object]] = set()
        self._stopping = False
        self._scheduler = AsyncIOScheduler(
            jobstores={"default": MemoryJobStore()}, job_defaults=defaults, timezone=UTC
        )
        intervals = every or Every()
        self._add(self.deliver, intervals.deliver_s)
        self._add(self.prompt, intervals.prompt_s)
        self._add(self.sweep, intervals.sweep_s)

    def start(self) -> None:
        """Begin to knock; the first time is one interval from now."""
        self._scheduler.start()

    async def stop(self) -> None:
        """Knock no more. A transaction that runs is waited for; what is still due is left for the next start."""
        self._stopping = True
        self._scheduler.pause()
        if self._under_way:
            await asyncio.wait(self._under_way)
        self._scheduler.shutdown(wait=False)

    async def deliver(self) -> None:
        """Wake delivery, in case something became due by time alone or a wake was missed."""
        self._wake()

    async def prompt(self) -> None:
        """Handle what has come due, all of it, and wake delivery after each part."""
        for _ in range(_PARTS):
            done = await guarded("prompt-failed", self._run(self._prompt))
            self._wake()
            if not done or self._stopping:
                return

    async def sweep(self) -> None:
        """Drop what has outlived its term, and every trace of it."""
        await guarded("sweep-failed", self._run(self._sweep))
        await guarded("tidy-failed", self._tidy())

    def _add(self, job: Callable[[], Coroutine[object, object, None]], seconds: float) -> None:
        async def knock() -> None:
            task = asyncio.current_task()
            assert task is not None
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
            await job()

        self._scheduler.add_job(knock, "interval", seconds=seconds)
