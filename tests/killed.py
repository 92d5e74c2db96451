"""A bot that is killed and started again, the town that goes on talking to it, and what is on disk when it is over.

``Lives`` starts ``tests/serving.py`` as a supervisor would: ``async with a_town(folder, ends) as town``. Telegram and
the people are here, in the process of the test; each life of the bot is a process of its own.
"""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_bytes
from typing import Final, TypeVar

from sqlalchemy import func, select

from bot.demo.clock import MovableClock
from bot.demo.model import Shown
from bot.demo.server import Emulator
from bot.demo.telegram import Telegram
from bot.route.model import Case, CaseId, ChatId, Code, EntryKind, Staff
from bot.texts import LANGUAGES, say
from bot.wiring import open_store
from storage.engine import open_engine
from storage.outbox import State
from storage.tables import casus, history, outbox, reading, talk
from tests.chat import Phone, StageTime
from tests.people import GROUPS, STAFF, TUESDAY, Pupil
from tests.serving import UP

T = TypeVar("T")
ROOT: Final = Path(__file__).resolve().parents[1]
AFTER_THE_LEASE_S: Final = 100
"""A life begins so much later than the one before it, by its own clock."""
READY: Final = 3
"""So many lives wait behind the one that is."""
LAST_WORDS: Final = 3000
PATIENCE_S: Final = 120.0
NEVER: Final = tuple(
    say(f"note-{note}", language)
    for note in ("sorry", "stale", "expired", "cannot", "here", "too-long", "group-gone", "receiver-gone")
    for language in LANGUAGES
)
"""What nobody may see because the bot died: that something went wrong, or that something has to be done again."""


# --- The bot ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class End:
    """How a life ends: at the ``nth`` passing of ``point``, or (without a point) when somebody ends it."""

    point: str = ""
    nth: int = 0

    def words(self) -> Iterator[str]:
        """On the command line."""
        if self.point:
            yield from ("--die", self.point, "--nth", str(self.nth))


class Lives:
    """The bot, one process after another: killed, it is there again at once. ``deaths`` counts the SIGKILLs.

    While one serves the next ones already wait, so that starting Python takes nobody's time. There are as many lives
    as ``ends``; the last one must not be killed. While ``may_begin`` is not set, a death is a time without a bot.
    """

    def __init__(self, folder: Path, origin: str, url: str, at: Callable[[], datetime], ends: Sequence[End]) -> None:
        """``at``: school time when a life begins."""
        self._where = (str(folder), origin, url)
        self._log = folder / "serving.log"
        self._at = at
        self._ends = tuple(ends)
        self._process: Process | None = None
        self._ended: int | None = None
        self._stopping = False
        self._waiting: deque[Process] = deque()
        self.up = asyncio.Event()
        self.may_begin = asyncio.Event()
        self.may_begin.set()
        self.deaths = 0

    @property
    def log(self) -> str:
        """All that was logged in all lives so far."""
        return self._log.read_text()

    @asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """It lives during this block; after it, it has stopped as ``serve`` stops.

        AssertionError when a life ended in another way than by SIGKILL, or the last one by SIGKILL.
        """
        async with asyncio.TaskGroup() as group:
            running = group.create_task(self._run())
            try:
                yield
            finally:
                self._stopping = True
                self.may_begin.set()
                if self._process is not None:
                    _hang_up(self._process)
                await asyncio.wait([running])
        assert self._ended == 0, f"{self._ended}: {self.log[-LAST_WORDS:]}"

    async def died(self, times: int) -> None:
        """Waits until it died so often."""
        await patiently(lambda: self.deaths >= times, lambda: f"it died {self.deaths} times, not {times}")

    def kill(self) -> None:
        """``kill -9`` of the life that is now."""
        assert self._process is not None
        self.up.clear()
        self._process.kill()

    def moved(self) -> None:
        """School time was moved: the life that is now hears it."""
        assert self._process is not None
        self._tell(self._process)

    async def _run(self) -> None:
        for number in range(len(self._ends)):
            await self.may_begin.wait()
            self._ended = await self._live(number)
            if self._stopping or self._ended != -signal.SIGKILL:
                break
            self.deaths += 1
        for process in self._waiting:
            _hang_up(process)
            await process.wait()
        assert self._stopping, f"it ended by itself: {self._ended} {self.log[-LAST_WORDS:]}"

    async def _live(self, number: int) -> int | None:
        """One life: it begins, the next ones are made ready, it ends; gives its exit code."""
        if not self._waiting:
            self._waiting.append(await self._born(number))
        process = self._process = self._waiting.popleft()
        self._tell(process)
        if self._stopping:
            _hang_up(process)
        for later in range(number + 1 + len(self._waiting), min(number + 1 + READY, len(self._ends))):
            self._waiting.append(await self._born(later))
        assert process.stdout is not None
        if UP.encode() in await process.stdout.readline():
            self.up.set()
        await process.wait()
        self.up.clear()
        self._process = None
        return process.returncode

    async def _born(self, number: int) -> Process:
        ahead = str(number * AFTER_THE_LEASE_S)
        words = (*self._where, *self._ends[number].words(), "--ahead", ahead)
        with self._log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-u", "-m", "tests.serving", *words, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=log
            )

    def _tell(self, process: Process) -> None:
        assert process.stdin is not None
        process.stdin.write(f"{self._at().isoformat()}\n".encode())


def _hang_up(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.close()


# --- The town --------------------------------------------------------------------------------------------------------


async def patiently(look: Callable[[], T | None], otherwise: Callable[[], str]) -> T:
    """What ``look`` gives as soon as it gives something. A bot that is being started again may take its time."""
    ends = asyncio.get_running_loop().time() + PATIENCE_S
    while not (found := look()):
        assert asyncio.get_running_loop().time() < ends, otherwise()
        await asyncio.sleep(0.02)
    return found


class Steady(Phone):
    """The phone of somebody who waits, and neither types nor taps anything twice."""

    async def taps(self, label: str, then: str | None = None) -> None:
        """Presses the button with these words once it is there."""
        await patiently(lambda: self._with(label), lambda: f"no button {label!r}; there is {self._all()}")
        await super().taps(label)
        if then is not None:
            await self.sees(then)

    async def sees(self, text: str) -> Shown:
        """Waits until some message of the bot shows this text."""
        return await patiently(lambda: self._showing(text), lambda: f"never saw {text!r}, but {self.bubbles}")

    async def sees_no_words_of_its_own(self) -> None:
        """Waits until all that was typed here is gone from the chat."""
        await patiently(lambda: all(m.from_bot for m in self.messages), lambda: f"still there: {self.bubbles}")

    def got(self, *methods: str) -> list[str]:
        """Every text that came here by these methods, in order."""
        calls = (call for call in self.telegram.journal if call.method in methods)
        return [call.params["text"] for call in calls if call.params.get("chat_id") == str(self.id)]

    @property
    def repeated(self) -> int:
        """How many messages came here again, word for word."""
        return len(self.got("sendMessage")) - len(set(self.got("sendMessage")))


@dataclass
class Town:
    """Telegram, the bot in its lives, the people, and where it keeps things."""

    telegram: Telegram
    lives: Lives
    time: StageTime
    folder: Path
    url: str
    staff: Mapping[str, Steady]

    def pupil(self, who: Pupil) -> Steady:
        """A pupil with a phone; the bot knows nothing of her yet."""
        self.telegram.add_user(who.first_name, who.username, who.language, who.last_name, who.id)
        return Steady(self.telegram, who.id)

    def later(self, by: timedelta) -> None:
        """School time goes on by this much; the bot hears it."""
        self.time.at += by
        self.lives.moved()

    async def works(self, calls: int) -> None:
        """Waits until the bot made so many more calls of the Bot API."""
        enough = len(self.telegram.journal) + calls
        await patiently(lambda: len(self.telegram.journal) >= enough, lambda: "the bot has nothing to do")

    def nobody_saw_an_error(self) -> None:
        """Neither did anybody read an apology, nor is there an error in the log."""
        texts = [call.params.get("text", "") for call in self.telegram.journal]
        assert [text for text in texts if any(note in text for note in NEVER)] == []
        assert [line for line in self.lives.log.splitlines() if line.startswith(("ERROR ", "CRITICAL "))] == []


@asynccontextmanager
async def a_town(folder: Path, ends: Sequence[End], url: str | None = None) -> AsyncIterator[Town]:
    """A school with a fresh database (SQLite in ``folder`` unless ``url`` names one), its staff connected."""
    time, where = StageTime(TUESDAY), url or f"sqlite:///{folder / 'signaal.db'}"
    telegram = Telegram(MovableClock(time.school), journal_length=1_000_000)
    staff = _hired(folder, where, telegram)
    async with Emulator(telegram) as emulator:
        lives = Lives(folder, emulator.origin, where, time.school, ends)
        async with lives.alive():
            yield Town(telegram, lives, time, folder, where, staff)


def _hired(folder: Path, url: str, telegram: Telegram) -> dict[str, Steady]:
    store = open_store(url, folder / "keys", token_bytes)
    phones = {}
    with store.unit() as unit:
        for member in STAFF:
            unit.put_staff(member)
        for group in GROUPS:
            unit.put_group(group)
        for member in STAFF:
            user = telegram.add_user(member.name, language_code="nl")
            telegram.chats[user.id].started = True
            unit.seat(member.id, ChatId(user.id), "nl")
            phones[member.name] = Steady(telegram, user.id)
    store.close()
    return phones


# --- The disk --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """What a second store finds in the database once the bot has stopped.

    ``unsure``: how often nobody knew whether the alert of a case had reached the one it was sent to. ``drafts`` counts
    talks, ``rows`` cases, ``undone`` notices that failed or wait.
    """

    cases: Mapping[CaseId, Case]
    stories: Mapping[CaseId, tuple[str, ...]]
    events: Counter[tuple[str, str]]
    readings: Counter[str]
    unsure: Mapping[Code, int]
    drafts: int
    rows: int
    undone: int


def kept_in(town: Town) -> Kept:
    """Look at the disk."""
    cases, stories = _cases(town)
    engine = open_engine(town.url)
    with engine.connect() as db:
        # Of a case that was widened later, the first alert counts.
        found = select(outbox).where(outbox.c.panel == "alert-new").order_by(outbox.c.id.desc())
        alerts = {row.case_id: row for row in db.execute(found)}
        steps = [(row.case_id, row.event) for row in db.execute(select(history))]
        read = [row.case_id for row in db.execute(select(reading))]
        drafts, rows = (db.execute(select(func.count()).select_from(table)).scalar_one() for table in (talk, casus))
        failed = outbox.c.state == State.FAILED.value
        now = (outbox.c.state < State.SENT.value) & (outbox.c.visible_at <= town.time.at.timestamp() * 1000)
        undone = db.execute(select(func.count()).select_from(outbox).where(failed | now)).scalar_one()
    engine.dispose()
    unsure = {case.code: alerts[case.id].unsure for case in cases.values()}
    return Kept(cases, stories, Counter(steps), Counter(read), unsure, drafts, rows, undone)


def _cases(town: Town) -> tuple[dict[CaseId, Case], dict[CaseId, tuple[str, ...]]]:
    store = open_store(town.url, town.folder / "keys")
    with store.unit() as unit:
        readers: dict[CaseId, tuple[Case, Staff]] = {c.id: (c, staff) for staff in STAFF for c in unit.inbox(staff)}
        stories = {
            case.id: tuple(e.text for e in unit.entries(case.id, staff) if e.kind is EntryKind.STORY)
            for case, staff in readers.values()
        }
    store.close()
    return {case.id: case for case, _ in readers.values()}, stories


def alerts_on(phones: Mapping[str, Steady]) -> Counter[Code]:
    """How often each code was announced to somebody of the staff."""
    head = say("alert-new", "nl", code="@").partition("@")[0]
    texts = (text for phone in phones.values() for text in phone.got("sendMessage") if text.startswith(head))
    return Counter(Code(text.removeprefix(head)[:5]) for text in texts)
