"""The message with the notes for Magister: asked for by a coach, to be copied, and gone a quarter of an hour later.

First a message arrives that only holds its place; once it is known where it stands, the texts take its place and its
removal is planned, in one transaction. When the bot dies in between, what stands in the chat says nothing, and what was
planned is done when it is back (SCREENS ``magister``, DESIGN §4 row 4).
"""

from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Case, ChatId, Staff, StaffId
from bot.usecases.scene import FOLD_AFTER, Scene

TEXTS: Final = "magister-copy"


def show_texts(scene: Scene, staff: Staff, case: Case) -> None:
    """The texts, in a new message, at once: it was asked for."""
    dedupe = f"notes:{scene.chance.token()}"
    scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.now, case.id, staff.id, panel=TEXTS, content=True))


def placed(scene: Scene, notice: Notice, chat: ChatId, message: int, holds: bool) -> None:
    """A message of this notice stands there now; ``holds``: with nothing in it yet. Of others nothing follows."""
    if notice.to is None or notice.panel != TEXTS:
        return
    remove_texts(scene, notice.to, chat, message)
    if holds:
        dedupe, at = f"notes-here:{notice.to}:{message}", scene.now
        here = Notice(dedupe, NoticeKind.SAY, at, notice.case, notice.to, panel=TEXTS, edit=message, content=True)
        scene.unit.say(here)


def remove_texts(scene: Scene, to: StaffId, chat: ChatId, message: int, *, at_once: bool = False) -> None:
    """The message goes from the chat. It is planned for no case, so that it goes as well when the case is erased."""
    at = scene.now if at_once else scene.now + FOLD_AFTER
    dedupe = f"notes-gone:{to}:{message}"
    scene.unit.say(Notice(dedupe, NoticeKind.DELETE, at, chat=chat, message_ids=(message,), move=True))
