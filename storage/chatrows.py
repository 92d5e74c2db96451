"""The rows of chats and their talks, and the frozen values they stand for (as ``storage/mapping.py`` for the rest)."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from bot.ports import Chat, Talk
from bot.route.model import (
    CaseId,
    ChatId,
)
from storage.atoms import from_iso, iso, ms, ms_or_none, when_or_none
from storage.envelope import Sealed
from storage.fields import Field
from storage.mapping import AnyRow, Values, open_json, seal_json
from storage.vault import CaseKey, Purpose


@dataclass(frozen=True)
class Memo:
    """What the row of a chat holds sealed, as it is opened; ``values`` is the JSON of it."""

    values: dict[str, Any] = field(repr=False)

    @property
    def has_cases(self) -> bool:
        """Whether a case of a reporter hangs on this chat."""
        return bool(self.values["cases"])

    def shown(self, message: int | None, *, up_to_date: bool) -> "Memo":
        """The memo once its screen stands in ``message``; a wish for a new message is then fulfilled."""
        return Memo(self.values | {"message": message, "below": self.values["below"] and not up_to_date})


def memo_of(chat: Chat) -> Memo:
    """What of a chat is sealed."""
    return Memo(
        {
            "language": chat.language,
            "message": chat.message,
            "below": chat.below,
            "panel": chat.panel,
            "case": chat.case,
            "page": chat.page,
            "note": chat.note,
            "nonce": chat.nonce,
            "last": chat.last,
            "cases": list(chat.cases),
            "touched": iso(chat.touched_at),
            "visiting": list(chat.visiting),
            "secret": chat.secret,
            "keep": chat.keep,
        }
    )


def seal_memo(school: CaseKey, chat_key: bytes, memo: Memo) -> Sealed:
    """The memo, sealed for its row."""
    return seal_json(school, Field.CHAT_MEMO, chat_key, memo.values, Purpose.STAFF)


def open_memo(school: CaseKey, chat_key: bytes, sealed: Sealed) -> Memo:
    """The memo of a row."""
    return Memo(open_json(school, Field.CHAT_MEMO, chat_key, sealed, Purpose.STAFF))


def chat_values(school: CaseKey, chat_key: bytes, chat: Chat) -> Values:
    """The columns of a chat that change."""
    return {
        "memo": seal_memo(school, chat_key, memo_of(chat)),
        "rev": chat.rev,
        "shown": chat.shown,
        "owed_at": 0 if chat.owed_at is None else ms(chat.owed_at),
        "fold_at": ms_or_none(chat.fold_at),
    }


def chat_of(row: AnyRow, chat_id: ChatId, memo: Memo, talks: tuple[Talk, ...]) -> Chat:
    """The chat of an opened row."""
    values = memo.values
    return Chat(
        id=chat_id,
        language=values["language"],
        rev=row.rev,
        shown=row.shown,
        owed_at=when_or_none(row.owed_at or None),
        message=values["message"],
        below=values["below"],
        panel=values["panel"],
        case=values["case"],
        page=values["page"],
        note=values["note"],
        nonce=values["nonce"],
        last=values["last"],
        fold_at=when_or_none(row.fold_at),
        cases=tuple(values["cases"]),
        talks=talks,
        touched_at=from_iso(values["touched"]),
        visiting=tuple(values.get("visiting", ())),  # A row may be older than these three.
        secret=values.get("secret", ""),
        keep=values.get("keep", False),
    )


def talk_values(key: CaseKey, chat_key: bytes, depth: int, talk: Talk) -> Values:
    """The row of a talk."""
    state = {
        "flow": talk.flow,
        "facts": dict(talk.facts),
        "answers": dict(talk.answers),
        "aside": sorted(talk.aside),
        "own": list(talk.own),
        "touched": iso(talk.touched_at),
    }
    return {
        "chat_key": chat_key,
        "depth": depth,
        "case_id": talk.case,
        "state": seal_json(key, Field.TALK_STATE, _talk_row(chat_key, depth), state, Purpose.REPORT),
        "expires_at": ms_or_none(talk.expires_at),
    }


def talk_of(key: CaseKey, row: AnyRow) -> Talk:
    """The talk of a row."""
    row_id = _talk_row(row.chat_key, row.depth)
    state = open_json(key, Field.TALK_STATE, row_id, row.state, Purpose.REPORT)
    return Talk(
        case=CaseId(row.case_id),
        flow=state["flow"],
        facts=state["facts"],
        answers=state["answers"],
        aside=frozenset(state["aside"]),
        own=tuple(state["own"]),
        touched_at=from_iso(state["touched"]),
        expires_at=when_or_none(row.expires_at),
    )


def _talk_row(chat_key: bytes, depth: int) -> bytes:
    return sha256(chat_key + depth.to_bytes(2, "big")).digest()[:16]
