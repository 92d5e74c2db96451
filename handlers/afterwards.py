"""What the pupil does with a case that is finished: say that it did not help, and ask for somebody else."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.route.model import Case, Reporter
from bot.route.refusals import Refusal
from bot.usecases import reopening, reporting
from bot.usecases.scene import Scene
from handlers.flows.afterwards import LOOK_ALONG, NOT_HELPED
from handlers.flows.card import CARD

THANKS: Final = "closed-thanks"


def _me(chat: Chat) -> Reporter:
    return Reporter(frozenset(chat.cases))


def _shown(chat: Chat, case: Case, panel: str, note: str | None = None) -> Chat:
    return replace(chat, panel=panel, case=case.id, page=1, note=note)


def _not_helped(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    """👎: she is asked whether somebody else looks along, when there is anybody."""
    reporting.heard(scene, _me(chat), case.id)
    anybody = any(reopening.who_looks_along(scene.school, case, way) for way in reopening.WAYS)
    return _shown(chat, case, NOT_HELPED) if anybody else _shown(chat, case, CARD, THANKS)


def _look_along(scene: Scene, chat: Chat, case: Case, option: str) -> Chat:
    way = next((w for w in reopening.WAYS if w == option), None)
    if way is None:
        return _shown(chat, case, CARD, "note-stale")
    opened = reopening.look_along(scene, _me(chat), case.id, way)
    return _shown(chat, case, CARD, opened.reason if isinstance(opened, Refusal) else "note-looks-along")


DEEDS: Final[Mapping[str, Callable[[Scene, Chat, Case, str], Chat]]] = {
    NOT_HELPED: _not_helped,
    LOOK_ALONG: _look_along,
}
"""What each button does."""
