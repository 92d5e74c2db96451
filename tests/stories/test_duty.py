"""An achterwacht saw it, takes care, and a coach goes on with it (SCREENS §12, P-62, P-69, P-70, P-71)."""

from pathlib import Path
from typing import Final

import pytest

from bot.route.model import Status
from bot.texts import say
from handlers.flows.cardmore import way_to
from tests.chat import Phone, a_stage
from tests.people import BAKKER, NOOR, SAM, VISSER
from tests.stories.acts import at, calm, code_in, count, everything, forges, rows, signals
from tests.stories.test_report import tells

SAW: Final = "B duwde A van de trap, C en D keken toe"
KNOW: Final = "A is bang voor de fietsenstalling"
BOTH: Final = pytest.mark.parametrize("language", ["nl", "en"])


async def press(phone: Phone, language: str, *keys: str) -> None:
    """One button after another, each once its screen is there."""
    for key in keys:
        await phone.taps(say(key, language))


async def saw(phone: Phone, language: str = "nl") -> None:
    """From the desk to what was done: three taps and one message."""
    await press(phone, language, "desk.incident")
    await phone.sees(say("staff-year", language))
    await phone.taps("2", say("staff-class", language))
    await phone.taps("2HE · Jansen", say("duty-incident", language))
    await phone.says(SAW)
    await phone.sees(say("duty-did", language))


@BOTH
async def test_from_what_was_seen_to_the_coach(tmp_path: Path, language: str) -> None:
    """Five taps and one message; what was typed leaves the chat; the coach says yes, and reads it all."""
    async with a_stage(tmp_path) as stage:
        visser, sam = stage.coach(VISSER, language), stage.coach(SAM, language)
        await saw(visser, language)
        await press(visser, language, "duty-did.caught")
        asked = await visser.sees("Jansen")
        code = code_in(visser)
        assert asked.text == say("duty-handover", language, coach="Jansen", code=code)
        await press(visser, language, "duty-handover.consulted")
        await visser.sees(say("hidden", language))
        await calm(stage)
        assert SAW not in everything(visser)
        assert all(m.from_bot for m in visser.messages)
        await sam.sees(say("alert-offered", language, code=code))
        assert SAW not in everything(sam)
        await press(sam, language, "stub.open", "offer.yes")
        await sam.sees(say("note-taken-over", language))
        assert say("card-opvang-consulted", language) in sam.screen.text
        await visser.sees(say("taken-over", language))
        await press(sam, language, "case-road.read")
        await sam.sees(SAW)
        await forges(stage, visser, f"s:{code}:open")
        assert SAW not in everything(visser)
        assert rows(stage, "SELECT status FROM casus") == [(Status.ANALYSE,)]
        assert count(stage, "reply_address") == 0


async def test_what_the_coach_must_know_is_typed(tmp_path: Path) -> None:
    """It leaves the chat at once, lies sealed, and stands on the card of the coach."""
    async with a_stage(tmp_path) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await saw(visser)
        await visser.taps("Opgevangen, coach praat verder", "Wat moet Jansen weten?")
        await visser.says(KNOW)
        await visser.sees("Verborgen.")
        await calm(stage)
        assert KNOW not in everything(visser)
        await sam.taps("Openen", f"Om te weten: {KNOW}")
        await sam.taps("Ik neem dit over", "Jij hebt het nu.")
        assert f"Om te weten: {KNOW}" in sam.screen.text
        disk = b"".join(file.read_bytes() for file in stage.folder.glob("signaal.db*"))
        for word in (b"fietsenstalling", b"keken toe"):
            assert word not in disk, word


async def test_who_holds_the_talk_goes_on_at_once(tmp_path: Path) -> None:
    """The first talk, as a coach has it; it was told by staff, so that there is no code to show."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await saw(visser)
        await visser.taps("Ik voer het gesprek zelf", "Eerste gesprek met A.")
        await visser.taps("Alle vier", "Wat wil A?")
        await visser.taps("Herstelgesprek", "Ouders van A")
        await visser.taps("Ik bel, A weet het", "Wanneer is het herstelgesprek?")
        await visser.taps("wo 25", "Vastgelegd.")
        assert "Doorgegeven door Visser · zelf gezien" in visser.screen.text


async def test_agreements_at_once(tmp_path: Path) -> None:
    """The talk was held: the lines, the day of both vervolggesprekken, and the notes for Magister (P-70)."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await saw(visser)
        await visser.taps("Gesprek gevoerd, afspraken", "ik")
        await visser.says("B blijft uit de buurt van A\nik spreek B morgen")
        await visser.taps(say("agree-check.yes", "nl"))
        await visser.taps(say("restore-others.none", "nl"))
        await visser.taps("wo 2")
        await calm(stage)
        assert rows(stage, "SELECT status FROM casus") == [(Status.BORGING,)]


async def test_the_incident_does_not_give_way_to_the_desk(tmp_path: Path) -> None:
    """A quarter of an hour after it was told the question still stands there for who is busy with it; then it folds."""
    async with a_stage(tmp_path, start=at(24, 12)) as stage:
        visser = stage.coach(VISSER)
        await saw(visser)
        await calm(stage)
        await stage.until(at(24, 12, 10))
        await visser.taps("Opgevangen, coach praat verder", "Wat moet Jansen weten?")
        await calm(stage)
        await stage.until(at(24, 12, 20))
        await calm(stage)
        await visser.sees("Wat moet Jansen weten?")
        await stage.until(at(24, 12, 40))
        await calm(stage)
        assert "Wat moet Jansen weten?" not in everything(visser)


async def test_only_an_achterwacht_has_the_button(tmp_path: Path) -> None:
    """A coach passes on what was seen; a forged button does nothing."""
    async with a_stage(tmp_path) as stage:
        bakker = stage.coach(BAKKER)
        await bakker.starts()
        await bakker.sees("Je postvak is leeg.")
        assert "Incident" not in everything(bakker)
        await forges(stage, bakker, "s:incident")
        assert (count(stage, "casus"), count(stage, "talk")) == (0, 0)
        await bakker.sees("Dat kan nu niet.")


async def test_what_was_seen_and_not_finished_is_gone(tmp_path: Path) -> None:
    """*Stop* throws it away with its key."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await saw(visser)
        await visser.taps("Stop", "Je postvak is leeg.")
        await calm(stage)
        assert (count(stage, "casus"), count(stage, "talk")) == (0, 0)
        assert SAW not in everything(visser)


@BOTH
async def test_the_achterwacht_spoke_already(tmp_path: Path, language: str) -> None:
    """From picking up straight to what A wants; nobody says that A's chat is A's."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM, language)
        await tells(noor, "nl")
        await noor.taps("Verstuur met mijn naam", say("report-name", "nl", receiver="Jansen").splitlines()[0])
        await noor.says("Noor van Dijk")
        await noor.sees("Verstuurd")
        await press(sam, language, "alert-new.open", "case-new.pick-up", "pick-up.duty")
        await sam.sees(say("talk-wish", language))
        await press(sam, language, "talk-wish.ander-plan", "talk-parents.not-yet")
        await sam.sees(say("talk-saved-plain", language))
        first = say("card-opvang", language, who=say("role-achterwacht", language), day="@").partition("@")[0]
        assert first in sam.screen.text
        await press(sam, language, *way_to("timeline"))
        await sam.sees(say("event-eerste-opvang", language))


async def test_an_achterwacht_gives_a_signal_to_the_coach(tmp_path: Path) -> None:
    """What a pupil told and an achterwacht picked up goes on behind ⋯; the coach of the class is asked."""
    async with a_stage(tmp_path, start=at(24, 10)) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await signals(noor)
        await sam.taps("Vandaag lukt niet", "De achterwacht krijgt het nu.")
        await visser.taps("Openen")
        await visser.taps("Ik pak dit op")
        await visser.taps("Wat zou jou nu helpen?")
        await visser.taps("⋯")
        await visser.taps("Collega's ›")
        await visser.taps("Opgevangen, coach praat verder", "Wat moet Jansen weten?")
        await visser.taps("Nog niet overlegd", "Verborgen.")
        await sam.sees("wil jij dit overnemen?")


@BOTH
async def test_the_turn_is_over(tmp_path: Path, language: str) -> None:
    """It comes by itself, with who is asked; the achterwacht passes something on, and the coach reads it."""
    async with a_stage(tmp_path, start=at(24, 10)) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM, language), stage.coach(VISSER, language)
        await signals(noor)
        await press(sam, language, "alert-new.not-today")
        await press(visser, language, "alert-escalated.open", "case-new.pick-up", "pick-up-unknown.what-helps")
        await visser.sees(say("written", language))
        await calm(stage)
        await stage.until(at(24, 16, 45))
        code = code_in(sam)
        await visser.sees(say("duty-handover", language, coach="Jansen", code=code))
        await sam.sees(say("alert-offered", language, code=code))
        await press(visser, language, "duty-handover.more")
        await calm(stage)
        await visser.says(KNOW)
        await visser.sees(say("note-duty-noted", language))
        await calm(stage)
        assert KNOW not in everything(visser)
        await press(sam, language, "stub.open")
        await sam.sees(say("offer-note", language, note=KNOW))
        await press(sam, language, "offer.yes")
        await sam.sees(say("note-taken-over", language))
        await visser.sees(say("taken-over", language))
