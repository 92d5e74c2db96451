"""What is owed leaves: in batches, in order within a chat, and within the limits (DESIGN §3)."""

import asyncio
from collections import Counter

import pytest

from bot.ports import Gone, Outcome, Refused, Retry, Sent, Unknown, Unreachable
from scheduler.delivery import SENSELESS
from scheduler.limits import Pace
from tests.edges.office import NOOR, SAM, Office
from tests.fakes import MONDAY

# --- screens --------------------------------------------------------------------------------------------------------


async def test_a_chat_that_is_owed_a_screen_gets_it() -> None:
    """A new message, and where it stands is remembered."""
    office = Office()
    office.store.owe(NOOR)
    assert await office.delivery.pump() == 1

    chat = office.store.chat(NOOR)
    assert office.sender.texts(NOOR) == ["screen 1"]
    assert (chat.shown, chat.message) == (1, 101)
    assert await office.delivery.pump() == 0


async def test_a_screen_that_stands_is_edited() -> None:
    """In the place of the old one."""
    office = Office()
    office.store.owe(NOOR, message=7)
    await office.delivery.pump()
    assert office.sender.sent[0].edit == 7
    assert office.store.chat(NOOR).message == 7


async def test_what_is_owed_later_waits() -> None:
    """``owed_at`` is real time: five messages in a burst give one answer."""
    office = Office()
    office.store.owe(NOOR, at=MONDAY.replace(minute=45))
    assert await office.delivery.pump() == 0
    await office.later(15 * 60)
    assert office.sender.texts() == ["screen 1"]


async def test_a_screen_that_changes_while_it_is_sent_is_sent_anew() -> None:
    """Only the revision that was sent is settled."""
    office = Office(pause_s=0.01)
    office.store.owe(NOOR)
    async with asyncio.TaskGroup() as group:
        pumping = group.create_task(office.delivery.pump())
        await asyncio.sleep(0.005)
        office.store.owe(NOOR)
        office.delivery.wake()
    assert pumping.result() == 2
    assert office.sender.texts() == ["screen 1", "screen 2"]
    assert office.sender.sent[1].edit == 101


@pytest.mark.parametrize("outcome", [Unreachable(), Refused("message is too long")])
async def test_a_screen_that_nobody_will_ever_see_is_settled_as_shown(outcome: Outcome) -> None:
    """It is not tried again; the next one is."""
    office = Office()
    office.store.owe(NOOR, message=7)
    office.sender.fails(NOOR, [outcome])
    await office.delivery.pump()

    assert (office.store.chat(NOOR).shown, office.store.chat(NOOR).message) == (1, 7)
    await office.later(3600)
    assert office.sender.asked == 1


async def test_a_screen_of_which_the_message_is_gone_comes_as_a_new_one() -> None:
    """At once."""
    office = Office()
    office.store.owe(NOOR, message=7)
    office.sender.fails(NOOR, [Gone()])
    await office.delivery.pump()

    assert office.sender.sent[0].edit is None
    assert office.store.chat(NOOR).message == 102


async def test_a_screen_that_could_not_be_sent_comes_when_it_may() -> None:
    """Not before Telegram said, and nobody else waits for it."""
    office = Office()
    office.store.owe(NOOR)
    office.store.owe(SAM)
    office.sender.fails(NOOR, [Retry(7)])
    await office.delivery.pump()
    await office.later(6.5)
    assert office.sender.texts() == ["screen 1"]
    assert office.sender.asked == 2
    await office.later(1)
    assert office.sender.texts(NOOR) == ["screen 1"]


async def test_a_screen_that_may_have_arrived_is_sent_again_a_few_times_and_then_no_more() -> None:
    """Twice the same words is better than silence; the same words for ever are not."""
    office = Office()
    office.store.owe(NOOR)
    office.sender.fails(NOOR, [Unknown()] * 50)
    await office.delivery.pump()
    assert office.sender.asked == 1
    await office.later(1.1)
    assert office.sender.asked == 2
    for _ in range(300):
        await office.later(1)
    assert office.sender.asked == 5
    assert office.store.chat(NOOR).shown == 1

    office.sender.fate.clear()
    office.store.owe(NOOR)
    await office.delivery.pump()
    assert office.sender.texts()[-1] == "screen 2"


async def test_a_new_screen_is_tried_as_often_as_the_first() -> None:
    """Doubts about the old one do not count against it."""
    office = Office()
    office.store.owe(NOOR)
    office.sender.fails(NOOR, [Unknown()] * 50)
    for _ in range(10):
        await office.later(1)
    assert office.sender.asked == 3
    office.store.owe(NOOR)
    for _ in range(300):
        await office.later(1)
    assert office.sender.asked == 3 + 5


async def test_an_edit_that_may_have_been_done_is_done_until_it_is() -> None:
    """It is the same each time."""
    office = Office()
    office.store.owe(NOOR, message=7)
    office.sender.fails(NOOR, [Unknown()] * 20)
    for _ in range(40):
        await office.later(1.1)
    assert office.sender.asked == 21
    assert office.store.chat(NOOR).shown == 1


# --- notices --------------------------------------------------------------------------------------------------------


async def test_a_notice_leaves_and_is_settled() -> None:
    """With what became of it."""
    office = Office()
    number = office.store.say(SAM, "alert")
    await office.delivery.pump()

    assert office.sender.texts(SAM) == ["alert"]
    assert office.store.row(number).outcome == Sent(101)


async def test_each_step_is_one_commit_for_the_whole_batch() -> None:
    """Claim, mark, settle: not once per notice (DESIGN §3)."""
    office = Office()
    for chat in range(8):
        office.store.say(chat)
    await office.delivery.pump()
    assert len(office.sender.sent) == 8
    assert office.store.commits <= 4


async def test_notices_in_one_chat_keep_their_order() -> None:
    """Also when there are more than may be under way at once."""
    office = Office(pause_s=0.0005)
    for number in range(60):
        office.store.say(NOOR if number % 2 else SAM, f"{number}")
    await office.delivery.pump()
    assert [int(text) for text in office.sender.texts(NOOR)] == list(range(1, 60, 2))
    assert [int(text) for text in office.sender.texts(SAM)] == list(range(0, 60, 2))


async def test_a_notice_that_failed_is_not_overtaken_in_its_chat() -> None:
    """What comes after it waits with it."""
    office = Office()
    for number in range(4):
        office.store.say(SAM, f"{number}")
    office.sender.fails(SAM, [Retry(3), Retry(1)])
    for _ in range(20):
        await office.later(1)
    assert office.sender.texts(SAM) == ["0", "1", "2", "3"]


async def test_chats_go_side_by_side_but_not_more_than_eight_at_once() -> None:
    """Sending one after the other at 40 ms a call would be slower than Telegram allows."""
    office = Office(pause_s=0.002)
    for chat in range(40):
        office.store.say(chat)
    await office.delivery.pump()
    assert len(office.sender.sent) == 40
    assert office.sender.most_at_once == 8


async def test_a_notice_that_makes_no_sense_any_more_is_settled_unsent() -> None:
    """The case was closed, the right is gone: refused, in the transaction in which that was seen."""
    office = Office()
    office.mouth.senseless.add("old")
    number = office.store.say(SAM, "old")
    await office.delivery.pump()
    assert office.store.row(number).outcome == Refused(SENSELESS)
    assert office.sender.asked == 0


async def test_urgent_notices_go_first_and_a_crowd_of_either_kind_starves_nobody() -> None:
    """A hundred prompts and a hundred pupils at the same time share what may leave."""
    office = Office(pace=Pace(all_rate=10, all_burst=10))
    for number in range(100):
        office.store.say(1000 + number, "prompt")
        office.store.owe(2000 + number)
    office.store.say(SAM, "alert", urgent=True)
    await office.delivery.pump()
    kinds = Counter(text.split()[0] for text in office.sender.texts())
    assert "alert" in office.sender.texts()
    assert kinds["prompt"] + kinds["alert"] == kinds["screen"] == 5


@pytest.mark.parametrize("outcome", [Unreachable(), Unknown(), Refused("x")])
async def test_what_became_of_a_notice_is_for_the_store_to_weigh(outcome: Outcome) -> None:
    """Delivery only writes it down (SECURITY §4.3: by kind)."""
    office = Office()
    number = office.store.say(SAM)
    office.sender.fails(SAM, [outcome])
    await office.delivery.pump()
    assert office.store.row(number).outcome == outcome


async def test_a_notice_that_fails_often_waits_longer() -> None:
    """One second, two, four … thirty; a longer wait that was asked for is kept."""
    office = Office()
    number = office.store.say(SAM)
    office.sender.fails(SAM, [Retry(1)] * 7 + [Retry(90)])
    waits = []
    for _ in range(8):
        await office.delivery.pump()
        waits.append(round((office.store.row(number).retry_at - office.time.real()).total_seconds()))
        office.time.pass_(waits[-1] + 0.1)
    assert waits == [1, 2, 4, 8, 16, 30, 30, 90]


async def test_a_lease_that_is_nearly_over_is_given_back_unsent() -> None:
    """Somebody else may have it by the time the call arrives (SECURITY §4.2 "Fence")."""
    office = Office()
    office.sender.before = lambda: office.time.pass_(50)
    first, second = office.store.say(SAM, "one"), office.store.say(SAM, "two")
    await office.delivery.pump()
    assert office.sender.texts() == ["one", "two"]
    assert [office.store.row(number).attempt for number in (first, second)] == [1, 2]


async def test_a_lease_can_run_out_while_waiting_for_a_free_lane() -> None:
    """The eight that are under way take too long: the ninth does not leave late, but is claimed anew."""
    office = Office(pause_s=0.01)
    for chat in range(8):
        office.store.owe(chat)
    number = office.store.say(8)
    async with asyncio.TaskGroup() as group:
        group.create_task(office.delivery.pump())
        while office.sender.asked < 8:  # noqa: ASYNC110
            await asyncio.sleep(0)
        office.time.pass_(50)
    assert office.store.row(number).attempt == 2
    assert len(office.sender.sent) == 9


async def test_no_more_notices_are_in_doubt_than_are_under_way() -> None:
    """What is marked as being sent may have left when the process dies: eight at the most (DESIGN §1)."""
    office = Office(dies_at="after-sending")
    for chat in range(40):
        office.store.say(chat)
    await office.dies()
    assert sum(row.state == "sending" for row in office.store.shelf.rows) == 8


# --- limits ---------------------------------------------------------------------------------------------------------


async def test_limits_are_kept_and_everything_arrives_in_the_end() -> None:
    """Seven in one chat: five at once, the others a second apart."""
    office = Office(pace=Pace())
    for number in range(7):
        office.store.say(SAM, f"{number}")
    began = office.time.monotonic()
    await office.delivery.pump()
    assert office.sender.texts() == [f"{number}" for number in range(7)]
    assert 2.0 <= office.time.monotonic() - began < 2.5


async def test_what_would_wait_too_long_for_its_turn_is_given_back() -> None:
    """It leaves when it may, and does not sit on a lease until then."""
    office = Office(pace=Pace(chat_rate=0.02, chat_burst=1))
    second = [office.store.say(SAM, text) for text in ("one", "two")][1]
    await office.delivery.pump()
    assert office.sender.texts() == ["one"]
    assert office.store.row(second).state == "pending"
    await office.later(51)
    assert office.sender.texts() == ["one", "two"]


async def test_when_nothing_gets_through_everybody_waits_and_one_tries() -> None:
    """One or two calls a second while the line is dead, not one for each who waits (SECURITY T4)."""
    office = Office(pace=Pace())
    for chat in range(50):
        office.store.owe(chat)
        office.sender.fails(chat, [Retry(1, everybody=True)] * 100)
    await office.delivery.pump()
    first = office.sender.asked
    for _ in range(10):
        await office.later(1.05)
    assert 10 <= office.sender.asked - first <= 20

    office.sender.fate.clear()
    for _ in range(10):
        await office.later(1.05)
    assert sorted(one.chat for one in office.sender.sent) == list(range(50))
