"""What the bot asks by itself, and what comes of her answer: how it is, and after the talk with B (SCREENS §5)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.texts import say
from bot.usecases.scene import Pace
from tests.chat import a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import at, calm, everything, opens, signals
from tests.stories.test_road import begins, talks

DECEMBER = datetime(2026, 12, 1, 0, 0, tzinfo=UTC)
"""The first of December, on which it is an hour earlier in UTC than at school."""


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_after_the_talk_with_b_a_little_is_enough(tmp_path: Path, who: Pupil) -> None:
    """Two school days later, behind the neutral line; her coach gets a code, and reads it only after *Openen*."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        noor, sam, language = talk.noor, talk.sam, talk.language
        await talks(talk)
        await sam.taps(talk.on(at(26, 12).date()))
        await talk.looks()
        await talk.press(noor, "plan-check-herstelgesprek.yes")
        await talk.press(sam, "next-talk-b", "b-talk.yes", "b-parents.coach-calls")
        await sam.sees(say("status-herstelgesprek", language))
        await stage.until(at(26, 18))
        await calm(stage)
        assert noor.screen.text == say("nudge", language)
        await noor.taps(say("nudge.view", language), say("after-talk", language))
        await noor.taps(say("after-talk.bit", language), say("worse", language, coach="Jansen", moment="@")[:20])
        await talk.sees(sam, "alert-worse", code=talk.code)
        assert say("told-after-bit", language) not in everything(sam)
        await noor.says("hij duwt me in de gang")
        await noor.sees(say("answer-sent", language))
        await noor.holds_no_more("hij duwt me")
        await sam.taps(say("stub.open", language), say("told-after", language, after=say("told-after-bit", language)))


async def test_five_school_days_after_the_pick_up_she_is_asked_how_it_is(tmp_path: Path) -> None:
    """In the afternoon, once; a verdict that it is worse reaches her coach that same school day."""
    async with a_stage(tmp_path, start=at(24, 7), pace=Pace()) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await stage.until(at(24, 10, 30))
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await stage.until(DECEMBER.replace(hour=14))
        await noor.taps("Bekijk", "nog geen nieuws")
        await noor.taps("Oké", "Jouw bericht van")
        await stage.later(at(24, 16) - at(24, 15, 30))
        await calm(stage)
        assert noor.screen.text == "Ik ben er als je me nodig hebt."
        await stage.until(DECEMBER.replace(hour=17))
        await calm(stage)
        await noor.taps("Bekijk", "Hoe is het nu?")
        await noor.taps("Het is erger", "Jansen krijgt dit")
        await stage.until(DECEMBER.replace(day=2, hour=7, minute=15))
        await sam.sees("Kijk vandaag nog, als het kan.")


async def test_it_gets_worse_stands_on_her_card(tmp_path: Path) -> None:
    """She need not wait until she is asked."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await noor.taps("aat mijn kaart zien", "Jouw bericht van")
        await noor.taps("Het gaat slechter", "Jansen krijgt dit")
        await noor.taps("Nee, dit is genoeg", "Jouw bericht van")
        await sam.sees("Kijk vandaag nog, als het kan.")
