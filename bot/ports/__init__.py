"""What the machine asks of the world: a store with units, a mouth, a sender, a clock, codes and chance.

One ``Unit`` is one transaction: everything a person's message causes is in it, or nothing is (DESIGN §3). Use cases
and conversations are plain synchronous functions that take a unit; ``async`` exists only around them.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

from bot.ports.surroundings import Chance, Time
from bot.ports.values import (
    Button,
    Chat,
    Claimed,
    Due,
    Errand,
    Gone,
    Invite,
    Json,
    Message,
    Notice,
    NoticeKind,
    NotYet,
    Outcome,
    Practice,
    Refused,
    Retry,
    Sent,
    Talk,
    Unknown,
    Unreachable,
)
from bot.route.access import Deed
from bot.route.effects import DueKind
from bot.route.model import (
    Actor,
    Case,
    CaseId,
    ChatId,
    Code,
    Entry,
    EntryKind,
    Group,
    Reading,
    Role,
    Staff,
    StaffId,
    Step,
)

__all__ = [
    "Button",
    "Cases",
    "Chance",
    "Chat",
    "Chats",
    "Claimed",
    "Due",
    "Errand",
    "Gone",
    "Intake",
    "Invite",
    "Json",
    "Message",
    "Moments",
    "Mouth",
    "NotYet",
    "Notice",
    "NoticeKind",
    "Numbers",
    "Outcome",
    "People",
    "Practice",
    "Quarantined",
    "Receipts",
    "Refused",
    "Retry",
    "Sender",
    "Sent",
    "Store",
    "StoreBusy",
    "Talk",
    "Time",
    "Unit",
    "Unknown",
    "Unreachable",
]

# --- The store ------------------------------------------------------------------------------------------------------


class Chats(Protocol):
    """Chats and their talks."""

    def chat(self, chat_id: ChatId) -> Chat | None:
        """The chat with its talks opened, or None when nothing is kept about it."""

    def put_chat(self, chat: Chat) -> None:
        """Keep the chat and its talks as they are now; a talk that is not in it any more is erased with its row."""

    def drop_chat(self, chat_id: ChatId) -> None:
        """Erase the chat's row and its talks. Keys of drafts are dropped by ``drop_key``."""

    def owed_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats that are owed a screen by ``now`` (real time), longest waiting first."""

    def settle_chat(self, chat_id: ChatId, rev: int, message: int | None) -> None:
        """The screen of revision ``rev`` stands in ``message``. A chat that keeps nothing else is dropped."""

    def hold_chat(self, chat_id: ChatId, rev: int, message: int) -> None:
        """A message stands where the screen of revision ``rev`` will come, as an edit; it is owed still."""

    def folding_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats whose ``fold_at`` has come (school time)."""

    def expired_chats(self, now: datetime, most: int) -> list[Chat]:
        """Chats in which a talk's ``expires_at`` has come (school time)."""


class Cases(Protocol):
    """Cases and their content. Every reading names who reads; ``bot.route.access`` decides (DESIGN §4 row 10)."""

    def new_key(self, case_id: CaseId) -> None:
        """Make the data key of a draft. Everything of the draft, and of the case it becomes, is sealed under it."""

    def drop_key(self, case_id: CaseId) -> None:
        """Forget the data key: what was sealed under it can never be opened again."""

    def case(self, case_id: CaseId, actor: Actor) -> Case | None:
        """The case, or None: not there and not allowed look the same."""

    def case_by_code(self, code: Code, actor: Actor) -> Case | None:
        """The case with this code, or None: not there and not allowed look the same."""

    def code_taken(self, code: Code) -> bool:
        """Whether a case already has this code."""

    def inbox(self, staff: Staff) -> tuple[Case, ...]:
        """The open cases this person may READ, or LOOK at, or is asked about: unowned first, then by time."""

    def finished(self, staff: Staff) -> tuple[Case, ...]:
        """The cases this person had until they were finished, as far as they may still READ them; oldest first."""

    def overseen(self, staff: Staff, deed: Deed = Deed.OVERSEE) -> tuple[Case, ...]:
        """The running cases whose code this person may see in the overview, or have in a number; oldest first."""

    def countable(self) -> tuple[Case, ...]:
        """The cases that the clock may COUNT for the figures, while their content is there."""

    def put_case(self, case: Case) -> bool:
        """Keep the case if it still is the version that was read (compare and set); False when it has moved on."""

    def add_step(self, case_id: CaseId, step: Step) -> None:
        """Append a line to the history."""

    def entries(self, case_id: CaseId, actor: Actor) -> tuple[Entry, ...]:
        """The opened content in order, for who may READ it; nothing for anybody else."""

    def one_of_each(self, cases: Collection[Case], kind: EntryKind, actor: Actor) -> dict[CaseId, Entry]:
        """Of each of these cases the last piece of this kind, as far as this person may have it: one look for all."""

    def put_entry(self, case_id: CaseId, entry: Entry) -> None:
        """Seal a piece of content. One with the same ``seq`` takes its place; the old text is kept sealed."""

    def log_reading(self, case_id: CaseId, staff: StaffId, at: datetime) -> None:
        """Remember who opened the story, and when."""

    def steps(self, case_id: CaseId, actor: Actor) -> tuple[Step, ...]:
        """The history, oldest first, for who may TRACE or COUNT it; nothing for anybody else."""

    def readings(self, case_id: CaseId, actor: Actor) -> tuple[Reading, ...]:
        """Who opened the story and when, oldest first, for who may TRACE it. Asking this is no reading itself."""

    def bind_reporter(self, case_id: CaseId, chat: Chat) -> None:
        """Keep the sealed way back to the reporter's chat."""

    def unbind_reporter(self, case_id: CaseId) -> None:
        """Cut the way back to the chat for good: address and index, and which message each piece of content came in."""

    def drop_entry(self, case_id: CaseId, seq: int) -> None:
        """The piece of content in this place goes, and every former version of it."""

    def drop_name(self, case_id: CaseId) -> None:
        """The name that was given goes, and every former version of it."""

    def reporter_chat(self, case_id: CaseId) -> Chat | None:
        """The reporter's chat, opened for delivery; None when the link was cut. Never shown to anybody."""

    def erase_case(self, case_id: CaseId) -> None:
        """Erase content, address, key, alerts and due moments. Only that there was a case stays (status ``gewist``)."""


class Receipts(Protocol):
    """Codes by which a reporter finds her own case again, from any account (SECURITY §2.6)."""

    def put_receipt(self, case_id: CaseId, locator: str, digits: str) -> bool:
        """Keep what this code is recognised by, in the place of a former one; False when the locator is taken."""

    def has_receipt(self, case_id: CaseId) -> bool:
        """Whether there is a code for this case."""

    def drop_receipt(self, case_id: CaseId) -> None:
        """No code leads to this case any more."""

    def receipt_case(self, locator: str, digits: str) -> CaseId | None:
        """The case that this code opens, or None. To be asked only after ``may_try``."""

    def may_try(self, chat_id: ChatId, locator: str, real: datetime) -> bool:
        """Count a try of this chat at this code; False when there were too many in the last hour (real time)."""


class Moments(Protocol):
    """Notices and due moments."""

    def say(self, notice: Notice) -> bool:
        """Put a notice in the outbox. False when its ``dedupe`` is there already (moved, if it asked for that)."""

    def unsay(self, case_id: CaseId, panel: str) -> None:
        """Cancel the case's notices of this panel that have not left."""

    def claim(self, now: datetime, real: datetime, most: int, lease_s: float, owner: str) -> list[Claimed]:
        """Take up to ``most`` notices that are due at ``now`` (school time), urgent first, for ``lease_s`` seconds of
        ``real`` time. One whose lease ran out while ``sending`` comes back with ``again``."""

    def sending(self, claimed: list[Claimed], owner: str) -> list[Claimed]:
        """Mark them as being sent; gives back those that are still ours."""

    def settle(self, claimed: Claimed, outcome: "Outcome", at: datetime) -> None:
        """Write down how it went. ``at``: real time, or the moment to try again for ``Retry``."""

    def plan(self, case_id: CaseId, kind: DueKind, at: datetime) -> None:
        """The case's moment of this kind is now ``at`` (school time); there is one of each kind."""

    def cancel(self, case_id: CaseId, kind: DueKind) -> None:
        """The case's moment of this kind is off."""

    def planned(self, case_id: CaseId, kind: DueKind) -> datetime | None:
        """When the case's moment of this kind is, or None."""

    def take_due(self, now: datetime, most: int) -> list[Due]:
        """Moments that have come, oldest first; they are gone when the transaction commits."""

    def next_due(self) -> datetime | None:
        """The first moment (school time) at which anything falls due: notice, moment, fold or expiry."""


class People(Protocol):
    """Staff, classes and invites."""

    def staff_of(self, chat_id: ChatId) -> Staff | None:
        """Who of the staff this chat belongs to (active or waiting for the beheerder)."""

    def staff(self) -> tuple[Staff, ...]:
        """All staff, in the order they were added."""

    def groups(self) -> tuple[Group, ...]:
        """All classes of this school year, by year and name."""

    def put_staff(self, staff: Staff) -> None:
        """Add a member of staff, or change roles, name or whether active."""

    def put_group(self, group: Group) -> None:
        """Add a class, or replace its coaches."""

    def drop_group(self, name: str) -> None:
        """This class is no more; cases that came from it keep its name."""

    def seat(self, staff_id: StaffId, chat_id: ChatId, language: str) -> None:
        """This member of staff is reached in this chat."""

    def unseat(self, staff_id: StaffId) -> None:
        """This member of staff is reached nowhere any more, until somebody opens a new invite."""

    def reach(self, staff_id: StaffId, reachable: bool) -> None:
        """Whether this member of staff can be reached: False once they closed the door to the bot."""

    def staff_chat(self, staff_id: StaffId) -> tuple[ChatId, str] | None:
        """Where and in which language to reach somebody of the staff; None when not connected."""

    def put_invite(self, invite: Invite) -> None:
        """Keep an invite (or that it was used)."""

    def invite(self, token_hash: bytes) -> Invite | None:
        """The invite with this hash."""

    def staff_with(self, role: Role) -> tuple[Staff, ...]:
        """Active staff with this role."""


class Numbers(Protocol):
    """The figures of a school year."""

    def figures(self, year: int) -> dict[str, Any] | None:
        """What is kept of the figures of this school year, or None."""

    def put_figures(self, year: int, kept: Mapping[str, Json]) -> None:
        """Keep this, in the place of what was kept of that year."""


class Quarantined(Protocol):
    """An update that could not be handled, opened to be tried once more."""

    @property
    def update_id(self) -> int:
        """The channel's number for it."""

    @property
    def chat(self) -> ChatId | None:
        """Where it came from, if that could be read."""

    @property
    def text(self) -> str:
        """What was typed, if anything."""


class Intake(Protocol):
    """What came in from outside."""

    def first_time(self, update_id: int, now: datetime) -> bool:
        """Mark the update as seen; False when it was seen before (a set with an eight-day life, SECURITY §3.6)."""

    def quarantine(self, update_id: int, chat_id: ChatId | None, text: str, now: datetime) -> None:
        """Seal what could not be handled under a key that lives seven days, and mark it as seen."""

    def quarantined(self) -> Sequence[Quarantined]:
        """What is in quarantine, by update."""

    def release(self, update_id: int) -> None:
        """Drop an update from quarantine; it stays seen."""

    def savepoint(self) -> AbstractContextManager[None]:
        """What happens inside is undone when it raises, without undoing the rest of the unit."""

    def sweep(self, now: datetime) -> None:
        """Drop what has outlived its term: seen updates, quarantine, settled notices."""


class Unit(Chats, Cases, Receipts, Moments, People, Numbers, Intake, Protocol):
    """One transaction: commits when its block ends, rolls back when it raises."""


class Store(Protocol):
    """Where units come from."""

    def unit(self) -> AbstractContextManager[Unit]:
        """A transaction. Raises ``StoreBusy`` when the database is full, locked or gone: then nothing is confirmed."""

    def keep_keys(self, now: datetime) -> None:
        """Make the keys that are due today (real time) and destroy those whose time is over."""

    def tidy(self) -> bool:
        """Take what was erased out of what the database keeps beside its rows; whether there was any of it."""


class StoreBusy(Exception):
    """The database cannot take it now. Wait and try again; nothing was confirmed (DESIGN §3.2)."""


class Mouth(Protocol):
    """Turns what is owed into words, at the moment it leaves (plugged in by wiring, made in ``handlers``)."""

    def screen(self, unit: Unit, chat: Chat) -> Errand:
        """The present screen of this chat."""

    def notice(self, unit: Unit, claimed: Claimed) -> Errand | NotYet | None:
        """The notice as an errand; None when it has become senseless (case closed, right gone, nobody there)."""

    def practices(self, real: datetime, busy: frozenset[ChatId]) -> Sequence[Practice]:
        """Practices that are owed a screen by ``real``, apart from these chats; no store knows of them."""

    def practised(self, practice: Practice, message: int | None) -> None:
        """The screen of this practice, as it was then, stands in ``message``."""

    def placed(self, unit: Unit, notice: Notice, errand: Errand, message: int) -> None:
        """A notice that quotes somebody came as a new ``message``, in the transaction that settles it."""

    def unreached(self, unit: Unit, what: Notice | Chat | None) -> None:
        """Nobody can be reached there: what De Route makes of it, in the transaction that settles the errand."""


class Sender(Protocol):
    """Carries errands to people."""

    async def run(self, errand: Errand) -> Outcome:
        """Carry out one errand: the message, then the deletions. Never raises for what the other side does."""
