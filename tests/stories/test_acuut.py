"""Acute danger: the coach asks, a colleague reads why and confirms in her own chat, and A is told (SCREENS §13)."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import calm, data_of, everything, forges
from tests.stories.test_report import STORY
from tests.stories.test_road import Talk, begins
from tests.stories.test_spoed import joined_by

BOS: Final = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
DANGER: Final = "B zegt dat hij haar na school iets aandoet."


async def asks(talk: Talk, *first: str) -> None:
    """*Acuut gevaar* behind ⋯: the talk with B, a reason in one line, and who confirms it; the line leaves the chat."""
    await talk.press(talk.sam, *first, "danger-what.talk-b")
    await talk.sees(talk.sam, "danger-why", step=say("lock-talk-b", talk.language))
    await talk.sam.says(DANGER)
    await talk.sam.taps(BOS.name)
    await talk.sees(talk.sam, "note-danger-asked")
    await calm(talk.stage)
    assert DANGER not in everything(talk.sam)


async def reads(talk: Talk, bos: Phone) -> None:
    """The colleague opens the one message: a code, then the step and the reason, and no word of the story."""
    text = await bos.sees("‼️")
    assert talk.code in text.text
    assert DANGER not in everything(bos)
    await talk.press(bos, "stub.open")
    await bos.sees(DANGER)
    assert STORY not in everything(bos)
    assert "2HE" not in everything(bos)


async def stands(talk: Talk, text: str) -> None:
    """The coach opens the case anew, and this is on the card."""
    await calm(talk.stage)
    talk.sam.telegram.says(talk.sam.id, "/postvak")
    await talk.sam.taps(f" {talk.code}", text)


async def she_thinks(talk: Talk) -> None:
    """They talked, and she does not know yet what she wants; her card stands open, with nothing to answer."""
    await talk.press(talk.sam, "pick-up-unknown.what-helps", "next-talk-a", "talk-code.yes", "talk-did.all")
    await talk.press(talk.sam, "talk-wish.nadenken", "talk-parents.not-yet")
    await talk.sees(talk.sam, "talk-look")
    await talk.sam.taps(talk.on(date(2026, 11, 27)))
    await talk.looks()
    await talk.press(talk.noor, "plan-check-nadenken.yes")
    await talk.noor.sees(say("card-now-talked", talk.language))


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_colleague_confirms_before_anything_is_done_without_her(tmp_path: Path, who: Pupil) -> None:
    """Locked; asked; a colleague confirms; recorded once; and she reads it when it is safe, not before."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, who.language)
        talk = await begins(stage, who)
        language, step = talk.language, say("lock-talk-b", talk.language)
        await she_thinks(talk)
        await talk.press(talk.sam, "case-road.more")
        await asks(talk, "case-more.danger")
        assert say("danger-is-open", language, step=step, colleague=BOS.name) in everything(talk.sam)
        await reads(talk, bos)
        button = data_of(bos, say("second.yes", language))
        await talk.press(bos, "second.yes")
        await talk.sees(bos, "second-yes")
        await calm(stage)
        await forges(stage, bos, button[1], button[0])  # Pressed again: she is not asked any more.
        await talk.sees(bos, "second-over")
        assert talk.code not in bos.screen.text
        await stands(talk, say("danger-is-yes", language, step=step, colleague=BOS.name))
        await talk.press(talk.sam, "danger-is-yes.talk-b", "b-talk.thinks", "b-parents.not-yet")
        await talk.sam.sees(say("anyway-untold", language))
        reason = say("ground-danger", language)
        hers = say("card-anyway-talk-b", language, coach=SAM.name, ground=reason)
        assert hers not in everything(talk.noor)
        await talk.press(talk.sam, *way_to("tell-later"))
        await talk.sam.taps(talk.on(date(2026, 11, 27)))
        await talk.press(talk.sam, *way_to("tell-anyway"))
        await talk.sees(talk.sam, "note-settled")
        await talk.looks()
        await talk.noor.sees(hers)
        assert DANGER not in everything(talk.noor)
        await calm(stage)
        await talk.press(talk.sam, *way_to("consents"))
        await talk.sam.sees(say("danger-became-used", language))


async def test_a_no_keeps_it_closed_and_the_question_can_be_taken_back(tmp_path: Path) -> None:
    """Kindly told to the coach; asked anew and taken back, there is nothing to answer."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, "nl")
        talk = await begins(stage)
        await talk.press(talk.sam, "pick-up-unknown.what-helps", "case-road.more")
        await asks(talk, "case-more.danger")
        await reads(talk, bos)
        await talk.press(bos, "second.call")
        await talk.sees(bos, "note-second-call")
        await talk.press(bos, "second.no")
        await talk.sees(bos, "second-no")
        step = say("lock-talk-b", "nl")
        await stands(talk, say("danger-is-no", "nl", step=step, colleague=BOS.name))
        await talk.press(talk.sam, "case-road.more")
        await asks(talk, "case-more.danger")
        await talk.press(talk.sam, *way_to("danger-back"))
        await talk.sees(talk.sam, "note-danger-back")
        await calm(stage)
        assert DANGER not in everything(bos)
