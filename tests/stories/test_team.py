"""The ondersteuningsteam looks along: without a name, with it, and without it again (SCREENS ``team``; P-41, P-82)."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import EMMA, NOOR, Pupil
from tests.stories.acts import calm, everything
from tests.stories.test_report import STORY
from tests.stories.test_road import AGREEMENTS, Talk, begins, nobody_bothers_her, talks, they_talk_and_agree
from tests.stories.test_spoed import joined_by

KAYA: Final = Staff(StaffId("6" * 32), "Kaya", frozenset({Role.ONDERSTEUNINGSTEAM}))
CLASS: Final = "2HE"


def names(talk: Talk, a: str, b: str) -> str:
    """The line that says whose name may be said in the team."""
    return say("team-names", talk.language, a=say(f"team-{a}", talk.language), b=say(f"team-{b}", talk.language))


async def asks(talk: Talk) -> None:
    """The coach presses *Ondersteuningsteam vragen* behind ⋯."""
    await calm(talk.stage)
    talk.sam.telegram.says(talk.sam.id, "/postvak")
    await talk.sam.taps(f" {talk.code}")
    await talk.press(talk.sam, *way_to("team"))


async def said_yes(talk: Talk, pupil: str) -> None:
    """This pupil and the mother said yes today."""
    await talk.sam.sees(say("team", talk.language, pupil=pupil))
    await talk.press(talk.sam, "team.yes", "team-parent.mother")
    await talk.sam.sees(say("team-on", talk.language))
    await talk.sam.taps(talk.on(date(2026, 11, 26)))


async def without_a_name(talk: Talk) -> None:
    """Nobody said yes; A knows that the team looks along."""
    for pupil in ("A", "B"):
        await talk.sam.sees(say("team", talk.language, pupil=pupil))
        await talk.press(talk.sam, "team.nameless")
    await talk.sees(talk.sam, "team-knows")
    await talk.press(talk.sam, "team-knows.yes")


async def opens(talk: Talk, kaya: Phone, line: str) -> str:
    """Somebody of the team opens it from the postvak; gives all that stands there."""
    kaya.telegram.says(kaya.id, "/postvak")
    await kaya.taps(f"👥 {talk.code}", line)
    return kaya.screen.text


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_the_team_knows_a_name_only_while_she_wants_it(tmp_path: Path, who: Pupil) -> None:
    """First without, then with both names, and without hers from the moment she takes it back."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, KAYA)
        kaya = stage.coach(KAYA, who.language)
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        await asks(talk)
        await without_a_name(talk)
        await talk.sam.sees(names(talk, "without", "without"))
        await calm(stage)
        await kaya.taps(say("alert-shared.open", talk.language), names(talk, "without", "without"))
        card = kaya.screen.text
        assert AGREEMENTS[talk.language].splitlines()[0][2:] in card
        assert CLASS not in card
        assert say("shared.read", talk.language) not in everything(kaya)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        assert say("card-team", talk.language) in talk.noor.screen.text
        await asks(talk)
        await said_yes(talk, "A")
        await said_yes(talk, "B")
        await talk.sam.sees(names(talk, "with", "with"))
        await calm(stage)
        await opens(talk, kaya, names(talk, "with", "with"))
        await kaya.taps(say("shared.read", talk.language), STORY if talk.language == "nl" else "«")
        await she_takes_it_back(talk)
        await opens(talk, kaya, names(talk, "without", "with"))
        assert say("shared.read", talk.language) not in kaya.labels


async def she_takes_it_back(talk: Talk) -> None:
    """On her own card; her coach hears it by code, and reads it."""
    talk.noor.telegram.says(talk.noor.id, "/kaart")
    await talk.noor.sees(say("card-team-named", talk.language))
    await talk.press(talk.noor, "status-card.not-after-all", "consent-back.team")
    await talk.sees(talk.noor, "note-consent-back")
    await calm(talk.stage)
    assert say("card-team", talk.language) in talk.noor.screen.text
