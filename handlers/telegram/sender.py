"""Carries errands to people over Telegram, and names the remedy for each way in which that can fail (SECURITY §4.3).

All text is plain and fetches nothing: no parse mode, no link preview (DESIGN §3). The message goes first and what is to
be removed goes after it, so that a crash in between never leaves an empty chat.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.log import event
from bot.ports import Button, Errand, Gone, Message, Outcome, Refused, Retry, Sent, Unknown, Unreachable
from bot.route.model import ChatId
from handlers.telegram.request import Field, Line, NotSent, Said, TooFast, said_in

logger = logging.getLogger(__name__)

_MOST_IDS: Final = 100
_FEW: Final = 20
WIPED: Final = "·"
_SOON_S: Final = 1.0
_TOKEN_S: Final = 60.0
_GONE: Final = frozenset({Said.EDIT_NOT_FOUND, Said.CANNOT_EDIT})
_NOBODY: Final = frozenset({Said.CHAT_NOT_FOUND, Said.USER_NOT_FOUND, Said.DEACTIVATED, Said.PEER_INVALID})


@dataclass(frozen=True)
class Menu:
    """The commands that Telegram offers under its menu button: (name, words) pairs, in order.

    ``language``: two letters, or empty for everybody else. ``chat``: only there; None for all private chats.
    """

    language: str
    commands: tuple[tuple[str, str], ...]
    chat: ChatId | None = field(repr=False, default=None)


class TelegramSender:
    """``bot.ports.Sender`` over a line to Telegram."""

    def __init__(self, line: Line) -> None:
        """``line``: where the calls go."""
        self._line = line

    async def run(self, errand: Errand) -> Outcome:
        """Show the message, then remove what is to go; never raises for what the other side does.

        The outcome is the message's. Removing is best effort then, and waits for the next time when the message did
        not arrive but will; without a message, the outcome is that of the removing.
        """
        if errand.message is None:
            return await self._remove(errand.chat, errand.remove)
        outcome = await self._show(errand.chat, errand.message, errand.edit)
        if errand.remove and isinstance(outcome, Sent | Refused):
            await self._take_away(errand.chat, errand.remove)
        return outcome

    async def _take_away(self, chat: ChatId, ids: Sequence[int]) -> None:
        """One by one, so that none is left; when there are many, all in one call."""
        if len(ids) > _FEW:
            await self._remove(chat, ids)
            return
        for number in ids:
            await self._wipe(chat, number)

    async def _wipe(self, chat: ChatId, number: int) -> None:
        """Take away a message of the bot's own; after two days, when that may no longer be, all that it says (R6)."""
        gone = await self._quietly("deleteMessage", {"chat_id": chat, "message_id": number})
        if not gone:
            await self._quietly("editMessageText", {"chat_id": chat, "message_id": number, "text": WIPED})

    async def answer(self, callback_id: str) -> None:
        """Acknowledge a tap, so that the button stops waiting. A failure harms nobody: it stops by itself."""
        await self._quietly("answerCallbackQuery", {"callback_query_id": callback_id})

    async def leave(self, chat_id: int) -> None:
        """Leave a group or channel without a word (DESIGN §3 "Private chats only")."""
        await self._quietly("leaveChat", {"chat_id": chat_id})

    async def set_commands(self, menus: Iterable[Menu]) -> bool:
        """Put up the menus; gives back whether Telegram took all of them."""
        taken = [await self._quietly("setMyCommands", _menu(menu)) for menu in menus]
        return all(taken)

    async def drop_commands(self, chat: ChatId) -> bool:
        """This chat has no menu of its own any more; gives back whether Telegram took that."""
        return await self._quietly("deleteMyCommands", {"scope": {"type": "chat", "chat_id": chat}})

    # --- showing ----------------------------------------------------------------------------------------------------

    async def _show(self, chat: ChatId, message: Message, edit: int | None) -> Outcome:
        fields = _message(chat, message)
        try:
            if edit is None:
                fields |= {"protect_content": message.protected, "disable_notification": message.quiet}
                result = await self._line.call("sendMessage", fields)
            else:
                result = await self._line.call("editMessageText", fields | {"message_id": edit})
        except TelegramError as error:
            return _outcome(error, edit)
        return Sent(edit) if edit is not None else _sent(result)

    # --- removing ---------------------------------------------------------------------------------------------------

    async def _remove(self, chat: ChatId, ids: Sequence[int]) -> Outcome:
        outcome: Outcome = Sent()
        for start in range(0, len(ids), _MOST_IDS):
            outcome = await self._remove_some(chat, ids[start : start + _MOST_IDS])
            if not isinstance(outcome, Sent):
                return outcome
        return outcome

    async def _remove_some(self, chat: ChatId, ids: Sequence[int]) -> Outcome:
        outcome = await self._delete("deleteMessages", {"chat_id": chat, "message_ids": list(ids)})
        if not isinstance(outcome, Refused):
            return outcome
        # One message of more than two days old spoils all: Telegram then removes none of them.
        for number in ids:
            outcome = await self._delete("deleteMessage", {"chat_id": chat, "message_id": number})
            if not isinstance(outcome, Sent | Refused):
                return outcome
        return Sent()

    async def _delete(self, method: str, fields: dict[str, Field]) -> Outcome:
        try:
            await self._line.call(method, fields)
        except TelegramError as error:
            return _outcome(error, 0)
        return Sent()

    async def _quietly(self, method: str, fields: dict[str, Field]) -> bool:
        try:
            await self._line.call(method, fields)
        except TelegramError:
            return False
        return True


# --- The calls ------------------------------------------------------------------------------------------------------


def _message(chat: ChatId, message: Message) -> dict[str, Field]:
    fields: dict[str, Field] = {"chat_id": chat, "text": message.text, "link_preview_options": {"is_disabled": True}}
    if message.rows:
        fields["reply_markup"] = {"inline_keyboard": [[_button(button) for button in row] for row in message.rows]}
    return fields


def _button(button: Button) -> dict[str, object]:
    face: dict[str, object] = {"text": button.label}
    face |= {"copy_text": {"text": button.copy}} if button.copy else {"callback_data": button.data}
    return face | {"style": "primary"} if button.primary else face


def _menu(menu: Menu) -> dict[str, Field]:
    scope: dict[str, object] = {"type": "all_private_chats"}
    if menu.chat is not None:
        scope = {"type": "chat", "chat_id": menu.chat}
    commands = [{"command": name, "description": words} for name, words in menu.commands]
    return {"commands": commands, "scope": scope, "language_code": menu.language}


# --- The outcomes ---------------------------------------------------------------------------------------------------


def _sent(result: object) -> Outcome:
    number = result.get("message_id") if isinstance(result, dict) else None
    return Sent(number) if isinstance(number, int) else Unknown()


def _outcome(error: TelegramError, edit: int | None) -> Outcome:
    """What a failure means. ``edit``: the message that was to change, None when a new one was to come.

    Doing an edit or a deletion twice does no harm, so what may have been done is simply done again.
    """
    if isinstance(error, TooFast):
        return Retry(error.after_s)
    if isinstance(error, InvalidToken):
        event(logger, "token-rejected", level=logging.ERROR)
        return Retry(_TOKEN_S, everybody=True)
    if isinstance(error, Forbidden):
        return Unreachable()
    if isinstance(error, BadRequest):
        return _refusal(said_in(error.message), edit)
    if isinstance(error, NotSent):
        return Retry(_SOON_S, everybody=True)
    return Unknown() if edit is None else Retry(_SOON_S)


def _refusal(said: Said, edit: int | None) -> Outcome:
    if said is Said.NOT_MODIFIED:
        return Sent(edit)
    if said in _GONE:
        return Gone()
    return Unreachable() if said in _NOBODY else Refused(said.value)
