"""Asks Telegram who the bot is: is the token right, can Telegram be reached? For ``signaal doctor --online``.

Nothing that Telegram says in words is passed on, and neither the token nor the address.
"""

from dataclasses import dataclass
from enum import StrEnum

from telegram.error import InvalidToken, TelegramError

from handlers.telegram.request import Line


class NoAnswer(StrEnum):
    """Why it is not known who the bot is."""

    TOKEN = "token"
    SILENCE = "silence"


@dataclass(frozen=True)
class Itself:
    """The bot as Telegram knows it: its public name, and whether others may put it in a group."""

    name: str
    joins_groups: bool


async def who_am_i(line: Line) -> Itself | NoAnswer:
    """Ask once, and close the line. TOKEN: Telegram does not know the token; SILENCE: it could not be asked."""
    try:
        answer = await line.call("getMe", {})
    except InvalidToken:
        return NoAnswer.TOKEN
    except TelegramError:
        return NoAnswer.SILENCE
    finally:
        await line.close()
    if not isinstance(answer, dict):
        return NoAnswer.SILENCE
    return Itself(str(answer.get("username", "")), bool(answer.get("can_join_groups")))
