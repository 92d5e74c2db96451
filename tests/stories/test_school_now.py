"""*School mag dit nu weten*: from a draft, from nothing, from the card; school open and closed (SCREENS §7)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import Phone, a_stage
from tests.people import EMMA, FATIMA, MULDER, NOOR, SAM, VISSER, Pupil
from tests.stories.acts import alerts, at, calm, everything, number
from tests.stories.test_danger import DEATH
from tests.stories.test_report import STORY, tells
from tests.stories.test_spoed import MORNING, ORDINARY, urgent

NAME = "Noor van den Berg"


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_from_a_draft_it_goes_as_far_as_it_was_told(tmp_path: Path, who: Pupil) -> None:
    """Before the class is known: the achterwacht reads the words and the name, and no other question is asked."""
    language = who.language
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, sam, visser = stage.pupil(who), stage.coach(SAM), stage.coach(VISSER)
        await noor.starts()
        await noor.taps(say("report-hello.me", language), say("report-story", language).splitlines()[0])
        await noor.says(DEATH[language])
        await noor.taps(say("help-danger.now", language), "Visser")
        asks = say("report-name", language, receiver="Visser").split(".")[0]
        await noor.taps(say("school-now.named", language), asks)
        await noor.says(NAME)
        await noor.sees_only(say("school-sent", language))
        await calm(stage)
        assert (urgent(sam), urgent(visser)) == (0, 1)
        await visser.taps("Openen", DEATH[language])
        assert NAME in visser.screen.text
        assert "vroeg of school het nu mag weten" in visser.screen.text
        assert DEATH[language] not in everything(noor) + NAME
        await noor.taps(say("school-sent.card", language), "Visser")


async def test_with_a_class_it_goes_to_her_coach_as_well(tmp_path: Path) -> None:
    """What was chosen counts; a receiver whom she passed over does not get it this way either."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, sam, visser, mulder = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER), stage.coach(MULDER)
        await tells(noor, "nl")
        await noor.taps("Naar iemand anders", "Wie mag het wel lezen")
        await noor.taps("De vertrouwenspersoon", "Dit gaat naar Mulder")
        await noor.taps("🆘", "Wat is er nu aan de hand")
        await noor.taps("Ik ben nu in gevaar", "Bel nu 112")
        await noor.taps("School mag dit nu weten", "de achterwacht en Mulder")
        await noor.taps("Ja, zonder mijn naam", "Wacht niet op mij")
        await calm(stage)
        assert (urgent(mulder), urgent(visser), alerts(sam)) == (1, 1, [])
        await mulder.taps("Openen", STORY)


async def test_a_no_leads_back_to_help_and_then_to_her_words(tmp_path: Path) -> None:
    """Nothing went anywhere, and nothing of what she typed is lost."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await tells(noor, "nl")
        await noor.taps("🆘", "Wat is er nu aan de hand")
        await noor.taps("Ik denk aan de dood", "113")
        await noor.taps("School mag dit nu weten", "nu wat je schreef")
        await noor.taps("Nee", "Wat is er nu aan de hand")
        await noor.taps("Terug", STORY)
        assert number(stage, "SELECT count(*) FROM casus") == 0
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        await calm(stage)
        assert urgent(visser) == 0


async def test_with_nothing_told_one_sentence_or_none_is_enough(tmp_path: Path) -> None:
    """From the first screen: three taps to help, and who cannot type is heard as well."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, emma, visser = stage.pupil(NOOR), stage.pupil(EMMA), stage.coach(VISSER)
        await to_school_now(noor, "nl")
        await noor.says("ik zit in het fietsenhok en ze zoeken me")
        await noor.taps("Ja, zonder mijn naam", "Wacht niet op mij")
        await calm(stage)
        await visser.taps("Openen", "ik zit in het fietsenhok")
        await to_school_now(emma, "en")
        await emma.taps(say("school-what.nothing", "en"), "Visser")
        await emma.taps(say("school-now.anon", "en"), say("school-sent", "en"))
        await calm(stage)
        await visser.taps("Openen", "(er is niets getypt)")


async def to_school_now(phone: Phone, language: str) -> None:
    """Start, help, in danger, school may know."""
    await phone.starts()
    await phone.taps(say("report-hello.help", language), say("help", language))
    await phone.taps(say("help.danger", language), "112")
    await phone.taps(say("help-danger.now", language), say("school-what", language).splitlines()[0])


async def test_when_school_is_closed_she_is_told_so_first(tmp_path: Path) -> None:
    """Nobody reads it before school opens; it is put ready, and leaves then and not earlier."""
    async with a_stage(tmp_path, start=at(27, 18), pace=ORDINARY) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await noor.starts()
        await noor.taps("Over mij", "Wat gebeurt er")
        await noor.says(DEATH["nl"])
        await noor.taps("School mag dit nu weten", "School is nu dicht")
        assert "ma 30 november, 8.00 uur" in noor.screen.text
        assert "112" in noor.screen.text
        await noor.taps("Ja, zet het klaar", "Wacht niet op mij")
        await stage.until(at(29, 12))
        await calm(stage)
        assert alerts(visser) == []
        await stage.until(at(30, 8))
        await calm(stage)
        assert urgent(visser) == 1


async def test_from_her_card_her_case_becomes_urgent(tmp_path: Path) -> None:
    """No second case; the name may come along, and a second press says that it was sent."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, sam, visser = stage.pupil(NOOR), stage.coach(SAM), stage.coach(VISSER)
        await tells(noor, "nl")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        await noor.taps("laat mijn kaart zien", "Jouw bericht van")
        for _ in range(2):
            await noor.taps("Hulp", "Wat is er nu aan de hand")
            await noor.taps("Thuis is het niet veilig", "0800-2000")
            await noor.taps("School mag dit nu weten")
            if _ == 0:
                await noor.taps("Ja, met mijn naam", "voornaam en achternaam")
                await noor.says(NAME)
            await noor.sees("Wacht niet op mij")
            await noor.taps("Laat mijn kaart zien", "krijgt ook de achterwacht dit")
        await calm(stage)
        assert (urgent(sam), urgent(visser)) == (1, 1)
        assert number(stage, "SELECT count(*) FROM casus") == 1
        await sam.taps("Openen", NAME)


async def test_a_witness_who_is_afraid_can_warn_school(tmp_path: Path) -> None:
    """SCREENS ``help-other``; the questions after it wait."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await noor.starts()
        await noor.taps("Over een ander", "Wat zie of hoor je")
        await noor.says(STORY)
        await noor.taps("2")
        await noor.taps("2HE · Jansen", STORY)
        await noor.taps("Verstuur zonder mijn naam", "nu in gevaar")
        await noor.taps("Ja, ik ben bang", "Blijf er niet alleen mee")
        await noor.taps("School mag dit nu weten", "de achterwacht en Jansen")
        await noor.taps("Ja, zonder mijn naam", "Wacht niet op mij")
        await calm(stage)
        assert urgent(visser) == 1


async def test_a_parent_is_asked_with_u(tmp_path: Path) -> None:
    """The same road, in the u-form (SCREENS ``help-parent``)."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        fatima, visser = stage.pupil(FATIMA), stage.coach(VISSER)
        await fatima.starts()
        await fatima.taps("Ik ben ouder", "Waar gaat het over")
        await fatima.taps("Mijn kind wordt gepest", "Wat ziet of hoort u")
        await fatima.says(STORY)
        await fatima.taps("2")
        await fatima.taps("2HE · Jansen", STORY)
        await fatima.taps("Verstuur zonder naam", "Weet uw kind")
        await fatima.taps("Ja", "Hoe gaat het nu")
        await fatima.taps("Ik ben bang voor iets ergs", "Zal ik school nu waarschuwen")
        await fatima.taps("School mag dit nu weten", "nu wat u schreef")
        await fatima.taps("Ja, zonder mijn naam", "Ik zeg het u")
        await calm(stage)
        assert urgent(visser) == 1
        await fatima.taps("Laat mijn kaart zien", "Omdat u over gevaar schrijft")


async def test_before_the_school_has_decided_there_is_nothing_to_press(tmp_path: Path) -> None:
    """Numbers are real for everybody; a school that does not read cannot be warned (DESIGN §4 row 21)."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY, staff_only=True) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await noor.starts()
        await noor.taps("Hulp", "Wat is er nu aan de hand")
        await noor.taps("Ik ben nu in gevaar", "Bel nu 112")
        assert "School mag dit nu weten" not in noor.labels
        await shows_nothing(noor)
        assert alerts(visser) == []


async def shows_nothing(phone: Phone) -> None:
    """A forged press of that button."""
    phone.telegram.taps(phone.id, phone.screen.id, "p:school-now", stale=True)
    await phone.sees("nog niet voor leerlingen")


async def test_in_a_practice_that_button_is_real(tmp_path: Path) -> None:
    """Help is real, also there: the practice is over, and what she types now goes to school."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        stage.telegram.says(noor.id, "/oefenen")
        await noor.sees("Oefening")
        await noor.says(DEATH["nl"])
        await noor.taps("School mag dit nu weten", "Typ wat er is")
        await noor.says("ik zit in de kleedkamer")
        await noor.taps("Ja, zonder mijn naam", "Wacht niet op mij")
        await calm(stage)
        await visser.taps("Openen", "ik zit in de kleedkamer")


async def test_who_wants_no_questions_is_promised_nothing(tmp_path: Path) -> None:
    """No nudge will come, so she is told to look herself (R7); school hears it all the same."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, visser = stage.pupil(NOOR), stage.coach(VISSER)
        await tells(noor, "nl")
        await noor.taps("Verstuur zonder mijn naam", "Verstuurd")
        await noor.taps("laat mijn kaart zien", "Jouw bericht van")
        await noor.taps("⋯ Meer", "Wat wil je doen")
        await noor.taps("Stuur mij geen vragen meer", "Ik vraag je niets meer")
        await noor.taps("Oké", "Jouw bericht van")
        await noor.taps("Hulp", "Wat is er nu aan de hand")
        await noor.taps("Ik ben nu in gevaar", "Bel nu 112")
        await noor.taps("School mag dit nu weten", "nu wat je schreef")
        await noor.taps("Ja, zonder mijn naam", "Kijk hier zelf of iemand het heeft")
        await calm(stage)
        assert urgent(visser) == 1


async def test_back_leads_to_help_and_to_what_she_was_telling(tmp_path: Path) -> None:
    """There is no card yet; nothing went anywhere, and no key of a draft is left when there was none."""
    async with a_stage(tmp_path, start=MORNING, pace=ORDINARY) as stage:
        noor, emma = stage.pupil(NOOR), stage.pupil(EMMA)
        await noor.starts()
        await noor.taps("Over mij", "Wat gebeurt er")
        await noor.says(DEATH["nl"])
        await noor.taps("School mag dit nu weten", "nu wat je schreef")
        await noor.taps("‹ Terug", "Wat is er nu aan de hand")
        await noor.taps("Terug", "leerjaar")
        keys = number(stage, "SELECT count(*) FROM key_slot")
        await to_school_now(emma, "en")
        await emma.taps("‹ Back", say("help", "en"))
        await calm(stage)
        assert number(stage, "SELECT count(*) FROM key_slot") == keys
