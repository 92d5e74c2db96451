"""The beheerder hears that the bot could not hear Telegram: what is sent waits there for 24 hours, and then is lost.

At once, also in the evening and at weekends: of all that the bot says to staff only this cannot wait until school opens
(R12 gives way, because a signal would be lost). When nothing can be sent either, it leaves as soon as the line is back.
"""

from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Role
from bot.usecases.scene import Scene

DEAF: Final = "deaf"


def tell_deaf(scene: Scene) -> int:
    """Each beheerder who can be reached, at most once an hour; gives how many are told."""
    hour = scene.now.strftime("%Y-%m-%dT%H")
    there = (s for s in scene.school.with_role(Role.BEHEERDER) if s.reachable)
    told = (Notice(f"{DEAF}:{s.id}:{hour}", NoticeKind.SAY, scene.now, to=s.id, panel=DEAF) for s in there)
    return sum(map(scene.unit.say, told))
