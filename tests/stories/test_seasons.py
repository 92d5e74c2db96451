"""A coach is reminded of the theme after a holiday, and of the end of the year (P-55, P-57, T14); one message a day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import SAM, VISSER
from tests.stories.acts import calm, opens
from tests.stories.test_at_the_desk import STORY, passes_on
from tests.usecases.roadside import here

FRIDAY = 4
TERM = date(2027, 1, 12)
"""Tuesday of the second week after the Christmas holiday."""


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_after_a_holiday_the_theme_comes_back(tmp_path: Path, language: str) -> None:
    """At the hour of the one message; what to tell the class is one tap away, and done is done."""
    async with a_stage(tmp_path, start=here(date(2027, 1, 11), "12.00")) as stage:
        sam = stage.coach(SAM, language)
        await stage.until(here(TERM, "7.30"))
        await calm(stage)
        assert say("season-term", language) not in sam.bubbles
        await stage.until(here(TERM, "7.45"))
        await sam.sees(say("season-term", language))
        await sam.taps(say("class-kit.done", language), say("hidden", language))
        await stage.until(here(date(2027, 1, 14), "12.00"))
        await calm(stage)
        assert say("season-term", language) not in sam.bubbles


async def test_it_waits_for_a_morning_on_which_nothing_is_due(tmp_path: Path) -> None:
    """One planned message a day (R12)."""
    async with a_stage(tmp_path, start=here(date(2027, 1, 11), "12.00")) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await passes_on(visser)
        await opens(sam, STORY)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await sam.taps("di 12", "opgepakt")
        await stage.until(here(TERM, "9.00"))
        await sam.sees("Goedemorgen. Vandaag 1 ding.")
        await calm(stage)
        assert say("season-term", "nl") not in sam.bubbles


@pytest.mark.parametrize(("off", "on"), [((), 25), ((FRIDAY,), 24)], ids=["whole week", "off on that day"])
async def test_before_the_summer_what_runs_is_looked_at(tmp_path: Path, off: tuple[int, ...], on: int) -> None:
    """Fifteen school days before it, in the message of that day, and on no other day (off then: the day before)."""
    async with a_stage(tmp_path, start=here(date(2027, 6, 22), "12.00")) as stage:
        week = replace(SAM.week, off=frozenset(off))
        stage.lane.now(lambda unit: unit.put_staff(replace(SAM, week=week)))
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await passes_on(visser)
        await opens(sam, STORY)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await sam.taps("wo 23", "opgepakt")
        for day in (23, 24, 25, 28):
            await stage.until(here(date(2027, 6, day), "8.00"))
            await calm(stage)
            newest = [text for text in sam.bubbles if text.startswith("Goedemorgen.")][-1]
            assert (say("day-year-end", "nl", days=15) in newest) is (on <= day <= 25)
