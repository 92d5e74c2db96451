"""Reading the inline keyboard of a call, with every limit Telegram sets to it (Bot API "InlineKeyboardButton")."""

from bot.demo.errors import ApiError, Refusal
from bot.demo.model import Button, Keyboard
from bot.demo.params import Params, parsed

_MOST_DATA = 64
_MOST_COPY = 256
_MOST_BUTTONS = 100
_STYLES = frozenset({"danger", "success", "primary"})
_SCHEMES = ("http://", "https://", "tg://")
_ACTIONS = ("callback_data", "url", "copy_text")
_OTHER_KEYBOARDS = ("keyboard", "remove_keyboard", "force_reply")


def keyboard(params: Params) -> Keyboard:
    """Return the inline keyboard of ``reply_markup``; absent or without buttons it is empty.

    Raises ApiError for what Telegram refuses, and for keyboards that are not inline: those are not emulated.
    """
    text = params.get("reply_markup", "")
    if not text:
        return ()
    markup = parsed(text, Refusal.MARKUP_NOT_JSON)
    if not isinstance(markup, dict):
        raise ApiError(Refusal.MARKUP_NOT_AN_OBJECT)
    if any(name in markup for name in _OTHER_KEYBOARDS):
        raise ApiError(Refusal.OTHER_MARKUP)
    return _rows(markup.get("inline_keyboard", []))


def _rows(rows: object) -> Keyboard:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise ApiError(Refusal.KEYBOARD_NOT_ROWS)
    if sum(len(row) for row in rows) > _MOST_BUTTONS:
        raise ApiError(Refusal.MARKUP_TOO_LONG)
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def _button(button: object) -> Button:
    if not isinstance(button, dict):
        raise ApiError(Refusal.BUTTON_NOT_AN_OBJECT)
    label = button.get("text")
    if not isinstance(label, str):
        raise ApiError(Refusal.BUTTON_WITHOUT_TEXT)
    if not label.strip():
        raise ApiError(Refusal.BUTTON_TEXT_EMPTY)
    given = [name for name in _ACTIONS if button.get(name)]
    if not given:
        raise ApiError(Refusal.BUTTON_DOES_NOTHING)
    if len(given) > 1:
        raise ApiError(Refusal.BUTTON_DOES_MORE)
    return _with_action(label, given[0], button[given[0]], _style(button.get("style")))


def _style(style: object) -> str | None:
    if style is None:
        return None
    if not isinstance(style, str) or style not in _STYLES:
        raise ApiError(Refusal.BUTTON_STYLE_INVALID)
    return style


def _with_action(label: str, action: str, value: object, style: str | None) -> Button:
    if action == "callback_data":
        return Button(label, data=_data(value), style=style)
    if action == "url":
        return Button(label, url=_url(value), style=style)
    return Button(label, copy_text=_copy(value), style=style)


def _data(value: object) -> str:
    if not isinstance(value, str) or len(value.encode(errors="replace")) > _MOST_DATA:
        raise ApiError(Refusal.BUTTON_DATA_INVALID)
    return value


def _url(value: object) -> str:
    if not isinstance(value, str) or not value.startswith(_SCHEMES):
        raise ApiError(Refusal.BUTTON_URL_INVALID)
    return value


def _copy(value: object) -> str:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= _MOST_COPY:
        raise ApiError(Refusal.BUTTON_COPY_INVALID)
    return text
