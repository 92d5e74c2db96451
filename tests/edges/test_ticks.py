"""The clock only knocks: it holds nothing, it is never late twice, and nothing that fails stops it (SECURITY §4.2)."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from bot.ports import StoreBusy, Unit
from scheduler.ticks import Every, Ticks, guarded
from tests.fakes import MemoryStore

T = TypeVar("T")

CANARY = "zij wachten me op bij de fietsen"
OFTEN = Every(deliver_s=0.02, prompt_s=0.03, sweep_s=0.04)
NEVER = Every(deliver_s=3600, prompt_s=3600, sweep_s=3600)


@dataclass
class Tower:
    """Ticks over a store in memory, and how often each of them knocked."""

    store: MemoryStore = field(default_factory=MemoryStore)
    woken: int = 0
    prompted: int = 0
    swept: int = 0
    tidied: int = 0
    fate: list[Exception] = field(default_factory=list)
    slow: asyncio.Event | None = None

    def wake(self) -> None:
        """Delivery is woken."""
        self.woken += 1

    def prompt(self, _: Unit) -> int:
        """What has come due is handled."""
        self.prompted += 1
        if self.fate:
            raise self.fate.pop(0)
        return 0

    def sweep(self, _: Unit) -> None:
        """The old is dropped."""
        self.swept += 1

    async def tidy(self) -> None:
        """And its traces."""
        self.tidied += 1

    async def run(self, work: Callable[[Unit], T]) -> T:
        """A transaction, that may take long."""
        if self.slow is not None:
            await self.slow.wait()
        return await self.store.run(work)

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for it, three seconds at most."""
        async with asyncio.timeout(3):
            while not happened():  # noqa: ASYNC110  # what is waited for is anything that a test can see
                await asyncio.sleep(0.005)


@asynccontextmanager
async def ticking(every: Every) -> AsyncIterator[tuple[Tower, Ticks]]:
    """A clock that knocks this often."""
    tower = Tower()
    ticks = Ticks(tower.run, tower.wake, tower.prompt, tower.sweep, tower.tidy, every)
    ticks.start()
    try:
        yield tower, ticks
    finally:
        await ticks.stop()


async def test_each_job_knocks_again_and_again() -> None:
    """Delivery, prompts and sweeping, each at its own pace."""
    async with ticking(OFTEN) as (tower, _):
        await tower.until(lambda: tower.prompted >= 3 and tower.swept >= 3 and tower.woken >= 6)


async def test_prompts_wake_delivery() -> None:
    """What has come due leaves at once, not at the next knock."""
    async with ticking(NEVER) as (tower, ticks):
        await ticks.prompt()
    assert (tower.prompted, tower.woken, tower.store.commits) == (1, 1, 1)


async def test_sweeping_is_one_transaction() -> None:
    """And wakes nobody; after it the disk is tidied."""
    async with ticking(NEVER) as (tower, ticks):
        await ticks.sweep()
    assert (tower.swept, tower.tidied, tower.woken, tower.store.commits) == (1, 1, 0, 1)


@pytest.mark.parametrize("trouble", [StoreBusy(), KeyError(CANARY)])
async def test_a_job_that_fails_knocks_again(trouble: Exception, caplog: pytest.LogCaptureFixture) -> None:
    """The log says what kind of thing went wrong and no more; delivery is woken all the same."""
    caplog.set_level(logging.DEBUG)
    async with ticking(OFTEN) as (tower, _):
        tower.fate = [trouble] * 3
        await tower.until(lambda: tower.prompted >= 5)
    failed = [record for record in caplog.records if record.message.startswith("prompt-failed")]

    assert len(failed) == 3
    assert all(type(trouble).__name__ in record.message for record in failed)
    assert CANARY not in caplog.text


async def test_a_job_that_takes_long_never_runs_twice_at_once_and_catches_up_once() -> None:
    """Missed knocks become one (coalesce), however late (no misfire grace)."""
    async with ticking(OFTEN) as (tower, _):
        tower.slow = asyncio.Event()
        await asyncio.sleep(0.2)
        assert tower.prompted == 0
        tower.slow.set()
        await tower.until(lambda: tower.prompted >= 1)


async def test_it_knocks_after_the_loop_was_held_up() -> None:
    """A job that is seconds late still runs; APScheduler's own habit is to skip it (SECURITY §4.1)."""
    async with ticking(Every(deliver_s=1.3, prompt_s=3600, sweep_s=3600)) as (tower, _):
        time.sleep(2.4)  # noqa: ASYNC251  # holding up the loop is what is tested
        await asyncio.sleep(0.02)
        assert tower.woken >= 1


async def test_nothing_knocks_after_the_end() -> None:
    """A stopped clock is still."""
    async with ticking(OFTEN) as (tower, _):
        await tower.until(lambda: tower.woken > 0)
    woken = tower.woken
    await asyncio.sleep(0.1)
    assert tower.woken == woken


async def test_a_stop_waits_for_the_transaction_that_runs_and_calls_nothing_an_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A polite stop is no fault: whoever watches the log for errors is not woken by it."""
    async with ticking(OFTEN) as (tower, _):
        tower.slow = asyncio.Event()
        await asyncio.sleep(0.1)
        asyncio.get_running_loop().call_later(0.1, tower.slow.set)
    assert tower.prompted >= 1
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_the_last_resort_gives_what_it_was_given() -> None:
    """Or None, for what raised; who cancels is not held up."""

    async def good() -> int:
        return 5

    async def bad() -> int:
        raise ValueError(CANARY)

    async def cancelled() -> int:
        raise asyncio.CancelledError

    assert await guarded("x", good()) == 5
    assert await guarded("x", bad()) is None
    with pytest.raises(asyncio.CancelledError):
        await guarded("x", cancelled())
