"""Sixty messages in a minute: every word is kept, few answers come, and help comes at once (SCREENS R3)."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.chat import Stage, a_stage
from tests.people import DAAN, NOOR, SAM
from tests.stories.acts import calm, opens, rows, sends

REST: Final = timedelta(seconds=4)
LINES: Final = [f"regel {number} van wat er gebeurt" for number in range(60)]
SLOW: Final = "Ik bewaar alles. Ik antwoord nu alleen wat langzamer."


async def test_sixty_messages_are_all_kept_and_answered_slowly(tmp_path: Path) -> None:
    """All sixty are in the sealed story; while she types on, an answer comes each few seconds; it is said once."""
    async with a_stage(tmp_path, rest=REST) as stage:
        noor, daan, sam = stage.pupil(NOOR), stage.pupil(DAAN), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", "Typ het zoals")
        for line in LINES[:54]:
            await noor.says(line)
        await noor.sees("In welk leerjaar zit je?")
        await calm(stage)
        assert SLOW in noor.screen.text
        before = _answers(stage)
        for line in LINES[54:]:
            await noor.says(line)
            await asyncio.sleep(1.3)  # So long that each would have had an answer of its own.
        assert _answers(stage) - before <= 3
        await daan.starts()
        await asyncio.wait_for(daan.sees("Over wie gaat het?"), 2)
        await noor.says("/hulp")
        await asyncio.wait_for(noor.sees("Wat is er nu aan de hand?"), 2)
        await calm(stage)
        await noor.taps("Terug", "leerjaar")
        assert len([call for call in stage.telegram.journal if SLOW in call.params.get("text", "")]) == 1
        await noor.taps("2", "Welke klas?")
        await noor.taps("2HE · Jansen", "Dit gaat naar Jansen")
        assert rows(stage, "SELECT count(*) FROM casus") == [(0,)]
        await sends(noor)
        await opens(sam, "\n".join(LINES))


def _answers(stage: Stage) -> int:
    """How often Noor's chat was sent a message, or saw one change."""
    said = (call for call in stage.telegram.journal if call.method in {"sendMessage", "editMessageText"})
    return sum(call.params.get("chat_id") == str(NOOR.id) for call in said)
