"""Notices that wait to leave, and what became of each (SECURITY §4.2, §4.3).

    pending ── claim ──► leased ── sending ──► sending ── settle ──► sent, failed, parked, or pending again
       ▲                   │ lease lapsed: certainly not sent          │ lease lapsed: nobody knows
       └───────────────────┴───────────────────────────────────────────┘

Two clocks: what is due is school time (``visible_at``, ``not_after``), leases and retries are real time. Each claim
raises ``attempt``, and whoever settles must name it: a worker that came back from the dead changes nothing. When
nobody knows whether it arrived, ``after_unknown`` decides by kind. What is over keeps no address and no values.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Final

from sqlalchemy import and_, bindparam, delete, or_, select, text, tuple_, update

from bot.ports import Claimed, Gone, Notice, NoticeKind, NotYet, Outcome, Refused, Retry, Sent, Unknown, Unreachable
from bot.route.model import CaseId
from storage import mapping
from storage.atoms import hour, ms
from storage.base import Root
from storage.tables import PENDING, WAITING, outbox


class State(IntEnum):
    """Where a notice is. Below 3 it still waits or is on its way."""

    PENDING = 0
    LEASED = 1
    SENDING = 2
    SENT = 3
    CANCELLED = 4
    PARKED = 5
    FAILED = 6


UNSAID, LATE, REFUSED, UNREACHABLE, UNSURE = "unsaid", "late", "refused", "unreachable", "unsure"
MOST_UNSURE: Final = 5
"""How often an edit or a deletion is tried again in doubt: doing it twice harms nobody, but not for ever."""
_FIRST_WAIT_S: Final = 5
_URGENT_WAIT_S: Final = 60
_LONGEST_WAIT_S: Final = 3600

_NOBODYS: Final[dict[str, object]] = {"owner": None, "lease_until": None}
_OVER: Final[dict[str, object]] = {"address": None, "content": None, "retry_at": None, **_NOBODYS}
_AFRESH: Final[dict[str, object]] = {
    "state": State.PENDING.value,
    "unsure": 0,
    "retry_at": None,
    "settled_at": None,
    "reason": None,
    **_NOBODYS,
}

_TAKEN = [
    column
    for column in outbox.c
    if column.name not in {"owner", "lease_until", "retry_at", "settled_at", "reason"}
]
"""What is read of a row: each column costs, and a claim may take hundreds."""
_LEASE_OVER = outbox.c.lease_until <= bindparam("real")
_READY = (
    select(outbox.c.id)
    .where(
        text(PENDING),  # As the index says it: a bound number would keep the index from being used.
        outbox.c.urgent == bindparam("is_urgent"),
        outbox.c.visible_at <= bindparam("now"),
        or_(outbox.c.retry_at.is_(None), outbox.c.retry_at <= bindparam("real")),
    )
    .order_by(outbox.c.visible_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("ready")
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(select(_READY.c.id)))
    .values(
        state=State.LEASED.value,
        owner=bindparam("by"),
        lease_until=bindparam("until"),
        attempt=outbox.c.attempt + 1,
    )
    .returning(*_TAKEN)
)
_TOO_LATE = (
    update(outbox)
    .where(
        text(WAITING),
        outbox.c.not_after < bindparam("now"),
        or_(outbox.c.state < State.SENDING.value, _LEASE_OVER),
    )
    .values(state=State.CANCELLED.value, reason=LATE, settled_at=bindparam("settled"), **_OVER)
)
_LAPSED = select(*_TAKEN).where(_LEASE_OVER).with_for_update(skip_locked=True)
_SENDING = (
    update(outbox)
    .where(
        outbox.c.state == State.LEASED.value,
        outbox.c.owner == bindparam("by"),
        outbox.c.id.in_(bindparam("numbers", expanding=True)),  # Pairs alone find no index: SQLite would read all rows.
        tuple_(outbox.c.id, outbox.c.attempt).in_(bindparam("ours", expanding=True)),
    )
    .values(state=State.SENDING.value)
    .returning(outbox.c.id)
)
_HELD = and_(
    outbox.c.id == bindparam("this"),
    outbox.c.attempt == bindparam("tried"),
    outbox.c.state.in_([State.LEASED.value, State.SENDING.value]),
)
_SETTLE = update(outbox).where(_HELD)
_DONE_WITH = delete(outbox).where(_HELD)
_DOUBTS = select(outbox.c.unsure).where(_HELD)

_THERE = select(outbox.c.id, outbox.c.state).where(outbox.c.dedupe == bindparam("digest")).with_for_update()
_REPLACE = update(outbox).where(outbox.c.id == bindparam("this"))
_UNSAY = (
    update(outbox)
    .where(text(WAITING), outbox.c.case_id == bindparam("this"), outbox.c.panel == bindparam("about"))
    .values(state=State.CANCELLED.value, reason=UNSAID, settled_at=outbox.c.visible_at, **_OVER)
)


def after_unknown(notice: Notice, doubts: int) -> State:
    """What becomes of a notice of which nobody knows whether it arrived, after so many doubts before (§4.3).

    Edits and deletions may be done twice. A screen that quotes somebody is never sent again by itself. Anything else
    goes on, later each time, until it is known to have arrived or has become senseless: what was due is delivered at
    least once (DESIGN §1), and a code that comes twice harms less than one that never comes.
    """
    if notice.kind is NoticeKind.DELETE or notice.edit is not None:
        return State.PENDING if doubts < MOST_UNSURE else State.PARKED
    return State.PARKED if notice.content else State.PENDING


class OutboxRows(Root):
    """The notices of ``bot.ports.Moments``."""

    def say(self, notice: Notice) -> bool:
        """Put a notice in the outbox. False when its ``dedupe`` is there already (moved, if it asked for that).

        One that was taken back, or had become too late, never left: it may be said again, and that is True.
        """
        digest = self._vault.text_index(notice.dedupe)
        values = mapping.notice_values(self._vault, self._school, digest, notice)
        if self._insert_once(outbox, ("dedupe",), values | _AFRESH | {"attempt": 0}):
            return True
        there = self._run(_THERE, digest=digest).one()
        # An edit that has left may be asked for again: a card that was opened once more folds once more.
        left = notice.edit is not None and there.state >= State.SENT
        moves = notice.move and (left or there.state in {State.PENDING, State.LEASED})
        if moves or there.state == State.CANCELLED:
            self._write(_REPLACE, {"this": there.id, **values, **_AFRESH})
        return bool(there.state == State.CANCELLED)

    def unsay(self, case_id: CaseId, panel: str) -> None:
        """Cancel the case's notices of this panel that have not left. One on its way is not tried again."""
        self._run(_UNSAY, this=case_id, about=panel)

    def claim(self, now: datetime, real: datetime, most: int, lease_s: float, owner: str) -> list[Claimed]:
        """Take up to ``most`` notices that are due at ``now`` (school time), urgent first, for ``lease_s`` seconds of
        ``real`` time. One whose lease ran out while ``sending`` comes back with ``again``, or is parked."""
        clocks = {"now": ms(now), "real": ms(real)}
        self._run(_TOO_LATE, settled=hour(real), **clocks)
        for row in self._run(_LAPSED, real=clocks["real"]).all():
            self._recover(row, real)
        lease = {"by": owner, "until": ms(real + timedelta(seconds=lease_s)), **clocks}
        rows: list[mapping.AnyRow] = []
        for urgent in (1, 0):
            if len(rows) < most:
                taken = self._run(_CLAIM, is_urgent=urgent, most=most - len(rows), **lease)
                rows += sorted(taken, key=lambda row: (row.visible_at, row.id))
        return [self._claimed(row) for row in rows]

    def sending(self, claimed: list[Claimed], owner: str) -> list[Claimed]:
        """Mark them as being sent; gives back those that are still ours."""
        ours = [(one.id, one.attempt) for one in claimed]
        numbers = [one.id for one in claimed]
        marked = set(self._run(_SENDING, by=owner, ours=ours, numbers=numbers).scalars()) if ours else set()
        return [one for one in claimed if one.id in marked]

    def settle(self, claimed: Claimed, outcome: Outcome, at: datetime) -> None:
        """Write down how it went; nothing when somebody else has it by now.

        ``at``: real time, or the moment to try again for ``Retry``.
        """
        match outcome:
            case Sent():
                self._finish(claimed, State.SENT, None, at)
            case Retry():
                self._settle(claimed, state=State.PENDING.value, retry_at=ms(at), **_NOBODYS)
            case NotYet():
                self._settle(claimed, state=State.PENDING.value, visible_at=ms(outcome.at), **_NOBODYS)
            case Unreachable():
                self._finish(claimed, State.FAILED, UNREACHABLE, at)
            case Refused():
                self._finish(claimed, State.FAILED, REFUSED, at)
            case Gone():
                self._say_anew(claimed, at)
            case Unknown():
                doubts = self._run(_DOUBTS, this=claimed.id, tried=claimed.attempt).scalar()
                if doubts is not None:
                    self._doubt(claimed, doubts, at, waits=True)

    def _claimed(self, row: mapping.AnyRow) -> Claimed:
        return mapping.claimed_of(self._vault, self._school, row)

    def _recover(self, row: mapping.AnyRow, real: datetime) -> None:
        """The lease has run out: before it was being sent it certainly did not leave, after that nobody knows."""
        if row.state == State.LEASED:
            self._settle(self._claimed(row), state=State.PENDING.value, **_NOBODYS)
        else:
            self._doubt(self._claimed(row), row.unsure, real, waits=False)

    def _doubt(self, claimed: Claimed, doubts: int, at: datetime, *, waits: bool) -> None:
        """Nobody knows whether it arrived. ``waits``: not at once again, or a bad line would be asked all the time."""
        if after_unknown(claimed.notice, doubts) is State.PARKED:
            self._finish(claimed, State.PARKED, UNSURE, at, unsure=doubts + 1)
            return
        wait = _FIRST_WAIT_S * 4 ** min(doubts, MOST_UNSURE)
        seconds = min(wait, _URGENT_WAIT_S if claimed.notice.urgent else _LONGEST_WAIT_S)
        retry_at = ms(at + timedelta(seconds=seconds)) if waits else None
        self._settle(claimed, state=State.PENDING.value, unsure=doubts + 1, retry_at=retry_at, **_NOBODYS)

    def _say_anew(self, claimed: Claimed, at: datetime) -> None:
        """The message to edit or to remove is gone: an edit becomes a new message, a deletion is done."""
        notice = claimed.notice
        if notice.kind is NoticeKind.DELETE or notice.edit is None:
            self._finish(claimed, State.SENT, None, at)
            return
        digest = self._vault.text_index(notice.dedupe)
        content = mapping.seal_notice(self._school, digest, replace(notice, edit=None))
        self._settle(claimed, state=State.PENDING.value, content=content, retry_at=None, **_NOBODYS)

    def _finish(self, claimed: Claimed, state: State, reason: str | None, at: datetime, **more: object) -> None:
        if state is State.SENT and claimed.notice.kind is NoticeKind.DELETE:
            self._run(_DONE_WITH, this=claimed.id, tried=claimed.attempt)
            return
        over = _OVER | {"state": state.value, "reason": reason, "settled_at": hour(at)}
        self._settle(claimed, **over, **more)

    def _settle(self, claimed: Claimed, **values: object) -> None:
        self._write(_SETTLE, {"this": claimed.id, "tried": claimed.attempt, **values})
