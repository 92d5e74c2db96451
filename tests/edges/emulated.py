"""A small world in the emulator for its tests: some people, some messages, and short ways to call the Bot API."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.demo.clock import MovableClock
from bot.demo.errors import Reply
from bot.demo.limits import Limits
from bot.demo.media import Media
from bot.demo.telegram import TOKEN, LongPoll, Telegram

MONDAY = datetime(2026, 9, 7, 8, 30, tzinfo=UTC)


def a_clock() -> MovableClock:
    """A clock that stands still on a Monday morning until it is put forward."""
    return MovableClock(lambda: MONDAY)


def a_telegram(clock: MovableClock | None = None, limits: Limits | None = None) -> Telegram:
    """An empty Telegram, at that Monday unless a clock is given."""
    return Telegram(clock or a_clock(), limits=limits)


def texts(params: dict[str, object]) -> dict[str, str]:
    """Parameters as they go over the wire: what is nested as JSON."""
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}


def reply_to(telegram: Telegram, method: str, **params: object) -> Reply:
    """The whole answer to a call that does not wait."""
    reply = telegram.request(TOKEN, method, texts(params))
    assert isinstance(reply, Reply)
    return reply


def ask(telegram: Telegram, method: str, **params: object) -> object:
    """The result of a call that must go well."""
    reply = reply_to(telegram, method, **params)
    assert reply.status == 200, reply.body
    return json.loads(reply.body)["result"]


def ask_one(telegram: Telegram, method: str, **params: object) -> dict[str, object]:
    """The same for a result that is one object."""
    result = ask(telegram, method, **params)
    assert isinstance(result, dict)
    return result


def refusal_of(telegram: Telegram, method: str, **params: object) -> tuple[int, str]:
    """Status and description of a call that must be refused; both say the same in the body."""
    reply = reply_to(telegram, method, **params)
    body = json.loads(reply.body)
    assert body["ok"] is False
    assert body["error_code"] == reply.status
    return reply.status, body["description"]


def updates(telegram: Telegram, **params: object) -> list[dict[str, object]]:
    """What waits for the bot."""
    result = ask(telegram, "getUpdates", **params)
    assert isinstance(result, list)
    return result


def news(telegram: Telegram) -> list[tuple[str, dict[str, object]]]:
    """What waits for the bot, as (kind, object), confirmed at once."""
    waiting = updates(telegram)
    if waiting:
        number = waiting[-1]["update_id"]
        assert isinstance(number, int)
        ask(telegram, "getUpdates", offset=number + 1)
    return [(kind, value) for update in waiting for kind, value in update.items() if isinstance(value, dict)]


def a_poll(telegram: Telegram, **params: object) -> LongPoll:
    """A long poll that waits."""
    poll = telegram.request(TOKEN, "getUpdates", texts({"timeout": 30} | params))
    assert isinstance(poll, LongPoll)
    return poll


def buttons(*data: str) -> dict[str, object]:
    """An inline keyboard with one row; each label is its data in capitals."""
    return {"inline_keyboard": [[{"text": name.upper(), "callback_data": name} for name in data]]}


@dataclass
class Scene:
    """Noor and the bot have talked; Sam is only in a group with it, Ab blocked it, Wim deleted his account."""

    clock: MovableClock
    telegram: Telegram
    noor: int
    sam: int
    ab: int
    wim: int
    stranger: int
    group: int
    left_group: int
    said: int
    answer: int
    before_block: int

    def sends(self, text: str, **params: object) -> int:
        """The bot writes to Noor; returns the id of the message."""
        message = ask_one(self.telegram, "sendMessage", chat_id=self.noor, text=text, **params)
        number = message["message_id"]
        assert isinstance(number, int)
        return number


def a_scene() -> Scene:
    """Everything that the refusals need, with an empty queue."""
    clock = a_clock()
    telegram = a_telegram(clock)
    noor, sam, ab, wim, stranger = (telegram.add_user(name).id for name in ("Noor", "Sam", "Ab", "Wim", "Vreemde"))
    for person in (noor, ab, wim):
        telegram.starts(person)
    group, left_group = (telegram.adds_to_group(sam, title) for title in ("3B", "Mentoren"))
    before_block = ask_one(telegram, "sendMessage", chat_id=ab, text="dag Ab")["message_id"]
    assert isinstance(before_block, int)
    telegram.blocks(ab)
    telegram.deactivates(wim)
    ask(telegram, "leaveChat", chat_id=left_group)
    said = telegram.says(noor, "hallo")
    scene = Scene(clock, telegram, noor, sam, ab, wim, stranger, group, left_group, said, 0, before_block)
    scene.answer = scene.sends("dag Noor", reply_markup=buttons("ja", "nee"))
    news(telegram)
    return scene


def everything_happens(scene: Scene) -> None:
    """One of each kind of update there is."""
    telegram, noor = scene.telegram, scene.noor
    telegram.edits(noor, telegram.says(noor, "hoi /help"), "dag")
    telegram.taps(noor, scene.answer, "ja")
    telegram.taps(noor, 9999, "oud", stale=True)
    telegram.blocks(noor)
    telegram.starts(noor)
    telegram.adds_to_group(scene.sam)
    for kind in Media:
        telegram.sends_media(noor, kind, album="1" if kind is Media.PHOTO else None)
    telegram.sends_unknown(noor)
