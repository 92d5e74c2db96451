"""Somebody tries the bot out: a person closes it kindly, and the door stays open (DOMAIN §4.13)."""

from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import EMMA, FATIMA, NOOR, SAM, Pupil
from tests.stories.acts import calm, everything, sends
from tests.stories.test_parent import tells as parent_tells
from tests.stories.test_report import tells
from tests.stories.test_road import begins, starts_of

JOKE = "haha test test"


async def closes(sam: Phone, language: str, reason: str = "uitproberen") -> None:
    """From the card: ⋯, the question, the reason. Four taps."""
    for key in way_to("not-meant")[:-1]:
        await sam.taps(say(key, language))
    await sam.taps(say("case-more.not-meant", language), starts_of("close-kindly", language))
    await sam.taps(say(f"close-kindly.{reason}", language), starts_of("close-kindly-done", language, days=60))


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_try_is_closed_kindly_and_she_may_tell_at_once(tmp_path: Path, who: Pupil) -> None:
    """She hears it behind the neutral line; one tap leads to the first screen, and what she tells then is new."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        noor, sam = talk.noor, talk.sam
        await talk.press(sam, "pick-up-unknown.what-helps")
        await talk.sees(sam, "written")
        await closes(sam, language)
        await talk.looks()
        await talk.sees(noor, "closed-kindly", days=60)
        await talk.press(noor, "closed-kindly.again", "report-hello.me")
        await noor.sees(say("report-story", language).splitlines()[0])
        await noor.says("het is toch echt")
        await noor.taps("2")
        await noor.taps("2HE · Jansen", "het is toch echt")
        await noor.taps(say("report-send.anon", language))
        await sam.sees("📬")
        await sam.taps(say("alert-new.open", language), "het is toch echt")


async def test_her_card_says_so_afterwards_and_that_she_may_always_write(tmp_path: Path) -> None:
    """*Oké* leads to the card: closed, no later moment, and typing begins something new."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await talk.press(talk.sam, "pick-up-unknown.what-helps")
        await talk.sees(talk.sam, "written")
        await closes(talk.sam, "nl", "grap")
        await talk.looks()
        await talk.press(talk.noor, "closed-kindly.ok")
        await talk.noor.sees("● Nu: afgesloten")
        assert "Is er toch iets? Typ het hier. Dat mag altijd." in talk.noor.screen.text
        assert "vóór" not in talk.noor.screen.text
        await talk.noor.says("er is wel iets")
        await talk.noor.sees("Over wie gaat het?")


async def test_the_coach_may_think_again(tmp_path: Path) -> None:
    """*Terug* leads to the card; and once closed the postvak holds it no more."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await talk.press(talk.sam, "pick-up-unknown.what-helps")
        await talk.sees(talk.sam, "written")
        await talk.press(talk.sam, *way_to("not-meant"))
        await talk.sees(talk.sam, "close-kindly")
        await talk.press(talk.sam, "close-kindly.back")
        await talk.sam.sees("Nu:")
        assert "anders afgesloten" not in talk.sam.screen.text
        await closes(talk.sam, "nl")
        await talk.sam.taps("Postvak", "Je postvak is leeg.")
        await calm(stage)
        assert talk.code not in talk.sam.screen.text


async def test_a_parent_reads_it_in_the_u_form(tmp_path: Path) -> None:
    """SCREENS §8; who told about somebody else hears that it was closed so, as well."""
    async with a_stage(tmp_path) as stage:
        fatima, sam = stage.pupil(FATIMA), stage.coach(SAM)
        await parent_tells(fatima)
        await fatima.taps("Verstuur zonder naam", "Dank u wel.")
        await sam.taps("Openen")
        await sam.taps("Ik pak dit op", "Wie het doorgaf")
        await sam.taps("Terug", "Nu:")
        await closes(sam, "nl")
        await fatima.taps("Bekijk", "u mag ook iemand anders kiezen")
        await fatima.taps("Oké", "✓ Klaar")
        assert "Is er toch iets?" in everything(fatima)


async def test_what_is_not_meant_is_never_closed_by_itself(tmp_path: Path) -> None:
    """P-15: whatever was typed, it reaches a person like anything else."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl", story=JOKE)
        await sends(noor)
        await sam.taps("Openen", JOKE)
