"""Our own stand-ins for the world: a clock that stands still, chance that counts, and a store, a mouth and a sender in
memory for the tests of delivery. They keep the promises of ``bot.ports`` that delivery relies on, and no more.
"""

import asyncio
import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar, cast

from bot.ports import (
    Chat,
    Claimed,
    Errand,
    Gone,
    Message,
    Notice,
    NoticeKind,
    Outcome,
    Practice,
    Retry,
    Sent,
    StoreBusy,
    Unit,
    Unknown,
)
from bot.route.model import CODE_ALPHABET, CODE_LENGTH, CaseId, ChatId, Code, StaffId
from bot.usecases.practices import Practices

T = TypeVar("T")

MONDAY = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)


class FrozenTime:
    """Both clocks of ``bot.ports.Time``, and a monotonic one; none of them moves by itself."""

    def __init__(self, start: datetime = MONDAY) -> None:
        self._school = self._real = start
        self._seconds = 1000.0

    def school(self) -> datetime:
        """Now at school."""
        return self._school

    def real(self) -> datetime:
        """Now at the machine."""
        return self._real

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return self._seconds

    def pass_(self, seconds: float) -> None:
        """Let real time pass, and school time with it."""
        self._real += timedelta(seconds=seconds)
        self._school += timedelta(seconds=seconds)
        self._seconds += seconds

    def move_school(self, step: timedelta) -> None:
        """Put only school time ahead, as the demo does."""
        self._school += step

    async def sleep(self, seconds: float) -> None:
        """Sleep in no time: the clocks move instead."""
        self.pass_(max(seconds, 0.0))
        await asyncio.sleep(0)


class SequentialChance:
    """``bot.ports.Chance`` that counts: everything it gives is different, and the same in every run."""

    def __init__(self) -> None:
        self._count = 0

    def _next(self) -> int:
        self._count += 1
        return self._count

    def case_id(self) -> CaseId:
        """32 hexadecimal digits that begin with c."""
        return CaseId(f"c{self._next():031x}")

    def staff_id(self) -> StaffId:
        """32 hexadecimal digits that begin with d."""
        return StaffId(f"d{self._next():031x}")

    def code(self) -> Code:
        """Five characters of the alphabet of codes."""
        number, letters = self._next(), ""
        for _ in range(CODE_LENGTH):
            number, digit = divmod(number, len(CODE_ALPHABET))
            letters = CODE_ALPHABET[digit] + letters
        return Code(letters)

    def nonce(self) -> str:
        """Six characters."""
        return f"{self._next():06d}"

    def token(self) -> str:
        """A secret that is none."""
        return f"token-{self._next():016d}"

    def digits(self, count: int) -> str:
        """The next number, in so many digits."""
        return f"{self._next():0{count}d}"

    def minutes(self, least: int, most: int) -> int:
        """Always the least."""
        assert least <= most
        return least


# --- A store for delivery -------------------------------------------------------------------------------------------


@dataclass
class Row:
    """A notice in the outbox of memory."""

    notice: Notice
    state: str = "pending"
    attempt: int = 0
    owner: str = ""
    until: datetime = MONDAY
    retry_at: datetime = MONDAY
    again: bool = False
    outcome: Outcome | None = None


@dataclass
class Shelf:
    """What is committed."""

    chats: dict[ChatId, Chat] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


class MemoryUnit:
    """The part of ``bot.ports.Unit`` that delivery uses, over a shelf that is committed or thrown away."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def owed_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats that are owed a screen, longest waiting first."""
        owed = [c for c in self.shelf.chats.values() if c.rev > c.shown and c.owed_at is not None and c.owed_at <= now]
        return sorted(owed, key=lambda chat: chat.owed_at or now)[:most]

    def settle_chat(self, chat_id: ChatId, rev: int, message: int | None) -> None:
        """The screen stands."""
        chat = self.shelf.chats[chat_id]
        self.shelf.chats[chat_id] = replace(chat, shown=max(chat.shown, rev), message=message)

    def hold_chat(self, chat_id: ChatId, rev: int, message: int) -> None:
        """Something neutral holds its place."""
        self.shelf.chats[chat_id] = replace(self.shelf.chats[chat_id], message=message)

    def claim(self, now: datetime, real: datetime, most: int, lease_s: float, owner: str) -> list[Claimed]:
        """Lease what is due; what was on its way when its lease ran out comes again."""
        due = [number for number, row in enumerate(self.shelf.rows) if _is_due(row, now, real)]
        due.sort(key=lambda number: (not self.shelf.rows[number].notice.urgent, number))
        return [self._lease(number, real + timedelta(seconds=lease_s), owner) for number in due[:most]]

    def _lease(self, number: int, until: datetime, owner: str) -> Claimed:
        row = self.shelf.rows[number]
        row.again = row.again or row.state == "sending"
        row.state, row.attempt, row.owner, row.until = "leased", row.attempt + 1, owner, until
        return Claimed(number, row.notice, row.attempt, row.again)

    def sending(self, claimed: list[Claimed], owner: str) -> list[Claimed]:
        """Mark those that are still ours."""
        ours = [one for one in claimed if self._is_ours(one, owner)]
        for one in ours:
            self.shelf.rows[one.id].state = "sending"
        return ours

    def _is_ours(self, one: Claimed, owner: str) -> bool:
        row = self.shelf.rows[one.id]
        return row.owner == owner and row.attempt == one.attempt and row.state == "leased"

    def settle(self, claimed: Claimed, outcome: Outcome, at: datetime) -> None:
        """Write down how it went."""
        row = self.shelf.rows[claimed.id]
        row.outcome = outcome
        row.state, row.retry_at = ("pending", at) if isinstance(outcome, Retry) else ("settled", at)


def _is_due(row: Row, now: datetime, real: datetime) -> bool:
    lapsed = row.state in {"leased", "sending"} and row.until <= real
    return (row.state == "pending" and row.notice.at <= now and row.retry_at <= real) or lapsed


class MemoryStore:
    """Transactions over a shelf: whole or not at all. ``busy`` refuses so many; ``commits`` counts those that hold."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.commits = 0
        self.busy = 0

    async def run(self, work: Callable[[Unit], T]) -> T:
        """``work`` in one transaction; it takes a turn of the event loop, as the writer thread does."""
        await asyncio.sleep(0)
        if self.busy:
            self.busy -= 1
            raise StoreBusy
        draft = copy.deepcopy(self.shelf)
        result = work(cast(Unit, MemoryUnit(draft)))
        self.shelf = draft
        self.commits += 1
        return result

    def owe(self, chat: int, *, at: datetime = MONDAY, message: int | None = None) -> None:
        """This chat is owed one screen more."""
        there = self.shelf.chats.get(ChatId(chat), Chat(ChatId(chat), message=message))
        self.shelf.chats[ChatId(chat)] = replace(there, rev=there.rev + 1, owed_at=at)

    def chat(self, chat: int) -> Chat:
        """The chat as it is committed."""
        return self.shelf.chats[ChatId(chat)]

    def say(self, chat: int, panel: str = "card", *, urgent: bool = False, at: datetime = MONDAY) -> int:
        """Put a notice in the outbox; gives its number."""
        number = len(self.shelf.rows)
        kind = NoticeKind.SAY
        self.shelf.rows.append(
            Row(Notice(f"n{number}", kind, at, chat=ChatId(chat), panel=panel, urgent=urgent), retry_at=at)
        )
        return number

    def row(self, number: int) -> Row:
        """The notice as it is committed."""
        return self.shelf.rows[number]


class PlainMouth:
    """Says ``screen <rev>`` and the panel of a notice. ``broken`` chats have no words; ``senseless`` panels neither."""

    def __init__(self) -> None:
        self.broken: set[int] = set()
        self.senseless: set[str] = set()
        self.lost: list[Notice | Chat | None] = []
        self.stands: list[tuple[str, ChatId, int]] = []
        self.shelf = Practices()

    def practices(self, real: datetime, busy: frozenset[ChatId]) -> list[Practice]:
        """Those that were put on the shelf."""
        return self.shelf.owed(real, busy)

    def practised(self, practice: Practice, message: int | None) -> None:
        """It stands there."""
        self.shelf.shown(practice, message)

    def screen(self, _: Unit, chat: Chat) -> Errand:
        """The screen, in the place of the chat's message if it has one."""
        if chat.id in self.broken:
            raise KeyError("no words")
        return Errand(chat.id, Message(f"screen {chat.rev}"), chat.message)

    def placed(self, _: Unit, notice: Notice, errand: Errand, message: int) -> None:
        """Remembers what stands where."""
        self.stands.append((notice.panel, errand.chat, message))

    def unreached(self, _: Unit, what: Notice | Chat | None) -> None:
        """Remembers who could not be reached."""
        self.lost.append(what)

    def notice(self, _: Unit, claimed: Claimed) -> Errand | None:
        """The panel's name, with a mark when it may have been said before."""
        notice = claimed.notice
        if notice.chat is None or notice.panel in self.senseless:
            return None
        if notice.chat in self.broken:
            raise KeyError("no words")
        return Errand(notice.chat, Message(notice.panel + (" again" if claimed.again else "")))


@dataclass(frozen=True)
class Delivered:
    """What a person got to see."""

    chat: int
    text: str
    edit: int | None = None


class ScriptedSender:
    """Writes down what it is asked to send. ``fate`` holds outcomes to come, per chat; without one it arrives."""

    def __init__(self, pause_s: float = 0.0) -> None:
        self.sent: list[Delivered] = []
        self.fate: dict[int, list[Outcome | Exception]] = {}
        self.before: Callable[[], None] = lambda: None
        self.most_at_once = 0
        self.asked = 0
        self._now = 0
        self._ids = 100
        self._pause_s = pause_s

    async def run(self, errand: Errand) -> Outcome:
        """Send, after a pause in which others may send too."""
        self.asked += 1
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        self.before()
        try:
            await asyncio.sleep(self._pause_s)
            return self._outcome(errand)
        finally:
            self._now -= 1

    def _outcome(self, errand: Errand) -> Outcome:
        fates = self.fate.get(errand.chat)
        fate = fates.pop(0) if fates else None
        if isinstance(fate, Exception):
            raise fate
        if isinstance(fate, Unknown) or fate is None:
            self.sent.append(Delivered(errand.chat, errand.message.text if errand.message else "", errand.edit))
        self._ids += 1
        return fate if fate is not None else Sent(errand.edit or self._ids)

    def texts(self, chat: int | None = None) -> list[str]:
        """What was said, to everybody or in one chat, in order."""
        return [one.text for one in self.sent if chat is None or one.chat == chat]

    def fails(self, chat: int, outcomes: Iterable[Outcome | Exception]) -> None:
        """The next errands to this chat go like this; ``Unknown`` arrives all the same, and nobody hears of it."""
        self.fate[chat] = list(outcomes)


class Crash(BaseException):
    """The process dies here."""


GONE = Gone()
