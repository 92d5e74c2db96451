"""How fast messages may leave: buckets, pauses, and no more memory of chats than is needed (DESIGN §3)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.limits import Limits as TelegramLimits
from bot.demo.limits import Pace as TelegramPace
from bot.route.model import ChatId
from scheduler.limits import Limits, Pace
from tests.fakes import FrozenTime

NOOR, SAM = ChatId(1), ChatId(2)


def sends(limits: Limits, chat: ChatId, most: int) -> int:
    """How many of ``most`` messages may go to the chat right now."""
    sent = 0
    while sent < most and limits.wait_s(chat) == 0:
        limits.take(chat)
        sent += 1
    return sent


def test_five_messages_go_at_once_and_then_one_a_second() -> None:
    """In one chat; another chat has its own five."""
    time = FrozenTime()
    limits = Limits(time.monotonic)

    assert sends(limits, NOOR, 10) == 5
    assert 1.0 < limits.wait_s(NOOR) < 1.1
    time.pass_(limits.wait_s(NOOR))
    assert sends(limits, NOOR, 10) == 1
    assert sends(limits, SAM, 10) == 5


def test_a_burst_comes_back_after_a_rest() -> None:
    """Never more than the burst."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    sends(limits, NOOR, 5)
    time.pass_(3600)
    assert sends(limits, NOOR, 10) == 5


def test_thirty_a_second_go_over_all_chats() -> None:
    """Whoever they are for."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    assert sum(sends(limits, ChatId(chat), 1) for chat in range(50)) == 30
    assert limits.room(100) == 0
    time.pass_(0.55)
    assert limits.room(100) == 15
    assert limits.room(4) == 4


def test_a_pause_of_one_chat_is_nobody_elses() -> None:
    """Until it is over; a longer one that holds already stays."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    limits.pause(NOOR, 7)
    limits.pause(NOOR, 2)

    assert limits.wait_s(NOOR) == limits.paused_s(NOOR) == 7
    assert limits.wait_s(SAM) == limits.paused_s(SAM) == 0
    time.pass_(7)
    assert limits.wait_s(NOOR) == 0


def test_a_pause_of_everybody_ends_with_one_to_try_it() -> None:
    """When nothing gets through, not all who wait must find out at once."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    limits.pause_all(10)

    assert limits.room(8) == 0
    assert limits.paused_s(NOOR) == limits.next_s() == 10
    time.pass_(10.001)
    assert limits.room(8) == 1
    time.pass_(1)
    assert limits.room(8) == 8


def test_what_is_held_is_known_and_when_it_may_go() -> None:
    """Empty buckets and pauses; nothing else."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    assert limits.next_s() is None
    sends(limits, NOOR, 5)
    sends(limits, ChatId(3), 4)
    limits.pause(SAM, 4)

    assert limits.held() == {NOOR, SAM}
    assert limits.next_s() == limits.wait_s(NOOR)
    time.pass_(2)
    assert limits.held() == {SAM}
    time.pass_(2)
    assert limits.held() == frozenset()
    assert limits.next_s() is None


def test_switched_off_only_pauses_hold() -> None:
    """Measurements run without buckets; a 429 is respected all the same."""
    time = FrozenTime()
    limits = Limits(time.monotonic, Pace(on=False))

    assert sends(limits, NOOR, 1000) == 1000
    assert limits.room(8) == 8
    limits.pause(NOOR, 3)
    limits.pause_all(2)
    assert limits.room(8) == 0
    assert limits.wait_s(NOOR) == 3
    assert limits.wait_s(SAM) == 2


def test_other_numbers_are_obeyed() -> None:
    """They are settings."""
    time = FrozenTime()
    limits = Limits(time.monotonic, Pace(chat_rate=10, chat_burst=2, all_rate=5, all_burst=3))
    assert sends(limits, NOOR, 9) == 2
    assert sends(limits, SAM, 9) == 1
    time.pass_(0.25)
    assert sends(limits, NOOR, 9) == 1


def test_chats_are_forgotten_when_their_bucket_is_full() -> None:
    """No list of who was written to today stays in memory (DESIGN §3.2)."""
    time = FrozenTime()
    limits = Limits(time.monotonic, Pace(all_rate=1e9, all_burst=10**9))
    for chat in range(500):
        limits.take(ChatId(chat))
        limits.pause(ChatId(chat), 0.5)
        time.pass_(0.1)
        limits.held()
    known = [value for value in vars(limits).values() if isinstance(value, dict)]
    assert 0 < sum(len(value) for value in known) < 20


def test_the_emulated_telegram_is_never_asked_too_fast() -> None:
    """What our buckets let go, Telegram's own (as emulated) take, also when a message is some time under way."""
    time = FrozenTime()
    limits, telegram = Limits(time.monotonic), TelegramPace(TelegramLimits(), time.monotonic())
    for step in range(3000):
        chat = ChatId(step % 7 + 1)
        if limits.wait_s(chat) == 0:
            limits.take(chat)
            assert telegram.admit(chat, time.monotonic() + (0.04 if step < 40 else 0.0)) is None
        time.pass_(0.01)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0, 2)), max_size=80))
def test_no_chat_gets_more_than_its_share_in_any_stretch(steps: list[tuple[int, float]]) -> None:
    """In any stretch of ``t`` seconds at most burst + t messages, whatever the rhythm."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    went: dict[int, list[float]] = {}
    for chat, pause in steps:
        if limits.wait_s(ChatId(chat)) == 0:
            limits.take(ChatId(chat))
            went.setdefault(chat, []).append(time.monotonic())
        time.pass_(pause)
    for moments in went.values():
        for first in range(len(moments)):
            for last in range(first, len(moments)):
                assert last - first + 1 <= 5 + (moments[last] - moments[first]) + 1e-6


@pytest.mark.parametrize("seconds", [0.1, 1.0, 60.0])
def test_waiting_as_long_as_asked_is_enough(seconds: float) -> None:
    """Nobody has to ask twice for the same message."""
    time = FrozenTime()
    limits = Limits(time.monotonic)
    limits.pause_all(seconds)
    limits.pause(NOOR, seconds / 2)
    time.pass_(limits.wait_s(NOOR))
    assert limits.wait_s(NOOR) == 0
