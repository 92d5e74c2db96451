"""The coach ends a case another way, and what she reads and may do then (SCREENS ``case-more``, DOMAIN §1.4)."""

from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import DE_WIT, EMMA, FATIMA, NOOR, SAM, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_parent import tells as parent_tells
from tests.stories.test_reopening import looks_along
from tests.stories.test_report import STORY
from tests.stories.test_road import begins, starts_of


async def ends(sam: Phone, language: str, why: str, typed: str = "") -> None:
    """From the card: ⋯, the reason, one tap to be sure."""
    for key in way_to("end")[:-1]:
        await sam.taps(say(key, language))
    await sam.taps(say("case-more.end", language), starts_of("end", language, code="@", open="@").rpartition("@")[2])
    await sam.taps(say(f"end.{why}", language))
    if typed:
        await sam.sees(say("close-why", language))
        await sam.says(typed)
    await sam.sees(starts_of("end-check", language))
    await sam.taps(say("end-check.close", language), starts_of("close-kindly-done", language, days=60))


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_too_little_is_known_and_somebody_else_looks_along(tmp_path: Path, who: Pupil) -> None:
    """She reads that it is not her fault; the person she asks reads her story; who closed it hears nothing."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        other = stage.coach(DE_WIT, language)
        await talk.press(talk.sam, "pick-up-unknown.what-helps")
        await talk.sees(talk.sam, "written")
        await ends(talk.sam, language, "te-weinig")
        await calm(stage)
        before = list(talk.sam.bubbles)
        await talk.looks()
        await talk.sees(talk.noor, "closed-unclear", coach="Jansen", days=60)
        await talk.press(talk.noor, "closed-unclear.down")
        await talk.sees(talk.noor, "closed-no")
        await talk.noor.taps(say("closed-no.aanspreekpunt", language, receiver="De Wit"))
        await talk.sees(talk.noor, "note-looks-along")
        await looks_along(talk, other)
        assert talk.sam.bubbles == before


async def test_she_may_tell_again_and_the_typed_reason_is_not_hers_to_read(tmp_path: Path) -> None:
    """A new story from the first screen on; what the coach typed leaves that chat and never comes into hers."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await talk.press(talk.sam, "pick-up-unknown.what-helps")
        await talk.sees(talk.sam, "written")
        await ends(talk.sam, "nl", "anders", "het ging om een ander")
        await talk.looks()
        await talk.sees(talk.noor, "closed-otherwise", coach="Jansen", days=60)
        await calm(stage)
        assert "het ging om een ander" not in everything(talk.noor) + everything(talk.sam)
        await talk.press(talk.noor, "closed-referred.again", "report-hello.me")
        await talk.sees(talk.noor, "report-story")


async def test_no_bullying_and_help_all_the_same(tmp_path: Path) -> None:
    """After a talk in which she did not know yet: a plan, and the talk about what she wants is next."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        sam = talk.sam
        await talk.press(sam, "pick-up-unknown.what-helps", "next-talk-a", "talk-code.yes", "talk-did.all")
        await talk.press(sam, "talk-wish.nadenken", "talk-parents.adult")
        await talk.sees(sam, "talk-look")
        await sam.taps("do 26")
        await talk.press(sam, *way_to("end"), "end.geen-pesten", "end-help.help")
        await sam.sees(say("status-plan", "nl"))
        assert say("next-talk-a", "nl") in sam.labels


async def test_who_told_about_another_hears_that_it_is_finished(tmp_path: Path) -> None:
    """A parent reads that it was read and is finished, and nothing of why."""
    async with a_stage(tmp_path) as stage:
        fatima, sam = stage.pupil(FATIMA), stage.coach(SAM)
        await parent_tells(fatima)
        await fatima.taps("Verstuur zonder naam", "Dank u wel.")
        await sam.taps("Openen")
        await sam.taps("Ik pak dit op", "Wie het doorgaf")
        await sam.taps("Terug", "Nu:")
        await ends(sam, "nl", "geen-pesten")
        await fatima.taps("Bekijk", "✓ Klaar")
        await calm(stage)
        assert "geen pesten" not in everything(fatima).lower()
        assert STORY not in everything(sam)
