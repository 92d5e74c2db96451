"""*Iets doorgeven*: a member of staff tells what they saw, in the message they pressed the button on (SCREENS §9)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.ports import Chat, Notice, NoticeKind
from bot.route.model import Role, Staff
from bot.usecases.duty import Incident
from bot.usecases.forgetting import end_at_desk
from bot.usecases.scene import FOLD_AFTER, Scene
from handlers import deskduty, deskwork, talking
from handlers.deskscreens import show
from handlers.flows.duty import TELLING
from handlers.inputs import Tap

TALK: Final = "talk"
TELLS: Final[Mapping[str, str]] = MappingProxyType({"tell": talking.PASS_ON, "incident": TELLING})
"""The buttons of the desk with which something is told, and what is asked then."""


def tell(scene: Scene, staff: Staff, tap: Tap, flow: str) -> None:
    """*Iets doorgeven*, and *Incident* for an achterwacht: nobody becomes a reporter by typing, but by this button
    (SCREENS ``staff-hello``, ``duty-incident``).

    Not before the school has decided: what is told is about a pupil, whoever tells it (DESIGN §4 row 21).
    """
    if scene.staff_only or (flow == TELLING and Role.ACHTERWACHT not in staff.roles):
        show(scene, staff, "cannot", edit=tap.message)
        return
    end_at_desk(scene, scene.unit.chat(tap.chat) or Chat(tap.chat))
    deskwork.begin_telling(scene, tap.chat, deskwork.language(scene, staff), tap.message, flow)
    _show_telling(scene, staff, TALK, tap.message)


def telling(scene: Scene, staff: Staff, moved: talking.Moved) -> None:
    """The next question of what is being told; or it is sent. A refusal leaves it open, with the reason."""
    message = moved.chat.message
    if isinstance(moved.result, Incident):
        refused = deskduty.happened(scene, staff, moved, moved.result)
        if refused is None:
            return
    else:
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
