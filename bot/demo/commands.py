"""The bot's commands: reading ``setMyCommands``, and which of the lists a person sees in the menu.

Bot API "BotCommandScope": the narrowest scope wins, and within a scope the list in the person's language.
"""

import re
from dataclasses import dataclass

from bot.demo.errors import ApiError, Refusal
from bot.demo.params import Params, number, parsed

_NAME = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_MOST = 100
_LONGEST_NAME = 32
_LONGEST_DESCRIPTION = 256
_WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})


@dataclass(frozen=True)
class Command:
    """A command without its slash, and what the menu says about it."""

    name: str
    description: str


@dataclass(frozen=True)
class Scope:
    """For whom a list is meant; ``chat_id`` is as the bot wrote it, and empty in the wide scopes."""

    kind: str = "default"
    chat_id: str = ""
    user_id: int = 0


class CommandLists:
    """Every list the bot has set, by scope and language ("" is every other language)."""

    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], tuple[Command, ...]] = {}

    def set(self, scope: Scope, language: str, commands: tuple[Command, ...]) -> None:
        """Replace one list."""
        self._lists[scope, language] = commands

    def delete(self, scope: Scope, language: str) -> None:
        """Forget one list; there need not be one."""
        self._lists.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> tuple[Command, ...]:
        """Return exactly this list, empty if there is none."""
        return self._lists.get((scope, language), ())

    def menu(self, user_id: int, language: str | None) -> tuple[Command, ...]:
        """Return what a person sees in her private chat with the bot."""
        scopes = (Scope("chat", str(user_id)), Scope("all_private_chats"), Scope())
        languages = ("",) if language is None else (language[:2], "")
        found = (self._lists.get((scope, tongue)) for scope in scopes for tongue in languages)
        return next((commands for commands in found if commands), ())


def language_of(params: Params) -> str:
    """Return ``language_code``: two letters, or none. Raises ApiError for anything else."""
    language = params.get("language_code", "")
    if not _LANGUAGE.fullmatch(language):
        raise ApiError(Refusal.LANGUAGE_INVALID)
    return language


def scope_of(params: Params) -> Scope:
    """Return ``scope``, the default one when absent. Raises ApiError for a scope that does not exist."""
    text = params.get("scope", "")
    if not text:
        return Scope()
    scope = parsed(text, Refusal.SCOPE_NOT_JSON)
    if not isinstance(scope, dict):
        raise ApiError(Refusal.SCOPE_NOT_AN_OBJECT)
    kind = scope.get("type")
    if kind in _WIDE_SCOPES:
        return Scope(str(kind))
    if kind not in _CHAT_SCOPES:
        raise ApiError(Refusal.SCOPE_UNSUPPORTED)
    return _chat_scope(str(kind), str(scope.get("chat_id", "")), str(scope.get("user_id", "")))


def _chat_scope(kind: str, chat_id: str, user_id: str) -> Scope:
    if not chat_id:
        raise ApiError(Refusal.SCOPE_WITHOUT_CHAT)
    if kind != "chat_member":
        return Scope(kind, chat_id)
    if number(user_id) <= 0:
        raise ApiError(Refusal.SCOPE_WITHOUT_USER)
    return Scope(kind, chat_id, number(user_id))


def commands_of(params: Params) -> tuple[Command, ...]:
    """Return the 1-100 ``commands``. Raises ApiError for each way to get them wrong.

    An empty list is refused here, though Telegram takes it: it wipes the menu, which ``deleteMyCommands`` says plainly.
    """
    text = params.get("commands", "")
    listed = parsed(text, Refusal.COMMANDS_NOT_JSON) if text else []
    if not isinstance(listed, list):
        raise ApiError(Refusal.COMMANDS_NOT_A_LIST)
    if not listed:
        raise ApiError(Refusal.NO_COMMANDS)
    commands = tuple(_command(item) for item in listed)
    if len(commands) > _MOST:
        raise ApiError(Refusal.TOO_MANY_COMMANDS)
    return commands


def _command(item: object) -> Command:
    if not isinstance(item, dict):
        raise ApiError(Refusal.COMMAND_NOT_AN_OBJECT)
    name, description = item.get("command"), item.get("description")
    if not isinstance(name, str):
        raise ApiError(Refusal.COMMAND_WITHOUT_NAME)
    if not isinstance(description, str):
        raise ApiError(Refusal.COMMAND_WITHOUT_WORDS)
    return Command(_name(name.strip().removeprefix("/")), _description(description.strip()))


def _name(name: str) -> str:
    if not name:
        raise ApiError(Refusal.COMMAND_EMPTY)
    if len(name) > _LONGEST_NAME:
        raise ApiError(Refusal.COMMAND_TOO_LONG)
    if not _NAME.fullmatch(name):
        raise ApiError(Refusal.COMMAND_INVALID)
    return name


def _description(text: str) -> str:
    if not text:
        raise ApiError(Refusal.DESCRIPTION_EMPTY)
    if len(text) > _LONGEST_DESCRIPTION:
        raise ApiError(Refusal.DESCRIPTION_TOO_LONG)
    return text
