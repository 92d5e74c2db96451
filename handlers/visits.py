"""``/code``: somebody comes to look with a code, from whatever account (SCREENS ``code-mode``)."""

from dataclasses import replace

from bot.ports import Chat
from bot.route.refusals import Refusal
from bot.usecases import receipts
from bot.usecases.forgetting import clear
from bot.usecases.scene import Scene
from handlers import talking
from handlers.flows.card import CARD
from handlers.flows.traces import ENTER


def asked(scene: Scene, chat: Chat, payload: str) -> Chat:
    """The command, with or without the code behind it; what was typed is out of the chat already."""
    code = receipts.read_receipt(payload)
    return _come(scene, chat, code) if code is not None else replace(chat, panel=ENTER, case=None, note=None)


def typed(scene: Scene, chat: Chat, message: int, text: str) -> Chat | None:
    """Words at the screen that asks for a code; None when they are no code, and so somebody's story."""
    code = receipts.read_receipt(text) if chat.panel == ENTER else None
    if code is None:
        return None
    clear(scene, chat, (message,))
    return _come(scene, chat, code)


def _come(scene: Scene, chat: Chat, code: receipts.Receipt) -> Chat:
    come = receipts.come_with(scene, chat, code)
    if isinstance(come, Refusal):
        return replace(chat, panel=ENTER, case=None, note=come.reason)
    found, case_id = come
    return replace(found, panel=CARD, case=case_id, page=1, note=None)


def bound(scene: Scene, chat: Chat) -> Chat:
    """What is kept of a visit when an input was handled."""
    return receipts.no_longer(scene, chat, telling=any(t.flow == talking.REPORT for t in chat.talks))
