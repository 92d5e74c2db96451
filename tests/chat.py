"""People with phones, talking to the real bot over HTTP: ``await noor.taps("Over mij")``, ``await sam.sees("Nieuw")``.

The bot is the whole machine of ``bot.wiring``, the store is a real database in a folder of the test, Telegram is our
emulator. School time stands still until the story moves it; everything else takes as long as it takes.
"""

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from bot.demo.clock import MovableClock
from bot.demo.model import Shown
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, Telegram
from bot.ports import Unit
from bot.route.model import Staff
from bot.surroundings import MachineChance, Surroundings, surroundings
from bot.usecases.flood import REST, Flood
from bot.usecases.scene import Pace
from bot.wiring import Lane, Machine, open_store
from handlers.telegram.request import connect
from scheduler.limits import Limits
from scheduler.limits import Pace as SendingPace
from scheduler.ticks import Every
from storage.store import SqlStore
from tests.fresh import a_fresh_store
from tests.people import GROUPS, STAFF, TUESDAY, Pupil, a_school_file

T = TypeVar("T")
PATIENCE_S: Final = 30.0
AT_ONCE: Final = Pace(0, 0, alert_at_once=True)


class StageTime:
    """School time stands still where the story put it; real time is real."""

    def __init__(self, start: datetime) -> None:
        self.at = start

    def school(self) -> datetime:
        """Where the story is."""
        return self.at

    def real(self) -> datetime:
        """Now."""
        return datetime.now(UTC)


@dataclass
class Phone:
    """Somebody's phone: what stands in the chat with the bot, and what can be done there."""

    telegram: Telegram
    id: int

    @property
    def messages(self) -> tuple[Shown, ...]:
        """What stands in the chat now, oldest first."""
        return self.telegram.chat(self.id)

    @property
    def bubbles(self) -> list[str]:
        """The texts that stand in the chat now."""
        return [m.text for m in self.messages]

    @property
    def screen(self) -> Shown:
        """The last message of the bot."""
        return [m for m in self.messages if m.from_bot][-1]

    @property
    def labels(self) -> list[str]:
        """The buttons of the last message of the bot."""
        return [b.label for row in self.screen.rows for b in row]

    async def starts(self, payload: str = "") -> None:
        """Presses Start, or opens a link."""
        self.telegram.starts(self.id, payload)

    async def says(self, text: str) -> int:
        """Types; gives the id of the message."""
        return self.telegram.says(self.id, text)

    async def taps(self, label: str, then: str | None = None) -> None:
        """Presses the button with these words on the last message that has it, and waits for ``then`` if given."""
        found = await eventually(lambda: self._with(label), lambda: f"no button {label!r}; there is {self._all()}")
        button = next(b for row in found.rows for b in row if label in b.label)
        assert button.data is not None
        self.telegram.taps(self.id, found.id, button.data)
        if then is not None:
            await self.sees(then)

    async def copies(self, label: str) -> str:
        """Presses a button that copies, and gives what is on the clipboard then; the bot hears nothing of it."""
        found = await eventually(lambda: self._with(label), lambda: f"no button {label!r}; there is {self._all()}")
        button = next(b for row in found.rows for b in row if label in b.label)
        assert button.copy_text is not None
        return button.copy_text

    async def sees(self, text: str) -> Shown:
        """Waits until some message of the bot shows this text."""
        return await eventually(lambda: self._showing(text), lambda: f"never saw {text!r}, but {self.bubbles}")

    async def sees_only(self, text: str) -> None:
        """Waits until the chat holds one message, with this text."""
        await eventually(lambda: self._alone(text), lambda: f"the chat is not only {text!r}, but {self.bubbles}")

    async def no_longer_sees(self, text: str) -> None:
        """Waits until no message shows this text."""
        await eventually(lambda: self._showing(text) is None, lambda: f"still sees {text!r}")

    async def holds_no_more(self, text: str) -> None:
        """Waits until nothing in the chat, whoever wrote it, holds this text."""
        await eventually(lambda: text not in "".join(self.bubbles), lambda: f"{text!r} still stands in the chat")

    async def no_longer_sees_button(self, label: str) -> None:
        """Waits until no message has this button."""
        await eventually(lambda: self._with(label) is None, lambda: f"still sees the button {label!r}")

    def _with(self, label: str) -> Shown | None:
        fits = [m for m in self.messages if any(label in b.label for row in m.rows for b in row)]
        return fits[-1] if fits else None

    def _alone(self, text: str) -> bool:
        return len(self.messages) == 1 and text in self.messages[0].text

    def _all(self) -> list[str]:
        return [b.label for m in self.messages for row in m.rows for b in row]

    def _showing(self, text: str) -> Shown | None:
        return next((m for m in reversed(self.messages) if m.from_bot and text in m.text), None)


async def eventually(look: Callable[[], T | None], otherwise: Callable[[], str]) -> T:
    """What ``look`` gives as soon as it gives something; AssertionError when patience runs out."""
    ends = asyncio.get_running_loop().time() + PATIENCE_S
    while not (found := look()):
        assert asyncio.get_running_loop().time() < ends, otherwise()
        await asyncio.sleep(0.01)
    return found


@dataclass
class Stage:
    """The bot, its Telegram, and the people."""

    telegram: Telegram
    emulator: Emulator
    around: Surroundings
    lane: Lane
    machine: Machine
    time: StageTime
    folder: Path
    phones: dict[str, Phone] = field(default_factory=dict)

    def pupil(self, who: Pupil) -> Phone:
        """A pupil, parent or stranger with a phone; the bot knows nothing of them yet."""
        self.telegram.add_user(who.first_name, who.username, who.language, who.last_name, who.id)
        return Phone(self.telegram, who.id)

    def coach(self, staff: Staff, language: str = "nl") -> Phone:
        """A member of staff who is connected."""
        user = self.telegram.add_user(staff.name, language_code=language)
        self.telegram.starts(user.id)
        self.lane.now(lambda unit: unit.seat(staff.id, user.id, language))  # type: ignore[arg-type]
        return Phone(self.telegram, user.id)

    async def until(self, at: datetime) -> None:
        """School time goes on to this moment; it stops at each due moment on the way, until all of it has left.

        First what people typed and tapped is handled, and answered: it was done before the clock moved.
        """
        await eventually(self._answered, lambda: "what was done is not handled, or not answered")
        while (due := self._next_due()) is not None and due <= at:
            self.time.at = max(self.time.at, due)
            await self.machine.clock_moved()
            await eventually(self._drained, lambda: "something that is due does not leave")
        self.time.at = at
        await self.machine.clock_moved()

    def _answered(self) -> bool:
        heard = self.telegram.polling and not self.telegram.queue.pending(self.telegram.now())
        return heard and not self.lane.now(lambda unit: unit.owed_chats(self.time.real(), 1)) and self._drained()

    def _next_due(self) -> datetime | None:
        return self.lane.now(lambda unit: unit.next_due())

    def _drained(self) -> bool:
        due = self._next_due()
        return (due is None or due > self.time.at) and not self._leased()

    def _leased(self) -> int:
        """How many were claimed and are not in words yet: a clock that goes on in between decides what they say."""
        database = self.folder / "signaal.db"
        if not database.exists():  # On PostgreSQL a story does not look so close.
            return 0
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            return int(db.execute("SELECT count(*) FROM outbox WHERE state = 1").fetchone()[0])

    async def later(self, by: timedelta) -> None:
        """School time goes on by this much."""
        await self.until(self.time.at + by)


@asynccontextmanager
async def a_stage(
    folder: Path,
    *,
    start: datetime = TUESDAY,
    pace: Pace = AT_ONCE,
    url: str | None = None,
    staff_only: bool = False,
    rest: timedelta = REST,
    deaf_s: float = 900,
) -> AsyncIterator[Stage]:
    """The whole bot on a fresh database (SQLite in ``folder`` unless ``url`` names one), with the cast's staff."""
    time, store = StageTime(start), a_store(folder, url)
    around = surroundings(a_school_file(), time, MachineChance(), pace, staff_only=staff_only)
    around = replace(around, flood=Flood(secrets.token_bytes(32), rest))
    telegram = Telegram(MovableClock(time.school))
    async with Emulator(telegram) as emulator:
        lane = Lane(store)
        lane.now(_cast)
        machine = a_machine(lane, around, emulator, deaf_s)
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(machine.run(stop))
            yield Stage(telegram, emulator, around, lane, machine, time, folder)
            stop.set()
        lane.close()
        store.close()


def a_machine(lane: Lane, around: Surroundings, emulator: Emulator, deaf_s: float = 900) -> Machine:
    """The bot as ``serve`` runs it, with short polls and without sending limits."""
    line = connect(TOKEN, emulator.origin)
    limits = Limits(asyncio.get_running_loop().time, SendingPace(on=False))
    return Machine(lane, around, line, limits=limits, every=Every(0.5, 0.5, 3600), poll_s=1, menus_s=0.5, deaf_s=deaf_s)


def a_store(folder: Path, url: str | None = None) -> SqlStore:
    """A fresh store with its keys beside it."""
    return a_fresh_store(folder) if url is None else open_store(url, folder / "keys", secrets.token_bytes)


def _cast(unit: Unit) -> None:
    for member in STAFF:
        unit.put_staff(member)
    for group in GROUPS:
        unit.put_group(group)
