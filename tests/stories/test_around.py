"""Around the words: pictures, commands, languages, groups, and a school that changes (DESIGN §3, §4 row 1)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.demo.media import Media
from tests.chat import Stage, a_stage, eventually
from tests.people import ALI, BAKKER, EMMA, NOOR, SAM, Pupil
from tests.stories.acts import calm, count, everything, from_bot, opens, sends, signals, staff_is, writes
from tests.stories.test_report import STORY, tells

HELLO = "Over wie gaat het?"
TELL = "Typ het zoals je het zou zeggen"
YEAR = "In welk leerjaar zit je?"
MEDIA = "Foto's en filmpjes bekijk ik niet."


# --- Pictures -----------------------------------------------------------------------------------------------------


async def test_pictures_are_not_taken_and_go_at_once(tmp_path: Path) -> None:
    """Whatever is not words: out of the chat, one kind answer (also to a whole album), and the story goes on."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says(STORY)
        await noor.sees(YEAR)
        for kind in Media:
            stage.telegram.sends_media(noor.id, kind)
        for _ in range(4):
            stage.telegram.sends_media(noor.id, Media.PHOTO, "kijk dan", album="a1")
        await noor.sees(MEDIA)
        await calm(stage)
        assert [m for m in noor.messages if m.media] == []
        assert len(from_bot(noor)) == 1
        assert not any(call.method in {"getFile", "forwardMessage", "copyMessage"} for call in stage.telegram.journal)
        await noor.taps("Verder", YEAR)


async def test_an_album_out_of_nowhere_gets_one_answer(tmp_path: Path) -> None:
    """Somebody begins with pictures, one update at a time: one answer, no talk, no key."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        for _ in range(3):
            stage.telegram.sends_media(noor.id, Media.PHOTO, album="a1")
            await calm(stage)
        assert len(noor.messages) == 1
        assert MEDIA in noor.screen.text
        assert (count(stage, "talk"), count(stage, "casus")) == (0, 0)
        await noor.taps("Verder", HELLO)


# --- The school changes under the talk ----------------------------------------------------------------------------


def second_year_goes(stage: Stage) -> None:
    """A new class list without the second year, as an import would write it."""
    writes(stage, "DELETE FROM klas_coach WHERE klas_key IN (SELECT key FROM klas WHERE year = 2)")
    writes(stage, "DELETE FROM klas WHERE year = 2")
    writes(stage, "UPDATE meta SET people = people + 1")


async def test_a_class_that_disappears_costs_no_words(tmp_path: Path) -> None:
    """Her class is gone when she presses send: she is asked again, her story still stands, nobody got it."""
    async with a_stage(tmp_path) as stage:
        noor, sam, bakker = stage.pupil(NOOR), stage.coach(SAM), stage.coach(BAKKER)
        await tells(noor, "nl")
        second_year_goes(stage)
        await noor.taps("Verstuur zonder mijn naam", YEAR)
        assert "2" not in noor.labels
        assert count(stage, "casus") == 0
        await noor.taps("1", "Welke klas")
        await noor.taps("1HA · Bakker", STORY)
        await sends(noor)
        await opens(bakker)
        await calm(stage)
        assert "Nieuw bericht" not in everything(sam)


async def test_a_coach_who_leaves_gets_nothing_and_nobody_gets_it_instead(tmp_path: Path) -> None:
    """Jansen leaves while she looks at 'Dit gaat naar Jansen': it goes to nobody until she has chosen again."""
    async with a_stage(tmp_path) as stage:
        noor, sam, ali = stage.pupil(NOOR), stage.coach(SAM), stage.coach(ALI)
        await tells(noor, "nl")
        staff_is(stage, replace(SAM, active=False))
        await noor.taps("Verstuur zonder mijn naam", "Welke klas?")
        await calm(stage)
        assert count(stage, "casus") == 0
        await noor.taps("2HE · Ali", f"Dit gaat naar Ali, coach van 2HE:\n«{STORY}»")
        await sends(noor)
        await opens(ali)
        assert "Nieuw bericht" not in everything(sam)


# --- Languages, commands, groups ----------------------------------------------------------------------------------


async def test_each_person_reads_her_own_language(tmp_path: Path) -> None:
    """An English pupil and a Dutch coach; and who speaks a language we do not have is spoken to in Dutch."""
    async with a_stage(tmp_path) as stage:
        emma, lena, sam = stage.pupil(EMMA), stage.pupil(LENA), stage.coach(SAM)
        await tells(emma, "en", story="they hide my bag")
        await emma.taps("Send without my name", "Sent.")
        await opens(sam, "they hide my bag")
        assert "Leerling over zichzelf" in sam.screen.text
        await lena.starts()
        await lena.sees(HELLO)


LENA = Pupil("Lenacanary", "Weißcanary", "lena_canary_handle", "de", 7_310_455_914)


async def test_commands_do_what_they_say(tmp_path: Path) -> None:
    """Without a talk: help, who sees what, the card (there is none yet); no command stays in the chat."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        said = {"/hulp": "aan de hand", "/privacy": "Wie ziet wat?", "/route": "Dat heet De Route.", "/kaart": HELLO}
        for command, text in said.items():
            await noor.says(command)
            await calm(stage)
            assert text in noor.screen.text
        assert all(m.from_bot for m in noor.messages)


async def test_a_command_in_a_talk_loses_nothing(tmp_path: Path) -> None:
    """In a talk the side screen leads back to the question; whoever starts again hears where she was."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        await noor.says("/privacy")
        await noor.taps("Begin", STORY)
        await noor.says("/route")
        await noor.taps("Terug", STORY)
        for command in ("/start", "/melden", "/START"):
            await noor.says(command)
            await calm(stage)
            assert noor.screen.text.startswith("We waren hier.")
            assert f"«{STORY}»" in noor.screen.text
        assert [m.text for m in noor.messages if not m.from_bot] == [STORY]
        await noor.says("/stop")
        await noor.sees_only("Weggegooid.")


async def test_a_command_that_is_none_is_words(tmp_path: Path) -> None:
    """Words are never refused: what begins with a slash and means nothing to us is part of the story."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.says("/noor dat zeggen ze steeds")
        await noor.sees("Ik heb je tekst vastgehouden.")
        await noor.taps("Over mij", YEAR)
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "«/noor dat zeggen ze steeds»")
        await sends(noor)
        await opens(sam, "«/noor dat zeggen ze steeds»")


async def test_no_first_screen_stays_behind(tmp_path: Path) -> None:
    """R6: she looked at help, pressed Start twice, and told; a quarter of an hour later one neutral line is left."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.says("/hulp")
        await calm(stage)
        await noor.starts()
        await calm(stage)
        await signals(noor)
        await stage.later(timedelta(minutes=16))
        await calm(stage)
        assert noor.bubbles == ["Ik ben er als je me nodig hebt."]


async def test_a_group_is_left_without_a_word(tmp_path: Path) -> None:
    """Private chats only: whoever adds the bot to a group sees it go, and nothing is said or kept."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        group = stage.telegram.adds_to_group(noor.id)
        await eventually(lambda: stage.telegram.calls("leaveChat"), lambda: "it stays")
        await calm(stage)
        assert {call["chat_id"] for call in stage.telegram.calls("leaveChat")} == {str(group)}
        assert not any(message.from_bot and message.text for message in stage.telegram.chat(group))
        assert stage.telegram.calls("sendMessage") == []
        assert count(stage, "chat") == 0
