"""What was promised and what was kept, in figures: for a table, for a chart, for another program."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.rehearsal.audit import Signal
from bot.rehearsal.colleagues import Done
from bot.rehearsal.observer import middle, school_minutes
from bot.rehearsal.promises import Breach, Broken
from bot.rehearsal.runner import Rehearsal
from bot.route.timing import at, local_day


@dataclass(frozen=True, repr=False)
class Week:
    """One week of the school: what came in, and what the staff did on their phones."""

    begins: str
    signals: int
    presses: int


@dataclass(frozen=True, repr=False)
class Report:
    """The year in figures. ``acknowledged_p50`` and ``p95``: minutes in which the school was open until somebody took
    it on (``waits``); a signal that was taken back or that nobody took is left out and stands in ``untaken``."""

    cases: int
    seed: int
    signals: int
    counted: Mapping[str, int]
    broken: Mapping[str, int]
    breaches: tuple[Breach, ...]
    acknowledged_p50: float
    acknowledged_p95: float
    untaken: int
    talked: int
    talked_the_same_day: int
    agreed: int
    followed: int
    followed_twice: int
    weeks: tuple[Week, ...]
    waits: tuple[float, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether every promise was kept."""
        return not self.breaches

    def facts(self) -> dict[str, object]:
        """As plain values, for JSON."""
        plain = {name: value for name, value in vars(self).items() if name not in {"breaches", "weeks", "waits"}}
        found = [{**vars(breach), "at": breach.at.isoformat()} for breach in self.breaches]
        return {**plain, "kept": self.kept, "breaches": found, "weeks": [vars(week) for week in self.weeks]}


def report_of(played: Rehearsal) -> Report:
    """The figures of a year that was played."""
    signals, done = [*played.audit.signals.values()], [*_done(played)]
    first = _firsts(done)
    taken = [(s.at, first[s.code, "pick-up"]) for s in signals if (s.code, "pick-up") in first]
    waits = [school_minutes(played.year.calendar, sent, at) for sent, at in taken]
    talks = [s.code for s in signals if (s.code, "talk-a") in first]
    rounds = Counter(d.code for d in done if d.deed.startswith("follow-b:"))
    agreed = [s.code for s in signals if (s.code, "agree-check:yes") in first]
    return Report(
        cases=len(played.year.arrivals),
        seed=played.seed,
        signals=len(signals),
        counted=dict(sorted(played.ledger.counted.items())),
        broken={what.value: played.ledger.of(what) for what in Broken},
        breaches=tuple(played.ledger.breaches),
        acknowledged_p50=round(middle(waits, 0.5), 1),
        acknowledged_p95=round(middle(waits, 0.95), 1),
        untaken=len(signals) - len(waits),
        talked=len(talks),
        talked_the_same_day=sum(_same_day(played, first, code) for code in talks),
        agreed=len(agreed),
        followed=sum(rounds[code] >= 1 for code in agreed),
        followed_twice=sum(rounds[code] > 1 for code in agreed),
        weeks=tuple(_weeks(played, signals, done)),
        waits=tuple(waits),
    )


SUMMED: Final = ("cases", "signals", "untaken", "talked", "talked_the_same_day", "agreed", "followed", "followed_twice")


def together(reports: tuple[Report, ...], seed: int) -> Report:
    """The figures of several schools as those of one; each breach says by which seed it is played again."""
    waits = tuple(wait for one in reports for wait in one.waits)
    return Report(
        **{name: sum(getattr(one, name) for one in reports) for name in SUMMED},
        seed=seed,
        counted=_summed(one.counted for one in reports),
        broken=_summed(one.broken for one in reports),
        breaches=tuple(_of_school(breach, one) for one in reports for breach in one.breaches),
        acknowledged_p50=round(middle(waits, 0.5), 1),
        acknowledged_p95=round(middle(waits, 0.95), 1),
        weeks=tuple(_week(beside) for beside in zip(*(one.weeks for one in reports), strict=True)),
        waits=waits,
    )


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(total)


def _of_school(breach: Breach, report: Report) -> Breach:
    return replace(breach, note=f"[--seed {report.seed} --cases {report.cases}] {breach.note}")


def _week(beside: tuple[Week, ...]) -> Week:
    return Week(beside[0].begins, sum(one.signals for one in beside), sum(one.presses for one in beside))


def _done(played: Rehearsal) -> Iterator[Done]:
    for colleague in played.staff.values():
        yield from colleague.done


def _firsts(done: list[Done]) -> dict[tuple[str, str], datetime]:
    """When each deed was first done to each case."""
    first: dict[tuple[str, str], datetime] = {}
    for one in done:
        key = (one.code, one.deed)
        first[key] = min(one.at, first.get(key, one.at))
    return first


def _same_day(played: Rehearsal, first: Mapping[tuple[str, str], datetime], code: str) -> bool:
    """Whether the first talk was held on the day on which somebody took it on (P-71)."""
    taken, talked = first.get((code, "pick-up")), first[code, "talk-a"]
    return taken is not None and local_day(played.year.calendar, taken) == local_day(played.year.calendar, talked)


def _weeks(played: Rehearsal, signals: list[Signal], done: list[Done]) -> Iterator[Week]:
    monday = played.year.first - timedelta(days=played.year.first.weekday())
    while monday <= played.year.last:
        ends = monday + timedelta(days=7)
        begins, until = (at(played.year.calendar, day, _MIDNIGHT) for day in (monday, ends))
        came = sum(begins <= s.at < until for s in signals)
        yield Week(monday.isoformat(), came, sum(begins <= d.at < until for d in done))
        monday = ends


_MIDNIGHT = datetime.min.time()
