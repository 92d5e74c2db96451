"""What a practice is to who does it: as real as can be, always called so, and never in the way (SCREENS §6)."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.surroundings import surroundings
from bot.texts import say
from tests.chat import AT_ONCE, Phone, a_stage, eventually
from tests.people import EMMA, NOOR, SAM, Pupil, a_school_file
from tests.stories.acts import FOLDED, alerts, calm, count, everything, forges, from_bot, opens, sends
from tests.stories.test_practice import TYPED, WORDS, ends, line, practises
from tests.stories.test_report import STORY, tells
from tests.stories.test_surprises import a_bot_that_is_off, a_run

DEATH = {"nl": "ik wil echt dood", "en": "i really wanna die"}
END = say("practice-end", "nl")
CLEAR, REALLY = say("practice-end.clear", "nl"), say("practice-end.really", "nl")
HELLO = "Over wie gaat het?"
YEAR = "In welk leerjaar zit je?"


async def begins(phone: Phone, language: str = "nl") -> None:
    """Practises as far as the second question."""
    await phone.says(f"/{WORDS[language]}")
    await phone.sees(line("practice", language))
    await phone.says(TYPED)
    await phone.sees(line("report-year", language))


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_each_screen_is_headed_so_and_help_is_real(tmp_path: Path, who: Pupil) -> None:
    """Who writes about danger sees the numbers as they always are, and goes on; nobody hears of it."""
    language = who.language
    head, death = f"{say('practice-head', language)}\n", DEATH[language]
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(who), stage.coach(SAM)
        await noor.says(f"/{WORDS[language]}")
        await noor.sees(line("practice", language))
        await noor.says(death)
        await noor.sees("113")
        assert noor.screen.text == say("help-death", language)
        await noor.taps(say("help-death.on", language), line("report-year", language))
        assert noor.screen.text.startswith(head)
        await noor.taps(say("row.sos", language), say("help", language))
        assert noor.screen.text == say("help", language)
        await noor.taps(say("help.danger", language), line("help-danger", language))
        await noor.taps(say("help-danger.on", language), line("report-year", language))
        await noor.taps("2", line("report-class", language))
        assert noor.screen.text.startswith(head)
        await noor.taps("2HE · Jansen", death)
        assert noor.screen.text.startswith(head)
        await noor.taps(say("report-send.other", language), say("report-receiver", language))
        assert noor.screen.text.startswith(head)
        await calm(stage)
        assert alerts(sam) == []
        assert count(stage, "chat") == 0


async def test_a_real_talk_waits_and_comes_back(tmp_path: Path) -> None:
    """In the middle of telling she practises to the end; then she is where she was, and only her own story is sent."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        await practises(noor)
        await ends(noor)
        await noor.taps(REALLY, "We waren hier.")
        await calm(stage)
        assert len(from_bot(noor)) == 1
        await sends(noor)
        await opens(sam, f"«{STORY}»")


async def test_a_button_of_the_real_talk_ends_the_practice(tmp_path: Path) -> None:
    """It still stands above. What was practised goes from the chat, and what is sent is real."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        await begins(noor)
        await sends(noor)
        await noor.holds_no_more("Oefening")
        await noor.holds_no_more(TYPED)
        await opens(sam, f"«{STORY}»")


async def test_stop_ends_it_and_what_is_typed_after_it_is_real(tmp_path: Path) -> None:
    """Also the button; after that words are held as anybody's, and a command that is no practice's does its own."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await begins(noor)
        await noor.taps("Stop", END)
        await begins(noor)
        await noor.says("/stop")
        await noor.sees(END)
        await noor.holds_no_more(TYPED)
        assert count(stage, "chat") == 0
        await noor.says(STORY)
        await noor.sees("Ik heb je tekst vastgehouden.")
        await noor.holds_no_more(END)
        await begins(noor)
        await noor.says("/start")
        await noor.sees("We waren hier.")
        await noor.holds_no_more("Oefening")
        await noor.taps("Over mij", YEAR)


async def test_back_and_change_work_as_they_do(tmp_path: Path) -> None:
    """Back to the question before, a text that is typed anew, a picture that is not taken, a message that is edited."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await begins(noor)
        await noor.taps("2", "Welke klas?")
        await noor.taps("Terug", YEAR)
        stage.telegram.sends_media(noor.id, "photo")
        await noor.sees("Foto's en filmpjes bekijk ik niet.")
        await eventually(lambda: len(from_bot(noor)) == 1, lambda: "the question before it still stands")
        await noor.taps("Verder", YEAR)
        await noor.taps("2", "Welke klas?")
        await noor.taps("2HE · Jansen", TYPED)
        await noor.taps("Iets veranderen", "Wat wil je veranderen?")
        await noor.taps("De klas", YEAR)
        await noor.taps("2", "Welke klas?")
        await noor.taps("2VA · Bakker", "Bakker")
        await noor.taps("Iets veranderen")
        await noor.taps("Alles weggooien", END)
        await calm(stage)
        assert (count(stage, "chat"), count(stage, "outbox")) == (0, 0)


async def test_left_alone_it_folds_and_is_forgotten(tmp_path: Path) -> None:
    """A quarter of an hour later one neutral line stands there, and what is typed then is real."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await begins(noor)
        await stage.later(timedelta(minutes=16))
        await noor.sees_only(FOLDED)
        assert count(stage, "chat") == 0
        await noor.taps("Bekijk", HELLO)
        await begins(noor)
        await stage.later(timedelta(minutes=16))
        await noor.sees_only(FOLDED)
        await noor.says(STORY)
        await noor.sees("Ik heb je tekst vastgehouden.")


async def test_after_a_restart_it_kindly_begins_again(tmp_path: Path) -> None:
    """Memory was all it had. No button of it does anything for real, then or ever; words are kept as anybody's."""
    async with a_bot_that_is_off(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        async with a_run(stage):
            await begins(noor)
            await noor.taps("2", "Welke klas?")
            await noor.taps("2HE · Jansen", TYPED)
            await calm(stage)
        stage.around = surroundings(a_school_file(), stage.time, stage.around.chance, AT_ONCE)
        async with a_run(stage):
            await noor.taps("Verstuur zonder mijn naam", say("note-practice-again", "nl"))
            assert "Typ bijvoorbeeld" in noor.screen.text
            await noor.says(TYPED)
            await noor.sees(YEAR)
            await calm(stage)
            assert (count(stage, "chat"), count(stage, "casus")) == (0, 0)
        stage.around = surroundings(a_school_file(), stage.time, stage.around.chance, AT_ONCE)
        async with a_run(stage):
            await noor.says(STORY)
            await noor.sees("Ik heb je tekst vastgehouden.")
            await calm(stage)
            assert alerts(sam) == []


async def test_before_the_school_has_decided_one_may_practise_and_not_tell(tmp_path: Path) -> None:
    """Nothing of it is kept, so there is nothing to wait for; the end of it leads to no story."""
    async with a_stage(tmp_path, staff_only=True) as stage:
        noor = stage.pupil(NOOR)
        await practises(noor)
        await ends(noor)
        assert count(stage, "chat") == 0
        await noor.taps(REALLY, "Ik ben er nog niet voor leerlingen en ouders.")


async def test_a_coach_practises_on_the_board_and_keeps_the_desk(tmp_path: Path) -> None:
    """No card or alert of hers goes with it; afterwards the desk stands there, and words are nobody's story."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        await sends(noor)
        await sam.sees("Nieuw bericht")
        await practises(sam)
        await ends(sam)
        await sam.taps(CLEAR)
        await sam.no_longer_sees(END)
        assert len(alerts(sam)) == 1
        await practises(sam)
        await sam.taps(REALLY)
        await sam.no_longer_sees(END)
        assert "Iets doorgeven" in sam.labels
        await practises(sam)
        await ends(sam)
        await sam.says(TYPED)
        await sam.sees(line("unknown-words", "nl"))
        await opens(sam)


async def test_a_button_of_a_practice_never_works_for_real(tmp_path: Path) -> None:
    """Forged or old, whoever presses it: it begins a practice, and nothing is kept."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.says("/oefenen")
        await noor.sees(line("practice", "nl"))
        await calm(stage)
        before = [count(stage, table) for table in ("chat", "talk", "outbox")]
        for data in ("A:nonce1:report-hello:me", "P:hello", "R:view", "S:KD7FQ:open", "O:report-story", "E", "A:"):
            await forges(stage, noor, data)
            await forges(stage, sam, data)
        await calm(stage)
        assert [count(stage, table) for table in ("chat", "talk", "outbox")] == before
        assert HELLO not in everything(noor)
