"""A coach tells the class in five minutes what the bot is for, and is reminded only when she asks (SCREENS §6)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import NOOR, SAM, VISSER
from tests.stories.acts import calm, everything, opens, staff_is, the_only_case
from tests.stories.test_at_the_desk import STORY as SEEN_BY_VISSER
from tests.stories.test_at_the_desk import passes_on

TITLE = {"nl": "In vijf minuten aan je klas", "en": "Five minutes with your class"}
WEEK_LATER = datetime(2026, 12, 1, 7, 45, tzinfo=ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
"""Tuesday evening, and five school days later in the morning."""


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_coach_reads_what_to_tell_the_class(tmp_path: Path, language: str) -> None:
    """By a command or from the desk; done, it goes, and nothing of it comes back."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM, language)
        await sam.says({"nl": "/klas", "en": "/class"}[language])
        await sam.sees(TITLE[language])
        assert sam.screen.text == say("class-kit", language, vertrouwenspersoon="Mulder")
        await sam.taps(say("class-kit.done", language), say("hidden", language))
        await sam.taps(say("hidden.desk", language), say("desk-empty", language))
        await sam.taps(TITLE[language], TITLE[language])
        await sam.taps(say("class-kit.done", language))
        await sam.no_longer_sees(TITLE[language])
        await stage.until(WEEK_LATER)
        await calm(stage)
        assert TITLE[language] not in "".join(sam.bubbles)


async def test_who_asks_for_it_later_sees_it_once_more(tmp_path: Path) -> None:
    """Five school days later in the morning, once, however often the button was pressed."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        for _ in range(2):
            await sam.says("/klas")
            await sam.taps("Herinner me later", say("note-class-later", "nl"))
            await sam.no_longer_sees(TITLE["nl"])
        await stage.until(WEEK_LATER - timedelta(minutes=1))
        await calm(stage)
        assert TITLE["nl"] not in "".join(sam.bubbles)
        await stage.until(WEEK_LATER)
        await calm(stage)
        assert "".join(sam.bubbles).count(TITLE["nl"]) == 1
        await sam.taps("Gedaan")
        await sam.no_longer_sees(TITLE["nl"])


async def test_not_on_a_day_with_another_planned_message(tmp_path: Path) -> None:
    """One planned message a day (R12): it waits for a morning on which nothing is due."""
    async with a_stage(tmp_path) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await passes_on(visser)
        await opens(sam, SEEN_BY_VISSER)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await sam.taps("wo 25", "opgepakt")
        await sam.says("/klas")
        await sam.taps("Herinner me later", say("note-class-later", "nl"))
        await stage.until(WEEK_LATER + timedelta(hours=1))
        await calm(stage)
        assert sum("Goedemorgen." in text for text in sam.bubbles) == 5
        assert TITLE["nl"] not in "".join(sam.bubbles)
        erased = the_only_case(stage)
        stage.lane.now(lambda unit: unit.erase_case(erased))
        await stage.later(timedelta(days=1))
        await calm(stage)
        assert "".join(sam.bubbles).count(TITLE["nl"]) == 1


async def test_somebody_who_left_is_not_reminded(tmp_path: Path) -> None:
    """The beheerder paused her in between."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        await sam.says("/klas")
        await sam.taps("Herinner me later", say("note-class-later", "nl"))
        staff_is(stage, replace(SAM, active=False))
        await stage.until(WEEK_LATER + timedelta(days=7))
        await calm(stage)
        assert TITLE["nl"] not in "".join(sam.bubbles)


async def test_only_a_coach_has_the_button_and_a_pupil_no_command(tmp_path: Path) -> None:
    """The duty officer may read it with the command; for a pupil these are words, and words are never refused."""
    async with a_stage(tmp_path) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await visser.says("/postvak")
        await visser.sees("Je postvak is leeg.")
        assert TITLE["nl"] not in everything(visser)
        await visser.says("/klas")
        await visser.sees(TITLE["nl"])
        await noor.says("/klas")
        await noor.sees("Ik heb je tekst vastgehouden.")
