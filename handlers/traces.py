"""The buttons behind *Meer*, and the commands that do the same: her own traces (SCREENS §5)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from bot.ports import Chat
from bot.route.access import Deed, may
from bot.route.model import Case, Reporter, Whom
from bot.route.refusals import Reason, Refusal
from bot.texts import LANGUAGES, say
from bot.usecases import receipts, traces
from bot.usecases.forgetting import clear
from bot.usecases.reporting import unread
from bot.usecases.scene import Scene
from handlers import talking
from handlers.flows import welcome
from handlers.flows.card import CARD
from handlers.flows.polite import polite_key
from handlers.flows.traces import CODE, KEEP, READ, TAKE_BACK

REACH: Final = 40
"""How far from the message that stands, others are looked for: Telegram numbers the messages of all chats in one row,
and passes over what is not in this one."""
OWN: Final = (TAKE_BACK, "unlink", "my-data", "quiet")
"""The buttons that can be typed as well."""


@cache
def menu(language: str) -> Mapping[str, str]:
    """What can be typed in this language, and the button that does it."""
    return {say(f"own-commands.{deed}", language): deed for deed in OWN}


@cache
def commands() -> Mapping[str, str]:
    """The same in all languages, whatever the phone is set to; a word of two languages is that of the first."""
    return {name: deed for language in reversed(LANGUAGES) for name, deed in menu(language).items()}


def _me(chat: Chat) -> Reporter:
    return Reporter(frozenset(chat.cases))


def _show(chat: Chat, panel: str, case: Case | None) -> Chat:
    return replace(chat, panel=panel, case=case.id if case else None, page=1, note=None)


def commanded(scene: Scene, chat: Chat, name: str) -> Chat | None:
    """What this command does in her chat; None when she has several messages, or none that it could be about."""
    cases = talking.own_cases(scene, chat)
    if len(cases) == 1:
        return DEEDS[commands()[name]](scene, chat, cases[0], "")
    return None if cases or chat.talks else replace(_show(chat, welcome.HELLO, None), note="note-nothing-held")


def _more(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    return _show(chat, "card-more", case)


def _take_back(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    if may(_me(chat), Deed.TAKE_BACK, case):
        return _show(chat, TAKE_BACK, case)
    return replace(_show(chat, CARD, case), note=Reason.CANNOT)


def _taken_back(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """Her yes counts for what the screen said: opened in between, it is asked anew."""
    was_unread = unread(case)
    if not was_unread and option != READ:
        return _take_back(scene, chat, case, "")
    refused = traces.take_back(scene, _me(chat), case.id)
    if refused is not None:
        return replace(_show(chat, CARD, case), note=refused.reason)
    gone = _show(_let_go(scene, chat, case), "taken-back" if was_unread else "taken-back-read", None)
    return _politely(gone, case)


def _politely(chat: Chat, case: Case) -> Chat:
    """The chat knows nothing of the case any more: what is said last is in the u-form by its own name."""
    if case.whom is not Whom.PARENT:
        return chat
    return replace(chat, panel=polite_key(chat.panel or ""), note=polite_key(chat.note) if chat.note else None)


def _quiet(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    refused = traces.be_quiet(scene, _me(chat), case.id, quiet=True)
    return replace(_show(chat, CARD, case), note=refused.reason) if refused else _show(chat, "quiet", case)


def _unquiet(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    refused = traces.be_quiet(scene, _me(chat), case.id, quiet=False)
    return replace(_show(chat, CARD, case), note=refused.reason if refused else None)


def around(message: int, *stays: int | None) -> tuple[int, ...]:
    """The messages that may stand near this one, without those that stay."""
    near = range(max(message - REACH, 1), message + REACH)
    return tuple(number for number in near if number != message and number not in stays)


def _clear(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """What the bot may still remove goes: also what was left by a crash, or typed while it was away."""
    if chat.message is not None:
        clear(scene, chat, around(chat.message))
    return _show(chat, "chat-clear", case)


def _keep(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """From now on what she types stays, and her card does not fold (SCREENS R6)."""
    return replace(_show(chat, KEEP, case), keep=True)


def _unkeep(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """The chat is emptied again, at once and from now on."""
    return replace(_clear(scene, chat, case, option), keep=False)


def _let_go(scene: Scene, chat: Chat, case: Case) -> Chat:
    """The chat that knows nothing of this case any more; what stayed of it because she wanted so goes as well."""
    emptied = _unkeep(scene, chat, case, "") if chat.keep else chat
    return traces.let_go(emptied, case.id)


def _unlink(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    return _show(chat, "unlink", case)


def _unlinked(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    refused = traces.unlink(scene, _me(chat), case.id)
    if refused is not None:
        return replace(_show(chat, CARD, case), note=refused.reason)
    return _politely(replace(_show(_let_go(scene, chat, case), welcome.HELLO, None), note="note-unlinked"), case)


def _code_mode(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    code = receipts.give_code(scene, chat, case.id)
    if isinstance(code, Refusal):
        return replace(_show(chat, CARD, case), note=code.reason)
    return replace(_show(chat, CODE, case), secret=code.words)


def _code_kept(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    refused = receipts.keep_code(scene, chat, case.id)
    if refused is not None:
        return replace(_show(chat, CARD, case), note=refused.reason)
    return _politely(replace(_show(_let_go(scene, chat, case), welcome.HELLO, None), note="note-unlinked"), case)


def _my_data(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    return _show(chat, "my-data", case)


DEEDS: Final[Mapping[str, Callable[[Scene, Chat, Case, str], Chat]]] = {
    "more": _more,
    TAKE_BACK: _take_back,
    "taken-back": _taken_back,
    "quiet": _quiet,
    "unquiet": _unquiet,
    "clear": _clear,
    KEEP: _keep,
    "unkeep": _unkeep,
    "unlink": _unlink,
    "unlinked": _unlinked,
    CODE: _code_mode,
    "code-kept": _code_kept,
    "my-data": _my_data,
}
"""What each button does; whatever it shows, the chat is kept by the floor."""
