"""What is measured, round after round. Both bots stand beside each other, and each figure of the one is taken right
after that of the other: a machine that others use changes from minute to minute, and the ratio must not.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.crowd import Window
from bench.processes import ROOT, Bot, Failed, Start, TelegramProcess, echo, ours

SLOW_S: Final = 0.04
"""How long a call to a real server takes, about (TELEGRAM "Throughput baseline")."""
PEOPLE: Final = 100
"""At once, when it goes as fast as it can: as many updates as one poll may bring."""
RATE: Final = 30.0
"""Updates a second at a steady pace: what Telegram lets a bot send."""
BENCH: Final = ("-m", "bench.ours")
SERVE: Final = ("-c", "from bot.cli import main; main()", "serve")
_WARM: Final = 200
_SLOW_WARM: Final = 30
_SLOW_PEOPLE: Final = 40
"""Fewer, because a sequential bot needs 40 ms for each of them when the time is over."""


@dataclass(frozen=True)
class Sizes:
    """How much is measured at most: answers and seconds as fast as it goes, and seconds of a steady pace."""

    fast: int = 3000
    fast_s: float = 3.5
    slow_s: float = 2.5
    paced_s: float = 5.0


@dataclass(frozen=True)
class Life:
    """What was measured of one bot in one round. Memory in MB: after the first answer, and after all the others, of
    which there were ``answers``."""

    cold_s: float
    fast: Window
    slow: Window
    paced: Window
    started_mb: float
    worked_mb: float

    @property
    def lost(self) -> int:
        """Updates that were never answered."""
        return self.fast.lost + self.slow.lost + self.paced.lost


@contextmanager
def standing(telegram: TelegramProcess, kind: str, start: Start) -> Iterator[Bot]:
    """A bot that runs during this block."""
    bot = Bot(telegram, kind, start)
    try:
        yield bot
    finally:
        bot.stop()


def side_by_side(telegram: TelegramProcess, home: Path, sizes: Sizes) -> tuple[Life, Life]:
    """One round: Signaal on ``home``, and the echo bot."""
    with ExitStack() as stack:
        both = [
            stack.enter_context(standing(telegram, "pupil", ours(home, *BENCH))),
            stack.enter_context(standing(telegram, "talker", echo(home))),
        ]
        started = [bot.resident_mb() for bot in both]
        fast = [fastest(bot, sizes.fast, sizes.fast_s) for bot in both]
        paced = [bot.window("pace", people=PEOPLE, rate=RATE, warm_s=1.0, seconds=sizes.paced_s) for bot in both]
        slow = [_slowed(bot, sizes) for bot in both]
        worked = [bot.resident_mb() for bot in both]
    lives = zip((bot.cold_s for bot in both), fast, slow, paced, started, worked, strict=True)
    mine, peer = (Life(*life) for life in lives)
    return mine, peer


def fastest(bot: Bot, count: int, most_s: float, warm: int = _WARM, people: int = PEOPLE) -> Window:
    """As fast as it goes."""
    return bot.window("saturate", people=people, warm=warm, count=count, most_s=most_s)


def _slowed(bot: Bot, sizes: Sizes) -> Window:
    bot.slow(SLOW_S)
    window = fastest(bot, sizes.fast, sizes.slow_s, _SLOW_WARM, _SLOW_PEOPLE)
    bot.slow(0)
    return window


def serve_starts(telegram: TelegramProcess, home: Path) -> tuple[float, float]:
    """The real ``signaal serve``: seconds from its start to its first answer, and its memory then."""
    with standing(telegram, "pupil", ours(home, *SERVE)) as bot:
        return bot.cold_s, bot.resident_mb()


def with_cases(
    telegram: TelegramProcess, homes: tuple[Path, Path], times: int, sizes: Sizes
) -> list[tuple[Window, Window]]:
    """Signaal on an empty home and on one with stored cases, in turn."""
    empty, full = homes
    with (
        standing(telegram, "pupil", ours(empty, *BENCH)) as without,
        standing(telegram, "pupil", ours(full, *BENCH)) as laden,
    ):
        return [
            (fastest(without, sizes.fast, sizes.fast_s), fastest(laden, sizes.fast, sizes.fast_s))
            for _ in range(times)
        ]


def grows(telegram: TelegramProcess, home: Path, parts: int, count: int, most_s: float) -> list[tuple[int, float]]:
    """Memory of Signaal as it works: after each part, how many updates were answered so far, and MB."""
    seen: list[tuple[int, float]] = []
    with standing(telegram, "pupil", ours(home, *BENCH)) as bot:
        answered = 1
        for _ in range(parts):
            answered += fastest(bot, count, most_s, warm=1).updates
            seen.append((answered, bot.resident_mb()))
    return seen


def claimed(home: Path, rows: int, seconds: float) -> dict[str, float]:
    """Rows a second that are claimed out of so many, ``ours`` and ``by_hand``. Raises Failed."""
    words = [sys.executable, "-m", "bench.claims", str(home), str(rows), str(seconds)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stderr[-2000:])
    rates: dict[str, float] = json.loads(done.stdout)
    return rates


def copied(home: Path, name: str) -> Path:
    """A copy of this home beside it."""
    return Path(shutil.copytree(home, home.with_name(name)))
