"""What goes through the ports, as frozen values: chats and talks, notices, errands and how they went (DESIGN §3)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from bot.route.effects import DueKind
from bot.route.model import CaseId, ChatId, StaffId

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None


# --- A chat: what it shows, and the talks that run in it ------------------------------------------------------------


@dataclass(frozen=True)
class Talk:
    """A conversation that is running. Its answers, by question key, are all there is to it (DESIGN §3.1).

    Sealed under the key of ``case``: a draft has its case id from the first button on. ``aside`` names answers that
    were set aside, not erased. ``own`` are the ids of the messages in the chat that go when the talk is over.
    """

    case: CaseId
    flow: str
    facts: Mapping[str, Json] = field(repr=False)
    answers: Mapping[str, Json] = field(repr=False, default_factory=dict)
    aside: frozenset[str] = frozenset()
    own: tuple[int, ...] = field(repr=False, default=())
    touched_at: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True)
class Chat:
    """One private chat: the talks in it (the last has the floor) and the one screen that it should show.

    ``rev`` counts what is owed, ``shown`` what the person has seen; ``owed_at`` is not before which moment (real
    time). ``message`` is the bot's message that shows the screen; ``below`` asks for a new one instead of an edit.
    ``panel`` is a side screen over the talk, about ``case``, on ``page``. ``note`` is the line put before it.
    ``nonce`` is on the buttons of the present screen, ``last`` is the tap that was just answered.
    ``fold_at`` (school time): when the chat becomes one neutral line again. ``cases`` are the reporter's own.
    ``visiting``: those of them that were found with a code, and are let go when the chat folds. ``secret`` is what is
    shown once. ``keep``: what she types after sending stays in the chat, and nothing folds (SCREENS R6).
    """

    id: ChatId = field(repr=False)
    language: str = "nl"
    rev: int = 0
    shown: int = 0
    owed_at: datetime | None = None
    message: int | None = field(repr=False, default=None)
    below: bool = False
    panel: str | None = None
    case: CaseId | None = None
    page: int = 1
    note: str | None = None
    nonce: str = ""
    last: str = field(repr=False, default="")
    fold_at: datetime | None = None
    cases: tuple[CaseId, ...] = ()
    talks: tuple[Talk, ...] = ()
    touched_at: datetime | None = None
    visiting: tuple[CaseId, ...] = ()
    secret: str = field(repr=False, default="")
    keep: bool = False


@dataclass(frozen=True)
class Practice(Chat):
    """A practice, as the chat it would be: it lives in memory alone, and no store takes it (docs/decisions/0014).

    ``remove`` are messages that go from the chat with the next screen. ``over``: once that has left, it is forgotten.
    """

    remove: tuple[int, ...] = field(repr=False, default=())
    over: bool = False


# --- Notices: what leaves on its own, through the outbox ------------------------------------------------------------


class NoticeKind(StrEnum):
    """What an outbox row asks for. ``SAY`` is a panel for a member of staff; ``edit`` replaces one."""

    SAY = "say"
    DELETE = "delete"


@dataclass(frozen=True)
class Notice:
    """Something to be done in a chat, once. Held as keys and sealed values: no words, no address in the clear.

    ``to`` is a member of staff, or ``chat`` is where (deletions only). ``dedupe`` makes it one: planning the same
    again changes nothing unless ``move`` (then it takes the new moment and values, if it has not left yet).
    ``at`` and ``not_after`` are school time. ``content``: the screen quotes what somebody told, so that after an
    ambiguous send it is not sent again by itself (SECURITY §4.3).
    """

    dedupe: str = field(repr=False)
    kind: NoticeKind
    at: datetime
    case: CaseId | None = None
    to: StaffId | None = None
    chat: ChatId | None = field(repr=False, default=None)
    panel: str = ""
    page: int = 1
    note: str | None = None
    edit: int | None = field(repr=False, default=None)
    message_ids: tuple[int, ...] = field(repr=False, default=())
    urgent: bool = False
    content: bool = False
    not_after: datetime | None = None
    move: bool = False


@dataclass(frozen=True)
class Claimed:
    """A notice that this process holds the lease of. ``again``: an earlier send may have arrived (SECURITY §4.3)."""

    id: int
    notice: Notice
    attempt: int
    again: bool = False


@dataclass(frozen=True)
class Due:
    """A moment that has come for a case."""

    case: CaseId
    kind: DueKind
    at: datetime


@dataclass(frozen=True)
class Invite:
    """A one-time deep link for a member of staff; only the hash of its token is kept (DESIGN §4 row 15)."""

    token_hash: bytes = field(repr=False)
    staff: StaffId
    expires_at: datetime
    used: bool = False


# --- Words on their way, and how it went ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Button:
    """A button as it is shown: words, and the data that comes back (at most 64 bytes); or ``copy``, at most 256
    characters that it puts on the clipboard without telling the bot."""

    label: str = field(repr=False)
    data: str = field(repr=False)
    primary: bool = False
    copy: str = field(repr=False, default="")


@dataclass(frozen=True)
class Message:
    """Words and buttons, ready for a chat. ``quiet``: no sound. ``protected``: cannot be forwarded or saved."""

    text: str = field(repr=False)
    rows: tuple[tuple[Button, ...], ...] = field(repr=False, default=())
    quiet: bool = False
    protected: bool = True


@dataclass(frozen=True)
class Errand:
    """What is to be done in one chat: show ``message`` (in the place of ``edit``, if any) and delete ``remove``.

    ``holds``: the message only holds the place of a screen that quotes somebody, which then comes as an edit: when the
    bot dies in between, what stands in the chat without anybody knowing where says nothing.
    """

    chat: ChatId = field(repr=False)
    message: Message | None = None
    edit: int | None = field(repr=False, default=None)
    remove: tuple[int, ...] = field(repr=False, default=())
    holds: bool = False


@dataclass(frozen=True)
class Sent:
    """It arrived. ``message`` is the id of the message that now shows it (None for a deletion)."""

    message: int | None = field(repr=False, default=None)


@dataclass(frozen=True)
class Retry:
    """Certainly not sent; try again after so many seconds. ``everybody``: the whole bot must wait."""

    after_s: float
    everybody: bool = False


@dataclass(frozen=True)
class Unreachable:
    """This person cannot be reached: blocked us, or the account is gone. A fact about the case, not an error."""


@dataclass(frozen=True)
class Gone:
    """The message to edit is not there any more: send a new one."""


@dataclass(frozen=True)
class Refused:
    """The other side will never take it: our bug. ``why`` holds no word that a person typed."""

    why: str


@dataclass(frozen=True)
class Unknown:
    """It may have arrived, or not (SECURITY §4.3)."""


@dataclass(frozen=True)
class NotYet:
    """It would disturb now: it leaves at this moment of school time, if it still makes sense then."""

    at: datetime


Outcome = Sent | Retry | Unreachable | Gone | Refused | Unknown | NotYet
