"""While somebody tells: words are never refused, nothing is typed twice, and every step can be taken back (SCREENS §2).

Each story is a real run: a phone, our Telegram, the bot over HTTP, a sealed database.
"""

import asyncio
from pathlib import Path

import pytest

from tests.chat import Phone, Stage, a_stage
from tests.people import BAKKER, DAAN, MULDER, NOOR, SAM
from tests.stories.acts import TO_CARD, calm, count, data_of, everything, forges, from_bot, opens, sends
from tests.stories.test_report import STORY, tells

HELD = "Ik heb je tekst vastgehouden. Er is nog niets verstuurd."
ADDED = "Ik heb het erbij gezet."
KEPT = "Wat je eerder typte, staat er nog."
YEAR = "In welk leerjaar zit je?"
TELL = "Typ het zoals je het zou zeggen"
HELLO = "Over wie gaat het?"


async def types(phone: Phone, *lines: str, pause_s: float = 0.1) -> None:
    """Types these messages one after another, faster than the bot answers."""
    for line in lines:
        await phone.says(line)
        await asyncio.sleep(pause_s)


async def test_twelve_messages_in_a_row_are_one_story_with_one_answer(tmp_path: Path) -> None:
    """R3: a burst is one signal with twelve lines; one answer stands in the chat, and no word was refused."""
    lines = [f"regel {n} van wat er gebeurt" for n in range(1, 13)]
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await types(noor, *lines)
        await calm(stage)
        (answer,) = from_bot(noor)
        assert answer.text.startswith(ADDED)
        assert YEAR in answer.text
        assert noor.messages[-1].id == answer.id
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", lines[0])
        await sends(noor)
        assert "\n".join(lines) in (await opened_story(sam))
        assert not any("begrijp" in said or "past er niet" in said for said in said_to(stage, noor))


def said_to(stage: Stage, phone: Phone) -> list[str]:
    """Every text that the bot ever put in this chat."""
    calls = [*stage.telegram.calls("sendMessage"), *stage.telegram.calls("editMessageText")]
    return [call["text"] for call in calls if call["chat_id"] == str(phone.id)]


async def opened_story(coach: Phone) -> str:
    """Opens the alert; gives what stands on the case."""
    await coach.taps("Openen", "Ga niet zoeken wie dit is")
    return coach.screen.text


async def test_who_types_slowly_always_has_the_question_below_her_words(tmp_path: Path) -> None:
    """Decision 2: each answer stands below what she typed last, and it is the only one."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        for line in ("ze lachen", "elke dag", "in de pauze"):
            mine = await noor.says(line)
            await calm(stage)
            (answer,) = from_bot(noor)
            assert answer.id > mine
            assert YEAR in answer.text


async def test_who_types_first_goes_straight_to_the_year(tmp_path: Path) -> None:
    """Words before any command are held, not sent; after saying whom it is about, she is not asked for them again."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.says("ze pesten me")
        held = await noor.sees(HELD)
        assert HELLO in held.text
        await types(noor, "al weken")
        await noor.sees(ADDED)
        await calm(stage)
        assert len(from_bot(noor)) == 1
        assert count(stage, "casus") == 0
        await noor.taps("Over mij", YEAR)
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "ze pesten me\nal weken")
        await sends(noor)
        await opens(sam, "ze pesten me\nal weken")


async def test_back_goes_one_step_at_a_time_and_forgets_nothing(tmp_path: Path) -> None:
    """Back sets the last answer aside: from the send screen to the first question, and forward without typing again."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        await noor.taps("Terug", "Welke klas")
        await noor.taps("Terug", YEAR)
        await noor.taps("Terug", TELL)
        await noor.taps("Terug", HELLO)
        await noor.taps("Over een ander", "Wat zie of hoor je?")
        await noor.taps("Laat mijn tekst staan", "leerjaar zit de leerling")
        await noor.taps("2", "Welke klas")
        await noor.taps("2VA · Bakker", STORY)
        assert len(from_bot(noor)) == 1


async def test_pressing_back_twice_in_a_hurry_is_one_step(tmp_path: Path) -> None:
    """A double tap on Back goes back once; the next Back, on the next screen, is another step."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        message, data = data_of(noor, "Terug")
        for _ in range(2):
            stage.telegram.taps(noor.id, message, data, stale=True)
        await calm(stage)
        assert noor.screen.text == "Welke klas?"


async def test_text_class_and_reader_can_be_changed_before_sending(tmp_path: Path) -> None:
    """From the send screen each answer can be changed on its own; the others stay, and what is sent is the last."""
    async with a_stage(tmp_path) as stage:
        noor, mulder = stage.pupil(NOOR), stage.coach(MULDER)
        await tells(noor, "nl")
        await noor.taps("Iets veranderen", "Wat wil je veranderen?")
        await noor.taps("Mijn tekst", TELL)
        assert "Laat mijn tekst staan" in noor.labels
        await noor.taps("Begin mijn tekst opnieuw")
        await noor.no_longer_sees_button("Begin mijn tekst opnieuw")
        await noor.says("het is in de gymzaal")
        await noor.sees("«het is in de gymzaal»")
        assert "Jansen, coach van 2HE" in noor.screen.text
        await noor.taps("Iets veranderen", "Wat wil je veranderen?")
        await noor.taps("De klas", YEAR)
        await noor.taps("2", "Welke klas")
        await noor.taps("2VA · Bakker", "Bakker, coach van 2VA")
        await noor.taps("Iets veranderen", "Wat wil je veranderen?")
        await noor.taps("Wie het leest", "Wie mag het wel lezen?")
        await noor.taps("De vertrouwenspersoon", "Dit gaat naar Mulder:\n«het is in de gymzaal»")
        await sends(noor)
        await opens(mulder, "«het is in de gymzaal»")
        assert STORY not in everything(mulder)


async def test_another_coach_may_read_it_instead(tmp_path: Path) -> None:
    """The coaches of her own class are not among the others to choose from, and hear nothing."""
    async with a_stage(tmp_path) as stage:
        noor, sam, bakker = stage.pupil(NOOR), stage.coach(SAM), stage.coach(BAKKER)
        await tells(noor, "nl")
        await noor.taps("Naar iemand anders", "Wie mag het wel lezen?")
        await noor.taps("Een andere coach", "Welke coach?")
        assert "Bakker" in noor.labels
        assert not {"Jansen", "Ali"} & set(noor.labels)
        await noor.taps("Bakker", "Dit gaat naar Bakker:")
        await sends(noor)
        await opens(bakker)
        assert "Nieuw bericht" not in everything(sam)


async def test_who_would_rather_not_say_her_class_chooses_who_reads_it(tmp_path: Path) -> None:
    """Without a class there is no coach to send it to: she is asked who may read it, and it gets there."""
    async with a_stage(tmp_path) as stage:
        noor, mulder = stage.pupil(NOOR), stage.coach(MULDER)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says(STORY)
        await noor.taps("Zeg ik liever niet", "Wie mag het wel lezen?")
        await noor.taps("De vertrouwenspersoon", "Dit gaat naar Mulder:")
        await sends(noor)
        await opens(mulder)
        assert "klas onbekend" in mulder.screen.text


async def test_stop_throws_everything_away(tmp_path: Path) -> None:
    """Stop on any question: the words are out of the chat, the key and the draft are out of the database."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        keys = count(stage, "key_slot")
        await noor.taps("Stop", "Weggegooid. Er is niets naar school gegaan.")
        await calm(stage)
        assert len(noor.messages) == 1
        assert count(stage, "talk") == 0
        assert count(stage, "key_slot") == keys - 1
        assert "Nieuw bericht" not in everything(sam)
        await noor.taps("Opnieuw beginnen", HELLO)


async def test_buttons_alone_are_enough(tmp_path: Path) -> None:
    """For whom typing is hard: kinds are ticked, at least one, and the coach reads them in words."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.taps("Ik wil niet typen", "Wat past het best?")
        await noor.taps("Verder", "Kies er één of meer")
        for label in ("Roddels", "Buitensluiten", "✓ Roddels"):
            await noor.taps(label)
        await noor.taps("Verder", YEAR)
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "Dit gaat naar Jansen")
        await sends(noor)
        await opens(sam, "Gekozen: Buitensluiten")
        assert "Roddels" not in sam.screen.text


async def test_ticking_faster_than_the_bot_answers_loses_no_tick(tmp_path: Path) -> None:
    """Three ticks on one screen, before it was shown anew, are three ticks."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.taps("Ik wil niet typen", "Wat past het best?")
        for label in ("Roddels", "Buitensluiten", "Bedreigen"):
            message, data = data_of(noor, label)
            stage.telegram.taps(noor.id, message, data)
        await calm(stage)
        assert {"✓ Roddels", "✓ Buitensluiten", "✓ Bedreigen"} <= set(noor.labels)
        assert "Die knop" not in noor.screen.text


async def test_words_just_before_a_tap_do_not_undo_the_tap(tmp_path: Path) -> None:
    """She types one more line and presses the button that still stands there: both count."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says(STORY)
        await noor.sees(YEAR)
        await calm(stage)
        message, data = data_of(noor, "2")
        await noor.says("en elke dag")
        stage.telegram.taps(noor.id, message, data, stale=True)
        await noor.sees("Welke klas")
        await noor.taps("2HE · Jansen", f"«{STORY}\nen elke dag»")


async def test_twenty_thousand_characters_in_pieces_are_one_story(tmp_path: Path) -> None:
    """As long as a story may be, in the pieces a phone makes of it; a coach reads all of it, page by page."""
    story = " ".join(f"woord{n:05}" for n in range(1, 1819))[:20_000].strip()
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says(story)
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "woord00001")
        assert "Lees alles" in noor.labels
        read = await pages(noor, "Lees alles", "Lees verder")
        assert as_words(read) == as_words([story])
        await noor.taps("Terug", "Dit gaat naar Jansen")
        await sends(noor)
        await opens(sam, "woord00001")
        assert as_words(await pages(sam, "Lees verder", "Lees verder", first=[sam.screen.text])) == as_words([story])
        await noor.taps(TO_CARD, "Jouw bericht van")
        await noor.taps("Meer", "Wat wil je doen?")
        assert as_words(await pages(noor, "Lees mijn bericht", "Lees verder")) == as_words([story])


async def pages(phone: Phone, first_button: str, more: str, first: list[str] | None = None) -> list[str]:
    """Turns the pages to the last; gives what stood on each."""
    read = first or []
    button = first_button
    while not read or button in phone.labels:
        shown = phone.screen.text
        await phone.taps(button)
        await changed(phone, shown)
        read.append(phone.screen.text)
        button = more
    return read


async def changed(phone: Phone, shown: str) -> None:
    """Waits until the last message of the bot says something else."""
    for _ in range(500):
        if phone.screen.text != shown:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the page did not turn")


def as_words(texts: list[str]) -> list[str]:
    """The words of the story in these texts, in order."""
    found = " ".join(texts).replace("«", " ").replace("»", " ").split()
    return [word for word in found if word.startswith("woord")]


async def test_what_does_not_fit_is_said_kindly_and_the_rest_stays(tmp_path: Path) -> None:
    """Past 20,000 characters the last piece is left out, with a kind word; a short one that fits still joins."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await types(noor, *(f"deel{n} " + "a" * 3_900 for n in range(1, 6)))
        await noor.says("te veel " + "b" * 1_000)
        kindly = await noor.sees(KEPT)
        assert YEAR in kindly.text
        await noor.says("nog één regel")
        await noor.sees(ADDED)
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "deel1")
        await sends(noor)
        await calm(stage)
        assert "te veel" not in everything(noor)
        await opens(sam, "deel1")
        read = " ".join(await pages(sam, "Lees verder", "Lees verder", first=[sam.screen.text]))
        assert all(f"deel{n}" in read for n in range(1, 6))
        assert "nog één regel" in read
        assert "te veel" not in read


@pytest.mark.parametrize("label", ["Over een ander", "Ik doe zelf mee"])
async def test_telling_about_somebody_else_takes_the_same_road(tmp_path: Path, label: str) -> None:
    """A witness, and who takes part: whom, story, year, class, send; the coach reads who tells about whom."""
    who = {"Over een ander": "Leerling over een ander", "Ik doe zelf mee": "Leerling die zelf meedoet"}[label]
    async with a_stage(tmp_path) as stage:
        daan, sam = stage.pupil(DAAN), stage.coach(SAM)
        await daan.starts()
        await daan.taps(label)
        await calm(stage)
        await daan.says(STORY)
        await daan.taps("2", "Welke klas")
        await daan.taps("2HE · Jansen", STORY)
        await sends(daan)
        await opens(sam)
        assert who in sam.screen.text


async def test_words_at_any_screen_with_buttons_join_the_story(tmp_path: Path) -> None:
    """At a class, at a side screen, at the send screen: what is typed is kept and the question stands again."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says("begin")
        await noor.taps("2", "Welke klas")
        await noor.says("bij de klas")
        assert "Welke klas" in (await noor.sees(ADDED)).text
        await noor.taps("🆘", "Wat is er nu aan de hand?")
        await noor.says("bij de hulp")
        await calm(stage)
        assert "Welke klas" in noor.screen.text
        await noor.taps("2HE · Jansen", "begin\nbij de klas\nbij de hulp")
        await noor.says("bij het versturen")
        await noor.sees("bij de hulp\nbij het versturen")
        await noor.taps("Verstuur met mijn naam", "Typ je voornaam")
        await noor.taps("Toch zonder naam", "Verstuurd")
        await opens(sam, "begin\nbij de klas\nbij de hulp\nbij het versturen")
        assert "zonder naam" in sam.screen.text
        await forges(stage, noor, "x:stop")
        assert count(stage, "casus") == 1


async def test_what_quotes_her_never_comes_as_a_new_message(tmp_path: Path) -> None:
    """A new message whose number is lost with a dying bot could never be removed: it holds no word of hers. So she gets
    three dots, and what she told stands in their place a moment later."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        await noor.says("en vandaag weer")
        await noor.sees("en vandaag weer»")
        await noor.says("/start")
        await noor.sees("We waren hier")
        await calm(stage)
        assert [m.text for m in noor.messages if m.from_bot] == [noor.screen.text]
        new = [c.params["text"] for c in stage.telegram.journal if c.method == "sendMessage"]
        changed = [c.params["text"] for c in stage.telegram.journal if c.method == "editMessageText"]
        assert new.count("…") == 2
        assert not any(STORY in text for text in new)
        assert any(STORY in text for text in changed)
