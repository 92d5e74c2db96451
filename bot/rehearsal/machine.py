"""The bot of a rehearsal: the machine that ``serve`` runs, driven turn by turn.

Nobody waits here: instead of ticks and long polls there are turns, and the clock stands still during each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeVar

from bot.demo.telegram import TOKEN
from bot.ports import Store, Unit
from bot.rehearsal.clock import YearTime
from bot.surroundings import Surroundings
from bot.wiring import Checkpoint, Lane, Machine, no_checkpoint, open_store
from handlers.telegram.direct import connect_directly
from scheduler.limits import Limits, Pace

T = TypeVar("T")
POINTS: Final = (
    "before-begin",
    "before-commit",
    "after-commit",
    "after-claim",
    "after-sending",
    "after-send",
    "after-settle",
)
IN_SQL: Final = "in-sql"
"""In the middle of a statement, in an open transaction."""
BEFORE_CALL: Final = "before-call"
"""Telegram never heard of it."""
ANSWER_LOST: Final = "answer-lost"
"""Telegram did it, and the bot never heard."""
BLOWS: Final = (*POINTS, IN_SQL, BEFORE_CALL, ANSWER_LOST)
"""Where a ``kill -9`` falls (``bot.rehearsal.apart``)."""
Wrap = Callable[[Store], Store]
Answer = Callable[[str, Mapping[str, str]], tuple[int, bytes]]
"""Telegram: a method of the Bot API and its fields, to status and body."""


class Turns(Protocol):
    """A machine that is driven turn by turn, in this process or in another."""

    async def take_over(self) -> None:
        """The first thing after a start."""

    async def turn(self, hears: bool) -> int:
        """Take what waits at Telegram, do what has come due, let leave what is owed; gives how much was done."""

    async def sweep(self) -> None:
        """What has outlived its term goes."""


class AtOnce(Lane):
    """The writer thread without a thread: a transaction is done when it is asked for."""

    async def run(self, work: Callable[[Unit], T]) -> T:
        """``work`` in one transaction."""
        return self.now(work)

    def store_now(self, look: Callable[[Unit], T]) -> T:
        """Look into the store beside the bot: no checkpoint is passed."""
        with self.store.unit() as unit:
            return look(unit)

    async def tidy(self) -> bool:
        """What was erased goes from the disk as well."""
        return self.store.tidy()


class Turning(Machine):
    """The machine, a turn at a time."""

    async def take_over(self) -> None:
        """The first thing after a start."""
        await self._delivery.take_over()

    async def turn(self, hears: bool) -> int:
        """Take what waits at Telegram, do what has come due, let leave what is owed; gives how much was done."""
        if hears:
            await self._hear_first()
        done = 0
        while some := await self._lane.run(self._prompt):
            done += some
        return done + await self._delivery.pump()

    async def sweep(self) -> None:
        """What has outlived its term goes, as every hour in a school."""
        await self._ticks.sweep()


@dataclass
class Life:
    """One life of the bot, on the disk that all lives share."""

    machine: Turns
    lane: AtOnce
    close: Callable[[], None]


def begin(
    folder: Path,
    around: Surroundings,
    answer: Answer,
    time: YearTime,
    wrap: Wrap,
    checkpoint: Checkpoint = no_checkpoint,
) -> Life:
    """Start the bot on this disk, in this process. ``wrap``: what stands between the bot and its store."""
    store = open_store(f"sqlite:///{folder / 'signaal.db'}", folder / "keys")
    lane = AtOnce(wrap(store), checkpoint)
    limits = Limits(time.monotonic, Pace(on=False))
    machine = Turning(lane, around, connect_directly(TOKEN, answer), limits=limits, poll_s=0)
    return Life(machine, lane, store.close)


def beside(folder: Path, machine: Turns, close: Callable[[], None]) -> Life:
    """A life whose ``machine`` runs elsewhere; its disk is looked at from here, between two turns."""
    store = open_store(f"sqlite:///{folder / 'signaal.db'}", folder / "keys")

    def ends() -> None:
        store.close()
        close()

    return Life(machine, AtOnce(store), ends)
