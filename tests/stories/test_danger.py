"""Who writes about danger sees at once whom to call; nothing goes to school, and nothing is lost (SCREENS §7)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import calm, count, everything, opens, sends
from tests.stories.test_report import tells

DEATH = {"nl": "soms wil ik niet meer leven", "en": "sometimes i want to die"}
AGAIN = {"nl": "ik wil echt dood", "en": "i really wanna die"}
HOME = {"nl": "en mijn vader slaat me", "en": "and my dad hits me"}


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_a_word_of_danger_brings_numbers_once_and_the_talk_goes_on(tmp_path: Path, who: Pupil) -> None:
    """Each subject once, then a line; all she typed is in the story, and nobody at school heard of it before Send."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(who), stage.coach(SAM)
        await noor.starts()
        await noor.taps(say("report-hello.me", language), say("report-story", language).splitlines()[0])
        await noor.says(DEATH[language])
        await noor.sees("113")
        await calm(stage)
        assert noor.screen.text == say("help-death", language)
        await noor.taps(say("help-death.on", language), say("report-year", language).splitlines()[0])
        await noor.says(AGAIN[language])
        await noor.sees(say("note-help", language))
        await noor.says(HOME[language])
        await noor.sees("0800-2000")
        await noor.taps(say("help-home.on", language), say("report-year", language).splitlines()[0])
        await calm(stage)
        assert count(stage, "casus") == 0
        assert "📬" not in everything(sam)
        await noor.taps("2")
        await noor.taps("2HE · Jansen", DEATH[language])
        await noor.taps(say("report-send.anon", language), say("report-sent-more", language))
        await opens(sam, f"{DEATH[language]}\n{AGAIN[language]}\n{HOME[language]}")


async def test_words_that_follow_at_once_do_not_push_the_numbers_away(tmp_path: Path) -> None:
    """Three messages in one breath: the numbers stand below them, and all three are in the story."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", "Typ het zoals")
        for words in ("soms wil ik niet meer leven", "door de klas", "elke dag weer"):
            await noor.says(words)
        await calm(stage)
        assert noor.screen.text == say("help-death", "nl")
        await noor.taps("Verder met mijn verhaal", "leerjaar")
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "soms wil ik niet meer leven\ndoor de klas\nelke dag weer")


async def test_who_types_it_first_sees_the_numbers_before_anything_else(tmp_path: Path) -> None:
    """Her words are held behind it; when she goes on, she is asked whom it is about."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.says("ze zeggen kys tegen me")
        await noor.sees("113")
        await noor.taps("Verder met mijn verhaal", "Over wie gaat het?")
        await noor.taps("Over mij", "leerjaar")


async def test_what_is_added_later_reaches_the_coach_and_brings_numbers(tmp_path: Path) -> None:
    """After sending it goes to school as anything she adds; she sees the numbers, and then her card."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        await sends(noor)
        await noor.taps("aat mijn kaart zien", "Jouw bericht van")
        await noor.taps("Iets typen", "Het gaat meteen naar")
        await noor.says("ze hebben een naaktfoto van mij")
        await noor.sees("Helpwanted")
        await noor.taps("Verder met mijn verhaal", "Jouw bericht van")
        await opens(sam, "ze hebben een naaktfoto van mij")


async def test_who_does_not_write_of_danger_sees_no_number(tmp_path: Path) -> None:
    """The road of four taps and one message stays what it is."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        await calm(stage)
        assert not any("113" in call.params.get("text", "") for call in stage.telegram.journal)
