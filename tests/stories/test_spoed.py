"""Possible danger in what was sent: who is told, how often, until a person says that they act (DESIGN §4 row 17)."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.ports import Unit
from bot.route.model import Role, Staff, StaffId
from bot.texts import say
from bot.usecases.scene import Pace
from tests.chat import Phone, Stage, a_stage
from tests.people import ALI, DE_WIT, EMMA, MULDER, NOOR, SAM, VISSER, Pupil
from tests.stories.acts import alerts, at, calm, code_in, everything, number, shows_card
from tests.stories.test_danger import DEATH, HOME
from tests.stories.test_report import STORY, tells

MORNING = at(25, 10)
ORDINARY = Pace()
BOS = Staff(StaffId("9" * 32), "Bos", frozenset({Role.COACH_ONDERSTEUNER}))
KLEIN = Staff(StaffId("8" * 32), "Klein", frozenset({Role.TEAMLEIDER}))
BRAND = Staff(StaffId("7" * 32), "Brand", frozenset({Role.VERTROUWENSPERSOON}))
both = pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])


def urgent(phone: Phone) -> int:
    """How often this phone was told that something is urgent."""
    return sum(text.startswith(("Spoed", "Urgent")) for text in phone.bubbles)


async def goes_by(stage: Stage, minutes: int) -> None:
    """So many minutes of school time; what is asked in one round has arrived before the next."""
    for step in (10,) * (minutes // 10) + (minutes % 10,):
        await stage.later(timedelta(minutes=step))
        await calm(stage)


async def comes(stage: Stage, moment: datetime) -> None:
    """School time goes on to this moment, round by round."""
    await goes_by(stage, int((moment - stage.time.at).total_seconds() // 60))


async def writes_of_danger(phone: Phone, language: str) -> None:
    """From Start to the receipt, with words of danger in the story."""
    await phone.starts()
    await phone.taps(say("report-hello.me", language), say("report-story", language).splitlines()[0])
    await phone.says(DEATH[language])
    await phone.taps(say("help-death.on", language), say("report-year", language).splitlines()[0])
    await phone.taps("2")
    await phone.taps("2HE · Jansen", DEATH[language])
    assert say("send-danger", language) in phone.screen.text
    await phone.taps(say("report-send.anon", language), say("report-sent-more", language))


def joined_by(stage: Stage, *staff: Staff) -> None:
    """People of the school whom the cast does not have."""
    for member in staff:
        stage.lane.now(partial(_join, member))


def _join(member: Staff, unit: Unit) -> None:
    unit.put_staff(member)


@both
async def test_words_of_danger_reach_the_coach_and_the_achterwacht_at_once(tmp_path: Path, who: Pupil) -> None:
    """A code and nothing more, also though no alert moment has come; she reads who gets it, and hears who has it."""
    language = who.language
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, sam, visser, ali = stage.pupil(who), stage.coach(SAM), stage.coach(VISSER), stage.coach(ALI)
        await writes_of_danger(noor, language)
        assert say("send-danger", language) in noor.screen.text
        await calm(stage)
        assert (urgent(sam), urgent(visser), urgent(ali)) == (1, 1, 0)
        assert DEATH[language] not in everything(sam) + everything(visser)
        await visser.taps("Openen", DEATH[language])
        assert "SPOED: schrijft over de dood" in visser.screen.text
        await visser.taps("Ik pak dit op", "Opgepakt")
        await calm(stage)
        await noor.sees(say("nudge", language))  # At once, also between the bells.
        await noor.taps(say("nudge.view", language), "Visser")
        await goes_by(stage, 45)
        assert (urgent(sam), urgent(visser)) == (1, 0)  # His became the card.


async def test_it_is_asked_again_and_then_of_more_people_until_somebody_acts(tmp_path: Path) -> None:
    """After ten, twenty and thirty minutes; the third time the coach-ondersteuner and the schoolleiding too; then
    every half hour. She hears honestly that nobody has it yet."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        joined_by(stage, BOS, KLEIN)
        noor, sam, bos, klein = stage.pupil(NOOR), stage.coach(SAM), stage.coach(BOS), stage.coach(KLEIN)
        await writes_of_danger(noor, "nl")
        await calm(stage)
        seen = [(urgent(sam), urgent(bos), urgent(klein))]
        for minutes in (9, 1, 10, 10, 29, 1, 30):
            await goes_by(stage, minutes)
            seen.append((urgent(sam), urgent(bos), urgent(klein)))
        assert seen == [(1, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 0), (4, 1, 1), (4, 1, 1), (5, 2, 2), (6, 3, 3)]
        await noor.sees_only(say("nudge", "nl"))
        await noor.taps("Bekijk", "Nog niemand heeft je bericht opgepakt")
        await klein.taps("Openen", DEATH["nl"])
        await klein.taps("Ik pak dit op", "Opgepakt")
        before = urgent(sam)
        await goes_by(stage, 60)
        assert urgent(sam) == before


async def test_outside_school_hours_nobody_is_paged(tmp_path: Path) -> None:
    """In the evening it waits until school opens, and goes on from there; she was told who does answer at night."""
    async with a_stage(tmp_path, start=at(24, 21), pace=ORDINARY) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await writes_of_danger(noor, "nl")
        await goes_by(stage, 600)
        assert alerts(sam) + alerts(visser) == []
        await stage.until(at(25, 8))
        await calm(stage)
        assert (urgent(sam), urgent(visser)) == (1, 1)
        await comes(stage, at(25, 16, 55))
        late = urgent(sam)
        await comes(stage, at(26, 7, 59))
        assert urgent(sam) == late
        await comes(stage, at(26, 8, 1))
        assert urgent(sam) == late + 1


async def test_who_was_kept_out_stays_out(tmp_path: Path) -> None:
    """Not her coach but the vertrouwenspersoon: no coach of her class hears of it, however long nobody acts."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        duty = Staff(ALI.id, "Ali", frozenset({Role.COACH, Role.ACHTERWACHT, Role.COACH_ONDERSTEUNER}))
        joined_by(stage, duty)
        noor, sam, ali, mulder = stage.pupil(NOOR), stage.coach(SAM), stage.coach(ALI), stage.coach(MULDER)
        visser = stage.coach(VISSER)
        await to_mulder(noor)
        await goes_by(stage, 180)
        assert urgent(mulder) > 3
        assert urgent(visser) > 3
        assert alerts(sam) + alerts(ali) == []
        for phone in (sam, ali):
            stage.telegram.says(phone.id, "/postvak")
            await phone.sees("leeg")


async def to_mulder(phone: Phone) -> None:
    """Tells of danger, and not to her coach."""
    await phone.starts()
    await phone.taps("Over mij", "Wat gebeurt er")
    await phone.says(DEATH["nl"])
    await phone.taps("Verder met mijn verhaal", "leerjaar")
    await phone.taps("2")
    await phone.taps("2HE · Jansen", DEATH["nl"])
    await phone.taps("Naar iemand anders", "Wie mag het wel lezen")
    await phone.taps("De vertrouwenspersoon", "Dit gaat naar Mulder")
    await phone.taps("Verstuur zonder mijn naam", "Verstuurd")


async def test_what_is_about_staff_stays_with_the_vertrouwenspersonen(tmp_path: Path) -> None:
    """Vertrouwenspersoon, then the second; never the achterwacht, and she reads no other promise."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        joined_by(stage, BRAND, BOS)
        noor, visser, mulder = stage.pupil(NOOR), stage.coach(VISSER), stage.coach(MULDER)
        brand, bos, de_wit = stage.coach(BRAND), stage.coach(BOS), stage.coach(DE_WIT)
        await noor.starts()
        await noor.taps("Over mij", "Wat gebeurt er")
        await noor.says(DEATH["nl"])
        await noor.taps("Verder met mijn verhaal", "leerjaar")
        await noor.taps("2")
        await noor.taps("2HE · Jansen", DEATH["nl"])
        await noor.taps("Naar iemand anders", "Wie mag het wel lezen")
        await noor.taps("Over iemand die hier werkt", "Mulder leest het")
        await noor.taps("Verder", "Dit gaat naar Mulder")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        assert "achterwacht" not in noor.screen.text
        await goes_by(stage, 20)
        assert (urgent(mulder), urgent(brand)) == (3, 0)
        await goes_by(stage, 40)
        assert (urgent(mulder), urgent(brand)) == (5, 2)
        assert alerts(visser) + alerts(bos) + alerts(de_wit) == []


async def test_danger_in_what_she_adds_later_reaches_more_people_than_her_coach(tmp_path: Path) -> None:
    """The case stays her coach's; the achterwacht reads it too until it is over, and either may say that they act."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await tells(noor, "nl")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        await stage.until(at(25, 10, 30))
        await sam.taps("Openen", STORY)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await goes_by(stage, 16)
        await shows_card(noor)
        await noor.taps("Iets typen", "meteen naar Jansen")
        await noor.says(HOME["nl"])
        await noor.sees("Omdat je over gevaar schrijft")
        await noor.sees("0800-2000")
        await calm(stage)
        assert (urgent(sam), urgent(visser)) == (1, 1)
        await visser.taps("Openen", HOME["nl"])
        assert "Volg de meldcode" in visser.screen.text
        assert "Ik pak dit op" not in visser.labels
        await visser.taps("Ik doe nu iets", "er is iemand mee bezig")
        await calm(stage)
        await noor.sees(say("nudge", "nl"))
        await noor.taps("Bekijk", "Iemand van school heeft je bericht")
        await goes_by(stage, 30)
        assert (urgent(sam), urgent(visser)) == (1, 0)
        code = code_in(sam)
        await sam.taps("Openen", "Er is iemand mee bezig")
        await sam.taps("⋯", code)
        await sam.taps("Geen spoed meer", "Is het gevaar voorbij")
        await sam.taps("Ja, het is voorbij", code)
        assert "SPOED" not in sam.screen.text
        stage.telegram.says(visser.id, "/postvak")
        await visser.sees("leeg")


async def test_in_a_draft_nothing_of_it_goes_to_school(tmp_path: Path) -> None:
    """Typed and thrown away: no alert, no flag, no case, no row that says so."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await noor.starts()
        await noor.taps("Over mij", "Wat gebeurt er")
        await noor.says(DEATH["nl"])
        await noor.taps("Verder met mijn verhaal", "leerjaar")
        await noor.taps("Stop", "Weggegooid")
        await goes_by(stage, 60)
        assert alerts(visser) == []
        assert number(stage, "SELECT count(*) FROM casus") + number(stage, "SELECT count(*) FROM entry") == 0
