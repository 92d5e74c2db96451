"""The plug: the only module that knows handlers, storage and scheduler, and joins them into a running bot (DESIGN §2).

Transactions run one after another on the writer thread; the event loop is only for talking to Telegram.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Final, TypeVar

from bot.config import SchoolFile, Settings
from bot.log import event
from bot.ports import Store, StoreBusy, Unit
from bot.route.model import ChatId
from bot.route.timing import ends_soon, local_day
from bot.surroundings import MachineChance, MachineTime, Surroundings, surroundings
from bot.texts import LANGUAGES
from bot.usecases.calendarend import tell_beheerder
from bot.usecases.deaf import tell_deaf
from bot.usecases.figures import make_figures
from bot.usecases.forgetting import drop_expired
from bot.usecases.prompting import fire, fold
from bot.usecases.scene import Scene
from bot.usecases.seasons import remind_coaches
from bot.usecases.workhours import say_nothing_is_due
from handlers import intake, practice
from handlers.menus import anybody, desks
from handlers.present import Present
from handlers.telegram.receive import Arrival, Receiver
from handlers.telegram.request import Line, connect
from handlers.telegram.sender import Menu, TelegramSender
from scheduler.delivery import Delivery
from scheduler.limits import Limits
from scheduler.ticks import Every, Ticks, guarded
from storage.engine import database_file
from storage.keys import KeyRing, KeysError
from storage.lock import NetworkDisk, ServeLock
from storage.migrate import is_current, migrate
from storage.store import CannotUse, SqlStore
from storage.vault import Vault

T = TypeVar("T")
Checkpoint = Callable[[str], None]
OWNER: Final = f"serve-{secrets.token_hex(4)}"
SCHOOL: Final = b"signaal-school-1"
"""One school = one database (DESIGN §4 row 14), so its id need only be the same for ever."""
ALARM_AFTER_S: Final = 900
LISTEN_EVERY_S: Final = 30.0
MENUS_EVERY_S: Final = 30.0
HEAR_FIRST_S: Final = 20
LOOK_S: Final = 1.0
ANSWER_S: Final = 2.0
GRACE_S: Final = 4.0
"""Who serves looks every LOOK_S whether the turn is still theirs and gives the server ANSWER_S to say so. A standby
lets more than both go by before it begins, so that two never poll at once."""
log: Final = logging.getLogger(__name__)


def no_checkpoint(name: str) -> None:
    """The named crash points do nothing, except in crash tests."""


@dataclass
class Lane:
    """The writer thread: one transaction after another, named crash points round the commit (SECURITY §3.1)."""

    store: Store
    checkpoint: Checkpoint = no_checkpoint
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "writer"), repr=False)

    async def run(self, work: Callable[[Unit], T]) -> T:
        """``work`` in one transaction, off the event loop. What it raises undoes everything and comes out here."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self.now, work)

    def now(self, work: Callable[[Unit], T]) -> T:
        """The same, at once, for the command line and tests."""
        self.checkpoint("before-begin")
        with self.store.unit() as unit:
            result = work(unit)
            self.checkpoint("before-commit")
        self.checkpoint("after-commit")
        return result

    async def tidy(self) -> bool:
        """What was erased goes from the disk as well, between two transactions; whether there was any of it."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self.store.tidy)

    def close(self) -> None:
        """Wait for the transaction that runs, and stop."""
        self._pool.shutdown(wait=True)


class Machine:
    """A running bot: it receives, it ticks, it delivers. Killed at any moment, it goes on where it was."""

    def __init__(
        self,
        lane: Lane,
        around: Surroundings,
        line: Line,
        *,
        limits: Limits | None = None,
        every: Every | None = None,
        poll_s: int = 30,
        menus_s: float = MENUS_EVERY_S,
        deaf_s: float = ALARM_AFTER_S,
    ) -> None:
        """``line``: where Telegram is. ``limits`` of sending and ``every`` of ticking are the usual ones if None.

        ``deaf_s``: how long without a poll that went well is an alarm.
        """
        self._lane = lane
        self._around = around
        self._line = line
        self._sender = TelegramSender(line)
        mouth = Present(around.scene, around.practices)
        pace = limits or Limits(monotonic)
        self._delivery = Delivery(
            lane.run, mouth, self._sender, around.time, pace, OWNER, lane.checkpoint, guarded=guarded
        )
        self._ticks = Ticks(lane.run, self._delivery.wake, self._prompt, self._sweep, lane.tidy, every)
        self._menus_s, self._deaf_s = menus_s, deaf_s
        self._reminded: datetime | None = None
        self._receiver = Receiver(line, self._take, self._sender, monotonic=monotonic, poll_s=poll_s)

    async def run(self, stop: asyncio.Event) -> None:
        """Until ``stop`` is set. What is in hand is finished; what is owed waits in the database.

        First all that people did while nobody listened, then what came due meanwhile: a case that was taken back is
        not announced any more, and a draft that somebody went on with in time has not run out.
        """
        try:
            await self._hear_first()
            await self._ticks.prompt()
            await self._go_on(stop)
        finally:
            await self._line.close()

    async def clock_moved(self) -> None:
        """School time was put forward: what has come due is handled in order, and leaves (DESIGN §3 "Two clocks")."""
        while await self._lane.run(self._prompt):
            pass
        self._delivery.wake()

    async def _hear_first(self) -> None:
        """Take what waits at Telegram until nothing more waits, it cannot be had, or it takes too long."""
        heard = asyncio.Event()

        async def rest(_: float) -> None:
            heard.set()

        ear = Receiver(self._line, self._take, self._sender, monotonic=monotonic, sleep=rest, poll_s=0)
        with suppress(TimeoutError):
            async with asyncio.timeout(HEAR_FIRST_S):
                await ear.run(heard)

    async def _go_on(self, stop: asyncio.Event) -> None:
        self._ticks.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._receiver.run(stop))
                group.create_task(self._delivery.serve(stop))
                group.create_task(self._listen(stop))
                group.create_task(self._sender.set_commands(menus()))
                group.create_task(self._keep_menus(stop))
        finally:
            await self._ticks.stop()

    async def _take(self, batch: list[Arrival]) -> None:
        with self._around.practices.undone_if_it_fails():
            await self._lane.run(lambda unit: intake.take_all(unit, batch, self._around.scene))
        self._delivery.wake()

    async def _listen(self, stop: asyncio.Event) -> None:
        """An alarm when no poll went well for a quarter of an hour: Telegram keeps what waits for 24 hours only."""
        alarmed = False
        while not stop.is_set():
            silent = self._receiver.silent_s() > self._deaf_s
            if silent and not alarmed:
                event(log, "no-successful-poll", level=logging.CRITICAL, seconds=int(self._receiver.silent_s()))
                await guarded("deaf-untold", self._lane.run(lambda unit: tell_deaf(self._around.scene(unit))))
                self._delivery.wake()
            alarmed = silent
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), min(LISTEN_EVERY_S, self._deaf_s / 3))

    async def _keep_menus(self, stop: asyncio.Event) -> None:
        """Staff have a menu of their own while they work here; what Telegram did not take is tried again."""
        stands: dict[ChatId, Menu] = {}
        while not stop.is_set():
            await guarded("menus-failed", self._put_up(stands))
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), self._menus_s)

    async def _put_up(self, stands: dict[ChatId, Menu]) -> None:
        """``stands`` as things are at school, as far as Telegram takes it."""
        wanted = await self._lane.run(self._desks)
        for chat in stands.keys() - wanted.keys():
            if await self._sender.drop_commands(chat):
                del stands[chat]
        for chat, menu in wanted.items():
            if stands.get(chat) != menu and await self._sender.set_commands([menu]):
                stands[chat] = menu

    def _desks(self, unit: Unit) -> dict[ChatId, Menu]:
        return {menu.chat: Menu("", menu.commands, menu.chat) for menu in desks(self._around.scene(unit))}

    def _prompt(self, unit: Unit) -> int:
        scene = self._around.scene(unit)
        hour = scene.now.replace(minute=0, second=0, microsecond=0)
        if hour != self._reminded:
            self._hourly(scene)
            self._reminded = hour  # Undone with the rest? Then an hour later.
        return fire(scene) + fold(scene) + drop_expired(scene) + practice.fold(scene) + _mornings(scene)

    def _hourly(self, scene: Scene) -> None:
        """What need not be looked at every few seconds."""
        make_figures(scene)
        if self._around.school.reminders.seasons:
            remind_coaches(scene)

    def _sweep(self, unit: Unit) -> None:
        self._lane.store.keep_keys(self._around.time.real())
        unit.sweep(self._around.time.real())


def _mornings(scene: Scene) -> int:
    """What is said to staff at an hour and belongs to no case."""
    return tell_beheerder(scene) + say_nothing_is_due(scene)


def menus() -> Iterable[Menu]:
    """The commands Telegram offers under its menu button; neutral, because they stand open in the chat."""
    for language in LANGUAGES:
        yield Menu("" if language == LANGUAGES[0] else language, anybody(language))


def again_what_failed(scene: Scene) -> tuple[int, int]:
    """Handle once more what is in quarantine; gives how many were handled and how many stay."""
    return intake.retry(scene)


class Trouble(Exception):
    """Something the administrator can mend, said in one sentence that repeats nothing secret."""


def turn_of(settings: Settings) -> ServeLock:
    """The right to serve this database, not taken yet."""
    return ServeLock(settings.database_url.get_secret_value())


@contextmanager
def ready_to_serve(settings: Settings, turn: ServeLock | None = None) -> Iterator[SqlStore]:
    """The store for ``serve``, held by this process alone (DESIGN §4 row 14).

    On PostgreSQL a second one waits here as the standby, until it is its ``turn``. Raises Trouble when the database is
    not ready or, on SQLite, when somebody has it; ``StoreBusy`` when it cannot be reached.
    """
    turn, url = turn or turn_of(settings), settings.database_url.get_secret_value()
    try:
        with _mendable():
            _take_turn(turn, url, settings.keys)
            store = open_store(url, settings.keys)
        try:
            yield store
        finally:
            store.close()
    finally:
        turn.release()


@contextmanager
def _mendable() -> Iterator[None]:
    """What the administrator can mend comes out as Trouble."""
    try:
        yield
    except (KeysError, NetworkDisk, CannotUse) as problem:
        raise Trouble(str(problem)) from None


def _take_turn(turn: ServeLock, url: str, keys: Path) -> None:
    if not is_current(url):
        raise Trouble("The database is of another version: run `signaal init`, which brings it up to date.")
    if turn.acquire(wait=False):
        return
    if database_file(url) is not None:
        raise Trouble("Another `signaal serve` has this database; one at a time may run.")
    SqlStore.open(url, Vault(KeyRing.load(keys), SCHOOL, secrets.token_bytes)).close()  # What is wrong shows now.
    event(log, "standby-waits")
    while not _our_turn(turn):
        sleep(LOOK_S)
    event(log, "standby-takes-over")


def _our_turn(turn: ServeLock) -> bool:
    """Wait until the turn is ours and whoever had it has stopped. False when the server cannot be reached."""
    try:
        turn.acquire(wait=True)
    except StoreBusy:
        return False
    sleep(GRACE_S)
    return turn.holds()


async def serve_on(
    store: SqlStore,
    settings: Settings,
    school: SchoolFile,
    stop: asyncio.Event,
    turn: ServeLock,
    staff_only: bool = False,
) -> None:
    """Run the bot of this school on this store until ``stop`` is set. ``settings`` must have a token.

    Raises Trouble when the ``turn`` was lost; nothing was received or sent since that was found.
    """
    assert settings.token is not None
    line = connect(settings.token.get_secret_value(), settings.api_url)
    lane = Lane(store)
    around = surroundings(school, MachineTime(), MachineChance(), staff_only=staff_only)
    _warn_of_calendar(around)
    machine = Machine(lane, around, line)
    try:
        if not await _while_ours(turn, machine.run(stop)):
            event(log, "turn-lost", level=logging.CRITICAL)
            raise Trouble("The database server let go of this `signaal serve`, so it stopped. Start it again.")
    finally:
        lane.close()


def _warn_of_calendar(around: Surroundings) -> None:
    """The log says at the start for how many days the holidays are known, when that is not long any more."""
    today = local_day(around.calendar, around.time.school())
    if ends_soon(around.calendar, today):
        event(log, "calendar-ends-soon", level=logging.WARNING, left=(around.calendar.until - today).days)


async def _while_ours(turn: ServeLock, serving: Coroutine[object, object, None]) -> bool:
    """Serve until it ends; not a moment longer once the turn is found lost, and then False."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(serving)
        while not (await asyncio.wait({task}, timeout=LOOK_S))[0]:
            if not await _is_ours(turn):
                task.cancel()
                return False
    return True


async def _is_ours(turn: ServeLock) -> bool:
    try:
        async with asyncio.timeout(ANSWER_S):
            return await asyncio.to_thread(turn.holds)
    except TimeoutError:
        turn.release()  # Or the thread that asked would wait on, and this process with it.
        return False


def open_store(url: str, keys: Path, random: Callable[[int], bytes] | None = None) -> SqlStore:
    """The store at ``url`` with the keys in that folder. With ``random``, what is not there yet is made first.

    Raises ``KeysError`` when the keys are not there or not right, ``StoreBusy`` when the database cannot be reached.
    """
    if random is not None:
        if not keys.exists():
            KeyRing.create(keys, random)
        migrate(url)
    store = SqlStore.open(url, Vault(KeyRing.load(keys), SCHOOL, secrets.token_bytes))
    store.keep_keys(MachineTime().real())
    return store

