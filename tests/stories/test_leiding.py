"""Somebody else leads the herstelgesprek: one tap where its day is chosen; both hear it the day before (P-26, T4)."""

from datetime import date
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_ladder import BOS, noon
from tests.stories.test_report import STORY
from tests.stories.test_road import begins, starts_of, talks
from tests.stories.test_spoed import joined_by

THURSDAY = date(2026, 11, 26)
both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


@both
async def test_somebody_else_leads_it_and_is_reminded_the_day_before(tmp_path: Path, who: Pupil) -> None:
    """The colleague looks along once A knows, reads on the card that it is theirs, and hears it the day before."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, who.language)
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        await talks(talk)
        await talk.press(sam, "talk-day.other", "lead-role.coach-ondersteuner")
        await sam.sees(say("lead-knows", language, colleague=BOS.name))
        await talk.press(sam, "lead-knows.yes")
        await talk.sees(sam, "talk-day-led")
        await sam.taps(talk.on(THURSDAY), starts_of("talk-saved", language))
        await sam.sees(say("lead-by", language, colleague=BOS.name))
        await calm(stage)
        await talk.press(sam, "next-talk-b", "b-talk.yes", "b-parents.coach-calls")
        await sam.sees(say("status-herstelgesprek", language))
        await calm(stage)
        await stage.until(noon(date(2026, 11, 25)))
        for phone in (sam, bos):
            await talk.sees(phone, "day", count=1)
        assert STORY not in everything(bos)
        await bos.taps(talk.code, say("lead-yours", language, day=day_of(language)))


def day_of(language: str) -> str:
    """The day of the talk, as a screen says it."""
    return {"nl": "do 26 november", "en": "Thu 26 November"}[language]


@both
async def test_the_coach_changes_who_leads_behind_the_dots(tmp_path: Path, who: Pupil) -> None:
    """A is told first: then nobody was asked, and the card still names nobody."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        talk = await begins(stage, who)
        sam, language = talk.sam, talk.language
        await talks(talk)
        await sam.taps(talk.on(THURSDAY), starts_of("talk-saved", language))
        await calm(stage)
        await talk.press(sam, *way_to("lead"), "lead-role.coach-ondersteuner", "lead-knows.first")
        await talk.sees(sam, "share-first")
        await talk.press(sam, "share-first.back")
        await calm(stage)
        assert say("lead-by", language, colleague=BOS.name) not in sam.screen.text
        await talk.press(sam, *way_to("lead"), "lead-role.coach-ondersteuner", "lead-knows.yes")
        await sam.sees(say("lead-by", language, colleague=BOS.name))
        await calm(stage)
        await talk.press(sam, *way_to("lead"), "lead-role.me")
        await sam.no_longer_sees(say("lead-by", language, colleague=BOS.name))
