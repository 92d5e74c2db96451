"""A witness, after sending: danger, whom it is about, whether that pupil knows, who stands beside (SCREENS §4)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import Phone, a_stage
from tests.people import DAAN, EMMA, SAM, Pupil
from tests.stories.acts import calm
from tests.stories.test_report import STORY, tells


async def tells_about_another(phone: Phone, language: str) -> None:
    """From the first screen to the receipt."""
    await phone.starts()
    await phone.taps(say("report-hello.other", language), say("report-story-other", language).splitlines()[0])
    await phone.says(STORY)
    await phone.taps("2", say("report-class-other", language))
    await phone.taps("2HE · Jansen", STORY)
    await phone.taps(say("report-send-other.anon", language), say("report-sent-other", language).splitlines()[0])


@pytest.mark.parametrize("who", [DAAN, EMMA], ids=["nl", "en"])
async def test_a_witness_answers_and_the_coach_reads_it(tmp_path: Path, who: Pupil) -> None:
    """Help first for who is afraid; each answer counts at once; who wants to stand beside A is only asked (P-76)."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        daan, sam = stage.pupil(who), stage.coach(SAM, language)
        await tells_about_another(daan, language)
        await daan.taps(say("report-sent-other.afraid", language), say("help-other", language))
        await daan.taps(say("help-other.on", language), say("other-who", language, coach="Jansen"))
        await daan.says("Noortje")
        await daan.taps(say("other-knows.no", language), say("other-help", language, coach="Jansen").splitlines()[0])
        await daan.taps(say("other-help.yes", language), say("report-name", language, receiver="Jansen")[:30])
        await daan.says("Daan de Boer")
        await daan.sees(say("answer-sent", language))
        await daan.holds_no_more("Noortje")
        await daan.holds_no_more("Daan de Boer")
        await sam.taps(say("alert-new.open", language), "Noortje")
        for told in ("told-danger-afraid", "told-aware-no", "told-beside-yes"):
            assert say(told, language) in sam.screen.text
        assert "Daan de Boer" in sam.screen.text
        await sam.taps(say("case-new.pick-up", language), say("pick-up-other", language)[:9])
        await sam.taps(say("row.back", language), "Noortje")
        assert say("told-beside-yes", language) in sam.screen.text


async def test_a_witness_may_leave_each_of_them_out(tmp_path: Path) -> None:
    """*Liever niet*, and stopping halfway: what was answered is there, and nothing else."""
    async with a_stage(tmp_path) as stage:
        daan, sam = stage.pupil(DAAN), stage.coach(SAM)
        await tells_about_another(daan, "nl")
        await daan.taps("Weet ik niet", "Wil je typen om wie het gaat?")
        await daan.taps("Liever niet", "Weet die leerling dat je dit vertelt?")
        await daan.says("hij zat weer alleen")
        await daan.sees("Ik heb het erbij gezet.")
        await daan.taps("Stop", "Ik ben er als je me nodig hebt.")
        await calm(stage)
        await sam.taps("Openen", "A is: – · A weet dit: –\nGevaar: weet het niet · Wil A steunen: –")
        assert "hij zat weer alleen" in sam.screen.text


async def test_who_tells_about_herself_is_not_asked_it(tmp_path: Path) -> None:
    """A made-up tap on a case of one's own opens no questions of a witness."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(DAAN)
        await tells(noor, "nl")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        data = next(b.data for row in noor.screen.rows for b in row if b.data and ":card" in b.data)
        stage.telegram.taps(noor.id, noor.screen.id, data.replace(":card", ":danger:afraid"), stale=True)
        await calm(stage)
        assert "typen om wie" not in noor.screen.text
        assert "Blijf er niet alleen mee" not in noor.screen.text
