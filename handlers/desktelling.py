"""*Iets doorgeven*: a member of staff tells what they saw, in the message they pressed the button on (SCREENS §9)."""

from typing import Final

from bot.ports import Chat, Notice, NoticeKind
from bot.route.model import Staff
from bot.usecases.forgetting import end_at_desk
from bot.usecases.scene import FOLD_AFTER, Scene
from handlers import deskwork, talking
from handlers.deskscreens import show
from handlers.inputs import Tap

TALK: Final = "talk"


def tell(scene: Scene, staff: Staff, tap: Tap) -> None:
    """*Iets doorgeven*: nobody becomes a reporter by typing, but by this button (SCREENS ``staff-hello``).

    Not before the school has decided: what is told is about a pupil, whoever tells it (DESIGN §4 row 21).
    """
    if scene.staff_only:
        show(scene, staff, "cannot", edit=tap.message)
        return
    end_at_desk(scene, scene.unit.chat(tap.chat) or Chat(tap.chat))
    deskwork.begin_telling(scene, tap.chat, deskwork.language(scene, staff), tap.message)
    _show_telling(scene, staff, TALK, tap.message)


def telling(scene: Scene, staff: Staff, moved: talking.Moved) -> None:
    """The next question of what is being told; or it is sent. A refusal leaves it open, with the reason."""
    message = moved.chat.message
    refused = deskwork.told(scene, staff, moved) if moved.result is not None else None
    if moved.result is not None and refused is None:
        _show_telling(scene, staff, "told", message)
        return
    if refused is not None:
        moved = talking.Moved(talking.undo_last(scene, moved.chat, moved.chat.talks[-1], refused.reason))
    deskwork.go_on(scene, moved)
    _show_telling(scene, staff, TALK, message, moved.chat.note)


def _show_telling(scene: Scene, staff: Staff, panel: str, message: int | None, note: str | None = None) -> None:
    """It quotes a story and belongs to no case yet: a quarter of an hour later the desk stands there again."""
    show(scene, staff, panel, edit=message, note=note)
    at, dedupe = scene.now + FOLD_AFTER, f"fold:{staff.id}:{message}"
    scene.unit.say(Notice(dedupe, NoticeKind.SAY, at, None, staff.id, panel="desk", edit=message, move=True))


def told_or_stopped(scene: Scene, staff: Staff, chat: Chat, moved: talking.Moved | None) -> None:
    """*Stop* throws away what was being told; nothing went anywhere."""
    if moved is not None:
        telling(scene, staff, moved)
        return
    end_at_desk(scene, chat)
    show(scene, staff, "desk", edit=chat.message)
