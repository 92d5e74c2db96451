"""Before the holidays run out the beheerder hears it, once a week, in school time, and nobody else (SECURITY §4.4)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.route.model import Role, Staff, StaffId
from tests.chat import Phone, a_stage
from tests.people import SAM
from tests.stories.acts import calm

KEEPER = Staff(StaffId("e" * 32), "De Vries", frozenset({Role.BEHEERDER}))
SUNDAY = datetime(2030, 6, 30, 12, tzinfo=UTC)
"""The holidays are known until 25 August 2030."""
ENDS = {"nl": "De vakanties zijn bekend tot en met zo 25 augustus", "en": "The holidays are known until Sun 25 August"}


def told(phone: Phone, language: str = "nl") -> int:
    """How often it stands in this chat."""
    return sum(text.startswith(ENDS[language]) for text in phone.bubbles)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_beheerder_hears_it_once_a_week(tmp_path: Path, language: str) -> None:
    """Not on Sunday, on Monday from the first alerts, not on Tuesday, again a week later; never in the holidays."""
    async with a_stage(tmp_path, start=SUNDAY) as stage:
        stage.lane.now(lambda unit: unit.put_staff(KEEPER))
        keeper, sam = stage.coach(KEEPER, language), stage.coach(SAM)
        counts = []
        for hours in (0, 18, 20, 44, 24 * 7 + 20, 24 * 30):
            await stage.until(SUNDAY + timedelta(hours=hours))
            await calm(stage)
            counts.append(told(keeper, language))
        assert counts == [0, 0, 1, 1, 2, 2]
        assert told(sam) == 0
        assert "signaal calendar import" in keeper.screen.text


async def test_while_the_holidays_are_known_for_long_nobody_hears_anything(tmp_path: Path) -> None:
    """More than sixty days ahead."""
    async with a_stage(tmp_path, start=SUNDAY - timedelta(days=14)) as stage:
        stage.lane.now(lambda unit: unit.put_staff(KEEPER))
        keeper = stage.coach(KEEPER)
        await stage.until(stage.time.at + timedelta(hours=30))
        await calm(stage)
        assert told(keeper) == 0
