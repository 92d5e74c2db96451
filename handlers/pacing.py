"""When an answer may wait: to somebody who types very much; never a screen with help, never a tap (``usecases.flood``).

All that was typed is taken already when this is asked; only the screen that answers it leaves later.
"""

from dataclasses import replace
from typing import Final

from bot.ports import Chat
from bot.usecases.scene import Scene
from handlers.inputs import Command, Edited, Input, Media, Words

SLOW: Final = "note-slow"
GIVES_WAY: Final = frozenset({None, "note-added"})
"""Lines that say less than that answers are slower. What asks for something, or names help, stays."""


def paced(scene: Scene, before: Chat, after: Chat, given: Input) -> Chat:
    """``after``: the chat as it becomes, owed its screen; its screen owed later when very much came from it."""
    if not isinstance(given, Words | Edited | Media | Command) or scene.flood is None:
        return after
    slow = scene.flood.counts(given.chat, given.message, scene.real)
    if not slow or (after.panel or "").startswith("help"):
        return after
    waits = before.owed_at is not None and before.owed_at > scene.real
    owed_at = before.owed_at if waits else scene.real + scene.flood.rest
    return _said_once(scene, before, replace(after, owed_at=owed_at))


def _said_once(scene: Scene, before: Chat, after: Chat) -> Chat:
    """The line stays until it was seen, and does not come again."""
    unseen = before.note == SLOW and before.rev > before.shown
    if after.note not in GIVES_WAY or scene.flood is None:
        return after
    return replace(after, note=SLOW) if unseen or scene.flood.tells(after.id) else after
