"""``signaal rehearse``: a school year in minutes, and what was kept of every promise in it (DESIGN §1, SCREENS §14)."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from bot.wiring import Trouble

if TYPE_CHECKING:
    from bot.rehearsal.report import Report, Week

YEARS: Final = re.compile(r"(20\d\d)-(20\d\d)")
WIDTH: Final = 40
MOST_SHOWN: Final = 12


def rehearse(
    cases: Annotated[int, typer.Option(min=1, max=20_000, help="How many people begin to tell.")] = 100,
    year: Annotated[str, typer.Option(help="The school year, as 2026-2027.")] = "2026-2027",
    seed: Annotated[int, typer.Option(help="The same seed plays the same year.")] = 1,
    fault: Annotated[list[str] | None, typer.Option(help="Plant this fault, to see that it is found.")] = None,
    weeks: Annotated[int, typer.Option(min=2, help="Only so many weeks from the first school day.")] = 60,
    kills: Annotated[int | None, typer.Option(min=0, help="How often the bot gets a kill -9 at each school.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Play a whole school year with made-up people, and say which promises were kept.

    The bot is the real one, and gets a real kill -9 now and then; the school, Telegram and the clock are not. Your own
    school is not looked at. A hundred cases cost four to five minutes of one processor. Exit code 1 when a promise was
    broken.
    """
    from bot.rehearsal.planted import Fault  # Only here: who serves does not need it in memory.
    from bot.rehearsal.playing import rehearse as play

    if not set(fault or ()) <= set(Fault):
        raise Trouble(f"There is no such fault. There are: {', '.join(Fault)}.")
    planted = frozenset(Fault(one) for one in fault or ())
    found = play(cases, _starts_in(year), seed, planted, _Progress(not as_json), weeks, kills=kills)
    if as_json:
        print(json.dumps(found.facts(), indent=1))
    else:
        _show(found)
    if not found.kept:
        raise typer.Exit(1)


def _starts_in(year: str) -> int:
    fits = YEARS.fullmatch(year)
    if fits is None or int(fits[2]) != int(fits[1]) + 1:
        raise Trouble("Give the school year as two years in a row: 2026-2027.")
    return int(fits[1])


class _Progress:
    """The month that is played or the schools that are done, on one line that is written over."""

    def __init__(self, shows: bool) -> None:
        self._console = Console(stderr=True)
        self._shows = shows and self._console.is_terminal
        self._where = ""

    def __call__(self, where: str) -> None:
        """It has come so far."""
        if self._shows and where != self._where:
            self._where = where
            self._console.print(f"… {where}", end="\r")


def _show(found: "Report") -> None:
    console = Console(width=100)
    console.print(_figures(found))
    console.print(_promises(found))
    for breach in found.breaches[:MOST_SHOWN]:
        console.print(f"  {breach.what}  {breach.at:%Y-%m-%d %H:%M} UTC  {breach.about}  {breach.note}", markup=False)
    console.print("\nThe school's workload, week by week (signals, and presses of the staff)")
    for line in _chart(found.weeks):
        console.print(line, highlight=False)


def _figures(found: "Report") -> Table:
    table = Table("What happened", "", title=f"A school year, seed {found.seed}")
    for name, value in (
        ("people who began to tell", found.cases),
        ("signals sent", found.signals),
        ("minutes in school hours until somebody took it on, p50", found.acknowledged_p50),
        ("the same, p95", found.acknowledged_p95),
        ("nobody took it on (taken back, closed, or the year was over)", found.untaken),
        ("first talks the same day", f"{found.talked_the_same_day} of {found.talked}"),
        ("cases with agreements", found.agreed),
        ("of these with both vervolggesprekken held, once and more often", f"{found.followed}, {found.followed_twice}"),
        *((name, count) for name, count in found.counted.items()),
    ):
        table.add_row(name, str(value))
    return table


def _promises(found: "Report") -> Table:
    table = Table("Promised", "broken")
    for name, count in found.broken.items():
        table.add_row(SAID[name], str(count), style="bold red" if count else None)
    return table


def _chart(weeks: "tuple[Week, ...]") -> Iterator[str]:
    most = max((week.presses for week in weeks), default=0) or 1
    for week in weeks:
        bar = "█" * round(WIDTH * week.presses / most)
        yield f"{week.begins}  {week.signals:4}  {bar} {week.presses}"


SAID: Final = {
    "lost": "no signal is lost",
    "unheard": "what Telegram handed over is kept",
    "unsent": "what counts as sent has come",
    "doubled": "nothing comes twice, but what was in doubt",
    "hour": "something new at each hour that was named",
    "twice-a-day": "one planned message a day to one person",
    "day-off": "nobody at school is disturbed on days off, before 7.00 or after 17.00",
    "unasked": "a reporter gets nothing unasked but the nudge",
    "nagged": "one nudge a day, but for a named hour",
    "in-class": "no nudge in the night or in class",
    "kept-out": "who is kept out is told nothing",
    "unmasked": "what was typed stands on no phone of somebody who may not read it",
    "forgotten": "what is due stands in the message of the day until it is done",
    "restless": "the bot comes to rest",
    "error": "no error in the log",
}
"""What each promise says, by its name."""
