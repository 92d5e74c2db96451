"""A real ``kill -9`` in the rehearsed year: the bot is a process of its own, and what only dying breaks is seen.

``tests/stories/test_kill.py`` kills a bot that serves, at every point, on both databases; here the year goes on.
"""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.rehearsal.apart import Ended, Killed, apart
from bot.rehearsal.clock import YearTime
from bot.rehearsal.machine import BLOWS, Answer, Life
from bot.rehearsal.planted import ON_DEATH, Fault
from bot.rehearsal.promises import Broken
from bot.rehearsal.report import Report, report_of
from bot.rehearsal.runner import Rehearsal
from bot.rehearsal.year import Death, year_of

CASES, WEEKS, SEED, KILLS = 3, 3, 10, 160
FOUND_BY = {Fault.SENT_FIRST: Broken.UNSENT, Fault.CONFIRM_FIRST: Broken.UNHEARD}
NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)


def played(folder: Path, kills: int, faults: frozenset[Fault] = frozenset()) -> Report:
    """The same weeks without any time without Telegram: what goes wrong does so because the bot died."""
    year = replace(year_of(2026, CASES, SEED, WEEKS, kills), breaks=())
    rehearsal = Rehearsal(year, folder, SEED, faults)
    asyncio.run(rehearsal.play())
    return report_of(rehearsal)


def test_what_is_marked_too_early_is_found_because_the_bot_is_killed(tmp_path: Path) -> None:
    """A notice that counts as sent, an update that is confirmed: both too early. A bot that lives never shows it."""
    (tmp_path / "killed").mkdir()
    (tmp_path / "spared").mkdir()
    killed, spared = played(tmp_path / "killed", KILLS, ON_DEATH), played(tmp_path / "spared", 0, ON_DEATH)
    assert {fault: killed.broken[broken] > 0 for fault, broken in FOUND_BY.items()} == dict.fromkeys(FOUND_BY, True)
    assert {fault: spared.broken[broken] for fault, broken in FOUND_BY.items()} == dict.fromkeys(FOUND_BY, 0)
    assert "killed" not in spared.counted


def test_a_bot_that_is_killed_all_the_time_loses_nothing(tmp_path: Path) -> None:
    """In the middle of a statement, of a turn, of a send; twice comes only what its row knows to be in doubt."""
    killed = played(tmp_path, KILLS)
    assert killed.breaches == ()
    assert killed.signals >= CASES // 2
    assert killed.counted["killed"] >= KILLS // 3
    fell = {blow for blow in BLOWS if killed.counted.get(f"killed, {blow}")}
    assert fell == set(BLOWS)
    assert 0 < killed.counted["doubled-in-doubt"] <= killed.counted["ambiguous"]


# --- The process itself ----------------------------------------------------------------------------------------------


class Busy:
    """A machine that does this in each turn."""

    def __init__(self, does: Callable[[], None]) -> None:
        self._does = does

    async def take_over(self) -> None:
        """Nothing is in hand."""

    async def sweep(self) -> None:
        """Nothing is old."""

    async def turn(self, hears: bool) -> int:
        """One more."""
        self._does()
        return 3


def a_child(does: Callable[[Answer], None], death: Death, errors: list[str]) -> object:
    """A process that does this against a Telegram which says its own number."""

    def begins(answer: Answer, watch: object, checkpoint: object) -> Life:
        return Life(Busy(lambda: does(answer)), None, lambda: None)  # type: ignore[arg-type]

    return apart(begins, YearTime(NOW), lambda method, fields: (200, str(os.getpid()).encode()), death, errors.append)


def asks_telegram(answer: Answer) -> None:
    """One call; the other side is another process."""
    assert int(answer("getMe", {})[1]) != os.getpid()


def test_the_bot_of_a_rehearsal_is_another_process_and_dies_by_a_signal() -> None:
    """It lives on until the blow falls: at the second call, before Telegram hears it or after."""
    for point in ("before-call", "answer-lost"):
        child = a_child(asks_telegram, Death(NOW, point, 2), [])
        number: int = child.pid  # type: ignore[attr-defined]
        assert asyncio.run(child.turn(hears=True)) == 3  # type: ignore[attr-defined]
        with pytest.raises(Killed):
            asyncio.run(child.turn(hears=True))  # type: ignore[attr-defined]
        with pytest.raises(ChildProcessError):  # Nobody is there any more.
            os.waitpid(number, os.WNOHANG)


def test_a_child_that_ends_by_itself_is_no_death_of_the_rehearsal() -> None:
    """A bug in the bot must not pass for a kill."""
    errors = list[str]()

    def breaks(answer: Answer) -> None:
        raise ZeroDivisionError

    child = a_child(breaks, Death(NOW, "in-sql", 1), errors)
    with pytest.raises(Ended):
        asyncio.run(child.turn(hears=True))  # type: ignore[attr-defined]
    assert errors == ["the bot ended by itself: ZeroDivisionError"]


def test_a_child_that_is_not_needed_any_more_goes() -> None:
    """No process is left behind when the year is over, and none when its parent is gone."""
    child = a_child(asks_telegram, Death(NOW, "in-sql", 1), [])
    number: int = child.pid  # type: ignore[attr-defined]
    assert asyncio.run(child.turn(hears=False)) == 3  # type: ignore[attr-defined]
    assert os.waitpid(number, os.WNOHANG) == (0, 0)
    child.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(number, os.WNOHANG)
