"""Rows and frozen values: the one place where text is sealed before it is written and opened after it was read.

What a row shows beside its seals is only what the database must be able to search by (see ``storage/tables.py``).
What belongs to the school as a whole (chats, notices, names) is sealed under the school's key, talks and content under
the key of their case (DESIGN §3.2). Sealed JSON is ASCII, so that half a surrogate pair typed by somebody survives it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Row

from bot.ports import Chat, Claimed, Invite, Notice, NoticeKind, Talk
from bot.route.model import (
    Case,
    CaseId,
    ChatId,
    Code,
    Entry,
    EntryKind,
    Flag,
    Group,
    Role,
    Staff,
    StaffId,
    Status,
    Whom,
)
from storage.atoms import from_iso, hour, iso, ms, ms_or_none, raw, when, when_or_none, whole
from storage.envelope import Sealed
from storage.fields import Field
from storage.vault import CaseKey, Purpose, Vault

AnyRow = Row[Any]
Values = dict[str, object]

OWNER: Final = "owner"
RECEIVER: Final = "receiver"
KEPT_OUT: Final = "kept-out"
SHARED: Final = "shared"

def _close(key: CaseKey, field: Field, row_id: bytes, value: Mapping[str, object], purpose: Purpose) -> Sealed:
    return key.seal(field, row_id, json.dumps(value, separators=(",", ":")), purpose)


def _open(key: CaseKey, field: Field, row_id: bytes, sealed: Sealed, purpose: Purpose) -> dict[str, Any]:
    opened: dict[str, Any] = json.loads(key.open(field, row_id, sealed, purpose))
    return opened


# --- Chats and talks ------------------------------------------------------------------------------------------------


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
        }
    )


def seal_memo(school: CaseKey, chat_key: bytes, memo: Memo) -> Sealed:
    """The memo, sealed for its row."""
    return _close(school, Field.CHAT_MEMO, chat_key, memo.values, Purpose.STAFF)


def open_memo(school: CaseKey, chat_key: bytes, sealed: Sealed) -> Memo:
    """The memo of a row."""
    return Memo(_open(school, Field.CHAT_MEMO, chat_key, sealed, Purpose.STAFF))


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
        visiting=tuple(values.get("visiting", ())),  # A row may be older than these two.
        secret=values.get("secret", ""),
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
        "state": _close(key, Field.TALK_STATE, _talk_row(chat_key, depth), state, Purpose.REPORT),
        "expires_at": ms_or_none(talk.expires_at),
    }


def talk_of(key: CaseKey, row: AnyRow) -> Talk:
    """The talk of a row."""
    row_id = _talk_row(row.chat_key, row.depth)
    state = _open(key, Field.TALK_STATE, row_id, row.state, Purpose.REPORT)
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


# --- Cases and content ----------------------------------------------------------------------------------------------


def case_values(key: CaseKey, case: Case) -> Values:
    """The columns of a case, but not its version."""
    return {
        "id": case.id,
        "code": case.code,
        "status": case.status.value,
        "whom": case.whom.value,
        "klas": None if case.group is None else _seal_klas(key, case),
        "sent_at": ms(case.sent_at),
        "flags": " ".join(sorted(case.flags)),
        "opened": int(case.opened),
        "word": case.word,
        "promised_at": ms_or_none(case.promised_at),
    }


def _seal_klas(key: CaseKey, case: Case) -> Sealed:
    return key.seal(Field.CLASS_NAME, raw(case.id), whole(case.group or ""), Purpose.REPORT)


def case_links(case: Case) -> list[Values]:
    """The rows that say what members of staff are to this case."""
    owner = () if case.owner is None else (case.owner,)
    parts: dict[str, Iterable[StaffId]] = {OWNER: owner, RECEIVER: case.receivers, SHARED: case.shared}
    parts[KEPT_OUT] = sorted(case.kept_out)
    return [
        {"case_id": case.id, "part": part, "staff_id": staff_id, "place": place}
        for part, ids in parts.items()
        for place, staff_id in enumerate(dict.fromkeys(ids))
    ]


def case_of(row: AnyRow, links: Iterable[AnyRow], key: CaseKey | None) -> Case:
    """The case of a row and its links (in the order of ``place``). ``key`` is None once the case was erased."""
    people = list(links)
    klas = key.open(Field.CLASS_NAME, raw(row.id), row.klas, Purpose.REPORT) if key and row.klas is not None else None
    return Case(
        id=CaseId(row.id),
        code=Code(row.code),
        status=Status(row.status),
        whom=Whom(row.whom),
        group=klas,
        receivers=_with_part(people, RECEIVER),
        sent_at=when(row.sent_at),
        owner=next(iter(_with_part(people, OWNER)), None),
        kept_out=frozenset(_with_part(people, KEPT_OUT)),
        shared=_with_part(people, SHARED),
        flags=frozenset(map(Flag, row.flags.split())),
        opened=bool(row.opened),
        word=row.word,
        promised_at=when_or_none(row.promised_at),
        version=row.version,
    )


def _with_part(people: Iterable[AnyRow], part: str) -> tuple[StaffId, ...]:
    return tuple(StaffId(link.staff_id) for link in people if link.part == part)


def entry_values(key: CaseKey, case_id: CaseId, entry: Entry, changes: int) -> Values:
    """The row of a piece of content that was changed so many times. The seal is bound to that number."""
    row_id = _entry_row(entry.seq, changes)
    told = {"part": entry.part, "text": whole(entry.text)}
    return {
        "case_id": case_id,
        "seq": entry.seq,
        "kind": entry.kind.value,
        "changed": int(entry.changed),
        "changes": changes,
        "content": _close(key, Field.ENTRY_TEXT, row_id, told, Purpose.REPORT),
    }


def entry_of(key: CaseKey, row: AnyRow) -> Entry:
    """The piece of content of a row."""
    told = _open(key, Field.ENTRY_TEXT, _entry_row(row.seq, row.changes), row.content, Purpose.REPORT)
    return Entry(row.seq, EntryKind(row.kind), told["text"], told["part"], bool(row.changed))


def without_message(key: CaseKey, row: AnyRow) -> Values:
    """The row of a piece of content, or of a former version of it, sealed anew without the message it came in."""
    row_id = _entry_row(row.seq, row.changes)
    told = _open(key, Field.ENTRY_TEXT, row_id, row.content, Purpose.REPORT) | {"part": 0}
    where = {"this": row.case_id, "place": row.seq, "version": row.changes}
    return {**where, "content": _close(key, Field.ENTRY_TEXT, row_id, told, Purpose.REPORT)}


def _entry_row(seq: int, changes: int) -> bytes:
    return seq.to_bytes(8, "big") + changes.to_bytes(8, "big")


# --- Notices --------------------------------------------------------------------------------------------------------


def notice_values(vault: Vault, school: CaseKey, digest: bytes, notice: Notice) -> Values:
    """The row of a notice that has not been claimed. Its values are the school's: they outlive an erased case, so
    that what was shown in a chat is still removed from it."""
    chat = notice.chat
    return {
        "dedupe": digest,
        "kind": notice.kind.value,
        "case_id": notice.case,
        "panel": notice.panel,
        "to_staff": notice.to,
        "address": None if chat is None else vault.seal_address(digest, chat, "nl", 0),
        "content": seal_notice(school, digest, notice),
        "urgent": int(notice.urgent),
        "quotes": int(notice.content),
        "visible_at": ms(notice.at),
        "not_after": ms_or_none(notice.not_after),
    }


def seal_notice(school: CaseKey, digest: bytes, notice: Notice) -> Sealed:
    """What of a notice is sealed."""
    values = {
        "dedupe": notice.dedupe,
        "page": notice.page,
        "note": notice.note,
        "edit": notice.edit,
        "messages": list(notice.message_ids),
    }
    return _close(school, Field.NOTICE_VALUES, digest, values, Purpose.STAFF)


def claimed_of(vault: Vault, school: CaseKey, row: AnyRow) -> Claimed:
    """The notice of a row that still waits."""
    values = _open(school, Field.NOTICE_VALUES, row.dedupe, row.content, Purpose.STAFF)
    chat = None if row.address is None else ChatId(vault.open_address(row.dedupe, row.address).chat_id)
    notice = Notice(
        dedupe=values["dedupe"],
        kind=NoticeKind(row.kind),
        at=when(row.visible_at),
        case=row.case_id,
        to=row.to_staff,
        chat=chat,
        panel=row.panel,
        page=values["page"],
        note=values["note"],
        edit=values["edit"],
        message_ids=tuple(values["messages"]),
        urgent=bool(row.urgent),
        content=bool(row.quotes),
        not_after=when_or_none(row.not_after),
    )
    return Claimed(row.id, notice, row.attempt, again=row.unsure > 0)


# --- People ---------------------------------------------------------------------------------------------------------


def staff_values(school: CaseKey, staff: Staff) -> Values:
    """The columns of a member of staff, but not the place in the list."""
    return {
        "id": staff.id,
        "name": school.seal(Field.STAFF_NAME, raw(staff.id), whole(staff.name), Purpose.STAFF),
        "roles": " ".join(sorted(staff.roles)),
        "active": int(staff.active),
        "seated": int(staff.seated),
        "reachable": int(staff.reachable),
        "paused": int(staff.paused),
    }


def staff_of(school: CaseKey, row: AnyRow) -> Staff:
    """The member of staff of a row."""
    return Staff(
        id=StaffId(row.id),
        name=school.open(Field.STAFF_NAME, raw(row.id), row.name, Purpose.STAFF),
        roles=frozenset(map(Role, row.roles.split())),
        active=bool(row.active),
        seated=bool(row.seated),
        reachable=bool(row.reachable),
        paused=bool(row.paused),
    )


def group_values(school: CaseKey, key: bytes, group: Group) -> Values:
    """The row of a class, without its coaches."""
    name = school.seal(Field.CLASS_NAME, key, whole(group.name), Purpose.STAFF)
    return {"key": key, "name": name, "year": group.year}


def group_of(school: CaseKey, row: AnyRow, coaches: Iterable[AnyRow]) -> Group:
    """The class of a row and its coaches, in order."""
    name = school.open(Field.CLASS_NAME, row.key, row.name, Purpose.STAFF)
    return Group(name, row.year, tuple(StaffId(coach.staff_id) for coach in coaches))


def invite_values(invite: Invite) -> Values:
    """The row of an invite."""
    return {
        "token_hash": invite.token_hash,
        "staff_id": invite.staff,
        "expires_at": ms(invite.expires_at),
        "used": int(invite.used),
    }


def invite_of(row: AnyRow) -> Invite:
    """The invite of a row."""
    return Invite(row.token_hash, StaffId(row.staff_id), when(row.expires_at), bool(row.used))


# --- Quarantine -----------------------------------------------------------------------------------------------------


def poison_row(update_id: int) -> bytes:
    """The 16 bytes that stand for the row of an update."""
    return update_id.to_bytes(16, "big", signed=True)


def poison_values(vault: Vault, update_id: int, chat_id: ChatId | None, text: str, now: datetime) -> Values:
    """The row of an update that could not be handled: its text and address, no name (DESIGN §3.2)."""
    sealed = vault.seal_quarantine(poison_row(update_id), json.dumps({"chat": chat_id, "text": text}), now)
    return {"update_id": update_id, "content": sealed, "at": hour(now)}
