"""A coach hands a case over, or is ill: somebody else goes on with it, and the pupil hears it (SCREENS §10.1, P-62)."""

from pathlib import Path

import pytest

from bot.texts import LANGUAGES, say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, Stage, a_stage
from tests.people import ALI, BAKKER, NOOR, SAM
from tests.stories.acts import alerted, at, calm, code_in, everything, signals
from tests.stories.test_report import STORY

NOTE = "Begin rustig, zij schrikt snel."


async def has_it(stage: Stage, sam: Phone, noor: Phone, language: str) -> str:
    """Noor told; Jansen picked it up, and talks with her today; gives the code."""
    await signals(noor)
    code = await alerted(sam)
    await sam.taps(say("stub.open", language), STORY)
    await sam.taps(say("case-new.pick-up", language))
    await calm(stage)
    await sam.says("/postvak")
    await calm(stage)
    await sam.taps(code)
    await calm(stage)
    return code


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_case_is_handed_over_and_the_pupil_hears_who_helps(tmp_path: Path, language: str) -> None:
    """Asked with one line to know, by code; until the yes it is Jansen's; then Bakker reads everything."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM, language)
        bakker = stage.coach(BAKKER, language)
        code = await has_it(stage, sam, noor, language)
        for key in way_to("hand-over")[:-1]:
            await sam.taps(say(key, language), code)
        await sam.taps(say("case-more.hand-over", language), say("share-who", language))
        await sam.taps("Bakker", say("hand-over-other", language, colleague="Bakker"))
        await sam.says(NOTE)
        await sam.sees(say("note-hand-over", language))
        await sam.sees(say("offer-waits", language, colleague="Bakker"))
        await sam.holds_no_more(NOTE)
        await bakker.sees(say("alert-offered", language, code=code))
        await bakker.taps(say("stub.open", language), say("offer", language, coach="Jansen"))
        assert NOTE in everything(bakker)
        assert STORY not in everything(bakker)
        await calm(stage)
        await bakker.taps(say("offer.yes", language), say("note-taken-over", language))
        await sam.sees(say("taken-over", language))
        await bakker.taps(say("case-road.read", language), STORY)
        await calm(stage)
        await noor.taps("Bekijk", "Bakker")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_is_ill_gets_nothing_and_the_substitute_goes_on(tmp_path: Path, language: str) -> None:
    """One tap at the desk; Ali is asked by code and takes over; Jansen hears nothing until she is back."""
    async with a_stage(tmp_path) as stage:
        noor, sam, ali = stage.pupil(NOOR), stage.coach(SAM, language), stage.coach(ALI, language)
        code = await has_it(stage, sam, noor, language)
        await sam.says("/postvak")
        await calm(stage)
        await sam.taps(say("desk.ill", language), say("ill-done", language).splitlines()[0])
        await ali.sees(say("alert-cover", language, code=code))
        await calm(stage)
        await stage.until(at(25, 7, 50))
        await calm(stage)
        assert not any(text.startswith(("Goedemorgen", "Good morning")) for text in sam.bubbles)
        await ali.taps(say("stub.open", language), say("offer-away", language, coach="Jansen"))
        await calm(stage)
        await ali.taps(say("offer.yes", language), say("note-taken-over", language))
        await sam.says("/postvak")
        await sam.sees(say("desk-away", language))
        await calm(stage)
        await sam.taps(say("desk.back", language), say("note-back", language))
        await sam.no_longer_sees(say("desk-away", language))
        assert code_in(ali) == code


async def test_today_does_not_work_out(tmp_path: Path) -> None:
    """From the message of the day to another day, in two taps; and from there to ill."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await has_it(stage, sam, noor, "nl")
        await stage.until(at(25, 7, 50))
        await sam.sees("Goedemorgen. Vandaag 1 ding.")
        await calm(stage)
        await sam.taps("Vandaag lukt niet", "Naar wanneer? Ben je ziek")
        await sam.taps("vr 27", "Verzet. Wist A van een dag? Zeg het A dan zelf.")
        await stage.until(at(26, 7, 50))
        await calm(stage)
        assert not any("Goedemorgen" in text for text in sam.bubbles)
        await stage.until(at(27, 7, 50))
        await sam.sees("Goedemorgen. Vandaag 1 ding.")
        await calm(stage)
        await sam.taps("Vandaag lukt niet", "Naar wanneer? Ben je ziek")
        await sam.taps("Ik ben ziek", "Beterschap.")
        await sam.taps("Nog niet", "Er komt niets naar je toe")
