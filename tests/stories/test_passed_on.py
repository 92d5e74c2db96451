"""What is forwarded, sent in an album, or changed afterwards: words are taken, pictures are not, nothing tells whose it
was (SCREENS R3, DESIGN §4 row 1).
"""

from pathlib import Path
from typing import Final

from bot.demo.media import Media
from bot.demo.model import User
from tests.canaries import files_of
from tests.chat import Stage, a_stage
from tests.people import FATIMA, NOOR, SAM
from tests.stories.acts import calm, everything, from_bot, opens, sends
from tests.stories.test_report import STORY, tells

TELL: Final = "Typ het zoals je het zou zeggen"
MEDIA: Final = "Foto's en filmpjes bekijk ik niet."
CAPTION: Final = "Wat je erbij typte, heb ik ook niet."
BULLY: Final = User(7_310_455_977, "Origincanary", "origin_canary_handle", last_name="Afzendercanary")
NAMES: Final = ("origincanary", "origin_canary_handle", "afzendercanary", "7310455977")


def _kept(stage: Stage) -> bytes:
    """Every byte in the folder of the bot, in small letters."""
    return b"".join(file.read_bytes() for file in files_of(stage.folder)).lower()


async def test_forwarded_words_are_taken_as_typed_and_their_origin_is_nowhere(tmp_path: Path) -> None:
    """She passes on what somebody wrote to her: the words reach the coach, and nobody learns here who wrote them."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        stage.telegram.passes_on(NOOR.id, "/jij bent niks waard", BULLY)
        await noor.sees("In welk leerjaar zit je?")
        await noor.says("dat stuurde hij")
        await calm(stage)
        await noor.taps("2", "Welke klas?")
        await noor.taps("2HE · Jansen", "«/jij bent niks waard\ndat stuurde hij»")
        await sends(noor)
        await opens(sam, "/jij bent niks waard\ndat stuurde hij")
        await calm(stage)
        said = "".join(str(call.params) for call in stage.telegram.journal).lower()
        assert [name for name in NAMES if name in said or name.encode() in _kept(stage)] == []
        assert all(m.from_bot for m in noor.messages)


async def test_five_photos_at_once_are_one_answer_and_all_five_go(tmp_path: Path) -> None:
    """In a running talk; what she typed below one of them is said to be lost, and her story goes on."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        before = len(stage.telegram.calls("sendMessage"))
        for number in range(5):
            stage.telegram.sends_media(noor.id, Media.PHOTO, "dit is hij" if number == 3 else "", album="a1")
        await noor.sees(CAPTION)
        await calm(stage)
        assert MEDIA in noor.screen.text
        assert [m for m in noor.messages if m.media] == []
        assert len(from_bot(noor)) == 1
        assert len(stage.telegram.calls("sendMessage")) - before <= 2
        await noor.taps("Verder", STORY)
        assert "dit is hij" not in noor.screen.text


async def test_a_picture_without_words_says_nothing_of_words(tmp_path: Path) -> None:
    """And one with words that comes after it does, in the same message."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        stage.telegram.sends_media(noor.id, Media.PHOTO)
        shown = await noor.sees(MEDIA)
        assert CAPTION not in shown.text
        await calm(stage)
        stage.telegram.sends_media(noor.id, Media.VOICE, "luister dan")
        again = await noor.sees(CAPTION)
        assert (again.id, MEDIA in again.text) == (noor.screen.id, True)
        await calm(stage)
        assert len(noor.messages) == 1


async def test_a_parent_is_told_so_in_the_u_form(tmp_path: Path) -> None:
    """SCREENS §8."""
    async with a_stage(tmp_path) as stage:
        fatima = stage.pupil(FATIMA)
        await fatima.starts()
        await fatima.taps("Ik ben ouder", "Waar gaat het over?")
        stage.telegram.sends_media(fatima.id, Media.DOCUMENT, "zie de brief")
        await fatima.sees("Wat u erbij typte, heb ik ook niet.")


async def test_a_coach_who_sends_an_album_gets_one_answer(tmp_path: Path) -> None:
    """At the desk pictures are taken no more than elsewhere, and they go."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        for _ in range(5):
            stage.telegram.sends_media(sam.id, Media.PHOTO, album="a2")
            await calm(stage)
        await sam.sees("Foto's en bestanden bekijk ik niet.")
        assert everything(sam).count("Foto's en bestanden") == 1
        assert [m for m in sam.messages if m.media] == []
        await sam.taps("Postvak", "Je postvak is leeg.")


async def test_before_the_school_has_decided_an_album_gets_one_answer_too(tmp_path: Path) -> None:
    """It is said once that the bot is not open, and the pictures go."""
    async with a_stage(tmp_path, staff_only=True) as stage:
        noor = stage.pupil(NOOR)
        for _ in range(3):
            stage.telegram.sends_media(noor.id, Media.PHOTO, album="a3")
            await calm(stage)
        assert len(stage.telegram.calls("sendMessage")) == 1
        assert [m for m in noor.messages if m.media] == []


async def test_a_word_of_danger_that_is_edited_in_brings_numbers(tmp_path: Path) -> None:
    """She changes what she typed: where help is, is shown as if she had typed it so."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        mine = await noor.says("soms wil ik niet")
        await noor.sees("In welk leerjaar zit je?")
        await calm(stage)
        stage.telegram.edits(noor.id, mine, "soms wil ik niet meer leven")
        await noor.sees("113")
        await calm(stage)
        await noor.taps("Verder met mijn verhaal", "leerjaar")
        await noor.taps("2", "Welke klas?")
        await noor.taps("2HE · Jansen", "«soms wil ik niet meer leven»")


