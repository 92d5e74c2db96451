"""Plays a school year (``bot/rehearsal``) in a folder that is gone afterwards, in memory where the machine has that."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.rehearsal.planted import Fault
from bot.rehearsal.report import Report, report_of
from bot.rehearsal.runner import Rehearsal
from bot.rehearsal.year import WHOLE, year_of

MEMORY: Final = Path("/dev/shm")  # noqa: S108  # a folder of our own in it, removed at the end


def rehearse(
    cases: int,
    starts_in: int,
    seed: int,
    faults: frozenset[Fault] = frozenset(),
    progress: Callable[[datetime], None] = lambda moment: None,
    weeks: int = WHOLE,
) -> Report:
    """Play the year that begins in the summer of ``starts_in``, with so many people who begin to tell.

    ``weeks``: only so many from its first day.
    """
    where = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="signaal-rehearsal-", dir=where) as name:
        played = Rehearsal(year_of(starts_in, cases, seed, weeks), Path(name), seed, faults, progress)
        asyncio.run(played.play())
        return report_of(played)
