"""The coach types what may sound as a judgement: it is pointed at, and nothing of that is kept (SCREENS ``write``)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import Phone, a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import everything
from tests.stories.test_road import begins

JUDGES = {"nl": "waarom heb je niets gezegd? het is geen gedoe", "en": "why did you not tell me? it is no trouble"}
FOUND = {"nl": "«waarom heb je»", "en": "«why did you»"}
KIND = {"nl": "zullen we morgen even praten?", "en": "shall we talk for a moment tomorrow?"}


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_judgement_is_pointed_at_and_may_be_typed_anew(tmp_path: Path, who: Pupil) -> None:
    """The words are named; nothing left yet; what is typed instead reaches her, and the first text is nowhere."""
    async with a_stage(tmp_path) as stage:
        talk, language = await begins(stage, who), who.language
        await types(talk.sam, JUDGES[language], language)
        shown = await talk.sam.sees(FOUND[language])
        assert shown.protected
        await talk.sam.holds_no_more(JUDGES[language])
        await talk.sam.taps(say("write-judges.again", language), say("write", language))
        await talk.sam.says(KIND[language])
        await talk.sees(talk.sam, "written")
        await talk.press(talk.noor, "nudge.view")
        await talk.noor.sees(KIND[language])
        assert JUDGES[language] not in everything(talk.noor) + everything(talk.sam)
        assert not stage.lane.now(lambda unit: unit.chat(talk.sam.id))  # type: ignore[arg-type]


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_it_may_be_sent_all_the_same(tmp_path: Path, who: Pupil) -> None:
    """A person decides; what was typed reaches her as it was."""
    async with a_stage(tmp_path) as stage:
        talk, language = await begins(stage, who), who.language
        await types(talk.sam, JUDGES[language], language)
        await talk.sam.sees(FOUND[language])
        await talk.press(talk.sam, "write-judges.send")
        await talk.sees(talk.sam, "written")
        await talk.press(talk.noor, "nudge.view")
        await talk.noor.sees(JUDGES[language])


async def test_typed_over_it_the_new_words_count(tmp_path: Path) -> None:
    """Who does not press anything and types again means the new words; also those are looked at."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await types(talk.sam, JUDGES["nl"], "nl")
        await talk.sam.sees(FOUND["nl"])
        await talk.sam.says("stel je niet aan")
        await talk.sam.sees("«stel je niet aan»")
        await talk.sam.says(KIND["nl"])
        await talk.sam.sees("Verstuurd aan A")
        await talk.noor.taps("Bekijk", KIND["nl"])


async def test_stop_sends_nothing(tmp_path: Path) -> None:
    """The card stands there again, and nobody got anything."""
    async with a_stage(tmp_path) as stage:
        talk = await begins(stage)
        await types(talk.sam, JUDGES["nl"], "nl")
        await talk.sam.sees(FOUND["nl"])
        await talk.press(talk.sam, "row.stop")
        await talk.sam.sees(say("status-ontvangen", "nl"))
        await talk.sam.no_longer_sees(FOUND["nl"])
        await talk.press(talk.noor, "nudge.view")
        await talk.noor.sees("Jouw bericht van")
        assert JUDGES["nl"] not in everything(talk.noor) + everything(talk.sam)


async def types(sam: Phone, text: str, language: str) -> None:
    """The coach chooses to type, and types this."""
    await sam.taps(say("pick-up-unknown.type", language), say("write", language))
    await sam.says(text)
