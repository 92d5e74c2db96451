"""A part-timer: on days off nothing comes but danger, and nobody waits for it (SCREENS §10, R11, R12)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.route.week import Week
from bot.texts import say
from bot.usecases import joining, spoed
from bot.usecases.scene import Pace
from tests.chat import Phone, Stage, a_stage
from tests.people import NOOR, SAM, VISSER
from tests.stories.acts import alerted, alerts, at, calm, everything, opens, signals, staff_is, the_only_case
from tests.stories.test_road import begins, talks

UNHURRIED = Pace(0, 0)
"""Alerts wait for their moments, as at a real school."""


def part_timer(stage: Stage, *off: int, **more: object) -> None:
    """Jansen does not work on these weekdays."""
    staff_is(stage, replace(SAM, week=Week(frozenset(off), **more)))  # type: ignore[arg-type]


@asynccontextmanager
async def a_school(folder: Path) -> AsyncIterator[Stage]:
    """On Tuesday evening, with alerts that wait for their moments."""
    async with a_stage(folder, pace=UNHURRIED) as stage:
        yield stage


async def chosen(stage: Stage, phone: Phone, text: str) -> list[str]:
    """The buttons with a tick, on the message that begins so."""
    await calm(stage)
    shown = await phone.sees(text)
    labels = [button.label for row in shown.rows for button in row]
    return [label.removeprefix("✓ ") for label in labels if label.startswith("✓ ")]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_who_is_welcomed_says_on_which_days(tmp_path: Path, language: str) -> None:
    """Two taps: a day off, and done; the last day cannot be taken away."""
    asks = {"nl": "Op welke dagen werk je?", "en": "On which days do you work?"}[language]
    ten = {"nl": "10.00", "en": "10:00"}[language]
    async with a_stage(tmp_path) as stage:
        staff_is(stage, replace(SAM, active=False))
        sam = stage.coach(SAM, language)
        stage.lane.now(lambda unit: joining.confirm(stage.around.scene(unit), SAM.id))
        days = [say(f"weekdays.d{day}", language) for day in range(5)]
        assert await chosen(stage, sam, asks) == days
        for day in (2, 0, 1, 3):
            await sam.taps(days[day])
            await calm(stage)
        assert await chosen(stage, sam, asks) == [days[4]]
        await sam.taps(days[4], say("note-one-day", language))
        assert await chosen(stage, sam, asks) == [days[4]]
        await sam.taps(say("coach-welcome.time", language), say("hours-time", language))
        await sam.taps(ten, say("hours", language, time="@").partition("@")[0])
        kept = next(s for s in stage.lane.now(lambda unit: unit.staff()) if s.id == SAM.id)
        assert kept.week == Week(frozenset({0, 1, 2, 3}), time(10))


async def test_on_her_day_off_who_works_gets_it_at_once(tmp_path: Path) -> None:
    """Sent on Tuesday evening, off on Wednesday: the achterwacht has it with the first alerts; she on Thursday."""
    async with a_school(tmp_path) as stage:
        part_timer(stage, 2)
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await stage.until(at(25, 8, 16))
        await alerted(visser)
        await stage.until(at(25, 17, 30))
        await calm(stage)
        assert alerts(sam) == []
        await stage.until(at(26, 8, 16))
        await calm(stage)
        assert len([text for text in alerts(sam) if text.startswith("📬")]) == 1, sam.bubbles


async def test_who_works_is_not_passed_over(tmp_path: Path) -> None:
    """The control: on a day on which she works the achterwacht hears nothing in the first hours."""
    async with a_school(tmp_path) as stage:
        part_timer(stage, 3)
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await stage.until(at(25, 9))
        await alerted(sam)
        await calm(stage)
        assert alerts(visser) == []


async def test_danger_comes_on_a_day_off_too(tmp_path: Path) -> None:
    """While school is open; that is what the welcome says."""
    async with a_school(tmp_path) as stage:
        part_timer(stage, 2)
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        case = the_only_case(stage)
        stage.lane.now(lambda unit: spoed.raise_alarm(stage.around.scene(unit), case, spoed.BUTTON))
        await stage.until(at(25, 8, 1))
        await calm(stage)
        assert any(text.startswith("Spoed") for text in alerts(sam))


async def test_her_days_and_her_hour(tmp_path: Path) -> None:
    """The chips skip her days off; the message of the day comes at her hour, and moves when she changes her days."""
    async with a_stage(tmp_path, start=at(24, 9)) as stage:
        part_timer(stage, 2, hour=time(10))
        talk = await begins(stage)
        await talks(talk)
        sam = talk.sam
        assert [label for label in sam.labels if label[:2] in {"di", "wo", "do"}][:2] == ["di 24", "do 26"]
        await sam.taps("do 26", "Vastgelegd.")
        await calm(stage)
        await stage.until(at(26, 9, 59))
        await calm(stage)
        assert "Goedemorgen" not in everything(sam)
        await stage.until(at(26, 10))
        await sam.sees("Goedemorgen. Vandaag 1 ding")


async def test_away_from_and_until(tmp_path: Path) -> None:
    """Three taps; it says which first talk was not held, and what is due waits for her return."""
    async with a_stage(tmp_path, start=at(24, 9)) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await calm(stage)
        await sam.taps("Mijn dagen", "Je werkt op de dagen met ✓.")
        await sam.taps("Ik ben er even niet", "Vanaf welke dag")
        await sam.taps("wo 25 november", "Tot en met welke dag?")
        await sam.taps("vr 27 november")
        saved = await sam.sees("Vastgelegd: je bent er niet van wo 25 november tot en met vr 27 november.")
        assert "Eén eerste gesprek is nog niet geweest." in saved.text
        await stage.until(at(27, 16))
        await calm(stage)
        assert "Goedemorgen" not in everything(sam)
        await stage.until(at(30, 7, 45))
        await sam.sees("Goedemorgen. Vandaag 1 ding")


async def test_nothing_today_only_for_who_wants_it(tmp_path: Path) -> None:
    """At her hour on her days, once; not on a day off, and not beside the message of the day."""
    async with a_stage(tmp_path, start=at(24, 18)) as stage:
        part_timer(stage, 3, every_day=True)
        sam, visser = stage.coach(SAM), stage.coach(VISSER)
        counts = []
        for day, hour, minute in ((25, 7, 44), (25, 7, 45), (25, 12, 0), (26, 7, 50), (27, 7, 50), (28, 7, 50)):
            await stage.until(at(day, hour, minute))
            await calm(stage)
            counts.append(everything(sam).count("Vandaag niets."))
        assert counts == [0, 1, 1, 1, 2, 2]
        assert "Vandaag niets." not in everything(visser)
