"""A third pupil in a case, on the real bot: recorded, talked with, noted, asked after (P-76, P-80, P-82, P-85)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import BAKKER, EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_road import begins, talks, they_talk_and_agree

BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
NAME: Final = "Kimcanary"


@BOTH
async def test_c_takes_part_and_is_asked_after(tmp_path: Path, who: Pupil) -> None:
    """A letter and a part of this case alone; the name leaves the coach's chat, and A never sees any of it."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        sam, language = talk.sam, talk.language
        await talk.press(sam, *way_to("pupils"), "pupils.pupil-join", "pupil-part.pest-mee")
        await sam.sees(say("pupil-name", language, pupil="C"))
        await sam.says(NAME)
        await sam.sees(say("pupil-coach", language, pupil="C"))
        await sam.taps(BAKKER.name, NAME)
        await talk.press(sam, "pupils.pupil-spoke", "pupil-parents.coach-calls")
        await sam.taps(say("pupils.called", language, pupil="C"))
        await talk.sees(sam, "note-settled")
        await sam.sees(say("pupils-here", language, who="@").partition("@")[0])
        await calm(stage)
        assert NAME not in sam.screen.text
        await stage.until(datetime(2026, 12, 2, 13, 0, tzinfo=UTC))
        await sam.taps(talk.code, say("now-follow", language))
        await talk.press(sam, "next-follow", "follow-a.gestopt", "follow-b.gelukt")
        await talk.press(sam, "follow-more.niet")
        await talk.sees(sam, "one-chance")
        await talk.press(sam, "one-chance.yes")
        await sam.taps(talk.on(date(2026, 12, 9)), say("now-follow", language))
        await calm(stage)
        assert NAME not in everything(talk.noor) + everything(sam)
