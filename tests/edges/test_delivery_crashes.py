"""Whatever dies or is broken, what is owed arrives, and only what was in doubt arrives twice (SECURITY §4.3)."""

import asyncio
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ports import Gone, Outcome, Refused, Retry, Sent, Unknown
from bot.route.model import ChatId
from scheduler.delivery import UNSAYABLE, Delivery
from scheduler.limits import Limits, Pace
from scheduler.ticks import guarded
from tests.edges.office import ALI, CANARY, NOOR, SAM, Office
from tests.fakes import Crash

# --- crashes --------------------------------------------------------------------------------------------------------

POINTS = ("after-claim", "after-sending", "after-send", "after-settle")


@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_anywhere_loses_nothing_and_doubles_only_what_was_marked(point: str) -> None:
    """A claimed notice certainly has not left; a marked one comes back with ``again`` (SECURITY §4.3)."""
    office = Office(dies_at=point)
    office.store.say(SAM, "alert")
    office.store.owe(NOOR)
    await office.dies()

    office.dies_at = ""
    office.opens("second")
    await office.later(100)
    alerts = [text for text in office.sender.texts(SAM) if text.startswith("alert")]
    assert office.store.chat(NOOR).shown == 1
    assert office.store.row(0).state == "settled"
    assert 1 <= len(alerts) <= 2
    assert (alerts[-1] == "alert again") == (point in {"after-sending", "after-send"})


async def test_every_point_is_passed_on_the_way() -> None:
    """In this order, so that a crash can be rehearsed at each."""
    office = Office()
    office.store.say(SAM)
    await office.delivery.pump()
    assert office.passed == list(POINTS)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 4)), min_size=1, max_size=12),
    st.lists(st.sampled_from(POINTS), max_size=4),
    st.lists(st.sampled_from([Sent(5), Retry(1), Unknown(), Gone()]), max_size=6),
)
async def test_whatever_crashes_and_fails_everything_arrives(
    owed: list[tuple[bool, int]], deaths: list[str], fates: list[Outcome]
) -> None:
    """At least once, and in order for what never was in doubt."""
    office = Office()
    for number, (screen, chat) in enumerate(owed):
        if screen:
            office.store.owe(chat)
        else:
            office.store.say(chat, f"n{number}")
    office.sender.fails(1, fates)
    for owner, point in enumerate(deaths):
        office.dies_at = point
        try:
            await office.delivery.pump()
        except BaseExceptionGroup as group:
            assert group.subgroup(Crash) is not None  # noqa: PT017
        office.opens(f"owner-{owner}")
        office.time.pass_(100)
    office.dies_at = ""
    for _ in range(40):
        await office.later(10)
    assert all(row.state == "settled" for row in office.store.shelf.rows)
    assert all(chat.shown == chat.rev for chat in office.store.shelf.chats.values())


# --- what is broken stops nobody else -------------------------------------------------------------------------------


async def test_a_screen_without_words_stops_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    """It is left for a minute; everybody else is served in the same breath."""
    office = Office()
    office.mouth.broken.add(NOOR)
    for chat in (NOOR, SAM, ALI):
        office.store.owe(chat)
    office.store.say(SAM, "alert")
    await office.delivery.pump()
    assert sorted(office.sender.texts()) == ["alert", "screen 1", "screen 1"]
    assert caplog.text.count("screen-failed") == 1

    office.mouth.broken.clear()
    await office.later(61)
    assert office.sender.texts(NOOR) == ["screen 1"]


async def test_a_notice_without_words_stops_nobody_else_and_is_given_up() -> None:
    """After five times."""
    office = Office()
    office.mouth.broken.add(NOOR)
    bad, good = office.store.say(NOOR), office.store.say(SAM)
    await office.delivery.pump()
    assert office.store.row(good).state == "settled"
    for _ in range(10):
        await office.later(61)
    assert office.store.row(bad).outcome == Refused(UNSAYABLE)
    assert office.store.row(bad).attempt == 5


async def test_a_sender_that_breaks_is_an_ambiguous_send(caplog: pytest.LogCaptureFixture) -> None:
    """Its bug is not the end of delivery, and its words stay out of the log."""
    caplog.set_level(logging.DEBUG)
    office = Office()
    number = office.store.say(SAM)
    office.sender.fails(SAM, [ValueError(CANARY)])
    await office.delivery.pump()
    assert office.store.row(number).outcome == Unknown()
    assert "send-failed" in caplog.text
    assert CANARY not in caplog.text


async def test_a_database_that_is_busy_is_waited_for() -> None:
    """A second at a time; what was sent is settled when it is back, and not sent twice."""
    office = Office(pause_s=0.001)
    office.store.owe(NOOR)
    office.store.busy = 3
    began = office.time.monotonic()
    async with asyncio.TaskGroup() as group:
        group.create_task(office.delivery.pump())
        while not office.sender.asked:  # noqa: ASYNC110
            await asyncio.sleep(0)
        office.store.busy = 4
    assert office.time.monotonic() - began >= 7
    assert office.sender.texts() == ["screen 1"]
    assert office.store.chat(NOOR).shown == 1


# --- serving --------------------------------------------------------------------------------------------------------


async def test_serving_delivers_when_woken_and_ends_cleanly() -> None:
    """What is under way at the end is finished and settled."""
    office, stop = Office(pause_s=0.01), asyncio.Event()
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(office.delivery.serve(stop))
        await asyncio.sleep(0.01)
        office.store.owe(NOOR)
        office.delivery.wake()
        while not office.sender.asked:  # noqa: ASYNC110
            await asyncio.sleep(0)
        stop.set()
    assert office.sender.texts() == ["screen 1"]
    assert office.store.chat(NOOR).shown == 1


async def test_nothing_new_begins_once_it_must_stop() -> None:
    """What is owed waits in the database for the next process."""
    office, stop = Office(pause_s=0.005), asyncio.Event()
    for chat in range(60):
        office.store.owe(chat)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(office.delivery.serve(stop))
        while not office.sender.asked:  # noqa: ASYNC110
            await asyncio.sleep(0)
        stop.set()
    assert 1 <= len(office.sender.sent) <= 16
    assert sum(chat.shown for chat in office.store.shelf.chats.values()) == len(office.sender.sent)


async def test_serving_and_pumping_at_once_sends_nothing_twice() -> None:
    """The demo pumps when its clock moves, while the bot serves."""
    office, stop = Office(pause_s=0.001), asyncio.Event()
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(office.delivery.serve(stop))
        for chat in range(20):
            office.store.owe(chat)
            office.delivery.wake()
            await office.delivery.pump()
        stop.set()
    assert len(office.sender.sent) == 20


async def test_serving_notices_when_a_limit_lets_go() -> None:
    """Without anybody waking it: the sixth screen in a chat comes a moment later."""
    office, stop = Office(pace=Pace(chat_rate=50, chat_burst=1)), asyncio.Event()
    clock = asyncio.get_running_loop().time
    office.limits = Limits(clock, office.pace)
    delivery = Delivery(
        office.store.run, office.mouth, office.sender, office.time, office.limits, "one", guarded=guarded
    )
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(delivery.serve(stop))
        for rev in range(1, 4):
            office.store.owe(NOOR)
            delivery.wake()
            while len(office.sender.sent) < rev:  # noqa: ASYNC110
                await asyncio.sleep(0.002)
        stop.set()
    assert office.sender.texts() == ["screen 1", "screen 2", "screen 3"]


async def test_nothing_of_what_is_sent_stands_in_a_repr_or_a_log(caplog: pytest.LogCaptureFixture) -> None:
    """At any level; the positive control is a log of our own."""
    caplog.set_level(logging.DEBUG)
    office = Office()
    office.sender.fails(424242, [Refused("x"), Retry(1), Unknown()])
    for _ in range(4):
        office.store.say(424242, CANARY)
    for _ in range(5):
        await office.later(5)
    assert CANARY in office.sender.texts()
    assert CANARY not in caplog.text
    assert "424242" not in caplog.text
    logging.getLogger("control").debug("%s", CANARY)
    assert CANARY in caplog.text


def test_a_chat_id_is_an_address_and_stays_out_of_reprs() -> None:
    """The parcels under way hold one; printed by accident they do not show it."""
    office = Office()
    office.store.owe(424242)
    parcel = office.delivery._screen(None, office.store.chat(ChatId(424242)))  # type: ignore[arg-type]
    assert "424242" not in repr(parcel)
