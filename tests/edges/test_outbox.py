"""Every notice leaves at least once, by one worker at a time, and each doubt is settled by kind (SECURITY §4.3)."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import event, select

from bot.ports import Claimed, Gone, Notice, NoticeKind, NotYet, Outcome, Refused, Retry, Sent, Unknown, Unreachable
from bot.route.effects import Alert
from storage.engine import driver_of
from storage.mapping import AnyRow
from storage.outbox import MOST_UNSURE, State, after_unknown
from storage.store import SqlStore
from storage.tables import outbox
from storage.vault import Vault
from tests.edges.kept import DAY, MINE, MINUTE, NOW, PUPIL, a_case, a_notice, case_id, settled

LEASE_S = 30
LATER = NOW + timedelta(seconds=LEASE_S)
CARD = replace(a_notice("card"), panel="case-card", page=3, note="note-taken", content=True, not_after=NOW + DAY)
URGENT = a_notice("urgent", urgent=True)
DELETION = Notice("delete", NoticeKind.DELETE, NOW, MINE, chat=PUPIL, message_ids=(3, 4))
EDIT = replace(a_notice("edit"), edit=12)


@pytest.fixture
def store(store: SqlStore) -> SqlStore:
    """A store with somebody to alert."""
    settled(store, a_case())
    return store


def say(store: SqlStore, *notices: Notice) -> list[bool]:
    """Say these, in one unit."""
    with store.unit() as unit:
        return [unit.say(notice) for notice in notices]


def claim(store: SqlStore, now: datetime = NOW, real: datetime = NOW, most: int = 9, owner: str = "w") -> list[Claimed]:
    """What this worker gets."""
    with store.unit() as unit:
        return unit.claim(now, real, most, LEASE_S, owner)


def send(store: SqlStore, outcome: Outcome, at: datetime = NOW, real: datetime = NOW) -> Claimed:
    """Claim the one notice there is, send it, settle it so."""
    (claimed,) = claim(store, real=real)
    with store.unit() as unit:
        assert unit.sending([claimed], "w") == [claimed]
    with store.unit() as unit:
        unit.settle(claimed, outcome, at)
    return claimed


def rows(store: SqlStore) -> list[AnyRow]:
    """The outbox as it is stored."""
    with store.unit() as unit:
        return list(unit._run(select(outbox).order_by(outbox.c.id)).all())


def the_row(store: SqlStore) -> AnyRow:
    """The one row of the outbox."""
    (row,) = rows(store)
    return row


@pytest.mark.parametrize("notice", [a_notice(), CARD, URGENT, DELETION, EDIT, replace(a_notice(), case=None)])
def test_a_notice_is_claimed_as_it_was_said(store: SqlStore, notice: Notice) -> None:
    """Every field survives."""
    assert say(store, notice) == [True]
    assert [(one.notice, one.attempt, one.again) for one in claim(store)] == [(notice, 1, False)]


def test_a_notice_is_said_once(store: SqlStore) -> None:
    """The same again changes nothing, before it left and after."""
    assert say(store, a_notice(), replace(a_notice(), at=NOW - DAY, page=2)) == [True, False]
    assert send(store, Sent(5)).notice == a_notice()
    assert say(store, replace(a_notice(), move=True)) == [False]
    assert claim(store) == []


def test_a_notice_moves_when_it_asks_for_that(store: SqlStore) -> None:
    """New moment, new values."""
    assert say(store, a_notice(), replace(a_notice(), at=NOW + MINUTE, page=2, move=True)) == [True, False]
    assert claim(store) == []
    assert [one.notice.page for one in claim(store, now=NOW + MINUTE)] == [2]


def test_a_notice_that_was_claimed_but_not_sent_still_moves(store: SqlStore) -> None:
    """Its worker finds that it is not its own any more."""
    say(store, a_notice())
    claimed = claim(store)
    say(store, replace(a_notice(), at=NOW + MINUTE, move=True))
    with store.unit() as unit:
        assert unit.sending(claimed, "w") == []
    assert len(claim(store, now=NOW + MINUTE)) == 1


def test_a_notice_that_may_have_left_does_not_move(store: SqlStore) -> None:
    """It is on its way."""
    say(store, a_notice())
    with store.unit() as unit:
        unit.sending(unit.claim(NOW, NOW, 1, LEASE_S, "w"), "w")
        assert not unit.say(replace(a_notice(), at=NOW + MINUTE, move=True))
    assert the_row(store).state == State.SENDING


def test_what_was_unsaid_does_not_leave_until_it_is_said_again(store: SqlStore) -> None:
    """Only this panel of this case; claimed or not. Said again, it is a new wish."""
    say(store, a_notice(), replace(a_notice("2"), panel=Alert.REPLY), replace(a_notice("3"), case=case_id(2)))
    claimed = claim(store)
    with store.unit() as unit:
        unit.unsay(MINE, Alert.NEW)
        assert [one.notice.dedupe for one in unit.sending(claimed, "w")] == ["2", "3"]
    gone = rows(store)[0]
    assert (gone.state, gone.reason, gone.content) == (State.CANCELLED, "unsaid", None)
    assert say(store, a_notice()) == [True]
    assert [one.notice for one in claim(store)] == [a_notice()]


def test_a_worker_that_was_unsaid_while_sending_does_not_bring_it_back(store: SqlStore) -> None:
    """A retry of what nobody wants any more does not happen."""
    say(store, a_notice())
    (claimed,) = claim(store)
    with store.unit() as unit:
        unit.sending([claimed], "w")
        unit.unsay(MINE, Alert.NEW)
        unit.settle(claimed, Retry(1), NOW)
    assert claim(store, real=NOW + DAY) == []


def test_urgent_first_then_by_moment(store: SqlStore) -> None:
    """And never more than asked for, nor what is not due."""
    moments = {"late": NOW - MINUTE, "early": NOW - 2 * MINUTE, "not yet": NOW + MINUTE}
    say(store, *(a_notice(name, at=at) for name, at in moments.items()), a_notice("help", urgent=True))
    assert [one.notice.dedupe for one in claim(store, most=2)] == ["help", "early"]
    assert [one.notice.dedupe for one in claim(store)] == ["late"]
    assert claim(store) == []


def test_a_lapsed_lease_comes_back_as_certainly_not_sent(store: SqlStore) -> None:
    """Its worker died before it began; while the lease runs nobody else gets it."""
    say(store, a_notice())
    first = claim(store)
    assert claim(store, real=LATER - timedelta(milliseconds=1)) == []
    (second,) = claim(store, real=LATER, owner="v")
    assert (second.attempt, second.again) == (2, False)
    with store.unit() as unit:
        assert unit.sending(first, "w") == []
        assert unit.sending([second], "v") == [second]


def test_nothing_is_sent_twice_under_one_lease(store: SqlStore) -> None:
    """Who marks it as being sent has it; asking again gives nothing."""
    say(store, a_notice())
    claimed = claim(store)
    with store.unit() as unit:
        assert (unit.sending(claimed, "w"), unit.sending(claimed, "w"), unit.sending([], "w")) == (claimed, [], [])


def test_a_lease_that_lapsed_while_sending_comes_back_marked(store: SqlStore) -> None:
    """It may have arrived; the dead worker's answer comes too late and changes nothing."""
    say(store, a_notice())
    (first,) = claim(store)
    with store.unit() as unit:
        unit.sending([first], "w")
    (second,) = claim(store, real=LATER)
    assert (second.attempt, second.again) == (2, True)
    with store.unit() as unit:
        unit.settle(first, Sent(5), LATER)
    assert the_row(store).state == State.LEASED


def test_a_quoting_screen_that_lapsed_while_sending_is_parked(store: SqlStore) -> None:
    """Content is never sent again by itself."""
    say(store, CARD)
    with store.unit() as unit:
        unit.sending(unit.claim(NOW, NOW, 1, LEASE_S, "w"), "w")
    assert claim(store, real=LATER) == []
    assert (the_row(store).state, the_row(store).reason, the_row(store).content) == (State.PARKED, "unsure", None)


def test_the_clocks_are_apart(store: SqlStore) -> None:
    """School time that jumps does not end a lease; real time that passes makes nothing due."""
    say(store, a_notice(), a_notice("tomorrow", at=NOW + DAY))
    assert len(claim(store)) == 1
    assert [one.notice.dedupe for one in claim(store, now=NOW + DAY)] == ["tomorrow"]


def test_what_is_too_late_does_not_leave(store: SqlStore) -> None:
    """Nor does it keep others waiting; on its way it is let be."""
    fence = replace(CARD, not_after=NOW)
    say(store, fence, replace(fence, dedupe="2", at=NOW + MINUTE))
    with store.unit() as unit:
        unit.sending(unit.claim(NOW, NOW, 1, LEASE_S, "w"), "w")
    assert claim(store, now=NOW + MINUTE, real=NOW) == []
    assert [(row.state, row.reason) for row in rows(store)] == [(State.SENDING, None), (State.CANCELLED, "late")]


@pytest.mark.parametrize(
    ("notice", "outcome", "state", "reason"),
    [
        (CARD, Sent(5), State.SENT, None),
        (CARD, Unreachable(), State.FAILED, "unreachable"),
        (CARD, Refused("message is too long"), State.FAILED, "refused"),
        (CARD, Unknown(), State.PARKED, "unsure"),
        (CARD, Gone(), State.SENT, None),
        (DELETION, Unreachable(), State.FAILED, "unreachable"),
    ],
)
def test_what_is_over_keeps_no_address_and_no_values(
    store: SqlStore, notice: Notice, outcome: Outcome, state: State, reason: str | None
) -> None:
    """Only that it was, and why."""
    say(store, notice)
    send(store, outcome)
    row = the_row(store)
    assert (row.state, row.reason, row.address, row.content, row.owner) == (state, reason, None, None, None)
    assert claim(store, now=NOW + DAY, real=NOW + DAY) == []


@pytest.mark.parametrize("outcome", [Sent(), Gone()])
def test_a_deletion_that_was_done_is_gone(store: SqlStore, outcome: Outcome) -> None:
    """Nothing of it stays."""
    say(store, DELETION)
    send(store, outcome)
    assert rows(store) == []


def test_a_retry_waits_for_real_time(store: SqlStore) -> None:
    """Certainly not sent: the same again, unmarked, when the other side allows."""
    say(store, CARD)
    send(store, Retry(60), at=NOW + MINUTE)
    assert claim(store, now=NOW + DAY - MINUTE, real=NOW + MINUTE / 2) == []
    (again,) = claim(store, real=NOW + MINUTE)
    assert (again.notice, again.attempt, again.again) == (CARD, 2, False)


def test_an_edit_of_a_message_that_is_gone_becomes_a_new_message(store: SqlStore) -> None:
    """At once, and never with words that are not its own."""
    say(store, EDIT)
    send(store, Gone())
    assert [one.notice for one in claim(store)] == [replace(EDIT, edit=None)]


def test_a_doubt_waits_longer_each_time_and_is_never_given_up(store: SqlStore) -> None:
    """An alert that may not have arrived comes again, marked, until it is known to have arrived (DESIGN §1)."""
    say(store, a_notice())
    real, waits = NOW, []
    for _ in range(8):
        send(store, Unknown(), real=real, at=real)
        assert claim(store, real=real) == []
        retry_at = the_row(store).retry_at
        waits.append(retry_at // 1000 - int(real.timestamp()))
        real += timedelta(seconds=waits[-1])
    assert waits == [5, 20, 80, 320, 1280, 3600, 3600, 3600]
    assert send(store, Sent(5), real=real, at=real).again
    assert the_row(store).state == State.SENT


def test_what_would_disturb_now_leaves_later(store: SqlStore) -> None:
    """An overdue alert on a day off: it waits in school time, certainly not sent (R12)."""
    say(store, a_notice())
    send(store, NotYet(NOW + DAY))
    assert claim(store) == []
    (later,) = claim(store, NOW + DAY)
    assert not later.again


def test_urgent_goes_on_until_it_is_acknowledged(store: SqlStore) -> None:
    """Never more than a minute later."""
    say(store, URGENT)
    for round in range(12):
        claimed = send(store, Unknown(), at=NOW + round * MINUTE, real=NOW + round * MINUTE)
        assert claimed.again is (round > 0)
    assert the_row(store).state == State.PENDING


@pytest.mark.parametrize("notice", [DELETION, EDIT, replace(CARD, edit=12)])
def test_what_may_be_done_twice_is_tried_again_a_few_times(store: SqlStore, notice: Notice) -> None:
    """Edits and deletions are idempotent."""
    say(store, notice)
    for round in range(MOST_UNSURE + 1):
        assert the_row(store).state == State.PENDING
        send(store, Unknown(), real=NOW + round * DAY / 10, at=NOW + round * DAY / 10)
    assert the_row(store).state == State.PARKED


@pytest.mark.parametrize(
    ("notice", "doubts", "becomes"),
    [
        (a_notice(), 0, State.PENDING),
        (a_notice(), 99, State.PENDING),
        (URGENT, 99, State.PENDING),
        (CARD, 0, State.PARKED),
        (replace(CARD, urgent=True), 0, State.PARKED),
        (DELETION, MOST_UNSURE - 1, State.PENDING),
        (DELETION, MOST_UNSURE, State.PARKED),
        (EDIT, 1, State.PENDING),
    ],
)
def test_the_rule_for_doubts(notice: Notice, doubts: int, becomes: State) -> None:
    """By kind (SECURITY §4.3)."""
    assert after_unknown(notice, doubts) is becomes


def test_a_notice_that_became_senseless_can_be_settled_without_sending(store: SqlStore) -> None:
    """The mouth had nothing to say: it is over, from the lease."""
    say(store, a_notice())
    (claimed,) = claim(store)
    with store.unit() as unit:
        unit.settle(claimed, Sent(), NOW)
    assert the_row(store).state == State.SENT


def test_two_workers_never_get_the_same_notice(store: SqlStore, database_url: str, vault: Vault) -> None:
    """Each row goes to one of them, all rows go."""
    say(store, *(a_notice(str(number), urgent=number % 7 == 0) for number in range(120)))
    got: Counter[int] = Counter()

    def work(owner: str) -> None:
        mine = SqlStore.open(database_url, vault)
        while claimed := claim(mine, most=5, owner=owner):
            with mine.unit() as unit:
                got.update(one.id for one in unit.sending(claimed, owner))
        mine.close()

    workers = [Thread(target=work, args=(f"w{number}",)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert (len(got), set(got.values())) == (120, {1})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_claim_reads_what_it_does_not_take(store: SqlStore) -> None:
    """A million waiting rows cost nothing: each statement of a claim finds its rows by an index."""
    heard: list[tuple[str, tuple[object, ...]]] = []
    event.listen(store._engine, "before_cursor_execute", lambda _, __, said, bound, *___: heard.append((said, bound)))
    claim(store)
    with store._engine.connect() as db:
        plans = [str(driver_of(db).execute(f"EXPLAIN QUERY PLAN {said}", bound).fetchall()) for said, bound in heard]
    assert "SCAN outbox" not in str(plans)
    assert [plan.count("INDEX ix_outbox") for plan in plans] == [1, 1, 1, 1]
