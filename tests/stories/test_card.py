"""After sending: a chat that gives nothing away, the card behind it, and the word that is kept (SCREENS §5, R5–R7)."""

from pathlib import Path

from bot.usecases.scene import Pace
from tests.chat import a_stage
from tests.people import ALI, NOOR, SAM
from tests.stories.acts import (
    CARD,
    TO_CARD,
    alerted,
    at,
    calm,
    count,
    data_of,
    everything,
    folds,
    forges,
    from_bot,
    number,
    opens,
    rows,
    sends,
    shows_card,
    signals,
)
from tests.stories.test_report import STORY, tells

# --- The folded chat ----------------------------------------------------------------------------------------------


async def test_a_quarter_of_an_hour_later_the_chat_says_nothing(tmp_path: Path) -> None:
    """R6: one neutral line, no words of hers, no name, no code; *Bekijk* shows the card, and that folds as well."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        code = await alerted(sam)
        await calm(stage)
        assert all(m.from_bot for m in noor.messages)
        assert STORY not in everything(noor)
        await folds(stage, noor)
        assert noor.labels == ["Bekijk", "🆘"]
        await shows_card(noor)
        assert not {code, "pest"} & set(noor.screen.text.split())
        assert STORY not in noor.screen.text
        await folds(stage, noor)
        await noor.taps("🆘", "Wat is er nu aan de hand?")
        await folds(stage, noor)


async def test_reading_back_is_protected_and_goes_again(tmp_path: Path) -> None:
    """She reads what she sent; it cannot be forwarded, hides at a tap, and by itself after fifteen minutes."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await signals(noor)
        await noor.taps(TO_CARD, CARD)
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Lees mijn bericht", f"«{STORY}»\nDit verdwijnt over 15 minuten.")
        assert noor.screen.protected
        await noor.taps("Verberg nu", CARD)
        assert STORY not in everything(noor)
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Lees mijn bericht", STORY)
        await folds(stage, noor)


async def test_what_is_read_back_goes_also_while_a_talk_waits(tmp_path: Path) -> None:
    """She had begun to type something, looked at her message instead, and put the phone away: it folds all the same."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await signals(noor)
        await noor.taps(TO_CARD, CARD)
        await noor.taps("Iets typen", "Het gaat meteen naar Jansen")
        await noor.says("/kaart")
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Lees mijn bericht", STORY)
        await folds(stage, noor)


# --- Something more -----------------------------------------------------------------------------------------------


async def test_what_she_adds_goes_to_whoever_has_it_by_code(tmp_path: Path) -> None:
    """*Iets typen*: it goes at once, her words leave the chat, the coach gets a code and reads it marked as added."""
    async with a_stage(tmp_path) as stage:
        noor, sam, ali = stage.pupil(NOOR), stage.coach(SAM), stage.coach(ALI)
        await signals(noor)
        code = await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await shows_card(noor)
        await noor.taps("Iets typen", "Het gaat meteen naar Jansen")
        await noor.says("en nu ook in de app")
        await noor.sees("Ik heb het erbij gezet.")
        alert = await sam.sees("Nieuws bij")
        assert alert.text == f"💬 Nieuws bij {code}."
        await calm(stage)
        assert all(m.from_bot for m in noor.messages)
        assert "app" not in everything(noor)
        await sam.taps("Openen", "· opgepakt ·")
        await sam.taps("Lees het verhaal", f"{STORY}\n+ en nu ook in de app")
        assert from_bot(ali)[-1].text == "Je postvak is leeg."


async def test_not_adding_anything_after_all(tmp_path: Path) -> None:
    """*Toch niet* leads back to the card, and nothing went anywhere."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await noor.taps(TO_CARD, CARD)
        await noor.taps("Iets typen", "Het gaat meteen naar Jansen")
        await noor.taps("Toch niet", CARD)
        await calm(stage)
        assert count(stage, "entry") == 1
        assert "Nieuws bij" not in everything(sam)


async def test_what_is_added_before_the_next_alert_is_one_alert(tmp_path: Path) -> None:
    """R12: bundled. Three additions in an evening are one line on the coach's phone in the morning."""
    async with a_stage(tmp_path, start=at(24, 12), pace=Pace()) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await stage.until(at(24, 16, 30))
        await opens(sam)
        await sam.taps("Ik pak dit op", "Opgepakt")
        await stage.until(at(24, 20))
        await calm(stage)
        await shows_card(noor)
        for line in ("ook vandaag", "en daarna nog", "en in de bus"):
            await noor.taps("Iets typen", "Het gaat meteen naar")
            await noor.says(line)
            await noor.sees("Ik heb het erbij gezet.")
            await noor.taps("Meer", "Wat wil je doen?")
            await noor.taps("Terug naar mijn kaart", CARD)
        await calm(stage)
        assert "Nieuws bij" not in everything(sam)
        await stage.until(at(25, 12))
        await calm(stage)
        assert sum("Nieuws bij" in m.text for m in sam.messages) == 1


async def test_typing_later_belongs_to_it(tmp_path: Path) -> None:
    """Words outside any talk: she is asked, and *Ja, erbij* puts them with the first."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await opens(sam)
        await folds(stage, noor)
        await noor.says("vandaag weer")
        await noor.sees("Hoort dit bij je bericht van di 24 november?")
        await calm(stage)
        await noor.says("en gisteren")
        await noor.taps("Ja, erbij", CARD)
        await calm(stage)
        assert all(m.from_bot for m in noor.messages)
        await sam.sees("Nieuws bij")
        await sam.taps("Openen", f"«{STORY}\n+ vandaag weer\n+ en gisteren»")


async def test_typing_later_is_something_new(tmp_path: Path) -> None:
    """*Nee, iets nieuws*: her words are the story of a new signal, and she is not asked for them again."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await folds(stage, noor)
        await noor.says("iets heel anders")
        await noor.taps("Nee, iets nieuws", "Over wie gaat het?")
        await noor.taps("Over een ander", "leerjaar zit de leerling")
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "«iets heel anders»")
        await sends(noor)
        await calm(stage)
        assert count(stage, "casus") == 2
        assert sum("Nieuw bericht" in m.text for m in sam.messages) == 2


async def test_typing_later_is_not_sent(tmp_path: Path) -> None:
    """*Niet versturen*: the words are gone from the chat and from the database."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await signals(noor)
        keys = count(stage, "key_slot")
        await folds(stage, noor)
        await noor.says("laat maar")
        await noor.taps("Niet versturen", CARD)
        await calm(stage)
        assert all(m.from_bot for m in noor.messages)
        assert (count(stage, "talk"), count(stage, "entry"), count(stage, "key_slot")) == (0, 1, keys)


async def test_of_several_messages_she_chooses_by_day_and_code(tmp_path: Path) -> None:
    """Two signals: which card, and which one the new words belong to."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor, "het eerste")
        first = await alerted(sam)
        await folds(stage, noor)
        await stage.until(at(25, 20))
        await calm(stage)
        await noor.says("het tweede")
        await noor.taps("Nee, iets nieuws", "Over wie gaat het?")
        await noor.taps("Over mij", "leerjaar")
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "«het tweede»")
        await sends(noor)
        await folds(stage, noor)
        await noor.taps("Bekijk", "Welk bericht?")
        assert noor.labels[0] == f"di 24 november · {first}"
        assert noor.labels[1].startswith("wo 25 november · ")
        await noor.taps(noor.labels[1], f"{CARD} wo 25 november")
        await noor.says("nog iets bij het eerste")
        await noor.sees("Bij welk bericht hoort dit?")
        await noor.taps(f"di 24 november · {first}", f"{CARD} di 24 november")
        await calm(stage)
        assert f"Nieuws bij {first}" in everything(sam)


# --- Taking back --------------------------------------------------------------------------------------------------


async def test_taken_back_before_anybody_opened_it_everything_is_gone(tmp_path: Path) -> None:
    """One tap and one yes: content, key and address are erased; the alert at the coach's leads nowhere, kindly."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        keys = count(stage, "key_slot")
        await signals(noor)
        await alerted(sam)
        await noor.taps("Haal terug", "Niemand heeft het nog gelezen.")
        await noor.taps("Nee", CARD)
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Haal mijn bericht terug", "Niemand heeft het nog gelezen.")
        await noor.taps("Ja, haal terug", "Teruggehaald.")
        await calm(stage)
        for table in ("entry", "entry_old", "reply_address", "casus_staff", "due", "talk"):
            assert count(stage, table) == 0, table
        assert count(stage, "key_slot") == keys
        assert number(stage, "SELECT count(*) FROM outbox WHERE state < 3") == 0
        assert rows(stage, "SELECT status, klas FROM casus") == [("gewist", None)]
        await sam.taps("Openen", "Dat kan nu niet.")
        assert sam.labels == ["Postvak"]
        await sam.taps("Postvak", "Je postvak is leeg.")
        await noor.taps("Oké", "Over wie gaat het?")
        await folds(stage, noor)
        assert count(stage, "chat") == 0


async def test_once_it_was_opened_an_old_button_asks_anew(tmp_path: Path) -> None:
    """From the first reading it is another question: an old or made-up yes erases nothing, and says what would go."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        message, old = data_of(noor, "Haal terug")
        code = await opens(sam)
        await forges(stage, noor, old, message)
        assert "Jansen kan het al gelezen hebben." in noor.screen.text
        await forges(stage, noor, f"r:{code}:taken-back")
        assert "Jansen kan het al gelezen hebben." in noor.screen.text
        assert rows(stage, "SELECT status FROM casus") == [("nieuw",)]
        assert count(stage, "entry") == 1


async def test_taking_back_with_a_half_typed_addition(tmp_path: Path) -> None:
    """An addition she had begun goes with it."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await signals(noor)
        await noor.taps(TO_CARD, CARD)
        await noor.taps("Iets typen", "Het gaat meteen naar")
        await noor.says("/kaart")
        await noor.taps("Meer", "Wat wil je doen?")
        await noor.taps("Haal mijn bericht terug", "Niemand heeft het nog gelezen.")
        await noor.taps("Ja, haal terug", "Teruggehaald.")
        await calm(stage)
        assert (count(stage, "talk"), count(stage, "entry"), count(stage, "quarantine")) == (0, 0, 0)


# --- A name -------------------------------------------------------------------------------------------------------


async def test_a_name_that_is_given_reaches_the_coach(tmp_path: Path) -> None:
    """Too short a name is asked again; the case has it, her own card only that it was given, her chat not at all."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        await noor.taps("Verstuur met mijn naam", "Typ je voornaam en achternaam.")
        await noor.says("N")
        await noor.sees("Dat is wel kort.")
        await noor.says("Noor de Vries")
        await noor.sees("Verstuurd")
        await calm(stage)
        assert all(m.from_bot for m in noor.messages)
        await noor.taps(TO_CARD, "Je naam: gegeven")
        assert "de Vries" not in everything(noor)
        await opens(sam)
        assert "2HE · Noor de Vries" in sam.screen.text
        await sam.taps("Ik pak dit op", "Wanneer praat je met A?")
        assert sam.labels[0] == "wo 25", "it is evening: today is over"
        await sam.taps("wo 25", "A: Noor de Vries")
