"""No poll went well: the beheerder hears it at once, also on a Sunday, because what waits is kept for 24 hours only."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.faults import Fault, FaultKind
from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from tests.chat import Phone, a_stage, eventually
from tests.people import NOOR, SAM
from tests.stories.acts import calm

KEEPER = Staff(StaffId("e" * 32), "De Vries", frozenset({Role.BEHEERDER}))
SUNDAY = datetime(2026, 11, 22, 20, tzinfo=UTC)


def told(phone: Phone, language: str = "nl") -> int:
    """How often it stands in this chat."""
    return phone.bubbles.count(say("deaf", language))


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_beheerder_hears_that_telegram_could_not_be_heard(tmp_path: Path, language: str) -> None:
    """Once, on a Sunday evening, and nobody else; what was sent meanwhile is taken when it is over."""
    async with a_stage(tmp_path, start=SUNDAY, deaf_s=6) as stage:
        stage.lane.now(lambda unit: unit.put_staff(KEEPER))
        keeper, sam, noor = stage.coach(KEEPER, language), stage.coach(SAM), stage.pupil(NOOR)
        await calm(stage)
        assert told(keeper, language) == 0
        stage.telegram.faults.add(Fault(FaultKind.SERVER_ERROR, "getUpdates", times=None))
        await eventually(lambda: told(keeper, language) == 1, lambda: f"not told; there is {keeper.bubbles}")
        noor.telegram.says(noor.id, "ze pakken mijn tas af")
        stage.telegram.faults.clear()
        await noor.sees("Ik heb je tekst vastgehouden.")
        await calm(stage)
        assert (told(keeper, language), told(sam)) == (1, 0)
