"""Leadership records that B left school after the rector was asked, and the coach goes on with A (P-43, P-46)."""

from datetime import date
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_ladder import (
    BOS,
    it_has_not_stopped,
    noon,
    one_more_chance,
    the_parents_come,
)
from tests.stories.test_report import STORY
from tests.stories.test_road import begins, nobody_bothers_her, talks, they_talk_and_agree
from tests.stories.test_spoed import joined_by
from tests.usecases.test_ladder import VOS

both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


@both
async def test_b_leaves_school_and_with_a_it_goes_on(tmp_path: Path, who: Pupil) -> None:
    """Leadership sees the agreements alone, and says when the rector was asked; the coach reads it, A never does."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        joined_by(stage, VOS)
        bos, vos = stage.coach(BOS, who.language), stage.coach(VOS, who.language)
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        await talks(talk)
        await they_talk_and_agree(talk)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await one_more_chance(talk)
        await nobody_bothers_her(talk, date(2026, 12, 3))
        await it_has_not_stopped(talk, bos)
        await the_parents_come(talk)
        await calm(stage)
        await talk.press(sam, *way_to("leadership"))
        await sam.sees(say("note-settled", language))
        await calm(stage)
        await talk.press(sam, *way_to("share"), "share-with.teamleider", "share.knows")
        await talk.press(vos, "alert-shared.open", "shared.measure", "lead-measure.removed")
        await talk.sees(vos, "lead-rector")
        assert STORY not in everything(vos)
        await vos.taps(talk.on(date(2026, 12, 14)))
        await calm(stage)
        left = say("left-school", language, day="@").partition("@")[0]
        assert left in everything(vos)
        await stage.until(noon(date(2026, 12, 15)))
        await sam.taps(talk.code, left)
        await talk.press(sam, "next-follow", "follow-a.gestopt")
        await talk.sees(sam, "follow-next")
        assert left not in everything(talk.noor)
