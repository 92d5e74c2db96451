"""The bot with canaries in every name, class and chat, and the first slice played on it from end to end.

What is planted here must never be found on a disk or in a log: ``tests/stories/test_canaries.py`` looks for it.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, create_engine
from sqlalchemy import text as sql

from bot.demo.clock import MovableClock
from bot.demo.faults import Fault, FaultKind
from bot.demo.server import Emulator
from bot.demo.telegram import Telegram
from bot.ports import Chance, Unit
from bot.route.model import CaseId, ChatId, Group, Role, Staff, StaffId
from bot.surroundings import MachineChance, surroundings
from bot.texts import say
from bot.usecases import joining
from bot.usecases.scene import Pace
from bot.wiring import Lane
from storage import theft
from storage.atoms import ms
from tests import canaries
from tests.canaries import MARK, Needle
from tests.chat import AT_ONCE, Phone, Stage, StageTime, a_machine, a_store, eventually
from tests.people import DAAN, EMMA, NOOR, Pupil, a_school_file

STORY: Final = "canary ze verstoppen elke dag mijn tas en lachen dan, canary"
NAME: Final = "Echtecanary Naamcanary"
SOMEBODY: Final = "somebodycanary"
STRANGER: Final = 7_530_677_131


def _staff(number: int, name: str, role: Role) -> Staff:
    return Staff(StaffId(f"{number:032x}"[::-1]), name, frozenset({role}))


KOOS: Final = _staff(1, "Kooscanary", Role.COACH)
WIES: Final = _staff(2, "Wiescanary", Role.ACHTERWACHT)
MIA: Final = _staff(3, "Miacanary", Role.VERTROUWENSPERSOON)
STAFF: Final = {KOOS: 7_420_566_021, WIES: 7_420_566_022, MIA: 7_420_566_023}
"""Staff whose names are canaries, and the chats in which they are reached."""
KLAS: Final = "2canary"
GROUPS: Final = tuple(Group(f"{year}canary{letter}", year, (KOOS.id,)) for year in (1, 2, 3) for letter in "ABCDEFGHI")
"""So many that the year is asked first."""
KARIN: Final = Pupil("Karincanary", "Oudercanary", "karin_canary_handle", "nl", 7_310_455_916)
BOAZ: Final = Pupil("Boazcanary", "Getuigecanary", "boaz_canary_handle", "nl", 7_310_455_917)
FELIX: Final = Pupil("Felixcanary", "Kattencanary", "felix_canary_handle", "nl", 7_310_455_914)


@dataclass
class PlantedStage(Stage):
    """A stage on which everything that has a name has a canary's."""

    url: str = ""
    view: Engine | None = None

    def desk(self, staff: Staff, chat: int | None = None) -> Phone:
        """The phone of a member of staff who is connected, in this chat (None: the one of ``STAFF``)."""
        user = self.telegram.add_user(staff.name, f"{MARK}_{staff.id[:4]}", "nl", staff.name, chat or STAFF[staff])
        self.telegram.starts(user.id)
        self.lane.now(lambda unit: unit.seat(staff.id, ChatId(user.id), "nl"))
        return Phone(self.telegram, user.id)

    async def heard(self) -> None:
        """Wait until all that was typed and tapped is handled."""
        await eventually(self._all_heard, lambda: "it is still not handled")

    async def quiet(self) -> None:
        """Wait until that, and until all that is owed by now has left."""
        await self.heard()
        await self.machine.clock_moved()
        await eventually(lambda: self._all_heard() and not self._owed(), lambda: f"still owed {self._owed()}")

    def _all_heard(self) -> bool:
        return self.telegram.polling and self.telegram.queue.pending(self.telegram.now()) == 0

    def _drained(self) -> bool:
        """Also what was claimed and is not put into words yet: a clock that goes on in between decides what it says."""
        return super()._drained() and not self._owed()

    def _owed(self) -> int:
        assert self.view is not None
        with self.view.connect() as db:
            return int(db.execute(OWED, {"at": ms(self.time.school())}).scalar_one())


OWED: Final = sql(theft.OWED)
"""How much still has to happen before nothing more happens by itself."""


@asynccontextmanager
async def planted_stage(
    folder: Path, time: StageTime, chance: Chance, url: str | None = None, pace: Pace = AT_ONCE
) -> AsyncIterator[PlantedStage]:
    """The whole bot on a fresh database (SQLite in ``folder`` unless ``url`` names one), with its clock and chance in
    the hands of the test. Keys are in ``folder / "keys"``."""
    where = url or f"sqlite:///{folder / 'signaal.db'}"
    with closing(a_store(folder, url)) as store, closing(Lane(store)) as lane, a_view(where) as view:
        around = surroundings(a_school_file(), time, chance, pace)
        telegram = Telegram(MovableClock(time.school))
        async with Emulator(telegram) as emulator:
            lane.now(_cast)
            machine, stop = a_machine(lane, around, emulator), asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(machine.run(stop))
                try:
                    yield PlantedStage(telegram, emulator, around, lane, machine, time, folder, url=where, view=view)
                finally:
                    stop.set()


@contextmanager
def a_view(url: str) -> Iterator[Engine]:
    """A look into the database from beside the bot."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        yield engine
    finally:
        engine.dispose()


def _cast(unit: Unit) -> None:
    for member in STAFF:
        unit.put_staff(member)
    for group in GROUPS:
        unit.put_group(group)


# --- What breaks ------------------------------------------------------------------------------------------------------


class ClumsyTime(StageTime):
    """A clock that, while ``words`` stand on it, breaks and quotes them."""

    words = ""

    def real(self) -> datetime:
        """Now. Raises LookupError while there are words."""
        if self.words:
            raise LookupError(self.words)
        return super().real()


class ClumsyChance(MachineChance):
    """Chance that, while ``words`` are in it, breaks and quotes them."""

    words = ""

    def case_id(self) -> CaseId:
        """A new case id. Raises RuntimeError while there are words."""
        if self.words:
            raise RuntimeError(self.words) from ValueError(self.words)
        return super().case_id()


@dataclass
class Play:
    """The stage, who is on it, and what must not be found besides what bears the mark."""

    stage: PlantedStage
    time: ClumsyTime
    chance: ClumsyChance
    koos: Phone
    wies: Phone
    secrets: list[Needle] = field(default_factory=list)


# --- The play ---------------------------------------------------------------------------------------------------------


async def the_first_slice(play: Play) -> None:
    """Everything that can be done in the first version, by everybody, with canaries; and everything that goes wrong."""
    await _noor_tells_and_is_heard(play)
    await _daan_taps_and_is_passed_on(play)
    await _felix_takes_it_back(play)
    await _emma_leaves_a_draft(play)
    await _a_parent_tells_of_danger(play)
    await _a_witness_names_her(play)
    await _somebody_is_invited(play)
    await _what_cannot_be_read(play)
    await _what_breaks(play)
    await play.stage.quiet()


async def _noor_tells_and_is_heard(play: Play) -> None:
    """Three messages, one changed, a name, opened, picked up, answered, something added and changed."""
    stage, noor = play.stage, play.stage.pupil(NOOR)
    await noor.starts()
    await noor.taps(say("report-hello.me", "nl"), say("report-story", "nl")[:14])
    await noor.says(STORY)
    await noor.sees(say("report-year", "nl")[:10])
    second = await noor.says("canary in de pauze")
    await noor.says("canary en bij gym ook canary")
    await noor.sees(say("note-added", "nl"))
    stage.telegram.edits(noor.id, second, "canary in elke grote pauze")
    await noor.sees(say("note-changed", "nl"))
    await noor.taps("2", say("report-class", "nl"))
    await noor.taps(f"{KLAS}A", "canary in elke grote pauze")
    await noor.taps(say("report-send.named", "nl"), say("report-name", "nl", receiver=KOOS.name)[:30])
    await noor.says(NAME)
    await noor.sees(say("report-sent", "nl", moment="@")[:9])
    await _picked_up(play.koos)
    await noor.taps(say("nudge.view", "nl"), KOOS.name)
    await noor.taps(say("status-card.more", "nl"), say("card-more", "nl"))
    await noor.taps(say("card-more.read", "nl"), "canary in elke grote pauze")
    await noor.taps(say("read-back.add", "nl"), say("add", "nl", coach=KOOS.name))
    added = await noor.says("canary en vandaag weer canary")
    stage.telegram.edits(noor.id, added, "canary en vandaag niet canary")
    await play.koos.sees(say("alert-reply", "nl", code="@").partition("@")[0])
    await stage.quiet()
    await play.koos.taps(say("stub.open", "nl"))
    await stage.quiet()
    await play.koos.taps(say("case-road.read", "nl"), "canary en vandaag niet canary")
    await play.koos.sees(NAME)
    stage.telegram.blocks(noor.id)
    stage.telegram.unblocks(noor.id)
    await play.koos.says("canary wat zal ik doen?")
    await play.koos.sees(say("unknown-words", "nl"))


async def _picked_up(phone: Phone) -> None:
    await phone.taps(say("alert-new.open", "nl"), MARK)
    await phone.taps(say("case-new.pick-up", "nl"), say("note-picked-up", "nl"))


async def _daan_taps_and_is_passed_on(play: Play) -> None:
    """No words at all, no name; the coach passes it on, and the achterwacht picks it up."""
    daan, koos = play.stage.pupil(DAAN), play.koos
    await daan.starts()
    await daan.taps(say("report-hello.me", "nl"), say("report-story", "nl")[:14])
    await daan.taps(say("report-story.no-typing", "nl"), say("report-kinds", "nl"))
    await daan.taps(say("report-kinds.gossip", "nl"))
    await play.stage.quiet()
    await daan.taps(say("report-kinds.ready", "nl"), say("report-year", "nl")[-30:])
    await daan.taps("3", say("report-class", "nl"))
    await daan.taps("3canaryB", say("report-kinds.gossip", "nl"))
    await daan.taps(say("report-send.anon", "nl"), say("report-sent", "nl", moment="@")[:9])
    await koos.taps(say("alert-new.open", "nl"), say("case-name-none", "nl"))
    await koos.taps(say("case-new.not-mine", "nl"), say("not-mine", "nl"))
    await koos.taps(say("not-mine.no-time", "nl"))
    await _picked_up(play.wies)


async def _felix_takes_it_back(play: Play) -> None:
    felix = play.stage.pupil(FELIX)
    await felix.says("canary het gaat over een ander, canary")
    await felix.taps(say("report-hello.other", "nl"), say("report-year-other", "nl")[:14])
    await felix.taps("1", say("report-class", "nl"))
    await felix.taps("1canaryC", "canary het gaat")
    await felix.taps(say("report-send.anon", "nl"), say("report-sent-other", "nl")[:9])
    await felix.taps(say("report-sent-other.take-back", "nl"), say("take-back", "nl")[:20])
    await felix.taps(say("take-back.yes", "nl"), say("taken-back", "nl")[:20])
    await play.stage.quiet()


async def _emma_leaves_a_draft(play: Play) -> None:
    """A draft in English that is never sent, a picture with words, a place, a contact."""
    stage, emma = play.stage, play.stage.pupil(EMMA)
    await emma.says("canary they took my phone")
    await emma.taps(say("report-hello.me", "en"), say("report-year", "en")[:10])
    await emma.says("canary and laughed")
    for kind in ("photo", "voice", "contact", "location", "sticker"):
        stage.telegram.sends_media(emma.id, kind, "canary look" if kind == "photo" else "")
    await emma.sees(say("no-media", "en")[:20])
    stage.telegram.says(emma.id, "/canary_is_no_command canary")
    await stage.quiet()


async def _a_parent_tells_of_danger(play: Play) -> None:
    """In two messages, of which the second brings numbers to call; with the names of both."""
    karin = play.stage.pupil(KARIN)
    await karin.starts()
    await karin.taps(say("report-hello.parent", "nl"), say("parent-hello", "nl", school="De Linde")[:30])
    await karin.taps(say("parent-hello.bullied", "nl"), say("parent-story", "nl")[:20])
    await karin.says("canary mijn kind zit alleen canary")
    await karin.sees(say("parent-year", "nl"))
    await karin.says("canary soms wil hij niet meer leven canary")
    await karin.sees(say("help-death-u", "nl"))
    await play.stage.quiet()
    await karin.taps(say("help-death.on", "nl"), say("parent-year", "nl"))
    await play.stage.quiet()
    await karin.taps("2", say("parent-class", "nl"))
    await karin.taps(f"{KLAS}A", "canary mijn kind zit alleen")
    await karin.taps(say("parent-send.named", "nl"), say("parent-name", "nl"))
    await karin.says("Oudernaamcanary en Kindnaamcanary")
    await karin.sees(say("parent-knows", "nl"))
    await play.stage.quiet()


async def _a_witness_names_her(play: Play) -> None:
    """After sending: whom it is about, and a name of his own; then he has it erased."""
    boaz = play.stage.pupil(BOAZ)
    await boaz.starts()
    await boaz.taps(say("report-hello.other", "nl"), say("report-story-other", "nl")[:14])
    await boaz.says("canary zij staat altijd alleen canary")
    await play.stage.quiet()
    await boaz.taps("2", say("report-class", "nl"))
    await boaz.taps(f"{KLAS}B", "canary zij staat")
    await boaz.taps(say("report-send.anon", "nl"), say("report-sent-other", "nl")[:9])
    await boaz.taps(say("report-sent-other.unsure", "nl"), say("other-who", "nl", coach=KOOS.name))
    await boaz.says("Noortjecanary")
    await boaz.taps(say("other-knows.no", "nl"), say("other-help", "nl", coach=KOOS.name).splitlines()[0])
    await boaz.taps(say("other-help.yes", "nl"), say("report-name", "nl", receiver=KOOS.name)[:30])
    await boaz.says("Getuigenaamcanary")
    await boaz.sees(say("answer-sent", "nl"))
    await play.stage.quiet()


async def _somebody_is_invited(play: Play) -> None:
    """An invite with a secret link, opened, and confirmed."""
    scene_of, now = play.stage.around.scene, play.stage.lane.now
    staff, token = now(lambda unit: joining.invite(scene_of(unit), SOMEBODY, frozenset({Role.COACH})))
    play.secrets += canaries.text("the token of an invite", token)
    user = play.stage.telegram.add_user(SOMEBODY, "nobody_canary", "nl", SOMEBODY, STRANGER)
    phone = Phone(play.stage.telegram, user.id)
    await phone.starts(f"i-{token}")
    await phone.sees(say("coach-waiting", "nl"))
    now(lambda unit: joining.confirm(scene_of(unit), staff.id))
    await phone.sees(SOMEBODY)


async def _what_cannot_be_read(play: Play) -> None:
    """Poison, a kind of update from the future, a group, a button that was made up, what comes twice."""
    telegram, emma = play.stage.telegram, Phone(play.stage.telegram, EMMA.id)
    again = telegram.poisons(emma.id, "canary that nobody can read canary")
    telegram.sends_unknown(emma.id)
    telegram.says(emma.id, "/start canary", telegram.adds_to_group(emma.id, "Groepcanary"))
    await emma.sees(say("note-sorry", "en"))
    telegram.taps(emma.id, emma.screen.id, f"a:{'x' * 6}:{MARK}:{MARK}", stale=True)
    telegram.taps(emma.id, emma.screen.id, f"s:CANAR:{MARK}:{MARK}", stale=True)
    telegram.delivers_again(again)
    await play.stage.quiet()


async def _what_breaks(play: Play) -> None:
    """An input that makes the machine raise, a clock that fails in every thread, a line to Telegram that goes bad."""
    telegram, felix = play.stage.telegram, Phone(play.stage.telegram, FELIX.id)
    play.chance.words = "canary in an exception"
    await felix.says("canary words that break it canary")
    await felix.sees(say("note-sorry", "nl"))
    play.chance.words = ""
    telegram.faults.add(Fault(FaultKind.BROKEN_JSON, "getUpdates"))
    telegram.faults.add(Fault(FaultKind.BROKEN_JSON, "sendMessage", chat_id=felix.id))
    await felix.says("canary and once more canary")
    await felix.says("canary in an answer that is cut off, canary")
    await felix.sees(say("note-added", "nl"))
    await play.stage.quiet()
    play.time.words = "canary in an exception of the clock"
    await felix.says("canary while the clock is broken")
    await asyncio.sleep(0.8)
    play.time.words = ""
