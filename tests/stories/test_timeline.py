"""Behind ⋯: how the case went and who opened it, for who has it, without a word of what was told (SCREENS §10.2)."""

from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm, number
from tests.stories.test_report import STORY
from tests.stories.test_road import begins

BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
READINGS: Final = "SELECT count(*) FROM reading"


@BOTH
async def test_the_owner_sees_how_it_went_and_who_opened_it(tmp_path: Path, who: Pupil) -> None:
    """Each step with its day and by whom; then the readers, by name and role. Looking at the list is no reading."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        await talk.press(sam, "pick-up-unknown.what-helps", *way_to("timeline")[:-1])
        await calm(stage)
        before = number(stage, READINGS)
        await talk.press(sam, "case-more.timeline")
        await talk.sees(sam, "timeline", code=talk.code)
        told, picked = say("event-verzenden", language), say("event-oppakken", language)
        assert sam.screen.text.index(told) < sam.screen.text.index(f"{picked} (Jansen)")
        assert STORY not in sam.screen.text
        assert number(stage, READINGS) == before
        await talk.press(sam, "timeline.back", *way_to("who-read")[:-1])
        await calm(stage)
        before = number(stage, READINGS)
        await talk.press(sam, "case-more.who-read")
        await talk.sees(sam, "who-read", code=talk.code)
        assert f"Jansen ({say('role-coach', language)})" in sam.screen.text
        assert sam.screen.text.count("Jansen") == 1
        assert number(stage, READINGS) == before
