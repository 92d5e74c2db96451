"""What lives in memory alone: kept as it was when a transaction fails, sent like anything else, and never more than so
much of it (docs/decisions/0014).
"""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports import Practice, Retry, Unknown, Unreachable
from bot.route.model import ChatId
from bot.usecases.practices import MOST, Practices
from storage.store import SqlStore
from tests.edges.office import NOOR, SAM, Office
from tests.fakes import MONDAY

NOBODY = frozenset[ChatId]()


def practice(number: int = NOOR, rev: int = 1) -> Practice:
    """A practice that is owed a screen."""
    return Practice(ChatId(number), rev=rev, owed_at=MONDAY)


def test_what_a_failed_transaction_did_is_undone() -> None:
    """The update comes once more, and finds what it found the first time; one that succeeds stays."""
    shelf = Practices()
    shelf.put(practice(rev=1))
    with suppress(ZeroDivisionError), shelf.undone_if_it_fails():
        shelf.put(practice(rev=2))
        shelf.put(practice(SAM))
        raise ZeroDivisionError
    assert (shelf.of(ChatId(NOOR)), shelf.of(ChatId(SAM))) == (practice(rev=1), None)
    with shelf.undone_if_it_fails():
        shelf.put(practice(rev=2))
    assert shelf.of(ChatId(NOOR)) == practice(rev=2)


def test_a_crowd_does_not_fill_the_memory() -> None:
    """The one that was touched longest ago gives way, and no other."""
    shelf = Practices()
    for number in range(MOST):
        shelf.put(practice(number))
    shelf.put(practice(0, rev=2))
    shelf.put(practice(MOST))
    assert [number for number in range(MOST + 1) if shelf.of(ChatId(number)) is None] == [1]


def test_what_was_let_go_while_its_screen_was_on_its_way_goes_too() -> None:
    """Nobody knew yet in which message it would stand; when that is known, it is removed."""
    shelf = Practices()
    shelf.put(practice(rev=1))
    shelf.put(replace(practice(rev=2), over=True, remove=(5,)))
    shelf.shown(practice(rev=1), 101)
    (owed,) = shelf.owed(MONDAY, NOBODY)
    assert owed.remove == (5, 101)
    shelf.shown(owed, None)
    assert shelf.of(ChatId(NOOR)) is None


@pytest.mark.parametrize(("knew", "stays"), [(101, None), (None, 101)])
def test_a_message_in_which_something_real_stands_is_left_alone(knew: int | None, stays: int | None) -> None:
    """A button was pressed before it was known that its screen had arrived: as an edit, or as a new message."""
    shelf = Practices()
    shelf.put(replace(practice(rev=2), over=True, message=stays, remove=(5,)))
    shelf.shown(replace(practice(rev=1), message=knew), 101)
    (owed,) = shelf.owed(MONDAY, NOBODY)
    assert owed.remove == (5,)


async def test_it_leaves_like_any_screen() -> None:
    """It stands where it was sent, the next comes in its place, and nothing of it is in the store."""
    office = Office()
    office.mouth.shelf.put(practice())
    await office.delivery.pump()
    now = office.mouth.shelf.of(ChatId(NOOR))
    assert now is not None
    assert (now.shown, now.message) == (1, 101)
    office.mouth.shelf.put(replace(now, rev=2))
    await office.later(1)
    assert [(d.text, d.edit) for d in office.sender.sent] == [("screen 1", None), ("screen 2", 101)]
    assert (office.store.shelf.rows, office.store.shelf.chats) == ([], {})


@pytest.mark.parametrize("outcome", [Retry(1), Unknown()])
async def test_what_did_not_arrive_comes_again(outcome: Retry | Unknown) -> None:
    """A moment later; who closed the door gets nothing more, and nobody at school hears of it."""
    office = Office()
    office.sender.fails(NOOR, [outcome])
    office.mouth.shelf.put(practice())
    await office.delivery.pump()
    await office.later(5)
    assert office.sender.texts(NOOR)[-1] == "screen 1"
    office.sender.fails(NOOR, [Unreachable()])
    office.mouth.shelf.put(practice(rev=2))
    await office.later(5)
    await office.later(3600)
    assert (office.mouth.lost, office.mouth.shelf.owed(MONDAY, NOBODY)) == ([], [])


async def test_one_that_has_no_words_stops_nobody_else() -> None:
    """Neither another practice nor a real screen; it is tried again a minute later."""
    office = Office()
    office.mouth.broken.add(SAM)
    office.mouth.shelf.put(practice())
    office.mouth.shelf.put(practice(SAM))
    office.store.owe(3)
    await office.delivery.pump()
    assert sorted(d.chat for d in office.sender.sent) == [NOOR, 3]
    office.mouth.broken.clear()
    await office.later(61)
    assert office.sender.texts(SAM) == ["screen 1"]


def test_no_store_takes_a_practice(store: SqlStore) -> None:
    """Whoever hands it over by mistake: it is a bug, and nothing is written."""
    with pytest.raises(TypeError), store.unit() as unit:
        unit.put_chat(practice())
    with store.unit() as unit:
        assert unit.chat(ChatId(NOOR)) is None


def test_a_practice_is_over_by_the_clock() -> None:
    """Those whose moment came, and no others."""
    shelf = Practices()
    shelf.put(replace(practice(), fold_at=MONDAY))
    shelf.put(replace(practice(SAM), fold_at=MONDAY + timedelta(minutes=1)))
    assert [p.id for p in shelf.folding(MONDAY)] == [NOOR]
