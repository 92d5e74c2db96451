"""The processes beside this one, as seen from here: Telegram with its people, and the bots that are measured."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from bench.crowd import Window
from bench.machine import resident_mb
from bot.demo.telegram import TOKEN

ROOT: Final = Path(__file__).resolve().parents[1]
_FAREWELL_S: Final = 15
_KEPT: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")
"""Of the environment: nothing that could send a call over a proxy, or change how Python runs."""


class Failed(Exception):
    """A process ended, or stopped answering, before it was measured."""


class TelegramProcess:
    """``bench.telegram`` in a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.telegram"],
            cwd=ROOT,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str, **given: object) -> dict[str, Any]:
        """Have a command done and give its answer. Raises Failed."""
        self.send(what, **given)
        return self.answer()

    def send(self, what: str, **given: object) -> None:
        """Only begin; ``answer`` waits for it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **given}) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        """The answer to the command that was sent. Raises Failed."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise Failed("The emulator stopped: see above.")
        answer: dict[str, Any] = json.loads(line)
        if "stuck" in answer:
            raise Failed(f"The bot answered no more: {answer['stuck']}")
        return answer

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(_FAREWELL_S)


class BotProcess:
    """One bot, from its start. What it says goes to ``log``."""

    def __init__(self, words: Sequence[str], environment: dict[str, str], log: Path) -> None:
        self._log = log
        self.began = time.monotonic()
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, *words], cwd=ROOT, env=_environment() | environment, stdout=out, stderr=out
            )
        self.pid = self._process.pid

    def stop(self) -> None:
        """Ask it to stop, as a supervisor does. Raises Failed when it had ended already, or will not."""
        ended = self._process.poll()
        self._process.terminate()
        try:
            self._process.wait(_FAREWELL_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise Failed(f"The bot did not stop: {self._last_words()}") from None
        if ended is not None:
            raise Failed(f"The bot ended by itself: {self._last_words()}")

    def kill(self) -> str:
        """End it at once; gives the last it said."""
        self._process.kill()
        self._process.wait()
        return self._last_words()

    def _last_words(self) -> str:
        return self._log.read_text()[-2000:]


Start = Callable[[str], BotProcess]
"""Starts a bot; is given where its Telegram is."""


class Bot:
    """A bot with a Telegram of its own, started while somebody waits for its first answer: ``cold_s`` later."""

    def __init__(self, telegram: TelegramProcess, kind: str, start: Start) -> None:
        """``kind``: who talks to it (``bench.people``)."""
        self._telegram = telegram
        opened = telegram.ask("open", kind=kind)
        self._place = opened["place"]
        telegram.send("first", place=self._place)
        self._process = start(opened["origin"])
        try:
            self.cold_s = float(telegram.answer()["at"]) - self._process.began
        except Failed as failed:
            raise Failed(f"{failed}\n{self._process.kill()}") from None

    def window(self, what: str, **given: float) -> Window:
        """What ``saturate`` or ``pace`` measured."""
        return Window(**self._telegram.ask(what, place=self._place, bot=self._process.pid, **given))

    def slow(self, seconds: float) -> None:
        """Every call takes so long from now on."""
        self._telegram.ask("slow", place=self._place, seconds=seconds)

    def resident_mb(self) -> float:
        """Its memory now; 0 where the system does not tell."""
        return resident_mb(self._process.pid) or 0.0

    def stop(self) -> None:
        """The end of it."""
        self._process.stop()
        self._telegram.ask("close", place=self._place)


def ours(home: Path, *words: str) -> Start:
    """Signaal on this home; ``words``: how to start Python."""

    def start(origin: str) -> BotProcess:
        where = {"SIGNAAL_HOME": str(home), "SIGNAAL_KEYS": str(home / "keys"), "SIGNAAL_API_URL": origin}
        return BotProcess(words, where | {"SIGNAAL_TOKEN": TOKEN}, home / "bench.log")

    return start


def echo(folder: Path) -> Start:
    """The bare echo bot."""
    return lambda origin: BotProcess(("-m", "bench.echo", origin), {}, folder / "echo.log")


@contextmanager
def telegram() -> Iterator[TelegramProcess]:
    """The emulator's process, for a while."""
    process = TelegramProcess()
    try:
        yield process
    finally:
        process.stop()


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in _KEPT if name in os.environ}
