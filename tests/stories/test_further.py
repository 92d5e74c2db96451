"""Four more questions after the first four; and what happens when it is somebody who works at school (SCREENS §3)."""

from pathlib import Path

import pytest

from bot.texts import say
from bot.usecases.scene import Pace
from tests.chat import Phone, a_stage
from tests.people import ALI, EMMA, MULDER, NOOR, SAM, Pupil
from tests.stories.acts import alerted, alerts, at, calm, everything
from tests.stories.test_dialogue import ANSWERS, sends
from tests.stories.test_report import STORY


async def answers_four(phone: Phone, language: str) -> None:
    """From the receipt to the invitation for four more."""
    await sends(phone, language)
    await phone.taps(say("report-sent-more.yes", language))
    for answer in ANSWERS:
        await phone.taps(say(answer, language))
    await phone.sees(say("more-thanks", language))


async def presses(phone: Phone, language: str, *keys: str) -> None:
    """One button after another, each once its screen is there."""
    for key in keys:
        await phone.sees(say(key.partition(".")[0], language).splitlines()[0][:20])
        await phone.taps(say(key, language))


@pytest.mark.parametrize("who", [NOOR, EMMA], ids=["nl", "en"])
async def test_each_of_the_four_more_counts_at_once_and_stands_on_the_card(tmp_path: Path, who: Pupil) -> None:
    """More places than one; what is typed joins the story; *Genoeg zo* ends it and nothing of it is lost."""
    language = who.language
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(who), stage.coach(SAM, language)
        await answers_four(noor, language)
        await noor.taps(say("more-thanks.yes", language), say("more-where", language))
        for place in ("class", "online"):
            await noor.taps(say(f"more-where.{place}", language))
            await calm(stage)
        await noor.taps(say("more-where.ready", language))
        await presses(noor, language, "more-long.weeks")
        await noor.sees(say("more-who", language))
        await noor.says("het is begonnen na gym")
        await noor.sees(say("note-added", language))
        await noor.taps(say("more-who.type", language), say("add", language, coach="Jansen"))
        await noor.says("vooral in de app")
        await presses(noor, language, "more-support.enough")
        await noor.sees(say("status-card", language, **CARD).splitlines()[0][:12])
        await noor.holds_no_more("vooral in de app")
        await sam.taps(say("alert-new.open", language), STORY)
        shown = sam.screen.text
        assert f"{say('told-where-class', language)}, {say('told-where-online', language)}" in shown
        assert say("told-long-weeks", language) in shown
        assert shown.count("vooral in de app") == shown.count("het is begonnen na gym") == 1
        await sam.taps(say("case-new.pick-up", language), say("pick-up-unknown", language)[:9])
        await sam.taps(say("pick-up-unknown.what-helps", language), say("told-long-weeks", language))


CARD = dict.fromkeys(("day", "read", "now", "later", "name", "moment"), "")


async def test_who_had_enough_of_the_first_four_is_not_asked_four_more(tmp_path: Path) -> None:
    """*Genoeg zo* leads to the card (SCREENS §3)."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await sends(noor, "nl")
        await noor.taps("Ja, vier vragen", "1 van 4")
        await noor.taps("Genoeg zo", "Jouw bericht van")


# --- Somebody who works at school ---------------------------------------------------------------------------------


async def says_staff(noor: Phone) -> None:
    """On the way through the four more: it is somebody who works here."""
    await noor.taps("Ja", "Waar gebeurt het?")
    await noor.taps("In de klas", "Waar gebeurt het?")
    await noor.taps("Klaar", "Hoe lang")
    await noor.taps("Langer", "Wie doen er mee?")
    await noor.taps("Een medewerker van school", "Dan gaat het niet")


async def seen_by_the_coaches(folder: Path, about_staff: bool) -> list[object]:
    """Everything that reaches the coaches of the class in some days, and their postvak."""
    async with a_stage(folder, pace=Pace()) as stage:
        sam, ali, mulder = stage.coach(SAM), stage.coach(ALI), stage.coach(MULDER)
        await calm(stage)
        if about_staff:
            noor = stage.pupil(NOOR)
            await answers_four(noor, "nl")
            await says_staff(noor)
            assert "Mulder leest het." in noor.screen.text
            await noor.taps("Verder", "4 van 4")
            await noor.taps("Genoeg zo", "wachten tot Mulder het leest")
        for moment in (at(25, 8, 16), at(26, 16, 40), at(27, 16, 40)):
            await stage.until(moment)
            await calm(stage)
            for phone in (sam, ali):
                await phone.says("/postvak")
                await calm(stage)
        assert bool(alerts(mulder)) is about_staff
        calls = [*stage.telegram.calls("sendMessage"), *stage.telegram.calls("editMessageText")]
        bare = ("text", "reply_markup")
        return [tuple(c[k] for k in bare if k in c) for c in calls if c["chat_id"] in {str(sam.id), str(ali.id)}]


async def test_about_staff_the_coaches_see_what_they_would_see_without_it(tmp_path: Path) -> None:
    """Her answer stops the hand-out before it left: not a byte of it reaches them, also when nobody opens it."""
    seen = []
    for about_staff in (False, True):
        folder = tmp_path / str(about_staff)
        folder.mkdir()
        seen.append(await seen_by_the_coaches(folder, about_staff))
    assert seen[0] == seen[1]
    assert len(seen[0]) == 8


async def test_a_coach_who_had_read_it_gets_nothing_new_and_she_is_told_so(tmp_path: Path) -> None:
    """What was read cannot be undone, and that is said; from then on the coach finds no case any more."""
    async with a_stage(tmp_path) as stage:
        noor, sam, mulder = stage.pupil(NOOR), stage.coach(SAM), stage.coach(MULDER)
        await answers_four(noor, "nl")
        await alerted(sam)
        await sam.taps("Openen", STORY)
        await says_staff(noor)
        assert "kan je bericht al gelezen hebben" in noor.screen.text
        await noor.taps("Verder", "4 van 4")
        await noor.says("en nog iets van na die tijd")
        await noor.sees("Ik heb het erbij gezet.")
        await alerted(mulder)
        await mulder.taps("Openen", "en nog iets van na die tijd")
        await sam.taps("Ik pak dit op", "Dat kan nu niet")
        await calm(stage)
        assert "na die tijd" not in everything(sam)
