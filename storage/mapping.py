"""Rows and frozen values: the one place where text is sealed before it is written and opened after it was read.

What a row shows beside its seals is only what the database must be able to search by (see ``storage/tables.py``).
What belongs to the school as a whole (chats, notices, names) is sealed under the school's key, talks and content under
the key of their case (DESIGN §3.2). Sealed JSON is ASCII, so that half a surrogate pair typed by somebody survives it.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import Row

from bot.ports import Claimed, Invite, Notice, NoticeKind
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
from bot.route.week import Shift, Week
from storage.atoms import hour, ms, ms_or_none, raw, when, when_or_none, whole
from storage.envelope import Sealed
from storage.fields import Field
from storage.vault import CaseKey, Purpose, Vault

AnyRow = Row[Any]
Values = dict[str, object]

OWNER: Final = "owner"
RECEIVER: Final = "receiver"
KEPT_OUT: Final = "kept-out"
SHARED: Final = "shared"
SECOND: Final = "second"
BESIDE: Final = "\x1e"
"""Between a colleague's name and their days, in one seal: no name holds it."""


def seal_json(
    key: CaseKey, field: Field, row_id: bytes, value: Mapping[str, object], purpose: Purpose
) -> Sealed:
    """A value as sealed JSON, bound to its field and row."""
    return key.seal(field, row_id, json.dumps(value, separators=(",", ":")), purpose)


def open_json(key: CaseKey, field: Field, row_id: bytes, sealed: Sealed, purpose: Purpose) -> dict[str, Any]:
    """The value again."""
    opened: dict[str, Any] = json.loads(key.open(field, row_id, sealed, purpose))
    return opened


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
    parts[SECOND] = () if case.second is None else (case.second,)
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
        second=next(iter(_with_part(people, SECOND)), None),
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
        "content": seal_json(key, Field.ENTRY_TEXT, row_id, told, Purpose.REPORT),
    }


def entry_of(key: CaseKey, row: AnyRow) -> Entry:
    """The piece of content of a row."""
    told = open_json(key, Field.ENTRY_TEXT, _entry_row(row.seq, row.changes), row.content, Purpose.REPORT)
    return Entry(row.seq, EntryKind(row.kind), told["text"], told["part"], bool(row.changed))


def without_message(key: CaseKey, row: AnyRow) -> Values:
    """The row of a piece of content, or of a former version of it, sealed anew without the message it came in."""
    row_id = _entry_row(row.seq, row.changes)
    told = open_json(key, Field.ENTRY_TEXT, row_id, row.content, Purpose.REPORT) | {"part": 0}
    where = {"this": row.case_id, "place": row.seq, "version": row.changes}
    return {**where, "content": seal_json(key, Field.ENTRY_TEXT, row_id, told, Purpose.REPORT)}


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
    return seal_json(school, Field.NOTICE_VALUES, digest, values, Purpose.STAFF)


def claimed_of(vault: Vault, school: CaseKey, row: AnyRow) -> Claimed:
    """The notice of a row that still waits."""
    values = open_json(school, Field.NOTICE_VALUES, row.dedupe, row.content, Purpose.STAFF)
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
        "name": school.seal(Field.STAFF_NAME, raw(staff.id), _with_week(staff), Purpose.STAFF),
        "roles": " ".join(sorted(staff.roles)),
        "active": int(staff.active),
        "seated": int(staff.seated),
        "reachable": int(staff.reachable),
        "paused": int(staff.paused),
        "away_until": ms_or_none(staff.away_until),
    }


def staff_of(school: CaseKey, row: AnyRow) -> Staff:
    """The member of staff of a row."""
    name, _, week = school.open(Field.STAFF_NAME, raw(row.id), row.name, Purpose.STAFF).partition(BESIDE)
    return Staff(
        id=StaffId(row.id),
        name=name,
        roles=frozenset(map(Role, row.roles.split())),
        active=bool(row.active),
        seated=bool(row.seated),
        reachable=bool(row.reachable),
        paused=bool(row.paused),
        week=_week_of(week),
        away_until=when_or_none(row.away_until),
        shifts=_shifts_of(week),
    )


def _with_week(staff: Staff) -> str:
    """The name and, in the same seal, the days on which this person works and is on duty; most have a name only."""
    name, week = whole(staff.name).replace(BESIDE, " "), staff.week
    if week == Week() and not staff.shifts:
        return name
    away = [day.isoformat() for day in week.away or ()]
    kept = {"off": sorted(week.off), "hour": week.hour.isoformat(), "away": away, "every_day": week.every_day}
    duty = {"shifts": [_kept_shift(shift) for shift in staff.shifts]} if staff.shifts else {}
    return name + BESIDE + json.dumps({**kept, **duty})


def _week_of(text: str) -> Week:
    if not text:
        return Week()
    kept = json.loads(text)
    days = [date.fromisoformat(day) for day in kept["away"]]
    away = (days[0], days[1]) if days else None
    return Week(frozenset(kept["off"]), time.fromisoformat(kept["hour"]), away, kept["every_day"])


def _kept_shift(shift: Shift) -> list[str | int | None]:
    day = shift.day.isoformat() if shift.day else None
    return [shift.begins.isoformat(), shift.ends.isoformat(), shift.weekday, day]


def _shifts_of(text: str) -> tuple[Shift, ...]:
    """Whoever was kept before there was a roster has none."""
    kept = json.loads(text).get("shifts", ()) if text else ()
    return tuple(
        Shift(time.fromisoformat(begins), time.fromisoformat(ends), weekday, date.fromisoformat(day) if day else None)
        for begins, ends, weekday, day in kept
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
