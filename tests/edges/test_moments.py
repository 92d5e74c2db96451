"""What falls due for a case falls due once, and the clock knows the first moment of all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from bot.ports import Notice, Outcome, Retry
from bot.route.effects import DueKind
from storage.store import SqlStore
from tests.edges.kept import DAY, MINE, MINUTE, NOW, a_case, a_chat, a_notice, a_talk, settled


@pytest.fixture
def store(store: SqlStore) -> SqlStore:
    """A store with one case in it."""
    settled(store, a_case())
    return store


def say(store: SqlStore, *notices: Notice) -> None:
    """Say these, in one unit."""
    with store.unit() as unit:
        for notice in notices:
            unit.say(notice)


def test_a_case_has_one_moment_of_each_kind(store: SqlStore) -> None:
    """Planning again moves it; it can be called off."""
    with store.unit() as unit:
        assert unit.planned(MINE, DueKind.NUDGE) is None
        unit.plan(MINE, DueKind.NUDGE, NOW)
        unit.plan(MINE, DueKind.NUDGE, NOW + MINUTE)
        unit.plan(MINE, DueKind.PROMISE, NOW + DAY)
        assert unit.planned(MINE, DueKind.NUDGE) == NOW + MINUTE
        unit.cancel(MINE, DueKind.NUDGE)
        assert unit.planned(MINE, DueKind.NUDGE) is None
        assert unit.planned(MINE, DueKind.PROMISE) == NOW + DAY


def test_moments_are_taken_once_oldest_first(store: SqlStore) -> None:
    """A unit that fails gives them back."""
    settled_moments = {DueKind.NUDGE: NOW, DueKind.PROMISE: NOW - MINUTE}
    with store.unit() as unit:
        for kind, at in settled_moments.items():
            unit.plan(MINE, kind, at)
    with pytest.raises(ZeroDivisionError), store.unit() as unit:
        _ = len(unit.take_due(NOW, 9)) / 0
    with store.unit() as unit:
        assert [(due.kind, due.at) for due in unit.take_due(NOW, 1)] == [(DueKind.PROMISE, NOW - MINUTE)]
        assert [due.kind for due in unit.take_due(NOW, 9)] == [DueKind.NUDGE]
        assert unit.take_due(NOW + DAY, 9) == []


Cause = Callable[[SqlStore], object]


@pytest.mark.parametrize(
    "cause",
    [
        lambda store: say(store, a_notice(at=NOW), a_notice("2", at=NOW + DAY)),
        lambda store: say(store, a_notice("u", at=NOW, urgent=True), a_notice("2", at=NOW + DAY)),
        lambda store: keep_chat(store, fold_at=NOW),
        lambda store: keep_chat(store, expires_at=NOW),
        lambda store: plan(store),
    ],
)
def test_the_next_moment_is_the_first_of_all_kinds(store: SqlStore, cause: Cause) -> None:
    """Notice, urgent notice, fold, expiry, or the moment of a case."""
    with store.unit() as unit:
        assert unit.next_due() is None
        unit.plan(MINE, DueKind.PROMISE, NOW + 2 * DAY)
    cause(store)
    with store.unit() as unit:
        assert unit.next_due() == NOW


def keep_chat(store: SqlStore, fold_at: datetime | None = None, expires_at: datetime | None = None) -> None:
    """A chat in which something falls due."""
    with store.unit() as unit:
        unit.put_chat(replace(a_chat(replace(a_talk(), expires_at=expires_at)), fold_at=fold_at))


def plan(store: SqlStore) -> None:
    """A moment of a case."""
    with store.unit() as unit:
        unit.plan(MINE, DueKind.NUDGE, NOW)


@pytest.mark.parametrize("outcome", [None, Retry(60)])
def test_what_is_being_sent_or_tried_again_has_fallen_due_already(store: SqlStore, outcome: Outcome | None) -> None:
    """Moving school time does not wait for it for ever."""
    with store.unit() as unit:
        unit.say(a_notice())
        (claimed,) = unit.claim(NOW, NOW, 1, 30, "w")
        if outcome is not None:
            unit.settle(claimed, outcome, NOW + MINUTE)
        assert unit.next_due() is None
