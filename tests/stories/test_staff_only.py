"""Before the school has decided: staff come in, pupils and parents hear that it is not open yet (DESIGN §4 row 21)."""

from dataclasses import replace
from pathlib import Path

from bot.texts import say
from tests.chat import a_stage
from tests.people import EMMA, NOOR, SAM
from tests.stories.acts import calm, count, everything, folds, forges
from tests.stories.test_invites import SMIT, confirms, invites

NOT_OPEN = "Ik ben er nog niet voor leerlingen en ouders."


async def test_who_tells_hears_that_it_is_not_open_and_nothing_is_kept(tmp_path: Path) -> None:
    """She is sent to people, what she typed goes from her chat, no button of elsewhere leads in, and help is real."""
    async with a_stage(tmp_path, staff_only=True) as stage:
        noor = stage.pupil(NOOR)
        await noor.says("ze verstoppen mijn tas")
        await noor.sees(NOT_OPEN)
        await forges(stage, noor, "a:nonce1:report-hello:me")
        await forges(stage, noor, "p:hello")
        await noor.says("/start")
        await calm(stage)
        assert noor.labels == ["🆘 Hulp"]
        assert "mijn tas" not in everything(noor)
        await noor.taps("Hulp", "Wat is er nu aan de hand?")
        await noor.taps("Ik ben nu in gevaar", "Bel nu 112")
        await noor.taps(noor.labels[-1], NOT_OPEN)
        assert (count(stage, "talk"), count(stage, "casus"), count(stage, "key_slot")) == (0, 0, 1)
        await folds(stage, noor)
        await noor.taps("Bekijk", NOT_OPEN)


async def test_it_says_so_in_english(tmp_path: Path) -> None:
    """To who reads that."""
    async with a_stage(tmp_path, staff_only=True) as stage:
        emma = stage.pupil(EMMA)
        await emma.starts()
        await emma.sees("I am not open for pupils and parents yet.")


async def test_an_invite_is_opened_and_a_wrong_one_leads_nowhere(tmp_path: Path) -> None:
    """Staff come in as ever; a link that is none shows no story to tell."""
    async with a_stage(tmp_path, staff_only=True) as stage:
        stage.coach(SAM)
        member, payload = invites(stage)
        smit, stranger = stage.pupil(SMIT), stage.pupil(replace(NOOR, id=NOOR.id + 1))
        await stranger.starts("i-nonsense")
        await stranger.sees(NOT_OPEN)
        await smit.starts(payload)
        await smit.sees(say("coach-waiting", "nl")[:20])
        assert confirms(stage, member)
