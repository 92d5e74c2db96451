"""A coach mutes one case: silence for added words, but not for danger, and the pupil notices nothing."""

from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import alerts, calm, everything
from tests.stories.test_road import Talk, begins

BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
DANGER: Final = {"nl": "ik wil dood", "en": "I want to die"}


async def adds(talk: Talk, text: str) -> None:
    """She types something on her card."""
    await talk.press(talk.noor, "status-card.add")
    await talk.sees(talk.noor, "add", coach="Jansen")
    await talk.noor.says(text)
    await talk.noor.holds_no_more(text)
    await calm(talk.stage)


@BOTH
async def test_muted_and_heard_again(tmp_path: Path, who: Pupil) -> None:
    """No alert, but the words are there; words of danger come through; unmuted the same way."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        noor, sam, language = talk.noor, talk.sam, talk.language
        await talk.press(sam, "pick-up-unknown.what-helps")
        await talk.looks()
        await talk.press(noor, "asked.rather-not")
        await calm(stage)
        before = noor.screen
        await talk.press(sam, *way_to("mute"))
        await talk.sees(sam, "note-muted")
        await calm(stage)
        assert noor.screen == before
        assert say("case-muted", language) in everything(sam)
        await adds(talk, "vandaag weer")
        assert alerts(sam) == []
        await talk.press(sam, "case-road.read")
        await sam.sees("+ vandaag weer")
        await adds(talk, DANGER[language])
        await talk.sees(sam, "alert-reply", code=talk.code)
        await talk.press(sam, "stub.open", "spoed.confirm", *way_to("unmute"))
        await talk.sees(sam, "note-unmuted")
        assert say("case-muted", language) not in sam.screen.text
        await calm(stage)
        await talk.press(noor, "nudge.view", "spoed-heard.ok")
        await calm(stage)
        await adds(talk, "en in de pauze ook")
        await talk.sees(sam, "alert-reply", code=talk.code)
