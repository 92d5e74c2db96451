"""The notes for Magister on the real bot: shown, copied, ticked for each pupil, and gone again (P-43, P-79, T5)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm
from tests.stories.test_road import AGREEMENTS, Talk, begins, talks

COPIED = {
    "nl": "stopt met berichten over een andere leerling in de groepsapp.",
    "en": "stops writing about another pupil in the group app.",
}


async def they_agree(talk: Talk) -> None:
    """From her yes to the agreements, and the day of the vervolggesprekken."""
    sam = talk.sam
    await sam.taps(talk.on(date(2026, 11, 26)))
    await talk.looks()
    await talk.press(talk.noor, "plan-check-herstelgesprek.yes")
    await talk.press(sam, "next-talk-b", "b-talk.yes", "b-parents.coach-calls", "next-restore", "restore-who.one")
    await talk.sees(sam, "agree")
    await sam.says(AGREEMENTS[talk.language])
    await talk.press(sam, "agree-check.yes", "restore-others.none")
    await sam.taps(talk.on(date(2026, 12, 2)))
    await talk.sees(sam, "magister-tick")


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_note_for_each_pupil_is_copied_and_ticked(tmp_path: Path, who: Pupil) -> None:
    """Below the ticks the texts, which can be copied; a quarter of an hour later they are gone."""
    async with a_stage(tmp_path) as stage:
        talk, language = await begins(stage, who), who.language
        await talks(talk)
        await they_agree(talk)
        texts = await talk.sam.sees(say("magister-copy", language))
        assert not texts.protected
        assert say("magister-wait", language, pupil="A") in texts.text
        assert COPIED[language] in await talk.sam.copies(say("magister-copy.copy", language, pupil="B"))
        await talk.sam.taps(say("magister-tick.one-shielded", language, pupil="B"))
        await talk.sam.sees(say("magister-shielded", language, pupil="B", day="@").partition("@")[0])
        await talk.sam.taps(say("magister-tick.one-shielded", language, pupil="A"), say("status-borging", language))
        await calm(stage)
        await stage.later(timedelta(minutes=16))
        await talk.sam.holds_no_more(COPIED[language])
        await talk.sam.no_longer_sees(say("magister-copy", language))


async def test_what_is_not_ticked_is_asked_for_the_next_morning(tmp_path: Path) -> None:
    """In the one message of the day, and on the card; hidden, the texts are gone at once, and can be shown again."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await talks(talk)
        await they_agree(talk)
        sam = talk.sam
        await sam.sees(say("magister-copy", "nl"))
        await sam.taps("Verberg")
        await sam.no_longer_sees(say("magister-copy", "nl"))
        await talk.press(sam, "magister-tick.later")
        await sam.sees("Magister A, Magister B")
        await calm(stage)
        await stage.until(datetime(2026, 11, 25, 13, 0, tzinfo=UTC))
        await talk.sees(sam, "day", count=1)
        await sam.taps(talk.code, say("status-borging", "nl"))
        await talk.press(sam, *way_to("magister"))
        await sam.sees(COPIED["nl"])
        await talk.press(sam, "magister-tick.yes-shielded")
        await sam.sees(say("status-borging", "nl"))
        await sam.no_longer_sees("Magister A")
