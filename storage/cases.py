"""Cases and their content in the database. Nothing leaves here without asking ``bot.route.access`` (DESIGN §4 row 10).

What is not there and what somebody may not see look the same: None, or nothing. A case is written only over the
version that was read. Erasing leaves the line that there was a case, its history, and who opened it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Executable, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.ports import Chat, NoticeKind, StoreBusy
from bot.route.access import Deed, kinds, may
from bot.route.model import (
    Actor,
    Case,
    CaseId,
    ChatId,
    Clock,
    Code,
    Entry,
    EntryKind,
    Reading,
    Staff,
    StaffId,
    Status,
    Step,
)
from bot.route.steps import FINAL
from storage import mapping
from storage.atoms import ms, raw, two_letters, when
from storage.chats import ChatRows
from storage.tables import casus, casus_staff, due, entry, entry_old, history, outbox, reading, receipt, reply_address
from storage.vault import CaseKey

CLOCK: Final = Clock()
_BY_ID = select(casus).where(casus.c.id == bindparam("case_id"))
_BY_CODE = select(casus).where(casus.c.code == bindparam("code"))
_CODE = select(casus.c.id).where(casus.c.code == bindparam("code"))
_CONCERNS = select(casus_staff.c.case_id).where(
    casus_staff.c.staff_id == bindparam("staff_id"), casus_staff.c.part != mapping.KEPT_OUT
)
_OPEN_FOR = select(casus).where(casus.c.id.in_(_CONCERNS), casus.c.status.not_in([status.value for status in FINAL]))
_FINISHED_BY = select(casus).where(casus.c.id.in_(_CONCERNS), casus.c.status == Status.AFGEROND.value)
_RUNNING = select(casus).where(casus.c.status.not_in([status.value for status in FINAL]))
_KEPT = select(casus).where(casus.c.status != Status.GEWIST.value)
_LINKS = (
    select(casus_staff)
    .where(casus_staff.c.case_id.in_(bindparam("case_ids", expanding=True)))
    .order_by(casus_staff.c.place)
)
_INSERT = insert(casus)
_UPDATE = update(casus).where(casus.c.id == bindparam("this"), casus.c.version == bindparam("read"))
_DROP_LINKS = delete(casus_staff).where(casus_staff.c.case_id == bindparam("case_id"))
_INSERT_LINKS = insert(casus_staff)
_ADD_STEP = insert(history)

_ENTRIES = select(entry).where(entry.c.case_id == bindparam("case_id")).order_by(entry.c.seq)
_ENTRY = select(entry).where(entry.c.case_id == bindparam("case_id"), entry.c.seq == bindparam("seq"))
_OF_EACH = (
    select(entry)
    .where(entry.c.case_id.in_(bindparam("case_ids", expanding=True)), entry.c.kind == bindparam("kind"))
    .order_by(entry.c.seq)
)
_INSERT_ENTRY = insert(entry)
_UPDATE_ENTRY = update(entry).where(entry.c.case_id == bindparam("this"), entry.c.seq == bindparam("place"))
_KEEP_OLD = insert(entry_old)
_READ = insert(reading)
_STEPS = select(history).where(history.c.case_id == bindparam("case_id")).order_by(history.c.id)
_READINGS = select(reading).where(reading.c.case_id == bindparam("case_id")).order_by(reading.c.id)

_ADDRESS = select(reply_address.c.address).where(reply_address.c.case_id == bindparam("case_id"))

_IN_THE_POSTVAK: Final = (Deed.READ, Deed.LOOK, Deed.SECOND)
_DROP_ADDRESS = delete(reply_address).where(reply_address.c.case_id == bindparam("case_id"))
_NAMED = select(entry.c.seq).where(entry.c.case_id == bindparam("case_id"), entry.c.kind == bindparam("name"))
_DROP_NAME: Final = (
    delete(entry_old).where(entry_old.c.case_id == bindparam("case_id"), entry_old.c.seq.in_(_NAMED)),
    delete(entry).where(entry.c.case_id == bindparam("case_id"), entry.c.kind == bindparam("name")),
)
_DROP_ENTRY: Final = tuple(
    delete(table).where(table.c.case_id == bindparam("case_id"), table.c.seq == bindparam("seq"))
    for table in (entry_old, entry)
)

_ERASED: Final[tuple[Executable, ...]] = (
    *(
        delete(table).where(table.c.case_id == bindparam("this"))
        for table in (entry, entry_old, reply_address, receipt, casus_staff, due)
    ),
    delete(outbox).where(outbox.c.case_id == bindparam("this"), outbox.c.kind != NoticeKind.DELETE.value),
    # What was shown in a chat must still be removed from it; only, it is not of any case any more.
    update(outbox).where(outbox.c.case_id == bindparam("this")).values(case_id=None),
    update(casus)
    .where(casus.c.id == bindparam("this"))
    .values(
        status=Status.GEWIST.value, klas=None, flags="", word="", promised_at=None, version=casus.c.version + 1
    ),
)


class CaseRows(ChatRows):
    """``bot.ports.Cases``, except the keys."""

    def case(self, case_id: CaseId, actor: Actor) -> Case | None:
        """The case, or None: not there and not allowed look the same."""
        return next(iter(self._seen(_BY_ID, actor, case_id=case_id)), None)

    def case_by_code(self, code: Code, actor: Actor) -> Case | None:
        """The case with this code, or None: not there and not allowed look the same."""
        return next(iter(self._seen(_BY_CODE, actor, code=code)), None)

    def code_taken(self, code: Code) -> bool:
        """Whether a case already has this code."""
        return self._run(_CODE, code=code).first() is not None

    def inbox(self, staff: Staff) -> tuple[Case, ...]:
        """The open cases this person may READ, or LOOK at, or is asked about: unowned first, then by time."""
        seen = self._seen(_OPEN_FOR, staff, staff_id=staff.id)
        cases = [case for case in seen if any(may(staff, deed, case) for deed in _IN_THE_POSTVAK)]
        return tuple(sorted(cases, key=lambda case: (case.owner is not None, case.sent_at, case.code)))

    def finished(self, staff: Staff) -> tuple[Case, ...]:
        """The cases this person had until they were finished, as far as they may still READ them; oldest first."""
        seen = self._seen(_FINISHED_BY, staff, staff_id=staff.id)
        found = (case for case in seen if case.owner == staff.id and may(staff, Deed.READ, case))
        return tuple(sorted(found, key=lambda case: (case.sent_at, case.code)))

    def overseen(self, staff: Staff, deed: Deed = Deed.OVERSEE) -> tuple[Case, ...]:
        """The running cases whose code this person may see in the overview, or have in a number; oldest first."""
        found = (case for case in self._cases(self._run(_RUNNING).all()) if may(staff, deed, case))
        return tuple(sorted(found, key=lambda case: (case.sent_at, case.code)))

    def countable(self) -> tuple[Case, ...]:
        """The cases that the clock may count for the figures, whatever became of them, while their content is there."""
        found = self._cases(self._run(_KEPT).all())
        return tuple(case for case in found if may(CLOCK, Deed.COUNT, case))

    def put_case(self, case: Case) -> bool:
        """Keep the case if it still is the version that was read (compare and set); False when it has moved on.

        A case of version 0 is new. What is stored is one version further than ``case``: to write again in the same
        unit, raise the version or read it anew. Raises ``LookupError`` when its key was never made.
        """
        values = mapping.case_values(self._key(case.id), case) | {"version": case.version + 1}
        if not (self._add_case(values) if case.version == 0 else self._change_case(case, values)):
            return False
        if case.version > 0:
            self._run(_DROP_LINKS, case_id=case.id)
        self._write(_INSERT_LINKS, mapping.case_links(case))
        return True

    def add_step(self, case_id: CaseId, step: Step) -> None:
        """Append a line to the history. The database refuses a step that De Route does not know."""
        line = {"before": step.before.value, "event": str(step.event), "after": step.after.value, "by": step.by}
        self._write(_ADD_STEP, {"case_id": case_id, "at": ms(step.at), **line})

    def entries(self, case_id: CaseId, actor: Actor) -> tuple[Entry, ...]:
        """The opened content in order, of the kinds that this person may have; nothing for anybody else."""
        case = self.case(case_id, actor)
        key = self._key_if_any(case_id)
        allowed = kinds(actor, case) if case is not None and key is not None else frozenset()
        if key is None or not allowed:
            return ()
        rows = self._run(_ENTRIES, case_id=case_id)
        return tuple(mapping.entry_of(key, row) for row in rows if EntryKind(row.kind) in allowed)

    def one_of_each(self, cases: Collection[Case], kind: EntryKind, actor: Actor) -> dict[CaseId, Entry]:
        """Of each of these cases the last piece of this kind, as far as this person may have it: one look for all."""
        allowed = [c.id for c in cases if may(actor, Deed.SEE, c) and kind in kinds(actor, c)]
        self._open_keys(allowed)
        rows = self._run(_OF_EACH, case_ids=allowed, kind=kind.value) if allowed else ()
        found = ((CaseId(row.case_id), row) for row in rows)
        return {case_id: mapping.entry_of(self._keys[case_id], row) for case_id, row in found if case_id in self._keys}

    def put_entry(self, case_id: CaseId, entry: Entry) -> None:
        """Seal a piece of content. One with the same ``seq`` takes its place; the old text is kept sealed.

        Raises ``LookupError`` when the case's key was never made.
        """
        key = self._key(case_id)
        old = self._run(_ENTRY, case_id=case_id, seq=entry.seq).first()
        changes = 0 if old is None else old.changes + 1
        values = mapping.entry_values(key, case_id, entry, changes)
        if old is None:
            self._write(_INSERT_ENTRY, values)
            return
        kept = {"case_id": case_id, "seq": old.seq, "changes": old.changes, "content": old.content}
        self._write(_KEEP_OLD, kept)
        self._write(_UPDATE_ENTRY, {"this": case_id, "place": entry.seq, **values})

    def log_reading(self, case_id: CaseId, staff: StaffId, at: datetime) -> None:
        """Remember who opened the story, and when."""
        self._write(_READ, {"case_id": case_id, "staff_id": staff, "at": ms(at)})

    def steps(self, case_id: CaseId, actor: Actor) -> tuple[Step, ...]:
        """The history, oldest first, for who may TRACE or COUNT it; nothing for anybody else."""
        allowed = self._may(Deed.TRACE, case_id, actor) or self._may(Deed.COUNT, case_id, actor)
        rows = self._run(_STEPS, case_id=case_id) if allowed else ()
        return tuple(Step(Status(row.before), row.event, Status(row.after), row.by, when(row.at)) for row in rows)

    def readings(self, case_id: CaseId, actor: Actor) -> tuple[Reading, ...]:
        """Who opened the story and when, oldest first, for who may TRACE it; nothing for anybody else."""
        rows = self._run(_READINGS, case_id=case_id) if self._may(Deed.TRACE, case_id, actor) else ()
        return tuple(Reading(StaffId(row.staff_id), when(row.at)) for row in rows)

    def _may(self, deed: Deed, case_id: CaseId, actor: Actor) -> bool:
        case = self.case(case_id, actor)
        return case is not None and may(actor, deed, case)

    def bind_reporter(self, case_id: CaseId, chat: Chat) -> None:
        """Keep the sealed way back to the reporter's chat; a former one is replaced."""
        owner = raw(case_id)
        address = self._vault.seal_address(owner, chat.id, two_letters(chat.language), 0)
        index = self._vault.reporter_index(owner, chat.id)
        self._put(reply_address, ("case_id",), {"case_id": case_id, "reporter": index, "address": address})

    def unbind_reporter(self, case_id: CaseId) -> None:
        """Cut the way back to the chat for good: address and index, and which message each piece of content came in.

        What was told is sealed anew without the number of its message, its former versions too.
        """
        self._run(_DROP_ADDRESS, case_id=case_id)
        key = self._key_if_any(case_id)
        if key is not None:
            for table in (entry, entry_old):
                self._seal_anew(key, case_id, table)
        self.erased = True

    def drop_name(self, case_id: CaseId) -> None:
        """The name that was given goes, and every former version of it."""
        for statement in _DROP_NAME:
            self._run(statement, case_id=case_id, name=EntryKind.NAME.value)
        self.erased = True

    def drop_entry(self, case_id: CaseId, seq: int) -> None:
        """The piece of content in this place goes, and every former version of it."""
        for statement in _DROP_ENTRY:
            self._run(statement, case_id=case_id, seq=seq)
        self.erased = True

    def _seal_anew(self, key: CaseKey, case_id: CaseId, table: Table) -> None:
        here = and_(table.c.case_id == bindparam("this"), table.c.seq == bindparam("place"))
        here = and_(here, table.c.changes == bindparam("version"))
        found = self._run(select(table).where(table.c.case_id == bindparam("case_id")), case_id=case_id).all()
        loose = [mapping.without_message(key, row) for row in found]
        self._write(update(table).where(here), loose)

    def reporter_chat(self, case_id: CaseId) -> Chat | None:
        """The reporter's chat, opened for delivery; None when the link was cut. Never shown to anybody.

        When nothing of that chat is kept any more, a fresh one that knows this case.
        """
        sealed = self._run(_ADDRESS, case_id=case_id).scalar()
        if sealed is None:
            return None
        address = self._vault.open_address(raw(case_id), sealed)
        chat_id = ChatId(address.chat_id)
        return self.chat(chat_id) or Chat(chat_id, language=address.lang, cases=(case_id,))

    def erase_case(self, case_id: CaseId) -> None:
        """Erase content, address, key, alerts and due moments. Only that there was a case stays (status ``gewist``).

        Deletions in chats that still have to leave do leave: they are the school's, and hold no content.
        """
        self.drop_key(case_id)
        for statement in _ERASED:
            self._run(statement, this=case_id)

    def _seen(self, statement: Executable, actor: Actor, **values: object) -> list[Case]:
        """The cases this statement finds, as far as the actor may see them."""
        rows = self._run(statement, **values).all()
        return [case for case in self._cases(rows) if may(actor, Deed.SEE, case)]

    def _cases(self, rows: Iterable[mapping.AnyRow]) -> list[Case]:
        found = list(rows)
        ids = [CaseId(row.id) for row in found]
        self._open_keys(ids)
        links = defaultdict(list)
        for link in self._run(_LINKS, case_ids=ids) if ids else ():
            links[link.case_id].append(link)
        return [mapping.case_of(row, links[row.id], self._keys.get(CaseId(row.id))) for row in found]

    def _add_case(self, values: mapping.Values) -> bool:
        try:
            return self._insert_once(casus, ("id",), values)
        except IntegrityError:
            # Somebody else took the code between the look and the write (PostgreSQL): another one next time.
            raise StoreBusy("two units at once") from None

    def _change_case(self, case: Case, values: mapping.Values) -> bool:
        return self._write(_UPDATE, {"this": case.id, "read": case.version, **values}) == 1
