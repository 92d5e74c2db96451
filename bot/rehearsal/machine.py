"""The bot of a rehearsal: the machine that ``serve`` runs, driven turn by turn, and killed at its named points.

Nobody waits here: instead of ticks and long polls there are turns, and the clock stands still during each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from bot.demo.telegram import TOKEN
from bot.ports import Store, Unit
from bot.rehearsal.air import Air
from bot.rehearsal.clock import YearTime
from bot.surroundings import Surroundings
from bot.wiring import Lane, Machine, open_store
from handlers.telegram.direct import connect_directly
from scheduler.limits import Limits, Pace
from storage.store import SqlStore

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
Wrap = Callable[[SqlStore], Store]


class Killed(BaseException):
    """The process ends here: nothing that comes after it happens, nobody says goodbye."""


@dataclass(repr=False)
class Doom:
    """A checkpoint that kills at the ``nth`` passing of ``point``; never while ``point`` is empty."""

    point: str = ""
    nth: int = 0

    def __call__(self, name: str) -> None:
        """Dies, if it is time to."""
        if name == self.point:
            self.nth -= 1
            if self.nth <= 0:
                self.point = ""
                raise Killed


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

    machine: Turning
    lane: AtOnce
    close: Callable[[], None]


def begin(folder: Path, around: Surroundings, air: Air, time: YearTime, doom: Doom, wrap: Wrap) -> Life:
    """Start the bot on this disk. ``wrap``: where a fault is planted, between the bot and its store."""
    store = open_store(f"sqlite:///{folder / 'signaal.db'}", folder / "keys")
    lane = AtOnce(wrap(store), doom)
    limits = Limits(time.monotonic, Pace(on=False))
    machine = Turning(lane, around, connect_directly(TOKEN, air.answer), limits=limits, poll_s=0)
    return Life(machine, lane, store.close)
