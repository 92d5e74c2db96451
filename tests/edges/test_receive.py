"""Our own poll: nothing is confirmed before it is committed, nothing stops it, and it never asks in a frenzy."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.demo.faults import Fault, FaultKind
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, Telegram
from bot.ports import StoreBusy
from handlers.inputs import Tap, Words
from handlers.telegram.receive import Arrival, Receiver
from handlers.telegram.request import Fields, Line, connect
from handlers.telegram.sender import TelegramSender
from tests.edges.emulated import a_clock
from tests.fakes import FrozenTime

CANARY = "zij wachten me op bij de fietsen"


@dataclass
class Ear:
    """A receiver over the emulator, and everything it had taken. ``fate``: what the next takes raise."""

    telegram: Telegram
    time: FrozenTime
    noor: int
    receiver: Receiver
    origin: str
    stop: asyncio.Event
    task: asyncio.Task[None] | None = None
    taken: list[Arrival] = field(default_factory=list)
    fate: list[Exception] = field(default_factory=list)
    unconfirmed: list[int] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    tries: int = 0

    async def take(self, batch: list[Arrival]) -> None:
        """Commit, or fail."""
        self.tries += 1
        await self.gate.wait()
        if self.fate:
            raise self.fate.pop(0)
        self.unconfirmed.append(self.telegram.queue.pending(self.telegram.now()))
        self.taken += batch

    def texts(self) -> list[str]:
        """The words that were taken, in order."""
        return [one.input.text for one in self.taken if isinstance(one.input, Words)]

    def polls(self) -> int:
        """How often Telegram was asked."""
        return len(self.telegram.calls("getUpdates"))

    def hears(self, text: str) -> Callable[[], bool]:
        """Whether these words were taken."""
        return lambda: text in self.texts()

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for it, five seconds at most."""
        async with asyncio.timeout(5):
            while not happened():  # noqa: ASYNC110  # what is waited for is anything that a test can see
                await asyncio.sleep(0.005)


@asynccontextmanager
async def listening(*, started: bool = True, line: Line | None = None) -> AsyncIterator[Ear]:
    """A receiver that runs over an emulator of which a second lasts 20 ms; ended cleanly after the test."""
    telegram, time = Telegram(a_clock()), FrozenTime()
    noor = telegram.add_user("Noor-Canary", "canary_noor", language_code="nl").id
    async with Emulator(telegram, second=0.02) as emulator:
        real = connect(TOKEN, emulator.origin)
        ears: list[Ear] = []
        receiver = Receiver(
            line or real,
            lambda batch: ears[0].take(batch),
            TelegramSender(real),
            monotonic=time.monotonic,
            sleep=time.sleep,
        )
        ear = Ear(telegram, time, noor, receiver, emulator.origin, asyncio.Event())
        ears.append(ear)
        ear.gate.set()
        async with asyncio.TaskGroup() as group:
            if started:
                ear.task = group.create_task(receiver.run(ear.stop))
            yield ear
            ear.gate.set()
            ear.stop.set()
        await real.close()


# --- commit, then confirm -------------------------------------------------------------------------------------------


async def test_what_is_said_is_taken_once_and_confirmed_only_after_that() -> None:
    """While it is being taken Telegram still has it; afterwards it has not."""
    async with listening() as ear:
        for text in ("een", "twee", "drie"):
            ear.telegram.says(ear.noor, text)
            await ear.until(ear.hears(text))
    assert ear.texts() == ["een", "twee", "drie"]
    assert all(ear.unconfirmed)
    assert ear.telegram.queue.pending(0) == 0


@pytest.mark.parametrize("trouble", [StoreBusy(), KeyError(CANARY), TimeoutError(), RuntimeError(CANARY)])
async def test_what_could_not_be_committed_comes_again(trouble: Exception, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever the reason: nothing is confirmed, nothing is lost, nothing is told."""
    caplog.set_level(logging.DEBUG)
    async with listening(started=False) as ear:
        ear.fate = [trouble] * 3
        for text in ("een", "twee"):
            ear.telegram.says(ear.noor, text)
        ear.task = asyncio.get_running_loop().create_task(ear.receiver.run(ear.stop))
        await ear.until(ear.hears("twee"))
        ear.stop.set()
        await ear.task
    assert ear.texts() == ["een", "twee"]
    assert ear.tries == 4
    assert CANARY not in caplog.text


async def test_a_process_that_dies_while_committing_loses_nothing() -> None:
    """The next one gets the same updates."""
    async with listening() as ear:
        ear.gate.clear()
        ear.telegram.says(ear.noor, "een")
        await ear.until(lambda: ear.tries == 1)
        assert ear.task is not None
        ear.task.cancel()
        await asyncio.wait({ear.task})
        assert ear.texts() == []

        ear.gate.set()
        line = connect(TOKEN, ear.origin)
        heir = Receiver(line, ear.take, TelegramSender(line), monotonic=ear.time.monotonic, sleep=ear.time.sleep)
        running = asyncio.get_running_loop().create_task(heir.run(ear.stop))
        await ear.until(ear.hears("een"))
        ear.stop.set()
        await running
        await line.close()


async def test_stopping_finishes_the_batch_in_hand_and_confirms_it() -> None:
    """A clean stop leaves nothing to be seen twice."""
    async with listening() as ear:
        ear.gate.clear()
        ear.telegram.says(ear.noor, "een")
        await ear.until(lambda: ear.tries == 1)
        ear.stop.set()
        await asyncio.sleep(0.02)
        assert ear.task is not None
        assert not ear.task.done()
    assert ear.texts() == ["een"]
    assert ear.telegram.queue.pending(0) == 0
    assert ear.telegram.calls("getUpdates")[-1]["timeout"] == "0"


async def test_stopping_does_not_wait_for_a_poll_that_waits() -> None:
    """Nor for a rest."""
    async with listening() as ear:
        await ear.until(lambda: ear.polls() == 1)
        ear.stop.set()
        assert ear.task is not None
        async with asyncio.timeout(0.3):
            await ear.task


async def test_the_offset_is_forgotten_when_all_is_confirmed() -> None:
    """After a quiet week Telegram's ids begin anywhere, also below what we last saw (SECURITY §3.6)."""
    async with listening() as ear:
        ear.telegram.says(ear.noor, "een")
        await ear.until(ear.hears("een"))
        await ear.until(lambda: ear.polls() >= 4)
    offsets = [call.get("offset") for call in ear.telegram.calls("getUpdates")]
    assert offsets[:4] == [None, "800000002", None, None]


# --- what stops nothing ---------------------------------------------------------------------------------------------


async def test_poison_is_set_apart_and_the_rest_goes_on() -> None:
    """With its chat and what was typed; no name (DESIGN §3.2)."""
    async with listening() as ear:
        ear.telegram.says(ear.noor, "een")
        bad = ear.telegram.poisons(ear.noor, "giftig")
        ear.telegram.says(ear.noor, "twee")
        await ear.until(ear.hears("twee"))
    poison = next(one for one in ear.taken if one.input is None)

    assert (poison.update_id, poison.poison_text, poison.chat) == (bad, "giftig", ear.noor)
    assert ear.texts() == ["een", "twee"]
    assert "giftig" not in repr(ear.taken)


async def test_kinds_from_the_future_are_passed_over() -> None:
    """They are confirmed and not taken."""
    async with listening() as ear:
        ear.telegram.sends_unknown(ear.noor)
        ear.telegram.says(ear.noor, "een")
        await ear.until(ear.hears("een"))
    assert len(ear.taken) == 1


async def test_a_group_is_left_and_nothing_of_it_is_taken() -> None:
    """Private chats only; not a word is said in it."""
    async with listening() as ear:
        group = ear.telegram.adds_to_group(ear.noor)
        ear.telegram.says(ear.noor, "/start", group)
        await ear.until(lambda: ear.telegram.chats[group].status == "left")
        ear.telegram.says(ear.noor, "thuis")
        await ear.until(ear.hears("thuis"))
    assert ear.texts() == ["thuis"]
    assert not ear.telegram.calls("sendMessage")


# --- taps -----------------------------------------------------------------------------------------------------------


def a_tap(ear: Ear) -> str:
    """Noor taps a button that is no longer there; gives the query."""
    return ear.telegram.taps(ear.noor, 1, "q:abc:yes", stale=True)


async def test_a_tap_is_answered_at_once_and_only_once() -> None:
    """Before it is committed, and not again when the commit fails and it comes back."""
    async with listening() as ear:
        ear.telegram.starts(ear.noor)
        await ear.until(lambda: len(ear.taken) == 1)
        ear.gate.clear()
        ear.fate = [StoreBusy()] * 3
        query = a_tap(ear)
        await ear.until(lambda: ear.telegram.query(query).answered)
        assert len(ear.taken) == 1
        ear.gate.set()
        await ear.until(lambda: len(ear.taken) == 2)
    assert isinstance(ear.taken[-1].input, Tap)
    assert len(ear.telegram.calls("answerCallbackQuery")) == 1


async def test_answers_that_fail_or_hang_hold_up_nobody() -> None:
    """Words that come after a tap are taken while its answer still hangs, and stopping does not wait for it."""
    async with listening() as ear:
        ear.telegram.faults.add(Fault(FaultKind.SLOW, "answerCallbackQuery", seconds=1000))
        ear.telegram.faults.add(Fault(FaultKind.RESET_AFTER, "answerCallbackQuery"))
        a_tap(ear)
        a_tap(ear)
        ear.telegram.says(ear.noor, "een")
        async with asyncio.timeout(1):
            await ear.until(ear.hears("een"))
            ear.stop.set()
            assert ear.task is not None
            await ear.task


# --- trouble --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in FaultKind if kind is not FaultKind.SLOW])
async def test_in_trouble_it_asks_at_most_once_a_second(kind: FaultKind) -> None:
    """And when the trouble is over everything comes, also what was on its way when the line broke."""
    async with listening(started=False) as ear:
        ear.telegram.faults.add(Fault(kind, "getUpdates", times=12, retry_after=30))
        ear.telegram.says(ear.noor, "een")
        began, running = ear.time.monotonic(), asyncio.get_running_loop().create_task(ear.receiver.run(ear.stop))
        await ear.until(ear.hears("een"))
        ear.stop.set()
        await running
        passed = ear.time.monotonic() - began
    assert ear.texts() == ["een"]
    assert passed >= 12 * (30 if kind is FaultKind.TOO_MANY_REQUESTS else 1)


async def test_a_full_database_is_asked_at_most_once_a_second() -> None:
    """No poll and no commit in a frenzy."""
    async with listening() as ear:
        ear.fate = [StoreBusy()] * 6
        began = ear.time.monotonic()
        ear.telegram.says(ear.noor, "een")
        await ear.until(ear.hears("een"))
    assert ear.tries == 7
    assert ear.time.monotonic() - began >= 6


class Scripted(Line):
    """A line on which every poll gives the same."""

    def __init__(self, result: object) -> None:
        self.result = result
        self.asked = 0

    async def call(self, method: str, fields: Fields, read_s: float | None = None) -> object:
        """The same again."""
        self.asked += 1
        return self.result


SAME = {"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}}


@pytest.mark.parametrize("result", [[], [{}], [{"update_id": "5"}], ["x"], [SAME], {}, "x", None])
async def test_a_server_that_always_says_the_same_is_not_asked_in_a_frenzy(result: object) -> None:
    """Neither an empty answer without waiting, nor updates that cannot be passed, nor nonsense."""
    line = Scripted(result)
    async with listening(line=line) as ear:
        began = ear.time.monotonic()
        await ear.until(lambda: line.asked >= 12)
        passed, asked = ear.time.monotonic() - began, line.asked
    assert passed >= asked - 3


async def test_somebody_else_who_polls_is_an_alarm_after_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    """Shortly after a crash it is normal; for longer the token may be stolen. It goes on at one request a second."""
    async with listening() as ear:
        ear.telegram.webhook = "https://thief.example"
        began, before = ear.time.monotonic(), ear.polls()
        await ear.until(lambda: ear.time.monotonic() - began > 50)
        assert "poll-conflict" not in caplog.text
        await ear.until(lambda: ear.time.monotonic() - began > 200)
        passed, asked = ear.time.monotonic() - began, ear.polls() - before
        ear.telegram.webhook = ""
        ear.telegram.says(ear.noor, "een")
        await ear.until(ear.hears("een"))
    assert 2 <= caplog.text.count("poll-conflict") <= 4
    assert 0.8 * passed <= asked <= passed + 2


async def test_it_knows_how_long_nothing_went_well() -> None:
    """For the alarm after a quarter of an hour (SECURITY §4.3); a commit that fails is not well either."""
    async with listening() as ear:
        ear.telegram.says(ear.noor, "een")
        await ear.until(ear.hears("een"))
        ear.fate = [StoreBusy()] * 200
        ear.telegram.says(ear.noor, "twee")
        await ear.until(lambda: ear.receiver.silent_s() > 900)
        ear.fate.clear()
        await ear.until(ear.hears("twee"))
        await ear.until(lambda: ear.receiver.silent_s() < 2)


# --- what is never said ---------------------------------------------------------------------------------------------


async def test_nothing_that_comes_in_stands_in_a_log(caplog: pytest.LogCaptureFixture) -> None:
    """Words, poison, taps, names, the token: in no line at any level. The positive control is a log of our own."""
    caplog.set_level(logging.DEBUG)
    async with listening() as ear:
        ear.telegram.faults.add(Fault(FaultKind.BROKEN_JSON, "getUpdates", skip=1))
        ear.fate = [StoreBusy(), ValueError(CANARY)]
        ear.telegram.says(ear.noor, CANARY)
        ear.telegram.poisons(ear.noor, CANARY)
        a_tap(ear)
        await ear.until(lambda: len(ear.taken) == 3)
    for secret in (CANARY, "anary", TOKEN, "q:abc:yes"):
        assert secret not in caplog.text
    words = {message.partition(" ")[0] for message in caplog.messages}
    assert {"update-quarantined", "store-busy", "receive-failed"} <= words

    logging.getLogger("control").debug("%s", ear.taken[0].input.text if isinstance(ear.taken[0].input, Words) else "")
    assert CANARY in caplog.text
