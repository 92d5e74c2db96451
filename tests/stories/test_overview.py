"""Who looks whether the chain works: the overview by codes, and asking a coach again (SCREENS §12)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import DE_WIT, EMMA, NOOR, SAM, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_postvak import looks
from tests.stories.test_report import STORY, tells
from tests.stories.test_silence import WEDNESDAY_NOON

WAITS = {"nl": "Wacht op een mens: 1 (", "en": "Waits for a person: 1 ("}
ASKED = {"nl": "Het aanspreekpunt vraagt ernaar", "en": "The contact for bullying asks about it"}


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_the_aanspreekpunt_sees_what_waits_and_asks_the_coach_again(tmp_path: Path, who: Pupil) -> None:
    """A code and hours, no story and no name; one tap asks the coach, by code. The coach has no such button."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        noor, sam, de_wit = stage.pupil(who), stage.coach(SAM, language), stage.coach(DE_WIT, language)
        await tells(noor, language)
        await noor.taps(say("report-send.anon", language))
        await calm(stage)
        await stage.until(WEDNESDAY_NOON)
        await looks(stage, sam)
        assert say("desk.overview", language) not in sam.labels
        await looks(stage, de_wit)
        await de_wit.taps(say("desk.overview", language), WAITS[language])
        assert DE_WIT.name not in de_wit.screen.text
        await de_wit.taps(say("overview.remind", language), say("note-reminded", language))
        await calm(stage)
        await sam.sees(ASKED[language])
        assert STORY not in everything(de_wit)
