"""The parents are called without the pupil, with a reason; she reads it once that is safe (SCREENS §13, G1)."""

from datetime import date
from pathlib import Path

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import everything
from tests.stories.test_road import begins


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_reason_opens_the_call_and_she_hears_it_when_it_is_safe(tmp_path: Path, who: Pupil) -> None:
    """Not consulted yet: first the question why; until the coach says that it is safe she reads nothing of it."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage, who)
        sam, noor, language = talk.sam, talk.noor, talk.language
        await talk.press(sam, "pick-up-unknown.what-helps", "next-talk-a", "talk-code.yes", "talk-did.all")
        await talk.press(sam, "talk-wish.herstelgesprek", "talk-parents.not-yet")
        await talk.sees(sam, "talk-day")
        await sam.taps(talk.on(date(2026, 11, 26)))
        await talk.press(sam, *way_to("parents-a"))
        await sam.sees(say("without", language, pupil="A").splitlines()[0])
        await talk.press(sam, "without.law", "without-tell.later", "parents-a.later")
        await sam.sees(say("anyway-untold", language))
        law = say("card-anyway-a", language, coach=SAM.name, ground=say("ground-law", language))
        await talk.looks()
        await talk.press(noor, "plan-check-herstelgesprek.yes")
        await noor.sees(say("card-now-chosen", language))
        assert law not in everything(noor)
        await talk.press(sam, *way_to("tell-anyway"))
        await talk.sees(sam, "note-settled")
        await talk.looks()
        await noor.sees(law)
        await talk.press(sam, *way_to("parents-a"), "parents-a.called")
