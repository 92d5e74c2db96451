"""``make bench``: measure, and print what came out beside what we claim. About three minutes; ``--large`` takes long.

    python -m bench [--quick | --large]
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console

from bench import report, rounds, school
from bench.machine import described
from bench.processes import Failed, TelegramProcess, telegram
from bench.rounds import Sizes


@dataclass(frozen=True)
class Plan:
    """How much is measured. ``times``: rounds; ``cases``: how many are stored; ``rows``: how many notices wait;
    ``grow``: parts of the look at memory, updates in each, and the most seconds that a part may take."""

    times: int = 3
    sizes: Sizes = field(default_factory=Sizes)
    cases: tuple[int, ...] = (10_000,)
    rows: int = 30_000
    claim_s: float = 2.0
    grow: tuple[int, int, float] = (4, 1000, 4.0)


QUICK: Final = Plan(1, Sizes(500, 2.0, 2.0, 2.0), (500,), 2000, 1.0, (2, 200, 3.0))
LARGE: Final = Plan(3, Sizes(), (10_000, 100_000), 1_000_000, 10.0, (10, 10_000, 600.0))
USUAL: Final = Plan()
_PAPER: Final = 130
"""Characters in a line where there is no screen that says how many it has."""


class Bench:
    """Everything in its order, in one folder."""

    def __init__(self, plan: Plan, folder: Path, process: TelegramProcess, console: Console) -> None:
        self._plan = plan
        self._empty = folder / "empty"
        self._telegram = process
        self._console = console

    def run(self) -> list[report.Row]:
        """All lines of the table."""
        school.found(self._empty)
        lives = [self._round(number) for number in range(1, self._plan.times + 1)]
        self._say("cold starts of signaal serve")
        starts = [self._start(number) for number in range(self._plan.times)]
        rows = report.speed(lives) + report.start(starts, [peer for _, peer in lives])
        rows.append(self._growth())
        for cases in self._plan.cases:
            rows += self._laden(cases)
        return [*rows, self._claims()]

    def _round(self, number: int) -> tuple[rounds.Life, rounds.Life]:
        self._say(f"round {number} of {self._plan.times}: both bots")
        return rounds.side_by_side(self._telegram, rounds.copied(self._empty, f"round{number}"), self._plan.sizes)

    def _start(self, number: int) -> tuple[float, float]:
        # A home of its own each time: a new Telegram counts from the same number, and an update is taken once.
        return rounds.serve_starts(self._telegram, rounds.copied(self._empty, f"start{number}"))

    def _growth(self) -> report.Row:
        self._say("memory over many updates")
        return report.growth(rounds.grows(self._telegram, rounds.copied(self._empty, "grows"), *self._plan.grow))

    def _laden(self, cases: int) -> list[report.Row]:
        self._say(f"{cases:,} stored cases")
        without, full = rounds.copied(self._empty, f"without{cases}"), self._empty.with_name(f"full{cases}")
        school.found(full, cases)
        windows = rounds.with_cases(self._telegram, (without, full), self._plan.times, self._plan.sizes)
        return report.laden(cases, windows)

    def _claims(self) -> report.Row:
        self._say(f"claims out of {self._plan.rows:,} notices")
        rates = rounds.claimed(rounds.copied(self._empty, "claims"), self._plan.rows, self._plan.claim_s)
        return report.claims(self._plan.rows, rates)

    def _say(self, what: str) -> None:
        self._console.print(f"measuring: {what}", style="dim", highlight=False)


def main(words: Sequence[str] | None = None) -> None:
    """The program."""
    plan, began = _asked(words), time.monotonic()
    console = Console(soft_wrap=True, width=None if sys.stdout.isatty() else _PAPER)
    with TemporaryDirectory(prefix="signaal-bench-") as name, telegram() as process:
        machine = described(Path(name))
        try:
            rows = Bench(plan, Path(name), process, console).run()
        except Failed as failed:
            raise SystemExit(f"Nothing was measured: {failed}") from None
        loads = f"load afterwards {os.getloadavg()[0]:.1f}; took {time.monotonic() - began:.0f} s"
    report.show(console, rows, (machine, loads))


def _asked(words: Sequence[str] | None) -> Plan:
    parser = argparse.ArgumentParser("bench", description="What we claim about speed, beside a bare echo bot.")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="a minute, and not to be believed: only to see that it runs")
    size.add_argument("--large", action="store_true", help="100,000 updates, 100,000 cases, 1,000,000 notices")
    asked = parser.parse_args(words)
    return LARGE if asked.large else QUICK if asked.quick else USUAL


if __name__ == "__main__":
    main()
