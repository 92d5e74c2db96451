"""A pupil tells, her coach reads it and picks it up, and she hears that (SCREENS §2, §10.1–10.2), in both languages."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import Phone, Stage, a_stage
from tests.people import EMMA, NOOR, SAM, Pupil

STORY = "ze verstoppen elke dag mijn tas en lachen dan"
READERS = {"nl": NOOR, "en": EMMA}


async def tells(phone: Phone, language: str, whom: str = "me", story: str = STORY) -> None:
    """From the first screen to the send screen: whom, the story, the year, the class."""
    await phone.starts()
    await phone.taps(say(f"report-hello.{whom}", language), STARTS[language])
    await phone.says(story)
    await phone.taps("2", "klas" if language == "nl" else "class")
    await phone.taps("2HE · Jansen", story)


STARTS = {"nl": "Typ het zoals je het zou zeggen", "en": "Type it"}


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_pupil_tells_and_her_coach_picks_it_up(tmp_path: Path, who: Pupil) -> None:
    """The whole first road: told, sent without a name, alerted by code only, opened, picked up, nudged, read."""
    async with a_stage(tmp_path) as stage:
        await the_first_road(stage, who)


async def the_first_road(stage: Stage, who: Pupil) -> None:
    """From Start to the folded chat, in the language of ``who``."""
    language = who.language
    noor, sam = stage.pupil(who), stage.coach(SAM)
    await noor.starts()
    await noor.taps(say("report-hello.me", language))
    await noor.sees(say("report-story", language)[:20])
    await noor.says(STORY)
    await noor.taps("2")
    await noor.taps("2HE · Jansen", STORY)
    assert "Jansen" in noor.screen.text
    await noor.taps(say("report-send.anon", language))
    await noor.sees(say("report-sent", language, moment="@").partition("@")[0][:9])
    await noor.sees_only("17")
    await picks_up(sam)
    await noor.sees_only(say("nudge", language))
    assert noor.screen.silent
    await noor.taps(say("nudge.view", language), "Jansen")
    await stage.later(timedelta(minutes=16))
    await noor.sees_only(say("folded", language))


async def picks_up(sam: Phone) -> str:
    """The coach gets a code and nothing else, opens it alone, reads it, picks it up; gives the code."""
    alert = await sam.sees("Nieuw bericht")
    assert STORY not in alert.text
    assert "2HE" not in alert.text
    code = alert.text.split("bericht ")[1][:5]
    await sam.taps("Openen", STORY)
    assert sam.screen.protected
    await sam.taps("Ik pak dit op", "Opgepakt")
    return code


async def test_a_card_folds_to_a_stub_after_fifteen_minutes(tmp_path: Path) -> None:
    """What a coach opened is gone from the phone a quarter of an hour after the last touch; the code stays."""
    async with a_stage(tmp_path) as stage:
        await the_card_folds(stage)


async def the_card_folds(stage: Stage) -> None:
    """A case is picked up, and nobody touches the coach's phone any more."""
    noor, sam = stage.pupil(NOOR), stage.coach(SAM)
    await tells(noor, "nl")
    await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
    code = await picks_up(sam)
    await stage.later(timedelta(minutes=16))
    await sam.no_longer_sees("Opgepakt")
    assert sam.screen.text == code
    assert sam.labels == ["Openen"]
