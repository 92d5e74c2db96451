"""Faults on request and sending limits: each comes when asked for, to the call it was meant for, and then stops."""

import json

import pytest

from bot.demo.faults import Fault, FaultKind
from bot.demo.limits import Limits
from bot.demo.telegram import Telegram
from tests.edges.emulated import a_clock, a_poll, a_scene, ask, reply_to, updates

BEFORE = (
    FaultKind.TOO_MANY_REQUESTS,
    FaultKind.SERVER_ERROR,
    FaultKind.BAD_GATEWAY,
    FaultKind.REFUSED,
    FaultKind.HTML_PAGE,
)


@pytest.mark.parametrize("kind", list(FaultKind))
def test_a_call_is_done_or_not_done_as_the_fault_says(kind: FaultKind) -> None:
    """After a reset, a slow or a broken answer the message is there all the same: that is what makes duplicates."""
    scene = a_scene()
    there = len(scene.telegram.chat(scene.noor))
    scene.telegram.faults.add(Fault(kind))
    reply_to(scene.telegram, "sendMessage", chat_id=scene.noor, text="hoi")

    assert len(scene.telegram.chat(scene.noor)) == there + (kind not in BEFORE)
    assert scene.telegram.journal[-1].fault == kind.value


def test_each_fault_answers_in_its_own_way() -> None:
    """Status, body, delay and broken connections as a client will meet them."""
    scene = a_scene()

    def met(kind: FaultKind) -> tuple[int, bool, float]:
        scene.telegram.faults.add(Fault(kind, seconds=3))
        reply = reply_to(scene.telegram, "getMe")
        return reply.status, reply.cut, reply.delay

    assert met(FaultKind.SERVER_ERROR) == (500, False, 0)
    assert met(FaultKind.BAD_GATEWAY) == (502, False, 0)
    assert met(FaultKind.REFUSED)[1]
    assert met(FaultKind.RESET_AFTER)[1]
    assert met(FaultKind.SLOW) == (200, False, 3)


def test_a_429_says_how_long_to_wait() -> None:
    """In the text and in the parameters."""
    scene = a_scene()
    scene.telegram.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, retry_after=17))
    reply = reply_to(scene.telegram, "getMe")

    assert reply.status == 429
    assert json.loads(reply.body) == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 17",
        "parameters": {"retry_after": 17},
    }


def test_a_broken_body_is_no_json_and_a_proxy_page_is_html() -> None:
    """Two answers with status 200 that are none."""
    scene = a_scene()
    scene.telegram.faults.add(Fault(FaultKind.BROKEN_JSON))
    scene.telegram.faults.add(Fault(FaultKind.HTML_PAGE))
    broken, page = reply_to(scene.telegram, "getMe"), reply_to(scene.telegram, "getMe")

    with pytest.raises(ValueError, match=r"Expecting|Unterminated"):
        json.loads(broken.body)
    assert (broken.status, page.status, page.content_type) == (200, 200, "text/html")


def test_a_fault_is_for_one_method_and_one_chat() -> None:
    """Other calls go well and do not use it up."""
    scene = a_scene()
    scene.telegram.faults.add(Fault(FaultKind.SERVER_ERROR, method="sendMessage", chat_id=scene.noor))
    ask(scene.telegram, "getMe")
    ask(scene.telegram, "sendMessage", chat_id=scene.group, text="hoi")

    statuses = [reply_to(scene.telegram, "sendMessage", chat_id=scene.noor, text="hoi").status for _ in range(2)]

    assert statuses == [500, 200]


def test_a_fault_can_wait_repeat_and_be_called_off() -> None:
    """``skip`` calls go well first, then ``times`` go wrong; None is until ``clear``."""
    scene = a_scene()
    scene.telegram.faults.add(Fault(FaultKind.SERVER_ERROR, times=2, skip=1))
    first = [reply_to(scene.telegram, "getMe").status for _ in range(4)]
    scene.telegram.faults.add(Fault(FaultKind.BAD_GATEWAY, times=None))
    second = [reply_to(scene.telegram, "getMe").status for _ in range(5)]
    scene.telegram.faults.clear()

    assert first == [200, 500, 500, 200]
    assert second == [502] * 5
    assert reply_to(scene.telegram, "getMe").status == 200


def test_a_poll_can_lose_its_answer_and_the_updates_come_again() -> None:
    """The offset counted, the answer was lost: what it held is still unconfirmed."""
    scene = a_scene()
    scene.telegram.faults.add(Fault(FaultKind.RESET_AFTER, method="getUpdates"))
    poll = a_poll(scene.telegram)
    scene.telegram.says(scene.noor, "komt terug")
    lost = scene.telegram.finish(poll)

    assert lost.cut
    assert len(updates(scene.telegram)) == 1


class Pacing:
    """A Telegram with limits, and the real clock that they go by."""

    def __init__(self, limits: Limits) -> None:
        self.seconds = 0.0
        self.telegram = Telegram(a_clock(), timer=lambda: self.seconds, limits=limits)

    def sends(self, chat_id: int) -> int:
        """How long the bot must wait; 0 when the message went."""
        reply = reply_to(self.telegram, "sendMessage", chat_id=chat_id, text="hoi")
        body = json.loads(reply.body)
        return int(body["parameters"]["retry_after"]) if reply.status == 429 else 0


def people(telegram: Telegram, number: int) -> list[int]:
    """Some who have started the bot."""
    ids = [telegram.add_user("Noor").id for _ in range(number)]
    for person in ids:
        telegram.starts(person)
    return ids


def test_one_chat_takes_a_burst_and_then_one_a_second() -> None:
    """And a refused message does not count."""
    pacing = Pacing(Limits(chat_burst=3))
    noor, sam = people(pacing.telegram, 2)
    burst = [pacing.sends(noor) for _ in range(5)]
    other = pacing.sends(sam)
    pacing.seconds = 1.0
    later = [pacing.sends(noor), pacing.sends(noor)]

    assert (burst, other, later) == ([0, 0, 0, 1, 1], 0, [0, 1])


def test_thirty_a_second_over_all_chats() -> None:
    """Whatever the chat; edits count as well."""
    pacing = Pacing(Limits())
    ids = people(pacing.telegram, 31)
    waits = [pacing.sends(person) for person in ids]
    edit = reply_to(pacing.telegram, "editMessageText", chat_id=ids[0], message_id=2, text="x")
    pacing.seconds = 0.5

    assert waits == [0] * 30 + [1]
    assert edit.status == 429
    assert [pacing.sends(person) for person in ids[:16]] == [0] * 15 + [1]


def test_silence_saves_up_no_more_than_one_burst() -> None:
    """After an hour without a word a chat takes its burst, and then one a second as ever."""
    pacing = Pacing(Limits(chat_burst=3))
    noor = people(pacing.telegram, 1)[0]
    pacing.sends(noor)
    pacing.seconds = 3600.0

    assert [pacing.sends(noor) for _ in range(4)] == [0, 0, 0, 1]


def test_twenty_a_minute_in_a_group() -> None:
    """Then three seconds for each."""
    pacing = Pacing(Limits())
    group = pacing.telegram.adds_to_group(people(pacing.telegram, 1)[0])

    assert [pacing.sends(group) for _ in range(21)] == [0] * 20 + [3]


def test_limits_can_be_switched_on_and_off() -> None:
    """From the page of the demo, say; switching on begins with full buckets."""
    pacing = Pacing(Limits(chat_burst=1))
    noor = people(pacing.telegram, 1)[0]
    on = [pacing.sends(noor), pacing.sends(noor)]
    pacing.telegram.limit_sending(None)
    off = [pacing.sends(noor), pacing.sends(noor)]
    pacing.telegram.limit_sending(Limits(chat_burst=2))

    assert (on, off) == ([0, 1], [0, 0])
    assert [pacing.sends(noor) for _ in range(3)] == [0, 0, 1]


def test_asking_and_deleting_do_not_count_and_without_limits_nothing_does() -> None:
    """Only what people see appear is limited; by default nothing is."""
    pacing = Pacing(Limits(chat_burst=1, overall_burst=1))
    noor = people(pacing.telegram, 1)[0]
    pacing.sends(noor)
    free = a_scene()

    assert {reply_to(pacing.telegram, "getMe").status for _ in range(50)} == {200}
    assert {reply_to(free.telegram, "sendMessage", chat_id=free.noor, text="x").status for _ in range(50)} == {200}
