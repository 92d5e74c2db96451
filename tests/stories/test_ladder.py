"""The long road: it goes on after the agreements, and what people at school do about it (SCREENS §11; P-35 to P-48).

In both languages; the coach and the colleagues read the language of the pupil here, which in a school is chance.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import everything
from tests.stories.test_report import STORY
from tests.stories.test_road import AGREEMENTS, Talk, begins, nobody_bothers_her, talks, they_talk_and_agree
from tests.stories.test_spoed import joined_by

BOS: Final = Staff(StaffId("7" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
HOW: Final = "Elke vrijdag vraag ik het A."
both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


def noon(day: date) -> datetime:
    """In the middle of this day."""
    return datetime(day.year, day.month, day.day, 13, 0, tzinfo=UTC)


async def it_is_not_good(talk: Talk, on: date, number: int) -> None:
    """That morning both talks stand in the message of the day; it is the same for A, and B did not keep to it."""
    await talk.stage.until(noon(on))
    await talk.sam.taps(talk.code, say("now-follow", talk.language))
    await talk.press(talk.sam, "next-follow", "follow-a.hetzelfde", "follow-b.niet")


async def one_more_chance(talk: Talk) -> None:
    """The first time: B gets one more chance, and the vervolggesprekken go on."""
    await it_is_not_good(talk, date(2026, 12, 2), 1)
    await talk.sees(talk.sam, "one-chance")
    await talk.press(talk.sam, "one-chance.yes")
    await talk.sees(talk.sam, "follow-next")
    await talk.sam.taps(talk.on(date(2026, 12, 9)), say("now-follow", talk.language))
    await talk.looks()
    await talk.noor.sees(say("card-now-agreed", talk.language))


async def it_has_not_stopped(talk: Talk, bos: Phone) -> None:
    """The second time the facts stand there; the coach-ondersteuner is brought in, and A knows it."""
    await it_is_not_good(talk, date(2026, 12, 9), 2)
    fact = say("fact-same", talk.language, times=2)
    await talk.sam.sees(fact)
    assert talk.code not in everything(bos)
    await talk.press(talk.sam, "not-stopped.inform")
    await talk.sam.sees(say("share", talk.language, colleague=BOS.name))
    await talk.press(talk.sam, "share.knows")
    await talk.sees(talk.sam, "tell-on")
    await talk.sam.taps(talk.on(date(2026, 12, 10)), say("status-niet-gestopt", talk.language))
    await talk.looks()
    await talk.noor.sees(say("card-now-not-stopped", talk.language, coach=SAM.name))
    await talk.noor.sees(talk.on(date(2026, 12, 10)).split()[0])


async def bos_looks_along(talk: Talk, bos: Phone) -> None:
    """By code; then the agreements, and the story after one more tap."""
    alert = say("alert-shared", talk.language, code=talk.code)
    await bos.sees(alert)
    assert AGREEMENTS[talk.language].splitlines()[0][2:] not in everything(bos)
    await bos.taps(say("alert-shared.open", talk.language), AGREEMENTS[talk.language].splitlines()[0][2:])
    await bos.taps(say("shared.read", talk.language), STORY if talk.language == "nl" else "«")
    await bos.taps(say("case-page.back", talk.language), AGREEMENTS[talk.language].splitlines()[0][2:])


async def bos_looks_no_more(talk: Talk, bos: Phone) -> None:
    """The coach takes it back: what was open closes, and nothing of it is in the postvak."""
    await talk.press(talk.sam, *way_to("shared-with"))
    await talk.sam.taps(f"✕ {BOS.name}", say("status-niet-gestopt", talk.language))
    bos.telegram.says(bos.id, "/postvak")
    await bos.sees(say("desk-empty", talk.language))
    await bos.taps(say("shared.hide", talk.language))


async def the_parents_come(talk: Talk) -> None:
    """B and B's parents are invited, and on that day the talk is held: a last chance, and how it is seen."""
    sam, language = talk.sam, talk.language
    await talk.press(sam, "next-not-stopped", "not-stopped.invite")
    await talk.sees(sam, "invite")
    await sam.taps(talk.on(date(2026, 12, 14)), say("now-meet", language))
    await talk.stage.until(noon(date(2026, 12, 14)))
    await sam.taps(talk.code, say("now-meet", language))
    await talk.press(sam, "next-meet", "meet.chance")
    await talk.sees(sam, "evaluate")
    await sam.says(HOW)
    await talk.press(sam, "evaluate-by.together")
    await sam.taps(talk.on(date(2026, 12, 18)), say("now-evaluate", language))
    await sam.holds_no_more(HOW)


async def it_works(talk: Talk) -> None:
    """On the day of the evaluation it stands in the message of the day; it works, and the vervolggesprekken go on."""
    sam, language = talk.sam, talk.language
    await talk.stage.until(noon(date(2026, 12, 18)))
    await sam.taps(talk.code, say("now-evaluate", language))
    await talk.press(sam, "next-evaluate")
    await sam.sees(HOW)
    await talk.press(sam, "outcome.good")
    await sam.taps(talk.on(date(2027, 1, 6)), say("status-borging", language))


@both
async def test_it_goes_on_and_a_person_brings_in_another(tmp_path: Path, who: Pupil) -> None:
    """One more chance; then it has not stopped, A hears it, and the coach-ondersteuner looks along."""
    async with a_stage(tmp_path) as stage:
        joined_by(stage, BOS)
        bos = stage.coach(BOS, who.language)
        talk = await begins(stage, who)
        await talks(talk)
        await they_talk_and_agree(talk)
        await nobody_bothers_her(talk, date(2026, 11, 26))
        await one_more_chance(talk)
        await nobody_bothers_her(talk, date(2026, 12, 3))
        await it_has_not_stopped(talk, bos)
        await bos_looks_along(talk, bos)
        await bos_looks_no_more(talk, bos)
        await the_parents_come(talk)
        await it_works(talk)
