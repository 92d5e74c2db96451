"""What was measured, as a table: the figures of both, the ratio, the goal of DESIGN §7, and whether it was reached.

A figure is the median of the rounds; behind it stand the least and the most. A ratio is the median of the rounds' own
ratios, because both sides of a round were measured right after each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from bench.crowd import Window
from bench.rounds import Life

WHAT_COUNTS: Final = """\
One update of Signaal is one tap or one message of a real report talk (/start, whom, the story, the year, the class,
send), counted when the screen that answers it has been sent; before that it was sealed and on disk (SQLite,
synchronous=FULL). The taps' acknowledgements, the removed messages and the alert to the coach are made in the same time
and are not counted. One update of the echo bot (python-telegram-bot as it comes: sequential, httpx, nothing stored) is
one message, counted when its echo has been sent. Both talk to the same emulator over loopback, without limits on
sending. A figure is the median of the rounds (least–most); a ratio is the median of the rounds' own ratios."""


@dataclass(frozen=True)
class Row:
    """One line: what, our figures and the peer's (one per round), how to write them, and the goal.

    ``reached``: whether our figure (or, if ``by_ratio``, the ratio) is good enough.
    """

    what: str
    ours: Sequence[float]
    peer: Sequence[float] = ()
    form: str = "{:.0f}"
    goal: str = ""
    reached: Callable[[float], bool] | None = None
    by_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's."""
        pairs = [mine / peer for mine, peer in zip(self.ours, self.peer, strict=bool(self.peer)) if peer]
        return median(pairs) if pairs else None

    @property
    def verdict(self) -> str:
        """Reached or not; nothing where there is no goal."""
        figure = self.ratio if self.by_ratio else median(self.ours)
        if self.reached is None or figure is None:
            return ""
        return "[green]reached[/]" if self.reached(figure) else "[red]not reached[/]"

    def cells(self) -> tuple[str, ...]:
        """As they stand in the table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        return self.what, self._written(self.ours), self._written(self.peer), ratio, self.goal, self.verdict

    def _written(self, figures: Sequence[float]) -> str:
        if not figures:
            return ""
        middle = self.form.format(median(figures))
        least, most = self.form.format(min(figures)), self.form.format(max(figures))
        return middle if least == most else f"{middle} ({least}–{most})"


def speed(rounds: Sequence[tuple[Life, Life]]) -> list[Row]:
    """The lines that come from the rounds of both bots."""
    mine, peers = [mine for mine, _ in rounds], [peer for _, peer in rounds]

    def both(what: str, form: str, figure: Callable[[Life], float], *goal: Any) -> Row:
        return Row(what, [figure(x) for x in mine], [figure(x) for x in peers], form, *goal)

    return [
        both("updates/s", "{:.0f}", lambda x: rate(x.fast), "≥ 1.0 ×", lambda ratio: ratio >= 1.0, True),
        both("  processor, ms/update", "{:.2f}", lambda x: x.fast.bot_s / x.fast.updates * 1000),
        both("  calls of the Bot API/update", "{:.2f}", lambda x: x.fast.calls / x.fast.updates),
        both("  emulator's processor, busy %", "{:.0f}", lambda x: x.fast.emulator_s / x.fast.seconds * 100),
        both("updates/s, 40 ms a call", "{:.1f}", lambda x: rate(x.slow), "≥ 5 ×", lambda ratio: ratio >= 5, True),
        both("update → reply at 30/s, p50 ms", "{:.1f}", lambda x: x.paced.p50 * 1000),
        both("update → reply at 30/s, p99 ms", "{:.1f}", lambda x: x.paced.p99 * 1000, "≤ 50", lambda ms: ms <= 50),
        both("  processor at 30/s, %", "{:.0f}", lambda x: x.paced.bot_s / x.paced.seconds * 100),
        both("updates never answered", "{:.0f}", lambda x: x.lost, "0", lambda count: count == 0),
        both("memory after the round, MB", "{:.0f}", lambda x: x.worked_mb, "≤ 120", lambda mb: mb <= 120),
    ]


def start(ours: Sequence[tuple[float, float]], peers: Sequence[Life]) -> list[Row]:
    """The lines about ``signaal serve`` itself."""
    cold, peers_cold = [cold_s for cold_s, _ in ours], [peer.cold_s for peer in peers]
    begun, peers_begun = [mb for _, mb in ours], [peer.started_mb for peer in peers]
    return [
        Row("`signaal serve`: cold start, s", cold, peers_cold, "{:.2f}", "≤ 2.5", lambda s: s <= 2.5),
        Row("  memory at its first answer, MB", begun, peers_begun, "{:.0f}", "≤ 120", lambda mb: mb <= 120),
    ]


def growth(seen: Sequence[tuple[int, float]]) -> Row:
    """Memory over many updates: flat is less than 2 % more at the end than at the first look."""
    (first, before), (last, after) = seen[0], seen[-1]
    what = f"  {last:,} updates ÷ {first:,} ({before:.0f} → {after:.0f} MB)"
    return Row(what, [after / before if before else 0.0], (), "{:.3f}", "≤ 1.02", lambda ratio: ratio <= 1.02)


def laden(cases: int, windows: Sequence[tuple[Window, Window]]) -> list[Row]:
    """Cost per update with stored cases, beside none."""
    processor = [[w.bot_s / w.updates * 1000 for w in side] for side in zip(*windows, strict=True)]
    wall = [[1000 / rate(w) for w in side] for side in zip(*windows, strict=True)]
    with_them = f"{cases:,} cases (beside: none)"
    return [
        Row(f"ms/update, {with_them}", wall[1], wall[0], "{:.2f}", "≤ 1.2 ×", lambda r: r <= 1.2, True),
        Row("  processor, ms/update", processor[1], processor[0], "{:.2f}"),
    ]


def claims(rows: int, rates: dict[str, float]) -> Row:
    """Claiming, beside a bare statement."""
    what = f"claim of {rows:,}, rows/s (beside: by hand)"
    return Row(what, [rates["ours"]], [rates["by_hand"]], "{:,.0f}", "≥ 0.5 ×", lambda r: r >= 0.5, True)


def rate(window: Window) -> float:
    """Updates a second."""
    return window.updates / window.seconds


def show(console: Console, rows: Sequence[Row], about: Sequence[str]) -> None:
    """Print it all."""
    table = Table("", "Signaal", "peer", "ratio", "goal", "", title="Signaal beside a bare echo bot")
    for row in rows:
        table.add_row(*row.cells())
    console.print(table)
    for line in (*about, WHAT_COUNTS):
        console.print(line, style="dim", highlight=False)
