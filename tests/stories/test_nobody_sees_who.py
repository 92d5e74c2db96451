"""The same story told by two people who have nothing in common leaves the same traces (SECURITY §6 T11, DESIGN §1).

What staff get, byte for byte, and every public column of the database, row for row: equal clocks and equal chance make
them comparable, so that whatever differs comes from who told. The control: a name that was typed on purpose is seen.
"""

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Select, Table, func, select

from bot.route.model import CODE_ALPHABET, CODE_LENGTH, CaseId, Code, StaffId
from bot.route.timing import truncate_to_hour
from bot.texts import say
from bot.usecases.scene import Pace
from storage.atoms import ms
from storage.tables import metadata
from tests.chat import Phone, StageTime
from tests.people import EMMA, NOOR, TUESDAY, Pupil
from tests.planted import KLAS, KOOS, NAME, STAFF, WIES, PlantedStage, planted_stage

STORY: Final = "canary ze verstoppen elke dag mijn tas"
AFTERTHOUGHT: Final = "canary en vandaag weer"
NOBODY: Final = Pupil("Ж", "", "", "", 12)
"""As different as can be: one letter, no last name, no username, no language, an early number."""


class HeldTime(StageTime):
    """Both clocks stand still where the story put them; a lease must not run out because a day at school goes by."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self.machine = start

    def real(self) -> datetime:
        """Where the story put it."""
        return self.machine


class CountingChance:
    """Chance without chance: each kind of thing is counted apart, so that one more button changes no code."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def _next(self, kind: str) -> int:
        self._given[kind] += 1
        return self._given[kind]

    def case_id(self) -> CaseId:
        """32 hexadecimal digits."""
        return CaseId(f"c{self._next('case'):031x}")

    def staff_id(self) -> StaffId:
        """32 hexadecimal digits."""
        return StaffId(f"d{self._next('staff'):031x}")

    def code(self) -> Code:
        """A letter, five times."""
        return Code(CODE_ALPHABET[self._next("code") + 10] * CODE_LENGTH)

    def nonce(self) -> str:
        """Six digits."""
        return f"{self._next('nonce'):06d}"

    def token(self) -> str:
        """A number in words."""
        return f"token-{self._next('token'):016d}"

    def digits(self, count: int) -> str:
        """The next number, in so many digits."""
        return self.token()[-count:].rjust(count, "0")

    def minutes(self, least: int, most: int) -> int:
        """Always the most."""
        return max(least, most)


Call = tuple[str, tuple[tuple[str, str], ...]]
Row = tuple[object, ...]


@dataclass(frozen=True)
class Traces:
    """What was left behind: the calls to each chat of staff, those to the reporter, and the public database
    at four moments."""

    staff: dict[int, list[Call]] = field(repr=False)
    reporter: list[Call] = field(repr=False)
    public: dict[str, list[Row]] = field(repr=False)


# --- The story --------------------------------------------------------------------------------------------------------


async def told_by(who: Pupil, folder: Path, name: str = "") -> Traces:
    """Tell the story as this person, in her language, with or without a name typed; gives what it left behind."""
    time, public = HeldTime(TUESDAY), defaultdict[str, list[Row]](list)
    async with planted_stage(folder, time, CountingChance()) as stage:
        koos, wies, phone = stage.desk(KOOS), stage.desk(WIES), stage.pupil(who)
        language = who.language or "nl"
        await _tells(stage, time, phone, language)
        look(stage, "a draft", public)
        await _sends(stage, phone, language, name)
        look(stage, "sent", public)
        await _school_works(stage, koos, wies)
        look(stage, "picked up", public)
        await _goes_on(stage, phone, language, wies)
        look(stage, "days later", public)
        staff = {number: _calls(stage, number) for number in STAFF.values()}
        return Traces(staff, _calls(stage, who.id), public)


async def _tells(stage: PlantedStage, time: HeldTime, phone: Phone, language: str) -> None:
    """A story, and a second message at a screen with only buttons: its answer waits a moment for more words."""
    await phone.starts()
    await stage.quiet()
    await _taps(stage, phone, say("report-hello.me", language))
    await phone.says(STORY)
    await stage.quiet()
    for label in ("2", f"{KLAS}A"):
        await _taps(stage, phone, label)
    await phone.says(AFTERTHOUGHT)
    await stage.heard()
    time.machine += timedelta(seconds=2)
    await stage.quiet()


async def _sends(stage: PlantedStage, phone: Phone, language: str, name: str) -> None:
    await _taps(stage, phone, say("report-send.named" if name else "report-send.anon", language))
    if name:
        await phone.says(name)
        await stage.quiet()


async def told_at(odd: datetime, folder: Path) -> set[object]:
    """Everything public that is left a day after somebody told her story at an odd moment, at the pace of a school."""
    time, public = HeldTime(TUESDAY), defaultdict[str, list[Row]](list)
    async with planted_stage(folder, time, CountingChance(), pace=Pace()) as stage:
        koos, phone = stage.desk(KOOS), stage.pupil(NOOR)
        await stage.quiet()
        time.at = time.machine = odd
        await _tells(stage, time, phone, "nl")
        await _sends(stage, phone, "nl", "")
        await _later(stage, timedelta(days=1))
        await koos.sees(say("alert-new", "nl", code="@").partition("@")[0])
        look(stage, "days later", public)
    return {value for rows in public.values() for row in rows for value in row}


async def _school_works(stage: PlantedStage, koos: Phone, wies: Phone) -> None:
    """Read, left for later, passed on because of the time, read by somebody else, picked up."""
    for label in ("alert-new.open", "case-new.hide", "hidden.desk"):
        await _taps(stage, koos, say(label, "nl"))
    await _taps(stage, koos, Code(CODE_ALPHABET[11] * CODE_LENGTH))
    await _later(stage, timedelta(minutes=20))
    for label in ("stub.open", "case-new.not-mine", "not-mine.too-close"):
        await _taps(stage, koos, say(label, "nl"))
    for label in ("alert-new.open", "case-new.pick-up"):
        await _taps(stage, wies, say(label, "nl"))


async def _goes_on(stage: PlantedStage, phone: Phone, language: str, wies: Phone) -> None:
    """She reads that it was picked up, adds something, closes the door; days go by in which nobody says anything."""
    await _taps(stage, phone, say("nudge.view", language))
    await _taps(stage, phone, say("status-card.add", language))
    await phone.says(AFTERTHOUGHT)
    await stage.quiet()
    for label in ("stub.open", "case-road.read"):
        await _taps(stage, wies, say(label, "nl"))
    for _ in range(3):
        await _later(stage, timedelta(hours=23))
    stage.telegram.blocks(phone.id)
    await stage.quiet()
    await _taps(stage, wies, say("stub.open", "nl"))


async def _later(stage: PlantedStage, by: timedelta) -> None:
    await stage.later(by)
    await stage.quiet()


async def _taps(stage: PlantedStage, phone: Phone, label: str) -> None:
    await phone.taps(label)
    await stage.quiet()


# --- What it left behind ----------------------------------------------------------------------------------------------


def _calls(stage: PlantedStage, chat: int) -> list[Call]:
    """What the bot asked of Telegram for this chat, in order. Numbers of messages are counted within the chat: they
    count up over all chats, and two that leave at the same moment may change places."""
    met: defaultdict[str, str] = defaultdict(lambda: str(len(met)))
    calls = [call for call in stage.telegram.journal if call.params.get("chat_id") == str(chat)]
    return [
        (call.method, tuple((name, met[value] if name in MESSAGES else value) for name, value in call.params.items()))
        for call in calls
    ]


MESSAGES: Final = frozenset({"message_id", "message_ids"})


def look(stage: PlantedStage, moment: str, public: defaultdict[str, list[Row]]) -> None:
    """Add every row of every table as it is now: public columns as they are, of sealed ones and digests the length."""
    assert stage.view is not None
    with stage.view.connect() as db:
        for table in metadata.sorted_tables:
            rows = [(moment, *row) for row in db.execute(_seen(table))]
            public[table.name] += sorted(rows, key=repr)


def _seen(table: Table) -> Select[*tuple[object, ...]]:
    return select(*(column if column.info["class"] == "public" else func.length(column) for column in table.c))


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Traces]:
    """The story, told by one, by others, and once more with a name."""
    folder = tmp_path_factory.mktemp("traces")
    tellers = {"noor": (NOOR, ""), "emma": (EMMA, ""), "nobody": (NOBODY, ""), "named": (NOOR, NAME)}
    for key in tellers:
        (folder / key).mkdir()
    return {key: asyncio.run(told_by(who, folder / key, name)) for key, (who, name) in tellers.items()}


@pytest.mark.parametrize("other", ["emma", "nobody"])
def test_what_staff_get_is_the_same_whoever_told(traces: dict[str, Traces], other: str) -> None:
    """Every call to a chat of staff, byte for byte, in order."""
    assert traces[other].staff == traces["noor"].staff


@pytest.mark.parametrize("other", ["emma", "nobody"])
@pytest.mark.parametrize("table", [table.name for table in metadata.sorted_tables])
def test_what_anybody_may_read_in_the_database_is_the_same(traces: dict[str, Traces], other: str, table: str) -> None:
    """Every public column, and the length of every sealed one: a thief without keys learns nothing about who told."""
    assert traces[other].public[table] == traces["noor"].public[table]


def test_the_story_was_told_and_read(traces: dict[str, Traces]) -> None:
    """Two that are empty are equal too: staff did read it, everybody got her own words, and rows were written."""
    noor, emma = traces["noor"], traces["emma"]
    said = [dict(params).get("text", "") for calls in noor.staff.values() for _, params in calls]

    assert sum(STORY in text for text in said) >= 3
    assert sum(AFTERTHOUGHT in text for text in said) >= 3
    assert say("reporter-gone", "nl") in "".join(said)
    assert noor.reporter != emma.reporter
    assert {table for table, rows in noor.public.items() if rows} >= {"casus", "entry", "history", "reading", "outbox"}


def test_a_name_typed_on_purpose_is_seen(traces: dict[str, Traces]) -> None:
    """The control: the comparison does notice what somebody wanted to be noticed."""
    noor, named = traces["noor"], traces["named"]

    assert NAME in str(named.staff)
    assert NAME not in str(noor.staff)
    assert named.staff != noor.staff
    assert named.public["casus"] != noor.public["casus"]
    assert named.public["entry"] != noor.public["entry"]


async def test_no_row_tells_to_the_minute_when_somebody_told(tmp_path: Path) -> None:
    """Who sees a pupil with a phone in the hand must not find that moment in the database (SECURITY §2.7)."""
    odd = TUESDAY + timedelta(minutes=7, seconds=23, milliseconds=456)
    moments = {ms(odd + timedelta(seconds=seconds)) for seconds in (0, 2)}

    left = await told_at(odd, tmp_path)

    assert left & {number for moment in moments for number in (moment, moment // 1000, moment // 60_000)} == set()
    assert ms(truncate_to_hour(odd)) in left
