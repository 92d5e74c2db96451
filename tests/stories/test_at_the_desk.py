"""A connected colleague passes something on at the desk, in her own name (SCREENS §9, DESIGN §3.1)."""

from functools import partial
from pathlib import Path

import pytest

from bot.ports import Notice, NoticeKind
from bot.route.model import Case, Whom
from bot.usecases import borging
from bot.usecases.casework import pick_up
from bot.usecases.colleagues import READ
from bot.usecases.scene import Pace
from tests.chat import Phone, a_stage
from tests.people import BAKKER, NOOR, SAM, VISSER
from tests.stories.acts import alerted, at, calm, count, everything, forges, from_bot, number, opens, rows, signals
from tests.stories.test_parent import BETWEEN, records
from tests.usecases.roadside import ALL_REASONS

STORY = "in de aula trokken twee leerlingen steeds de stoel van Noor weg"
EMPTY = "Je postvak is leeg."


async def to_the_story(phone: Phone) -> None:
    """From the desk to the question what was seen."""
    await phone.taps("Iets doorgeven", "Hoe weet je het?")
    await phone.taps("Zelf gezien", "In welk leerjaar zit de leerling?")
    await phone.taps("2", "Welke klas?")
    await phone.taps("2HE · Jansen", "Wat zag of hoorde je?")


async def passes_on(phone: Phone) -> None:
    """From the desk until it is sent: six taps and one message."""
    await to_the_story(phone)
    await phone.says(STORY)
    await phone.taps("Achterwacht gehaald", f"«{STORY}»")
    await phone.taps("Ja, verstuur", "De coach neemt het over.")


async def test_a_colleague_passes_on_in_her_own_name(tmp_path: Path) -> None:
    """She is not asked who she is; the coach reads which colleague it was, and asks nothing in the chat."""
    async with a_stage(tmp_path) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await to_the_story(visser)
        assert "koppellink" not in everything(visser)
        await visser.says(STORY)
        await visser.taps("Achterwacht gehaald", "Je naam staat erbij.")
        await visser.taps("Ja, verstuur", "De coach neemt het over.")
        await calm(stage)
        assert STORY not in everything(visser)
        assert all(m.from_bot for m in visser.messages)
        code = await opens(sam, STORY)
        assert "Medewerker · 2HE · Visser" in sam.screen.text
        assert "Bron: zelf gezien · Deed al: achterwacht gehaald · Leerling weet het: ja" in sam.screen.text
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await sam.taps("wo 25")
        picked_up = await sam.sees(f"{code} · opgepakt")
        assert "Doorgegeven door Visser · zelf gezien" in picked_up.text
        labels = "".join(button.label for row in picked_up.rows for button in row)
        assert "Lees het verhaal" in labels
        assert "Bericht aan" not in labels
        await visser.sees("✓ Wat je doorgaf, is gelezen.")
        assert code not in everything(visser)


async def test_she_hears_twice_and_no_more(tmp_path: Path) -> None:
    """Read, and at the end finished: nothing of what the coach and the pupil do in between (DESIGN §1)."""
    async with a_stage(tmp_path) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await passes_on(visser)
        code = await alerted(sam)
        stage.lane.now(lambda unit: pick_up(stage.around.scene(unit), SAM, code))
        await visser.sees("✓ Wat je doorgaf, is gelezen.")
        before = visser.bubbles
        for step in BETWEEN:
            assert isinstance(stage.lane.now(partial(records, stage, step, code)), Case)
            await calm(stage)
            assert visser.bubbles == before
        stage.lane.now(lambda unit: borging.close(stage.around.scene(unit), SAM, code, ALL_REASONS))
        await visser.sees("✓ Wat je doorgaf, is klaar.")
        assert len(visser.bubbles) == len(before) + 1


async def test_what_she_tells_never_meets_what_she_reads(tmp_path: Path) -> None:
    """Her desk does not list it, opens it by no forged button, and goes on working while she tells."""
    async with a_stage(tmp_path) as stage:
        bakker, sam = stage.coach(BAKKER), stage.coach(SAM)
        await passes_on(bakker)
        code = await alerted(sam)
        await bakker.taps("Klaar", EMPTY)
        for deed in ("open", "read:1", "pick-up", "write"):
            await forges(stage, bakker, f"s:{code}:{deed}")
            assert STORY not in everything(bakker)
        await forges(stage, bakker, f"r:{code}:card")
        assert STORY not in everything(bakker)
        assert rows(stage, "SELECT whom FROM casus") == [(Whom.STAFF,)]
        assert count(stage, "reply_address") == 0


async def test_who_passes_on_to_herself_is_told_nothing_twice(tmp_path: Path) -> None:
    """The coach of the class saw it herself: it waits at her own desk, and she is not told that she read it."""
    async with a_stage(tmp_path) as stage:
        sam = stage.coach(SAM)
        await passes_on(sam)
        await opens(sam, STORY)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await calm(stage)
        assert "Wat je doorgaf" not in everything(sam)


async def test_words_at_any_screen_are_what_she_tells(tmp_path: Path) -> None:
    """R3 at the desk: nothing that is typed while she tells is lost; it leaves her chat at once."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await visser.taps("Iets doorgeven", "Hoe weet je het?")
        await visser.says("stoel weggetrokken")
        await calm(stage)
        await visser.taps("Gehoord", "In welk leerjaar")
        await visser.taps("2", "Welke klas?")
        await visser.taps("2HE · Jansen", "Wat deed je zelf al?")
        await visser.says("gisteren ook")
        await calm(stage)
        await visser.taps("Nog niets", "«stoel weggetrokken\ngisteren ook»")
        assert all(m.from_bot for m in visser.messages)
        await visser.taps("Iets veranderen", "Alleen feiten")
        await visser.says("en vandaag")
        await visser.sees("«stoel weggetrokken\ngisteren ook\nen vandaag»")
        await visser.taps("Terug", "Wat deed je zelf al?")


@pytest.mark.parametrize("how", ["Stop", "a quarter of an hour", "something else"])
async def test_what_is_not_sent_is_gone(tmp_path: Path, how: str) -> None:
    """*Stop*, fifteen minutes, or a tap on a case: the draft goes with its key, and nothing of it stands there."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await signals(noor)
        await alerted(sam)
        keys = count(stage, "key_slot")
        await to_the_story(sam)
        await sam.says(STORY)
        await sam.sees("Wat deed je zelf al?")
        assert (count(stage, "key_slot"), count(stage, "talk")) == (keys + 1, 1)
        if how == "Stop":
            await sam.taps("Stop")
        elif how == "something else":
            await sam.taps("Straks", "Ik vraag het")
        else:
            await stage.until(at(24, 19, 50))
        await calm(stage)
        assert (count(stage, "key_slot"), count(stage, "talk")) == (keys, 0)
        assert STORY not in everything(sam)
        assert number(stage, "SELECT count(*) FROM casus") == 1


async def test_about_a_colleague_is_not_told_at_the_desk_either(tmp_path: Path) -> None:
    """The law is named, and it leads back to the question."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await visser.taps("Iets doorgeven", "Hoe weet je het?")
        await visser.taps("Over een collega", "direct zelf melden bij het bestuur")
        await visser.taps("Ik begrijp het", "Hoe weet je het?")
        await visser.taps("Stop", EMPTY)
        await calm(stage)
        assert (count(stage, "casus"), count(stage, "talk")) == (0, 0)


async def test_typing_alone_tells_nobody_anything(tmp_path: Path) -> None:
    """A member of staff never becomes a reporter by typing (DESIGN §3.1)."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await visser.says(STORY)
        await visser.sees("Bij welke casus hoort dit?")
        await calm(stage)
        assert (count(stage, "casus"), count(stage, "talk")) == (0, 0)
        assert "Iets doorgeven" not in from_bot(visser)[-1].text


async def test_nothing_is_told_before_the_school_has_decided(tmp_path: Path) -> None:
    """Staff look around; what they would tell is about a pupil all the same (DESIGN §4 row 21)."""
    async with a_stage(tmp_path, staff_only=True) as stage:
        visser = stage.coach(VISSER)
        await visser.taps("Iets doorgeven", "Dat kan nu niet.")
        await calm(stage)
        assert (count(stage, "casus"), count(stage, "talk")) == (0, 0)


async def test_what_is_overdue_disturbs_nobody_on_a_day_off(tmp_path: Path) -> None:
    """R12: the bot was away on Friday; that it was read is heard on Monday, and that it is finished as well."""
    async with a_stage(tmp_path, start=at(24, 12), pace=Pace()) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await passes_on(visser)
        await stage.until(at(27, 16, 30))
        await opens(sam, STORY)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await calm(stage)
        stage.lane.now(lambda unit: unit.say(Notice("late", NoticeKind.SAY, at(28, 11), to=VISSER.id, panel=READ)))
        await stage.until(at(29, 12))
        assert "Wat je doorgaf" not in everything(visser)
        await stage.until(at(30, 9))
        await visser.sees("✓ Wat je doorgaf, is gelezen.")


async def test_that_it_was_read_comes_with_the_next_alerts(tmp_path: Path) -> None:
    """R12: not in the evening; at the next moment at which alerts leave, so that it tells no hour."""
    async with a_stage(tmp_path, start=at(24, 12), pace=Pace()) as stage:
        visser, sam = stage.coach(VISSER), stage.coach(SAM)
        await passes_on(visser)
        await stage.until(at(24, 16, 30))
        await opens(sam, STORY)
        await sam.taps("Ik pak dit op", "Opgepakt.")
        await calm(stage)
        assert "Wat je doorgaf" not in everything(visser)
        await stage.until(at(25, 9))
        await visser.sees("✓ Wat je doorgaf, is gelezen.")


async def test_who_told_lies_sealed(tmp_path: Path) -> None:
    """A thief reads that a member of staff told; which one, what and how it is known are sealed."""
    async with a_stage(tmp_path) as stage:
        visser = stage.coach(VISSER)
        await passes_on(visser)
        await calm(stage)
        assert rows(stage, "SELECT staff_id FROM casus_staff WHERE part = 'receiver'") == [(SAM.id,)]
        for table in ("casus_staff", "reading", "history"):
            assert VISSER.id not in str(rows(stage, f"SELECT * FROM {table}"))
        disk = b"".join(file.read_bytes() for file in stage.folder.glob("signaal.db*"))
        for word in (b"aula", b"Visser", b"by=", b"source="):
            assert word not in disk, word
