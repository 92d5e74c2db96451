"""A coach makes a note: it leaves the chat, is read behind ⋯ and in the timeline, and a colleague who reads all of the
case reads it too; the pupil and who sees the agreements alone never do (SCREENS §10.2 *Notitie*)."""

from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import everything, number
from tests.stories.test_ladder import BOS
from tests.stories.test_road import begins
from tests.stories.test_spoed import joined_by

NOTE: Final = "A zat vandaag alleen in de kantine."
BETTER: Final = "A zat vandaag met C in de kantine."
JUDGES: Final = {"nl": "B stelt zich aan. Waarom heb je dat gedaan?", "en": "Why did you do that, I asked B."}
both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


@both
async def test_a_note_is_made_read_corrected_and_erased(tmp_path: Path, who: Pupil) -> None:
    """The typed words leave the chat once they are stored; the timeline says that there is one, and no word of it."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        await talk.press(sam, "pick-up-unknown.what-helps", *way_to("note"))
        await talk.sees(sam, "case-note")
        await sam.says(NOTE)
        await sam.sees(say("note-noted", language))
        await sam.holds_no_more(NOTE)
        await talk.press(sam, *way_to("timeline"))
        await sam.sees(say("dated-note", language, number=1))
        assert NOTE not in everything(sam)
        await talk.press(sam, "timeline.notes")
        shown = await sam.sees(NOTE)
        assert shown.protected
        await talk.press(sam, "case-notes.fix")
        await talk.sees(sam, "case-note-fix")
        await sam.says(BETTER)
        await sam.sees(say("note-noted", language))
        await talk.press(sam, *way_to("notes"))
        await sam.sees(BETTER)
        await talk.press(sam, "case-notes.erase", "case-note-erase.erase")
        await sam.sees(say("note-gone", language))
        assert number(stage, "SELECT count(*) FROM entry WHERE kind = 'note'") == 0
        for text in (NOTE, BETTER):
            assert text not in everything(talk.noor) + everything(sam)


@both
async def test_a_note_that_judges_is_pointed_at(tmp_path: Path, who: Pupil) -> None:
    """Nothing is kept until the coach says so; typed over it, the new words count (P-73)."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        await talk.press(sam, "pick-up-unknown.what-helps", *way_to("note"))
        await talk.sees(sam, "case-note")
        await sam.says(JUDGES[language])
        await sam.sees(say("case-note-judges.send", language))
        assert number(stage, "SELECT count(*) FROM entry WHERE kind = 'note'") == 0
        await sam.says(NOTE)
        await sam.sees(say("note-noted", language))
        await talk.press(sam, *way_to("notes"))
        await sam.sees(NOTE)
        assert JUDGES[language] not in everything(sam)


async def test_who_reads_all_of_it_reads_the_notes(tmp_path: Path) -> None:
    """The coach-ondersteuner finds them on what is shared; a reading like any other."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, "nl")
        talk = await begins(stage)
        sam = talk.sam
        await talk.press(sam, "pick-up-unknown.what-helps", *way_to("note"))
        await talk.sees(sam, "case-note")
        await sam.says(NOTE)
        await talk.press(sam, *way_to("share"), "share-with.coach-ondersteuner", "share.knows")
        await bos.taps("Openen", SAM.name)
        await bos.taps(say("shared.notes", "nl"), NOTE)
        await bos.no_longer_sees(say("case-notes.fix", "nl"))
