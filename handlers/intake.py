"""A batch of what came in becomes one transaction: each input once, each in its own savepoint (DESIGN §3).

What cannot be handled goes to the sealed quarantine and the person hears that it was not her fault; intake never stops
for it. A database that cannot take it now is another matter: that is raised, and nothing is confirmed.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from bot.log import event
from bot.ports import Chat, Quarantined, StoreBusy, Unit
from bot.route.model import ChatId
from bot.usecases.prompting import owing
from bot.usecases.recording import CaseMoved
from bot.usecases.scene import Scene
from handlers import floor, practice
from handlers.inputs import Input, Words

log: Final = logging.getLogger(__name__)


class Arrival(Protocol):
    """One update as it came in: what somebody did, or what could be read of one that makes no sense."""

    @property
    def update_id(self) -> int:
        """The channel's number for it."""

    @property
    def input(self) -> Input | None:
        """What somebody did; None when it could not be understood."""

    @property
    def poison_text(self) -> str | None:
        """What was typed in an update that could not be understood; kept sealed, in quarantine only."""

    @property
    def chat(self) -> ChatId | None:
        """Where it came from, as far as that could be read."""


def take_all(unit: Unit, arrivals: Sequence[Arrival], scene_of: Callable[[Unit], Scene]) -> int:
    """Handle each arrival that was not seen before; gives how many were new. Raises StoreBusy, and nothing else.

    The school is read once for a batch; who speaks and what stands is read at each input.
    """
    scene = scene_of(unit)
    new = [a for a in arrivals if unit.first_time(a.update_id, scene.real)]
    for arrival in new:
        given = arrival.input
        if given is None:
            _set_apart(scene, arrival.update_id, arrival.chat, arrival.poison_text or "")
        elif not _taken(scene, arrival.update_id, given):
            _set_apart(scene, arrival.update_id, given.chat, given.text if isinstance(given, Words) else "")
    return len(new)


def retry(scene: Scene) -> tuple[int, int]:
    """Handle once more what is in quarantine, as words that were typed; gives how many were handled and how many stay.

    A tap that failed is only dropped: its button is long gone, and the person was told to press again.
    """
    waiting = scene.unit.quarantined()
    done = [q for q in waiting if not q.text or (q.chat is not None and _taken(scene, q.update_id, _again(q)))]
    for handled in done:
        scene.unit.release(handled.update_id)
    return len(done), len(waiting) - len(done)


def _again(poison: Quarantined) -> Input:
    assert poison.chat is not None
    return Words(poison.chat, "", 0, poison.text)


def _set_apart(scene: Scene, update_id: int, chat: ChatId | None, text: str) -> None:
    kept = "" if chat is not None and practice.apologise(scene, chat) else text
    scene.unit.quarantine(update_id, chat, kept, scene.real)
    if kept is text:
        _apologise(scene, chat)


def _taken(scene: Scene, update_id: int, given: Input) -> bool:
    try:
        _once_more_if_moved(scene, given)
    except StoreBusy:
        raise
    except Exception as bug:
        # The last resort for one input: its words must survive and everybody else's must go on.
        event(log, "update-quarantined", level=logging.ERROR, error=bug, update=update_id)
        return False
    return True


def _once_more_if_moved(scene: Scene, given: Input) -> None:
    """A case that moved under our hands is read anew, once: then the present answers kindly."""
    try:
        with scene.unit.savepoint():
            floor.take(scene, given)
    except CaseMoved:
        with scene.unit.savepoint():
            floor.take(scene, given)


def _apologise(scene: Scene, chat_id: ChatId | None) -> None:
    """Say that it went wrong here, on the screen that stood; when even that fails, silence is all there is."""
    if chat_id is None or scene.unit.staff_of(chat_id) is not None:
        return
    try:
        with scene.unit.savepoint():
            chat = scene.unit.chat(chat_id) or Chat(chat_id)
            scene.unit.put_chat(owing(scene, replace(chat, note="note-sorry", below=True, last="")))
    except StoreBusy:
        raise
    except Exception as bug:
        event(log, "apology-failed", level=logging.ERROR, error=bug)
