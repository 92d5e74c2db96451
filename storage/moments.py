"""What falls due for a case, and when anything at all falls due (DESIGN §3: time is a column)."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select, text

from bot.ports import Due
from bot.route.effects import DueKind
from bot.route.model import CaseId
from storage.atoms import ms, when, when_or_none
from storage.outbox import OutboxRows
from storage.tables import PENDING, chat, due, outbox, talk

_THIS = (due.c.case_id == bindparam("this"), due.c.kind == bindparam("what"))
_PLANNED = select(due.c.at).where(*_THIS)
_CANCEL = delete(due).where(*_THIS)
_COME = (
    select(due)
    .where(due.c.at <= bindparam("now"))
    .order_by(due.c.at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_NOTICE = (
    select(outbox.c.visible_at)
    .where(
        text(PENDING),
        outbox.c.urgent == bindparam("is_urgent"),
        outbox.c.retry_at.is_(None),
    )
    .order_by(outbox.c.visible_at)
    .limit(1)
)
_FIRST = (
    select(due.c.at).order_by(due.c.at).limit(1),
    select(chat.c.fold_at).where(chat.c.fold_at.is_not(None)).order_by(chat.c.fold_at).limit(1),
    select(talk.c.expires_at).where(talk.c.expires_at.is_not(None)).order_by(talk.c.expires_at).limit(1),
)


class DueRows(OutboxRows):
    """``bot.ports.Moments``: the moments, beside the notices."""

    def plan(self, case_id: CaseId, kind: DueKind, at: datetime) -> None:
        """The case's moment of this kind is now ``at`` (school time); there is one of each kind."""
        self._put(due, ("case_id", "kind"), {"case_id": case_id, "kind": kind.value, "at": ms(at)})

    def cancel(self, case_id: CaseId, kind: DueKind) -> None:
        """The case's moment of this kind is off."""
        self._run(_CANCEL, this=case_id, what=kind.value)

    def planned(self, case_id: CaseId, kind: DueKind) -> datetime | None:
        """When the case's moment of this kind is, or None."""
        return when_or_none(self._run(_PLANNED, this=case_id, what=kind.value).scalar())

    def take_due(self, now: datetime, most: int) -> list[Due]:
        """Moments that have come, oldest first; they are gone when the transaction commits."""
        taken = [
            Due(CaseId(row.case_id), DueKind(row.kind), when(row.at))
            for row in self._run(_COME, now=ms(now), most=most)
        ]
        for one in taken:
            self.cancel(one.case, one.kind)
        return taken

    def next_due(self) -> datetime | None:
        """The first moment (school time) at which anything falls due: notice, moment, fold or expiry.

        A notice that somebody is sending, or that waits for real time to try again, has fallen due already.
        """
        firsts = [self._run(statement).scalar() for statement in _FIRST]
        firsts += [self._run(_NOTICE, is_urgent=urgent).scalar() for urgent in (0, 1)]
        return when_or_none(min((first for first in firsts if first is not None), default=None))
