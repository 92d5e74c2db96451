"""After sending: four questions, a question of the coach and its answer, a name given later (SCREENS §3, §5)."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.texts import say
from tests.chat import Phone, Stage, a_stage
from tests.people import EMMA, NOOR, SAM, Pupil
from tests.stories.acts import at, calm
from tests.stories.test_report import STORY, picks_up

ANSWERS = ("more-wish.stop", "more-how.here", "more-often.weekly", "more-safe.unsafe")


async def sends(phone: Phone, language: str) -> None:
    """From the first screen to the receipt."""
    await phone.starts()
    await phone.taps(say("report-hello.me", language))
    await phone.sees(say("report-story", language)[:20])
    await phone.says(STORY)
    await phone.taps("2")
    await phone.taps("2HE · Jansen", STORY)
    await phone.taps(say("report-send.anon", language), say("report-sent-more", language))


async def folds(stage: Stage, phone: Phone, language: str) -> None:
    """A quarter of an hour later only one neutral line is left."""
    await stage.later(timedelta(minutes=16))
    await phone.sees_only(say("folded", language))


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_four_questions_a_question_back_and_an_answer(tmp_path: Path, who: Pupil) -> None:
    """Each answer counts at once; the coach asks without knowing whom; what she types is the answer, and leaves."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(who), stage.coach(SAM)
        await sends(noor, language)
        await noor.taps(say("report-sent-more.yes", language))
        for answer in ANSWERS:
            await noor.taps(say(answer, language))
        await noor.sees(say("more-thanks", language))
        await sam.taps("Openen", "Wil: hulp om het te stoppen · Veilig: niet veilig · Praten: alleen hier")
        await sam.taps("Ik pak dit op", "één korte, open vraag")
        await sam.taps("Wat zou jou nu helpen?", "Verstuurd")
        await noor.taps(say("nudge.view", language), say("question-what-helps", language))
        await noor.says("dat iemand naast me zit in de pauze")
        await noor.sees(say("answer-sent", language))
        await noor.holds_no_more("naast me zit")
        await sam.sees("Nieuws bij")
        await sam.taps("Lees het verhaal", "dat iemand naast me zit in de pauze")
        await folds(stage, noor, language)


async def test_what_the_coach_types_leaves_the_chat_and_reaches_her(tmp_path: Path) -> None:
    """The coach's own words go to her card only; in the coach's chat nothing of them is left."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await sends(noor, "nl")
        await picks_up(sam)
        await sam.taps("Ik typ zelf", "Typ je bericht aan A")
        await sam.says("zullen we morgen even praten?")
        await sam.sees("Verstuurd aan A")
        await sam.holds_no_more("zullen we morgen")
        await noor.taps("Bekijk", "Jansen vraagt: «zullen we morgen even praten?»")
        await noor.taps("Liever niet", "Jouw bericht van")


async def test_words_of_a_coach_that_belong_to_nothing_go_nowhere(tmp_path: Path) -> None:
    """After *Toch niet*, or another button, what is typed is no message to anybody; a quarter of an hour later it is
    gone from the coach's own chat as well."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await sends(noor, "nl")
        await picks_up(sam)
        await noor.taps("Bekijk", "Jouw bericht van")
        await sam.taps("Ik typ zelf", "Typ je bericht aan A")
        await sam.taps("Toch niet", "Nu: één vraag stellen")
        await sam.says("dit is voor niemand")
        await sam.sees("Bij welke casus hoort dit?")
        assert "dit is voor niemand" not in "".join(noor.bubbles)
        await calm(stage)
        assert "dit is voor niemand" in sam.bubbles
        await stage.later(timedelta(minutes=16))
        await sam.holds_no_more("dit is voor niemand")


async def test_she_gives_her_name_later_and_shows_her_code(tmp_path: Path) -> None:
    """Only she can give it; from then on the coach reads it on the card, and the code proves whose message it is."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await sends(noor, "nl")
        code = await picks_up(sam)
        await noor.taps("Bekijk", "Je naam: niet gegeven")
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Hoe praat ik op school?", f"Jouw code is {code}")
        await noor.taps("Terug naar mijn kaart", "Jouw bericht van")
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Mijn naam geven", "Typ je voornaam en achternaam")
        await noor.says("Noor de Vries")
        await noor.sees("Je naam: gegeven")
        await noor.holds_no_more("Noor de Vries")
        await sam.sees("Nieuws bij")
        await sam.taps("Openen", "A: Noor de Vries")


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_who_is_silent_is_left_in_peace_and_not_forgotten(tmp_path: Path, who: Pupil) -> None:
    """Asked twice without a name, and no answer: it comes back to the coach, who keeps an eye on it; she reads that,
    and what she says after all reaches the coach (DOMAIN §1.4 *leerling onbekend*, T9)."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(who), stage.coach(SAM)
        await sends(noor, language)
        await picks_up(sam)
        await sam.taps("Wat zou jou nu helpen?", "Gevraagd op")
        await calm(stage)
        await stage.until(at(26, 7, 50))
        await sam.taps("• ", "Nog geen antwoord")
        await sam.taps("Stel één vraag", "Typ je bericht aan A")
        await sam.says("Zullen we een keer praten?")
        await sam.sees("2 keer gevraagd")
        await sam.taps("Wacht en kijk mee", "A leest dat je blijft meekijken")
        await calm(stage)
        await stage.until(at(27, 16))
        await noor.taps(say("nudge.view", language), say("keeps-watch", language, coach="Jansen").splitlines()[1])
        await noor.taps(say("keeps-watch.ok", language), say("card-now-watched", language, coach="Jansen"))
        await calm(stage)
        await stage.until(at(26, 7, 50) + timedelta(days=7))
        await sam.taps("• ", "Nu: weer kijken hoe het gaat, do 3 december")
        await sam.taps("Stel één vraag", "Typ je bericht aan A")
        await sam.says("Hoe is het nu?")
        await sam.sees("Gevraagd op")
        await noor.says("het gaat weer mis")
        await noor.taps(say("typed-later.yes", language))
        await calm(stage)
        await sam.sees("Nieuws bij")
