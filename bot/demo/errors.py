"""Telegram's refusals, word for word, and the answer that carries one.

The texts come from the Bot API server's own source (tdlib/telegram-bot-api ``Client.cpp``, tdlib ``ReplyMarkup.cpp``
and ``BotCommand.cpp``), from TELEGRAM "Wire contract", and, where Telegram's own servers make them, from bot authors.
Each begins with the phrase of its HTTP status; clients trust that status, not the number in the body.
"""

import json
from dataclasses import dataclass
from enum import StrEnum

TOO_MANY = "Too Many Requests: retry after "

as_json = json.JSONEncoder(separators=(",", ":")).encode
"""Writes plain data as JSON text without blanks, in ASCII."""

_STATUSES = {
    "Bad Request": 400,
    "Unauthorized": 401,
    "Forbidden": 403,
    "Not Found": 404,
    "Conflict": 409,
    "Too Many Requests": 429,
}


class Refusal(StrEnum):
    """Why Telegram says no. The value is the ``description`` of the answer."""

    NOT_FOUND = "Not Found"
    METHOD_NOT_FOUND = "Not Found: method not found"
    UNAUTHORIZED = "Unauthorized"

    OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    WEBHOOK_WAS_SET = "Conflict: terminated by setWebhook request"
    WEBHOOK_ACTIVE = (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    WEBHOOK_NOT_HTTPS = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"

    BLOCKED = "Forbidden: bot was blocked by the user"
    DEACTIVATED = "Forbidden: user is deactivated"
    CANNOT_BEGIN = "Forbidden: bot can't initiate conversation with a user"
    NOT_A_MEMBER = "Forbidden: bot is not a member of the group chat"

    CHAT_ID_EMPTY = "Bad Request: chat_id is empty"
    CHAT_NOT_SPECIFIED = "Bad Request: chat identifier is not specified"
    CHAT_NOT_FOUND = "Bad Request: chat not found"
    PRIVATE_HAS_NO_MEMBERS = "Bad Request: chat member status can't be changed in private chats"
    WRONG_ACTION = "Bad Request: wrong parameter action in request"

    TEXT_EMPTY = "Bad Request: message text is empty"
    TEXT_BLANK = "Bad Request: text must be non-empty"
    TEXT_TOO_LONG = "Bad Request: message is too long"
    PREVIEW_NOT_JSON = "Bad Request: can't parse link preview options JSON object"
    PREVIEW_NOT_AN_OBJECT = "Bad Request: object expected as link preview options"

    NOT_MODIFIED = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
        "a current content and reply markup of the message"
    )
    EDIT_NOT_FOUND = "Bad Request: message to edit not found"
    CANNOT_EDIT = "Bad Request: message can't be edited"
    DELETE_NOT_FOUND = "Bad Request: message to delete not found"
    CANNOT_DELETE = "Bad Request: message can't be deleted for everyone"
    MESSAGE_NOT_SPECIFIED = "Bad Request: message identifier is not specified"
    MESSAGES_NOT_SPECIFIED = "Bad Request: message identifiers are not specified"
    MESSAGES_NOT_JSON = "Bad Request: can't parse message_ids JSON object"
    MESSAGES_NOT_A_LIST = "Bad Request: expected an Array of message identifiers"
    TOO_MANY_MESSAGES = "Bad Request: too many message identifiers specified"
    MESSAGE_NOT_A_NUMBER = "Bad Request: message identifier must be a Number"
    MESSAGE_ID_UNREADABLE = "Bad Request: can't parse message identifier as Number"
    MESSAGE_ID_INVALID = "Bad Request: invalid message identifier specified"

    QUERY_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    ANSWER_TOO_LONG = "Bad Request: MESSAGE_TOO_LONG"

    MARKUP_NOT_JSON = "Bad Request: can't parse reply keyboard markup JSON object"
    MARKUP_NOT_AN_OBJECT = "Bad Request: object expected as reply markup"
    KEYBOARD_NOT_ROWS = 'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    MARKUP_TOO_LONG = "Bad Request: reply markup is too long"
    BUTTON_NOT_AN_OBJECT = (
        "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object"
    )
    BUTTON_WITHOUT_TEXT = "Bad Request: can't parse inline keyboard button: Can't find field \"text\""
    BUTTON_TEXT_EMPTY = "Bad Request: inline keyboard button text must be non-empty"
    BUTTON_DOES_NOTHING = (
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    )
    BUTTON_DATA_INVALID = "Bad Request: BUTTON_DATA_INVALID"
    BUTTON_URL_INVALID = "Bad Request: BUTTON_URL_INVALID"
    BUTTON_COPY_INVALID = "Bad Request: BUTTON_COPY_TEXT_INVALID"

    COMMANDS_NOT_JSON = "Bad Request: can't parse commands JSON object"
    COMMANDS_NOT_A_LIST = "Bad Request: expected an Array of BotCommand"
    COMMAND_NOT_AN_OBJECT = "Bad Request: can't parse BotCommand: expected an Object"
    COMMAND_WITHOUT_NAME = "Bad Request: can't parse BotCommand: Can't find field \"command\""
    COMMAND_WITHOUT_WORDS = "Bad Request: can't parse BotCommand: Can't find field \"description\""
    COMMAND_EMPTY = "Bad Request: command must be non-empty"
    COMMAND_TOO_LONG = "Bad Request: command length must not exceed 32"
    COMMAND_INVALID = "Bad Request: BOT_COMMAND_INVALID"
    DESCRIPTION_EMPTY = "Bad Request: command description must be non-empty"
    DESCRIPTION_TOO_LONG = "Bad Request: command description length must not exceed 256"
    TOO_MANY_COMMANDS = "Bad Request: BOT_COMMANDS_TOO_MUCH"
    LANGUAGE_INVALID = "Bad Request: invalid language code specified"
    SCOPE_NOT_JSON = "Bad Request: can't parse BotCommandScope JSON object"
    SCOPE_NOT_AN_OBJECT = "Bad Request: can't parse BotCommandScope: BotCommandScope must be an Object"
    SCOPE_UNSUPPORTED = "Bad Request: can't parse BotCommandScope: Unsupported type specified"
    SCOPE_WITHOUT_CHAT = "Bad Request: can't parse BotCommandScope: Empty chat_id specified"
    SCOPE_WITHOUT_USER = "Bad Request: can't parse BotCommandScope: Invalid user_id specified"

    BODY_NOT_JSON = "Bad Request: can't parse request body JSON object"

    # Stricter than Telegram, so that a slip of ours cannot pass unseen here and mean something else there.
    BUTTON_DOES_MORE = "Bad Request: emulator: an inline keyboard button has exactly one action"
    BUTTON_STYLE_INVALID = "Bad Request: emulator: a button style is danger, success or primary"
    NO_COMMANDS = "Bad Request: emulator: give 1-100 commands, or use deleteMyCommands"
    OTHER_MARKUP = "Bad Request: emulator: only inline keyboards are emulated"


@dataclass(frozen=True)
class Reply:
    """What goes back over HTTP: a body, after ``delay`` seconds, or nothing at all (``cut``: the connection breaks)."""

    status: int
    body: bytes
    content_type: str = "application/json"
    delay: float = 0.0
    cut: bool = False


class ApiError(Exception):
    """A call that Telegram refuses; ``text`` is the description, ``retry_after`` seconds come with a 429."""

    def __init__(self, text: str, retry_after: int | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.retry_after = retry_after


def too_many_requests(seconds: int) -> ApiError:
    """Return the refusal of a call that came too soon; ``seconds`` is how long the bot must wait."""
    return ApiError(f"{TOO_MANY}{seconds}", seconds)


def not_emulated(parameter: str) -> ApiError:
    """Return the refusal of a parameter the emulator does not know: Telegram would ignore or obey it, we cannot."""
    return ApiError(f'Bad Request: emulator: parameter "{parameter}" is not emulated')


def success(result: object, description: str | None = None) -> Reply:
    """Return a 200 with ``result``, which must be plain JSON data."""
    return success_text(as_json(result), description)


def success_text(result: str, description: str | None = None) -> Reply:
    """Return a 200 with a result that is JSON text already."""
    note = "" if description is None else f',"description":{json.dumps(description)}'
    return Reply(200, f'{{"ok":true,"result":{result}{note}}}'.encode())


def failure(error: ApiError) -> Reply:
    """Return the answer to a refused call, with the HTTP status that clients go by."""
    status = _STATUSES[error.text.partition(":")[0]]
    body: dict[str, object] = {"ok": False, "error_code": status, "description": error.text}
    if error.retry_after is not None:
        body["parameters"] = {"retry_after": error.retry_after}
    return Reply(status, as_json(body).encode())
