"""The bot as a program of its own, so that it can be killed (``tests/killed.py`` starts it, and starts it again).

    python -u -m tests.serving FOLDER ORIGIN URL [--die POINT --nth N] [--ahead S]

It builds the machine of ``tests/chat.py`` on the database at URL with the keys in FOLDER, against the emulator at
ORIGIN, and listens on its standard input. Each line is a moment (ISO, aware): at the first one it starts, with school
time standing there, and says ``up``; the next ones move school time on; at the end of the input it stops as ``serve``
does. So it can wait with everything imported until it is needed, and it does not outlive whoever started it.

``--die POINT --nth N``: it kills itself with SIGKILL when it passes this checkpoint for the N-th time; the names are in
``bot.wiring`` and ``scheduler.delivery``, and ``before-confirm`` is here. ``--ahead S``: its real clock is S seconds
ahead, so that the leases of a life before it have run out without anybody waiting for that (SECURITY §4.2, §6 T1).
"""

import argparse
import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.demo.telegram import TOKEN
from bot.surroundings import MachineChance, surroundings
from bot.usecases.scene import Pace
from bot.wiring import Lane, Machine, open_store
from handlers.telegram.receive import Arrival
from handlers.telegram.request import connect
from scheduler.limits import Limits
from scheduler.limits import Pace as SendingPace
from scheduler.ticks import Every
from storage.lock import ServeLock
from tests.people import a_school_file

UP: Final = "up"


@dataclass(frozen=True)
class Asked:
    """What stood on the command line."""

    folder: Path
    origin: str
    url: str
    die: str = ""
    nth: int = 0
    ahead: int = 0


class Doom:
    """A checkpoint at which the process dies when it passes ``name`` for the ``nth`` time; never without a name."""

    def __init__(self, name: str, nth: int) -> None:
        self._name = name
        self._left = nth

    def __call__(self, name: str) -> None:
        """Nothing is flushed, closed or said: SIGKILL cannot be caught."""
        if name == self._name:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class AheadTime:
    """School time stands where it was put; real time runs, some seconds ahead of everybody else's."""

    def __init__(self, at: datetime, ahead: timedelta) -> None:
        self.at = at
        self._ahead = ahead

    def school(self) -> datetime:
        """Where the story is."""
        return self.at

    def real(self) -> datetime:
        """Now, as a machine that was started later has it."""
        return datetime.now(UTC) + self._ahead


class Rehearsing(Machine):
    """The machine, with one more checkpoint: what came in is committed, and Telegram does not know that yet."""

    checkpoint: Callable[[str], None]

    async def _take(self, batch: list[Arrival]) -> None:
        await super()._take(batch)
        self.checkpoint("before-confirm")


async def serve(asked: Asked) -> None:
    """Wait for the first moment, then run the bot until the input ends."""
    moments = await _input()
    first = await moments.readline()
    if not first:
        return
    time = AheadTime(_moment(first), timedelta(seconds=asked.ahead))
    lock = ServeLock(asked.url)
    lock.acquire(wait=True)
    store = open_store(asked.url, asked.folder / "keys")
    lane = Lane(store, Doom(asked.die, asked.nth))
    machine, stop = _machine(asked.origin, lane, time), asyncio.Event()
    machine.checkpoint = lane.checkpoint
    print(UP)
    async with asyncio.TaskGroup() as group:
        group.create_task(machine.run(stop))
        while line := await moments.readline():
            time.at = _moment(line)
            await machine.clock_moved()
        stop.set()
    lane.close()
    store.close()
    lock.release()


def _machine(origin: str, lane: Lane, time: AheadTime) -> Rehearsing:
    """As ``tests.chat.a_machine``: at once, with short polls and ticks, without sending limits."""
    around = surroundings(a_school_file(), time, MachineChance(), Pace(0, 0, alert_at_once=True))
    limits = Limits(asyncio.get_running_loop().time, SendingPace(on=False))
    return Rehearsing(lane, around, connect(TOKEN, origin), limits=limits, every=Every(0.5, 0.5, 3600), poll_s=1)


async def _input() -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


def _moment(line: bytes) -> datetime:
    return datetime.fromisoformat(line.decode().strip())


def _asked(words: Sequence[str]) -> Asked:
    parser = argparse.ArgumentParser("tests.serving")
    parser.add_argument("folder", type=Path)
    parser.add_argument("origin")
    parser.add_argument("url")
    parser.add_argument("--die", default="")
    parser.add_argument("--nth", type=int, default=0)
    parser.add_argument("--ahead", type=int, default=0)
    return Asked(**vars(parser.parse_args(words)))


def main() -> None:
    """The program. What it logs goes to standard error, a line for each record."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    asyncio.run(serve(_asked(sys.argv[1:])))


if __name__ == "__main__":
    main()
