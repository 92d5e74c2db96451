"""A coach records help that was offered, ticks what the talk with B was about, and takes along tips for parents."""

from datetime import date
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_ladder import noon
from tests.stories.test_road import Talk, begins, starts_of, talks

WHERE = "Bureau Jeugd"


async def talked(talk: Talk) -> None:
    """The first talk was held, and a day was chosen for the herstelgesprek."""
    await talks(talk)
    await talk.sam.taps(talk.on(date(2026, 11, 26)), starts_of("talk-saved", talk.language))
    await calm(talk.stage)


both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


@both
async def test_help_is_offered_and_looked_at_on_its_day(tmp_path: Path, who: Pupil) -> None:
    """Six taps; on its day it stands in the message of the day, and the coach says whether it helps."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talked(talk)
        sam, language = talk.sam, talk.language
        await talk.press(sam, *way_to("hulp"), "hulp.add", "hulp-whom.b", "hulp-helper.training")
        await talk.press(sam, "hulp-said.obliged", "hulp-obliged.team")
        await talk.sees(sam, "hulp-again")
        await sam.taps(talk.on(date(2026, 12, 2)), say("hulp-heard-team", language))
        await talk.press(sam, "hulp.back")
        await sam.sees(say("open-help", language))
        await stage.until(noon(date(2026, 12, 2)))
        await sam.taps(talk.code, say("open-help", language))
        await talk.press(sam, *way_to("hulp"))
        await sam.taps(say("hulp.look", language, number=1))
        await talk.press(sam, "hulp-look.helps")
        await sam.sees(say("hulp-works-helps", language))
        await talk.press(sam, "hulp.back")
        await sam.no_longer_sees(say("open-help", language))


@both
async def test_who_else_helps_is_typed_and_leaves_the_chat(tmp_path: Path, who: Pupil) -> None:
    """A place in no list, for the parents of A (P-25); they said no, so no look is planned."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talked(talk)
        sam, language = talk.sam, talk.language
        await talk.press(sam, *way_to("hulp"), "hulp.add", "hulp-whom.parents-a")
        await talk.press(sam, "hulp-helper.elsewhere")
        await talk.sees(sam, "hulp-where")
        await sam.says(WHERE)
        await talk.press(sam, "hulp-said.no")
        await sam.sees(f"{WHERE} ({say('hulp-heard-no', language)})")
        await talk.press(sam, "hulp.back")
        await sam.no_longer_sees(WHERE)
        assert WHERE not in everything(talk.noor)


@both
async def test_the_talk_with_b_has_ticks_and_parents_have_tips(tmp_path: Path, who: Pupil) -> None:
    """A tick stands there until it is taken away; the tips come in a message of their own that may be copied."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        await talked(talk)
        sam, language = talk.sam, talk.language
        await talk.press(sam, *way_to("about-b"))
        await talk.sees(sam, "talk-b-about")
        empathy = say("talk-b-about.empathy", language)
        await sam.taps(empathy)
        await calm(stage)
        assert f"✓ {empathy}" in sam.labels
        await talk.press(sam, "talk-b-about.back", *way_to("about-b"))
        await calm(stage)
        assert f"✓ {empathy}" in sam.labels
        await talk.press(sam, "talk-b-about.back", *way_to("hulp"), "hulp.tips")
        shown = await sam.sees(say("hulp-tips-part", language))
        assert not shown.protected
        assert talk.code not in shown.text
