"""Who looks along goes along: a case is handed over, and the colleague with whom it was shared reads who has it."""

from datetime import date
from pathlib import Path

import pytest

from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import ALI, BAKKER, EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_ladder import BOS
from tests.stories.test_report import STORY
from tests.stories.test_road import begins, starts_of, talks
from tests.stories.test_spoed import joined_by


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_who_looks_along_reads_who_has_it_now(tmp_path: Path, who: Pupil) -> None:
    """One message with the new name; what Bos could read is read as before. Who does not look along hears nothing."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        bos, ali, bakker = (stage.coach(one, language) for one in (BOS, ALI, BAKKER))
        await talks(talk)
        await sam.taps(talk.on(date(2026, 11, 26)), starts_of("talk-saved", language))
        await talk.press(sam, *way_to("share"), "share-with.coach-ondersteuner", "share.knows")
        await talk.sees(bos, "alert-shared", code=talk.code)
        await talk.press(sam, *way_to("hand-over"))
        await sam.taps(ALI.name)
        await talk.press(sam, "hand-over.nothing")
        await talk.sees(sam, "note-hand-over")
        await talk.press(ali, "stub.open", "offer.yes")
        await talk.sees(ali, "note-taken-over")
        await talk.sees(bos, "alert-moved", code=talk.code)
        await calm(stage)
        assert STORY not in everything(bos)
        assert ALI.name not in everything(bos)  # Unopened there is a code and nothing more.
        await talk.press(bos, "stub.open")
        await bos.sees(ALI.name)
        await talk.press(bos, "shared.read")
        await bos.sees(STORY)
        assert talk.code not in everything(bakker)
