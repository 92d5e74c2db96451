"""What nobody plans: the bot falls over, a draft is left, buttons are old, doubled, forged or somebody else's, classes
and coaches go while somebody tells. Nothing is lost, nothing is told to the wrong person (DESIGN §3, §3.1).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.demo.clock import MovableClock
from bot.demo.faults import Fault, FaultKind
from bot.demo.server import Emulator
from bot.demo.telegram import Telegram
from bot.ports import Unit
from bot.surroundings import MachineChance, surroundings
from bot.wiring import Lane
from tests.chat import AT_ONCE, Stage, StageTime, a_machine, a_stage, a_store
from tests.people import DAAN, GROUPS, NOOR, SAM, STAFF, TUESDAY, a_school_file
from tests.stories.acts import (
    alerted,
    calm,
    count,
    data_of,
    everything,
    forges,
    from_bot,
    opens,
    rows,
    sends,
    signals,
)
from tests.stories.test_report import STORY, tells

HELLO = "Over wie gaat het?"
TELL = "Typ het zoals je het zou zeggen"
YEAR = "In welk leerjaar zit je?"
STALE = "Die knop hoorde bij eerder. We zijn nu hier."


# --- The bot falls over -------------------------------------------------------------------------------------------


@asynccontextmanager
async def a_run(whole: Stage) -> AsyncIterator[Stage]:
    """The bot is started on this database and this Telegram, and stopped in good order."""
    machine, stop = a_machine(whole.lane, whole.around, whole.emulator), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(machine.run(stop))
        yield replace(whole, machine=machine)
        stop.set()


@asynccontextmanager
async def a_bot_that_is_off(folder: Path) -> AsyncIterator[Stage]:
    """Everything there is, except that nobody has started the bot yet."""
    time = StageTime(TUESDAY)
    telegram = Telegram(MovableClock(time.school))
    around = surroundings(a_school_file(), time, MachineChance(), AT_ONCE)
    async with Emulator(telegram) as emulator:
        lane = Lane(a_store(folder))
        lane.now(engage)
        yield Stage(telegram, emulator, around, lane, a_machine(lane, around, emulator), time, folder)
        lane.close()


def engage(unit: Unit) -> None:
    """The cast works here, and their classes are here."""
    for member in STAFF:
        unit.put_staff(member)
    for group in GROUPS:
        unit.put_group(group)


async def test_after_a_stop_and_a_start_she_goes_on_where_she_was(tmp_path: Path) -> None:
    """The answers are all there is to a talk: buttons from before the stop work, and what was typed meanwhile joins."""
    async with a_bot_that_is_off(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        async with a_run(stage):
            await noor.starts()
            await noor.taps("Over mij", TELL)
            await noor.says(STORY)
            await noor.sees(YEAR)
            await calm(stage)
        message, year = data_of(noor, "2")
        await noor.says("en nog iets")
        stage.telegram.taps(noor.id, message, year)
        async with a_run(stage):
            await noor.taps("2HE · Jansen", f"{STORY}\nen nog iets")
            await sends(noor)
            await calm(stage)
        assert len(noor.messages) == 1


# --- Left alone ---------------------------------------------------------------------------------------------------


async def test_a_draft_that_is_left_for_a_day_is_gone(tmp_path: Path) -> None:
    """After 24 hours the words are out of the chat, the draft and its key out of the database; one neutral line."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        keys = count(stage, "key_slot")
        await tells(noor, "nl")
        await stage.later(timedelta(hours=23, minutes=59))
        await calm(stage)
        assert STORY in everything(noor)
        await stage.later(timedelta(minutes=2))
        await calm(stage)
        await noor.sees_only("Ik ben er als je me nodig hebt.")
        assert (count(stage, "talk"), count(stage, "chat"), count(stage, "key_slot")) == (0, 0, keys)
        await noor.taps("Bekijk", HELLO)


async def test_words_without_a_tap_are_held_for_an_hour(tmp_path: Path) -> None:
    """Who types first and presses nothing: after an hour nothing of it is left."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        keys = count(stage, "key_slot")
        await noor.says(STORY)
        await noor.sees("vastgehouden")
        await calm(stage)
        await stage.later(timedelta(minutes=61))
        await calm(stage)
        await noor.sees_only("Ik ben er als je me nodig hebt.")
        assert (count(stage, "talk"), count(stage, "key_slot")) == (0, keys)


# --- Changed words ------------------------------------------------------------------------------------------------


async def test_an_edited_message_replaces_its_part_of_the_story(tmp_path: Path) -> None:
    """Before sending: the new words take the place of the old ones, in the same line."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        first = await noor.says("mijn naam is Noor")
        await noor.says("ze pesten me")
        stage.telegram.edits(noor.id, first, "ik zit in 2HE")
        await noor.sees("Ik heb het veranderd.")
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "«ik zit in 2HE\nze pesten me»")
        await sends(noor)
        await opens(sam, "ik zit in 2HE")
        assert "Noor" not in everything(sam)


async def test_words_changed_after_sending_reach_the_coach_as_changed(tmp_path: Path) -> None:
    """Her message could not be taken out of the chat, and she changes it: the coach hears there is news and sees it."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        mine = await noor.says("in de gymzaal")
        await noor.taps("2", "Welke klas")
        await noor.taps("2HE · Jansen", "gymzaal")
        for method in ("deleteMessages", "deleteMessage"):
            stage.telegram.faults.add(Fault(FaultKind.SERVER_ERROR, method, noor.id, times=None))
        await sends(noor)
        code = await opens(sam, "gymzaal")
        stage.telegram.edits(noor.id, mine, "in de kleedkamer")
        await sam.sees(f"Nieuws bij {code}")
        await sam.taps("Openen", "✎ in de kleedkamer")
        assert "gymzaal" not in sam.screen.text
        assert "Nieuws" not in everything(noor)


# --- Odd taps -----------------------------------------------------------------------------------------------------


async def test_an_old_button_is_said_kindly_and_the_present_question_stands(tmp_path: Path) -> None:
    """A tap for another question than the one that stands changes nothing."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says(STORY)
        await noor.sees(YEAR)
        await calm(stage)
        message, year = data_of(noor, "2")
        await noor.taps("2", "Welke klas")
        await forges(stage, noor, f"{year.removesuffix('2')}3", message)
        assert noor.screen.text == f"{STALE}\nWelke klas?"
        assert "2HE · Jansen" in noor.labels


async def test_a_tap_on_a_message_that_is_being_replaced_takes_nothing_away(tmp_path: Path) -> None:
    """She pressed the old screen while the new one was on its way: the newer one stays, and says where they are."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.taps("Over mij", TELL)
        await noor.says(STORY)
        await noor.sees(YEAR)
        await calm(stage)
        older, year = data_of(noor, "2")
        await noor.says("en vandaag weer")
        await noor.sees("Ik heb het erbij gezet.")
        await calm(stage)
        newer = noor.screen.id
        await forges(stage, noor, year, older)
        assert (noor.screen.id, STALE in noor.screen.text) == (newer, True)
        assert [m.id for m in from_bot(noor)] == [newer]


async def test_a_double_tap_on_send_is_one_signal(tmp_path: Path) -> None:
    """The second tap is acknowledged in silence: one case, one alert, and the receipt stays as it was."""
    async with a_stage(tmp_path) as stage:
        noor, sam = stage.pupil(NOOR), stage.coach(SAM)
        await tells(noor, "nl")
        message, data = data_of(noor, "Verstuur zonder")
        taps = [stage.telegram.taps(noor.id, message, data, stale=True) for _ in range(2)]
        await noor.sees("Verstuurd")
        taps.append(stage.telegram.taps(noor.id, message, data, stale=True))
        await calm(stage)
        assert count(stage, "casus") == 1
        assert noor.screen.text.startswith("Verstuurd")
        assert sum("Nieuw bericht" in m.text for m in sam.messages) == 1
        assert all(stage.telegram.query(tap).answered for tap in taps)


async def test_a_second_tap_on_stop_says_the_same(tmp_path: Path) -> None:
    """What was thrown away is still thrown away, also when nothing of the chat is kept any more."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await tells(noor, "nl")
        message, data = data_of(noor, "Stop")
        for _ in range(2):
            await forges(stage, noor, data, message)
            assert noor.screen.text.startswith("Weggegooid.")


RUBBISH = ("", ":", "a:", "a:::", "zz:1", "a:x:report-hello:nobody", "p:nowhere", "p:report-whole:9999999999", "b:back")
MORE_RUBBISH = ("r:ZZZZZ:card", "r::card", "s:desk", "s:ZZZZZ:open", "o:story", "p:status-card", "🙂:🙂:🙂", "r:view:2")


@pytest.mark.parametrize("telling", [False, True], ids=["at the start", "while telling"])
async def test_made_up_buttons_gain_nobody_anything(tmp_path: Path, telling: bool) -> None:
    """Rubbish in a tap is answered kindly; nothing is kept because of it, and what was told stays."""
    async with a_stage(tmp_path) as stage:
        noor = stage.pupil(NOOR)
        await noor.starts()
        await noor.sees(HELLO)
        if telling:
            await noor.taps("Over mij", TELL)
            await noor.says(STORY)
            await noor.sees(YEAR)
        await calm(stage)
        for data in (*RUBBISH, *MORE_RUBBISH):
            await forges(stage, noor, data)
            assert len(from_bot(noor)) == 1
        assert count(stage, "quarantine") == 0
        assert count(stage, "talk") == telling
        if telling:
            await noor.taps("🆘", "Wat is er nu aan de hand?")
            await noor.taps("Terug", YEAR)


TRACES = ("quiet", "unquiet", "clear", "keep", "unkeep", "unlink", "unlinked", "my-data")
DEEDS = ("card", "heard", "more", "read", "read:1", "take-back", "taken-back", "taken-back:read", "add", *TRACES)


async def test_somebody_elses_button_opens_nothing(tmp_path: Path) -> None:
    """Another pupil sends the very data of Noor's buttons, and the coach's: he sees his own first screen, no more."""
    async with a_stage(tmp_path) as stage:
        noor, daan, sam = stage.pupil(NOOR), stage.pupil(DAAN), stage.coach(SAM)
        await signals(noor)
        code = await alerted(sam)
        await daan.starts()
        await daan.sees(HELLO)
        for deed in DEEDS:
            await forges(stage, daan, f"r:{code}:{deed}")
            assert HELLO in daan.screen.text
        for deed in ("open", "pick-up", "read:1", "pass-on:no-time", "not-today", "later"):
            await forges(stage, daan, f"s:{code}:{deed}")
            assert HELLO in daan.screen.text
        assert not {code, STORY, "Jansen"} & set(everything(daan).split())
        await signals(daan, "iets van Daan")
        for deed in DEEDS:
            await forges(stage, daan, f"r:{code}:{deed}")
            assert "Jouw bericht van" in daan.screen.text
            assert not {code, STORY} & {*everything(daan).split(), *(m.text for m in daan.messages)}
        assert rows(stage, "SELECT DISTINCT status, opened FROM casus") == [("nieuw", 0)]
        assert (count(stage, "entry"), count(stage, "reading")) == (2, 0)
