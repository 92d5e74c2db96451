"""The bot was away for a night or a weekend: what was due happens once, the urgent first, and nobody is woken for it.

The machine is stopped, school time and Telegram's time go on, and a new machine begins on the same database. What
people did meanwhile waits at Telegram: words for a day, taps for two and a half minutes (TELEGRAM "Updates").
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from bot.demo.clock import MovableClock
from bot.demo.errors import Reply
from bot.demo.limits import Limits as StrictLimits
from bot.demo.params import Params
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, LongPoll, Telegram
from bot.ports import Notice, NoticeKind, Unit
from bot.route.model import Staff
from bot.surroundings import MachineChance, surroundings
from bot.texts import say
from bot.usecases.scene import Pace
from bot.wiring import Lane, Machine
from handlers.telegram.request import connect
from scheduler.limits import Limits
from scheduler.limits import Pace as SendingPace
from scheduler.ticks import Every, Ticks
from storage.theft import owed_by
from tests.chat import Phone, Stage, StageTime, a_store
from tests.fakes import MemoryStore
from tests.killed import patiently
from tests.people import DAAN, DE_WIT, EMMA, GROUPS, NOOR, SAM, STAFF, VISSER, Pupil, a_school_file
from tests.stories.acts import FOLDED, at, count, everything, opens, signals, the_only_case
from tests.stories.test_report import STORY, tells

NUDGE: Final = say("nudge", "nl")
NEW, WAITS = "Nieuw bericht", "wacht nog op jou"
MINUTE: Final = timedelta(minutes=1)
UNTIL_THE_PROMISE: Final = (at(23, 8, 20), at(23, 10, 20), at(23, 12, 20), at(24, 9, 5), at(24, 16, 25))
"""Of a signal of Monday at seven: alerted, asked again, the achterwacht, the aanspreekpunt, just before the word."""
FREELY: Final = SendingPace(on=False)
LANES: Final = 8
CROWD: Final = tuple(Pupil(f"Leerling {n}", "", f"leerling{n}", "nl", 8_000_000_000 + n) for n in range(8))
BOAZ: Final = Pupil("Boazcanary", "Bergcanary", "boaz_canary_handle", "nl", 8_000_000_100)
LENA: Final = Pupil("Lenacanary", "Weißcanary", "lena_canary_handle", "nl", 8_000_000_101)


class Witness(Telegram):
    """A Telegram that remembers who was told what, in order; not what it refused, because that was told to nobody."""

    def __init__(self, time: StageTime) -> None:
        super().__init__(MovableClock(time.school), timer=monotonic)
        self.told: list[tuple[int, str]] = []

    def request(self, token: str, method: str, params: Params) -> Reply | LongPoll:
        """Do a call, and remember it."""
        reply = super().request(token, method, params)
        if method in {"sendMessage", "editMessageText"} and isinstance(reply, Reply) and reply.status == 200:
            self.told.append((int(params["chat_id"]), params["text"]))
        return reply


@dataclass
class Premises:
    """What stays when the bot is away: Telegram, the disk, the clocks."""

    telegram: Witness
    emulator: Emulator
    time: StageTime
    folder: Path

    @asynccontextmanager
    async def open(self, sending: SendingPace = FREELY) -> AsyncIterator[Stage]:
        """The bot is there during this block, at the school's own pace; after it, it has stopped."""
        store = a_store(self.folder)
        lane = Lane(store)
        around = surroundings(a_school_file(), self.time, MachineChance(), Pace())
        limits = Limits(asyncio.get_running_loop().time, sending)
        line = connect(TOKEN, self.emulator.origin)
        machine = Machine(lane, around, line, limits=limits, every=Every(0.5, 0.5, 3600), poll_s=1)
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(machine.run(stop))
            yield Stage(self.telegram, self.emulator, around, lane, machine, self.time, self.folder)
            stop.set()
        lane.close()
        store.close()

    def said(self) -> list[tuple[int, str]]:
        """Who was told what, in the order of the calls, since the last time this was asked."""
        told, self.telegram.told = self.telegram.told, []
        return told


@asynccontextmanager
async def premises(folder: Path, start: datetime) -> AsyncIterator[Premises]:
    """A school with its staff, at this moment; nobody serves yet."""
    time = StageTime(start)
    telegram = Witness(time)
    store = a_store(folder)
    with store.unit() as unit:
        for member in STAFF:
            unit.put_staff(member)
        for group in GROUPS:
            unit.put_group(group)
    store.close()
    async with Emulator(telegram) as emulator:
        yield Premises(telegram, emulator, time, folder)


async def settled(stage: Stage) -> None:
    """Wait until all that was typed and tapped is answered and nothing is owed, however slowly it may leave."""
    telegram, disk = stage.telegram, stage.folder / "signaal.db"
    for _ in range(2):  # What leaves the outbox may be planned by what was handled last.
        await patiently(
            lambda: not (telegram.queue.pending(telegram.now()) or owed_by(disk, stage.time.at)) and telegram.polling,
            lambda: "it never became calm",
        )


async def goes_on(stage: Stage, *moments: datetime) -> None:
    """School time goes on from moment to moment, and at each everything is done."""
    for moment in moments:
        await stage.until(moment)
        await settled(stage)


def told(said: Sequence[tuple[int, str]], phone: Phone, words: str) -> list[str]:
    """What somebody was told in which these words are."""
    return [text for chat, text in said if chat == phone.id and words in text]


def coaches(stage: Stage, *staff: Staff) -> list[Phone]:
    """The phones of these members of staff."""
    return [stage.coach(member) for member in staff]


# --- A night --------------------------------------------------------------------------------------------------------


async def test_after_a_night_each_thing_that_was_due_happens_once(tmp_path: Path) -> None:
    """A word that was promised, a nudge, an alert, reminders, two folds: the next morning each once, and no more."""
    async with premises(tmp_path, at(23, 7)) as school:
        async with school.open() as stage:
            noor, daan, emma = (stage.pupil(who) for who in (NOOR, DAAN, EMMA))
            sam, visser, de_wit = coaches(stage, SAM, VISSER, DE_WIT)
            await signals(noor)
            await goes_on(stage, *UNTIL_THE_PROMISE[:-1], at(24, 15))
            await signals(daan)
            await goes_on(stage, at(24, 15, 50), at(24, 16, 20))
            taken = await opens(sam)
            await sam.taps("Ik pak dit op", "Opgepakt")
            await tells(emma, "en")
            await emma.taps(say("report-send.anon", "en"), "Sent")
            await settled(stage)
        school.said()
        school.time.at = at(25, 8, 20)
        async with school.open() as stage:
            await settled(stage)
            said = school.said()
            assert set(Counter(said).values()) == {1}
            assert [len(told(said, phone, NUDGE)) for phone in (noor, daan)] == [1, 1]
            assert told(said, emma, say("folded", "en"))
            assert told(said, sam, taken) == [taken]
            assert [len(told(said, phone, WAITS)) for phone in (sam, visser, de_wit)] == [1, 1, 1]
            assert len(told(said, sam, NEW)) == 1
            assert {chat for chat, _ in said} == {p.id for p in (noor, daan, emma, sam, visser, de_wit)}
            await noor.taps("Bekijk", "Je bericht is nog niet gelezen. Dat had wel gemoeten.")
            await settled(stage)
        school.said()
        async with school.open() as stage:
            await settled(stage)
            assert school.said() == []


@pytest.mark.parametrize(
    ("back", "asked_at", "silent_until", "nudged_by"),
    [
        (at(25, 3), at(25, 8, 15), at(25, 7), at(25, 7, 50)),
        (at(25, 10), at(25, 10), at(25, 16, 10), at(25, 16, 57)),
        (at(28, 12), at(30, 8, 15), at(28, 12), at(28, 12)),
    ],
    ids=["in the night", "in a lesson", "on a day off"],
)
async def test_who_comes_back_late_disturbs_nobody(
    tmp_path: Path, back: datetime, asked_at: datetime, silent_until: datetime, nudged_by: datetime
) -> None:
    """R5, R12: her nudge waits for the morning or the last bell, the reminders for the school day; each comes once."""
    async with premises(tmp_path, at(23, 7)) as school:
        async with school.open() as stage:
            noor, (sam, visser) = stage.pupil(NOOR), coaches(stage, SAM, VISSER)
            await signals(noor)
            await goes_on(stage, *UNTIL_THE_PROMISE)
        school.said()
        school.time.at = back
        async with school.open() as stage:
            came: dict[datetime, list[tuple[int, str]]] = {}
            for moment in sorted({back, asked_at - MINUTE, asked_at + MINUTE, silent_until, nudged_by}):
                if moment >= back:
                    await goes_on(stage, moment)
                    came[moment] = school.said()
    nudged = [moment for moment, said in came.items() for _ in told(said, noor, NUDGE)]
    asked = [moment for moment, said in came.items() for phone in (sam, visser) for _ in told(said, phone, WAITS)]
    assert nudged == [nudged_by]
    assert len(asked) == 2
    assert all(asked_at <= moment <= asked_at + MINUTE for moment in asked)


async def test_who_was_not_asked_for_two_days_is_asked_once(tmp_path: Path) -> None:
    """Two reminders, two hops and a late word came due: her coach hears one thing, and those who come next hear it."""
    async with premises(tmp_path, at(23, 7)) as school:
        async with school.open() as stage:
            noor, (sam, visser, de_wit) = stage.pupil(NOOR), coaches(stage, SAM, VISSER, DE_WIT)
            await signals(noor)
            await goes_on(stage, at(23, 9))
        school.said()
        school.time.at = at(25, 8, 20)
        async with school.open() as stage:
            await settled(stage)
            said = school.said()
            assert (len(told(said, noor, NUDGE)), len(told(said, sam, WAITS))) == (1, 1)
            assert {visser.id, de_wit.id} <= {chat for chat, _ in said}


# --- A weekend ------------------------------------------------------------------------------------------------------


async def test_after_a_weekend_the_urgent_leaves_first_and_what_makes_no_sense_any_more_not_at_all(
    tmp_path: Path,
) -> None:
    """With the real limits, and a Telegram that holds the bot to them: folds, alerts, a late word, a draft that ran
    out, a signal that was taken back, words of 23 hours ago; and what was typed before that is gone."""
    async with premises(tmp_path, at(25, 18)) as school:
        async with school.open() as stage:
            noor, daan, emma, boaz, lena, *crowd = map(stage.pupil, (NOOR, DAAN, EMMA, BOAZ, LENA, *CROWD))
            sam, visser, _ = coaches(stage, SAM, VISSER, DE_WIT)
            await signals(noor)
            stage.lane.now(an_urgent_alert(stage))
            await goes_on(stage, at(26, 8, 20), at(26, 10, 20), at(26, 12, 20), at(27, 9, 5), at(27, 16, 20))
            await tells(emma, "en")
            await asyncio.gather(*(signals(phone) for phone in (boaz, *crowd)))
            await boaz.taps("Haal terug", "Niemand heeft het nog gelezen.")
            await settled(stage)
        school.said()
        await nobody_hears(school, boaz, daan, lena)
        school.telegram.limit_sending(StrictLimits())
        async with school.open(SendingPace()) as stage:
            await settled(stage)
            said = school.said()
            assert [twice for twice, times in Counter(said).items() if times > 1] == []
            assert said.index((visser.id, told(said, visser, NEW)[0])) < LANES
            assert all(told(said, phone, FOLDED) for phone in crowd)
            assert len(told(said, sam, NEW)) == len(crowd)
            assert (len(told(said, noor, NUDGE)), len(told(said, boaz, "Teruggehaald."))) == (1, 1)
            assert (count(stage, "talk"), len(told(said, emma, say("folded", "en")))) == (1, 1)
            assert [m.text for m in lena.messages] == ["te vroeg"]
            await goes_on_telling(stage, daan)


def an_urgent_alert(stage: Stage) -> Callable[[Unit], bool]:
    """An alert that may not wait, due on Sunday. No use case makes one yet (DESIGN §4 row 17)."""
    case = the_only_case(stage)
    return lambda unit: unit.say(
        Notice("urgent", NoticeKind.SAY, at(29, 12), case=case, to=VISSER.id, panel="alert-new", urgent=True)
    )


async def nobody_hears(school: Premises, boaz: Phone, daan: Phone, lena: Phone) -> None:
    """From Friday afternoon until Monday at twenty past eight, while the bot is away."""
    school.time.at = at(29, 7)
    await lena.says("te vroeg")
    school.time.at = at(29, 9, 20)
    await daan.says(STORY)
    school.time.at = at(30, 8, 19)
    await boaz.taps("Ja, haal terug")
    school.time.at = at(30, 8, 20)


async def goes_on_telling(stage: Stage, daan: Phone) -> None:
    """His words of 23 hours ago are held; he need not type them again."""
    await patiently(lambda: "Ik heb je tekst vastgehouden" in daan.screen.text, lambda: f"{daan.bubbles}")
    await daan.taps("Over een ander", "leerjaar")
    await daan.taps("2", "Welke klas")
    await daan.taps("2HE · Jansen", STORY)
    await daan.taps("Verstuur zonder mijn naam", "Verstuurd")


async def test_on_a_day_off_an_overdue_alert_waits_for_monday(tmp_path: Path) -> None:
    """R12: the bot was away on Friday and comes back on Saturday; no coach is disturbed before Monday morning."""
    async with premises(tmp_path, at(26, 18)) as school:
        async with school.open() as stage:
            noor, (sam,) = stage.pupil(NOOR), coaches(stage, SAM)
            await signals(noor)
        school.time.at = at(28, 12)
        async with school.open() as stage:
            await settled(stage)
            assert NEW not in everything(sam)
            await goes_on(stage, at(30, 8, 16))
            assert NEW in everything(sam)


# --- Coming back ----------------------------------------------------------------------------------------------------


async def test_what_was_typed_in_time_is_heard_before_the_draft_runs_out(tmp_path: Path) -> None:
    """Her draft would have run out just now, but she went on with it while nobody listened: it stands, both lines."""
    async with premises(tmp_path, at(24, 18)) as school:
        async with school.open() as stage:
            noor = stage.pupil(NOOR)
            await tells(noor, "nl")
        school.time.at = at(25, 10)
        await noor.says("en vandaag weer")
        school.time.at = at(25, 18, 10)
        async with school.open() as stage:
            await noor.sees(f"«{STORY}\nen vandaag weer»")
            await settled(stage)
            assert count(stage, "talk") == 1


async def test_what_a_killed_bot_had_in_hand_leaves_at_once(tmp_path: Path) -> None:
    """It died with an alert claimed; whoever comes next serves alone, and need not wait for that lease to run out."""
    async with premises(tmp_path, at(24, 18)) as school:
        async with school.open() as stage:
            noor, (sam,) = stage.pupil(NOOR), coaches(stage, SAM)
            await signals(noor)
            await settled(stage)
        school.time.at = at(25, 8, 20)
        store = a_store(tmp_path)
        with store.unit() as unit:
            assert len(unit.claim(school.time.school(), school.time.real(), 8, 90.0, "killed")) == 1
        store.close()
        async with school.open():
            await sam.sees(NEW)


async def test_all_that_came_due_is_handled_at_the_first_knock() -> None:
    """However much it is, part by part; and what never gets less does not hold up the clock for ever."""
    store, woken, left = MemoryStore(), [0], [3]

    def prompt(_: Unit) -> int:
        left[0] -= 1
        return max(left[0], 0)

    def wake() -> None:
        woken[0] += 1

    async def tidied() -> None:
        """Nothing to tidy."""

    ticks = Ticks(store.run, wake, prompt, lambda _: None, tidied)
    await ticks.prompt()
    assert (store.commits, woken) == (3, [3])
    endless = Ticks(store.run, wake, lambda _: 1, lambda _: None, tidied)
    async with asyncio.timeout(10):
        await endless.prompt()
