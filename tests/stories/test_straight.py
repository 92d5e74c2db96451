"""From the message of the day straight to what is due, when nothing else must be read first (SCREENS §10.4)."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm
from tests.stories.test_road import Talk, begins, nobody_bothers_her, starts_of, talks, they_talk_and_agree

BOTH = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


async def morning(talk: Talk, day: date) -> None:
    """The message of that day stands there."""
    await calm(talk.stage)
    await talk.stage.until(datetime(day.year, day.month, day.day, 13, 0, tzinfo=UTC))
    await talk.sees(talk.sam, "day", count=1)


async def nothing_is_left(talk: Talk) -> None:
    """The parents of both are called, and both notes stand in Magister."""
    sam = talk.sam
    await talk.press(sam, *way_to("parents-a"), "parents-a.called")
    await talk.sees(sam, "parents-b")
    await talk.press(sam, "parents-b.called")
    await sam.sees(say("status-borging", talk.language))
    await talk.press(sam, *way_to("magister"), "magister-tick.yes")
    await sam.no_longer_sees(say("open-magister-a", talk.language))


async def asked_whether_it_is_finished(talk: Talk) -> None:
    """Both vervolggesprekken, each straight from the day; after the second A is asked, and looks."""
    sam, language = talk.sam, talk.language
    asked = starts_of("follow-a", language, code=talk.code, agreements="", word="")
    await talks(talk)
    await they_talk_and_agree(talk)
    await nothing_is_left(talk)
    await nobody_bothers_her(talk, date(2026, 11, 26))
    await morning(talk, date(2026, 12, 2))
    await sam.taps(f"• {talk.code}", asked)
    await talk.press(sam, "follow-a.gestopt", "follow-b.gelukt")
    await sam.taps(talk.on(date(2026, 12, 16)))
    await sam.sees(say("done-follow", language, number=1, day="@").partition("@")[0])
    await morning(talk, date(2026, 12, 16))
    await sam.taps(f"• {talk.code}", asked)
    await talk.press(sam, "follow-a.gestopt", "follow-b.gelukt")
    await talk.sees(sam, "close-offer")
    await talk.press(sam, "close-offer.ask")
    await sam.sees(say("now-close", language))
    await talk.looks()


@BOTH
async def test_from_the_day_straight_to_the_vervolggesprek_and_to_the_end(tmp_path: Path, who: Pupil) -> None:
    """Four taps each time; the second time A is asked in the place of a day; two taps finish it (SCREENS §10.4)."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await asked_whether_it_is_finished(talk)
        await talk.press(talk.noor, "close-ask.yes")
        await morning(talk, date(2027, 1, 4))
        await talk.sam.taps(f"• {talk.code}", say("close-said-yes", talk.language))
        await talk.press(talk.sam, "close-case.close")
        await talk.sees(talk.sam, "case-done", days=60)


@BOTH
async def test_her_not_yet_is_read_before_anything_is_asked(tmp_path: Path, who: Pupil) -> None:
    """The question about the vervolggesprek does not say it, so the card comes first."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await asked_whether_it_is_finished(talk)
        await talk.press(talk.noor, "close-ask.not-yet")
        await morning(talk, date(2027, 1, 4))
        await talk.sam.taps(f"• {talk.code}", say("close-said-no", talk.language))
        await talk.press(talk.sam, "next-follow")
        await talk.sees(talk.sam, "follow-a", code=talk.code, agreements="", word="")


@BOTH
async def test_what_must_be_read_first_leads_to_the_card(tmp_path: Path, who: Pupil) -> None:
    """The parents are still to be called, so the card comes first, with the button for it."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await morning(talk, date(2026, 12, 2))
        await talk.sam.taps(f"• {talk.code}", say("now-follow", talk.language))
        await talk.press(talk.sam, "case-more.parents-a")
        await talk.sees(talk.sam, "parents-a")


@BOTH
async def test_that_somebody_bothers_her_is_read_before_anything_is_asked(tmp_path: Path, who: Pupil) -> None:
    """Nothing is to be done but the vervolggesprek; but she let know something that the question does not say."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        await nothing_is_left(talk)
        await calm(stage)
        await stage.until(datetime(2026, 11, 26, 17, tzinfo=UTC))
        await talk.looks()
        await talk.press(talk.noor, "after-talk.bit")
        await morning(talk, date(2026, 12, 2))
        await talk.sam.taps(f"• {talk.code}", say("told-after-bit", talk.language))
        await talk.press(talk.sam, "next-follow")
        await talk.sees(talk.sam, "follow-a", code=talk.code, agreements="", word="")
