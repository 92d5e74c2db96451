"""The emulated Telegram, people's side and chats: what each act does, and what the bot is told of it."""

from datetime import timedelta

import pytest

from bot.demo.media import CAPTIONED, Media
from bot.demo.people import Impossible
from tests.edges.emulated import MONDAY, a_scene, a_telegram, ask, ask_one, buttons, news, refusal_of, updates


def test_a_start_link_arrives_as_the_command_with_its_payload() -> None:
    """Deep link: ``/start payload``, with the entity by which clients know a command."""
    telegram = a_telegram()
    noor = telegram.add_user("Noor", "noor", "nl", "de Vries")
    number = telegram.starts(noor.id, "Code_12-a")

    [(kind, message)] = news(telegram)

    assert kind == "message"
    assert message["text"] == "/start Code_12-a"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["message_id"] == number
    assert message["date"] == int(MONDAY.timestamp())
    assert message["from"] == {
        "id": noor.id,
        "is_bot": False,
        "first_name": "Noor",
        "last_name": "de Vries",
        "username": "noor",
        "language_code": "nl",
    }
    assert message["chat"] == {
        "id": noor.id,
        "type": "private",
        "first_name": "Noor",
        "last_name": "de Vries",
        "username": "noor",
    }


def test_a_command_behind_an_emoji_is_found_by_utf16_offset() -> None:
    """Entities count UTF-16 units; a word with a slash in it is no command."""
    telegram = a_telegram()
    noor = telegram.add_user("Noor")
    telegram.says(noor.id, "😀 /stop en/of 1/2")

    [(_, message)] = news(telegram)

    assert message["entities"] == [{"type": "bot_command", "offset": 3, "length": 5}]


@pytest.mark.parametrize("payload", ["a b", "é", "x" * 65])
def test_no_link_carries_such_a_payload(payload: str) -> None:
    """A start payload is up to 64 of A-Za-z0-9_-."""
    scene = a_scene()

    with pytest.raises(Impossible):
        scene.telegram.starts(scene.noor, payload)


def test_long_words_go_in_parts_as_clients_send_them() -> None:
    """4096 characters fit; more is cut at a word."""
    telegram = a_telegram()
    noor = telegram.add_user("Noor")
    telegram.says(noor.id, "a" * 4096)
    last = telegram.says(noor.id, "b" * 4000 + " " + "c" * 4000 + "d" * 4096)

    said = [message["text"] for _, message in news(telegram)]

    assert said == ["a" * 4096, "b" * 4000, "c" * 4000 + "d" * 96, "d" * 4000]
    assert telegram.chat(noor.id)[-1].id == last


def test_words_lose_the_blanks_around_them_and_blanks_alone_cannot_be_sent() -> None:
    """Telegram strips both ends and control characters."""
    telegram = a_telegram()
    noor = telegram.add_user("Noor")
    telegram.says(noor.id, "\n  een\r\ntwee\x07drie \n")

    assert telegram.chat(noor.id)[0].text == "een\ntwee drie"
    with pytest.raises(Impossible):
        telegram.says(noor.id, " \n")


def test_message_ids_count_up_over_all_chats() -> None:
    """Ids belong to the bot's account, not to a chat: arithmetic on them goes wrong."""
    telegram = a_telegram()
    noor, sam = telegram.add_user("Noor"), telegram.add_user("Sam")

    numbers = [telegram.says(noor.id, "1"), telegram.says(sam.id, "2"), telegram.says(noor.id, "3")]

    assert numbers == sorted(set(numbers))


def test_a_user_id_is_given_once() -> None:
    """Two people cannot share an account."""
    telegram = a_telegram()
    telegram.add_user("Noor", user_id=5)

    with pytest.raises(ValueError, match="cannot be given"):
        telegram.add_user("Sam", user_id=5)


def test_an_edited_message_is_told_with_its_id_and_the_moment() -> None:
    """``edited_message`` repeats the message with its new words."""
    scene = a_scene()
    scene.clock.forward(timedelta(minutes=2))
    scene.telegram.edits(scene.noor, scene.said, "hallo allemaal")

    [(kind, message)] = news(scene.telegram)

    assert kind == "edited_message"
    assert (message["message_id"], message["text"]) == (scene.said, "hallo allemaal")
    assert message["edit_date"] == int(MONDAY.timestamp()) + 120
    assert scene.telegram.chat(scene.noor)[1].edited


def test_the_same_words_are_no_edit_and_other_peoples_words_cannot_be_edited() -> None:
    """Nothing changed, nothing told; the bot's message is not hers."""
    scene = a_scene()
    scene.telegram.edits(scene.noor, scene.said, "hallo ")

    assert news(scene.telegram) == []
    for number, text in ((scene.answer, "x"), (scene.said, ""), (scene.said, "x" * 4097)):
        with pytest.raises(Impossible):
            scene.telegram.edits(scene.noor, number, text)


def test_the_bot_is_never_told_that_a_person_deleted_a_message() -> None:
    """TELEGRAM "Deleting": no update; the bot finds out when it edits."""
    scene = a_scene()
    scene.telegram.deletes(scene.noor, scene.answer)

    refused = refusal_of(scene.telegram, "editMessageText", chat_id=scene.noor, message_id=scene.answer, text="x")

    assert news(scene.telegram) == []
    assert refused == (400, "Bad Request: message to edit not found")
    with pytest.raises(Impossible):
        scene.telegram.deletes(scene.noor, scene.answer)


@pytest.mark.parametrize("kind", list(Media))
def test_every_kind_of_media_arrives_in_its_own_field(kind: Media) -> None:
    """A photo in several sizes, the rest as one object; no text."""
    scene = a_scene()
    scene.telegram.sends_media(scene.noor, kind)

    [(_, message)] = news(scene.telegram)

    assert isinstance(message[kind.value], list if kind is Media.PHOTO else dict)
    assert "text" not in message
    assert scene.telegram.chat(scene.noor)[-1].media == kind


def test_pictures_can_carry_a_caption_and_belong_to_an_album() -> None:
    """``caption`` and ``media_group_id``; a sticker can have no caption, and there is no such thing as a smell."""
    scene = a_scene()
    scene.telegram.sends_media(scene.noor, Media.PHOTO, "kijk /help", album="7")

    [(_, message)] = news(scene.telegram)

    assert (message["caption"], message["media_group_id"]) == ("kijk /help", "7")
    assert message["caption_entities"] == [{"type": "bot_command", "offset": 5, "length": 5}]
    assert Media.STICKER not in CAPTIONED
    for kind, caption in ((Media.STICKER, "x"), ("smell", "")):
        with pytest.raises(Impossible):
            scene.telegram.sends_media(scene.noor, kind, caption)


def test_a_tap_tells_the_data_and_the_message_and_waits_for_an_answer() -> None:
    """callback_query has all the Bot API requires; the answer is what the person sees."""
    scene = a_scene()
    tap = scene.telegram.taps(scene.noor, scene.answer, "JA")

    [(kind, query)] = news(scene.telegram)

    assert kind == "callback_query"
    assert (query["id"], query["data"]) == (tap, "ja")
    assert isinstance(query["chat_instance"], str)
    assert isinstance(query["message"], dict)
    assert query["message"]["message_id"] == scene.answer
    assert not scene.telegram.query(tap).answered
    assert ask(scene.telegram, "answerCallbackQuery", callback_query_id=tap, text="dank", show_alert=True) is True
    assert (scene.telegram.query(tap).text, scene.telegram.query(tap).alert) == ("dank", True)


def test_a_tap_can_be_answered_once_and_not_for_ever() -> None:
    """Then it is too old."""
    scene = a_scene()
    first, second, third = (scene.telegram.taps(scene.noor, scene.answer, "ja") for _ in range(3))
    ask(scene.telegram, "answerCallbackQuery", callback_query_id=first)
    twice = refusal_of(scene.telegram, "answerCallbackQuery", callback_query_id=first)
    scene.clock.forward(timedelta(seconds=149))
    ask(scene.telegram, "answerCallbackQuery", callback_query_id=second)
    scene.clock.forward(timedelta(seconds=1))
    late = refusal_of(scene.telegram, "answerCallbackQuery", callback_query_id=third)

    assert twice == late
    assert (late[0], late[1][:30]) == (400, "Bad Request: query is too old ")


def test_only_a_button_that_sends_something_can_be_tapped() -> None:
    """Not one that copies, not one that is not there, not one of two with the same label."""
    scene = a_scene()
    rows = [[{"text": "X", "callback_data": "1"}, {"text": "X", "callback_data": "2"}]]
    rows.append([{"text": "Kopieer", "copy_text": {"text": "1234"}}])  # type: ignore[dict-item]
    number = scene.sends("kies", reply_markup={"inline_keyboard": rows})

    scene.telegram.taps(scene.noor, number, "2")
    for name in ("X", "Kopieer", "Y"):
        with pytest.raises(Impossible):
            scene.telegram.taps(scene.noor, number, name)


def test_a_stale_tap_on_a_deleted_message_shows_it_as_inaccessible() -> None:
    """The phone still shows what is gone: the query comes with a message of date 0."""
    scene = a_scene()
    ask(scene.telegram, "deleteMessage", chat_id=scene.noor, message_id=scene.answer)
    scene.telegram.taps(scene.noor, scene.answer, "oud", stale=True)

    [(_, query)] = news(scene.telegram)

    assert query["data"] == "oud"
    assert query["message"] == {
        "chat": {"id": scene.noor, "type": "private", "first_name": "Noor"},
        "message_id": scene.answer,
        "date": 0,
    }


def test_blocking_is_told_and_pressing_start_unblocks() -> None:
    """my_chat_member from member to kicked and back; a blocked bot hears nothing and may not speak."""
    scene = a_scene()
    telegram, noor = scene.telegram, scene.noor
    telegram.blocks(noor)
    telegram.blocks(noor)
    with pytest.raises(Impossible):
        telegram.says(noor, "hoort niemand dit")
    blocked = refusal_of(telegram, "sendMessage", chat_id=noor, text="?")
    telegram.starts(noor)

    (first, block), (second, unblock), (third, message) = news(telegram)

    assert (first, second, third) == ("my_chat_member", "my_chat_member", "message")
    assert isinstance(block["new_chat_member"], dict)
    assert isinstance(unblock["new_chat_member"], dict)
    assert (block["new_chat_member"]["status"], block["new_chat_member"]["until_date"]) == ("kicked", 0)
    assert unblock["new_chat_member"]["status"] == "member"
    assert message["text"] == "/start"
    assert blocked == (403, "Forbidden: bot was blocked by the user")


def test_who_deleted_the_account_does_nothing_any_more() -> None:
    """No writing, no tapping; the bot learns it by its next message (403)."""
    scene = a_scene()
    scene.telegram.deactivates(scene.noor)

    with pytest.raises(Impossible):
        scene.telegram.says(scene.noor, "x")
    with pytest.raises(Impossible):
        scene.telegram.taps(scene.noor, scene.answer, "ja")
    assert news(scene.telegram) == []


def test_a_group_is_told_twice_and_only_commands_are_heard_there() -> None:
    """my_chat_member and new_chat_members; bots do not hear ordinary talk in groups."""
    telegram = a_telegram()
    sam = telegram.add_user("Sam").id
    group = telegram.adds_to_group(sam, "3B")
    telegram.says(sam, "zomaar wat", group)
    telegram.says(sam, "/start", group)

    (first, change), (second, joined), (third, command) = news(telegram)

    assert (first, second, third) == ("my_chat_member", "message", "message")
    assert change["chat"] == {"id": group, "type": "group", "title": "3B"}
    assert isinstance(change["old_chat_member"], dict)
    assert change["old_chat_member"]["status"] == "left"
    assert "new_chat_members" in joined
    assert command["text"] == "/start"
    assert group < 0


def test_a_bot_that_leaves_a_group_hears_of_it_and_no_more_after() -> None:
    """leaveChat tells both ways; then the bot is not a member."""
    scene = a_scene()
    ask(scene.telegram, "leaveChat", chat_id=scene.group)

    (first, message), (second, change) = news(scene.telegram)
    scene.telegram.says(scene.sam, "/start", scene.group)

    assert (first, second) == ("message", "my_chat_member")
    assert "left_chat_member" in message
    assert isinstance(change["new_chat_member"], dict)
    assert change["new_chat_member"]["status"] == "left"
    assert news(scene.telegram) == []


def test_the_menu_is_the_narrowest_list_in_the_persons_language() -> None:
    """Chat before private chats before all; her language before the rest; each list stands alone."""
    telegram = a_telegram()
    noor, eva = telegram.add_user("Noor", language_code="nl"), telegram.add_user("Eva", language_code="en-GB")
    telegram.starts(noor.id)

    def offers(name: str, **where: object) -> None:
        ask(telegram, "setMyCommands", commands=[{"command": f"/{name}", "description": "d"}], **where)

    offers("wide")
    offers("english", language_code="en")
    offers("private", scope={"type": "all_private_chats"}, language_code="nl")
    before = [telegram.menu(person.id)[0].name for person in (noor, eva)]
    offers("own", scope={"type": "chat", "chat_id": noor.id})
    own = telegram.menu(noor.id)[0].name
    ask(telegram, "deleteMyCommands", scope={"type": "chat", "chat_id": noor.id})

    assert before == ["private", "english"]
    assert (own, telegram.menu(noor.id)[0].name) == ("own", "private")
    assert ask(telegram, "getMyCommands") == [{"command": "wide", "description": "d"}]
    assert ask(telegram, "getMyCommands", scope={"type": "all_group_chats"}) == []


def test_typing_shows_for_five_seconds_or_until_the_bot_speaks() -> None:
    """sendChatAction: the status is set for five seconds or less."""
    scene = a_scene()
    telegram, noor = scene.telegram, scene.noor
    ask(telegram, "sendChatAction", chat_id=noor, action="typing")
    scene.clock.forward(timedelta(seconds=4))
    before = telegram.activity(noor)
    scene.clock.forward(timedelta(seconds=1))
    after = telegram.activity(noor)
    ask(telegram, "sendChatAction", chat_id=noor, action="upload_document")
    scene.sends("daar ben ik")

    assert (before, after, telegram.activity(noor)) == ("typing", None, None)


def test_the_version_grows_with_everything_one_can_see() -> None:
    """A page that polls the version misses nothing, and another chat does not disturb it."""
    scene = a_scene()
    telegram, noor = scene.telegram, scene.noor
    seen = [telegram.version(noor)]

    def looked() -> None:
        seen.append(telegram.version(noor))

    number = telegram.says(noor, "1")
    looked()
    telegram.edits(noor, number, "2")
    looked()
    ask_one(telegram, "editMessageReplyMarkup", chat_id=noor, message_id=scene.answer, reply_markup=buttons("ja"))
    looked()
    tap = telegram.taps(noor, scene.answer, "ja")
    ask(telegram, "answerCallbackQuery", callback_query_id=tap)
    looked()
    ask(telegram, "deleteMessages", chat_id=noor, message_ids=[number, scene.answer])
    looked()

    assert seen == sorted(set(seen))
    ask(telegram, "deleteMessages", chat_id=noor, message_ids=[number])
    telegram.adds_to_group(scene.sam)
    assert telegram.version(noor) == seen[-1]


def test_what_the_emulator_prints_of_itself_holds_no_words_of_people() -> None:
    """Reprs end up in failing tests and logs: no names, no texts."""
    scene = a_scene()
    canary = "kanarie"
    telegram = scene.telegram
    bird = telegram.add_user(canary, canary, last_name=canary)
    telegram.starts(bird.id)
    telegram.says(bird.id, canary)
    number = ask_one(telegram, "sendMessage", chat_id=bird.id, text=canary, reply_markup=buttons("ja"))["message_id"]
    assert isinstance(number, int)
    tap = telegram.taps(bird.id, number, "ja")
    ask(telegram, "answerCallbackQuery", callback_query_id=tap, text=canary)

    shown = [telegram.chat(bird.id), telegram.chats[bird.id], telegram.users, telegram.journal, telegram.query(tap)]

    assert canary not in repr(shown)
    assert updates(telegram) != []
