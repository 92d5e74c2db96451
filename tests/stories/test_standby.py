"""Two ``signaal serve`` on one PostgreSQL: one serves, the other waits and takes over (DESIGN §4 row 14, §7).

Real processes of the real command, a real PostgreSQL, ``kill -9``. ``pytest -s`` shows how long taking over took.
"""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes
from time import monotonic
from typing import Final

import psycopg
from sqlalchemy import select
from sqlalchemy.engine import make_url

from bot.demo.clock import MovableClock
from bot.demo.errors import Refusal
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, Telegram
from bot.route.model import EntryKind
from bot.texts import say
from bot.wiring import open_store
from storage.engine import open_engine
from storage.tables import casus, due, history, outbox, talk
from tests.killed import Steady, patiently
from tests.people import BAKKER, GROUPS, STAFF, Pupil
from tests.stories.test_report import STARTS

ROOT: Final = Path(__file__).resolve().parents[2]
SERVE: Final = (sys.executable, "-c", "from bot.cli import main; main()", "serve")
SCHOOL: Final = """
name = "De Linde"
region = "Midden"
first_bell = "08:30"
last_bell = "16:10"
[contacts]
vertrouwenspersoon = "Mulder"
vp_contact = "kamer 1.12"
aw_plek = "bij de balie"
fg_contact = "fg@school.example"
[live]
board_date = 2020-01-01
board_name = "het bestuur"
dpia_date = 2020-01-01
fg_date = 2020-01-01
mr_date = 2020-01-01
"""
WAITS: Final = "standby-waits"
REFUSED: Final = "Another `signaal serve` has this database; one at a time may run."
LOST: Final = "The database server let go of this `signaal serve`, so it stopped. Start it again."
PROMISED_S: Final = 10.0
LANES: Final = 8
A_CROWD: Final = 6


class Switchboard(Telegram):
    """A Telegram that counts how often two bots asked for updates at the same time."""

    conflicts = 0

    def _end_poll(self, reason: Refusal) -> None:
        self.conflicts += self.polling
        super()._end_poll(reason)


@dataclass
class Bot:
    """A ``signaal serve``, and where its standard error goes."""

    process: Process
    log: Path

    @property
    def said(self) -> list[str]:
        """The lines it wrote."""
        return self.log.read_text().splitlines()

    async def waits(self) -> None:
        """Until it says that it stands by."""
        await patiently(lambda: any(WAITS in line for line in self.said), lambda: f"it does not wait: {self.said}")

    async def ended(self) -> int:
        """Its exit code."""
        async with asyncio.timeout(30):
            return await self.process.wait()

    async def killed(self) -> None:
        """``kill -9``."""
        self.process.kill()
        assert await self.ended() == -signal.SIGKILL


@dataclass
class Building:
    """A school with its database, its Telegram and the bots that were started for it."""

    folder: Path
    url: str
    telegram: Switchboard
    origin: str
    bots: list[Bot] = field(default_factory=list)

    async def starts(self) -> Bot:
        """Another ``signaal serve``."""
        log = self.folder / f"serve-{len(self.bots)}.log"
        settings = {
            "SIGNAAL_HOME": str(self.folder),
            "SIGNAAL_KEYS": str(self.folder / "keys"),
            "SIGNAAL_TOKEN": TOKEN,
            "SIGNAAL_API_URL": self.origin,
            "SIGNAAL_DATABASE_URL": self.url,
        }
        with log.open("wb") as stream:
            process = await asyncio.create_subprocess_exec(
                *SERVE, cwd=ROOT, env=os.environ | settings, stdin=DEVNULL, stdout=DEVNULL, stderr=stream
            )
        self.bots.append(Bot(process, log))
        return self.bots[-1]

    async def serves(self) -> Bot:
        """The first one; it listens."""
        bot = await self.starts()
        await self.is_heard()
        return bot

    async def stands_by(self) -> Bot:
        """One more; it waits."""
        bot = await self.starts()
        await bot.waits()
        return bot

    async def is_heard(self) -> None:
        """Until some bot waits for updates."""
        await patiently(lambda: self.telegram.polling, lambda: f"nobody listens: {self.bots[-1].said}")

    def pupil(self, number: int) -> Steady:
        """Somebody with a phone."""
        who = Pupil(f"Leerling {number}", "", f"leerling{number}", "nl", 8_000_000_000 + number)
        self.telegram.add_user(who.first_name, who.username, who.language, user_id=who.id)
        return Steady(self.telegram, who.id)


@asynccontextmanager
async def a_building(folder: Path, url: str) -> AsyncIterator[Building]:
    """A school in this folder, its database at ``url``; whatever still runs at the end is killed."""
    (folder / "school.toml").write_text(SCHOOL)
    store = open_store(url, folder / "keys", token_bytes)
    with store.unit() as unit:
        for member in STAFF:
            unit.put_staff(member)
        for group in GROUPS:
            unit.put_group(group)
    store.close()
    telegram = Switchboard(MovableClock(lambda: datetime.now(UTC)))
    async with Emulator(telegram) as emulator:
        building = Building(folder, url, telegram, emulator.origin)
        try:
            yield building
        finally:
            for bot in building.bots:
                if bot.process.returncode is None:
                    await bot.killed()


def administers(url: str, statement: str) -> list[tuple[object, ...]]:
    """Runs a statement on the server behind ``url``, from another database; gives what it found."""
    plain = make_url(url).set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        done = connection.execute(statement.replace("OURS", f"{make_url(url).database}").encode())
        return done.fetchall() if done.description else []


# --- Taking over ----------------------------------------------------------------------------------------------------


async def tells(phone: Steady, story: str) -> None:
    """All the way, to Bakker of 1HA, whatever happens to the bot meanwhile."""
    await phone.starts()
    await phone.taps(say("report-hello.me", "nl"), STARTS["nl"])
    await phone.says(story)
    await phone.taps("1", "klas")
    await phone.taps(f"1HA · {BAKKER.name}", story)
    await phone.taps(say("report-send.anon", "nl"), "Verstuurd")
    await phone.sees_no_words_of_its_own()


async def test_a_standby_takes_over_and_nothing_is_lost_or_doubled(tmp_path: Path, postgres_url: str) -> None:
    """Twice in a busy hour who serves is killed; within ten seconds somebody new is answered by the next."""
    took: list[float] = []
    async with a_building(tmp_path, postgres_url) as building:
        serving = await building.serves()
        crowd = [building.pupil(number) for number in range(2 * A_CROWD)]
        async with asyncio.TaskGroup() as group:
            for kills in range(2):
                standby = await building.stands_by()
                for number in range(kills * A_CROWD, (kills + 1) * A_CROWD):
                    group.create_task(tells(crowd[number], f"verhaal {number}"))
                await asyncio.sleep(1.5)
                took.append(await taking_over(building, serving, building.pupil(100 + kills)))
                serving = standby
        serving.process.terminate()
        assert await serving.ended() == 0
    print(f"taken over after {', '.join(f'{seconds:.1f} s' for seconds in took)}")
    assert max(took) < PROMISED_S
    assert building.telegram.conflicts == 0
    assert sum(phone.repeated for phone in crowd) <= 2 * LANES
    _kept_once(building, {f"verhaal {number}" for number in range(len(crowd))})


async def taking_over(building: Building, serving: Bot, newcomer: Steady) -> float:
    """Seconds from ``kill -9`` until somebody who writes at that moment has her answer."""
    began = monotonic()
    await serving.killed()
    await newcomer.starts()
    await newcomer.sees("Over wie gaat het?")
    return monotonic() - began


def _kept_once(building: Building, stories: set[str]) -> None:
    """Each story is one case, sent once, with one alert and one promise; no draft is left."""
    store = open_store(building.url, building.folder / "keys")
    with store.unit() as unit:
        cases = unit.inbox(BAKKER)
        told = [e.text for c in cases for e in unit.entries(c.id, BAKKER) if e.kind is EntryKind.STORY]
    store.close()
    ids = {case.id for case in cases}
    engine = open_engine(building.url)
    with engine.connect() as db:
        alerts = db.execute(select(outbox.c.case_id).where(outbox.c.panel == "alert-new")).scalars().all()
        promises = db.execute(select(due.c.case_id).where(due.c.kind == "promise")).scalars().all()
        steps = [(row.case_id, row.event) for row in db.execute(select(history))]
        rows = [len(db.execute(select(table)).all()) for table in (casus, talk)]
    engine.dispose()
    assert sorted(told) == sorted(stories)
    assert Counter(alerts) == Counter(promises) == Counter(ids)
    assert Counter(steps) == Counter((case, "verzenden") for case in ids)
    assert rows == [len(stories), 0]


async def test_who_is_stopped_politely_leaves_the_turn_to_the_standby(tmp_path: Path, postgres_url: str) -> None:
    """Nobody's answer is lost in between; a standby itself may be stopped at any moment."""
    async with a_building(tmp_path, postgres_url) as building:
        serving, standby, third = await building.serves(), await building.stands_by(), await building.stands_by()
        third.process.terminate()
        assert await third.ended() == -signal.SIGTERM
        serving.process.terminate()
        assert await serving.ended() == 0
        noor = building.pupil(1)
        await noor.starts()
        await noor.sees("Over wie gaat het?")
        assert standby.process.returncode is None
    assert building.telegram.conflicts == 0


# --- Losing the turn ------------------------------------------------------------------------------------------------


async def test_who_loses_its_lock_stops_at_once_and_says_so(tmp_path: Path, postgres_url: str) -> None:
    """The server ended the session that held the lock: one sentence, and the standby begins only after it stopped."""
    async with a_building(tmp_path, postgres_url) as building:
        serving, standby = await building.serves(), await building.stands_by()
        began = monotonic()
        administers(postgres_url, ONE_SESSION)
        assert await serving.ended() == 1
        stopped = monotonic() - began
        assert not building.telegram.polling
        assert stopped < PROMISED_S / 2
        _one_sentence(serving, LOST)
        await building.is_heard()
        print(f"stopped after {stopped:.1f} s, taken over after {monotonic() - began:.1f} s")
        assert monotonic() - began < PROMISED_S
        assert standby.process.returncode is None
    assert building.telegram.conflicts == 0


HOLDER: Final = """
SELECT l.pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
WHERE l.locktype = 'advisory' AND l.granted AND d.datname = 'OURS'
"""
ONE_SESSION: Final = f"SELECT pg_terminate_backend(holder.pid) FROM ({HOLDER}) AS holder"
ALL_SESSIONS: Final = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'OURS'"


async def test_a_server_that_does_not_answer_has_let_go(tmp_path: Path, postgres_url: str) -> None:
    """No answer within two seconds is as good as a no: it stops and ends, though the server holds its session still."""
    async with a_building(tmp_path, postgres_url) as building:
        serving = await building.serves()
        (holder,) = administers(postgres_url, HOLDER)
        began = monotonic()
        os.kill(int(str(holder[0])), signal.SIGSTOP)
        try:
            assert await serving.ended() == 1
        finally:
            os.kill(int(str(holder[0])), signal.SIGCONT)
        assert monotonic() - began < PROMISED_S
        assert not building.telegram.polling
        _one_sentence(serving, LOST)


async def test_a_standby_waits_for_a_server_that_is_gone(tmp_path: Path, postgres_url: str) -> None:
    """Who serves stops with its sentence; the standby stays, and serves when the server is there again."""
    async with a_building(tmp_path, postgres_url) as building:
        serving, standby = await building.serves(), await building.stands_by()
        administers(postgres_url, "ALTER DATABASE OURS WITH ALLOW_CONNECTIONS false")
        administers(postgres_url, ALL_SESSIONS)
        assert await serving.ended() == 1
        _one_sentence(serving, LOST)
        noor = building.pupil(1)
        await noor.starts()
        await asyncio.sleep(2)
        assert standby.process.returncode is None
        assert not building.telegram.polling
        assert not noor.messages[-1].from_bot
        administers(postgres_url, "ALTER DATABASE OURS WITH ALLOW_CONNECTIONS true")
        await noor.sees("Over wie gaat het?")
    assert building.telegram.conflicts == 0


def _one_sentence(bot: Bot, sentence: str) -> None:
    assert bot.said[-1] == sentence
    assert not any("Traceback" in line or "command-failed" in line for line in bot.said)


# --- SQLite ---------------------------------------------------------------------------------------------------------


async def test_on_sqlite_a_second_one_is_refused_with_one_sentence(tmp_path: Path) -> None:
    """It ends at once; the first goes on, and when that is killed the next may start."""
    async with a_building(tmp_path, f"sqlite:///{tmp_path / 'signaal.db'}") as building:
        first = await building.serves()
        second = await building.starts()
        assert await second.ended() == 1
        assert second.said == [REFUSED]
        noor = building.pupil(1)
        await noor.starts()
        await noor.sees("Over wie gaat het?")
        await first.killed()
        await building.serves()
    assert building.telegram.conflicts == 0
