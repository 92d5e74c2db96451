"""Puts the demo on: a school with its staff, keys and database in a folder of its own, a Telegram on this machine, the
bot, and the page. Nothing leaves the machine, and what was made is removed at the end (DESIGN §6).

One school after another: when the page asks for a fresh one, the former stops and is gone, keys and all.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from bot.demo.clock import MovableClock
from bot.demo.model import JsonObject
from bot.demo.phones import SCHOOL_ZONE, Cast, Phone, cast_of
from bot.demo.scenes import STARTS, played
from bot.demo.server import Emulator, Site
from bot.demo.show import BEAT, Opening, Show, opening_moment
from bot.demo.stage import routes
from bot.demo.telegram import Telegram
from bot.route.model import ChatId
from bot.route.timing import Calendar, at, local_day
from bot.sample import JANSEN, VISSER, seated, the_school
from bot.surroundings import MachineChance, MachineTime, Surroundings, surroundings
from bot.usecases.scene import Pace
from bot.wiring import Lane, Machine, open_store
from handlers.telegram.request import connect
from scheduler.limits import Limits
from scheduler.limits import Pace as Sending
from scheduler.ticks import Every
from storage.theft import Cell, coming_by, files_in, owed_by, tables_in, times_in

HURRIED: Final = Pace(0, 0, alert_at_once=True)
"""In the demo a nudge and an alert leave at once; in a school they wait, because time tells who it was."""


LIVELY: Final = Every(0.5, 1.0)
"""A viewer sits and waits; in a school a few seconds more are nothing."""


ON_PHONES: Final = (("coach", JANSEN, "Coach"), ("achterwacht", VISSER, "Achterwacht"))
"""Who of the staff has a phone on the page."""


@dataclass(frozen=True)
class Demo:
    """What runs: where the page is, and what is played on it."""

    address: str
    show: Show = field(repr=False)


@dataclass(frozen=True, repr=False)
class DemoSchool:
    """A running school, as ``bot.demo.show.School`` asks for it."""

    cast: Cast
    machine: Machine
    lane: Lane
    around: Surroundings
    time: MachineTime
    disk: Path

    @property
    def calendar(self) -> Calendar:
        """Its school days."""
        return self.around.calendar

    @property
    def database(self) -> Path:
        """The file that everything is in."""
        return self.disk / "signaal.db"

    def now(self) -> datetime:
        """School time, on the school's own clock."""
        return self.time.school().astimezone(SCHOOL_ZONE)

    async def next_due(self) -> datetime | None:
        """When the next thing falls due."""
        return await self.lane.run(lambda unit: unit.next_due())

    async def coming(self, moment: datetime) -> tuple[str, ...]:
        """What kinds of things fall due by then."""
        return await asyncio.to_thread(coming_by, self.database, moment)

    async def owes(self) -> bool:
        """Whether anything that is due has not left yet."""
        return await asyncio.to_thread(owed_by, self.database, self.now()) > 0

    async def put_clock(self, moment: datetime) -> None:
        """School time is this now, and never goes back; what is due is handled. Real time is untouched."""
        self.time.ahead = max(self.time.ahead, moment - self.time.real())
        await self.machine.clock_moved()

    async def loot(self) -> JsonObject:
        """What a thief of the disk holds: it is read from the files, beside the bot and without its keys."""
        tables = await asyncio.to_thread(tables_in, self.database)
        files = await asyncio.to_thread(files_in, self.disk)
        return {
            "tables": [
                {"name": t.table, "columns": t.columns, "count": t.count, "rows": [[*map(_raw, r)] for r in t.newest]}
                for t in tables
            ],
            "files": [{"name": file.name, "size": file.size, "head": file.head.hex()} for file in files],
        }

    async def times(self, words: str) -> int:
        """How often these words stand on the disk."""
        return await asyncio.to_thread(times_in, self.disk, words)


def _raw(cell: Cell) -> JsonObject:
    """A cell as the page is told it: bytes in hexadecimal."""
    return {"hex": cell.hex()} if isinstance(cell, bytes) else {"text": "" if cell is None else str(cell)}


async def play(
    port: int, started: asyncio.Future[Demo] | None, stop: asyncio.Event, beat: float = BEAT
) -> None:
    """Run the demo on ``port`` until ``stop`` is set; ``started`` is told where. Raises OSError: the port is taken.

    ``beat``: how many seconds a viewer gets to see one thing before the next comes.
    """
    show, edition = Show(beat), 0
    page = Site(routes(show), port)
    await page.start()  # Before anything is made: a port that is taken costs nothing.
    try:
        while not stop.is_set():
            async with _open_school(show, show.next_opening(), edition):
                if started is not None and not started.done():
                    started.set_result(Demo(page.origin, show))
                await show.until_asked(stop)
            edition += 1
    finally:
        await page.stop()


@asynccontextmanager
async def _open_school(show: Show, opening: Opening, edition: int) -> AsyncIterator[None]:
    """A fresh school, running and on the page; with the scene that was asked for."""
    with _folder() as folder:
        store = open_store(f"sqlite:///{folder / 'disk' / 'signaal.db'}", folder / "keys", secrets.token_bytes)
        lane = Lane(store)
        time = MachineTime()
        around = surroundings(the_school(), time, MachineChance(), HURRIED)
        time.ahead = _begins(around.calendar, time.real(), opening) - time.real()
        # A token of its own, so that no web page can guess the way to this Telegram.
        token = f"{secrets.randbelow(10**9) + 10**9}:{secrets.token_urlsafe(27)}"
        telegram = Telegram(MovableClock(time.school), token=token)
        cast = _cast(telegram, lane, opening.language, edition)
        async with Emulator(telegram) as emulator, asyncio.TaskGroup() as group:
            unlimited = Limits(monotonic, Sending(on=False))  # Nobody refuses what comes too fast here.
            machine = Machine(lane, around, connect(token, emulator.origin), limits=unlimited, every=LIVELY)
            stop = asyncio.Event()
            group.create_task(machine.run(stop))
            show.enter(DemoSchool(cast, machine, lane, around, time, folder / "disk"), group)
            if opening.scene:
                show.play(opening.scene, played(show, opening.scene, opening.language))
            yield
            stop.set()
        lane.close()
        store.close()


def _begins(calendar: Calendar, real: datetime, opening: Opening) -> datetime:
    """When the school of this opening begins: after school, unless its scene says another hour."""
    moment = opening_moment(calendar, real)
    hour = STARTS.get(opening.scene)
    return moment if hour is None else at(calendar, local_day(calendar, moment), hour)


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="signaal-demo-") as name:
        yield Path(name)


def _cast(telegram: Telegram, lane: Lane, language: str, edition: int) -> Cast:
    """A pupil and a parent, who are nobody to the school yet, and two of the staff, who are connected."""
    pupil = telegram.add_user("Noor", language_code=language)
    parent = telegram.add_user("Karin", language_code=language)
    phones = [Phone("leerling", pupil.id, "Leerling", language), Phone("ouder", parent.id, "Ouder", language)]
    seats = {}
    for key, member, label in ON_PHONES:
        seats[member.id] = ChatId(telegram.add_user(member.name, language_code=language).id)
        telegram.chats[seats[member.id]].started = True  # as when the invite was opened
        phones.append(Phone(key, seats[member.id], label, language))
    lane.now(lambda unit: seated(unit, seats, language))
    return cast_of(telegram, phones, edition)
