"""Who looks whether the chain works: the overview by codes, and asking a coach again (SCREENS §12)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import ALI, DE_WIT, EMMA, NOOR, SAM, Pupil
from tests.stories.acts import at, calm, code_in, everything
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


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_the_aanspreekpunt_gives_what_waits_to_a_colleague(tmp_path: Path, who: Pupil) -> None:
    """By code, and without a word of it; the colleague opens it, the coach hears that nothing is asked of him."""
    language = who.language
    async with a_stage(tmp_path, start=at(24, 10)) as stage:
        noor, sam, ali = stage.pupil(who), stage.coach(SAM, language), stage.coach(ALI, language)
        de_wit = stage.coach(DE_WIT, language)
        await tells(noor, language)
        await noor.taps(say("report-send.anon", language))
        await calm(stage)
        code = code_in(sam)
        await looks(stage, de_wit)
        await de_wit.taps(say("desk.overview", language), WAITS[language])
        await de_wit.taps(say("overview.assign", language), say("assign", language))
        await de_wit.taps(f"• {code}", say("assign-to", language, code=code))
        await de_wit.taps(ALI.name, say("note-assigned", language))
        await calm(stage)
        await ali.sees(say("alert-escalated", language, code=code))
        await sam.sees(say("assigned-away", language))
        assert STORY not in everything(de_wit)
        await sam.taps(say("alert-new.open", language), say("note-cannot", language))
        await ali.taps(say("alert-escalated.open", language), code)
        await ali.taps(say("case-new.pick-up", language))
        await calm(stage)
        await noor.taps(say("nudge.view", language), ALI.name)
