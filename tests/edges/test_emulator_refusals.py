"""Every refusal of the emulated Telegram: provoked, and in Telegram's words. And every limit: what just fits."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.demo.errors import Refusal
from bot.demo.telegram import TOKEN
from tests.edges.emulated import Scene, a_poll, a_scene, ask, ask_one, buttons, news, refusal_of

Params = dict[str, object]
Provocation = tuple[Refusal, str, Callable[[Scene], Params]]


def send(refusal: Refusal, **params: object) -> Provocation:
    """A message to Noor that is wrong in one way."""
    return refusal, "sendMessage", lambda scene: {"chat_id": scene.noor, "text": "hoi"} | params


def with_button(refusal: Refusal, button: object) -> Provocation:
    """A message to Noor with a button that is wrong."""
    return send(refusal, reply_markup={"inline_keyboard": [[button]]})


def commands(refusal: Refusal, listed: object, **params: object) -> Provocation:
    """A menu that is wrong."""
    return refusal, "setMyCommands", lambda _: {"commands": listed} | params


def delete(refusal: Refusal, ids: object) -> Provocation:
    """A list of messages that is wrong."""
    return refusal, "deleteMessages", lambda scene: {"chat_id": scene.noor, "message_ids": ids}


def edit(refusal: Refusal, change: Callable[[Scene], Params], method: str = "editMessageText") -> Provocation:
    """A change of the bot's answer that is wrong in one way."""
    return refusal, method, lambda scene: {"chat_id": scene.noor, "message_id": scene.answer} | change(scene)


def command(name: object, description: object = "d") -> Params:
    """One command."""
    return {"command": name, "description": description}


PROVOCATIONS: tuple[Provocation, ...] = (
    (Refusal.METHOD_NOT_FOUND, "getChat", lambda scene: {"chat_id": scene.noor}),
    (Refusal.WEBHOOK_NOT_HTTPS, "setWebhook", lambda _: {"url": "http://school.example"}),
    (Refusal.BLOCKED, "sendMessage", lambda scene: {"chat_id": scene.ab, "text": "hoi"}),
    (Refusal.BLOCKED, "sendChatAction", lambda scene: {"chat_id": scene.ab, "action": "typing"}),
    (Refusal.DEACTIVATED, "sendMessage", lambda scene: {"chat_id": scene.wim, "text": "hoi"}),
    (Refusal.CANNOT_BEGIN, "sendMessage", lambda scene: {"chat_id": scene.sam, "text": "hoi"}),
    (Refusal.NOT_A_MEMBER, "sendMessage", lambda scene: {"chat_id": scene.left_group, "text": "hoi"}),
    (Refusal.CHAT_ID_EMPTY, "sendMessage", lambda _: {"text": "hoi"}),
    (Refusal.CHAT_NOT_SPECIFIED, "deleteMessage", lambda _: {"message_id": 1}),
    (Refusal.CHAT_NOT_FOUND, "sendMessage", lambda scene: {"chat_id": scene.stranger, "text": "hoi"}),
    (Refusal.CHAT_NOT_FOUND, "sendMessage", lambda _: {"chat_id": "@school", "text": "hoi"}),
    (Refusal.CHAT_NOT_FOUND, "getMyCommands", lambda _: {"scope": {"type": "chat", "chat_id": 99}}),
    (Refusal.PRIVATE_HAS_NO_MEMBERS, "leaveChat", lambda scene: {"chat_id": scene.noor}),
    (Refusal.WRONG_ACTION, "sendChatAction", lambda scene: {"chat_id": scene.noor, "action": "denken"}),
    send(Refusal.TEXT_EMPTY, text=""),
    send(Refusal.TEXT_BLANK, text=" \n "),
    send(Refusal.TEXT_TOO_LONG, text="x" * 4097),
    send(Refusal.PREVIEW_NOT_JSON, link_preview_options="{"),
    send(Refusal.PREVIEW_NOT_AN_OBJECT, link_preview_options=[1]),
    edit(Refusal.NOT_MODIFIED, lambda _: {"text": " dag Noor ", "reply_markup": buttons("ja", "nee")}),
    edit(Refusal.NOT_MODIFIED, lambda _: {"reply_markup": buttons("ja", "nee")}, "editMessageReplyMarkup"),
    edit(Refusal.EDIT_NOT_FOUND, lambda _: {"message_id": 9999, "text": "x"}),
    edit(Refusal.EDIT_NOT_FOUND, lambda scene: {"chat_id": scene.group, "text": "x"}),
    edit(Refusal.BLOCKED, lambda scene: {"chat_id": scene.ab, "message_id": scene.before_block, "text": "x"}),
    edit(Refusal.CANNOT_EDIT, lambda scene: {"message_id": scene.said, "text": "x"}),
    edit(Refusal.TEXT_TOO_LONG, lambda _: {"text": "x" * 4097}),
    edit(Refusal.TEXT_EMPTY, lambda _: {}),
    (Refusal.MESSAGE_NOT_SPECIFIED, "editMessageText", lambda _: {"text": "x"}),
    (Refusal.MESSAGE_NOT_SPECIFIED, "deleteMessage", lambda scene: {"chat_id": scene.noor}),
    (Refusal.DELETE_NOT_FOUND, "deleteMessage", lambda scene: {"chat_id": scene.noor, "message_id": 9999}),
    delete(Refusal.MESSAGES_NOT_SPECIFIED, []),
    delete(Refusal.MESSAGES_NOT_JSON, "[1"),
    delete(Refusal.MESSAGES_NOT_A_LIST, 5),
    delete(Refusal.TOO_MANY_MESSAGES, list(range(1, 102))),
    delete(Refusal.MESSAGE_NOT_A_NUMBER, [None]),
    delete(Refusal.MESSAGE_ID_UNREADABLE, ["een"]),
    delete(Refusal.MESSAGE_ID_INVALID, [0]),
    (Refusal.QUERY_TOO_OLD, "answerCallbackQuery", lambda _: {"callback_query_id": "12"}),
    (Refusal.ANSWER_TOO_LONG, "answerCallbackQuery", lambda _: {"callback_query_id": "12", "text": "x" * 201}),
    send(Refusal.MARKUP_NOT_JSON, reply_markup="{"),
    send(Refusal.MARKUP_NOT_AN_OBJECT, reply_markup=[1]),
    send(Refusal.KEYBOARD_NOT_ROWS, reply_markup={"inline_keyboard": [{"text": "x"}]}),
    send(Refusal.MARKUP_TOO_LONG, reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]] * 101}),
    send(Refusal.OTHER_MARKUP, reply_markup={"force_reply": True}),
    with_button(Refusal.BUTTON_NOT_AN_OBJECT, "x"),
    with_button(Refusal.BUTTON_WITHOUT_TEXT, {"callback_data": "x"}),
    with_button(Refusal.BUTTON_TEXT_EMPTY, {"text": "", "callback_data": "x"}),
    with_button(Refusal.BUTTON_DOES_NOTHING, {"text": "x"}),
    with_button(Refusal.BUTTON_DOES_NOTHING, {"text": "x", "callback_data": ""}),
    with_button(Refusal.BUTTON_DOES_MORE, {"text": "x", "callback_data": "x", "url": "https://x.example"}),
    with_button(Refusal.BUTTON_DATA_INVALID, {"text": "x", "callback_data": "x" * 65}),
    with_button(Refusal.BUTTON_DATA_INVALID, {"text": "x", "callback_data": "é" * 33}),
    with_button(Refusal.BUTTON_URL_INVALID, {"text": "x", "url": "javascript:x"}),
    with_button(Refusal.BUTTON_COPY_INVALID, {"text": "x", "copy_text": {"text": "x" * 257}}),
    with_button(Refusal.BUTTON_STYLE_INVALID, {"text": "x", "callback_data": "x", "style": "roze"}),
    commands(Refusal.NO_COMMANDS, []),
    commands(Refusal.COMMANDS_NOT_JSON, "["),
    commands(Refusal.COMMANDS_NOT_A_LIST, {}),
    commands(Refusal.COMMAND_NOT_AN_OBJECT, ["start"]),
    commands(Refusal.COMMAND_WITHOUT_NAME, [{"description": "d"}]),
    commands(Refusal.COMMAND_WITHOUT_WORDS, [{"command": "start"}]),
    commands(Refusal.COMMAND_EMPTY, [command("/")]),
    commands(Refusal.COMMAND_TOO_LONG, [command("x" * 33)]),
    commands(Refusal.COMMAND_INVALID, [command("Start")]),
    commands(Refusal.DESCRIPTION_EMPTY, [command("start", " ")]),
    commands(Refusal.DESCRIPTION_TOO_LONG, [command("start", "x" * 257)]),
    commands(Refusal.TOO_MANY_COMMANDS, [command(f"c{number}") for number in range(101)]),
    commands(Refusal.LANGUAGE_INVALID, [command("start")], language_code="nld"),
    commands(Refusal.SCOPE_NOT_JSON, [command("start")], scope="{"),
    commands(Refusal.SCOPE_NOT_AN_OBJECT, [command("start")], scope=[1]),
    commands(Refusal.SCOPE_UNSUPPORTED, [command("start")], scope={"type": "klas"}),
    commands(Refusal.SCOPE_WITHOUT_CHAT, [command("start")], scope={"type": "chat"}),
    commands(Refusal.SCOPE_WITHOUT_USER, [command("start")], scope={"type": "chat_member", "chat_id": 1001}),
)

# Provoked where their story is told: tokens, polls and webhooks in test_emulator_updates, 48 hours below, bodies in
# test_emulator_http.
ELSEWHERE = {
    Refusal.NOT_FOUND,
    Refusal.UNAUTHORIZED,
    Refusal.OTHER_POLL,
    Refusal.WEBHOOK_WAS_SET,
    Refusal.WEBHOOK_ACTIVE,
    Refusal.CANNOT_DELETE,
    Refusal.BODY_NOT_JSON,
}


IDS = [f"{why.name} {method}" for why, method, _ in PROVOCATIONS]


@pytest.mark.parametrize(("refusal", "method", "params"), PROVOCATIONS, ids=IDS)
def test_a_wrong_call_is_refused_and_changes_nothing(
    refusal: Refusal, method: str, params: Callable[[Scene], Params]
) -> None:
    """Status and text are Telegram's; what people see, and what the bot hears, stays as it was."""
    scene = a_scene()
    people = (scene.noor, scene.sam, scene.ab, scene.wim, scene.group)
    before = [scene.telegram.chat(number) for number in people]
    statuses = {"Bad Request": 400, "Forbidden": 403, "Not Found": 404, "Conflict": 409}

    refused = refusal_of(scene.telegram, method, **params(scene))

    assert refused == (statuses[refusal.partition(":")[0]], refusal.value)
    assert [scene.telegram.chat(number) for number in people] == before
    assert news(scene.telegram) == []


def test_every_refusal_is_provoked_somewhere() -> None:
    """A text without a test could be wrong for ever."""
    assert {refusal for refusal, _, _ in PROVOCATIONS} | ELSEWHERE == set(Refusal)


@pytest.mark.parametrize(
    "text",
    [
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Forbidden: bot can't initiate conversation with a user",
        "Bad Request: chat not found",
        "Bad Request: message is not modified",
        "Bad Request: message to edit not found",
        "Bad Request: message to delete not found",
        "Bad Request: message can't be deleted",
        "Bad Request: message is too long",
        "Bad Request: message text is empty",
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
        "Bad Request: BUTTON_DATA_INVALID",
        "Bad Request: BOT_COMMAND_INVALID",
        "Unauthorized",
        "Conflict: terminated by other getUpdates request",
        "Conflict: can't use getUpdates method while webhook is active",
    ],
)
def test_the_words_of_the_wire_contract_are_used(text: str) -> None:
    """TELEGRAM "Error texts to use": letter for letter, as the beginning of exactly one refusal."""
    assert len([refusal for refusal in Refusal if refusal.startswith(text)]) == 1


def test_a_parameter_we_do_not_emulate_is_refused_not_ignored() -> None:
    """Telegram would obey ``parse_mode`` and ignore a slip of the pen; silence would hide both."""
    scene = a_scene()
    for name in ("parse_mode", "protect_contents"):
        status, text = refusal_of(scene.telegram, "sendMessage", chat_id=scene.noor, text="x", **{name: "HTML"})
        assert (status, name in text) == (400, True)
    assert refusal_of(scene.telegram, "getUpdates", ofset=1)[0] == 400
    assert refusal_of(scene.telegram, "setWebhook", uri="https://x.example")[0] == 400


def test_what_just_fits_is_taken() -> None:
    """The largest of everything: text, data, label to copy, buttons, answer, commands, ids."""
    scene = a_scene()
    rows: list[list[Params]] = [[{"text": "x", "callback_data": "é" * 32, "style": "danger"}]]
    rows += [[{"text": "k", "copy_text": {"text": "x" * 256}}], [{"text": "u", "url": "tg://resolve"}]]
    rows += [[{"text": "x", "callback_data": "y"}]] * 97
    number = scene.sends("x" * 4096, reply_markup={"inline_keyboard": rows})
    tap = scene.telegram.taps(scene.noor, number, "é" * 32)
    listed = [command(f"{number:_>32}", "x" * 256) for number in range(100)]

    assert ask(scene.telegram, "answerCallbackQuery", callback_query_id=tap, text="x" * 200) is True
    assert ask(scene.telegram, "setMyCommands", commands=listed, language_code="nl") is True
    ids = list(range(number, number + 100))
    assert ask(scene.telegram, "deleteMessages", chat_id=scene.noor, message_ids=ids) is True


def test_a_message_shows_the_flags_it_was_sent_with() -> None:
    """protect_content and disable_notification are visible, and the answer says what it must."""
    scene = a_scene()
    sent = ask_one(
        scene.telegram,
        "sendMessage",
        chat_id=scene.noor,
        text=" geheim ",
        protect_content="True",
        disable_notification=True,
        link_preview_options={"is_disabled": True},
        reply_markup=buttons("ja"),
    )
    shown = scene.telegram.chat(scene.noor)[-1]

    assert (shown.protected, shown.silent, shown.from_bot, shown.edited) == (True, True, True, False)
    assert (shown.text, shown.rows[0][0].label, shown.author) == ("geheim", "JA", "Signaal")
    assert (sent["text"], sent["has_protected_content"]) == ("geheim", True)
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"] == buttons("ja")


def test_an_edit_without_buttons_takes_them_away() -> None:
    """And returns the message, with the moment of the edit; a change of buttons alone does not show as edited."""
    scene = a_scene()
    answer = {"chat_id": scene.noor, "message_id": scene.answer}
    ask(scene.telegram, "editMessageReplyMarkup", **answer, reply_markup=buttons("later"))
    ask(scene.telegram, "editMessageText", **answer, text="dag Noor", reply_markup=buttons("nog later"))
    rows, edited = scene.telegram.chat(scene.noor)[-1].rows, scene.telegram.chat(scene.noor)[-1].edited
    changed = ask_one(scene.telegram, "editMessageText", **answer, text="anders")
    shown = scene.telegram.chat(scene.noor)[-1]

    assert (rows[0][0].data, edited) == ("nog later", False)
    assert (shown.text, shown.rows, shown.edited) == ("anders", (), True)
    assert changed["edit_date"] == scene.telegram.now()
    assert "reply_markup" not in changed


def test_a_message_can_be_deleted_for_two_days_and_edited_for_ever() -> None:
    """The person's words as well as the bot's; SCREENS R6 edits what is too old to delete."""
    scene = a_scene()
    late = {"chat_id": scene.noor, "message_id": scene.answer}
    scene.clock.forward(timedelta(hours=48, seconds=-1))
    ask(scene.telegram, "deleteMessage", chat_id=scene.noor, message_id=scene.said)
    scene.clock.forward(timedelta(seconds=1))

    assert refusal_of(scene.telegram, "deleteMessage", **late) == (400, Refusal.CANNOT_DELETE.value)
    ask(scene.telegram, "editMessageText", **late, text="·")
    assert scene.telegram.chat(scene.noor)[-1].text == "·"


def test_one_message_that_is_too_old_spoils_the_whole_list() -> None:
    """Nothing is deleted then; one that is not there is passed over, one named twice is no trouble."""
    scene = a_scene()
    scene.clock.forward(timedelta(hours=48))
    fresh = scene.sends("vers")

    status, _ = refusal_of(scene.telegram, "deleteMessages", chat_id=scene.noor, message_ids=[fresh, scene.answer])
    assert (status, scene.telegram.chat(scene.noor)[-1].id) == (400, fresh)
    assert ask(scene.telegram, "deleteMessages", chat_id=scene.noor, message_ids=[fresh, fresh, 9999]) is True
    assert scene.telegram.chat(scene.noor)[-1].id == scene.answer


def test_in_a_group_a_bot_deletes_only_its_own_words() -> None:
    """It is no administrator there."""
    scene = a_scene()
    theirs = scene.telegram.says(scene.sam, "/start", scene.group)
    ours = ask_one(scene.telegram, "sendMessage", chat_id=scene.group, text="dag")["message_id"]

    assert refusal_of(scene.telegram, "deleteMessage", chat_id=scene.group, message_id=theirs)[0] == 400
    assert ask(scene.telegram, "deleteMessage", chat_id=scene.group, message_id=ours) is True


def test_a_webhook_that_was_set_refuses_polls_with_a_hint() -> None:
    """The three conflicts in their own words."""
    scene = a_scene()
    older = a_poll(scene.telegram)
    a_poll(scene.telegram)
    ask(scene.telegram, "setWebhook", url="https://school.example")

    assert older.refused is not None
    assert Refusal.OTHER_POLL.value.encode() in older.refused.body
    assert refusal_of(scene.telegram, "getUpdates") == (409, Refusal.WEBHOOK_ACTIVE.value)
    assert scene.telegram.token == TOKEN
