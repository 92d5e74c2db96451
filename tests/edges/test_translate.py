"""One raw update into one input: what is understood, what is dropped, and that nothing else ever comes out."""

import copy
import json
import traceback
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.route.model import ChatId
from handlers.inputs import Blocked, Command, Edited, Media, Tap, Unblocked, Words
from handlers.telegram.translate import (
    Elsewhere,
    Ignored,
    Poison,
    Translation,
    salvage,
    tap_of,
    translate,
    update_id_of,
)

CANARY = "zij wachten me op bij de fietsen"
NOOR = ChatId(1001)
PERSON = {
    "id": 1001,
    "is_bot": False,
    "first_name": "Noor-Canary",
    "last_name": "van Canary",
    "username": "noor_canary",
    "language_code": "nl",
}
CHAT = {"id": 1001, "type": "private", "first_name": "Noor-Canary", "username": "noor_canary"}
BOT = {"id": 7, "is_bot": True, "first_name": "Signaal", "username": "signaal_bot"}
GROUP = {"id": -100123, "type": "supergroup", "title": "3B"}


def a_message(**more: object) -> dict[str, Any]:
    """A message in Noor's chat, without anything in it yet."""
    return {"message_id": 5, "date": 1_780_000_000, "chat": dict(CHAT), "from": dict(PERSON)} | more


def said(text: str, **more: object) -> dict[str, Any]:
    """An update with words."""
    return {"update_id": 1, "message": a_message(text=text, **more)}


def tapped(**more: object) -> dict[str, Any]:
    """An update with a tap."""
    message = a_message(text="Dag", **{"from": BOT}, reply_markup={"inline_keyboard": [[{"text": "Ja"}]]})
    query = {"id": "42", "from": dict(PERSON), "chat_instance": "9", "message": message, "data": "q:abc:me"}
    return {"update_id": 2, "callback_query": query | more}


def changed(status: str, chat: dict[str, object] = CHAT) -> dict[str, Any]:
    """An update in which the bot becomes ``status`` somewhere."""
    new: dict[str, object] = {"user": BOT, "status": status}
    if status == "kicked":
        new["until_date"] = 0
    old = {"user": BOT, "status": "member"}
    change = {"chat": chat, "from": PERSON, "date": 1, "old_chat_member": old, "new_chat_member": new}
    return {"update_id": 3, "my_chat_member": change}


# --- what people do -------------------------------------------------------------------------------------------------


def test_what_somebody_types_becomes_words() -> None:
    """Text, chat, message id and language; nothing else."""
    assert translate(said("hoi\nik word gepest")) == Words(NOOR, "nl", 5, "hoi\nik word gepest")


def test_changed_words_name_the_message_that_changed() -> None:
    """So that they can take the place of what was said before."""
    raw = {"update_id": 1, "edited_message": a_message(text="anders", edit_date=1_780_000_100)}
    assert translate(raw) == Edited(NOOR, "nl", 5, "anders")


def test_an_edit_without_words_is_nothing() -> None:
    """A live place moves, a caption changes: no answer to each of those."""
    assert translate({"update_id": 1, "edited_message": a_message(location={"x": 1})}) == Ignored()


def test_a_tap_carries_what_stood_on_the_button() -> None:
    """And the message it was on, which is the bot's."""
    assert translate(tapped()) == Tap(NOOR, "nl", 5, "q:abc:me")


def test_a_tap_on_a_message_that_is_too_old_to_see_is_still_a_tap() -> None:
    """Telegram then sends only chat and id, and 0 for the date."""
    old = {"message_id": 3, "date": 0, "chat": CHAT}
    assert translate(tapped(message=old)) == Tap(NOOR, "nl", 3, "q:abc:me")


def test_a_tap_without_data_or_without_a_message_asks_for_nothing() -> None:
    """Games and inline messages; we have neither."""
    assert translate(tapped(data=None)) == Ignored()
    assert translate(tapped(message=None, inline_message_id="x")) == Ignored()


@pytest.mark.parametrize(
    ("text", "name", "payload"),
    [
        ("/start", "start", ""),
        ("/start  abc_DEF-1", "start", "abc_DEF-1"),
        ("/Start@signaal_bot abc", "start", "abc"),
        ("/hulp\nik weet het niet", "hulp", "ik weet het niet"),
        ("/onbekend", "onbekend", ""),
        ("/2", "2", ""),
    ],
)
def test_a_slash_word_in_front_is_a_command(text: str, name: str, payload: str) -> None:
    """With or without the bot's name, known or not: whoever handles it knows which there are."""
    assert translate(said(text)) == Command(NOOR, "nl", 5, name, payload)


def test_what_telegram_marks_as_a_command_is_one() -> None:
    """It also marks a slash-word that is followed by a mark."""
    marked = [{"type": "bot_command", "offset": 0, "length": 5}]
    assert translate(said("/hulp!", entities=marked)) == Command(NOOR, "nl", 5, "hulp", "!")


@pytest.mark.parametrize("text", ["/", "/ stop", "zie /stop", "1/2", "/hulp!", "//stop", "/één", "http://x.nl/stop"])
def test_what_only_looks_like_a_command_is_words(text: str) -> None:
    """Nothing a person tells is lost because of a slash."""
    assert translate(said(text)) == Words(NOOR, "nl", 5, text)


@pytest.mark.parametrize("length", [0, 1, 3, 99, -4, "5", None, True])
def test_a_mark_that_does_not_fit_makes_no_command(length: object) -> None:
    """Entities are what the other side says they are."""
    marked = [{"type": "bot_command", "offset": 0, "length": length}, "x", None]
    assert translate(said("/é! weg", entities=marked)) == Words(NOOR, "nl", 5, "/é! weg")


def test_what_is_passed_on_is_words_without_whose_they_were() -> None:
    """Even when it begins with a slash: somebody else typed that."""
    origin = {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "Canary"}}
    assert translate(said("/stop pesten", forward_origin=origin)) == Words(NOOR, "nl", 5, "/stop pesten")


MEDIA = (
    *("animation", "audio", "checklist", "contact", "dice", "document", "game", "live_photo", "location", "paid_media"),
    *("photo", "poll", "sticker", "story", "users_shared", "venue", "video", "video_note", "voice", "something_new"),
)


@pytest.mark.parametrize("kind", MEDIA)
def test_anything_that_is_not_words_is_media(kind: str) -> None:
    """Also what does not exist yet; what is in it is not even looked at."""
    assert translate({"update_id": 1, "message": a_message(**{kind: {"broken": 1}})}) == Media(NOOR, "nl", 5, None)


def test_an_album_names_itself_and_a_caption_is_dropped() -> None:
    """One answer for all its pictures; that there were words is known, and no word of them (DESIGN §4 row 1)."""
    raw = {"update_id": 1, "message": a_message(photo=[{"file_id": "x"}], caption=CANARY, media_group_id="77")}
    found = translate(raw)

    assert found == Media(NOOR, "nl", 5, "77", captioned=True)
    assert CANARY not in str(vars(found))


@pytest.mark.parametrize("kind", ["pinned_message", "message_auto_delete_timer_changed", "write_access_allowed"])
def test_what_telegram_says_about_the_chat_is_ignored(kind: str) -> None:
    """Nobody did anything to the bot."""
    assert translate({"update_id": 1, "message": a_message(**{kind: {}})}) == Ignored()


def test_closing_and_opening_the_door() -> None:
    """``my_chat_member`` in a private chat comes only when the bot is blocked or unblocked."""
    assert translate(changed("kicked")) == Blocked(NOOR, "nl")
    assert translate(changed("member")) == Unblocked(NOOR, "nl")


# --- elsewhere ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_what_happens_in_a_group_asks_only_to_leave_it(kind: str) -> None:
    """Words, taps and being added alike; nothing of it is read."""
    chat = {"id": -100123, "type": kind}
    words, tap = said(CANARY, broken=1), tapped()
    words["message"]["chat"] = tap["callback_query"]["message"]["chat"] = chat
    del words["message"]["date"]

    assert [translate(raw) for raw in (words, tap, changed("member", chat))] == [Elsewhere(-100123)] * 3


@pytest.mark.parametrize("status", ["left", "kicked"])
def test_a_group_that_the_bot_is_no_longer_in_is_not_left_again(status: str) -> None:
    """Leaving tells of itself; that must not begin anew."""
    assert translate(changed(status, GROUP)) == Ignored()


# --- languages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "language"),
    [("nl", "nl"), ("NL", "nl"), ("pt-br", "pt"), ("zh_hans", "zh"), ("fil", ""), ("", ""), (None, ""), (5, "")],
)
def test_a_language_is_two_letters_or_nothing(code: object, language: str) -> None:
    """It may be absent, and it may be anything."""
    raw = said("hoi")
    raw["message"]["from"]["language_code"] = code
    assert translate(raw) == Words(NOOR, language, 5, "hoi")


def test_a_message_without_a_sender_has_no_language() -> None:
    """Telegram leaves ``from`` out in places."""
    raw = said("hoi")
    del raw["message"]["from"]
    assert translate(raw) == Words(NOOR, "", 5, "hoi")


# --- what cannot be read --------------------------------------------------------------------------------------------


def broken(path: str, value: object) -> dict[str, Any]:
    """A good update in which one thing is something else; ``...`` removes it."""
    raw = said(CANARY)
    *way, last = path.split(".")
    place = raw
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return raw


BROKEN = (
    ("update_id", ...),
    ("update_id", "1"),
    ("update_id", -1),
    ("update_id", 2**63),
    ("update_id", True),
    ("message", [CANARY]),
    ("message.date", ...),
    ("message.date", "now"),
    ("message.date", 10**30),
    ("message.message_id", ...),
    ("message.message_id", "5"),
    ("message.message_id", 2**70),
    ("message.chat", ...),
    ("message.chat", CANARY),
    ("message.chat.id", ...),
    ("message.chat.id", "1001"),
    ("message.chat.type", ...),
    ("message.chat.type", "diary"),
    ("message.chat.type", ["private"]),
    ("message.from", CANARY),
    ("message.from.id", ...),
    ("message.text", {"x": CANARY}),
)


@pytest.mark.parametrize(("path", "value"), BROKEN)
def test_what_cannot_be_read_is_poison_that_says_nothing(path: str, value: object) -> None:
    """Neither the exception nor what it hangs on holds a word of the update."""
    with pytest.raises(Poison) as caught:
        translate(broken(path, value))

    assert caught.value.args == ()
    assert caught.value.__context__ is None
    assert CANARY not in "".join(traceback.format_exception_only(caught.value))


def test_unknown_kinds_of_update_are_ignored() -> None:
    """Telegram will think of new ones."""
    assert translate({"update_id": 1, "thought": {"from": 1001}}) == Ignored()
    assert translate({"update_id": 1}) == Ignored()


@pytest.mark.parametrize("raw", [None, [], "x", 3, {}])
def test_what_is_no_update_at_all_is_poison(raw: object) -> None:
    """Whatever comes out of the JSON is looked at before it is trusted."""
    with pytest.raises(Poison):
        translate(raw)


def test_half_a_character_is_replaced() -> None:
    """JSON can hold half of a pair; what keeps the text cannot."""
    assert translate(said(json.loads('"ai \\ud83d en \\ud83d\\ude00"'))) == Words(NOOR, "nl", 5, "ai \ufffd en 😀")


def test_the_words_and_the_chat_of_poison_are_saved() -> None:
    """For the quarantine: text and address, no name (DESIGN §3.2)."""
    assert salvage(broken("message.date", ...)) == (NOOR, CANARY)
    assert salvage(broken("message.chat", ...)) == (None, CANARY)
    assert salvage(broken("message.text", 5)) == (NOOR, "")
    assert salvage(broken("message.chat.id", 2**70)) == (None, CANARY)
    assert salvage(tapped(id=5)) == (NOOR, "")
    assert salvage({"update_id": 1}) == salvage(None) == (None, "")


def test_a_tap_can_be_acknowledged_even_when_nothing_else_can_be_read() -> None:
    """The button must stop waiting."""
    assert tap_of(tapped(message=None, data=[1])) == "42"
    assert tap_of(tapped(id="\ud800")) is None
    assert tap_of(tapped(id=42)) is None
    assert tap_of(said("hoi")) is tap_of(None) is None


# --- what leaves ----------------------------------------------------------------------------------------------------


def test_no_name_leaves_and_no_repr_tells_what_was_said() -> None:
    """All that comes out of everything that has a name in it."""
    entity = {"type": "text_mention", "offset": 0, "length": 2, "user": PERSON}
    reply = a_message(text=CANARY)
    for raw in (said("hoi", entities=[entity], reply_to_message=reply, quote={"text": CANARY}), tapped()):
        found = translate(raw)
        assert "anary" not in str(vars(found))
        assert "hoi" not in repr(found)
        assert "1001" not in repr(found)


# --- anything at all ------------------------------------------------------------------------------------------------

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=12), inside, max_size=4),
    max_leaves=12,
)
GOOD = (
    said("hoi"),
    said("/start x", entities=[{"type": "bot_command", "offset": 0, "length": 6}]),
    {"update_id": 1, "edited_message": a_message(text="anders", edit_date=4)},
    {"update_id": 1, "message": a_message(photo=[{"file_id": "x"}], media_group_id="7")},
    tapped(),
    changed("kicked"),
    changed("member", GROUP),
)


def places(value: object, way: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """The way to everything inside a nested value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [way]
    for key, child in inside:
        found += places(child, (*way, key))
    return found


@st.composite
def mutated(draw: st.DrawFn) -> object:
    """A good update in which up to three things became something else, or went."""
    raw: Any = copy.deepcopy(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.sampled_from(places(raw)[1:]))
        place = raw
        for step in way[:-1]:
            place = place[step]
        place[way[-1]] = draw(ANYTHING)
        if draw(st.booleans()):
            del place[way[-1]]
        if len(places(raw)) == 1:
            break
    return raw


def check(raw: object) -> None:
    """Translating gives one of three things or Poison, and every value in it is what it says it is."""
    salvage(raw)[1].encode()
    (tap_of(raw) or "").encode()
    found: Translation = Ignored()
    with suppress(Poison):
        found = translate(raw)
    if isinstance(found, Ignored):
        return
    assert update_id_of(raw) is not None
    for name, value in vars(found).items():
        if name in {"chat", "message"}:
            assert type(value) is int
            assert abs(value) < 2**63
        elif name != "captioned" or type(value) is not bool:
            assert value is None or type(value) is str
            (value or "").encode()


@settings(max_examples=400, deadline=None)
@given(mutated())
def test_a_mutated_update_never_raises_anything_else(raw: object) -> None:
    """However it is broken (SECURITY T5)."""
    check(raw)


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_no_value_at_all_raises_anything_else(raw: object) -> None:
    """Not even something that never was an update."""
    check(raw)
    check({"update_id": 1, "message": raw})
    check({"update_id": 1, "callback_query": raw})
