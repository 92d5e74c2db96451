"""Plays a school year (``bot/rehearsal``) in a folder that is gone afterwards, in memory where the machine has that.

So many who tell that no one school has them are told apart over several schools of the same kind, each with a seed of
its own: they are played beside each other, one for each processor, and their figures are put together.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import datetime
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.rehearsal.planted import Fault
from bot.rehearsal.report import Report, report_of, together
from bot.rehearsal.runner import Rehearsal
from bot.rehearsal.year import WHOLE, year_of

MEMORY: Final = Path("/dev/shm")  # noqa: S108  # a folder of our own in it, removed at the end
ONE_SCHOOL: Final = 100
"""Who tell in a year, in a school of a thousand: one in eleven pupils is bullied (DOMAIN §2.1)."""
NEXT_SEED: Final = 1_000
"""From the seed of one school to that of the next."""

Progress = Callable[[str], None]


@dataclass(frozen=True, repr=False)
class Plan:
    """One school's year: how many begin to tell, the summer in which it begins, its seed, and how much of it.

    ``kills``: how often the bot gets a ``kill -9``; as it fits the cases when nobody says.
    """

    cases: int
    starts_in: int
    seed: int
    faults: frozenset[Fault] = frozenset()
    weeks: int = WHOLE
    kills: int | None = None


def rehearse(
    cases: int,
    starts_in: int,
    seed: int,
    faults: frozenset[Fault] = frozenset(),
    progress: Progress = lambda where: None,
    weeks: int = WHOLE,
    at_most: int = ONE_SCHOOL,
    kills: int | None = None,
) -> Report:
    """Play the year that begins in the summer of ``starts_in``, with so many people who begin to tell.

    ``weeks``: only so many from its first day. ``at_most``: at one school. ``kills``: at each of them.
    ``progress`` hears the month that is played,
    or how many schools are done.
    """
    plans = tuple(_schools(Plan(cases, starts_in, seed, faults, weeks, kills), at_most))
    if len(plans) == 1:
        return play(plans[0], lambda moment: progress(f"{moment:%Y-%m}"))
    return together(_beside_each_other(plans, progress), seed)


def _schools(plan: Plan, at_most: int) -> Iterator[Plan]:
    number, left = 0, plan.cases
    while left > 0:
        here = min(left, at_most)
        yield replace(plan, cases=here, seed=plan.seed + NEXT_SEED * number)
        number, left = number + 1, left - here


def _beside_each_other(plans: tuple[Plan, ...], progress: Progress) -> tuple[Report, ...]:
    """Spawned, so that no process inherits a lock or a connection of this one."""
    with ProcessPoolExecutor(min(len(plans), cpu_count() or 1), get_context("spawn")) as pool:
        playing = [pool.submit(play, plan) for plan in plans]
        for done, _ in enumerate(as_completed(playing), start=1):
            progress(f"{done}/{len(plans)}")
        return tuple(one.result() for one in playing)


def play(plan: Plan, progress: Callable[[datetime], None] = lambda moment: None) -> Report:
    """One school's year."""
    where = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="signaal-rehearsal-", dir=where) as name:
        year = year_of(plan.starts_in, plan.cases, plan.seed, plan.weeks, plan.kills)
        played = Rehearsal(year, Path(name), plan.seed, plan.faults, progress)
        asyncio.run(played.play())
        return report_of(played)
