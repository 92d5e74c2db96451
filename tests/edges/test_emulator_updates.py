"""getUpdates: offsets, kinds, ages, long polls and what keeps them apart (Bot API "Getting updates")."""

import json
from datetime import timedelta

import pytest
import telegram as library

from bot.demo.errors import Reply
from bot.demo.telegram import TOKEN, LongPoll
from tests.edges.emulated import a_clock, a_poll, a_scene, a_telegram, ask, ask_one, news, refusal_of, reply_to, updates


def said(waiting: list[dict[str, object]]) -> list[object]:
    """The texts of messages."""
    return [message["text"] for update in waiting if isinstance(message := update.get("message"), dict)]


def test_updates_come_again_until_an_offset_confirms_them() -> None:
    """Nothing is lost by asking; what lies before the offset is gone for good."""
    scene = a_scene()
    for text in ("1", "2", "3"):
        scene.telegram.says(scene.noor, text)
    first = updates(scene.telegram)
    number = first[0]["update_id"]
    assert isinstance(number, int)

    assert said(updates(scene.telegram, limit=2)) == ["1", "2"]
    assert said(updates(scene.telegram, offset=number + 2)) == ["3"]
    assert said(updates(scene.telegram, offset=0)) == ["3"]
    assert [update["update_id"] for update in first] == [number, number + 1, number + 2]


def test_a_negative_offset_forgets_all_but_the_last() -> None:
    """-1 asks for the last one, and the rest is forgotten."""
    scene = a_scene()
    for text in ("1", "2", "3"):
        scene.telegram.says(scene.noor, text)

    assert said(updates(scene.telegram, offset=-1)) == ["3"]
    assert said(updates(scene.telegram)) == ["3"]


def test_an_offset_from_another_bot_confirms_nothing() -> None:
    """An offset in the future is passed over, as by Telegram's own queue."""
    scene = a_scene()
    scene.telegram.says(scene.noor, "1")

    assert said(updates(scene.telegram, offset=2_000_000_000)) == ["1"]


@pytest.mark.parametrize(("limit", "most"), [(0, 1), (-3, 1), (1, 1), (100, 100), (500, 100)])
def test_a_limit_outside_1_to_100_is_brought_inside(limit: int, most: int) -> None:
    """Telegram clamps, it does not refuse."""
    scene = a_scene()
    for number in range(101):
        scene.telegram.says(scene.noor, str(number))

    assert len(updates(scene.telegram, limit=limit)) == most


def test_an_update_lives_a_day_and_a_tap_two_and_a_half_minutes() -> None:
    """What nobody fetches in time is lost; TELEGRAM "Updates"."""
    scene = a_scene()
    scene.telegram.taps(scene.noor, scene.answer, "ja")
    scene.telegram.says(scene.noor, "blijft")
    scene.clock.forward(timedelta(seconds=149))
    young = len(updates(scene.telegram))
    scene.clock.forward(timedelta(seconds=1))
    older = updates(scene.telegram)
    scene.clock.forward(timedelta(days=1, seconds=-151))
    old = said(updates(scene.telegram))
    scene.clock.forward(timedelta(seconds=1))

    assert (young, len(older), said(older), old) == (2, 1, ["blijft"], ["blijft"])
    assert updates(scene.telegram) == []


def test_kinds_that_are_not_asked_for_are_not_even_kept() -> None:
    """allowed_updates is remembered, applies from then on, and an empty list means the usual kinds again."""
    scene = a_scene()
    ask(scene.telegram, "getUpdates", allowed_updates=["callback_query"])
    scene.telegram.says(scene.noor, "weg")
    scene.telegram.taps(scene.noor, scene.answer, "ja")
    kinds = [kind for kind, _ in news(scene.telegram)]
    asked = ask_one(scene.telegram, "getWebhookInfo")["allowed_updates"]
    ask(scene.telegram, "getUpdates", allowed_updates=[])
    scene.telegram.says(scene.noor, "weer")

    assert kinds == ["callback_query"]
    assert asked == ["callback_query"]
    assert said(updates(scene.telegram)) == ["weer"]


def test_an_update_shows_the_world_as_it_was() -> None:
    """What changes after an update happened does not change the update."""
    scene = a_scene()
    number = scene.telegram.says(scene.noor, "eerst")
    scene.telegram.edits(scene.noor, number, "daarna")

    assert [(kind, message["text"]) for kind, message in news(scene.telegram)] == [
        ("message", "eerst"),
        ("edited_message", "daarna"),
    ]


def test_a_long_poll_waits_and_is_rung_when_something_comes() -> None:
    """It rings at once, and then hands the update out."""
    scene = a_scene()
    poll = a_poll(scene.telegram)
    rings: list[str] = []
    poll.on_ready = lambda: rings.append("ring")
    scene.telegram.says(scene.noor, "hier")

    reply = scene.telegram.finish(poll)

    assert rings == ["ring"]
    assert said(json.loads(reply.body)["result"]) == ["hier"]


def test_a_poll_whose_time_is_up_brings_nothing() -> None:
    """An empty list, and the next poll is no rival."""
    scene = a_scene()
    poll = a_poll(scene.telegram, timeout=600)

    assert poll.seconds == 50
    assert json.loads(scene.telegram.finish(poll).body)["result"] == []
    assert poll.refused is None
    a_poll(scene.telegram)
    assert poll.refused is None


def test_a_second_poll_ends_the_first() -> None:
    """The older one gets the conflict, the newer one the updates."""
    scene = a_scene()
    older = a_poll(scene.telegram)
    rings: list[str] = []
    older.on_ready = lambda: rings.append("ring")
    newer = a_poll(scene.telegram)
    lost = scene.telegram.finish(older)
    scene.telegram.says(scene.noor, "voor de nieuwe")

    assert rings == ["ring"]
    assert lost.status == 409
    assert json.loads(lost.body)["description"].startswith("Conflict: terminated by other getUpdates request")
    assert said(json.loads(scene.telegram.finish(newer).body)["result"]) == ["voor de nieuwe"]


def test_a_poll_that_hung_up_is_no_rival() -> None:
    """Its updates wait for the next poll."""
    scene = a_scene()
    gone = a_poll(scene.telegram)
    scene.telegram.abandon(gone)
    scene.telegram.says(scene.noor, "niet kwijt")

    assert said(updates(scene.telegram)) == ["niet kwijt"]
    assert gone.refused is None


def test_a_webhook_ends_the_poll_and_keeps_others_away() -> None:
    """409 both ways, until deleteWebhook; what waits keeps waiting unless it is dropped."""
    scene = a_scene()
    poll = a_poll(scene.telegram)
    ask(scene.telegram, "setWebhook", url="https://school.example/haak")
    scene.telegram.says(scene.noor, "wacht")
    info = ask_one(scene.telegram, "getWebhookInfo")

    assert json.loads(scene.telegram.finish(poll).body)["description"] == "Conflict: terminated by setWebhook request"
    assert refusal_of(scene.telegram, "getUpdates")[0] == 409
    assert (info["url"], info["pending_update_count"]) == ("https://school.example/haak", 1)
    assert json.loads(reply_to(scene.telegram, "deleteWebhook").body)["description"] == "Webhook was deleted"
    assert said(updates(scene.telegram)) == ["wacht"]
    ask(scene.telegram, "deleteWebhook", drop_pending_updates=True)
    assert updates(scene.telegram) == []


def test_webhook_answers_say_what_was_done() -> None:
    """As Telegram's do."""
    scene = a_scene()
    url = "https://school.example/haak"

    def note(method: str, **params: object) -> object:
        return json.loads(reply_to(scene.telegram, method, **params).body)["description"]

    said_first = note("deleteWebhook")
    notes = [note("setWebhook", url=url), note("setWebhook", url=url), note("setWebhook", url="")]

    assert said_first == "Webhook is already deleted"
    assert notes == ["Webhook was set", "Webhook is already set", "Webhook was deleted"]


def test_a_poison_update_is_one_that_python_telegram_bot_cannot_read() -> None:
    """TELEGRAM "What changes decisions" 4: it has an id, so that it can be set aside and confirmed."""
    scene = a_scene()
    number = scene.telegram.poisons(scene.noor, "stuk")
    [update] = updates(scene.telegram)

    assert update["update_id"] == number
    with pytest.raises(KeyError):
        library.Update.de_json(update)


def test_an_unknown_kind_comes_though_nobody_asked_for_it() -> None:
    """A kind from the future parses, and holds nothing we know."""
    scene = a_scene()
    ask(scene.telegram, "getUpdates", allowed_updates=["message"])
    number = scene.telegram.sends_unknown(scene.noor)
    [update] = updates(scene.telegram)
    parsed = library.Update.de_json(update)

    assert parsed is not None
    assert parsed.update_id == number
    assert parsed.effective_user is None


def test_an_update_can_be_delivered_again_after_it_was_confirmed() -> None:
    """The same id twice: a bot must act on it once. It goes before what is new."""
    scene = a_scene()
    scene.telegram.says(scene.noor, "dubbel")
    number = updates(scene.telegram)[0]["update_id"]
    assert isinstance(number, int)
    ask(scene.telegram, "getUpdates", offset=number + 1)
    scene.telegram.says(scene.noor, "nieuw")
    scene.telegram.delivers_again(number)

    assert said(updates(scene.telegram, offset=number + 1)) == ["dubbel", "nieuw"]
    assert said(updates(scene.telegram, offset=number + 1)) == ["nieuw"]
    with pytest.raises(LookupError):
        scene.telegram.delivers_again(1)


def test_a_repeated_update_rings_a_waiting_poll() -> None:
    """It is news to the bot like any other."""
    scene = a_scene()
    scene.telegram.says(scene.noor, "dubbel")
    number = updates(scene.telegram)[0]["update_id"]
    assert isinstance(number, int)
    poll = a_poll(scene.telegram, offset=number + 1)
    rings: list[str] = []
    poll.on_ready = lambda: rings.append("ring")
    scene.telegram.delivers_again(number)

    assert rings == ["ring"]
    assert said(json.loads(scene.telegram.finish(poll).body)["result"]) == ["dubbel"]


def test_a_large_backlog_is_handed_out_in_order() -> None:
    """Ten thousand updates, a hundred at a time, none lost, none moved."""
    telegram = a_telegram()
    noor = telegram.add_user("Noor").id
    for number in range(10_000):
        telegram.says(noor, str(number))
    seen: list[object] = []
    offset = 0
    while waiting := updates(telegram, offset=offset):
        seen += said(waiting)
        last = waiting[-1]["update_id"]
        assert isinstance(last, int)
        offset = last + 1

    assert seen == [str(number) for number in range(10_000)]


def test_the_journal_keeps_what_the_bot_asked() -> None:
    """Every call, in order, with its parameters as they came in; unknown methods too."""
    scene = a_scene()
    scene.telegram.journal.clear()
    ask(scene.telegram, "sendmessage", chat_id=scene.noor, text="hoi")
    refusal_of(scene.telegram, "getChat", chat_id=scene.noor)

    assert [call.method for call in scene.telegram.journal] == ["sendmessage", "getChat"]
    assert scene.telegram.calls("sendMessage") == [{"chat_id": str(scene.noor), "text": "hoi"}]


def test_the_clock_only_goes_forward() -> None:
    """Telegram's time does."""
    clock = a_clock()
    clock.forward(timedelta(hours=2))

    with pytest.raises(ValueError, match="forward"):
        clock.forward(timedelta(seconds=-1))


def test_another_token_opens_nothing() -> None:
    """A token of the wrong shape is not found, another bot's is not authorised; neither confirms an update."""
    scene = a_scene()
    scene.telegram.says(scene.noor, "blijft")

    def status(token: str) -> int:
        reply = scene.telegram.request(token, "getUpdates", {"offset": "-1"})
        assert isinstance(reply, Reply)
        return reply.status

    assert [status("onzin"), status("1:" + "a" * 30), status(TOKEN)] == [404, 401, 200]
    assert not isinstance(scene.telegram.request(TOKEN, "getMe", {}), LongPoll)
