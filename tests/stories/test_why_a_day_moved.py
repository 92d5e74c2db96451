"""Before Easter: who tells and who picks it up both read why the day is not sooner (SCREENS R11, R14)."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.test_road import begins, talks

MAUNDY = datetime(2027, 3, 25, 9, tzinfo=UTC)
"""The morning before Good Friday; on Tuesday 30 March there is school again."""
NAMES = "Goede vrijdag, Tweede paasdag"
READ = {
    "nl": (f"Eerder kan het niet: er is geen school ({NAMES}).", "vr 26 maart tot en met ma 29 maart kan niet: {}."),
    "en": (f"It cannot be sooner: there is no school ({NAMES}).", "Not from Fri 26 March to Mon 29 March: {}."),
}


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
@pytest.mark.parametrize("easter", [True, False])
async def test_both_read_why_it_is_not_sooner(tmp_path: Path, who: Pupil, easter: bool) -> None:
    """On the receipt, and below the days to choose from; on an ordinary Tuesday neither says a word about it."""
    start = MAUNDY if easter else datetime(2027, 3, 2, 9, tzinfo=UTC)
    receipt, chips = READ[who.language]
    async with a_stage(tmp_path, start=start) as stage:
        talk = await begins(stage, who)
        assert (receipt in "".join(talk.noor.bubbles + [m.text for m in talk.noor.messages])) is easter
        await talks(talk)
        shown = talk.sam.screen
        assert (chips.format(NAMES) in shown.text) is easter
        assert not easter or talk.on(date(2027, 3, 26)) not in talk.sam.labels
        assert shown.text.startswith(say("talk-day", who.language)[:20])
