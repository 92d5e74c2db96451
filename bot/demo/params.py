"""Reading the parameters of a call: numbers, flags and lists as Telegram reads them from text.

Everything comes in as text (a form, a query string); ``server.py`` turns a JSON body into the same.
"""

import json
import re
from collections.abc import Mapping

from bot.demo.errors import ApiError, Refusal

Params = Mapping[str, str]

_NUMBER = re.compile(r"-?\d+")
_LARGEST_ID = 2**31 - 1
_MOST_IDS = 100


def integer(params: Params, name: str, default: int = 0) -> int:
    """Return a number; what is no number counts as 0, as in Telegram, and what is left out as ``default``."""
    text = params.get(name, "")
    return number(text) if text else default


def number(text: str) -> int:
    """Return the number that ``text`` begins with, or 0."""
    found = _NUMBER.match(text)
    return int(found.group()) if found else 0


def flag(params: Params, name: str) -> bool:
    """Return whether a Boolean was given as true."""
    return params.get(name, "").lower() in {"true", "yes", "1"}


def parsed(text: str, otherwise: Refusal) -> object:
    """Return the JSON value in ``text``. Raises ApiError with ``otherwise`` when it is none."""
    try:
        return json.loads(text)
    except ValueError:
        raise ApiError(otherwise) from None


def message_id(params: Params) -> int:
    """Return ``message_id``, or 0 when there is none."""
    return max(integer(params, "message_id"), 0)


def message_ids(params: Params) -> list[int]:
    """Return the 1-100 ids of ``message_ids``. Raises ApiError in Telegram's words for each way to get it wrong."""
    text = params.get("message_ids", "")
    ids = parsed(text, Refusal.MESSAGES_NOT_JSON) if text else []
    if not isinstance(ids, list):
        raise ApiError(Refusal.MESSAGES_NOT_A_LIST)
    if len(ids) > _MOST_IDS:
        raise ApiError(Refusal.TOO_MANY_MESSAGES)
    if not ids:
        raise ApiError(Refusal.MESSAGES_NOT_SPECIFIED)
    return [_one_id(item) for item in ids]


def _one_id(item: object) -> int:
    if isinstance(item, bool) or not isinstance(item, int | str):
        raise ApiError(Refusal.MESSAGE_NOT_A_NUMBER)
    if not _NUMBER.fullmatch(str(item)) or int(item) > _LARGEST_ID:
        raise ApiError(Refusal.MESSAGE_ID_UNREADABLE)
    if int(item) <= 0:
        raise ApiError(Refusal.MESSAGE_ID_INVALID)
    return int(item)


def update_types(params: Params) -> frozenset[str] | None:
    """Return the ``allowed_updates``: None leaves them as they were, an empty set asks for Telegram's usual ones."""
    text = params.get("allowed_updates", "")
    if not text:
        return None
    try:
        kinds = json.loads(text)
    except ValueError:
        return None
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        return None
    return frozenset(kind.lower() for kind in kinds)


def words(params: Params) -> str:
    """Return ``text`` as Telegram keeps it: 1-4096 characters, without control characters and blanks at either end.

    Raises ApiError when nothing or too much is left. Call ``has_words`` first: an absent text is refused earlier.
    """
    text = cleaned(params["text"])
    if not text:
        raise ApiError(Refusal.TEXT_BLANK)
    if len(text) > LONGEST_TEXT:
        raise ApiError(Refusal.TEXT_TOO_LONG)
    return text


LONGEST_TEXT = 4096
"""Characters in one message, for the bot and for people alike."""

_CONTROL = {code: " " for code in range(32) if code not in {0x0A, 0x0D}} | {0x0D: None}


def cleaned(text: str) -> str:
    """Return ``text`` without carriage returns, with control characters as blanks, and stripped at both ends."""
    return text.translate(_CONTROL).strip(" \n")


def has_words(params: Params) -> None:
    """Raises ApiError when ``text`` is absent or empty; Telegram looks at that before it looks at the chat."""
    if not params.get("text"):
        raise ApiError(Refusal.TEXT_EMPTY)


def preview(params: Params) -> dict[str, object] | None:
    """Return ``link_preview_options``, or None when Telegram may fetch what it likes."""
    text = params.get("link_preview_options", "")
    if not text:
        return None
    options = parsed(text, Refusal.PREVIEW_NOT_JSON)
    if not isinstance(options, dict):
        raise ApiError(Refusal.PREVIEW_NOT_AN_OBJECT)
    return options
