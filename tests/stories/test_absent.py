"""After the agreements: the class and who was not there are not forgotten (SCREENS ``restore-others``, T8)."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm
from tests.stories.test_road import begins, talks, they_talk_and_agree

BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


@BOTH
async def test_the_coach_comes_back_to_the_class(tmp_path: Path, who: Pupil) -> None:
    """It stands on the card as open, on its day as a button; the prompt says what is never discussed there."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk, others="both")
        sam, language = talk.sam, talk.language
        await sam.sees(say("open-class", language))
        await talk.press(sam, *way_to("others-talk"))
        await talk.sees(sam, "others-talk")
        await talk.press(sam, "others-talk.pupil")
        await talk.sees(sam, "note-settled")
        assert say("open-others", language) not in sam.screen.text
        await calm(stage)
        await stage.until(datetime(2026, 12, 10, 13, tzinfo=UTC))
        await calm(stage)
        await sam.taps(talk.code, say("open-class", language))
        assert say("case-more.magister", language) not in sam.labels, "was asked for on its two days"
        await talk.press(sam, "case-more.parents-a", "parents-a.called")
        await talk.sees(sam, "parents-b")
        await talk.press(sam, "parents-b.called")
        await talk.press(sam, "case-more.class-back")
        await sam.sees(say("class-back", language).splitlines()[1])
        await talk.press(sam, "class-back.done")
        await talk.sees(sam, "note-settled")
        assert say("open-class", language) not in sam.screen.text
