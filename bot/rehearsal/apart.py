"""A life of the bot in a process of its own, which ends by a real ``kill -9`` (SECURITY §4.3, §6 T1).

Telegram, the people and the clock stay in this process and outlive it; the child has the machine, the store and an open
connection to the database file. For each turn it hears how late it is, and what it says to Telegram comes over a pipe.
So the clock stands still during a turn, whoever plays it, and where the blow falls is counted and not timed: the same
seed kills at the same instruction.
"""

import asyncio
import logging
import os
import signal
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from typing import Any, Final

from bot.ports import Store, Unit
from bot.rehearsal.clock import YearTime
from bot.rehearsal.machine import ANSWER_LOST, BEFORE_CALL, IN_SQL, Answer, Life, Wrap
from bot.rehearsal.year import Death
from bot.wiring import Checkpoint
from storage.engine import driver_of

INSTRUCTIONS: Final = 10
"""SQLite is asked whether to go on after so many of its own instructions."""

Begins = Callable[[Answer, Wrap, Checkpoint], Life]
"""How a life begins: against this Telegram, on a store that is watched like this, with this checkpoint."""


class Killed(Exception):
    """The process of the bot is gone: nothing that would have come after it happened, nobody said goodbye.

    ``said``: to which chats it sent a message in its last turn; of the last few it may not have kept that it did.
    """

    def __init__(self, said: tuple[int, ...]) -> None:
        super().__init__()
        self.said = said


class Ended(Exception):
    """It ended, and nobody had killed it."""


@dataclass(repr=False)
class Apart:
    """The machine in the child, as seen from here. It does what ``bot.rehearsal.machine.Turning`` does."""

    line: Connection
    pid: int
    time: YearTime
    answer: Answer
    death: Death
    on_error: Callable[[str], None]
    _calls: int = 0
    _said: list[int] = field(default_factory=list)

    async def take_over(self) -> None:
        """The first thing after a start."""
        self._asks("take-over")

    async def turn(self, hears: bool) -> int:
        """Take what waits at Telegram, do what has come due, let leave what is owed; gives how much was done."""
        return self._asks("hear-and-turn" if hears else "turn")

    async def sweep(self) -> None:
        """What has outlived its term goes."""
        self._asks("sweep")

    def close(self) -> None:
        """It stops, if it still lives; nobody waits for it in vain."""
        if self.pid:
            self.line.close()  # The child reads that, and goes.
            self._buried()

    def _asks(self, deed: str) -> int:
        """One order, and everything that the child wants from here until it is done."""
        self._said.clear()
        try:
            self.line.send((deed, self.time.at))
            while True:
                what, *more = self.line.recv()
                if what == "done":
                    return int(more[0])
                if what == "error":
                    self.on_error(more[0])
                else:
                    self._passes_on(*more)
        except (EOFError, OSError):
            pass
        self.line.close()
        status = self._buried()
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            raise Killed(tuple(self._said))
        raise Ended

    def _passes_on(self, method: str, fields: Mapping[str, str]) -> None:
        """A call of the Bot API; perhaps the last thing that this process did."""
        self._calls += 1
        if self._falls_on(BEFORE_CALL):
            os.kill(self.pid, signal.SIGKILL)
            return
        reply: object
        try:
            reply = self.answer(method, fields)
        except OSError as error:
            reply = error
        if method == "sendMessage":
            self._said.append(int(fields["chat_id"]))
        if self._falls_on(ANSWER_LOST):
            os.kill(self.pid, signal.SIGKILL)
            return
        self.line.send(reply)

    def _falls_on(self, blow: str) -> bool:
        return self.death.point == blow and self._calls == self.death.nth

    def _buried(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        return status


def apart(
    begins: Begins, time: YearTime, answer: Answer, death: Death, on_error: Callable[[str], None]
) -> Apart:
    """Begin a life in a child process, to be killed by this blow.

    Nobody may have the database open at this moment: a connection of SQLite does not survive being inherited.
    """
    ours, theirs = Pipe()
    with warnings.catch_warnings():  # From Python 3.12 on it warns of threads; a rehearsal has none (``AtOnce``).
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        ours.close()
        _lives(theirs, begins, time, death)
    theirs.close()
    return Apart(ours, pid, time, answer, death, on_error)


# --- In the child -----------------------------------------------------------------------------------------------------


def _lives(line: Connection, begins: Begins, time: YearTime, death: Death) -> None:
    """Never returns: nothing of the process that this was copied from may happen twice."""
    code = 1
    try:
        logging.getLogger().handlers[:] = [_Tells(line)]
        asyncio.run(_serves(line, begins, time, death))
        code = 0
    except BaseException as problem:  # Else it would go on as a second runner.
        line.send(("error", f"the bot ended by itself: {type(problem).__name__}"))
    finally:
        os._exit(code)


async def _serves(line: Connection, begins: Begins, time: YearTime, death: Death) -> None:
    life: Life | None = None
    with suppress(EOFError):  # The other side has gone: it is over.
        while True:
            deed, moment = line.recv()
            time.at = moment
            life = life or begins(_calling(line), lambda store: _Watched(store, death), _Doom(death))
            line.send(("done", await _does(life, deed)))


async def _does(life: Life, deed: str) -> int:
    if deed == "take-over":
        await life.machine.take_over()
    elif deed == "sweep":
        await life.machine.sweep()
    else:
        return await life.machine.turn(deed == "hear-and-turn")
    return 0


def _calling(line: Connection) -> Answer:
    """Telegram is on the other side."""

    def answer(method: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        line.send(("call", method, dict(fields)))
        reply = line.recv()
        if isinstance(reply, OSError):
            raise reply
        status, body = reply
        return status, body

    return answer


def _dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(repr=False)
class _Doom:
    """A checkpoint at which the process dies at the ``nth`` passing of its point."""

    death: Death
    _passed: int = 0

    def __call__(self, name: str) -> None:
        if name == self.death.point:
            self._passed += 1
            if self._passed == self.death.nth:
                _dies()


class _Watched:
    """A store in which the process may die in the middle of a statement."""

    def __init__(self, store: Store, death: Death) -> None:
        self._store = store
        self._left = death.nth if death.point == IN_SQL else 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """A transaction, counted as long as it is open."""
        with self._store.unit() as unit:
            if self._left:
                driver_of(unit._db).set_progress_handler(self._goes_on, INSTRUCTIONS)  # type: ignore[attr-defined]
            yield unit

    def _goes_on(self) -> int:
        self._left -= 1
        if self._left == 0:
            _dies()
        return 0


class _Tells(logging.Handler):
    """An error in the log of the child is one in that of the whole."""

    def __init__(self, line: Connection) -> None:
        super().__init__(logging.ERROR)
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        """The constant word that it was logged with."""
        self._line.send(("error", record.getMessage()[:120]))
