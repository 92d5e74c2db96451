"""A member of staff who is not connected passes something on, and hears when it is read and finished (SCREENS §9)."""

from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import Phone, Stage, a_stage
from tests.people import OLIVER, PETRA, SAM, Pupil
from tests.stories.acts import calm, count, everything, folds, from_bot, opens

STORY = "in de aula trokken twee leerlingen steeds de stoel van Noor weg"


async def passes_on(phone: Phone, language: str = "nl", *, knows: str = "no") -> None:
    """From the first screen until it is sent: six taps and one message."""
    await phone.starts()
    await phone.taps(say("report-hello.staff", language), say("staff-hello", language, duty="")[:25])
    await phone.taps(say("staff-hello.seen", language), say("staff-year", language))
    await phone.taps("2", say("staff-class", language))
    await phone.taps("2HE · Jansen", say("staff-story", language))
    await phone.says(STORY)
    await phone.taps(say("staff-did.talked", language), STORY)
    await phone.taps(say(f"staff-send.{knows}", language), say("staff-sent", language, coach="Jansen"))


@pytest.mark.parametrize("who", [PETRA, OLIVER], ids=["nl", "en"])
async def test_a_teacher_passes_on_and_hears_that_it_was_read(tmp_path: Path, who: Pupil) -> None:
    """The coach reads that somebody says to be a member of staff, how it is known, and what was done already."""
    async with a_stage(tmp_path) as stage:
        await the_first_road(stage, who)


async def the_first_road(stage: Stage, who: Pupil) -> None:
    """From *Start* until the card says that it was read."""
    teacher, sam, language = stage.pupil(who), stage.coach(SAM), who.language
    await passes_on(teacher, language)
    await calm(stage)
    assert all(m.from_bot for m in teacher.messages)
    assert STORY not in everything(teacher)
    await teacher.taps(say("staff-sent.done", language), say("card-read-no", language, receiver="Jansen"))
    code = await opens(sam, STORY)
    assert "Zegt medewerker te zijn · 2HE · zonder naam" in sam.screen.text
    assert "Bron: zelf gezien · Deed al: met de leerling gepraat · Leerling weet het: nee" in sam.screen.text
    await sam.taps("Ik pak dit op", "Opgepakt. Wie het doorgaf, hoort alleen dat het gelezen is.")
    await sam.taps("wo 25")
    picked_up = await sam.sees(f"{code} · opgepakt")
    assert "Zegt medewerker te zijn · zelf gezien · zonder naam" in picked_up.text
    await teacher.sees_only(say("nudge", language))
    await teacher.taps(say("nudge.view", language), say("card-read-yes", language, receiver="Jansen"))


async def test_about_a_colleague_nothing_is_sent(tmp_path: Path) -> None:
    """*Over een collega*: the law is named, and it leads back; what was typed there is kept for the story, unsent."""
    async with a_stage(tmp_path) as stage:
        teacher, sam = stage.pupil(PETRA), stage.coach(SAM)
        await teacher.starts()
        await teacher.taps("Ik werk op school", "Vraag de beheerder om een koppellink.")
        await teacher.taps("Over een collega", "direct zelf melden bij het bestuur. Dat is de wet.")
        await teacher.says("het gaat om iemand anders")
        await teacher.sees("Ik heb het erbij gezet.")
        await teacher.taps("Ik begrijp het", "Hoe weet je het?")
        await teacher.taps("Over een collega", "Gebruik dan niet deze bot.")
        await teacher.taps("Terug", "Hoe weet je het?")
        await teacher.taps("Stop", "Weggegooid.")
        await calm(stage)
        assert (count(stage, "casus"), count(stage, "talk"), count(stage, "entry")) == (0, 0, 0)
        assert from_bot(sam)[-1].text == "Je postvak is leeg."


async def test_words_at_any_screen_are_the_story(tmp_path: Path) -> None:
    """R3: what a teacher types before the story is asked for, and after it, is all in it."""
    async with a_stage(tmp_path) as stage:
        teacher, sam = stage.pupil(PETRA), stage.coach(SAM)
        await teacher.starts()
        await teacher.taps("Ik werk op school", "Hoe weet je het?")
        await teacher.says("stoel weggetrokken")
        await teacher.taps("Gehoord", "In welk leerjaar")
        await teacher.taps("2", "Welke klas")
        await teacher.taps("2HE · Jansen", "Wat deed je zelf al?")
        await teacher.says("gisteren ook")
        await teacher.taps("Nog niets", "«stoel weggetrokken\ngisteren ook»")
        await teacher.taps("Iets veranderen", "Alleen feiten")
        await teacher.taps("Laat mijn tekst staan", "Weet de leerling dat je dit doorgeeft?")
        await teacher.taps("Ja, verstuur", "Jansen neemt het over.")
        await opens(sam, "«stoel weggetrokken\ngisteren ook»")
        assert "Bron: gehoord · Deed al: nog niets · Leerling weet het: ja" in sam.screen.text


async def test_a_teacher_who_is_not_answered_hears_that_too(tmp_path: Path) -> None:
    """R7: at the promised hour something is said, and it sends nobody to walk up to their own colleague."""
    async with a_stage(tmp_path) as stage:
        teacher = stage.pupil(PETRA)
        await passes_on(teacher)
        await folds(stage, teacher)
        due = stage.lane.now(lambda unit: unit.next_due())
        assert due is not None
        for _ in range(9):
            if "Er staat iets voor je klaar." in teacher.bubbles:
                break
            due = stage.lane.now(lambda unit: unit.next_due())
            assert due is not None
            await stage.until(due)
            await calm(stage)
        await teacher.taps("Bekijk", "Je bericht is nog niet gelezen.")
        assert teacher.labels == ["Ik wacht nog even", "🆘 Hulp"]
