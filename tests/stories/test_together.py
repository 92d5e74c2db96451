"""Two tell about one situation, and their coach lets it go along together: on the real bot, in both languages.

The coach reads the language of the pupils here, which in a school is chance.
"""

from pathlib import Path
from typing import Final

import pytest

from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import DAAN, EMMA, NOOR, OLIVER, Pupil
from tests.stories.acts import at, calm, everything
from tests.stories.test_road import Talk, begins, starts_of
from tests.stories.test_witness import tells_about_another

PAIRS: Final = pytest.mark.parametrize(("who", "witness"), [(NOOR, DAAN), (EMMA, OLIVER)], ids=["nl", "en"])


async def a_second_signal(talk: Talk, witness: Pupil) -> tuple[Phone, str]:
    """Somebody else tells about it, and the same coach picks that up too; gives the phone and the code."""
    phone = talk.stage.pupil(witness)
    await tells_about_another(phone, talk.language)
    await calm(talk.stage)
    alert = await talk.sam.sees("📬")
    code = alert.text.split(starts_of("alert-new", talk.language, code="@").partition("@")[0])[1][:5]
    await talk.press(talk.sam, "alert-new.open", "case-new.pick-up")
    await talk.sees(talk.sam, "pick-up-other")
    await talk.sam.taps(say("row.back", talk.language), f"{code} · {say('status-ontvangen', talk.language)}")
    return phone, code


async def the_postvak(talk: Talk) -> str:
    """What the postvak of the coach says now."""
    await talk.sam.says("/postvak")
    await calm(talk.stage)
    return everything(talk.sam).split(starts_of("desk", talk.language, waiting=0, mine=1)[:12])[-1]


@PAIRS
async def test_two_signals_go_along_together_and_nobody_who_told_notices(
    tmp_path: Path, who: Pupil, witness: Pupil
) -> None:
    """One case in the postvak, one next step; the witness's card stays the same; taken apart there are two again."""
    async with a_stage(tmp_path, start=at(24, 10)) as stage:
        talk = await begins(stage, who)
        await talk.press(talk.sam, "pick-up-unknown.what-helps")
        daan, code = await a_second_signal(talk, witness)
        await talk.press(daan, "nudge.view")  # It was read.
        await daan.sees(say("card-read-yes", talk.language, receiver="Jansen"))
        await calm(stage)
        before = everything(daan)
        await talk.press(talk.sam, *way_to("together"))
        await talk.sees(talk.sam, "together", code=code)
        await talk.sam.taps(f"{talk.code} · 2HE", say("together-check", talk.language, lead=talk.code, code=code)[:30])
        await talk.press(talk.sam, "together-check.yes")
        await talk.sees(talk.sam, "note-together")
        await talk.sees(talk.sam, "case-leads", codes=code)
        assert everything(daan) == before
        found = await the_postvak(talk)
        assert f"{talk.code} +1" in found
        assert f" {code}" not in found.split(talk.code)[-1]
        await talk.sam.taps(f"{talk.code} +1", say("case-leads", talk.language, codes=code))
        await calm(stage)
        await talk.press(talk.sam, *way_to("together-list"))
        await talk.sam.taps(f"• {code}")
        card = await talk.sam.sees(say("case-along", talk.language, lead=talk.code))
        assert say("next-talk-a", talk.language) not in [button.label for row in card.rows for button in row]
        more = next(button.data for row in card.rows for button in row if button.label == "⋯")
        stage.telegram.taps(talk.sam.id, card.id, str(more))
        await talk.press(talk.sam, "case-more.apart")
        await talk.sees(talk.sam, "note-apart")
        await talk.sam.sees(say("now-talk-a", talk.language))
        await calm(stage)
        assert everything(daan) == before
        assert f"{talk.code} +1" not in await the_postvak(talk)
