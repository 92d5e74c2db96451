"""It is finished and it did not help: somebody else looks along, or she says a last word (SCREENS ``closed``)."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route.dossier import Reason
from bot.route.model import Case, Code
from bot.route.road import Open
from bot.texts import say
from bot.usecases import borging
from tests.chat import Phone, Stage, a_stage
from tests.people import DE_WIT, EMMA, MULDER, NOOR, SAM, Pupil
from tests.stories.acts import calm, everything, rows
from tests.stories.test_report import STORY
from tests.stories.test_road import Talk, begins

BOTH: Final = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


async def finished(stage: Stage, who: Pupil) -> Talk:
    """She wanted nothing, and her coach finished it; the end stands on her card."""
    talk = await begins(stage, who)
    sam, language = talk.sam, talk.language
    await talk.press(sam, "pick-up-unknown.what-helps", "next-talk-a", "talk-code.yes", "talk-did.all")
    await talk.press(sam, "talk-wish.niets", "talk-parents.adult")
    await sam.taps(talk.on(date(2026, 11, 26)))
    await talk.looks()
    await talk.press(talk.noor, "plan-check-niets.yes")
    await calm(stage)
    await ends(stage, talk)
    await talk.looks()
    await talk.sees(talk.noor, "closed", days=60)
    assert say("closed.say", language) in talk.noor.labels
    return talk


async def ends(stage: Stage, talk: Talk) -> None:
    """The coach finishes it; how is another story."""
    reasons = tuple(Reason(thing, "otherwise") for thing in Open)
    closed = stage.lane.now(lambda unit: borging.close(stage.around.scene(unit), SAM, Code(talk.code), reasons))
    assert isinstance(closed, Case)
    await stage.machine.clock_moved()
    await calm(stage)


async def looks_along(talk: Talk, other: Phone) -> None:
    """The other person gets a code, reads her story and that it was finished once, and picks it up."""
    language = talk.language
    await talk.sees(other, "alert-new", code=talk.code)
    assert STORY not in everything(other)
    await talk.press(other, "alert-new.open")
    await other.sees(say("case-reopened", language))
    await talk.press(other, "case-new.pick-up")
    await talk.sees(other, "pick-up-unknown")


@BOTH
@pytest.mark.parametrize("way", ["aanspreekpunt", "vertrouwenspersoon"])
async def test_somebody_else_looks_along(tmp_path: Path, who: Pupil, way: str) -> None:
    """👎, and whom she chose reads it; who had it does not any more, and hears nothing of it."""
    async with a_stage(tmp_path) as stage:
        talk = await finished(stage, who)
        noor, language = talk.noor, talk.language
        other = stage.coach({"aanspreekpunt": DE_WIT, "vertrouwenspersoon": MULDER}[way], language)
        before = list(talk.sam.bubbles)
        await talk.press(noor, "closed.down")
        await talk.sees(noor, "closed-no")
        await noor.taps(say(f"closed-no.{way}", language, **({"receiver": "De Wit"} if way == "aanspreekpunt" else {})))
        await talk.sees(noor, "note-looks-along")
        await looks_along(talk, other)
        await talk.looks()
        await noor.sees(say("card-now-picked-up", language, coach=other_name(way)))
        assert talk.sam.bubbles == before


def other_name(way: str) -> str:
    """Who looks along."""
    return {"aanspreekpunt": DE_WIT.name, "vertrouwenspersoon": MULDER.name}[way]


@BOTH
async def test_no_is_no(tmp_path: Path, who: Pupil) -> None:
    """Nobody hears of it, and it stays finished."""
    async with a_stage(tmp_path) as stage:
        talk = await finished(stage, who)
        other = stage.coach(DE_WIT, talk.language)
        await talk.press(talk.noor, "closed.down", "closed-no.no")
        await talk.noor.sees(say("card-now-finished", talk.language))
        await calm(stage)
        assert rows(stage, "SELECT status FROM casus") == [("afgerond",)]
        assert say("alert-new", talk.language, code=talk.code) not in other.bubbles


@BOTH
async def test_a_last_word_reaches_who_had_it(tmp_path: Path, who: Pupil) -> None:
    """What she types goes to her coach by code; her thumb is still asked, and her words leave her chat."""
    async with a_stage(tmp_path) as stage:
        talk = await finished(stage, who)
        noor, sam = talk.noor, talk.sam
        await talk.press(noor, "closed.say")
        await talk.sees(noor, "add", coach="Jansen")
        await noor.says("het duurde zo lang")
        await talk.sees(noor, "note-added")
        await noor.holds_no_more("het duurde zo lang")
        await talk.sees(sam, "alert-reply", code=talk.code)
        await talk.press(sam, "stub.open", "case-road.read")
        await sam.sees("+ het duurde zo lang")
        await talk.press(noor, "closed.up")
        await noor.sees(say("card-now-finished", talk.language))
